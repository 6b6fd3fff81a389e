"""Checks of whole files: clean texts in the data, the letter's date in `mkdocs.yml`, the syntax of templates."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateSyntaxError

from annex.load import yaml_reader
from annex.load.problem import Finding, Problem, not_utf8
from annex.model.annex import Annex
from annex.model.page_paths import CONFIG_FILE
from annex.wording import date, dates_in


def texts_are_clean(values: Any) -> Iterator[Finding]:
    """No leading, trailing or repeated white space, no line breaks, no decomposed accents."""
    for path, text in yaml_reader.texts(values):
        if text != " ".join(text.split()):
            yield Finding(path, "white space at an end, in a run or as a line break", "single blanks")
        elif not unicodedata.is_normalized("NFC", text):
            yield Finding(path, "letters and accents are written apart", "Unicode in NFC")


def letter_date_is_in_config(annex: Annex, config: str) -> Iterator[Finding]:
    """The site's description in `mkdocs.yml` has the date of the letter."""
    day, said = annex.document.date, dates_in(" ".join(config.split()))
    if date(day) not in said:
        what = f"date is {day}, but {CONFIG_FILE} says {', '.join(said) or 'no date'}"
        yield Finding(("document", "date"), what)


def template_problems(root: Path) -> Iterator[Problem]:
    """Syntax errors in the templates of the project in `root`."""
    environment = Environment()
    folders = (root / "overrides", root / "templates")
    for path in sorted(file for folder in folders for file in folder.rglob("*") if file.is_file()):
        name = path.relative_to(root).as_posix()
        try:
            environment.parse(path.read_text(encoding="utf-8"))
        except TemplateSyntaxError as error:
            yield Problem(name, error.lineno, f"template syntax: {error.message}")
        except UnicodeDecodeError as error:
            yield not_utf8(name, error)
