"""What the tests in a browser share: the addresses of the site, and what the package reads from `data/`."""

from __future__ import annotations

import pytest

from tests.site.built import Site
from tests.site.conftest import annex, built, register

__all__ = ["addresses", "annex", "built", "register"]


@pytest.fixture(scope="session")
def addresses(built: Site) -> list[str]:
    """Every page of the site, as `page.goto` takes it."""
    return [f"/{address}" for address in built.pages]
