"""How MkDocs shows errors of this project: in a line with its place, and so that `mkdocs serve` goes on."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, Undefined
from mkdocs.exceptions import Abort, MkDocsException

from annex.load.problem import DataError
from annex.render import template_errors


def show_errors(events: Any, root: Path) -> None:
    """Register with MkDocs' plugin `events` what to do about errors in the project in `root`."""
    _forget_messages()
    events["env"].append(_refuse_undefined)
    events["build_error"].append(partial(_show_place, root))
    events["serve"].append(_keep_serving)


class _Unprintable(Undefined):
    """A value that doesn't exist may be tested, but not printed or looped over."""

    __str__ = __iter__ = Undefined._fail_with_undefined_error


def _refuse_undefined(env: Environment, **_: Any) -> None:
    """Have an undefined name end the build in `overrides/` too, where MkDocs prints nothing."""
    env.undefined = _Unprintable


def _show_place(root: Path, *, error: Exception) -> None:
    """Show an error in a template or a page as a line with its place, not as a traceback."""
    if found := template_errors.problem(error, root):
        raise Abort(str(DataError([found]))) from None


def _keep_serving(server: Any, *, builder: Callable[[], None], **_: Any) -> None:
    """Have `mkdocs serve` show an error in `mkdocs.yml` without a traceback."""

    def build() -> None:
        try:
            builder()
        except MkDocsException as error:
            raise Abort(error.message) from None

    server.builder = build


def _forget_messages() -> None:
    """Have MkDocs print a message again that an earlier build of the same `mkdocs serve` printed."""
    for known in logging.getLogger("mkdocs.commands.build").filters:
        getattr(known, "msgs", set()).clear()
