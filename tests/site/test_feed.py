"""The Atom feeds keep to RFC 4287, hold what happened since the annex, and are linked where a reader looks for them."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.conftest import PUBLISHED
from tests.site.built import Site, attribute
from tests.site.expected import Annex

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = {"title", "id", "updated", "subtitle", "published", "content"}
FEED_ELEMENTS = {"title", "subtitle", "id", "updated", "author", "link", "entry"}
ENTRY_ELEMENTS = {"title", "id", "updated", "published", "link", "category", "content"}


def feeds(site: Path) -> dict[str, ET.Element]:
    """Every feed, by its path."""
    files = [site / "feed.xml", *sorted((site / "feed").glob("*.xml"))]
    return {file.relative_to(site).as_posix(): ET.fromstring(file.read_bytes()) for file in files}


def children(element: ET.Element, allowed: set[str]) -> dict[str, list[ET.Element]]:
    """The children by name; each is allowed, and given once where Atom wants that."""
    found: dict[str, list[ET.Element]] = {}
    for child in element:
        assert child.tag.startswith(ATOM)
        found.setdefault(child.tag.removeprefix(ATOM), []).append(child)
    assert found.keys() <= allowed
    assert {"title", "id", "updated"} <= found.keys()
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
        (author,) = parts["author"]
        assert [child.tag for child in author] == [f"{ATOM}name"]
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
            assert moment(entry["updated"][0]) >= max(map(moment, entry.get("published", entry["updated"])))
            assert sorted(str(link.get("rel")) for link in entry["link"]) == ["alternate", "related"]
            assert entry["content"][0].get("type") == "text"
            assert words(entry["content"][0])
        published = [moment(entry["published"][0]) for entry in entries if "published" in entry]
        assert published == sorted(published, reverse=True)
    assert len(ids) == len(set(ids))


def test_the_feeds_hold_what_happened_since(site: Path, annex: Annex) -> None:
    """Not the background. A theme has what is about it or about something in it."""
    data: Any = json.loads((site / "data/ontwikkelingen.json").read_text(encoding="utf-8"))
    since = [d for d in data["developments"] if d["relation"] != "background"]
    found = feeds(site)
    titles = {path: [words(title) for title in feed.iter(f"{ATOM}title")][1:] for path, feed in found.items()}
    assert titles.pop("feed.xml") == [d["text"] for d in since]
    assert titles.keys() == {f"feed/{theme.id}.xml" for theme in annex.themes}
    assert set().union(*titles.values()) == {d["text"] for d in since}
    for theme in annex.themes:
        ids = {theme.id, *(i.id for i in annex.initiatives_of(theme)), *(part.id for part in annex.parts_of(theme))}
        about = {d["text"] for d in since if ids.intersection(d["about"])}
        assert about <= set(titles[f"feed/{theme.id}.xml"])


def test_the_pages_lead_to_them(built: Site, annex: Annex) -> None:
    for page in built.pages.values():
        (link,) = page.soup.select('head link[type="application/atom+xml"]')
        assert attribute(link, "href").endswith("feed.xml")
    for theme in annex.themes:
        page = built.pages[theme.address]
        targets = [target.address for _, target in built.links(page, page.one("p.as-data")) if target]
        assert f"feed/{theme.id}.xml" in targets
    for page in (built.pages["stand-van-zaken/"], built.pages["tijdlijn/"]):
        assert "feed.xml" in [target.address for _, target in built.links(page, page.one("p.as-data")) if target]
