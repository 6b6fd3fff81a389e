"""A first view is light: what a theme's page needs before anything is touched, as a server sends it compressed."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request

from tests.conftest import OpenPage
from tests.site.expected import Annex

LIMIT = 100_000
"""Issue 5: 100 kB, all files together, without the search index, which comes when the search is touched."""

COMPRESSED = {".html", ".css", ".js", ".json", ".svg"}


def weight(page: Page, site: Path, address: str) -> dict[str, int]:
    """The files that a page asks for, with the bytes of each."""
    asked: set[str] = set()

    def note(request: Request) -> None:
        if request.url.startswith("http"):
            asked.add(urlsplit(request.url).path)

    page.on("request", note)
    page.goto(address)
    page.evaluate("new Promise(done => requestIdleCallback(done))")  # until its scripts have nothing left to ask for
    page.remove_listener("request", note)
    files = {path: site / f"{path}index.html".lstrip("/") if path.endswith("/") else site / path[1:] for path in asked}
    return {path: size(file) for path, file in files.items()}


def size(file: Path) -> int:
    content = file.read_bytes()
    return len(gzip.compress(content, 9, mtime=0)) if file.suffix in COMPRESSED else len(content)


def test_a_theme_weighs_at_most_100_kb(open_page: OpenPage, site: Path, annex: Annex) -> None:
    heavy = {}
    for theme in annex.themes:
        # A page of its own each time: the one before has filled no cache.
        page = open_page(fresh=True)
        files = weight(page, site, f"/{annex.addresses[theme.id]}")
        page.close()
        assert f"/{annex.addresses[theme.id]}" in files
        assert any(path.endswith(".css") for path in files)
        if sum(files.values()) > LIMIT:
            heavy[theme.id] = (sum(files.values()), files)
    assert heavy == {}
