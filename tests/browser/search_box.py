"""The search as a reader uses it. Whatever the tests have to know about its markup stands here and nowhere else."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


class SearchBox:
    """The search of the page that is open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.field = page.get_by_role("textbox", name="Zoeken")
        self.opener = page.locator("header label[for='__search']").first
        self.unfolders = page.locator(".md-search-result__more > summary")

    def ask(self, words: str) -> None:
        """Type into the field, after opening it where the window has no room for it."""
        if self.opener.is_visible():
            self.opener.click()
        self.field.click()
        self.field.press_sequentially(words)

    def result(self, address: str) -> Locator:
        """The result that leads to `address`, as '/bouwsteen-1/interne-markt/#smei'."""
        path, _, fragment = address.partition("#")
        return self.page.locator(f".md-search-result__link[href*='{path}?'][href$='#{fragment}']")

    def unfold(self) -> None:
        """Show the further results on each page, of which the search at first shows the best one."""
        expect(self.unfolders.first).to_be_visible()
        for unfolder in self.unfolders.all():
            unfolder.click()
