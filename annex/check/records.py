"""The records of the data files as trees, and what several rules need."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from pydantic import BaseModel

from annex.load.problem import Path, Problem, truncated
from annex.load.yaml_reader import YamlFile, texts
from annex.model import footnote_marks
from annex.model.annex import Annex, BuildingBlock, Document, Footnote, Initiative, Theme
from annex.model.developments import DevelopmentData
from annex.model.english import English
from annex.model.register import Instrument, Register
from annex.model.search_terms import SearchTerms

M = TypeVar("M", bound=BaseModel)
R = TypeVar("R", bound=BaseModel)
R_co = TypeVar("R_co", bound=BaseModel, covariant=True)

LABELS: dict[str, tuple[str, ...]] = {
    "building_blocks": ("Bouwsteen", "number"),
    "themes": ("", "short_title", "title", "id"),
    "initiatives": ("", "name", "id"),
    "instruments": ("instrument", "name", "id"),
    "names": ("namen van", "for"),
    "abbreviations": ("afkorting", "short"),
    "phrases": ("woorden", "words"),
    "states": ("stand van", "initiative"),
    "developments": ("ontwikkeling", "name", "text"),
    "footnotes": ("voetnoot", "number"),
    "terms": ("term", "dutch"),
    "titles": ("titel van", "id"),
    "glosses": ("samenvatting van", "id"),
}
"""What the records of each list are called in messages: a word, and the keys that may hold the name."""


@dataclass(frozen=True, eq=False)
class Node(Generic[R_co]):
    """A record in the tree of a file: the record, its file, its path there, and its parent."""

    record: R_co
    file: Records[Any]
    path: Path
    parent: Node[Any] | None = None

    @cached_property
    def values(self) -> dict[str, Any]:
        """The values of the record by key, as in the file."""
        return self.record.model_dump(by_alias=True)

    @property
    def place(self) -> str:
        return place(self.file.yaml.data, self.path)

    def texts(self, *keys: str) -> list[tuple[Path, str]]:
        """The texts under `keys`, each with its path."""
        return [found for key in keys for found in texts(self.values[key], (*self.path, key))]

    def problem(self, what: str, *steps: str | int, allowed: str = "") -> Problem:
        """A mistake at a value in the record; without `steps`, in the record as a whole."""
        return self.file.problem(what, (*self.path, *steps), allowed)


class Records(Generic[M]):
    """All records of a file, in its order. `model` is the whole file, `name` its path, `yaml` what was read from it."""

    def __init__(self, model: M, name: str = "", yaml: YamlFile | None = None) -> None:
        self.model, self.name, self.yaml = model, name, yaml or YamlFile()
        self.nodes = list(self._nodes(Node(model, self, ())))
        self._by_kind: dict[type[BaseModel], list[Node[Any]]] = defaultdict(list)
        for node in self.nodes:
            self._by_kind[type(node.record)].append(node)

    def of(self, kind: type[R]) -> list[Node[R]]:
        """The records of one class."""
        return cast(list[Node[R]], self._by_kind[kind])

    def of_any(self, *kinds: type[BaseModel]) -> list[Node[Any]]:
        """The records of several classes, class by class."""
        return [node for kind in kinds for node in self._by_kind[kind]]

    def problem(self, what: str, path: Path = (), allowed: str = "") -> Problem:
        """A mistake at `path` in the file, with its line and the place of the record around it."""
        return Problem(self.name, self.yaml.line(path), what, place(self.yaml.data, path), allowed)

    def _nodes(self, node: Node[Any]) -> Iterator[Node[Any]]:
        """A node and all below it, in the order of the file."""
        yield node
        for key, value in vars(node.record).items():
            for position, item in enumerate(value if isinstance(value, list) else [value]):
                if isinstance(item, BaseModel):
                    path = (*node.path, key, position) if isinstance(value, list) else (*node.path, key)
                    yield from self._nodes(Node(item, self, path, node))


class Files:
    """The records of the data files.

    `published` is the date of the annex, `checked` that of the editors' check of developments, `today` the latest date
    anywhere on earth, so that it is not yesterday for any editor. `texts` are those of the annex that may mention an
    instrument, without marks; `words` are all its texts and titles. `homes` holds the initiative that each instrument
    belongs to, or None. `by_id` holds the developments.
    """

    def __init__(
        self,
        annex: Records[Annex],
        register: Records[Register],
        developments: Records[DevelopmentData],
        english: Records[English],
        terms: Records[SearchTerms],
    ) -> None:
        self.annex, self.register, self.developments = annex, register, developments
        self.english, self.terms = english, terms
        self.all: list[Records[Any]] = [annex, register, developments, english, terms]
        self.published, self.checked = annex.model.document.date, developments.model.checked
        self.today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=14))).date()
        self.instruments = register.of(Instrument)
        texts = (node.record.text for node in annex.of_any(Theme, Initiative, Footnote))
        self.texts = [footnote_marks.without(text) for text in texts if text]
        titles = (node.record.title for node in annex.of_any(Document, BuildingBlock, Theme))
        self.words = "\n".join([*titles, *self.texts])
        self.homes = {node.record.id: node.record.home for node in self.instruments}
        self.by_id = {development.id: development for development in developments.model.developments}


Rule = Callable[[Files], Iterator[Problem]]
"""Yields what is wrong in the records of the data files."""


def place(data: Any, path: Path) -> str:
    """The place of the value at `path`, by the records around it: 'Bouwsteen 1 › Interne markt › SMEI'. `data` are the
    plain values of a YAML file, valid or not."""
    labels: list[str] = []
    for position, step in enumerate(path):
        try:
            data = data[step]
        except (IndexError, KeyError, TypeError):
            break
        label = LABELS.get(str(path[position - 1])) if position and isinstance(step, int) else None
        if label and isinstance(data, dict):
            names = (data[key] for key in label[1:] if data.get(key) and type(data[key]) in (str, int))
            labels.append(f"{label[0]} {truncated(next(names, '?'))}".strip())
    return " › ".join(labels)
