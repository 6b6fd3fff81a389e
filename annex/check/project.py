"""From the files in `data/` to the models, or to every error in them at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annex.check import annex_rules as checks
from annex.check import permalinks
from annex.check import register_rules as register_checks
from annex.check import source_text as transcription
from annex.check.annex_rules import Finding
from annex.load import outline
from annex.load import yaml_reader as yamlfile
from annex.load.outline import Entry
from annex.load.problem import DataError, Problem
from annex.load.schema_errors import SchemaError, validated
from annex.load.yaml_reader import YamlFile
from annex.model.annex import Annex
from annex.model.dates import dates_in, dutch_date
from annex.model.page_paths import CONFIG_FILE
from annex.model.register import Register

ANNEX_FILE = "data/initiatives.yaml"
REGISTER_FILE = "data/register.yaml"
SOURCE_FILE = "data/bijlage-2.txt"


@dataclass(frozen=True)
class Data:
    """What the site is made from: the annex, and what its editors add."""

    annex: Annex
    register: Register


def load(root: Path) -> Data:
    """Load the annex and the register from the project in `root`.

    Raises `DataError` with every problem in both files: YAML, schema, rules across records, words of the annex that
    differ from `data/bijlage-2.txt`, and ids that `data/permalinks.txt` doesn't hold where one that it holds is gone.
    Those are told by themselves where nothing else is wrong: a record that can't be read is no lost one.
    """
    annex = _read(root, ANNEX_FILE)
    annex_entries = outline.entries(annex.data)
    annex_model, errors = validated(annex, Annex)
    problems = list(_problems(ANNEX_FILE, annex, errors, annex_entries, checks.findings(annex_entries)))
    problems += _date_problems(root, annex, annex_entries)
    problems += _source_problems(root, annex, annex_entries)
    register = _read(root, REGISTER_FILE)
    register_entries = outline.register_entries(register.data)
    register_model, errors = validated(register, Register)
    findings = register_checks.findings(register_entries, annex_entries)
    problems += _problems(REGISTER_FILE, register, errors, register_entries, findings)
    both = ((ANNEX_FILE, annex, annex_entries), (REGISTER_FILE, register, register_entries))
    problems += _permalink_problems(root, both, is_all=not problems)
    if problems or not (annex_model and register_model):
        raise DataError(problems)
    return Data(annex_model, register_model)


def _read(root: Path, name: str) -> YamlFile:
    try:
        return yamlfile.read((root / name).read_bytes())
    except OSError as error:
        return YamlFile(problems=[(1, f"can't be read: {error.strerror}", ())])


def _text(root: Path, name: str) -> tuple[str | None, list[Problem]]:
    try:
        return (root / name).read_text(encoding="utf-8"), []
    except OSError as error:
        return None, [Problem(name, 1, f"can't be read: {error.strerror}")]
    except UnicodeDecodeError as error:
        return None, [Problem(name, 1, f"not valid UTF-8: {error.reason}")]


def _problems(
    name: str,
    file: YamlFile,
    errors: list[SchemaError],
    entries: list[Entry],
    findings: Iterable[Finding],
) -> Iterator[Problem]:
    """What is wrong with a file by itself: its YAML, its schema, and what the rules found."""
    where = outline.places(entries)
    yield from (Problem(name, line, what, where(path)) for line, what, path in file.problems)
    if file.is_broken:
        return
    for path, line, what, allowed in errors:
        yield Problem(name, line, what, where(path), allowed)
    for finding in findings:
        yield Problem(name, file.line(finding.path), finding.what, where(finding.path), finding.allowed)


def _permalink_problems(
    root: Path, files: Iterable[tuple[str, YamlFile, list[Entry]]], *, is_all: bool
) -> Iterator[Problem]:
    """The ids that were changed, or are gone. Where none is gone, one that nobody knows is that of something new."""
    text, problems = _text(root, permalinks.FILE)
    yield from problems
    links = permalinks.read(text or "")
    lost = list(permalinks.lost([entry for _, _, entries in files for entry in entries], links))
    for name, file, entries in files if lost else ():
        where = outline.places(entries)
        for finding in permalinks.findings(entries, links):
            is_all = False
            yield Problem(name, file.line(finding.path), finding.what, where(finding.path), finding.allowed)
    if is_all:
        yield from (Problem(permalinks.FILE, line, what) for line, what in lost)


def _date_problems(root: Path, file: YamlFile, entries: list[Entry]) -> Iterator[Problem]:
    """The date of the letter stands in the site's description too, in words: nothing else shows a slip in it."""
    try:
        text = (root / CONFIG_FILE).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return  # `pages` tells
    said = dates_in(" ".join(text.split()))
    for entry in (e for e in entries if e.path == ("document",)):
        date = entry.value("date")
        if said and isinstance(date, datetime.date) and dutch_date(date) not in said:
            what = f"date is {date}, but {CONFIG_FILE} says {', '.join(said)}"
            yield Problem(ANNEX_FILE, file.line((*entry.path, "date")), what)


def _source_problems(root: Path, file: YamlFile, entries: list[Entry]) -> Iterator[Problem]:
    """Where the annex parts from its source text. The words of both are kept no longer than that takes."""
    text, problems = _text(root, SOURCE_FILE)
    yield from problems
    if text is None or file.is_broken:
        return
    source = transcription.parse(text)
    where = outline.places(entries)
    for entry in entries:
        page = entry.whole("page")
        if page is not None and not 1 <= page <= source.pages:
            line = file.line((*entry.path, "page"))
            yield Problem(ANNEX_FILE, line, f"page {page} is out of range", entry.where, f"1 to {source.pages}")
    for found in transcription.differences(entries, source):
        yield Problem(ANNEX_FILE, file.line(found.path), found.message, where(found.path))
