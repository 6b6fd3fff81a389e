"""From the index to the body of each page.

The result is HTML for Python-Markdown to pass through, with two things left to it: sections are read as
Markdown blocks and headings as Markdown spans (extension `md_in_html`), because only headings that
Python-Markdown reads get into the table of contents, in MkDocs and in Zensical alike.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from annex.model import money
from annex.model import page_paths as pages
from annex.model.annex import Footnote
from annex.model.dates import dutch_date, dutch_month
from annex.model.outcomes import site_of
from annex.open_data import data_page, fields
from annex.open_data import dcat as catalog
from annex.relate import matrix
from annex.relate import segments as text
from annex.relate.cross_references import CrossReferences
from annex.relate.developments import Since
from annex.relate.places import InitiativePlace, ThemePlace
from annex.relate.totals import Overview
from annex.relate.urls import SiteAddress
from annex.render.json_ld import LinkedData


class Renderer:
    """Renders the pages of one annex, from the templates of the project in `root`.

    `address` is that of the site; `modified` is when the data last changed, if that is known. The methods in `macros`
    are what the pages in `docs/` call; each returns the body of a page, or a part of it.
    """

    def __init__(
        self,
        references: CrossReferences,
        root: Path,
        address: SiteAddress | None = None,
        modified: datetime.datetime | None = None,
    ) -> None:
        self.index = references.index
        self.references = references
        self.overview = Overview(references)
        self.root = root
        self.address = address or SiteAddress()
        self.modified = modified
        self.environment = Environment(
            # The search box is a part of the theme's header too.
            loader=FileSystemLoader([root / "templates", root / "overrides"]),
            # All that is HTML or XML; a text for machines isn't.
            autoescape=lambda name: name is None or not name.endswith(".txt.j2"),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # Templates that change make another renderer: see `site`.
            auto_reload=False,
            # In the machine's folder for such things: as long as a template is the same, it is compiled once.
            bytecode_cache=FileSystemBytecodeCache(),
        )
        self.environment.filters.update(
            heading=heading,
            money=money.in_words,
            count=count,
            dutch_date=dutch_date,
            dutch_month=dutch_month,
            site=site_of,
        )
        self.environment.tests.update({name: _is_a(kind) for name, kind in TESTS.items()})
        self.environment.globals.update(
            catalog=catalog,
            index=self.index,
            linked_data=LinkedData(self.index, self.address, modified),
            references=references,
            overview=self.overview,
            since=Since(references),
            pages=pages,
            checked=references.register.checked,
        )

    def macros(self) -> list[Callable[..., str]]:
        """What the pages may call, each under its own name."""
        return [
            *(self.home, self.block, self.theme, self.footnotes, self.annex),
            *(self.initiatives, self.instruments, self.matrix, self.budgets, self.statuses, self.abbreviations),
            *(self.data_files, self.data_fields),
        ]

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

    def initiatives(self) -> str:
        """The page with all initiatives in one list, with filters."""
        return self._render("initiatives", pages.INITIATIVES)

    def instruments(self) -> str:
        """The page with all instruments from A to Z."""
        return self._render("instruments", pages.INSTRUMENTS)

    def matrix(self) -> str:
        """The page that shows which instrument comes back in which theme."""
        return self._render("matrix", pages.MATRIX, tables=matrix.tables(self.references))

    def budgets(self) -> str:
        """The page with all amounts of money."""
        return self._render("budgets", pages.BUDGETS)

    def statuses(self) -> str:
        """The page with the initiatives by status."""
        return self._render("statuses", pages.STATUSES)

    def abbreviations(self) -> str:
        """The page that says what abbreviations stand for."""
        return self._render("abbreviations", pages.ABBREVIATIONS)

    def data_files(self) -> str:
        """The list of the files that people can take along, on the page *Data*."""
        return self._render("data_files", pages.DATA)

    def data_fields(self) -> str:
        """What each field of those files means."""
        described = [(file, data_page.records(file.name)) for file in catalog.files() if file.name in fields.EXPLAINED]
        return self._render("data_fields", pages.DATA, described=described, names=fields.RECORDS)

    def text(self, template: str, **context: Any) -> str:
        """What a template makes that is no page, and no HTML: `sitemap.xml`, `llms.txt`."""
        return self.environment.get_template(f"{template}.j2").render(address=self.address, **context)

    def _render(self, template: str, here: str, **context: Any) -> str:
        url = partial(self.address.between, here)
        file = partial(self.address.to_file, here)
        html = self.environment.get_template(f"{template}.html.j2").render(here=here, url=url, file=file, **context)
        # Markdown reads an indent of four blanks as code.
        body = "\n".join(stripped for line in html.splitlines() if (stripped := line.strip()))
        # Python keeps a text in one byte a letter if none needs two, and MkDocs keeps all pages until the last is done.
        return body.encode("latin-1", "xmlcharrefreplace").decode("latin-1")


TESTS: dict[str, type] = {
    "initiative": InitiativePlace,
    "theme": ThemePlace,
    "footnote": Footnote,
    "mark": text.Mark,
    "mention": text.Mention,
    "page_break": text.Break,
    "short_form": text.ShortForm,
}
"""What templates ask of a source or of a piece of text, as in `{% if piece is mark %}`."""


def _is_a(kind: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kind)


def heading(words: str) -> Markup:
    """`words` for a heading that Python-Markdown reads: every character that means something to it, or to HTML,
    as a numeric reference."""
    return Markup(re.sub(r"[!-/:-@\[-`{-~]", lambda c: f"&#{ord(c[0])};", words))


def count(number: int, one: str, more: str) -> str:
    """'1 initiatief', '6 initiatieven'."""
    return f"{number} {one if number == 1 else more}"
