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

from annex import matrix, money, pages, text
from annex.crossreference import CrossReferences, Source
from annex.index import InitiativePlace, ThemePlace
from annex.model import Footnote, NameBy
from annex.outcome import site_of
from annex.overview import Overview
from annex.register import Abbreviation, Instrument
from annex.since import Since


class Renderer:
    """Renders the pages of one annex. `directory_urls` is MkDocs' setting `use_directory_urls`.

    The public methods are the macros that the pages in `docs/` call; each returns the body of a page.
    """

    def __init__(self, references: CrossReferences, templates: Path, *, directory_urls: bool = True) -> None:
        self.index = references.index
        self.references = references
        self.overview = Overview(references)
        self.directory_urls = directory_urls
        self.environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
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
            citation=self._citation,
            index=self.index,
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

    def _citation(self, place: InitiativePlace) -> str:
        """How to cite an initiative (issue 5); a name that isn't the annex's stands in brackets."""
        letter, record = self.index.annex.document.letter, place.initiative
        pages_of = "-".join(str(page) for page in dict.fromkeys((place.pages[0], place.pages[-1])))
        name = f'"{record.name}"' if record.name_by is NameBy.ANNEX else f"[{record.name}]"
        return f"Bijlage 2 bij {letter.reference}, p. {pages_of}, {name}"

    def _render(self, template: str, here: str, **context: Any) -> str:
        url = partial(self._url, here)
        html = self.environment.get_template(f"{template}.html.j2").render(here=here, url=url, **context)
        # Markdown reads an indent of four blanks as code.
        body = "\n".join(stripped for line in html.splitlines() if (stripped := line.strip()))
        # Python keeps a text in one byte a letter if none needs two, and MkDocs keeps all pages until the last is done.
        return body.encode("latin-1", "xmlcharrefreplace").decode("latin-1")

    def _url(self, here: str, target: Source | Instrument | Abbreviation | str, fragment: str = "") -> str:
        """The link from page `here` to a page (a path in `docs/`), or to the section about something."""
        page, section = _section(target)
        return pages.url(here, page, fragment or section, directory_urls=self.directory_urls)


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


def _section(target: Source | Instrument | Abbreviation | str) -> tuple[str, str]:
    """The page that shows something, and the id of its section there; empty where the page is about it alone."""
    match target:
        case InitiativePlace():
            return target.theme.page, target.initiative.id
        case ThemePlace():
            return target.page, ""
        case Footnote():
            return pages.FOOTNOTES, f"voetnoot-{target.number}"
        case Instrument():
            return pages.INSTRUMENTS, target.id
        case Abbreviation():
            return pages.ABBREVIATIONS, target.anchor
    return target, ""


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


def dutch_month(date: datetime.date) -> str:
    """'november 2022'."""
    return f"{MONTHS[date.month - 1]} {date.year}"
