"""*Afkortingen* says what every abbreviation stands for and who says so, and the texts lead there."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from bs4 import Tag

from tests.site.built import MARKUP, Link, Page, Site, Target, attribute, heading_of, own, text
from tests.site.register_data import Abbreviation, Mention, Register, Source, found

ABBREVIATIONS_PAGE = "afkortingen/"
EDITORS = Link("redactie", Target("over/", "de-redactie"))


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages[ABBREVIATIONS_PAGE]


@pytest.fixture(scope="module")
def tables(page: Page) -> list[Tag]:
    """That of the annex's abbreviations, and that of others."""
    tables = page.soup.select(f"table{MARKUP.abbreviations}")
    assert len(tables) == 2
    return tables


@pytest.fixture(scope="module")
def rows(tables: list[Tag], register: Register) -> list[tuple[Abbreviation, Tag]]:
    """Each abbreviation with its row."""
    a_to_z = sorted(register.abbreviations.values(), key=lambda abbreviation: abbreviation.short.lower())
    return list(zip(a_to_z, tables[0].select("tbody tr"), strict=True))


def test_the_tables_have_headers(tables: list[Tag]) -> None:
    for table in tables:
        assert [bool(text(caption)) for caption in table.select("caption")] == [True]
        assert {attribute(th, "scope") for th in table.select("thead th")} == {"col"}
        for row in table.select("tbody tr"):
            assert [attribute(th, "scope") for th in row.select("th")] == ["row"]


def test_every_abbreviation_is_there(rows: list[tuple[Abbreviation, Tag]], page: Page) -> None:
    assert [text(row.select("th")[0]) for _, row in rows] == [abbreviation.short for abbreviation, _ in rows]
    assert [attribute(row.select("th")[0], "id") for _, row in rows] == [a.anchor for a, _ in rows]
    assert f"{len(rows)} afkortingen" in text(page.one(".lead"))


@pytest.mark.parametrize(
    "short",
    [
        *("OSA", "IPCEI", "MFK", "GBVB", "GVDB", "QMV", "BNC", "HV", "CIE", "LNV", "EZK", "IenW", "BHOS", "IMVO"),
        *("OS", "NES", "DIS", "EDTIB", "KDT", "CIS", "ESA"),
    ],
)
def test_those_that_the_issue_names_are_explained(page: Page, short: str) -> None:
    """Issue 3; TTC, which it names too, stands nowhere in the annex."""
    assert text(page.by_id(f"afkorting-{short.lower()}")) == short


def test_each_says_what_it_stands_for_and_whether_the_editors_say_so(
    rows: list[tuple[Abbreviation, Tag]], page: Page, built: Site
) -> None:
    for abbreviation, row in rows:
        meaning, _ = row.select(":scope > td")
        by_editors = abbreviation.by == "editors"
        assert text(meaning) == abbreviation.stands_for.words + " redactie" * by_editors
        assert built.links(page, meaning) == [EDITORS] * by_editors
        english = [text(tag) for tag in meaning.select("[lang=en]")]
        assert english == ([abbreviation.stands_for.words] if abbreviation.stands_for.lang else [])
    assert {abbreviation.by for abbreviation, _ in rows} == {"annex", "editors"}


def test_what_the_annex_is_said_to_spell_out_stands_in_it(register: Register) -> None:
    """Else the page would give the editors' words for the annex's."""
    annex = register.annex
    said = [source.text for source in register.sources] + [theme.title for theme in annex.themes]
    said += [initiative.name for initiative in annex.initiatives if initiative.name_by == "annex"]
    by_annex = [a for a in register.abbreviations.values() if a.by == "annex"]
    assert [a.short for a in by_annex if not any(a.stands_for.words.lower() in s.lower() for s in said)] == []


def test_one_that_names_an_instrument_leads_to_it(
    rows: list[tuple[Abbreviation, Tag]], page: Page, built: Site
) -> None:
    shown = [built.links(page, row.select("th")[0]) for _, row in rows]
    targets = [Target("instrumenten/", a.instrument) if a.instrument else None for a, _ in rows]
    assert shown == [[Link(a.short, t)] if t else [] for (a, _), t in zip(rows, targets, strict=True)]
    assert any(shown)


