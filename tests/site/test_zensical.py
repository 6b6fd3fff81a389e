"""Zensical builds the same site from the same files as MkDocs does.

The README lists the differences: the theme's own scripts and styles, its search index, and its skip link.
"""

import re
from html import unescape
from pathlib import Path

import pytest

from tests.conftest import BUILD_SECONDS, PUBLISHED, make_once
from tests.site.built import Page, Site, Target
from tests.unit.project import PYTHON, clone, run

SKIP_TARGET = "__skip"
"""The target of Zensical's skip link: an anchor of its own, before the heading that ours leads to."""

HEAD = re.compile(
    r'<title>.*?</title>|<meta (?:name="?description|property)[^>]*>|<link [^>]*canonical[^>]*>', re.DOTALL
)
"""Title, description, canonical link, and what sites that link here show."""


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Site:
    def make(root: Path) -> None:
        clone(root)
        for command in (["zensical", "build", "--strict", "--clean"], ["annex", "finish", "built"]):
            done = run(*PYTHON, *command, cwd=root, seconds=BUILD_SECONDS, SITE_URL=PUBLISHED, SITE_DIR="built")
            assert done.returncode == 0, done.stdout

    return Site(make_once(tmp_path_factory, "zensical", make) / "built")


def words(html: str) -> str:
    """The words between the tags, without white space."""
    return "".join(unescape(re.sub("<[^>]*>", "", html)).split())


def outline(site: Site, page: Page) -> dict[str, list[str] | list[Target | None]]:
    """What is in the head; ids, where the links lead, and the words of the page's parts, all in order."""
    html = re.sub(r'<a [^>]*class="md-skip".*?</a>|<script.*?</script>', "", page.html, flags=re.DOTALL)
    head, body = html.split("</head>")
    parts = [re.findall(rf"<{tag}\b.*?</{tag}>", body, re.DOTALL) for tag in ("header", "nav", "article", "footer")]
    return {
        "head": sorted(unescape(tag) for tag in HEAD.findall(head)),
        "ids": [id_ for id_ in re.findall(r'\sid="([^"]*)"', body) if id_ != SKIP_TARGET],
        "links": [site.target(page, unescape(link)) for link in re.findall(r'<a\s[^>]*?href="([^"]*)"', body)],
        "words": [words(part) for found in parts for part in found],
    }


def test_the_same_pages_heads_ids_links_and_words(published: Site, zensical: Site) -> None:
    assert set(zensical.pages) == set(published.pages)
    for address, page in published.pages.items():
        theirs = outline(zensical, zensical.pages[address])
        assert theirs == outline(published, page), address
        assert [len(theirs[part]) > least for part, least in (("head", 1), ("ids", 1), ("links", 30))] == [True] * 3
        assert len("".join(map(str, theirs["words"]))) > 500
        to = [target for target in theirs["links"] if isinstance(target, Target)]
        assert [t for t in to if not t.address.startswith("osa/") and not zensical.has(t.address)] == []


@pytest.mark.parametrize("name", ["data", "assets", "sitemap.xml", "llms.txt", "feed.xml", "feed"])
def test_the_same_files(published: Site, zensical: Site, name: str) -> None:
    def files(site: Site) -> dict[str, bytes]:
        top = site.folder / name
        found = [top] if top.is_file() else [p for p in top.rglob("*") if p.is_file() and p.suffix != ".html"]
        return {path.relative_to(site.folder).as_posix(): path.read_bytes() for path in found}

    assert files(zensical) == files(published)
    assert files(published)
