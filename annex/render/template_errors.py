"""Finds the line of a template, or of a page in `docs/`, that an error comes from."""

import traceback
from pathlib import Path

import jinja2

from annex.load.problem import Problem

FOLDERS = ("docs", "overrides", "templates")


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
