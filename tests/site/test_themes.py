"""The pages that lead to the initiatives: home, building blocks, themes and sub-themes; and every count."""

from tests.site.built import Link, Page, Site, Target, attribute, text
from tests.site.expected import Expected, Theme


def count(theme: Theme) -> str:
    """How many initiatives a theme has, those of its parts among them, as the site says it."""
    number = len(theme.all_initiatives)
    return f"{number} initiatieven" if number > 1 else "1 initiatief" if number else "alleen een toelichting"


def themes_of(expected: Expected, block: str) -> list[Theme]:
    """The themes and sub-themes of a block, in reading order."""
    return [theme for top in expected.tops[block] for theme in top.with_children]


def test_home_links_to_every_block_and_theme(built: Site, expected: Expected) -> None:
    """A row for each theme: its number, its short title, how many initiatives it has."""
    home = built.pages[""]
    for block, section in zip(expected.blocks, home.select(".map__block"), strict=True):
        themes = themes_of(expected, block["id"])
        links = [Link(f"{block['number']} {block['short_title']}", Target(f"{block['id']}/", ""))]
        assert built.links(home, section) == links + [expected.link(theme.id, theme.label) for theme in themes]
        rows = [f"{theme.number} {theme.label} {count(theme).removeprefix('alleen een ')}" for theme in themes]
        assert [text(row) for row in section.select("li")] == rows


def test_home_and_overviews_count_the_records(built: Site, expected: Expected) -> None:
    numbers = {
        "Toen en nu": len(expected.initiatives),
        "Instrumenten": len(expected.instruments),
        "Bedragen": len(expected.amounts),
        "Voetnoten": len(expected.footnotes),
        "Afkortingen": len(expected.register["abbreviations"]),
    }
    rows = [row.select("a, .contents__count") for row in built.pages["overzichten/"].select(".contents__row")]
    assert {text(name): int(text(number)) for name, number in rows if text(number)} == numbers
    home = built.pages[""]
    assert f"{len(expected.initiatives)} initiatieven" in text(home.one(".home__lead"))
    ways = [text(a).replace("\N{NO-BREAK SPACE}", " ").rpartition(" ") for a in home.select(".ways a")]
    shown = {name: int(number) for name, _, number in ways if number.isdigit()}
    assert shown.pop("Initiatieven") == len(expected.initiatives)
    assert shown.items() <= numbers.items()
    newest = [text(item.select("p")[-1]) for item in home.select(".latest:not(.expected) .latest__item")]
    assert newest == [development["text"] for development in expected.developments[:5]]


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
    """With their number, and each with its statuses in 2022 and its state now. One alone needs no list."""
    for block in expected.blocks:
        page, themes = built.pages[f"{block['id']}/"], themes_of(expected, block["id"])
        assert text(page.one("h1")) == f"Bouwsteen {block['number']}. {block['title']}"
        number = sum(len(theme.initiatives) for theme in themes)
        assert text(page.select(".summary")[0]).startswith(f"{number} initiatie{'f' if number == 1 else 'ven'} ·")
        assert tables(built, page) == tables_of(themes, expected)
    for theme in expected.themes.values():
        page = built.pages[theme.address]
        assert (attribute(page.one("h1"), "id"), text(page.one("h1"))) == (theme.id, theme.name)
        assert f" · {count(theme)}" in text(page.select(".summary")[0])
        alone = len(theme.initiatives) == 1
        assert tables(built, page) == tables_of(theme.with_children, expected)[alone:]


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
