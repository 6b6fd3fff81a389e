"""The security policy blocks injected scripts, and the fixture `problems` notices what goes wrong on a page."""

import time

import pytest
from playwright.sync_api import Page

from tests.browser.helpers import CHIPS
from tests.conftest import OpenPage


def expect_problem(page: Page, problems: list[str], words: str) -> None:
    deadline = time.monotonic() + 2
    while not any(words in problem for problem in problems):
        assert time.monotonic() < deadline, problems
        page.wait_for_timeout(10)


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
def test_an_injected_script_does_not_run(page: Page, problems: list[str], hostile: str) -> None:
    page.goto(CHIPS)
    page.evaluate(f"() => {{ {hostile} }}")
    expect_problem(page, problems, "Content Security Policy")
    assert page.evaluate("() => globalThis.ran") is None
    page.close()  # nothing more can be reported after this
    problems.clear()


@pytest.mark.parametrize(
    ("script", "problem"),
    [
        ("fetch('https://elders.invalid/').catch(() => null)", "request to another host: https://elders.invalid/"),
        ("console.error('mis')", "console error: mis"),
        ("setTimeout(() => { throw new Error('mis') })", "uncaught error: mis"),
    ],
)
def test_a_problem_is_noticed(open_page: OpenPage, problems: list[str], script: str, problem: str) -> None:
    """Without this, a fixture that notes nothing would let everything pass. The policy would block the first script."""
    page = open_page(bypass_csp=True)
    page.goto("/")
    page.evaluate(script)
    expect_problem(page, problems, problem)
    page.close()  # nothing more can be reported after this
    problems.clear()
