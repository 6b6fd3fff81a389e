"""Each engine is started once, for readers in a wide window, on a phone, from a folder and without scripts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.helpers import DESKTOP, PHONE
from tests.engines.reader import Reader
from tests.engines.webdriver import ENGINES, Engine


@pytest.fixture(scope="session", params=ENGINES, ids=lambda kind: kind.name)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The running engine; skips the test if it is missing."""
    kind: type[Engine] = request.param
    if not all(kind.programs()):
        reason = f"{kind.name} is missing. {kind.how_to_get}"
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    engine = kind(tmp_path_factory.mktemp(kind.name))
    engine.start()
    yield engine
    engine.stop()


@contextmanager
def reading(engine: Engine, home: str, window: dict[str, int]) -> Iterator[Reader]:
    """A reader at the site's address. What the console shows at the end fails the test."""
    engine.resize(**window)
    engine.problems()
    yield Reader(engine, home)
    problems = engine.problems()
    engine.command("ReleaseActions")
    engine.command("Navigate", url="about:blank")
    assert problems == []


@pytest.fixture
def reader(engine: Engine, server: str) -> Iterator[Reader]:
    with reading(engine, server, DESKTOP) as reader:
        yield reader


@pytest.fixture
def phone(engine: Engine, server: str) -> Iterator[Reader]:
    with reading(engine, server, PHONE) as reader:
        yield reader


@pytest.fixture
def offline(engine: Engine, offline_site: Path) -> Iterator[Reader]:
    with reading(engine, offline_site.as_uri(), DESKTOP) as reader:
        yield reader


@pytest.fixture
def without_scripts(engine: Engine, server: str) -> Iterator[Reader]:
    engine.allow_scripts(False)
    with reading(engine, server, PHONE) as reader:
        yield reader
    engine.allow_scripts(True)
