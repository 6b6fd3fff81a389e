"""What the tests on the built site share: the site, each page parsed once, and what the package reads from `data/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.built import Site
from tests.site.expected import Annex, Register


@pytest.fixture(scope="session")
def built(site: Path) -> Site:
    return Site(site)


@pytest.fixture(scope="session")
def published(published_site: Path) -> Site:
    return Site(published_site)


@pytest.fixture(scope="session")
def register() -> Register:
    return Register()


@pytest.fixture(scope="session")
def annex(register: Register) -> Annex:
    return register.annex
