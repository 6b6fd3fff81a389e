"""A page of the built site in the installed Chromium, which the search's scripts run in."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.browser.webdriver import find_chromium


@pytest.fixture
def page(server: str) -> Iterator[Page]:
    chromium = find_chromium()
    if not chromium:
        pytest.skip("Chromium isn't installed")
    options = ["--no-sandbox", "--disable-background-networking"]
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=chromium, args=options) as browser:
        yield browser.new_page(base_url=server)
