"""A theme's page is light: what it needs before a reader touches anything, compressed as a server sends it."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Request

from tests.browser.helpers import CHIPS
from tests.conftest import OpenPage

LIMIT = 100_000
"""All files together, without the search's records, which load when a reader first uses the search."""

COMPRESSED = {".html", ".css", ".js", ".json", ".svg"}


def size(file: Path) -> int:
    content = file.read_bytes()
    return len(gzip.compress(content, 9, mtime=0)) if file.suffix in COMPRESSED else len(content)


def test_a_theme_weighs_at_most_100_kb(open_page: OpenPage, site: Path) -> None:
    """One page is asked for its files; they are the same for each theme, only the HTML differs."""
    page = open_page(fresh=True)
    asked: set[str] = set()

    def note(request: Request) -> None:
        if request.url.startswith("http"):
            asked.add(urlsplit(request.url).path)

    page.on("request", note)
    page.goto(CHIPS)
    page.evaluate("new Promise(done => requestIdleCallback(done))")  # its scripts ask for nothing more
    assert CHIPS in asked
    assert any(path.endswith(".css") for path in asked)
    shared = sum(size(site / path[1:]) for path in asked - {CHIPS})
    pages = {path: size(path) for path in sorted(site.glob("bouwsteen-*/**/index.html"))}
    assert len(pages) > 20
    assert {str(path): shared + html for path, html in pages.items() if shared + html > LIMIT} == {}
