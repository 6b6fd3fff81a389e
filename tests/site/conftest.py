"""What the tests of the built site share: the published site, and what the YAML says."""

from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.site.built import Site
from tests.site.expected import Expected


@pytest.fixture(scope="session")
def published(published_site: Path) -> Site:
    return Site(published_site)


@pytest.fixture(scope="session")
def expected() -> Expected:
    return Expected(PROJECT)
