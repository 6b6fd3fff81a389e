"""The pages that lead to the initiatives: home, building blocks, themes and sub-themes."""

from __future__ import annotations

from bs4 import Tag

from tests.site.built import MARKUP, OVERVIEWS, REFERENCE, Link, Said, Site, Target, attribute, phrase, text
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


def test_home_leads_to_every_block_and_theme(built: Site, register: Register) -> None:
    home, annex = built.pages[""], register.annex
    for block, section in zip(annex.blocks, home.soup.select(MARKUP.home_block), strict=True):
        assert text(section.select("h2")[0]) == block.heading
        main = [theme for theme in block.themes if not theme.parent]
        number = len(annex.initiatives_of(*block.themes))
        summary = Link(f"{number} initiatieven in {len(main)} thema’s", Target(block.address, ""))
        assert built.links(home, section) == [summary, *(theme.link for theme in block.themes)]
        assert listed(built, "", section) == items(block.themes, register)
    assert any("euro" in item.words for item in items(annex.themes, register))


def test_home_says_what_this_is(built: Site, annex: Annex) -> None:
    home = built.pages[""]
    said = text(home.one("main"))
    assert f"{len(annex.initiatives)} onderdelen; wij noemen ze initiatieven" in said
    assert "geen site van de overheid" in said
    targets = [target for _, target in built.links(home, home.one("main"))]
    assert {Target("bijlage/", ""), Target("voetnoten/", ""), Target("bedragen/", "")} <= set(targets)


def test_the_page_of_a_block_leads_to_its_themes(built: Site, register: Register) -> None:
    annex = register.annex
    for block in annex.blocks:
        page = built.pages[block.address]
        heading = page.one("h1")
        assert (attribute(heading, "id"), text(heading)) == (block.id, block.heading)
        place = Link(f"Bijlage 2, p. {block.page}", Target("bijlage/", block.id))
        assert built.links(page, page.one(MARKUP.summary)) == [place]
        main = [theme for theme in block.themes if not theme.parent]
        counts = f"{len(main)} thema’s · {len(annex.initiatives_of(*block.themes))} initiatieven"
        assert text(page.one(MARKUP.summary)) == f"{place.words} · {counts}"
        assert listed(built, page.address, page.one(f"nav > {MARKUP.theme_list}")) == items(block.themes, register)


def test_the_page_of_a_theme_says_where_it_stands(built: Site, register: Register) -> None:
    """Title; above it its block and, for a part, its theme; below it number, place and count; then its parts."""
    annex = register.annex
    for block in annex.blocks:
        main = [theme for theme in block.themes if not theme.parent]
        numbers = {theme.id: f"{block.number}.{at}" for at, theme in enumerate(main, start=1)}
        to_block = Link(f"Bouwsteen {block.number} · {block.label}", Target(block.address, ""))
        for theme in block.themes:
            page = built.pages[theme.address]
            heading = page.one("h1")
            assert (attribute(heading, "id"), text(heading)) == (theme.id, theme.name)
            parents = [parent for parent in main if parent.id == theme.parent]
            trail = [Link(f"{numbers[p.id]} {p.label}", Target(p.address, "")) for p in parents]
            assert built.links(page, page.one(MARKUP.trail)) == [to_block, *trail]
            place = Link(theme.pages_shown, Target("bijlage/", theme.id))
            number = [] if theme.parent else [numbers[theme.id], "·"]
            assert built.said(page, page.one(MARKUP.summary)) == phrase(*number, place, "·", count(theme, annex))
            lists = page.one("main").select(f"nav > {MARKUP.theme_list}")
            assert [item for one in lists for item in listed(built, page.address, one)] == items(
                annex.parts_of(theme), register
            )


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
