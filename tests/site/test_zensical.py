"""Zensical builds the same site from the same files as MkDocs does.

The README lists the differences: the theme's own scripts and styles, its search index, and its skip link.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from tests.conftest import BUILD_SECONDS, PUBLISHED, make_once
from tests.site.built import Page, Site, Target, text
from tests.unit.project import clone

SKIP_TARGET = "__skip"
"""The target of Zensical's skip link: an anchor of its own, before the heading that ours leads to."""

PARTS = ("md-header", "md-tabs", "md-sidebar--primary", "md-sidebar--secondary", "md-content__inner", "md-footer")

WHOLE = ("", "over/", "bouwsteen-1/", "bouwsteen-2/verminderen/halfgeleiders/", "404.html")
"""A page at each depth. Of these, all parts are compared; of the others, what needs no parser."""


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The published site, by Zensical."""

    def make(root: Path) -> None:
        clone(root)
        environment = {**os.environ, "SITE_URL": PUBLISHED, "SITE_DIR": "built"}
        for command in (["zensical", "build", "--strict", "--clean"], ["annex", "finish", "built"]):
            run = [sys.executable, "-m", *command]
            subprocess.run(run, cwd=root, env=environment, timeout=BUILD_SECONDS, check=True)

    return Site(make_once(tmp_path_factory, "zensical", make) / "built")


def outline(site: Site, page: Page) -> tuple[list[str], list[Target | None], str]:
    """Ids, where the links lead, and the text of the article without white space, all in order."""
    html = re.sub(r'<a [^>]*class="md-skip".*?</a>|<script.*?</script>', "", page.html, flags=re.DOTALL)
    ids = [id_ for id_ in re.findall(r'\sid="([^"]*)"', html) if id_ != SKIP_TARGET]
    targets = [site.target(page, unescape(link)) for link in re.findall(r'<a\s[^>]*?href="([^"]*)"', html)]
    article = html[html.index("<article") : html.index("</article>")]
    return ids, targets, "".join(unescape(re.sub("<[^>]*>", "", article)).split())


def test_the_same_pages_ids_links_and_texts(published: Site, zensical: Site) -> None:
    assert set(zensical.pages) == set(published.pages)
    for address, page in published.pages.items():
        ids, targets, words = outline(zensical, zensical.pages[address])
        assert (ids, targets, words) == outline(published, page), address
        assert len(words) > 50, address
        assert len(ids) > 1, address
        assert len(targets) > 30, address
        assert [t for t in targets if t and not t.address.startswith("osa/") and not zensical.has(t.address)] == []


def test_the_same_texts_and_head(published: Site, zensical: Site) -> None:
    """In the head: title, description, canonical link, and what sites that link here show."""
    wanted = "title, meta[name=description], meta[property], link[rel=canonical]"
    seen: Counter[str] = Counter()
    for address in WHOLE:
        pages = published.pages[address], zensical.pages[address]
        ours, theirs = (sorted(map(str, page.one("head").select(wanted))) for page in pages)
        assert ours == theirs, address
        assert len(ours) > 2
        for part in PARTS:
            ours, theirs = ([text(tag) for tag in page.soup.find_all(class_=part)] for page in pages)
            assert ours == theirs, address
            seen[part] += len(ours)
    assert len(seen) == len(PARTS)
    assert min(seen.values()) > 0


@pytest.mark.parametrize("name", ["data", "assets", "sitemap.xml", "llms.txt"])
def test_the_same_files(published: Site, zensical: Site, name: str) -> None:
    def files(site: Site) -> dict[str, bytes]:
        top = site.folder / name
        found = [top] if top.is_file() else [p for p in top.rglob("*") if p.is_file() and p.suffix != ".html"]
        return {path.relative_to(site.folder).as_posix(): path.read_bytes() for path in found}

    assert files(zensical) == files(published)
    assert files(published)
