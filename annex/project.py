"""Puts the parts together: reads the project's files, checks them, relates the records, and hands out a `Project`."""

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from annex.check import annex_rules, development_rules, files, permalinks, register_rules, source_text
from annex.check.files import EDITIONS
from annex.check.records import Files, Records, place
from annex.load import front_matter, text_files
from annex.load.problem import DataError, Problem, unreadable
from annex.load.schema_errors import validated
from annex.load.yaml_reader import YamlFile, texts
from annex.model import sources
from annex.model.annex import ID_PATTERN, SEARCH_WORD_PATTERN, Annex
from annex.model.dates import PERIOD_PATTERN
from annex.model.developments import PERIODS, DevelopmentData
from annex.model.english import HASH_PATTERN, English
from annex.model.page_front import PageFront
from annex.model.page_paths import CONFIG_FILE
from annex.model.register import Register
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

RULES = (*annex_rules.RULES, *register_rules.RULES, *development_rules.RULES, *files.RULES)

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

    Raises `DataError` with every problem of the first pass (what no text may hold, YAML, and records by themselves) or
    else of the second: rules across records, the words of the source text, permalinks, word lists, editions.
    """
    reader = _Reader(root, [*text_files.problems(root)])
    annex, register = reader.records(ANNEX_FILE, Annex), reader.records(REGISTER_FILE, Register)
    developments = reader.records(DEVELOPMENTS_FILE, DevelopmentData)
    english, terms = reader.records(ENGLISH_FILE, English), reader.records(TERMS_FILE, SearchTerms)
    source, links = reader.text(SOURCE_FILE), reader.text(permalinks.FILE)
    word_lists = {name: reader.text(name) for name in (STOP_WORDS_FILE, COMMON_WORDS_FILE)}
    config, pages = reader.config(), reader.pages()
    if reader.problems or not (annex and register and developments and english and terms):
        raise DataError(reader.problems)
    data = Files(annex, register, developments, english, terms)
    errors = [
        *(problem for rule in RULES for problem in rule(data)),
        *source_text.differences(annex, source_text.parse(source)),
        *permalinks.permalinks_stay(data, links),
        *permalinks.lines_are_right(links),
        *files.listed_words_can_be_left_out(data, word_lists),
        *files.editions_stay(root),
    ]
    if errors:
        raise DataError(errors)
    return Project(
        root,
        CrossReferences(Index(annex.model), register.model, developments.model, english.model),
        config,
        {page: pages[page] for _, page in texts(config["nav"]) if page in pages},
        [word for _, word in files.words(word_lists[STOP_WORDS_FILE])],
        [word for _, word in files.words(word_lists[COMMON_WORDS_FILE])],
        terms.model,
        sorted(development_rules.due(data)),
    )


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
        record = self.record(name, file, model)
        return Records(record, name, file) if record else None

    def record(self, name: str, file: YamlFile, model: type[M]) -> M | None:
        """What was read from a file as a model, or None if that isn't possible."""
        record, errors = validated(file, model, PATTERNS)
        found = [*file.problems, *((file.line(error.path), error) for error in errors)]
        self.problems += (Problem(name, line, f.what, place(file.data, f.path), f.allowed) for line, f in found)
        return record

    def pages(self) -> dict[str, PageFront]:
        """The front matter of the pages in `docs/`, by path."""
        files = text_files.pages(self.root)
        read = {
            page: self.record(f"docs/{page}", front_matter.read(path.read_bytes()), PageFront)
            for page, path in files.items()
            if path.is_file()
        }
        return {page: front for page, front in read.items() if front}

    def config(self) -> dict[str, Any]:
        """`mkdocs.yml`, of which MkDocs itself checks the rest."""
        file = YamlFile(self.content(CONFIG_FILE) or b"")
        self.problems += (Problem(CONFIG_FILE, line, found.what) for line, found in file.problems)
        return file.data if isinstance(file.data, dict) and "nav" in file.data else {"nav": []}

    def text(self, name: str) -> str:
        return (self.content(name) or b"").decode("utf-8-sig", errors="replace")

    def content(self, name: str) -> bytes | None:
        try:
            return (self.root / name).read_bytes()
        except OSError as error:
            self.problems.append(unreadable(name, error))
            return None
