"""The body of each page, as HTML from the templates in `templates/`."""

import datetime
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateRuntimeError, Undefined
from markupsafe import Markup

from annex import wording
from annex.check.files import EDITIONS
from annex.load import front_matter
from annex.load.problem import DataError, Problem
from annex.model import page_paths
from annex.model.annex import PageBreak
from annex.model.developments import State
from annex.open_data import dcat
from annex.project import Project
from annex.relate.developments import statuses_of
from annex.relate.places import Citation, InitiativePlace
from annex.relate.urls import SiteAddress
from annex.render import changes, finished_html, linked_data, pages, template_errors, theme_pages
from annex.render.editorial import editorial_block, events
from annex.render.page import Page
from annex.render.state_words import state_words
from annex.render.timeline import Timeline

View = Callable[[Page], object]


def _editions(page: Page) -> list[tuple[str, str]]:
    """The day and the path of each edition."""
    return [(file.stem, f"{EDITIONS}/{file.name}") for file in page.project.editions]


PARTS: dict[str, tuple[str, View]] = {
    "changes": (page_paths.CHANGES, lambda page: changes.days(page.project)),
    "data_files": (page_paths.DATA, linked_data.dataset),
    "editions": (
        page_paths.DATA,
        _editions,
    ),
    "home_search": (page_paths.HOME, lambda _: None),
    "report": (page_paths.ABOUT, lambda page: page.repository),
    "states": (page_paths.ABOUT, lambda _: list(State)),
    "timeline": (page_paths.TIMELINE, lambda page: Timeline(page.project.developments, page.index.annex.document.date)),
}
"""Macros that show what a single call returns: the page that calls the macro, and the call."""


