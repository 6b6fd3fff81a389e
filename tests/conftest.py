"""Shared by the tests of the built site and the tests in a browser: the site, a server for it, a browser.

- `site`, `published_site`, `offline_site`: folders of the built site. All workers of pytest-xdist share one build.
- `open_page`: makes a page with its own options: `open_page(viewport={"width": 390, "height": 844})`. `page` has the
  default ones. Paths are relative to the server: `page.goto("/voetnoten/")`.
- `problems`: what went wrong in this test's pages. A test fails if anything is left in it at the end; a test that
  provokes an error asserts what is in it and clears it.
"""

import fcntl
import gc
import json
import os
import re
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    WebError,
    expect,
    sync_playwright,
)

from tests.sample.project import copy_sample
from tests.site.built import Site
from tests.tools import left_out, skip_or_fail_missing_tool
from tests.unit.project import PYTHON, check, run

ROOT = Path(__file__).resolve().parent.parent

BUILD_SECONDS = 300
BROWSER_SECONDS = 10
expect.set_options(timeout=BROWSER_SECONDS * 1000)

BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *(f"/Applications/{name}.app/Contents/MacOS/{name}" for name in ("Chromium", "Google Chrome")),
)
HEADLESS_SHELL = "chromium-headless-shell"
"""Debian's Chromium without a window: the same engine for two thirds of the processor time."""
BROWSER_ARGS = (
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    # Neither the site nor the browser itself can reach another host.
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


LONG = (
    "tests/engines/test_ways.py",
    "tests/test_edits.py",
    *(f"tests/site/test_{name}.py" for name in ("reproducible", "valid_html")),
    "tests/unit/test_build_errors.py",
)
"""Files of tests that take many seconds. They run first, so that no worker is left with one at the end. What runs first
of all stays with one worker of pytest-xdist: it alone starts the three engines."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put long tests first, and mark those that need a browser, so that `-m 'not browser'` deselects them."""
    order = {ROOT / name: at for at, name in enumerate(LONG)}
    items.sort(key=lambda item: order.get(item.path, len(order)))
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Sum up in two lines what this machine lacks."""
    skipped = terminalreporter.stats.get("skipped", [])
    for line in left_out(report.longrepr[2] for report in skipped if isinstance(report.longrepr, tuple)):
        terminalreporter.write_line(line)


def pytest_collection_finish() -> None:
    """Look for garbage less often: what tests import and parse is none, and looking takes a tenth of their time."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def build(folder: Path, *options: str, site_url: str = "", root: Path = ROOT) -> Path:
    """Build the site of the project in `root` into `folder`, with warnings as errors. A failure fails the test."""
    command = (*PYTHON, "mkdocs", "build", "--strict", "--site-dir", str(folder), *options)
    built = run(*command, cwd=root, seconds=BUILD_SECONDS, SITE_URL=site_url)
    if built.returncode != 0 or re.search(r"\bWARNING\b", built.stdout):
        pytest.fail(f"`mkdocs build --strict` ended with status {built.returncode}:\n{built.stdout}", pytrace=False)
    return folder


def make_once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that `make` fills once for all workers of pytest-xdist: the others wait for it and share it."""
    is_worker = bool(os.environ.get("PYTEST_XDIST_WORKER"))
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if is_worker else base) / "sites" / name
    folder.parent.mkdir(parents=True, exist_ok=True)
    done = folder.parent / f"{folder.name}.done"
    with (folder.parent / f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(folder)
            done.touch()
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_once(tmp_path_factory, "site", build)


@pytest.fixture(scope="session")
def built(site: Path) -> Site:
    """The site with its pages, each parsed once."""
    return Site(site)


PUBLISHED = "https://site.invalid/osa/"
"""An address with a path to publish at. Nobody can own this name (RFC 2606)."""


@pytest.fixture(scope="session")
def published_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site as it is built for `PUBLISHED`, with the same name as the path there."""
    return make_once(tmp_path_factory, "host/osa", partial(build, site_url=PUBLISHED))


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site as `make offline` builds it, before it goes into the zip."""
    return make_once(tmp_path_factory, "offline", lambda folder: build(folder, "--no-directory-urls"))


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site that is built from the made-up sample project."""
    return make_once(tmp_path_factory, "sample", build_sample) / "site"


def build_sample(root: Path) -> None:
    checked = check(copy_sample(root))
    assert checked.status == 0, checked.lines
    build(root / "site", site_url=PUBLISHED, root=root)


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


class QuietServer(ThreadingHTTPServer):
    """Prints no traceback when the browser closes a connection early, as it does when it leaves a page."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path, handler: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """Serve a folder; gives the address without a slash at its end."""
    with QuietServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as http:
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


def find_browser(*preferred: str) -> str | None:
    named = os.environ.get("CHROMIUM")
    candidates = (named,) if named else (*preferred, *BROWSERS)
    return next((found for candidate in candidates if (found := shutil.which(candidate))), None)


@pytest.fixture(scope="session")
def browser_path() -> str:
    found = find_browser(HEADLESS_SHELL)
    return found or skip_or_fail_missing_tool(os.environ.get("CHROMIUM", "Chromium"), "chromium")


@pytest.fixture(scope="session")
def playwright(browser_path: str) -> Iterator[Playwright]:  # noqa: ARG001 (skips if there is no browser)
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright, browser_path: str) -> Iterator[Browser]:
    launched = playwright.chromium.launch(executable_path=browser_path, args=BROWSER_ARGS)
    yield launched
    launched.close()


@pytest.fixture
def problems() -> list[str]:
    return []


def watch(context: BrowserContext, server: str, note: Callable[[str], None]) -> None:
    """Report each request to another host and each error on a page of this context."""
    home = urlsplit(server).netloc

    def note_address(url: str, page: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != home:
            note(f"{page}: request to another host: {url}")

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            where = message.location.get("url") or (message.page.url if message.page else "?")
            note(f"{where}: console error: {message.text}")

    def on_error(error: WebError) -> None:
        note(f"{error.page.url if error.page else '?'}: uncaught error: {error.error}")

    def on_page(page: Page) -> None:
        page.on("websocket", lambda socket: note_address(socket.url, page.url))

    context.on("request", lambda request: note_address(request.url, request.headers.get("referer") or "?"))
    context.on("console", on_console)
    context.on("weberror", on_error)
    context.on("page", on_page)


OpenPage = Callable[..., Page]
"""Gives a page with the options of `Browser.new_context`. With `fresh=True` it is a new page with an empty cache, for
tests that add listeners or scripts to the page itself."""


class Pages:
    """The browser's pages, one context per set of options. All tests share them: making one costs more than most tests.

    After each test a page is reset: its storage, media, window, pointer and document. The browser's cache stays.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: dict[str, BrowserContext] = {}
        self._used: list[tuple[Page, dict[str, Any], bool]] = []
        self.problems: list[str] = []

    def page(self, server: str, *, fresh: bool = False, **options: Any) -> Page:
        options = {"base_url": server, "locale": "nl-NL", **options}
        key = json.dumps(options, sort_keys=True)
        context = None if fresh else self._contexts.get(key)
        if context is None:
            context = self._browser.new_context(**options)
            context.set_default_timeout(BROWSER_SECONDS * 1000)
            watch(context, server, self._note)
        if not fresh:
            self._contexts[key] = context
        used = [page for page, _, _ in self._used]
        page = next((page for page in context.pages if page not in used), None) or context.new_page()
        self._used.append((page, options, fresh))
        return page

    def _note(self, problem: str) -> None:
        self.problems.append(problem)

    def reset(self) -> None:
        """Make all pages as good as new."""
        for page, options, fresh in self._used:
            if fresh:
                page.context.close()
            elif not page.is_closed():
                page.evaluate("location.protocol === 'about:' || localStorage.clear() || sessionStorage.clear()")
                page.goto("about:blank")
                page.set_viewport_size(options.get("viewport", {"width": 1280, "height": 720}))
                page.emulate_media(
                    media="null",
                    color_scheme=options.get("color_scheme", "light"),
                    reduced_motion=options.get("reduced_motion", "no-preference"),
                )
                page.mouse.move(0, 0)
        self._used.clear()


@pytest.fixture(scope="session")
def pages(browser: Browser) -> Pages:
    return Pages(browser)


@pytest.fixture
def open_page(pages: Pages, server: str, problems: list[str]) -> Iterator[OpenPage]:
    pages.problems = problems
    yield partial(pages.page, server)
    pages.reset()
    if problems:
        pytest.fail("in the browser:\n" + "\n".join(problems), pytrace=False)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()
