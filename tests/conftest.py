"""Shared by the tests of the built site and the tests in a browser: the site, and a server for it.

`site`, `published_site` and `offline_site` are folders of the built site. All workers of pytest-xdist share one build.
"""

import fcntl
import gc
import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.sample.project import copy_sample
from tests.site.built import Site
from tests.tools import left_out
from tests.unit.project import PYTHON, check, run

ROOT = Path(__file__).resolve().parent.parent

BUILD_SECONDS = 300


LONG = (
    "tests/browser",
    "tests/test_edits.py",
    *(f"tests/site/test_{name}.py" for name in ("reproducible", "valid_html")),
    "tests/unit/test_build_errors.py",
)
"""Tests that take many seconds. They run first, so that no worker is left with one at the end. What runs first of all
stays with one worker of pytest-xdist: it alone starts the three engines."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put long tests first."""
    order = {ROOT / name: at for at, name in enumerate(LONG)}
    items.sort(key=lambda item: min(order.get(path, len(order)) for path in (item.path, *item.path.parents)))


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
