"""The Atom feeds keep to RFC 4287, hold what happened since the annex, and are linked where a reader looks for them."""

import xml.etree.ElementTree as ET
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest

from tests.conftest import PUBLISHED
from tests.site.built import Site, attribute
from tests.site.expected import Expected, address, first_day

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = {"title", "id", "updated", "subtitle", "published", "content"}
FEED_ELEMENTS = {"title", "subtitle", "id", "updated", "author", "link", "entry"}
ENTRY_ELEMENTS = {"title", "id", "updated", "published", "link", "category", "content"}


def feeds(site: Path) -> dict[str, ET.Element]:
    files = [site / "feed.xml", *sorted((site / "feed").glob("*.xml"))]
    return {file.relative_to(site).as_posix(): ET.fromstring(file.read_bytes()) for file in files}


def children(element: ET.Element, allowed: set[str]) -> dict[str, list[ET.Element]]:
    """The children by name; each is allowed, and given once where Atom wants that."""
    found: dict[str, list[ET.Element]] = {}
    for child in element:
        assert child.tag.startswith(ATOM)
        found.setdefault(child.tag.removeprefix(ATOM), []).append(child)
    assert {"title", "id", "updated"} <= found.keys() <= allowed
    assert all(len(found.get(name, ())) <= 1 for name in ONCE)
    return found


def words(element: ET.Element) -> str:
    assert element.text
    assert element.text.strip() == element.text
    return element.text


def moment(element: ET.Element) -> datetime:
    """A date of RFC 3339, with its offset."""
    found = datetime.fromisoformat(words(element))
    assert found.tzinfo is not None
    return found


@pytest.mark.parametrize("where", ["site", "published_site"])
def test_every_feed_is_valid(where: str, request: pytest.FixtureRequest) -> None:
    """What RFC 4287 requires of a feed and its entries: elements, ids, dates, links."""
    site: Path = request.getfixturevalue(where)
    ids = []
    for path, feed in feeds(site).items():
        assert feed.tag == f"{ATOM}feed"
        parts = children(feed, FEED_ELEMENTS)
        ids.append(words(parts["id"][0]))
        moment(parts["updated"][0])
        assert [[child.tag for child in author] for author in parts["author"]] == [[f"{ATOM}name"]]
        links = {link.get("rel"): link.get("href") for link in parts["link"]}
        assert len(links) == len(parts["link"])
        if where == "published_site":
            assert links["self"] == f"{PUBLISHED}{path}"
            assert str(links["alternate"]).startswith(PUBLISHED)
        entries = [children(entry, ENTRY_ELEMENTS) for entry in parts.get("entry", [])]
        entry_ids = [words(entry["id"][0]) for entry in entries]
        assert len(entry_ids) == len(set(entry_ids))
        assert all(UUID(id_).urn == id_ for id_ in (*ids, *entry_ids))
        for entry in entries:
            assert sorted(str(link.get("rel")) for link in entry["link"]) == ["alternate", "related"]
            assert [content.get("type") for content in entry["content"]] == ["text"]
            assert words(entry["content"][0])
    assert len(ids) == len(set(ids))


def test_the_feeds_hold_what_happened_since(published_site: Path, expected: Expected) -> None:
    """Newest first, each with its day, the day of its check and its source; not the background. A theme has what is
    about it or something in it."""
    wanted = {f"feed/{id_}.xml": expected.within(theme) for id_, theme in expected.themes.items()}
    wanted["feed.xml"] = expected.developments
    for path, feed in feeds(published_site).items():
        since = [one for one in wanted.pop(path) if one["relation"] != "background"]
        assert moment(feed.findall(f"{ATOM}updated")[0]).date() == expected.since["checked"]
        for entry, record in zip(feed.iter(f"{ATOM}entry"), since, strict=True):
            parts = children(entry, ENTRY_ELEMENTS)
            assert words(parts["title"][0]) == record["text"]
            days = [str(moment(day).date()) for day in parts.get("published", [])]
            assert days == [first_day(record)] * ("date" in record)
            assert moment(parts["updated"][0]).date() == record["checked"]
            links = {link.get("rel"): str(link.get("href")) for link in parts["link"]}
            assert links["related"] == address(record)
            assert record["text"] in words(parts["content"][0])
    assert wanted == {}


def test_an_entry_has_one_id_in_all_feeds(site: Path, published_site: Path) -> None:
    """Wherever the site is published."""
    ids: dict[str, set[str]] = {}
    for folder in (site, published_site):
        for feed in feeds(folder).values():
            for entry in feed.iter(f"{ATOM}entry"):
                ids.setdefault(entry.findtext(f"{ATOM}title", ""), set()).add(entry.findtext(f"{ATOM}id", ""))
    assert {title: found for title, found in ids.items() if len(found) > 1} == {}


def test_pages_link_to_the_feeds(built: Site, expected: Expected) -> None:
    for page in built.pages.values():
        (link,) = page.head.select('link[type="application/atom+xml"]')
        assert attribute(link, "href").endswith("feed.xml")
    pages = {theme.address: f"feed/{id_}.xml" for id_, theme in expected.themes.items()}
    for at, feed in (pages | {"stand-van-zaken/": "feed.xml", "tijdlijn/": "feed.xml"}).items():
        page = built.pages[at]
        assert feed in [target.address for _, target in built.links(page, page.one("p.as-data")) if target]
