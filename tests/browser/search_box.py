"""The search as a reader uses it. Whatever the tests have to know about its markup stands here and nowhere else."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


class SearchBox:
    """A search box of the page that is open: the one in the header, or with `large` the one on the home page."""

    def __init__(self, page: Page, *, large: bool = False) -> None:
        self.page = page
        self.box = page.locator(".home-search" if large else ".header-search")
        self.field = self.box.get_by_role("searchbox")
        self.opener = page.locator("[data-search-opener]")
        self.results = self.box.locator(".md-search-result__link")
        self.status = self.box.get_by_role("status")
        self.marked = self.results.locator("mark")
        self.reset = self.box.get_by_role("button", name="Wis zoekvraag")

    def ask(self, words: str) -> None:
        """Type into the field, after opening it where the window has no room for it."""
        # Neither shows before the theme's script has told that there are scripts.
        expect(self.field.or_(self.opener).filter(visible=True).first).to_be_visible()
        if not self.field.is_visible():
            self.opener.click()
        self.field.click()
        self.field.press_sequentially(words)

    def result(self, address: str) -> Locator:
        """The result that leads to `address`, as '/bouwsteen-1/interne-markt/#smei'."""
        path, _, fragment = address.partition("#")
        return self.box.locator(f".md-search-result__link[href*='{path}'][href$='#{fragment}']")

    def expect_closed(self) -> None:
        """No results show."""
        expect(self.results.first).not_to_be_visible()
