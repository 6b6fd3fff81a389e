"""axe on a page: rules of WCAG 2.2 AA and axe's own best practices, in light and dark, narrow and wide."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, NamedTuple

from playwright.sync_api import Page, expect

from tests.browser.helpers import DARK, LIGHT, ask

SOURCE = (Path(__file__).resolve().parent.parent / "vendor/axe.min.js").read_text(encoding="utf-8")

ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


class View(NamedTuple):
    scheme: Literal["light", "dark"]
    width: int


RULES_OF_VIEWS: dict[View, dict[str, Any]] = {
    View("light", 1280): ALL,
    View("dark", 390): ALL,
    View("light", 390): COLOURS,
    View("dark", 1280): COLOURS,
}
"""All rules at either width. A scheme changes nothing but colours."""


class Axe:
    """axe on a page on which nothing moves: a colour in transition is neither of the two."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def show(self, view: View) -> None:
        """Give the window this scheme and width; its colours follow."""
        self.page.set_viewport_size({"width": view.width, "height": 844})
        self.page.emulate_media(color_scheme=view.scheme)
        background = DARK if view.scheme == "dark" else LIGHT
        expect(self.page.locator("body")).to_have_css("background-color", background)

    def found(self, view: View, within: str = "") -> list[str]:
        """What axe finds in a view of the open page, or of the part that the selector `within` finds."""
        self.show(view)
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(SOURCE)  # the page's security policy would block a script element
        found: list[str] = ask(self.page, "axeViolations", {"runOnly": RULES_OF_VIEWS[view], "within": within})
        return found
