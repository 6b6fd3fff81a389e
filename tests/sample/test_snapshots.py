"""What the made-up project becomes, compared with `__snapshots__/`. `make snapshots` writes that anew, for review."""

import json
import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.site.built import Page, Site

FILES = ("data/*.json*", "data/*.csv", "data/editions/*", "*.xml", "*.ics", "*.txt")
SCHEMA = ".schema.json"


@pytest.fixture(scope="module")
def sample(sample_site: Path) -> Site:
    return Site(sample_site)


def lines(html: str) -> str:
    """HTML with each element on a line, and otherwise as it is."""
    return re.sub(r"\n+(?=<)|(?=<[a-z])", "\n", html).strip()


def main_of(page: Page) -> str:
    return page.html.partition("<main")[2].partition("</main>")[0]


def test_pages(sample: Site, snapshot: SnapshotAssertion) -> None:
    pages = [*sample.pages.values(), *sample.redirects.values()]
    assert {page.address: lines(main_of(page)) for page in pages} == snapshot


def test_head(sample: Site, snapshot: SnapshotAssertion) -> None:
    """Of a theme's page: what it says of itself to search engines, and to sites that link to it."""
    assert lines(sample.pages["zee/zeewier/"].html.partition("</head>")[0]) == snapshot


def test_files(sample: Site, snapshot: SnapshotAssertion) -> None:
    files = [file for pattern in FILES for file in sorted(sample.folder.glob(pattern)) if SCHEMA not in file.name]
    assert {file.relative_to(sample.folder).as_posix(): file.read_bytes().decode() for file in files} == snapshot


def test_names_of_files(sample: Site, snapshot: SnapshotAssertion) -> None:
    files = [file.relative_to(sample.folder).as_posix() for file in sample.folder.rglob("*") if file.is_file()]
    assert sorted(files) == snapshot


def test_search(sample: Site, snapshot: SnapshotAssertion) -> None:
    found = [*sample.search_records(), *sample.search_data("lists")]
    assert "\n".join(json.dumps(record, ensure_ascii=False) for record in found) == snapshot
