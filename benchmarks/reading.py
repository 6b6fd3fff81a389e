"""What a reader waits for: the first view of a theme's page, and the results of the search."""

from __future__ import annotations

import gzip
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request, sync_playwright

from tests.conftest import BROWSER_ARGS, QuietHandler, QuietServer, find_browser
from tests.search.quality import ASK, TIMED

COMPRESSED = {".html", ".css", ".js", ".json", ".svg"}


@dataclass(frozen=True)
class Search:
    """How quick the search is: what it loads (bytes as sent), seconds from the first touch until it answers, and the
    milliseconds from each key to its results."""

    loaded: int
    ready: float
    keys: list[float]

    @property
    def median(self) -> float:
        """Half of the keys have their results sooner."""
        return statistics.median(self.keys)

    @property
    def most(self) -> float:
        """Of twenty keys, nineteen have their results sooner."""
        return statistics.quantiles(self.keys, n=20)[-1]


@contextmanager
def opened(site: Path) -> Iterator[Page]:
    """A page of the installed browser, at the site in a folder. Raises `RuntimeError` where there is no browser."""
    found = find_browser()
    if not found:
        raise RuntimeError("no Chromium or Chrome is installed")
    with (
        QuietServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site))) as server,
        sync_playwright() as running,
    ):
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        browser = running.chromium.launch(executable_path=found, args=BROWSER_ARGS)
        yield browser.new_page(base_url=f"http://127.0.0.1:{server.server_port}")
        browser.close()
        server.shutdown()


def sent(file: Path) -> int:
    """The bytes of a file as a server sends it, compressed where that helps."""
    content = file.read_bytes()
    return len(gzip.compress(content, 9, mtime=0)) if file.suffix in COMPRESSED else len(content)


@contextmanager
def asked(page: Page, site: Path) -> Iterator[dict[str, int]]:
    """The files that the page asks for meanwhile, with the bytes of each."""
    files: dict[str, int] = {}

    def note(request: Request) -> None:
        path = urlsplit(request.url).path
        if request.url.startswith("http"):
            files[path] = sent(site / f"{path}index.html".lstrip("/") if path.endswith("/") else site / path[1:])

    page.on("request", note)
    yield files
    page.remove_listener("request", note)


def first_view(page: Page, site: Path, address: str) -> int:
    """The bytes that the page at an address asks for by itself."""
    with asked(page, site) as files:
        page.goto(address)
        page.evaluate("new Promise(done => requestIdleCallback(done))")
    return sum(files.values())


def search(page: Page, site: Path) -> Search:
    """Load the search and type the queries, a letter at a time."""
    page.goto("/over/")
    page.set_default_timeout(120_000)
    with asked(page, site) as files:
        ready = page.evaluate(
            """async ask => {
              const touched = performance.now()
              document.querySelector(".header-search input").focus()
              await ask("index")
              return (performance.now() - touched) / 1000
            }""".replace("ask(", f"({ASK})(")
        )
    keys = [
        page.evaluate(ASK, query[:length])["milliseconds"] for query in TIMED for length in range(1, len(query) + 1)
    ]
    return Search(sum(files.values()), ready, keys)