def uses(register: Register) -> dict[str, list[Source]]:
    """The texts that use each abbreviation, on its own or in a longer name."""
    shorts = {short: Mention(short, "", short=short) for short in register.abbreviations}
    using: dict[str, list[Source]] = {short: [] for short in shorts}
    for source in register.sources:
        for short in dict.fromkeys(words for words, _ in found(source.text, shorts)):
            using[short].append(source)
    return using


def test_the_texts_that_use_it_are_given(
    rows: list[tuple[Abbreviation, Tag]], page: Page, built: Site, register: Register
) -> None:
    """The first three of them as links, and how many more there are; OSA is used in the annex's title alone."""
    using = uses(register)
    for abbreviation, row in rows:
        _, where = row.select(":scope > td")
        sources = using[abbreviation.short]
        shown = built.links(page, where)
        if not sources:
            assert abbreviation.short in re.split(r"\W", register.annex.title)
            assert shown == [Link("titel van de bijlage", Target("bijlage/", ""))]
            continue
        assert shown == [Link(source.name, Target(source.address, source.fragment)) for source in sources[:3]]
        more = len(sources) - 3
        said = [f"en {more} andere tekst{'en' if more > 1 else ''}"] if more > 0 else []
        assert [text(li) for li in where.select("li")] == [*(link.words for link in shown), *said]


def test_other_abbreviations_are_the_editors(tables: list[Tag], page: Page, built: Site, register: Register) -> None:
    """Those that others use and the annex does not, from A to Z, each leading to what it is for."""
    shown = []
    for row in tables[1].select("tbody tr"):
        short, instrument = row.select("th, td")
        shown.append((text(short), *built.links(page, instrument)))
    assert shown == [
        (short, Link(register.instruments[id_].name.words, Target("instrumenten/", id_)))
        for short, id_ in sorted(register.short_elsewhere, key=lambda pair: pair[0].lower())
    ]
    said = tables[1].find_previous("p")
    assert said is not None
    assert built.links(page, said) == [EDITORS]


# --- In the texts ---------------------------------------------------------------------------------------------


class Short(NamedTuple):
    """An abbreviation as a text shows it."""

    words: str
    target: Target | None
    title: str


def test_short_forms_lead_there_and_say_what_they_stand_for(built: Site, register: Register) -> None:
    """Where a text first uses one. One that names an instrument leads to that, and says it every time."""
    total = 0
    for source, page, element in texts(built, register):
        shown = [
            Short(text(a), built.target(page, attribute(a, "href")), attribute(a, "title"))
            for a in element.select(f"a{MARKUP.short_form}, a{MARKUP.mention}[title]")
        ]
        expected = []
        explained: set[str] = set()
        for mention in register.mentions(source.text):
            if not mention.short or (not mention.instrument and mention.short in explained):
                continue
            explained.add(mention.short)
            abbreviation = register.abbreviations[mention.short]
            to_instrument = Target("instrumenten/", mention.instrument)
            target = to_instrument if mention.instrument else Target(ABBREVIATIONS_PAGE, abbreviation.anchor)
            expected.append(Short(mention.words, target, abbreviation.stands_for.words))
        assert shown == expected, f"{page.address}: {source.id}"
        total += len(shown)
    assert total > len(register.abbreviations)


def texts(built: Site, register: Register) -> list[tuple[Source, Page, Tag]]:
    """Each text of the annex where readers meet it: on its theme's page, or on *Voetnoten*."""
    found = []
    for source in register.sources:
        page = built.pages[source.address]
        if source.kind == "theme":
            element = page.one(MARKUP.running_text)
        else:
            section = page.by_id(source.fragment).find_parent("section")
            assert isinstance(section, Tag)
            assert heading_of(section) is page.by_id(source.fragment)
            (element,) = own(section, MARKUP.text if source.kind == "initiative" else MARKUP.footnote_text)
        found.append((source, page, element))
    return found
