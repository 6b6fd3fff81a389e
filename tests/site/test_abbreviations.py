"""*Afkortingen* says what every abbreviation stands for and who says so, and where it is used."""

from __future__ import annotations

import re

import pytest
from bs4 import Tag

from tests.site.built import MARKUP, Link, Page, Site, Target, attribute, phrase, text
from tests.site.expected import Register


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages["afkortingen/"]


@pytest.fixture(scope="module")
def tables(page: Page) -> list[list[Tag]]:
    """The rows of the annex's abbreviations, and those of others. Each table has a caption and headers."""
    rows: list[list[Tag]] = []
    for table in page.soup.select(f"table{MARKUP.abbreviations}"):
        assert [bool(text(caption)) for caption in table.select("caption")] == [True]
        assert {attribute(th, "scope") for th in table.select("thead th")} == {"col"}
        rows.append(table.select("tbody tr"))
        assert all([attribute(th, "scope") for th in row.select("th")] == ["row"] for row in rows[-1])
    return rows


def test_every_abbreviation_is_explained(page: Page, built: Site, tables: list[list[Tag]], register: Register) -> None:
    """What it stands for, in its language; whether the editors say so; the instrument that it names; the first three
    texts that use it, and how many more there are. OSA is used in the annex's title alone."""
    assert len(tables) == 2
    assert list(register.abbreviations) == sorted(register.abbreviations, key=str.lower)
    assert f"{len(register.abbreviations)} afkortingen" in text(page.one(".lead"))
    for abbreviation, row in zip(register.abbreviations.values(), tables[0], strict=True):
        short, meaning, where = row.select(":scope > *")
        instrument = abbreviation.instrument
        target = Target("instrumenten/", instrument) if instrument else None
        assert built.said(page, short) == phrase(Link(abbreviation.short, target) if target else abbreviation.short)
        assert attribute(short, "id") == abbreviation.anchor
        dutch = f"({abbreviation.in_dutch})" if abbreviation.in_dutch else ""
        by_editors = abbreviation.by == "editors"
        added = phrase(abbreviation.stands_for if by_editors else "", dutch, abbreviation.remark or "").words
        expected = ["Redactie: " + added] if added else []
        assert [text(tag) for tag in meaning.select(".added")] == expected
        assert text(meaning, without=".added") == ("" if by_editors else abbreviation.stands_for)
        english = [text(tag) for tag in meaning.select("[lang=en]")]
        assert english[:1] == [abbreviation.stands_for] * (abbreviation.language == "en")
        sources = register.uses(abbreviation)
        links = [
            source.link._replace(words=f"{source.link.words} · {source.place.rpartition(' › ')[2]}")
            if source.kind == "initiative"
            else source.link
            for source in sources[:3]
        ]
        if not sources:
            assert abbreviation.short in re.split(r"\W", register.annex.title)
            links = [Link("titel van de bijlage", Target("bijlage/", ""))]
        more = len(sources) - 3
        said = f"en {more} andere tekst{'en' if more > 1 else ''}" if more > 0 else ""
        assert built.said(page, where) == phrase(*links, said)


def test_an_english_meaning_is_there_in_dutch_too(page: Page) -> None:
    row = page.by_id("afkorting-qmv").parent
    assert row
    assert "qualified majority voting (gekwalificeerde meerderheid)" in text(row)


@pytest.mark.parametrize(
    "short",
    [
        *("OSA", "IPCEI", "MFK", "GBVB", "GVDB", "QMV", "BNC", "HV", "CIE", "LNV", "EZK", "IenW", "BHOS", "IMVO"),
        *("OS", "NES", "DIS", "EDTIB", "KDT", "CIS", "ESA"),
    ],
)
def test_the_abbreviations_of_the_annex_are_there(page: Page, short: str) -> None:
    """A hand-picked list."""
    assert text(page.by_id(f"afkorting-{short.lower()}")) == short


def test_what_the_annex_is_said_to_spell_out_stands_in_it(register: Register) -> None:
    """Otherwise the page would pass off the editors' words as the annex's."""
    annex = register.annex
    said = [text.text for text in annex.texts] + [theme.name for theme in annex.themes]
    said += [initiative.name for initiative in annex.initiatives if initiative.record.name_by == "annex"]
    by_annex = [a for a in register.abbreviations.values() if a.by == "annex"]
    assert by_annex
    assert [a.short for a in by_annex if not any(a.stands_for.lower() in s.lower() for s in said)] == []


def test_other_abbreviations_are_the_editors(
    tables: list[list[Tag]], page: Page, built: Site, register: Register
) -> None:
    """Those that others use and the annex does not, from A to Z, each leading to what it is for."""
    shown = [(text(row.select("th")[0]), built.links(page, row)) for row in tables[1]]
    assert shown == [(short, [register.link(id_)]) for short, id_ in register.short_elsewhere]
    assert "added" in attribute(page.soup.select("table")[1], "class")
    assert len(page.soup.select(".key")) == 1, "one line says whose they are"