class Renderer:
    """Renders the pages of a project. `address` is that of the site, `repository` that of the code; `changed` returns
    when one of some paths in the project last changed, if known. Raises `DataError` with every template that is wrong
    or missing."""

    def __init__(
        self,
        project: Project,
        address: SiteAddress | None = None,
        changed: Callable[..., datetime.datetime | None] = lambda *_: None,
        repository: str = "",
    ) -> None:
        self.project, self.address, self.changed = project, address or SiteAddress(), changed
        self._page = partial(Page, project, self.address, modified=changed("data"), repository=repository.rstrip("/"))
        self.environment = Environment(
            # The theme's header shares the search box.
            loader=FileSystemLoader([project.root / "templates", project.root / "overrides"]),
            # Everything but plain text is HTML or XML.
            autoescape=lambda name: name is None or not name.endswith(".txt.j2"),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # The templates hold nothing that could be computed in advance.
            optimized=False,
        )
        references = project.references
        filters, tests = self.environment.filters, self.environment.tests
        # The functions of `wording`, by their own names.
        filters.update(inspect.getmembers(wording, inspect.isfunction))
        filters.update(heading=heading, state_words=partial(state_words, checked=project.developments.checked))
        # Types, as in `{% if segment is citation %}`.
        tests.update(citation=_is_a(Citation), page_break=_is_a(PageBreak), initiative=_is_a(InitiativePlace))
        self.environment.globals.update(
            index=project.index,
            document=project.index.annex.document,
            references=references,
            developments=references.developments,
            totals=project.totals,
            pages=page_paths,
            catalog=dcat,
            address=self.address,
            checked=project.register.checked,
            modified=changed("data"),
            segments=references.segments,
            name_segments=references.name_segments,
            statuses_of=statuses_of,
            events=partial(events, references.developments),
            editorial_block=partial(editorial_block, references),
        )
        if errors := list(template_errors.in_templates(self.environment, project.root)):
            raise DataError(errors)

    def macros(self) -> dict[str, Callable[..., str]]:
        """The macros that pages in `docs/` call, by name. Each returns the body of a page or a part of it. `block` and
        `theme` take an id and raise `KeyError` for an unknown one; the others take nothing."""
        register, document = self.project.register, self.project.index.annex.document
        missing = [sources.number for sources in register.footnotes if sources.without_paper == "niet gevonden"]
        linked = sum(bool(sources.links) and not sources.without_paper for sources in register.footnotes)
        views = PARTS | {name: (module.PATH, module.view) for name, module in pages.modules().items()}
        return {
            **{name: partial(self._render, name, path, view) for name, (path, view) in views.items()},
            "block": self._block,
            "theme": self._theme,
            "annex_date": partial(wording.date, document.date),
            "annex_month": partial(wording.month, document.date),
            "checked_date": partial(wording.date, register.checked),
            "checked_in_english": partial(wording.short_date, register.checked, wording.ENGLISH_MONTHS),
            "checked_month": partial(wording.month, register.checked),
            "missing_papers": lambda: "".join(f"{number}{after}" for number, after in wording.listed(missing)),
            "updated_date": partial(wording.date, self.project.developments.checked),
            "readings": lambda: wording.readings(self.project.developments.all),
            "linked_footnotes": lambda: f"{linked} van de {len(self.project.index.footnotes)}",
        }

    def numbers(self) -> dict[str, int]:
        """The numbers that pages in `docs/` give, by name. A shared name is that of several initiatives."""
        project = self.project
        return {
            "initiatives": len(project.index.initiatives),
            "instruments": len(project.register.instruments),
            "footnotes": len(project.index.footnotes),
            "abbreviations": len(project.register.abbreviations),
            "plans": len(project.developments.plans),
            "headings": len(project.index.initiatives) - len(project.developments.plans),
            "shared_names": len(project.index.shared_names),
            "without_status": len(project.totals.without_status),
        }

    def page(self, name: str, environment: Environment, variables: Mapping[str, Any]) -> str:
        """The text of a page in `docs/` with what its macros return, in an `environment` that has them. An error in it
        has the file and the line of the page."""
        file = self.project.root / "docs" / name
        environment.finalize = _printable
        code = environment.compile(front_matter.blanked(file.read_bytes()), filename=str(file))
        return Template.from_code(environment, code, environment.make_globals(None)).render(variables)

    def problems(self) -> Iterator[Problem]:
        """Errors in the pages in `docs/` and in the templates that their macros print: renders each page."""
        environment = Environment(undefined=StrictUndefined)
        variables = {**self.macros(), "numbers": self.numbers(), "config": {"repo_url": ""}}
        for name in self.project.pages:
            try:
                self.page(name, environment, variables)
            except Exception as error:
                if not (found := template_errors.problem(error, self.project.root)):
                    raise
                yield found

    def text(self, template: str, **context: Any) -> str:
        """A file that isn't a page, such as 'llms.txt', from its template in `templates/text/`."""
        return self.environment.get_template(f"text/{template}.j2").render(**context)

    def _block(self, block_id: str) -> str:
        path = page_paths.block_page(self.project.index.blocks[block_id][0].block)
        return self._render("block", path, partial(theme_pages.block, block_id=block_id))

    def _theme(self, theme_id: str) -> str:
        path = self.project.index.themes[theme_id].page
        return self._render("theme", path, partial(theme_pages.theme, theme_id=theme_id))

    def _render(self, template: str, path: str, view: View) -> str:
        page, found = self._page(path), self.environment.get_template(f"pages/{template}.html.j2")
        return finished_html.marked(found.render(view=view(page), url=page.url, file=page.file, list_url=page.list_url))


def _printable(value: Any) -> Any:
    """A value that a page prints. Raises `TemplateRuntimeError` for a macro that isn't called."""
    if callable(value) and not isinstance(value, Undefined):
        raise TemplateRuntimeError("a macro is called with brackets, as {{ name() }}")
    return value


def _is_a(type_: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, type_)


def heading(words: str) -> Markup:
    """Escape `words` for a heading: every character with a meaning in Markdown or HTML as a numeric reference."""
    return Markup(re.sub(r"[!-/:-@\[-`{-~]", lambda c: f"&#{ord(c[0])};", words))
