"""Starts each browser once. A test with a `reader` walks the site in Chromium, Firefox and WebKit; one marked with
`in_chromium` in Chromium alone. A test fails if a page had an error in its console."""

from collections.abc import Iterator

import pytest

from tests.browser.webdriver import Chromium, Engine, Firefox, WebKit


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
    """A browser with a wide window."""
    engine.home = server
    engine.reset()
    yield engine
    engine.forget()
    assert engine.problems() == []
