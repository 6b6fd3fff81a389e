"""What the tests on the built site share: the site, read once, and annex and register as their YAML says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site import annex_data, register_data
from tests.site.annex_data import Annex
from tests.site.built import Site
from tests.site.register_data import Register


@pytest.fixture(scope="session")
def built(site: Path) -> Site:
    return Site(site)


@pytest.fixture(scope="session")
def published(published_site: Path) -> Site:
    return Site(published_site)


@pytest.fixture(scope="session")
def annex() -> Annex:
    return annex_data.read()


@pytest.fixture(scope="session")
def register(annex: Annex) -> Register:
    return register_data.read(annex)
