"""Pages with made-up search records."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.conftest import OpenPage

RECORDS_FILE = "**/assets/search/records.js"
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
        return opened[-1]

    yield open_one
    for page in opened:
        page.unroute(RECORDS_FILE)


@pytest.fixture
def sample(open_sample: OpenPage) -> Page:
    return open_sample()
