"""What the tests of the built site share."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.site.built import Site

Record = dict[str, Any]


@pytest.fixture(scope="session")
def published(published_site: Path) -> Site:
    return Site(published_site)


def read(name: str) -> Any:
    return yaml.load((ROOT / "data" / name).read_bytes(), Loader=yaml.CSafeLoader)


@pytest.fixture(scope="session")
def annex() -> Record:
    found: Record = read("initiatives.yaml")
    return found


@pytest.fixture(scope="session")
def states() -> list[Record]:
    found: list[Record] = read("developments.yaml")["states"]
    return found


def within(record: Record) -> Iterator[Record]:
    """The themes and initiatives under a record of the annex, in reading order."""
    for key in ("building_blocks", "themes", "initiatives"):
        for child in record.get(key, []):
            yield from (child, *within(child))
