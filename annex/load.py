"""From the files in `data/` to the models, or to every error in them at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from annex import checks, outline, permalinks, register_checks, transcription, yamlfile
from annex.checks import Finding
from annex.dates import dates_in, dutch_date
from annex.model import Annex
from annex.outline import Entry
from annex.pages import CONFIG_FILE
from annex.problem import DataError, Problem
from annex.register import Register
from annex.schema_errors import schema_errors
from annex.yamlfile import YamlFile

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
    annex, register = _read(root, ANNEX_FILE), _read(root, REGISTER_FILE)
    (source, problems), (known, unreadable) = _text(root, SOURCE_FILE), _text(root, permalinks.FILE)
    problems += unreadable
    links = {} if known is None else permalinks.read(known)
    annex_entries = outline.entries(annex.data)
    register_entries = outline.register_entries(register.data)
    lost = list(permalinks.lost([*annex_entries, *register_entries], links))
    # Nobody has lost one: then an id that isn't there is that of something new.
    links = links if lost else {}
    problems += _problems(ANNEX_FILE, annex, Annex, annex_entries, links, checks.findings(annex_entries))
    problems += _date_problems(root, annex, annex_entries)
    if source is not None and not annex.is_broken:
        problems += _source_problems(annex, annex_entries, transcription.parse(source))
    findings = register_checks.findings(register_entries, annex_entries)
    problems += _problems(REGISTER_FILE, register, Register, register_entries, links, findings)
    if not problems:
        problems += (Problem(permalinks.FILE, line, what) for line, what in lost)
    if problems:
        raise DataError(problems)
    return Data(Annex.model_validate(annex.data), Register.model_validate(register.data))


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
    model: type[BaseModel],
    entries: list[Entry],
    links: dict[str, int],
    findings: Iterable[Finding],
) -> Iterator[Problem]:
    """What is wrong with a file by itself: its YAML, its schema, its ids, and what the rules found."""
    where = outline.places(entries)
    yield from (Problem(name, line, what, where(path)) for line, what, path in file.problems)
    if file.is_broken:
        return
    for path, line, what, allowed in schema_errors(file, model):
        yield Problem(name, line, what, where(path), allowed)
    for finding in (*(permalinks.findings(entries, links) if links else ()), *findings):
        yield Problem(name, file.line(finding.path), finding.what, where(finding.path), finding.allowed)


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


def _source_problems(file: YamlFile, entries: list[Entry], source: transcription.Source) -> Iterator[Problem]:
    where = outline.places(entries)
    for entry in entries:
        page = entry.whole("page")
        if page is not None and not 1 <= page <= source.pages:
            line = file.line((*entry.path, "page"))
            yield Problem(ANNEX_FILE, line, f"page {page} is out of range", entry.where, f"1 to {source.pages}")
    for found in transcription.differences(entries, source):
        yield Problem(ANNEX_FILE, file.line(found.path), found.message, where(found.path))
