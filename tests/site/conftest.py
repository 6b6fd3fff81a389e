"""What the tests on the built site share: the published site, the search's records, and the package's models."""

import json
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
def records(built: Site) -> list[dict[str, str]]:
    """What the search can find."""
    script = (built.folder / "assets/search/records.js").read_text(encoding="utf-8")
    columns: dict[str, list[str]] = json.loads(script.partition("osaSearch.columns = ")[2])
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


@pytest.fixture(scope="session")
def index(references: CrossReferences) -> Index:
    return references.index


@pytest.fixture(scope="session")
def totals(references: CrossReferences) -> Totals:
    return Totals(references)
