"""What the tests on the built site share: the site, read once, and the annex as its YAML says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site import annex_data
from tests.site.annex_data import Annex
from tests.site.built import Site


@pytest.fixture(scope="session")
def built(site: Path) -> Site:
    return Site(site)


@pytest.fixture(scope="session")
def annex() -> Annex:
    return annex_data.read()
