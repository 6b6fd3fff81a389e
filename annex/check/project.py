"""Loads and checks the files of the project."""

import inspect
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple, TypeVar

from jinja2 import Environment, FileSystemBytecodeCache, TemplateSyntaxError
from pydantic import BaseModel

from annex.check import annex_rules, development_rules, link_rules, permalinks, register_rules, source_text, theme_pages
from annex.check.records import Files, Records, place, problems
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
PARSED = compile("", "parsed", "exec")

M = TypeVar("M", bound=BaseModel)


class Data(NamedTuple):
    """The data of the site: the annex, and what the editors add."""

    annex: Annex
    register: Register
    developments: DevelopmentData


def load_project(root: Path) -> Data:
    """Load and check the project in `root`.

    Raises `DataError` with every problem of the first pass (files that can't be read, YAML and schema) or else of the
    second: rules across records, the words of the source text, permalinks, pages and navigation, syntax of templates.
    """
    reader = _Reader(root)
    annex, register = reader.records(ANNEX_FILE, Annex), reader.records(REGISTER_FILE, Register)
    developments = reader.records(DEVELOPMENTS_FILE, DevelopmentData)
    source, links, config = (reader.text(name) for name in (SOURCE_FILE, permalinks.FILE, CONFIG_FILE))
    if reader.problems or not (annex and register and developments):
        raise DataError(reader.problems)
    files = Files(annex, register, developments)
    found: list[tuple[Records[Any], Iterator[Finding]]] = [
        *((annex, rule(annex)) for rule in rules_in(annex_rules)),
        (annex, source_text.differences(annex, source_text.parse(source))),
        (annex, _date_findings(annex.model, config)),
        *((register, rule(files)) for rule in rules_in(register_rules)),
        *((developments, rule(files)) for rule in rules_in(development_rules)),
        *((file, rule(file)) for file in (register, developments) for rule in rules_in(link_rules)),
        *((file, _unclean(file.yaml.data)) for file in (annex, register, developments)),
    ]
    errors = [problem for file, findings in found for problem in problems(file.name, file.yaml, findings)]
    errors += permalinks.changes(links, annex, register)
    errors += [*theme_pages.problems(annex.model, root, config), *_template_problems(root)]
    if errors:
        raise DataError(errors)
    return Data(annex.model, register.model, developments.model)


def rules_in(module: ModuleType) -> list[Callable[..., Iterator[Finding]]]:
    """The rules of a module: the public generators that are defined in it."""
    found = (rule for name, rule in vars(module).items() if not name.startswith("_"))
    return [rule for rule in found if inspect.isgeneratorfunction(rule) and rule.__module__ == module.__name__]


@dataclass
class _Reader:
    """Reads files in `root` and collects the problems of the first pass."""

    root: Path
    problems: list[Problem] = field(default_factory=list)

    def records(self, name: str, model: type[M]) -> Records[M] | None:
        content = self.content(name)
        if content is None:
            return None
        file = yaml_reader.YamlFile(content)
        record, errors = validated(file, model, PATTERNS)
        self.problems += (Problem(name, line, f.what, place(file.data, f.path)) for line, f in file.problems)
        self.problems += problems(name, file, errors)
        return Records(record, name, file) if record else None

    def text(self, name: str) -> str:
        content = self.content(name) or b""
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.problems.append(_not_utf8(name, error))
            return ""

    def content(self, name: str) -> bytes | None:
        try:
            return (self.root / name).read_bytes()
        except OSError as error:
            self.problems.append(Problem(name, 1, f"can't be read: {error.strerror}"))
            return None


def _not_utf8(name: str, error: UnicodeDecodeError) -> Problem:
    return Problem(name, error.object.count(b"\n", 0, error.start) + 1, f"not valid UTF-8: {error.reason}")


def _unclean(values: Any) -> Iterator[Finding]:
    """Report texts with leading, trailing or repeated white space, line breaks, or decomposed accents."""
    for path, text in yaml_reader.texts(values):
        if text != " ".join(text.split()):
            yield Finding(path, "white space at an end, in a run or as a line break", "single blanks")
        elif not unicodedata.is_normalized("NFC", text):
            yield Finding(path, "letters and accents are written apart", "Unicode in NFC")


def _date_findings(annex: Annex, config: str) -> Iterator[Finding]:
    """The date of the letter has to be in `mkdocs.yml`, in the site's description."""
    date, said = annex.document.date, dates_in(" ".join(config.split()))
    if dutch_date(date) not in said:
        what = f"date is {date}, but {CONFIG_FILE} says {', '.join(said) or 'no date'}"
        yield Finding(("document", "date"), what)


def _template_problems(root: Path) -> Iterator[Problem]:
    """Syntax errors in templates, each with file and line. A template is parsed once for each of its versions, then
    cached as `PARSED`: parsing all of them takes a tenth of a build."""
    environment, cache = Environment(), FileSystemBytecodeCache(pattern="__annex_parsed_%s.cache")
    folders = (root / "overrides", root / "templates")
    for path in sorted(file for folder in folders for file in folder.rglob("*") if file.is_file()):
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
            yield _not_utf8(name, error)
