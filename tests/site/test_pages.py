"""Every page keeps the rules: links lead somewhere, nothing comes from elsewhere, outline and head are sound."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from annex.model.dates import dutch_date
from annex.model.sources import site_of
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index
from tests.conftest import PUBLISHED
from tests.site import expected, rules
from tests.site.built import OVERVIEWS, REFERENCE, Page, Site, attribute, text


def test_links_lead_somewhere(built: Site) -> None:
    assert list(rules.broken_links(built)) == []


def test_nothing_is_fetched_from_another_host(built: Site, references: CrossReferences) -> None:
    """Only the letter, the editors' sources and the licence are linked."""
    known = [str(references.index.annex.document.letter.url), "https://creativecommons.org/"]
    known += [development.address for development in references.developments.all]
    known += [link.address for sources in references.register.footnotes for link in sources.links]
    assert list(rules.foreign_addresses(built, {urlsplit(url).netloc for url in known})) == []


@pytest.mark.parametrize("rule", rules.OF_A_PAGE)
def test_each_page_keeps_the_rule(built: Site, rule: Callable[[Page], Iterator[str]]) -> None:
    assert [fault for page in built.pages.values() for fault in rule(page)] == []


def test_titles_and_descriptions_are_unique(built: Site) -> None:
    assert list(rules.shared_heads(built)) == []


def test_the_pages_are_these(built: Site, index: Index) -> None:
    """No page is missing, and none is left over that nobody meant to publish."""
    by_theme = {expected.place(theme).address for theme in index.themes.values()}
    assert set(built.pages) == {"", "404.html", *OVERVIEWS, *REFERENCE, *by_theme, *(f"{id_}/" for id_ in index.blocks)}


def test_every_page_says_that_it_is_not_the_governments(built: Site) -> None:
    """Readers come in by a search engine, past the home page. The 404 page is no exception."""
    said = re.compile("geen (overheidssite|site van de overheid)")
    parts = [(page, part) for page in built.pages.values() for part in (".md-header", ".md-footer")]
    assert [(page.address, part) for page, part in parts if not said.search(text(page.one(part)))] == []


def test_the_page_that_is_not_there_leads_on(built: Site) -> None:
    """To every other page, each once."""
    page = built.pages[rules.NOT_FOUND_PAGE]
    targets = [
        target.address.removesuffix("index.html") for _, target in built.links(page, page.one(".lost")) if target
    ]
    assert sorted(targets) == sorted(set(built.pages) - {page.address})
    assert meta(page)["robots"] == "noindex"


def test_dates_and_counts_are_those_of_the_register(built: Site, references: CrossReferences) -> None:
    register = references.register
    linked = sum(bool(sources.links) for sources in register.footnotes)
    about = text(built.pages["over/"].one("article"))
    assert f"Bij {linked} van de {len(references.index.footnotes)} voetnoten staat een link" in about
    for said in (about, text(built.pages["instrumenten/"].one("article"))):
        assert dutch_date(register.checked) in said


def test_every_link_to_another_site_says_where_it_goes(built: Site, index: Index) -> None:
    """And no other link does. The letter's is among them: its number is known, that of the annex's own PDF isn't."""
    links = [(p, a) for p in built.pages.values() for a in p.select('a[href^="http"], a.external')]
    assert len({attribute(a, "href") for _, a in links}) > 60
    for page, a in links:
        url = attribute(a, "href")
        assert (urlsplit(url).scheme, attribute(a, "class")) == ("https", "external"), f"{page.address}: {url}"
        site = f"({site_of(url)})"
        assert [text(tag) for tag in a.select(".external__site")] == [site]
        assert text(a).removesuffix(site).strip(), f"{page.address}: {url}"
        assert not a.has_attr("target")
    letter = str(index.annex.document.letter.url)
    assert {"over/", "bijlage/"} <= {page.address for page, a in links if attribute(a, "href") == letter}


# --- What a page says of itself to search engines, and to sites that link to it ------------------------------


def meta(page: Page) -> dict[str, str]:
    """The page's description and Open Graph tags; each stands there once."""
    tags = page.head.select("meta[content]")
    found = [(attribute(tag, "property") or attribute(tag, "name"), attribute(tag, "content")) for tag in tags]
    assert len(found) == len(dict(found)), page.address
    return dict(found)


def pages(site: Site) -> list[Page]:
    """All but the one for an address that does not exist: nobody links there."""
    return [page for page in site.pages.values() if page.address != rules.NOT_FOUND_PAGE]


def test_each_page_says_the_same_where_it_is_linked(built: Site) -> None:
    """A site without an address claims none."""
    for page in pages(built):
        said = meta(page)
        assert said["og:title"] == text(page.one("head > title"))
        assert said["og:description"] == said["description"]
        assert said["og:type"] == ("article" if page.address else "website")
        assert said["og:locale"] == "nl_NL"
        assert said["og:site_name"] == "OSA-initiatieven"
        assert page.select("link[rel=canonical], meta[property='og:url'], meta[property='og:image']") == []


def test_a_published_page_says_where_it_lives_and_has_a_picture(published: Site) -> None:
    for page in pages(published):
        address = PUBLISHED + page.address
        assert [attribute(link, "href") for link in page.head.select("link[rel=canonical]")] == [address]
        assert meta(page)["og:url"] == address
        picture = meta(page)["og:image"]
        assert picture.startswith(PUBLISHED)
        assert Path(published.folder, picture.removeprefix(PUBLISHED)).is_file()
