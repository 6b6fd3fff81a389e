"""What the tests of the sample site share."""

from pathlib import Path

import pytest

from tests.sample.shown import Shown
from tests.site.built import Site


@pytest.fixture(scope="session")
def sample(sample_site: Path) -> Site:
    return Site(sample_site)


@pytest.fixture(scope="session")
def shown(sample: Site) -> Shown:
    return Shown(sample)
