"""The body of each page, as HTML from the templates in `templates/`."""

import datetime
import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from annex.model import money, page_paths
from annex.model.annex import Footnote, PageBreak
from annex.model.dates import dutch_date, dutch_month, short_date
from annex.model.sources import site_of
from annex.open_data import dcat, fields
from annex.relate import segments
from annex.relate.cross_references import CrossReferences
from annex.relate.developments import statuses_of
from annex.relate.places import Citation, InitiativePlace, ThemePlace
from annex.relate.totals import Totals
from annex.relate.urls import SiteAddress
from annex.render import finished_html
from annex.render.bands import Bands
from annex.render.timeline import Timeline

WHOLE_PAGES = {
    "home": page_paths.HOME,
    "footnotes": page_paths.FOOTNOTES,
    "annex": page_paths.ANNEX,
    "overviews": page_paths.OVERVIEWS,
    "instruments": page_paths.INSTRUMENTS,
    "budgets": page_paths.BUDGETS,
    "statuses": page_paths.STATUSES,
    "timeline": page_paths.TIMELINE,
    "abbreviations": page_paths.ABBREVIATIONS,
    "data_files": page_paths.DATA,
    "data_fields": page_paths.DATA,
    "report": page_paths.ABOUT,
}
"""The macros that need no argument: the name, which is also that of the template, and the page that calls it."""


class Renderer:
    """Renders the pages of one annex from the templates of the project in `root`. `address` is that of the site,
    `repository` that of the project; `changed` says when one of some paths in it last changed, if known."""

    def __init__(
        self,
        references: CrossReferences,
        root: Path,
        address: SiteAddress | None = None,
        changed: Callable[..., datetime.datetime | None] = lambda *_: None,
        repository: str = "",
    ) -> None:
        self.references, self.index, self.root = references, references.index, root
        self.address = address or SiteAddress()
        self.changed = changed
        self.environment = Environment(
            # The theme's header shares the search box.
            loader=FileSystemLoader([root / "templates", root / "overrides"]),
            # Everything but plain text is HTML or XML.
            autoescape=lambda name: name is None or not name.endswith(".txt.j2"),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # A change to a template makes a new renderer.
            auto_reload=False,
            bytecode_cache=FileSystemBytecodeCache(),
        )
        filters, variables = self.environment.filters, self.environment.globals
        filters.update(heading=heading, count=count, site=site_of, json=json.loads)
        filters.update(money=money.budget_in_words, sum_in_words=money.sum_in_words)
        filters.update(dutch_date=dutch_date, dutch_month=dutch_month, short_date=short_date)
        # Types, as in `{% if segment is mark %}`.
        tests = self.environment.tests
        tests.update(initiative=_is_a(InitiativePlace), theme=_is_a(ThemePlace), footnote=_is_a(Footnote))
        tests.update(mark=_is_a(Citation), page_break=_is_a(PageBreak), quote_edge=_is_a(segments.QuoteEdge))
        variables.update(index=self.index, references=references, developments=references.developments)
        variables.update(totals=Totals(references), quotes=segments.Quotes(self.index), statuses_of=statuses_of)
        variables.update(bands_of=Bands, timeline_of=partial(Timeline, references.developments))
        variables.update(pages=page_paths, catalog=dcat, fields_of_files=fields.of_files, address=self.address)
        variables.update(checked=references.register.checked, modified=changed("data"))
        variables.update(repository=repository.rstrip("/"))

    def macros(self) -> dict[str, Callable[..., str]]:
        """The macros that pages in `docs/` call, by name. Each returns the body of a page or a part of it. `block` and
        `theme` take an id and raise `KeyError` for an unknown one; the others take nothing."""
        register = self.references.register
        linked = sum(bool(sources.links) for sources in register.footnotes)
        return {
            **{name: partial(self._render, name, page) for name, page in WHOLE_PAGES.items()},
            "block": self._block,
            "theme": self._theme,
            "checked_date": partial(dutch_date, register.checked),
            "checked_month": partial(dutch_month, register.checked),
            "linked_footnotes": lambda: f"{linked} van de {len(self.index.footnotes)}",
        }

    def text(self, template: str, **context: Any) -> str:
        """A file that isn't a page, such as 'llms.txt', from its template in `templates/text/`."""
        return self.environment.get_template(f"text/{template}.j2").render(**context)

    def _block(self, block_id: str) -> str:
        themes = self.index.blocks[block_id]
        return self._render("block", page_paths.block_page(themes[0].block), block=themes[0].block, themes=themes)

    def _theme(self, theme_id: str) -> str:
        place = self.index.themes[theme_id]
        return self._render("theme", place.page, place=place, footnotes=self.index.footnotes_on(place))

    def _render(self, template: str, here: str, **context: Any) -> str:
        url, file = partial(self.address.between, here), partial(self.address.to_file, here)
        page = self.environment.get_template(f"pages/{template}.html.j2")
        return finished_html.marked(page.render(here=here, url=url, file=file, **context))


def _is_a(type_: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, type_)


def heading(words: str) -> Markup:
    """Escape `words` for a heading: every character with a meaning in Markdown or HTML as a numeric reference."""
    return Markup(re.sub(r"[!-/:-@\[-`{-~]", lambda c: f"&#{ord(c[0])};", words))


def count(number: int, one: str, more: str) -> str:
    """'1 initiatief', '6 initiatieven'."""
    return f"{number} {one if number == 1 else more}"
