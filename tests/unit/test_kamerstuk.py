"""Check that a Kamerstuk's address is built right from every form in which people write its number."""

import pytest

from annex.model import sources
from annex.model.sources import Kamerstuk

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
def test_every_form_is_read_and_what_is_printed_is_read_again(written: str, paper: Kamerstuk, page: str) -> None:
    assert sources.kamerstuk(written) == sources.kamerstuk(str(paper)) == paper
    assert paper.url == HOST + page


def test_it_is_printed_as_the_annex_does() -> None:
    printed = [str(Kamerstuk("35925", "XVII", 54)), str(Kamerstuk("21501-02", "", 2602))]
    assert printed == ["35 925-XVII, nr. 54", "21 501-02, nr. 2602"]


@pytest.mark.parametrize(
    "written",
    [
        *("", "nr. 54", "35925", "35 925-XVII", "21501-02", "21 501-02", "2022D41854", "PM"),
        *("3592-54", "359255-54", "35925-XVII nr. 0", "35925-054", "35925-IIII nr. 5", "35925-ABC nr. 5"),
        *("35925-xvii nr. 54", "35 925-XVII nr. 54.", "x35925-54", "35925-54\n", "35925--54", "35925, nr. -5"),
    ],
)
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="no Kamerstuk"):
        sources.kamerstuk(written)
