"""The pages that lead to the initiatives: home, building blocks, themes and sub-themes."""

from __future__ import annotations

from collections.abc import Sequence

from bs4 import Tag

from tests.site import stated
from tests.site.annex_data import Annex, Block, Theme
from tests.site.built import MARKUP, OVERVIEWS, Link, Site, Target, annex_text, attribute, text
from tests.site.stated import Money


def link_to(theme: Theme) -> Link:
    return Link(theme.title, Target(theme.address, ""))


def parts_of(theme: Theme, annex: Annex) -> list[Theme]:
    return [part for part in annex.themes if part.parent == theme.id]


def count(theme: Theme, annex: Annex) -> str:
    """How many initiatives a theme has, those of its parts among them, as the site says it."""
    number = sum(len(one.initiatives) for one in (theme, *parts_of(theme, annex)))
    return f"{number} initiatieven" if number > 1 else "1 initiatief" if number else "alleen lopende tekst"


def listed(element: Tag) -> list[str]:
    """What an element lists, item by item, each without the items within it and the amounts."""
    lists = f"li {MARKUP.theme_list}, {MARKUP.theme_amounts}"
    return [text(item, without=lists) for item in element.select("li")]


def items(themes: Sequence[Theme], annex: Annex) -> list[str]:
    return [f"{theme.title} {count(theme, annex)}" for theme in themes]


def test_home_leads_to_every_block_and_theme(built: Site, annex: Annex) -> None:
    home = built.pages[""]
    for block, section in zip(annex.blocks, home.soup.select(MARKUP.home_block), strict=True):
        assert text(section.select("h2")[0]) == block.heading
        main = [theme for theme in block.themes if not theme.parent]
        summary, *themes = built.links(home, section)
        number = sum(len(theme.initiatives) for theme in block.themes)
        assert summary == Link(f"{number} initiatieven in {len(main)} thema’s", Target(block.address, ""))
        assert themes == [link_to(theme) for theme in block.themes]
        assert listed(section) == items(block.themes, annex)


def test_home_shows_the_amounts_of_a_theme(built: Site, annex: Annex) -> None:
    """Those that its initiatives name, the largest first; where a theme names none, nothing."""
    shown = {
        text(item.select("a")[0]): [
            stated.money(words) for words in text(item.select(MARKUP.theme_amounts)[0]).split(" · ")
        ]
        for item in built.pages[""].soup.select(f"{MARKUP.theme_list} > li")
        if item.select(MARKUP.theme_amounts) and not item.select(MARKUP.theme_list)
    }
    expected = {
        theme.title: sorted(
            (Money(b.amount, b.kind, b.approximate) for i in theme.initiatives for b in i.budgets), reverse=True
        )
        for theme in annex.themes
        if any(initiative.budgets for initiative in theme.initiatives)
    }
    assert shown == expected


def test_a_theme_leads_to_each_of_its_initiatives(built: Site, annex: Annex) -> None:
    """At its top, where the contents beside the text have no room; not where there is only one."""
    for theme in annex.themes:
        page = built.pages[theme.address]
        links = [link for one in page.soup.select(MARKUP.jump) for link in built.links(page, one)]
        expected = [Link(i.name, Target(page.address, i.id)) for i in theme.initiatives]
        assert links == (expected if len(expected) > 1 else [])


def test_home_says_what_this_is(built: Site, annex: Annex) -> None:
    """Issue 2, 'The site': what it is, and that it is not a government site."""
    said = text(built.pages[""].one("main"))
    assert "Bijlage 2" in said
    assert f"{len(annex.initiatives)} nationale en Europese initiatieven" in said
    assert "geen site van de overheid" in said


def test_home_leads_to_the_whole_annex_and_the_footnotes(built: Site) -> None:
    home = built.pages[""]
    targets = [target for _, target in built.links(home, home.one("main"))]
    assert Target("bijlage/", "") in targets
    assert Target("voetnoten/", "") in targets


def test_the_page_of_a_block_leads_to_its_themes(built: Site, annex: Annex) -> None:
    for block in annex.blocks:
        page = built.pages[block.address]
        heading = page.one("h1")
        assert (attribute(heading, "id"), text(heading)) == (block.id, block.heading)
        lists = page.one("main").select(f"nav > {MARKUP.theme_list}")
        assert [link for one in lists for link in built.links(page, one)] == [link_to(t) for t in block.themes]
        assert [item for one in lists for item in listed(one)] == items(block.themes, annex)


