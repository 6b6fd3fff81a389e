"""Puts the parts together: reads the project's files, checks them, relates the records, and hands out a `Project`."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from annex.check import (
    annex_rules,
    development_rules,
    english_rules,
    files,
    identifier_rules,
    link_rules,
    page_texts,
    permalinks,
    register_rules,
    source_text,
    state_rules,
    term_rules,
    theme_pages,
)
from annex.check.files import EDITIONS
from annex.check.records import Files, Records, place, problems
from annex.load import front_matter, text_files
from annex.load.problem import DataError, Finding, Problem, unreadable
from annex.load.schema_errors import PERIODS, validated
from annex.load.yaml_reader import YamlFile, texts
from annex.model import sources
from annex.model.annex import ID_PATTERN, SEARCH_WORD_PATTERN, Annex, Initiative
from annex.model.dates import PERIOD_PATTERN
from annex.model.developments import DevelopmentData
from annex.model.english import HASH_PATTERN, English
from annex.model.page_front import PageFront
from annex.model.page_paths import CONFIG_FILE
from annex.model.register import Instrument, OtherNames, Register
from annex.model.search_terms import SearchTerms
from annex.relate.changes import Change, changes
from annex.relate.cross_references import CrossReferences
from annex.relate.developments import Developments
from annex.relate.places import Index
from annex.relate.totals import Totals

ANNEX_FILE = "data/initiatives.yaml"
REGISTER_FILE = "data/register.yaml"
DEVELOPMENTS_FILE = "data/developments.yaml"
ENGLISH_FILE = "data/english.yaml"
TERMS_FILE = "data/terms.yaml"
SOURCE_FILE = "data/bijlage-2.txt"
STOP_WORDS_FILE = "data/stop-words.txt"
COMMON_WORDS_FILE = "data/common-words.txt"
REJECTED_WORDS_FILE = "data/rejected-words.txt"
MODELS: dict[str, type[BaseModel]] = {
    ANNEX_FILE: Annex,
    REGISTER_FILE: Register,
    DEVELOPMENTS_FILE: DevelopmentData,
    ENGLISH_FILE: English,
    TERMS_FILE: SearchTerms,
}
PATTERNS = sources.WRITTEN_AS | {
    ID_PATTERN: "lower case, digits, hyphens",
    PERIOD_PATTERN: PERIODS,
    HASH_PATTERN: "eight of 0-9 and a-f",
    SEARCH_WORD_PATTERN: "words with letters; no other marks than . ' & / + -",
}

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Project:
    """The checked content of the project in `root`, related.

    `pages` holds the front matter of the pages in `docs/`, by path, in the order of the navigation. `config` is
    `mkdocs.yml`. `stop_words`, `common_words` and `terms` are the search's. `due` is what was to come and is over at
    the check.
    """

    root: Path
    references: CrossReferences
    config: dict[str, Any]
    pages: dict[str, PageFront]
    stop_words: list[str]
    common_words: list[str]
    terms: SearchTerms
    due: list[Problem]

    @property
    def index(self) -> Index:
        return self.references.index

    @property
    def developments(self) -> Developments:
        return self.references.developments

    @property
    def register(self) -> Register:
        return self.references.register

    @property
    def with_ids(self) -> list[BaseModel]:
        """Every record that has a permalink."""
        blocks = self.index.annex.building_blocks
        themes = [place.theme for place in self.index.themes.values()]
        initiatives = [place.initiative for place in self.index.initiatives.values()]
        return [*blocks, *themes, *initiatives, *self.register.instruments, *self.developments.all]

    @cached_property
    def totals(self) -> Totals:
        """The amounts of the whole annex."""
        return Totals(self.references)

    @cached_property
    def editions(self) -> list[Path]:
        """The files of the editions, the newest first."""
        return sorted((self.root / EDITIONS).glob("*.csv"), reverse=True)

    @cached_property
    def changes(self) -> list[Change]:
        """What the editors changed since the first edition, newest first."""
        first = datetime.date.fromisoformat(self.editions[-1].stem) if self.editions else datetime.date.min
        return changes(self.developments.data, first)


def load_project(root: Path) -> Project:
    """Load and check the project in `root`.

    Raises `DataError` with every problem of the first pass (what no text may hold, YAML and schema) or else of the
    second: rules across records, the words of the source text, permalinks, pages and navigation.
    """
    reader = _Reader(root, [*text_files.problems(root, MODELS)])
    annex, register = reader.records(ANNEX_FILE, Annex), reader.records(REGISTER_FILE, Register)
    developments = reader.records(DEVELOPMENTS_FILE, DevelopmentData)
    english, terms = reader.records(ENGLISH_FILE, English), reader.records(TERMS_FILE, SearchTerms)
    source, links, config = (reader.text(name) for name in (SOURCE_FILE, permalinks.FILE, CONFIG_FILE))
    word_lists = {name: reader.text(name) for name in (STOP_WORDS_FILE, COMMON_WORDS_FILE)}
    if (root / REJECTED_WORDS_FILE).is_file():
        word_lists[REJECTED_WORDS_FILE] = reader.text(REJECTED_WORDS_FILE)
    if reader.problems or not (annex and register and developments and english and terms):
        raise DataError(reader.problems)
    data = Files(annex, register, developments)
    errors = list(_errors(root, data, english, terms, source, links, config, word_lists))
    if errors:
        raise DataError(errors)
    settings = YamlFile(config.encode()).data
    return Project(
        root,
        CrossReferences(Index(annex.model), register.model, developments.model, english.model),
        settings,
        _pages(root, settings),
        [word for _, word in files.words(word_lists[STOP_WORDS_FILE])],
        [word for _, word in files.words(word_lists[COMMON_WORDS_FILE])],
        terms.model,
        sorted(problems(developments.name, developments.yaml, state_rules.due(data))),
    )


def _errors(
    root: Path,
    data: Files,
    english: Records[English],
    terms: Records[SearchTerms],
    source: str,
    links: str,
    config: str,
    word_lists: dict[str, str],
) -> Iterator[Problem]:
    """Every problem of the second pass."""
    annex, register, developments = data.annex, data.register, data.developments
    found: list[tuple[Records[Any], Iterator[Finding]]] = [
        *((annex, rule(annex)) for rule in annex_rules.RULES),
        (annex, source_text.differences(annex, source_text.parse(source))),
        (annex, files.letter_date_is_in_config(annex.model, config)),
        *((register, rule(data)) for rule in (*register_rules.RULES, *identifier_rules.RULES)),
        *((developments, rule(data)) for rule in (*development_rules.RULES, *state_rules.RULES)),
        *((english, rule(english, annex)) for rule in english_rules.RULES),
        *((terms, rule(terms, data)) for rule in term_rules.RULES),
        (register, term_rules.search_words_are_of_few(data, terms)),
        *((file, rule(file)) for file in (register, developments) for rule in link_rules.RULES),
        *((file, files.texts_are_clean(file.yaml.data)) for file in (annex, register, developments, english, terms)),
        *((file, files.lists_have_no_repeats(file.yaml.data)) for file in (register, developments, english, terms)),
        *((file, files.editors_texts_are_right(file.yaml.data)) for file in (register, developments, english)),
    ]
    for file, findings in found:
        yield from problems(file.name, file.yaml, findings)
    named = {node.record.name.casefold() for node in annex.of(Initiative)}
    named.update(*map(register_rules.folded_names, register.of_any(Instrument, OtherNames)))
    names = dict.fromkeys(named, "the name of an initiative or instrument")
    in_table = {word.casefold(): f"in {TERMS_FILE}" for _, word in texts(terms.yaml.data)}
    stop_words = {word: f"in {STOP_WORDS_FILE}" for _, word in files.words(word_lists[STOP_WORDS_FILE])}
    taken = {STOP_WORDS_FILE: names | in_table, COMMON_WORDS_FILE: names | stop_words, REJECTED_WORDS_FILE: in_table}
    for name, text in word_lists.items():
        yield from files.word_list_problems(name, text, taken[name])
    yield from permalinks.changes(links, annex, register, developments)
    yield from theme_pages.problems(annex.model, root, config)
    yield from page_texts.problems(root)
    yield from files.config_problems(root, config)
    yield from files.edition_problems(root)


def _pages(root: Path, settings: dict[str, Any]) -> dict[str, PageFront]:
    files = text_files.pages(root)
    found = {}
    for _, page in texts(settings["nav"]):
        if parts := front_matter.split(files[page].read_bytes()):
            found[page] = PageFront.model_validate(front_matter.read(parts).data)
    return found


@dataclass
class _Reader:
    """Reads files in `root` and collects the problems of the first pass."""

    root: Path
    problems: list[Problem] = field(default_factory=list)

    def records(self, name: str, model: type[M]) -> Records[M] | None:
        content = self.content(name)
        if content is None:
            return None
        file = YamlFile(content)
        record, errors = validated(file, model, PATTERNS)
        self.problems += (Problem(name, line, f.what, place(file.data, f.path)) for line, f in file.problems)
        self.problems += problems(name, file, errors)
        return Records(record, name, file) if record else None

    def text(self, name: str) -> str:
        return (self.content(name) or b"").decode("utf-8-sig", errors="replace")

    def content(self, name: str) -> bytes | None:
        try:
            return (self.root / name).read_bytes()
        except OSError as error:
            self.problems.append(unreadable(name, error))
            return None
