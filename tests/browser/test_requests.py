"""Nothing leaves for another host, nothing breaks the security policy, and no page reports an error.

The fixture `problems` notes all three, in every test: what breaks a page's policy is an error in the browser's console.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.search_box import SearchBox
from tests.conftest import OpenPage


def test_no_page_calls_another_host_or_reports_an_error(page: Page, addresses: list[str], problems: list[str]) -> None:
    for address in addresses:
        page.goto(address)
        page.evaluate("new Promise(done => requestIdleCallback(done))")  # until its scripts have nothing left to do
        policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content") or ""
        assert re.search(r"(^|; )script-src 'self'( 'sha256-[^']*')*(;|$)", policy), address
    assert problems == []


@pytest.mark.parametrize(
    "hostile",
    [
        "const s = document.createElement('script'); s.textContent = 'ran = true'; document.body.append(s)",
        'document.body.innerHTML += \'<img src="data:," onerror="ran = true">\'',
        "document.body.innerHTML += '<a id=evil href=\"javascript:ran = true\">x</a>'; evil.click()",
        "document.body.innerHTML += '<iframe srcdoc=\"<script>parent.ran = true</script>\"></iframe>'",
        "setTimeout('ran = true')",
    ],
)
def test_what_gets_in_does_not_run(page: Page, problems: list[str], hostile: str) -> None:
    page.goto("/bouwsteen-2/verminderen/halfgeleiders/")
    page.evaluate(f"() => {{ {hostile} }}")
    page.wait_for_timeout(200)
    assert page.evaluate("() => globalThis.ran") is None
    assert any("Content Security Policy" in problem for problem in problems)
    problems.clear()


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
def test_a_problem_is_noticed(open_page: OpenPage, problems: list[str], script: str, problem: str) -> None:
    """Without this, a fixture that notes nothing would let everything pass. The policy would not let the first be."""
    page = open_page(bypass_csp=True)
    page.goto("/")
    page.evaluate(script)
    page.wait_for_timeout(200)
    page.close()  # nothing more can come in after this
    assert any(problem in found for found in problems), problems
    problems.clear()
