"""*Stand van zaken*: every status that the annex states, with the words that state it, and who has none."""

from __future__ import annotations

import pytest
from bs4 import Tag

from tests.site.built import MARKUP, Page, Said, Site, Target, attribute, phrase, text
from tests.site.expected import EDITORS, Register, Text, status_quote

VALUES = ["voorgenomen", "verkenning", "voorstel", "akkoord", "implementatie", "lopend", "tot-stand-gekomen"]
"""From plan to done."""

NONE = "niet-vermeld"

SINCE = ("tijdlijn", "toen-en-nu")
"""What the editors add: see `test_since.py`."""


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages["stand-van-zaken/"]


@pytest.fixture(scope="module")
def headings(page: Page) -> list[Tag]:
    return [heading for heading in page.one(".sheet").select("h2") if attribute(heading, "id") not in SINCE]


def test_every_status_has_its_list(page: Page, built: Site, headings: list[Tag], register: Register) -> None:
    """Initiatives first, then footnotes; one with two statuses stands under both. Last who has none."""
    expected: dict[str, list[Said]] = {value: [] for value in (*VALUES, NONE)}
    for source in register.annex.texts:
        for status in source.statuses:
            said = phrase(source.link, status.subject or "", source.place, *status_quote(status))
            expected[status.value.slug].append(said)
        if source.kind == "initiative" and not source.statuses:
            expected[NONE].append(phrase(source.link, source.place))
    shown: dict[str, list[Said]] = {}
    for heading in headings:
        lists = [
            t for t in heading.find_all_next(["h2", "ul"]) if t.name == "h2" or t in page.soup.select(MARKUP.stated)
        ]
        until = next((at for at, tag in enumerate(lists) if tag.name == "h2"), len(lists))
        items = [li for one in lists[:until] for li in one.select("li")]
        shown[attribute(heading, "id")] = [built.said(page, li) for li in items]
    assert shown == expected
    assert list(shown) == list(expected)
    assert all(shown.values())


def test_table_and_headings_count_the_initiatives(
    page: Page, built: Site, headings: list[Tag], register: Register
) -> None:
    """Each counted once under a status; footnotes are not counted."""

    def has(initiative: Text, value: str) -> bool:
        return value in ({status.value.slug for status in initiative.statuses} or {NONE})

    counts = {v: sum(has(i, v) for i in register.annex.initiatives) for v in (*VALUES, NONE)}
    assert {attribute(heading, "id"): text(heading) for heading in headings} == {
        value: f"{value.replace('-', ' ').capitalize()} ({number})" for value, number in counts.items()
    }
    table = page.one(f"table{MARKUP.counts}")
    assert text(table.select("caption")[0])
    assert [attribute(th, "scope") for th in table.select("thead th")] == ["col"] * 3
    shown = {}
    for row in table.select("tbody tr"):
        header, meaning, number = row.select("th, td")
        assert (header.name, attribute(header, "scope"), bool(text(meaning))) == ("th", "row", True)
        ((words, target),) = built.links(page, header)
        assert target is not None
        assert words.replace(" ", "-") == target.fragment
        shown[target.fragment] = int(text(number))
    assert shown == counts


def test_every_status_shown_on_the_site_leads_here(built: Site) -> None:
    """From a theme's page, *Voetnoten* or *Instrumenten* to the list of what else is so far."""
    labels = [(page, tag) for page in built.pages.values() for tag in page.soup.select(MARKUP.status)]
    assert len(labels) > 87
    wrong = [
        (page.address, text(tag))
        for page, tag in labels
        if tag.name != "a" or built.link(page, tag).target != Target("stand-van-zaken/", text(tag).replace(" ", "-"))
    ]
    assert wrong == []


def test_every_status_is_marked_as_the_editors_reading(built: Site) -> None:
    """By the mark behind it; where there are many, in a list or on its own page, by a line on the page."""
    for page in built.pages.values():
        for tag in page.soup.select(MARKUP.status):
            mark = tag.find_next_sibling()
            assert isinstance(mark, Tag)
            assert built.link(page, mark) == EDITORS
    said = "De redactie heeft elke status afgeleid uit de woorden die {} staan redactie."
    expected = dict.fromkeys(("", "instrumenten/", "stand-van-zaken/", "voetnoten/"), said.format("erbij"))
    expected["initiatieven/"] = said.format("bij het initiatief")
    for address, words in expected.items():
        assert words in text(built.pages[address].one(".sheet"))
