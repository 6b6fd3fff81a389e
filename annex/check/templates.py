"""Syntax of the Jinja templates: found here, an error has a file and a line, and is reported with all others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from annex.load.problem import Problem

FOLDERS = ("overrides", "templates")


def problems(root: Path) -> Iterator[Problem]:
    environment = Environment()
    for path in sorted(file for folder in FOLDERS for file in (root / folder).rglob("*") if file.is_file()):
        name = path.relative_to(root).as_posix()
        try:
            environment.parse(path.read_text(encoding="utf-8"))
        except TemplateSyntaxError as error:
            yield Problem(name, error.lineno, f"template syntax: {error.message}")
        except UnicodeDecodeError as error:
            yield Problem(name, error.object.count(b"\n", 0, error.start) + 1, f"not valid UTF-8: {error.reason}")
