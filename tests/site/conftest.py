"""What the tests on the built site share: the published site, and the package's models."""

from __future__ import annotations

from pathlib import Path

import pytest

from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index
from annex.relate.totals import Totals
from tests.site.built import Site


@pytest.fixture(scope="session")
def published(published_site: Path) -> Site:
    return Site(published_site)


@pytest.fixture(scope="session")
def index(references: CrossReferences) -> Index:
    return references.index


@pytest.fixture(scope="session")
def totals(references: CrossReferences) -> Totals:
    return Totals(references)
