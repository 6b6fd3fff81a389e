"""The pages that lead to the initiatives: home, building blocks, themes and sub-themes; and every count."""

from collections import Counter

from tests.site.built import Link, Page, Site, Target, attribute, text
from tests.site.expected import Expected, Theme, day


def themes_of(expected: Expected, block: str) -> list[Theme]:
    """The themes and sub-themes of a block, in reading order."""
    return [theme for top in expected.tops[block] for theme in top.with_children]


def test_home_links_to_every_block_and_theme(built: Site, expected: Expected) -> None:
    """A row for each theme: its number, its short title, and a mark for each of its initiatives, which names it."""
    home = built.pages[""]
    for block, section in zip(expected.blocks, home.select(".map__block"), strict=True):
        themes = themes_of(expected, block["id"])
        links = [Link(f"{block['number']} {block['short_title']}", Target(f"{block['id']}/", ""))]
        for theme in themes:
            links.append(expected.link(theme.id, theme.label))
            for one in theme.initiatives:
                name = f"{one.name} ({theme.label})" if one.name in expected.shared_names else one.name
                links.append(expected.link(one.id, f"{name}: {expected.state(one.id)}"))
        assert built.links(home, section) == links
        rows = [text(row) for row in section.select(".map__row")]
        assert [row[: row.index(" ")] for row in rows] == [theme.number for theme in themes]
        assert [len(row.select(".state-mark")) for row in section.select(".map__row")] == [
            len(theme.initiatives) for theme in themes
        ]


def test_home_counts_the_states(built: Site, expected: Expected) -> None:
    states = Counter(expected.state(id_) for id_ in expected.initiatives)
    shown = [text(item).rpartition(" ") for item in built.pages[""].select(".legend > li")]
    assert {name: int(number) for name, _, number in shown} == states


def test_home_and_overviews_count_the_records(built: Site, expected: Expected) -> None:
    numbers = {
        "Toen en nu": len(expected.initiatives),
        "Instrumenten": len(expected.instruments),
        "Bedragen": len(expected.amounts),
        "Voetnoten": len(expected.footnotes),
        "Afkortingen": len(expected.register["abbreviations"]),
    }
    rows = [row.select("a, .soft") for row in built.pages["overzichten/"].select(".contents > li")]
    assert {text(name): int(text(number)) for name, number in rows if text(number)} == numbers
    home = built.pages[""]
    assert day(expected.since["checked"]) in text(home.one(".home__lead"))
    assert f"De indeling in {len(expected.initiatives)}, de statussen" in text(home.one(".home__key"))
    ways = [text(a).replace("\N{NO-BREAK SPACE}", " ").rpartition(" ") for a in home.select(".ways a")]
    shown = {name: int(number) for name, _, number in ways if number.isdigit()}
    assert shown.items() <= numbers.items()
    newest = [text(item.select("p")[-1]) for item in home.select(".latest:not(.expected) > li")]
    assert newest == [development["text"] for development in expected.developments[:5]]


def test_a_theme_without_initiatives_leads_to_those_about_what_it_names(built: Site, expected: Expected) -> None:
    for theme in expected.themes.values():
        if theme.children or theme.initiatives:
            continue
        named = [expected.instruments[id_].get("home") for id_ in expected.mentions[theme.id]]
        page = built.pages[theme.address]
        links = [link.target for item in page.select(".added > .links") for link in built.links(page, item)]
        assert links == [expected.link(home).target for home in dict.fromkeys(named) if home]


Table = list[tuple[str, list[Link]]]
"""What each row says, and its links."""


def tables(site: Site, page: Page) -> list[Table]:
    found = [table.select("tbody tr") for table in page.select(".outcomes")]
    return [[(text(row), site.links(page, row)) for row in rows] for rows in found]


def tables_of(themes: list[Theme], expected: Expected) -> list[Table]:
    """A table for each theme that has initiatives: each with its statuses in 2022 and its state now."""
    return [
        [(f"{one.name} {', '.join(one.then)} {expected.state(one.id)}", [expected.link(one.id)]) for one in found]
        for found in (theme.initiatives for theme in themes)
        if found
    ]


def test_blocks_and_themes_list_their_initiatives(built: Site, expected: Expected) -> None:
    """Each with its statuses in 2022 and its state now. One or two on the page itself need no list."""
    for block in expected.blocks:
        page, themes = built.pages[f"{block['id']}/"], themes_of(expected, block["id"])
        assert text(page.one("h1")) == f"Bouwsteen {block['number']}. {block['title']}"
        assert tables(built, page) == tables_of(themes, expected)
    for theme in expected.themes.values():
        page = built.pages[theme.address]
        assert (attribute(page.one("h1"), "id"), text(page.one("h1"))) == (theme.id, theme.name)
        assert ("alleen een toelichting" in text(page.select(".summary")[0])) == (not theme.all_initiatives)
        few = 1 <= len(theme.initiatives) <= 2
        assert tables(built, page) == tables_of(theme.with_children, expected)[few:]


def test_volgende_links_pass_every_page_in_order(built: Site, expected: Expected) -> None:
    """Every block and theme in the annex's order, and then the rest."""
    passed = [""]
    while following := built.pages[passed[-1]].soup.select(".md-footer__link--next"):
        target = built.target(built.pages[passed[-1]], attribute(following[0], "href"))
        assert target is not None
        assert target.address not in passed
        passed.append(target.address)
    blocks = [block["id"] for block in expected.blocks]
    themes = [at for id_ in blocks for at in (f"{id_}/", *(t.address for t in themes_of(expected, id_)))]
    assert passed == ["", *themes, *expected.other_pages]
