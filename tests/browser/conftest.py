"""Pages with made-up search records."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.conftest import OpenPage

RECORDS_FILE, ENGLISH_FILE = "**/assets/search/records.js", "**/assets/search/glosses.js"
NOTHING_IN_ENGLISH = "osaSearch.glosses = Object.fromEntries(Object.keys(osaSearch.columns).map(key => [key, []]))"
SAMPLE_RECORDS = Path(__file__).parent / "sample_records.js"


def send_sample(route: Route) -> None:
    route.fulfill(path=SAMPLE_RECORDS, headers={"Cache-Control": "no-store"})


@pytest.fixture
def open_sample(open_page: OpenPage) -> Iterator[OpenPage]:
    """`open_page` for pages whose search has the made-up records."""
    opened: list[Page] = []

    def open_one(**options: Any) -> Page:
        opened.append(open_page(**options))
        opened[-1].route(RECORDS_FILE, send_sample)
        opened[-1].route(ENGLISH_FILE, lambda route: route.fulfill(body=NOTHING_IN_ENGLISH))
        return opened[-1]

    yield open_one
    for page in opened:
        page.unroute_all()


@pytest.fixture
def sample(open_sample: OpenPage) -> Page:
    return open_sample()
