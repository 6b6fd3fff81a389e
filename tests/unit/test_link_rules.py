"""Each rule for links, on records that follow it and records that break it."""

from functools import partial
from typing import Any

from annex.check import link_rules as rules
from annex.check.records import Records, Rule
from tests.unit.samples import development, developments, records, register, said

EUR_LEX = "https://eur-lex.europa.eu"
ACT = {"celex": "32024R2747", "url": f"{EUR_LEX}/eli/reg/2024/2747/oj", "link": "Verordening (EU) 2024/2747"}
PAPER = {"kamerstuk": "32 852, nr. 224", "url": None, "link": "Kamerstuk 32 852, nr. 224"}


def of_development(rule: Rule[Records[Any]], **more: Any) -> list[str]:
    return said(rule(records(developments(None, development(**more)))))


def of_footnote(rule: Rule[Records[Any]], **link: str) -> list[str]:
    links = [{"certainty": "exact", **link}]
    return said(rule(records(register(footnotes=[{"number": 1, "links": links}]))))


def test_links_have_address_and_text() -> None:
    one = "(allowed: either url or kamerstuk)"
    check = partial(of_development, rules.links_have_address_and_text)
    assert check() == check(**PAPER) == []
    assert check(url=None) == [f"developments.0: 0 addresses {one}"]
    assert check(kamerstuk="32 852, nr. 224") == [f"developments.0: 2 addresses {one}"]
    vague_texts = "Lees meer", "hier", "De website van de EU", "Link naar COM(2026) 1", "COM(26)", "Klik voor het stuk"
    for vague in (*vague_texts, "https://example.org/stuk", "www.example.org"):
        assert check(link=vague) == [
            f"0.link: '{vague}' doesn't say what the link leads to (allowed: the paper or page)"
        ]
    assert check(link="Meerjarenplan") == check(link="COM(26)1") == []

    check = partial(of_footnote, rules.links_have_address_and_text)
    assert check(kamerstuk="32 852, nr. 224") == check(url="https://example.org/", label="Stuk") == []
    assert check(url="https://example.org/", label="Klik hier") == [
        "0.label: 'Klik hier' doesn't say what the link leads to (allowed: the paper or page)"
    ]
    assert check(label="Stuk") == [f"links.0: 0 addresses {one}"]
    assert check(url="https://example.org/") == ["links.0: a link without words (allowed: label or kamerstuk)"]


def test_links_lead_to_different_papers() -> None:
    def check(*numbers: str) -> list[str]:
        links = [{"certainty": "exact", "kamerstuk": f"32 852, nr. {number}"} for number in numbers]
        found = records(register(footnotes=[{"number": 1, "links": links}]))
        return said(rules.links_lead_to_different_papers(found))

    assert check("224", "225") == []
    address = "https://zoek.officielebekendmakingen.nl/kst-32852-224.html"
    assert check("224", "224") == [f"links.1: {address} is given twice"]


def test_kamerstuk_matches_text() -> None:
    check = partial(of_development, rules.kamerstuk_matches_text)
    assert check() == check(**PAPER) == check(**PAPER, act="Kamerstukken II 2022/23, 32852, nr. 224") == []
    assert check(**PAPER | {"kamerstuk": "32 852-XVII, nr. 224", "link": "32 852-XVII, nr. 224"}) == []
    assert check(**PAPER | {"kamerstuk": "32 852, nr. 22"}) == [
        "0.kamerstuk: 'Kamerstuk 32 852, nr. 224' is another paper than 32 852, nr. 22"
    ]
    assert check(**PAPER | {"kamerstuk": "32 851, nr. 224"}) == [
        "0.kamerstuk: 'Kamerstuk 32 852, nr. 224' is another paper than 32 851, nr. 224"
    ]
    assert check(**PAPER, act="Kamerstuk 32 852, nr. 225") == [
        "0.kamerstuk: 'Kamerstuk 32 852, nr. 225' is another paper than 32 852, nr. 224"
    ]

    check = partial(of_footnote, rules.kamerstuk_matches_text)
    assert (
        check(kamerstuk="32 852, nr. 224") == check(kamerstuk="32 852, nr. 224", label="Brief (32 852, nr. 224)") == []
    )
    assert check(kamerstuk="32 852, nr. 224", label="Brief") == [
        "0.kamerstuk: 'Brief' is another paper than 32 852, nr. 224"
    ]


def test_act_matches_url_and_text() -> None:
    check = partial(of_development, rules.act_matches_url_and_text)
    assert check() == check(**ACT) == check(**ACT, act="Verordening 2024/2747") == []
    other = "0.celex: celex '32024R2747' is another act than"
    assert check(**ACT | {"url": f"{EUR_LEX}/eli/reg/2024/2774/oj"}) == [f"{other} the url"]
    assert check(**ACT | {"link": "Verordening (EU) 2024/27471"}) == [f"{other} 'Verordening (EU) 2024/27471'"]
    assert check(**ACT, act="Verordening 2024/2774") == [f"{other} 'Verordening 2024/2774'"]
    assert check(**ACT, act="Uitvoeringsverordening 2024/2747, bij Richtlijn 2024/1") == []
    assert check(**ACT, act="Richtlijn 2024/2747") == [f"{other} 'Richtlijn 2024/2747'"]
    notice = {"url": f"{EUR_LEX}/eli/C/2025/3291/oj", "link": "Mededeling C/2025/3291"}
    lacking = ["developments.0: an act in EUR-Lex without its number (allowed: with celex)"]
    assert check(**notice, act="C/2025/3291") == []
    assert check(**notice) == check(**notice, act="C/2025/329") == lacking

    check = partial(of_footnote, rules.act_matches_url_and_text)
    url = f"{EUR_LEX}/legal-content/NL/TXT/?uri=CELEX:52022DC0031"
    assert check(url=url, label="Mededeling COM(2022) 31") == check(url="https://example.org/", label="x") == []
    assert check(url=url) == []
    assert check(url=url, label="Mededeling COM(2022) 13") == [
        "0.url: url is another act than label (allowed: EUR-Lex by CELEX number)"
    ]
    assert check(url=f"{EUR_LEX}/eli/reg/2024/2747/oj", label="Verordening 2024/2747") == [
        "0.url: url is another act than label (allowed: EUR-Lex by CELEX number)"
    ]
