"""Syntax of the Jinja templates: found here, an error has a file and a line, and is reported with all others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, TemplateSyntaxError

from annex.load.problem import Problem

FOLDERS = ("overrides", "templates")

PARSED = compile("", "parsed", "exec")
"""What the cache has for a template without errors."""


def problems(root: Path) -> Iterator[Problem]:
    """Errors in the templates of the project in `root`. Each version of a template is parsed once: parsing all of them
    takes a tenth of a build."""
    environment, cache = Environment(), FileSystemBytecodeCache(pattern="__annex_parsed_%s.cache")
    for path in sorted(file for folder in FOLDERS for file in (root / folder).rglob("*") if file.is_file()):
        name = path.relative_to(root).as_posix()
        try:
            source = path.read_text(encoding="utf-8")
            bucket = cache.get_bucket(environment, name, str(path), source)
            if not bucket.code:
                environment.parse(source)
                bucket.code = PARSED
                cache.set_bucket(bucket)
        except TemplateSyntaxError as error:
            yield Problem(name, error.lineno, f"template syntax: {error.message}")
        except UnicodeDecodeError as error:
            yield Problem(name, error.object.count(b"\n", 0, error.start) + 1, f"not valid UTF-8: {error.reason}")
