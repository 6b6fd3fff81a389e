"""The pages that lead to the initiatives: home, building blocks, themes and sub-themes."""

from __future__ import annotations

import json
from copy import copy

from bs4 import Tag

from tests.site.built import MARKUP, OVERVIEWS, REFERENCE, Link, Page, Said, Site, Target, attribute, phrase, text
from tests.site.expected import Annex, Register, Text, amount_for


def count(theme: Text, annex: Annex) -> str:
    """How many initiatives a theme has, those of its parts among them, as the site says it."""
    number = len(annex.initiatives_of(theme, *annex.parts_of(theme)))
    return f"{number} initiatieven" if number > 1 else "1 initiatief" if number else "alleen een toelichting"


def listed(site: Site, address: str, element: Tag) -> list[Said]:
    """The items of a list of themes, each without the items within it."""
    found = []
    for item in element.select("li"):
        links = tuple(site.link(site.pages[address], a) for a in item.select("a") if a.find_parent("li") is item)
        found.append(Said(text(item, without=f"li {MARKUP.theme_list}"), links))
    return found


def items(themes: list[Text], register: Register) -> list[Said]:
    """What a list of themes says: each with its number of initiatives and, where it has no parts, its amounts."""
    annex = register.annex
    found = []
    for theme in themes:
        ids = {initiative.id for initiative in annex.initiatives_of(theme)}
        amounts = [a.first for a in register.amounts() if ids & {text.id for _, text in a.places}]
        shown = [] if annex.parts_of(theme) else [" · ".join(map(amount_for, amounts))]
        found.append(phrase(theme.link, count(theme, annex), *shown))
    return found


def test_home_leads_to_every_block_and_theme(built: Site, annex: Annex) -> None:
    """A row a theme: its number, its short title, how many initiatives it has."""
    home = built.pages[""]
    for block, section in zip(annex.blocks, home.soup.select(".map__block"), strict=True):
        link = Link(f"{block.number} {block.label}", Target(block.address, ""))
        assert built.links(home, section) == [link, *(Link(t.label, t.link.target) for t in block.themes)]
        numbers: list[list[int]] = []
        for theme in block.themes:
            last = numbers[-1] if numbers else [block.number, 0]
            numbers.append([*last[:2], [*last, 0][2] + 1] if theme.parent else [block.number, last[1] + 1])
        assert [text(tag) for tag in section.select(".map__number")] == [".".join(map(str, n)) for n in numbers]
        shown = [
            text(row).partition(theme.label)[2].strip()
            for row, theme in zip(section.select("li"), block.themes, strict=True)
        ]
        assert shown == [count(theme, annex).removeprefix("alleen een ") for theme in block.themes]


def test_home_says_what_this_is(built: Site, register: Register) -> None:
    """Then where everything is, with counts; and the newest developments, which are the editors'."""
    home, annex = built.pages[""], register.annex
    assert text(home.one("h1")) == "Open strategische autonomie"
    assert text(home.one(".home__lead")).endswith("Geen site van de overheid.")
    assert f"{len(annex.initiatives)} initiatieven" in text(home.one(".home__lead"))
    counts = (len(annex.initiatives), len(register.instruments), len(register.amounts()), len(annex.footnotes))
    names = ("Initiatieven", "Instrumenten", "Bedragen", "Voetnoten")
    expected = ["Toen en nu", *(f"{name} {number}" for name, number in zip(names, counts, strict=True)), "Hele bijlage"]
    assert [text(a).replace("\N{NO-BREAK SPACE}", " ") for a in home.soup.select(".ways a")] == expected
    published = json.loads((built.folder / "data/ontwikkelingen.json").read_text(encoding="utf-8"))
    newest = [development["text"] for development in published["developments"][:5]]
    assert [text(item.select("p")[-1]) for item in home.soup.select(".latest__item")] == newest
    assert all(item.find_parent(class_="added") for item in home.soup.select(".latest__item"))


def rows_of(initiatives: list[Text], register: Register) -> list[Said]:
    """The rows of a table: each initiative with its statuses in 2022 and its state now."""
    return [
        phrase(
            initiative.link,
            ", ".join(dict.fromkeys(str(status.value) for status in initiative.statuses)) or "niet vermeld",
            register.state_link(initiative.id).words,
        )
        for initiative in initiatives
    ]


