"""Starts each browser once. `reader` is a browser with a wide window; console errors fail its test."""

from collections.abc import Iterator

import pytest

from tests.browser.helpers import DESKTOP
from tests.engines.webdriver import Chromium, Engine, Firefox, WebKit


@pytest.fixture(scope="session", params=[Chromium, Firefox, WebKit])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with request.param(tmp_path_factory.mktemp("engine")) as engine:
        engine.start()
        yield engine


@pytest.fixture
def no_scripts(engine: Engine) -> Iterator[None]:
    engine.allow_scripts(False)
    yield
    engine.allow_scripts(True)


@pytest.fixture
def reader(engine: Engine, server: str) -> Iterator[Engine]:
    engine.home = server
    engine.resize(**DESKTOP)
    engine.problems()
    yield engine
    assert engine.problems() == []
