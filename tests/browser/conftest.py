"""What the tests in a browser share: the built site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.built import Site


@pytest.fixture(scope="session")
def built(site: Path) -> Site:
    return Site(site)
