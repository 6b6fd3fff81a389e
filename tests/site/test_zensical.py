"""The other engine makes the same site of the same files: `make zensical`, against `make build`.

What differs is said in the README: the search index, which this site doesn't use.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import BUILD_SECONDS, PUBLISHED
from tests.site import rules
from tests.site.built import Link, Page, Site, text
from tests.unit.project import clone

PARTS = ("md-header", "md-tabs", "md-sidebar--primary", "md-sidebar--secondary", "md-content__inner", "md-footer")

WHOLE = {"", "over/", "bouwsteen-1/", "bouwsteen-2/verminderen/halfgeleiders/", "404.html"}


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The published site, by Zensical."""
    root = clone(tmp_path_factory.mktemp("zensical"))
    environment = {**os.environ, "SITE_URL": PUBLISHED, "SITE_DIR": "built"}
    for command in (["zensical", "build", "--strict", "--clean"], ["annex", "finish", "built"]):
        subprocess.run([sys.executable, "-m", *command], cwd=root, env=environment, timeout=BUILD_SECONDS, check=True)
    return Site(root / "built")


def links(site: Site, page: Page, part: str = "") -> list[Link]:
    return [site.link(page, a) for a in page.soup.select(f"{part}a[href]")]


def test_the_same_pages_ids_and_links(published: Site, zensical: Site) -> None:
    """So a mark leads to its note there, and that back to the mark."""
    assert set(zensical.pages) == set(published.pages)
    for address, page in published.pages.items():
        theirs = zensical.pages[address]
        assert theirs.ids == page.ids, address
        # The links around the article take long to compare: on a page at each depth.
        part = "" if address in WHOLE else "article "
        assert links(zensical, theirs, part) == links(published, page, part), address
    assert set(published.pages) > WHOLE


def test_the_same_texts(published: Site, zensical: Site) -> None:
    seen: Counter[str] = Counter()
    for address, page in published.pages.items():
        for part in PARTS:
            ours, theirs = (p.soup.find_all(class_=part) for p in (page, zensical.pages[address]))
            assert [text(tag) for tag in theirs] == [text(tag) for tag in ours], address
            seen[part] += len(ours)
    assert len(seen) == len(PARTS)
    assert min(seen.values()) >= 4


def test_its_links_lead_somewhere(zensical: Site) -> None:
    broken = rules.broken_links(zensical)
    here = [fault for fault in broken if PUBLISHED not in fault and not fault.startswith(rules.NOT_FOUND_PAGE)]
    assert here == []


def test_the_same_head(published: Site, zensical: Site) -> None:
    """Title, description, canonical link, and what sites that link here show."""
    wanted = "title, meta[name=description], meta[property], link[rel=canonical]"
    for address, page in published.pages.items():
        ours, theirs = (p.soup.head.select(wanted) if p.soup.head else [] for p in (page, zensical.pages[address]))
        assert sorted(map(str, theirs)) == sorted(map(str, ours)), address


@pytest.mark.parametrize("name", ["data", "assets", "sitemap.xml", "llms.txt"])
def test_the_same_files(published: Site, zensical: Site, name: str) -> None:
    def files(site: Site) -> dict[str, bytes]:
        top = site.folder / name
        found = [top] if top.is_file() else [p for p in top.rglob("*") if p.is_file() and p.suffix != ".html"]
        return {path.relative_to(site.folder).as_posix(): path.read_bytes() for path in found}

    assert files(zensical) == files(published)
    assert files(published)


def test_a_difference_is_seen(published: Site, tmp_path: Path) -> None:
    """Without this, a comparison of nothing would pass."""
    changed = published.pages[""].html.replace('href="data/"', 'href="date/"').replace(" 87 ", " 88 ")
    (tmp_path / "index.html").write_text(changed, encoding="utf-8")
    other = Site(tmp_path)
    assert links(other, other.pages[""]) != links(published, published.pages[""])
    assert text(other.pages[""].one("article")) != text(published.pages[""].one("article"))
