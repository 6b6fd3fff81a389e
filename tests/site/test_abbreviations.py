"""*Afkortingen* says what every abbreviation stands for and who says so, and where it is used."""

import pytest
from bs4 import Tag

from annex.model.register import Abbreviation
from annex.relate.cross_references import CrossReferences
from annex.relate.places import InitiativePlace
from tests.site import expected
from tests.site.built import Link, Page, Said, Site, Target, attribute, phrase, text


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages["afkortingen/"]


@pytest.fixture(scope="module")
def tables(page: Page) -> list[list[Tag]]:
    """The rows of the annex's abbreviations, and those of others. Each table has a caption and headers."""
    rows: list[list[Tag]] = []
    for table in page.select("table.abbreviations"):
        assert [bool(text(caption)) for caption in table.select("caption")] == [True]
        assert {attribute(th, "scope") for th in table.select("thead th")} == {"col"}
        rows.append(table.select("tbody tr"))
        assert all([attribute(th, "scope") for th in row.select("th")] == ["row"] for row in rows[-1])
    return rows


def uses_of(abbreviation: Abbreviation, references: CrossReferences) -> Said:
    """The first three texts that use it, and how many more there are. OSA is used in the annex's title alone."""
    sources = references.uses[abbreviation.short]
    links = [
        expected.link(source, f"{source.name} · {source.theme.label}" if isinstance(source, InitiativePlace) else "")
        for source in sources[:3]
    ]
    more = len(sources) - 3
    said = f"en {more} andere tekst{'en' if more > 1 else ''}" if more > 0 else ""
    return phrase(*(links or [Link("titel van de bijlage", Target("bijlage/", ""))]), said)


def test_every_abbreviation_is_explained(
    page: Page, built: Site, tables: list[list[Tag]], references: CrossReferences
) -> None:
    """What it stands for, in its language; whether the editors say so; the instrument that it names; its uses."""
    abbreviations = sorted(references.register.abbreviations, key=lambda a: a.short.casefold())
    assert len(tables) == 2
    assert f"{len(abbreviations)} afkortingen" in text(page.one(".lead"))
    for abbreviation, row in zip(abbreviations, tables[0], strict=True):
        short, meaning, where = row.select(":scope > *")
        instrument = references.instruments.get(abbreviation.instrument or "")
        linked = expected.link(instrument, abbreviation.short) if instrument else abbreviation.short
        assert built.said(page, short) == phrase(linked)
        assert attribute(short, "id") == abbreviation.anchor
        dutch = f"({abbreviation.in_dutch})" if abbreviation.in_dutch else ""
        by_editors = abbreviation.by == "editors"
        added = phrase(abbreviation.stands_for if by_editors else "", dutch, abbreviation.remark or "").words
        assert [text(tag) for tag in meaning.select(".added")] == (["Redactie: " + added] if added else [])
        assert text(meaning, without=".added") == ("" if by_editors else abbreviation.stands_for)
        english = [text(tag) for tag in meaning.select("[lang=en]")]
        assert english[:1] == [abbreviation.stands_for] * (abbreviation.language == "en")
        assert built.said(page, where) == uses_of(abbreviation, references)


def test_other_abbreviations_are_the_editors(
    tables: list[list[Tag]], page: Page, built: Site, references: CrossReferences
) -> None:
    """Those that others use and the annex does not, from A to Z, each leading to what it is for."""
    shown = [(text(row.select("th")[0]), built.links(page, row)) for row in tables[1]]
    assert shown == [(short, [expected.link(one)]) for short, one in references.other_abbreviations()]
    assert "added" in attribute(page.select("table")[1], "class")
