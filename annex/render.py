"""From the index to the body of each page.

The result is HTML for Python-Markdown to pass through, with two things left to it: sections are read as
Markdown blocks and headings as Markdown spans (extension `md_in_html`), because only headings that
Python-Markdown reads get into the table of contents, in MkDocs and in Zensical alike.
"""

from __future__ import annotations

import datetime
import re
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from annex import money, pages, text
from annex.index import Index, InitiativePlace, Place, ThemePlace


class Renderer:
    """Renders the pages of one annex. `directory_urls` is MkDocs' setting `use_directory_urls`."""

    def __init__(self, index: Index, templates: Path, *, directory_urls: bool = True) -> None:
        self.index = index
        self.directory_urls = directory_urls
        self.environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.filters.update(heading=heading, money=money.in_words, count=count, dutch_date=dutch_date)
        self.environment.globals.update(index=index, pages=pages, pieces=self._pieces)

    def home(self) -> str:
        """The page that leads to blocks and themes."""
        return self._render("home", pages.HOME)

    def block(self, block_id: str) -> str:
        """The page of a building block. Raises `KeyError` for an unknown id."""
        themes = self.index.blocks[block_id]
        return self._render("block", pages.block_page(themes[0].block), block=themes[0].block, themes=themes)

    def theme(self, theme_id: str) -> str:
        """The page of a theme or sub-theme. Raises `KeyError` for an unknown id."""
        place = self.index.themes[theme_id]
        return self._render("theme", place.page, place=place, footnotes=self.index.footnotes_on(place))

    def footnotes(self) -> str:
        """The page with all footnotes."""
        return self._render("footnotes", pages.FOOTNOTES)

    def annex(self) -> str:
        """The page with the whole annex."""
        return self._render("annex", pages.ANNEX)

    def _render(self, template: str, here: str, **context: Any) -> str:
        url = partial(self._url, here)
        html = self.environment.get_template(f"{template}.html.j2").render(here=here, url=url, **context)
        # Markdown reads an indent of four blanks as code.
        return "\n".join(line.strip() for line in html.splitlines() if line.strip())

    def _url(self, here: str, target: Place | str, fragment: str = "") -> str:
        """The link from page `here` to a page (a path in `docs/`), a theme, or an initiative."""
        if isinstance(target, InitiativePlace):
            fragment = fragment or target.initiative.id
            target = target.theme
        if isinstance(target, ThemePlace):
            target = target.page
        return pages.url(here, target, fragment, directory_urls=self.directory_urls)

    def _pieces(self, place: Place) -> list[text.Piece]:
        """The text of a theme or initiative, cut for the page."""
        citations = self.index.citations_at(place)
        if isinstance(place, ThemePlace):
            return list(text.pieces(place.theme.text or "", citations))
        return list(text.pieces(place.initiative.text, citations, place.initiative.page_breaks))


def heading(words: str) -> Markup:
    """`words` for a heading that Python-Markdown reads: every character that means something to it, or to HTML,
    as a numeric reference."""
    return Markup(re.sub(r"[!-/:-@\[-`{-~]", lambda c: f"&#{ord(c[0])};", words))


def count(number: int, one: str, more: str) -> str:
    """'1 initiatief', '6 initiatieven'."""
    return f"{number} {one if number == 1 else more}"


MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def dutch_date(date: datetime.date) -> str:
    """'8 november 2022'. Written out here: the machine that builds need not have a Dutch locale."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"
