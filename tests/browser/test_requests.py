"""Nothing leaves for another host, and no page reports an error. The fixture `problems` notes both, in every test."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.search_box import SearchBox


def test_no_page_calls_another_host_or_reports_an_error(page: Page, addresses: list[str], problems: list[str]) -> None:
    for address in addresses:
        page.goto(address)
        page.evaluate("new Promise(done => requestIdleCallback(done))")  # until its scripts have nothing left to do
    assert problems == []


def test_the_search_calls_no_other_host(page: Page, problems: list[str]) -> None:
    """It fetches its index and a script of its own when somebody uses it."""
    page.goto("/")
    SearchBox(page).ask("SMEI")
    expect(SearchBox(page).result("/bouwsteen-1/interne-markt/#smei")).to_be_visible()
    assert problems == []


@pytest.mark.parametrize(
    ("script", "problem"),
    [
        ("fetch('https://elders.invalid/').catch(() => null)", "request to another host: https://elders.invalid/"),
        ("console.error('mis')", "console error: mis"),
        ("setTimeout(() => { throw new Error('mis') })", "uncaught error: mis"),
    ],
)
def test_a_problem_is_noticed(page: Page, problems: list[str], script: str, problem: str) -> None:
    """Without this, a fixture that notes nothing would let everything pass."""
    page.goto("/")
    page.evaluate(script)
    page.wait_for_timeout(200)
    page.close()  # nothing more can come in after this
    assert any(problem in found for found in problems), problems
    problems.clear()
