"""Every page keeps the rules: links lead somewhere, nothing comes from elsewhere, outline and head are sound."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest

from tests.conftest import PUBLISHED
from tests.site import rules
from tests.site.built import Page, Site, attribute, text
from tests.site.expected import Expected

SOURCES = ("data/*.yaml", "docs/*.md")
"""Files whose links the site shows."""


def test_links_lead_somewhere(built: Site) -> None:
    assert list(rules.broken_links(built)) == []


def test_nothing_is_fetched_from_another_host(built: Site, expected: Expected) -> None:
    """Links lead only to hosts that the data or a text page names, and to Kamerstukken."""
    files = [file for pattern in SOURCES for file in expected.root.glob(pattern)]
    urls = [url for file in files for url in re.findall(r"https://([\w.-]+)", file.read_text(encoding="utf-8"))]
    named = {url.lower() for url in urls}
    assert list(rules.foreign_addresses(built, named | {"zoek.officielebekendmakingen.nl"})) == []


@pytest.mark.parametrize("rule", rules.OF_A_PAGE)
def test_each_page_keeps_the_rule(built: Site, rule: Callable[[Page], Iterator[str]]) -> None:
    assert [fault for page in built.pages.values() for fault in rule(page)] == []


def test_titles_and_descriptions_are_unique(built: Site) -> None:
    assert list(rules.shared_heads(built)) == []


def test_descriptions_are_as_long_as_search_engines_show(built: Site) -> None:
    lengths = {page.address: len(meta(page)["description"]) for page in built.pages.values()}
    assert {address: length for address, length in lengths.items() if not 70 <= length <= 155} == {}


def test_a_theme_says_in_its_head_how_much_it_holds(built: Site, expected: Expected) -> None:
    """Its number is at the end of its title, and its description counts its initiatives, those of sub-themes too."""
    for theme in expected.themes.values():
        page = built.pages[theme.address]
        within = [one for one in expected.initiatives.values() if one.theme in (theme, *theme.children)]
        assert text(page.one("head > title")) == f"{theme.label} ({theme.number}) - OSA-initiatieven"
        description = meta(page)["description"]
        counted = re.findall(r"^(.+): (\d+) initiatie(?:f|ven) uit de Kamerbrief", description)
        assert counted == [(theme.label, str(len(within)))] * bool(within)


def test_pages_are_those_of_the_data_and_the_navigation(built: Site, expected: Expected) -> None:
    by_theme = {theme.address for theme in expected.themes.values()}
    blocks = {f"{block['id']}/" for block in expected.blocks}
    assert set(built.pages) == {"", "404.html", *expected.other_pages, *by_theme, *blocks}


def test_every_page_says_that_it_is_not_the_governments(built: Site) -> None:
    """In header and footer, also on the 404 page: readers come in by a search engine, past the home page."""
    said = re.compile("geen (overheidssite|site van de overheid)")
    parts = [(page, part) for page in built.pages.values() for part in (".md-header", ".md-footer")]
    assert [(page.address, part) for page, part in parts if not said.search(text(page.one(part)))] == []


def test_404_links_to_every_page_once(built: Site) -> None:
    page = built.pages[rules.NOT_FOUND_PAGE]
    targets = [target for _, target in built.links(page, page.one(".lost")) if target]
    linked = [target.address.removesuffix("index.html") for target in targets]
    assert sorted(linked) == sorted(set(built.pages) - {page.address})
    assert meta(page)["robots"] == "noindex"


def test_links_to_other_sites_name_the_site(built: Site, expected: Expected) -> None:
    """And no other link does. Of links in a row to one site, the text after the last names it. On *Bijlage*, the letter
    is among them."""
    links = [(p, a) for p in built.pages.values() for a in p.select('a[href^="http"], a.external')]
    for page, a in links:
        url = urlsplit(attribute(a, "href"))
        assert (url.scheme, attribute(a, "class")) == ("https", "external"), f"{page.address}: {url}"
        site = (a.select(".external__site") or a.find_all_next(class_="external__site", limit=1))[0]
        name = text(site).removeprefix("(").removesuffix(")").rpartition(" ")[2]
        assert name.lower() in url.netloc, f"{page.address}: {url}"
        assert text(a).removesuffix(f"({name})").strip(), f"{page.address}: {url}"
        assert not a.has_attr("target")
    letter = expected.document["letter"]["url"]
    assert "bijlage/" in {page.address for page, a in links if attribute(a, "href") == letter}


POLICY = {
    "default-src": "'none'",
    **dict.fromkeys(("script-src", "style-src", "form-action"), "'self'"),
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
}


def test_every_page_has_the_security_policy(built: Site) -> None:
    """It allows the site's own files and nothing else."""
    for page in (*built.pages.values(), *built.redirects.values()):
        (policy,) = page.head.select("meta[http-equiv=Content-Security-Policy]")
        parts = (part.strip().partition(" ") for part in attribute(policy, "content").split(";"))
        assert {name: allowed for name, _, allowed in parts} == POLICY, page.address


# --- What a page says of itself to search engines, and to sites that link to it


def meta(page: Page) -> dict[str, str]:
    """The page's description and Open Graph tags; each stands there once."""
    tags = page.head.select("meta[content]")
    found = [(attribute(tag, "property") or attribute(tag, "name"), attribute(tag, "content")) for tag in tags]
    assert len(found) == len(dict(found)), page.address
    return dict(found)


def pages(site: Site) -> list[Page]:
    """All but the one for an address that does not exist: nobody links there."""
    return [page for page in site.pages.values() if page.address != rules.NOT_FOUND_PAGE]


def test_open_graph_says_the_same_as_the_page(built: Site) -> None:
    """A site without an address claims none."""
    for page in pages(built):
        said = meta(page)
        assert said["og:title"] == text(page.one("head > title"))
        assert said["og:description"] == said["description"]
        assert said["og:type"] == ("article" if page.address else "website")
        assert said["og:locale"] == {"nl": "nl_NL", "en": "en_GB"}[attribute(page.one("html"), "lang")]
        assert said["og:site_name"] == "OSA-initiatieven"
        assert page.head.select("link[rel=canonical], meta[property='og:url'], meta[property='og:image']") == []


def test_a_published_page_has_its_address_and_a_picture(published: Site) -> None:
    for page in pages(published):
        address = PUBLISHED + page.address
        assert [attribute(link, "href") for link in page.head.select("link[rel=canonical]")] == [address]
        assert meta(page)["og:url"] == address
        picture = meta(page)["og:image"]
        assert picture.startswith(PUBLISHED)
        assert published.has(picture.removeprefix(PUBLISHED))
