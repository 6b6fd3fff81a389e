"""Loads and checks the files of the project."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from annex.check import (
    annex_rules,
    development_rules,
    link_rules,
    permalinks,
    register_rules,
    source_text,
    templates,
    theme_pages,
)
from annex.check.files import Files
from annex.check.records import Records, place
from annex.load import yaml_reader
from annex.load.problem import DataError, Finding, Problem
from annex.load.schema_errors import PERIODS, validated
from annex.model.annex import ID_PATTERN, Annex
from annex.model.dates import PERIOD_PATTERN, dates_in, dutch_date
from annex.model.developments import DevelopmentData
from annex.model.page_paths import CONFIG_FILE
from annex.model.register import Register

ANNEX_FILE = "data/initiatives.yaml"
REGISTER_FILE = "data/register.yaml"
DEVELOPMENTS_FILE = "data/developments.yaml"
SOURCE_FILE = "data/bijlage-2.txt"

PATTERNS = {ID_PATTERN: "lower case, digits, hyphens", PERIOD_PATTERN: PERIODS}

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")


@dataclass(frozen=True)
class Data:
    """The data of the site: the annex, and what the editors add."""

    annex: Annex
    register: Register
    developments: DevelopmentData


def load_project(root: Path) -> Data:
    """Load and check the project in `root`.

    Raises `DataError` with every problem of the first pass: files that can't be read, YAML and schema. Without any,
    with every problem of the second: rules across records, words that differ from `data/bijlage-2.txt`, ids that
    are missing from `data/permalinks.txt`, pages in `docs/` or `mkdocs.yml` that don't match the data, and the syntax
    of templates.
    """
    reader = _Reader(root)
    annex, register = reader.model(ANNEX_FILE, Annex), reader.model(REGISTER_FILE, Register)
    developments = reader.model(DEVELOPMENTS_FILE, DevelopmentData)
    source, links, config = (reader.text(name) for name in (SOURCE_FILE, permalinks.FILE, CONFIG_FILE))
    if reader.problems or not (annex and register and developments):
        raise DataError(reader.problems)
    files = Files(annex.records, register.records, developments.records)
    problems = [
        *annex.problems(_findings(annex_rules.RULES, annex.records)),
        *annex.problems(source_text.differences(annex.records, source_text.parse(source))),
        *annex.problems(_date_findings(annex.model, config)),
        *register.problems(_findings(register_rules.RULES, files)),
        *developments.problems(_findings(development_rules.RULES, files)),
        *(p for file in (register, developments) for p in file.problems(_findings(link_rules.RULES, file.records))),
        *(p for file in (annex, register, developments) for p in file.problems(_unclean(file.yaml.data, ()))),
        *_permalink_problems((annex, register), permalinks.read(links)),
        *theme_pages.problems(annex.model, root, config),
        *templates.problems(root),
    ]
    if problems:
        raise DataError(problems)
    return Data(annex.model, register.model, developments.model)


@dataclass(frozen=True)
class _File(Generic[M]):
    """A data file whose records are well formed: its name, and what it holds."""

    name: str
    yaml: yaml_reader.YamlFile
    model: M
    records: Records

    def problems(self, findings: Iterable[Finding]) -> Iterator[Problem]:
        return _problems(self.name, self.yaml, findings)


@dataclass
class _Reader:
    """Reads files in `root` and collects the problems of the first pass."""

    root: Path
    problems: list[Problem] = field(default_factory=list)

    def model(self, name: str, model: type[M]) -> _File[M] | None:
        content = self.content(name)
        if content is None:
            return None
        file = yaml_reader.read(content)
        record, errors = validated(file, model, PATTERNS)
        self.problems += (Problem(name, line, f.what, place(file.data, f.path)) for line, f in file.problems)
        self.problems += _problems(name, file, errors)
        return _File(name, file, record, Records(record, file.data)) if record else None

    def text(self, name: str) -> str:
        content = self.content(name) or b""
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.problems.append(Problem(name, line, f"not valid UTF-8: {error.reason}"))
            return ""

    def content(self, name: str) -> bytes | None:
        try:
            return (self.root / name).read_bytes()
        except OSError as error:
            self.problems.append(Problem(name, 1, f"can't be read: {error.strerror}"))
            return None


def _findings(rules: Iterable[Callable[[T], Iterator[Finding]]], records: T) -> Iterator[Finding]:
    """The findings of all `rules`, rule by rule."""
    return (finding for rule in rules for finding in rule(records))


def _problems(name: str, file: yaml_reader.YamlFile, findings: Iterable[Finding]) -> Iterator[Problem]:
    for found in findings:
        yield Problem(name, file.line(found.path), found.what, place(file.data, found.path), found.allowed)


def _unclean(value: Any, path: tuple[str | int, ...]) -> Iterator[Finding]:
    """Report texts with leading, trailing or repeated white space, line breaks, or decomposed accents."""
    if isinstance(value, str):
        if value != " ".join(value.split()):
            yield Finding(path, "white space at an end, in a run or as a line break", "single blanks")
        elif not unicodedata.is_normalized("NFC", value):
            yield Finding(path, "letters and accents are written apart", "Unicode in NFC")
    elif isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _unclean(item, (*path, key))


def _date_findings(annex: Annex, config: str) -> Iterator[Finding]:
    """The date of the letter has to be in `mkdocs.yml`, in the site's description."""
    date, said = annex.document.date, dates_in(" ".join(config.split()))
    if dutch_date(date) not in said:
        what = f"date is {date}, but {CONFIG_FILE} says {', '.join(said) or 'no date'}"
        yield Finding(("document", "date"), what)


def _permalink_problems(files: Iterable[_File[Any]], links: dict[str, int]) -> list[Problem]:
    """Ids that were changed or removed. An unknown id is an error only if a listed id vanished."""
    lost = links.keys() - {id_ for file in files for id_ in permalinks.ids(file.records)}
    if not lost:
        return []
    unknown = [problem for file in files for problem in file.problems(permalinks.unknown(file.records, links))]
    return unknown or [Problem(permalinks.FILE, links[id_], f"permalink '{id_}' is nobody's id") for id_ in lost]
