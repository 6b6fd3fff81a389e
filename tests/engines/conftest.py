"""Each engine is started once by a worker that needs it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.engines.reader import Reader
from tests.engines.webdriver import ENGINES, Engine

DESKTOP = (1280, 900)
PHONE = (390, 844)


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[type[Engine], bool], Engine]]:
    """Gives the running engine, with or without scripts; skips the test if the engine is missing."""
    running: dict[tuple[str, bool], Engine] = {}

    def start(kind: type[Engine], scripts: bool) -> Engine:
        if not all(kind.programs()):
            reason = f"{kind.name} is missing. {kind.how_to_get}"
            if os.environ.get("CI", "").lower() in ("1", "true"):
                pytest.fail(reason, pytrace=False)
            pytest.skip(reason)
        key = (kind.name, scripts)
        if key not in running:
            running[key] = kind(tmp_path_factory.mktemp(kind.name), scripts=scripts)
            running[key].start()
        return running[key]

    yield start
    for engine in running.values():
        engine.stop()


@pytest.fixture(params=ENGINES, ids=lambda kind: kind.name)
def kind(request: pytest.FixtureRequest) -> type[Engine]:
    found: type[Engine] = request.param
    return found


def reading(engine: Engine, home: str, window: tuple[int, int]) -> Iterator[Reader]:
    """A reader at the site's address. What the console shows at the end fails the test."""
    engine.resize(*window)
    engine.problems()
    reader = Reader(engine, home)
    yield reader
    problems = engine.problems()
    reader.engine.command("ReleaseActions")
    engine.command("Navigate", url="about:blank")
    assert problems == []


@pytest.fixture
def reader(kind: type[Engine], start: Callable[[type[Engine], bool], Engine], server: str) -> Iterator[Reader]:
    yield from reading(start(kind, True), server, DESKTOP)


@pytest.fixture
def phone(kind: type[Engine], start: Callable[[type[Engine], bool], Engine], server: str) -> Iterator[Reader]:
    yield from reading(start(kind, True), server, PHONE)


@pytest.fixture
def offline(kind: type[Engine], start: Callable[[type[Engine], bool], Engine], offline_site: Path) -> Iterator[Reader]:
    yield from reading(start(kind, True), offline_site.as_uri(), DESKTOP)


@pytest.fixture
def without_scripts(kind: type[Engine], start: Callable[[type[Engine], bool], Engine], server: str) -> Iterator[Reader]:
    yield from reading(start(kind, False), server, PHONE)
