"""The Atom feeds keep to RFC 4287, hold what the editors changed, and are linked where a reader looks for them."""

import re
import xml.etree.ElementTree as ET
from datetime import datetime
from pathlib import Path

import pytest

from tests.conftest import PUBLISHED
from tests.site.built import Site, Target, attribute, text
from tests.site.expected import Expected, address, brief

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = {"title", "id", "updated", "subtitle", "content"}
FEED_ELEMENTS = {"title", "subtitle", "id", "updated", "author", "link", "entry"}
ENTRY_ELEMENTS = {"title", "id", "updated", "link", "category", "content"}
URN = re.compile(r"urn:osa-initiatieven:[a-z0-9-]+([./][a-z0-9-]+)*")


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
        assert [id_ for id_ in (*ids, *entry_ids) if not URN.fullmatch(id_)] == []
        for entry in entries:
            rels = sorted(str(link.get("rel")) for link in entry["link"])
            assert rels in (["alternate"], ["alternate", "related"])
            assert [content.get("type") for content in entry["content"]] == ["text"]
            assert words(entry["content"][0])
    assert len(ids) == len(set(ids))


def test_the_feeds_hold_what_the_editors_changed(published_site: Path, expected: Expected) -> None:
    """Each state, each correction and each addition, newest first, with the day on which the editors wrote it. A theme
    has what is about it or something in it."""
    wanted = {f"feed/{id_}.xml": expected.changes_within(theme) for id_, theme in expected.themes.items()}
    wanted["feed.xml"] = expected.changes
    for path, feed in feeds(published_site).items():
        changes = wanted.pop(path)
        days = [change.day for change in changes]
        assert moment(feed.findall(f"{ATOM}updated")[0]).date() == max(
            [*days, *[expected.since["checked"]] * (not days)]
        )
        for entry, change in zip(feed.iter(f"{ATOM}entry"), changes, strict=True):
            parts = children(entry, ENTRY_ELEMENTS)
            assert words(parts["id"][0]) == f"urn:osa-initiatieven:{change.id}"
            assert moment(parts["updated"][0]).date() == change.day
            assert change.words in words(parts["content"][0])
            links = {link.get("rel"): str(link.get("href")) for link in parts["link"]}
            about = {str(category.get("term")) for category in parts["category"]}
            title = words(parts["title"][0])
            if change.kind == "states":
                assert ({*links}, about) == ({"alternate"}, {change.about})
                assert links["alternate"].endswith(f"#{change.about}")
                assert title.startswith(f"{expected.name(change.about)}: ")
            else:
                record = expected.by_id[change.about]
                assert links["related"] == address(record)
                assert links["alternate"].endswith(f"#{change.about}")
                assert about == expected.belongs_to(record) & expected.places.keys()
                assert title.endswith(f": {brief(record)}")
                assert title.removeprefix("Correctie. ").startswith(tuple(expected.name(id_) for id_ in about))
                assert title.startswith("Correctie. ") == (change.kind == "corrections")
                assert record["text"] in words(parts["content"][0])
    assert wanted == {}


def test_an_entry_has_one_id_in_all_feeds(site: Path, published_site: Path, expected: Expected) -> None:
    """Wherever the site is published. No two entries have the same."""
    ids = [[words(entry) for entry in feed.iter(f"{ATOM}id")][1:] for feed in feeds(site).values()]
    assert ids == [[words(entry) for entry in feed.iter(f"{ATOM}id")][1:] for feed in feeds(published_site).values()]
    assert sorted(ids[0]) == sorted({id_ for some in ids for id_ in some})
    assert len(expected.changes) == len({change.id for change in expected.changes})


def test_pages_link_to_the_feeds(built: Site, expected: Expected, site: Path) -> None:
    """In its head every page names the feed of all changes, and the page of a theme the theme's too, by their titles.
    Below its title a theme leads to its feed. A feed without entries isn't offered."""
    titles = {path: words(feed.findall(f"{ATOM}title")[0]) for path, feed in feeds(site).items()}
    paths_of_themes = {theme.address: f"feed/{id_}.xml" for id_, theme in expected.themes.items()}
    of_themes = {at: path for at, path in paths_of_themes.items() if feeds(site)[path].findall(f"{ATOM}entry")}
    for page in built.pages.values():
        links = page.head.select('link[type="application/atom+xml"]')
        named = [(built.target(page, attribute(link, "href")), attribute(link, "title")) for link in links]
        paths = ["feed.xml", *([of_themes[page.address]] if page.address in of_themes else [])]
        assert named == [(Target(path, ""), titles[path]) for path in paths]
        followed = [built.target(page, attribute(a, "href")) for a in page.select(".follow a")]
        assert followed == [Target(path, "") for path in paths[1:]]
    for at in ("stand-van-zaken/", "tijdlijn/"):
        page = built.pages[at]
        assert "feed.xml" in [target.address for _, target in built.links(page, page.one("p.as-data")) if target]


def test_a_published_theme_shows_the_whole_address_of_its_feed(published_site: Path, expected: Expected) -> None:
    """A feed reader needs it; elsewhere a script completes it."""
    pages = Site(published_site).pages
    for id_, theme in expected.themes.items():
        for link in pages[theme.address].select(".follow a"):
            assert text(link) == f"{PUBLISHED}feed/{id_}.xml"
