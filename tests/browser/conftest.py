"""What the tests in a browser share: the built site, and a page with axe."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.axe import Axe
from tests.conftest import OpenPage
from tests.site.built import Site


@pytest.fixture(scope="session")
def built(site: Path) -> Site:
    return Site(site)


@pytest.fixture
def axe(open_page: OpenPage) -> Axe:
    return Axe(open_page(reduced_motion="reduce"))