def tables(site: Site, page: Page) -> list[list[Said]]:
    """The rows of each table of initiatives on a page."""
    found = page.soup.select(MARKUP.outcomes)
    return [[site.said(page, row) for row in table.select("tbody tr")] for table in found]


def said_by_the_annex(built: Site, page: Page) -> Said:
    """The line below the title, without the editors' count of states: see `test_then_and_now.py`."""
    summary = copy(page.soup.select(MARKUP.summary)[0])
    for line in summary.select(".counted"):
        line.decompose()
    return built.said(page, summary)


def test_the_page_of_a_block_shows_each_initiative_in_2022_and_now(built: Site, register: Register) -> None:
    """By theme, each of which its number in a row at the top leads to."""
    annex = register.annex
    for block in annex.blocks:
        page = built.pages[block.address]
        heading = page.one("h1")
        assert (attribute(heading, "id"), text(heading)) == (block.id, block.heading)
        link = Link("Lees achter elkaar", Target("bijlage/", block.id))
        number = len(annex.initiatives_of(*block.themes))
        expected = phrase(f"{number} initiatieven ·", link, f"· Bijlage 2, p. {block.page}")
        assert said_by_the_annex(built, page) == expected
        headings = [(attribute(h, "id"), *built.links(page, h)) for h in page.soup.select(".theme-part__title")]
        numbers = register.theme_numbers
        assert headings == [
            (theme.id, Link(f"{numbers[theme.id]} {theme.label}", theme.link.target)) for theme in block.themes
        ]
        jumps = built.links(page, page.one(MARKUP.jump_row))
        assert jumps == [Link(numbers[theme.id], Target(page.address, theme.id)) for theme in block.themes]
        lists = [annex.initiatives_of(theme) for theme in block.themes]
        assert tables(built, page) == [rows_of(initiatives, register) for initiatives in lists if initiatives]


def test_the_page_of_a_theme_says_where_it_stands(built: Site, register: Register) -> None:
    """Number, block and, for a part, theme; the annex's title; page and count; then its initiatives, or its parts'."""
    annex = register.annex
    for block in annex.blocks:
        to_block = Link(f"Bouwsteen {block.number} · {block.label}", Target(block.address, ""))
        for theme in block.themes:
            page = built.pages[theme.address]
            heading = page.one("h1")
            assert (attribute(heading, "id"), text(heading)) == (theme.id, theme.name)
            numbers = register.theme_numbers
            trail = [Link(f"{numbers[p.id]} {p.label}", p.link.target) for p in block.themes if p.id == theme.parent]
            assert built.links(page, page.one(MARKUP.trail)) == [to_block, *trail]
            assert text(page.one(MARKUP.trail)).startswith(f"{numbers[theme.id]} ")
            place = Link(theme.pages_shown, Target("bijlage/", theme.id))
            assert said_by_the_annex(built, page) == phrase(place, "·", count(theme, annex))
            lists = [annex.initiatives_of(part) for part in (theme, *annex.parts_of(theme))]
            expected = [rows_of(initiatives, register) for initiatives in lists if initiatives]
            alone = len(expected) == 1 and len(expected[0]) == 1 and not annex.parts_of(theme)
            assert tables(built, page) == ([] if alone else expected)


def test_titles_of_themes_end_without_a_colon(built: Site, annex: Annex) -> None:
    """Except above their own page and in *Bijlage*, where they are the annex's words."""
    for block in annex.blocks:
        for address in (block.address, *(theme.address for theme in block.themes)):
            links = built.pages[address].one("main").select("a")
            assert [text(a) for a in links if text(a).endswith(":")] == []


def test_the_navigation_leads_to_every_page(built: Site, annex: Annex) -> None:
    """By 'volgende' a reader passes every block and theme in the annex's order, and then the rest."""
    by_theme = [at for block in annex.blocks for at in (block.address, *(theme.address for theme in block.themes))]
    order = ["", *by_theme, *OVERVIEWS, *REFERENCE]
    passed = [""]
    while following := built.pages[passed[-1]].soup.select(".md-footer__link--next"):
        target = built.target(built.pages[passed[-1]], attribute(following[0], "href"))
        assert target is not None
        assert target.address not in passed
        passed.append(target.address)
    assert passed == order
