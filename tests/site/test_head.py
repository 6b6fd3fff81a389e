"""What a page says of itself to a search engine, and to a site that shows a link to it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.conftest import PUBLISHED
from tests.site.built import Page, Site, attribute, text


def pages(site: Site) -> list[Page]:
    """All but the one for an address that does not exist: nobody links there."""
    return [page for page in site.pages.values() if page.address != "404.html"]


def meta(page: Page) -> dict[str, str]:
    """The page's description and Open Graph tags; each stands there once."""
    tags = [
        (attribute(tag, "property") or attribute(tag, "name"), attribute(tag, "content"))
        for tag in page.soup.select("head meta[content]")
    ]
    assert len(tags) == len(dict(tags)), page.address
    return dict(tags)


def repeated(words: list[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]


def test_each_page_has_a_title_and_a_description_of_its_own(built: Site) -> None:
    titles = [text(page.one("head > title")) for page in pages(built)]
    descriptions = [meta(page)["description"] for page in pages(built)]
    assert repeated(titles) == []
    assert repeated(descriptions) == []
    assert all(titles)
    assert all(descriptions)


def test_each_page_says_the_same_where_it_is_linked(built: Site) -> None:
    for page in pages(built):
        said = meta(page)
        assert said["og:title"] == text(page.one("head > title"))
        assert said["og:description"] == said["description"]
        assert said["og:type"] == ("article" if page.address else "website")
        assert said["og:locale"] == "nl_NL"
        assert said["og:site_name"] == "OSA-initiatieven"


def test_no_page_is_found_at_an_address_that_does_not_exist(built: Site) -> None:
    assert meta(built.pages["404.html"])["robots"] == "noindex"


def test_a_site_without_an_address_claims_none(built: Site) -> None:
    for page in built.pages.values():
        assert page.soup.select("link[rel=canonical], meta[property='og:url'], meta[property='og:image']") == []


def test_a_published_page_says_where_it_lives_and_has_a_picture(published: Site) -> None:
    for page in pages(published):
        address = PUBLISHED + page.address
        assert attribute(page.one("link[rel=canonical]"), "href") == address
        assert meta(page)["og:url"] == address
        picture = meta(page)["og:image"]
        assert picture.startswith(PUBLISHED)
        assert Path(published.folder, picture.removeprefix(PUBLISHED)).is_file()
