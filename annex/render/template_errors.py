"""Finds errors of syntax in templates, and the line of a template or of a page in `docs/` that an error comes from."""

import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
from jinja2.nodes import Extends, Import, Include

from annex.load import text_files
from annex.load.problem import Problem, truncated

FOLDERS = ("docs", "overrides", "templates")
SHELL = ("main.html", "404.html")


def in_templates(environment: jinja2.Environment, root: Path) -> Iterator[Problem]:
    """Errors of syntax in the templates of the project in `root`, and templates of the shell that are missing: in their
    place, MkDocs takes those of the theme. The `environment` of the pages compiles theirs, and keeps them."""
    overrides, templates = root / "overrides", root / "templates"
    for name in SHELL:
        if not (overrides / name).is_file():
            yield Problem(f"overrides/{name}", 1, "this template is missing")
    for path in text_files.paths(root, "overrides", "templates"):
        try:
            if path.is_relative_to(templates):
                environment.get_template(path.relative_to(templates).as_posix())
            else:
                yield from _missing(environment.parse(path.read_text(encoding="utf-8")), path, overrides)
        except jinja2.TemplateSyntaxError as error:
            yield Problem(path.relative_to(root).as_posix(), error.lineno, f"template syntax: {error.message}")


def _missing(template: Any, path: Path, overrides: Path) -> Iterator[Problem]:
    """Templates that one of the shell asks for, and that don't exist."""
    for node in template.find_all((Extends, Import, Include)):
        wanted = getattr(node.template, "value", "")
        if wanted and not wanted.startswith(".icons/") and not (overrides / wanted).is_file():
            name = path.relative_to(overrides.parent).as_posix()
            yield Problem(name, node.lineno, f"there is no template '{truncated(wanted)}' in overrides/")


def problem(error: Exception, root: Path) -> Problem | None:
    """An error in a page or template of the project in `root`, or in Python that one calls; None for other errors."""
    calls = [(Path(frame.f_code.co_filename), line) for frame, line in traceback.walk_tb(error.__traceback__)]
    in_root = [(path.relative_to(root), line) for path, line in calls if path.is_relative_to(root)]
    own = [(path.as_posix(), line) for path, line in in_root if path.parts[0] in ("annex", *FOLDERS)]
    places = [(file, line) for file, line in own if not file.startswith("annex/")]
    if isinstance(error, jinja2.TemplateNotFound):
        # What only Python asks for has no line that asks for it.
        return Problem(*(places[-1] if places else ("templates", 1)), f"there is no template '{error.name}'")
    if not places:
        return None
    if isinstance(error, jinja2.TemplateSyntaxError):
        return Problem(*places[-1], f"template syntax: {error.message}")
    what = str(error) if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {error}"
    file, line = own[-1]
    return Problem(*places[-1], what, f"{file}:{line}" if own[-1] not in places else "")