def test_the_place_of_a_block_is_given(built: Site, annex: Annex) -> None:
    for block in annex.blocks:
        assert place_shown(built, block) == Link(f"Bijlage 2, p. {block.page}", Target("bijlage/", block.id))


def place_shown(built: Site, record: Block | Theme) -> Link:
    """The one link in the line under the title of a page."""
    page = built.pages[record.address]
    (link,) = built.links(page, page.one(MARKUP.summary))
    return link


def test_the_heading_of_a_theme_is_its_title(built: Site, annex: Annex) -> None:
    headings = [built.pages[theme.address].one("h1") for theme in annex.themes]
    shown = [(attribute(heading, "id"), text(heading)) for heading in headings]
    assert shown == [(theme.id, theme.title) for theme in annex.themes]


def test_a_theme_says_what_it_belongs_to(built: Site, annex: Annex) -> None:
    """The block by number and name; on the page of a sub-theme its theme too, by number and name."""
    numbers = theme_numbers(annex)
    for block in annex.blocks:
        to_block = Link(f"Bouwsteen {block.number} · {block.label}", Target(block.address, ""))
        for theme in block.themes:
            page = built.pages[theme.address]
            parents = [parent for parent in block.themes if parent.id == theme.parent]
            to_parents = [Link(f"{numbers[p.id]} {p.label}", Target(p.address, "")) for p in parents]
            assert built.links(page, page.one(MARKUP.trail)) == [to_block, *to_parents]


def theme_numbers(annex: Annex) -> dict[str, str]:
    """'2.2' by id: the themes of a block are counted in order, sub-themes aren't."""
    main = [(block, [theme for theme in block.themes if not theme.parent]) for block in annex.blocks]
    return {t.id: f"{block.number}.{place}" for block, themes in main for place, t in enumerate(themes, start=1)}


def test_the_place_of_a_theme_is_given(built: Site, annex: Annex) -> None:
    numbers = theme_numbers(annex)
    for theme in annex.themes:
        place = f"Bijlage 2, p. {theme.page}"
        assert place_shown(built, theme) == Link(place, Target("bijlage/", theme.id))
        number = [numbers[theme.id]] if theme.id in numbers else []
        page = built.pages[theme.address]
        assert text(page.one(MARKUP.summary)) == " · ".join([*number, place, count(theme, annex)])


def test_the_running_text_of_a_theme_is_whole(built: Site, annex: Annex) -> None:
    pages = [built.pages[theme.address] for theme in annex.themes]
    shown = {page.address: [annex_text(tag) for tag in page.soup.select(MARKUP.running_text)] for page in pages}
    assert shown == {theme.address: [theme.text] if theme.text else [] for theme in annex.themes}
    assert sum(map(bool, shown.values())) == 3


def test_a_theme_leads_to_its_parts(built: Site, annex: Annex) -> None:
    for theme in annex.themes:
        page = built.pages[theme.address]
        parts = parts_of(theme, annex)
        lists = page.one("main").select(f"nav > {MARKUP.theme_list}")
        assert [link for one in lists for link in built.links(page, one)] == [link_to(part) for part in parts]
        assert [item for one in lists for item in listed(one)] == items(parts, annex)


def test_the_navigation_leads_to_every_page(built: Site, annex: Annex) -> None:
    """Page by page, by 'volgende': whoever reads on passes every block and theme in the annex's order, and the rest."""
    blocks = [[block.address, *(theme.address for theme in block.themes)] for block in annex.blocks]
    by_theme = [address for block in blocks for address in block]
    order = ["", *by_theme, *OVERVIEWS, "bijlage/", "voetnoten/", "data/", "over/", "toegankelijkheid/"]
    passed = [""]
    while following := built.pages[passed[-1]].soup.select('link[rel="next"]'):
        target = built.target(built.pages[passed[-1]], attribute(following[0], "href"))
        assert target is not None
        assert target.address not in passed
        passed.append(target.address)
    assert passed == order
