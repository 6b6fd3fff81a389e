"""Numbers and addresses of papers: Kamerstukken, in every form in which people write them, and acts of the EU."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annex.model import sources
from annex.model.sources import Kamerstuk
from tests.properties import examples

HOST = "https://zoek.officielebekendmakingen.nl/"

WRITTEN = [
    ("35 925-XVII nr. 54", Kamerstuk("35925", "XVII", 54), "kst-35925-XVII-54.html"),
    ("35925 XVII, nr. 54", Kamerstuk("35925", "XVII", 54), "kst-35925-XVII-54.html"),
    ("35925-XVII-54", Kamerstuk("35925", "XVII", 54), "kst-35925-XVII-54.html"),
    ("35570-XIV, nr. 70", Kamerstuk("35570", "XIV", 70), "kst-35570-XIV-70.html"),
    ("21 501-02 nr. 2602", Kamerstuk("21501-02", "", 2602), "kst-21501-02-2602.html"),
    ("21501-02-2602", Kamerstuk("21501-02", "", 2602), "kst-21501-02-2602.html"),
    ("34952-174", Kamerstuk("34952", "", 174), "kst-34952-174.html"),
    ("22112 nr.9", Kamerstuk("22112", "", 9), "kst-22112-9.html"),
]


@pytest.mark.parametrize(("written", "paper", "page"), WRITTEN)
def test_kamerstuk_is_read_and_reads_back(written: str, paper: Kamerstuk, page: str) -> None:
    assert sources.kamerstuk(written) == sources.kamerstuk(str(paper)) == paper
    assert paper.url == HOST + page


DOSSIERS = st.from_regex(r"\d{5}(-\d{2})?", fullmatch=True)
CHAPTERS = st.sampled_from(["", "I", "IV", "VIII", "IX", "XIV", "XVII", "XXVIII"])


@examples(50)
@given(st.builds(Kamerstuk, DOSSIERS, CHAPTERS, st.integers(min_value=1)))
def test_any_kamerstuk_reads_back(paper: Kamerstuk) -> None:
    assert sources.kamerstuk(str(paper)) == paper


@pytest.mark.parametrize(
    "written",
    [
        *("", "nr. 54", "35925", "35 925-XVII", "21501-02", "21 501-02", "2022D41854", "PM"),
        *("3592-54", "359255-54", "35925-XVII nr. 0", "35925-054", "35925-IIII nr. 5", "35925-ABC nr. 5"),
        *("35925-xvii nr. 54", "35 925-XVII nr. 54.", "x35925-54", "35925-54\n", "35925--54", "35925, nr. -5"),
    ],
)
def test_other_numbers_are_refused(written: str) -> None:
    with pytest.raises(ValueError, match="no Kamerstuk"):
        sources.kamerstuk(written)


@pytest.mark.parametrize(
    ("celex", "path", "number"),
    [
        ("32024R2747", "/eli/reg/2024/2747/oj", "2024/2747"),
        ("32022L0031", "/eli/dir/2022/31/oj", "2022/31"),
        ("32023D0936", "/eli/dec/2023/936/oj", "2023/936"),
        ("52022DC0031", "", "(2022)31"),
        ("COM(2022) 31", "", ""),
    ],
)
def test_act_has_an_address_and_a_number(celex: str, path: str, number: str) -> None:
    assert sources.act(celex) == (path, number)


def test_address_of_an_act_is_recognized() -> None:
    host = "https://eur-lex.europa.eu"
    assert sources.is_at("32024R2747", f"{host}/eli/reg/2024/2747/oj")
    assert sources.is_at("32025R1197", f"{host}/eli/reg_impl/2025/1197/oj")
    assert sources.is_at("52022DC0031", f"{host}/legal-content/NL/TXT/?uri=CELEX:52022DC0031")
    assert not sources.is_at("32025R1197", f"{host}/eli/reg_impl/2025/1198/oj")
    assert not sources.is_at("52022DC0031", f"{host}/legal-content/NL/TXT/?uri=CELEX:52022DC0013")
    assert not sources.is_at("niets", f"{host}/niets")


def test_number_of_an_act_is_found_in_a_text() -> None:
    assert sources.names_act("2024/2747", "Verordening (EU) 2024/2747.")
    assert sources.names_act("(2022)31", "COM (2022) 31")
    assert sources.names_act("(2018)95", "P8_TA(2018)0095")
    assert not sources.names_act("2024/2747", "Verordening (EU) 2024/27471")
    assert not sources.names_act("2024/2747", "Verordening 12024/2747")
