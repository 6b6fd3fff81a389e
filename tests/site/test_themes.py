"""The pages that lead to the initiatives: home, building blocks, themes and sub-themes."""

from annex.model import page_paths
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index, ThemePlace
from annex.relate.totals import Totals
from tests.site import expected
from tests.site.built import OVERVIEWS, REFERENCE, Link, Page, Said, Site, Target, attribute, phrase, text


def count(theme: ThemePlace) -> str:
    """How many initiatives a theme has, those of its parts among them, as the site says it."""
    number = len(list(theme.all_initiatives))
    return f"{number} initiatieven" if number > 1 else "1 initiatief" if number else "alleen een toelichting"


def themes_of(index: Index, block: str) -> list[ThemePlace]:
    """The themes and sub-themes of a block, in reading order."""
    return [theme for top in index.blocks[block] for theme in top.with_children]


def test_home_leads_to_every_block_and_theme(built: Site, index: Index) -> None:
    """A row a theme: its number, its short title, how many initiatives it has."""
    home = built.pages[""]
    for block, section in zip(index.annex.building_blocks, home.select(".map__block"), strict=True):
        themes = themes_of(index, block.id)
        links = [Link(f"{block.number} {block.short_title}", Target(f"{block.id}/", ""))]
        assert built.links(home, section) == links + [expected.link(theme, theme.label) for theme in themes]
        rows = [f"{theme.number} {theme.label} {count(theme).removeprefix('alleen een ')}" for theme in themes]
        assert [text(row) for row in section.select("li")] == rows


def test_home_says_what_this_is(built: Site, references: CrossReferences, totals: Totals) -> None:
    """Then where everything is, with counts; and the newest developments, which are the editors'."""
    home, index = built.pages[""], references.index
    assert text(home.one("h1")) == "Open strategische autonomie"
    lead = text(home.one(".home__lead"))
    assert lead.endswith("Geen site van de overheid.")
    assert f"{len(index.initiatives)} initiatieven" in lead
    ways = [
        *("Toen en nu", f"Initiatieven {len(index.initiatives)}", f"Instrumenten {len(references.instruments)}"),
        *(f"Bedragen {len(totals.amounts)}", f"Voetnoten {len(index.footnotes)}", "Hele bijlage"),
    ]
    assert [text(a).replace("\N{NO-BREAK SPACE}", " ") for a in home.select(".ways a")] == ways
    newest = [development.text for development in references.developments.all[:5]]
    assert [text(item.select("p")[-1]) for item in home.select(".latest__item")] == newest
    assert all(item.find_parent(class_="added") for item in home.select(".latest__item"))


def tables(site: Site, page: Page) -> list[list[Said]]:
    return [[site.said(page, row) for row in table.select("tbody tr")] for table in page.select(".outcomes")]


def tables_of(themes: list[ThemePlace], references: CrossReferences) -> list[list[Said]]:
    """A table for each theme that has initiatives: each with its statuses in 2022 and its state now."""
    found = []
    for theme in themes:
        rows = [
            phrase(expected.link(one), expected.statuses_then(one), expected.state_of(references, one))
            for one in expected.initiatives_of(theme)
        ]
        found += [rows] if rows else []
    return found


def summary_of(site: Site, page: Page) -> Said:
    """The line below the title, without the editors' count of states: see `test_then_and_now.py`."""
    return site.said(page, page.select(".summary")[0], without=".counted")


def test_the_page_of_a_block_shows_each_initiative_in_2022_and_now(built: Site, references: CrossReferences) -> None:
    """By theme, each of which its number in a row at the top leads to."""
    index = references.index
    for block in index.annex.building_blocks:
        page, themes = built.pages[f"{block.id}/"], themes_of(index, block.id)
        heading = page.one("h1")
        assert (attribute(heading, "id"), text(heading)) == (block.id, f"Bouwsteen {block.number}. {block.title}")
        number = sum(len(expected.initiatives_of(theme)) for theme in themes)
        to_annex = Link("Lees achter elkaar", expected.place(page_paths.ANNEX, block.id))
        said = phrase(f"{number} initiatieven ·", to_annex, f"· Bijlage 2, p. {block.page}")
        assert summary_of(built, page) == said
        headings = [(attribute(h, "id"), *built.links(page, h)) for h in page.select(".theme-part__title")]
        assert headings == [(theme.id, expected.link(theme, theme.numbered)) for theme in themes]
        jumps = built.links(page, page.one(".jump-row"))
        assert jumps == [Link(theme.number, Target(page.address, theme.id)) for theme in themes]
        assert tables(built, page) == tables_of(themes, references)


def test_the_page_of_a_theme_says_where_it_stands(built: Site, references: CrossReferences) -> None:
    """Number, block and, for a part, theme; the annex's title; page and count; then its initiatives, or its parts'."""
    for theme in references.index.themes.values():
        page, block = built.pages[expected.place(theme).address], theme.block
        heading = page.one("h1")
        assert (attribute(heading, "id"), text(heading)) == (theme.id, theme.name)
        trail = [Link(f"Bouwsteen {block.number} · {block.short_title}", Target(f"{block.id}/", ""))]
        trail += [expected.link(theme.parent, theme.parent.numbered)] if theme.parent else []
        assert built.links(page, page.one(".trail")) == trail
        assert text(page.one(".trail")).startswith(f"{theme.number} ")
        to_annex = Link(f"Bijlage 2, p. {theme.theme.page}", expected.place(page_paths.ANNEX, theme.id))
        assert summary_of(built, page) == phrase(to_annex, "·", count(theme))
        alone = len(list(theme.all_initiatives)) == 1 and not theme.children
        shown = [] if alone else tables_of(list(theme.with_children), references)
        assert tables(built, page) == shown


def test_the_navigation_leads_to_every_page(built: Site, index: Index) -> None:
    """By 'volgende' a reader passes every block and theme in the annex's order, and then the rest."""
    passed = [""]
    while following := built.pages[passed[-1]].soup.select(".md-footer__link--next"):
        target = built.target(built.pages[passed[-1]], attribute(following[0], "href"))
        assert target is not None
        assert target.address not in passed
        passed.append(target.address)
    by_theme = [
        at for id_ in index.blocks for at in (f"{id_}/", *(expected.place(t).address for t in themes_of(index, id_)))
    ]
    assert passed == ["", *by_theme, *OVERVIEWS, *REFERENCE]
