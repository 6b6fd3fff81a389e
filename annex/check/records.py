"""The records of the data files, each with its path and its place, and what several rules ask of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from pydantic import BaseModel

from annex.load.problem import Finding, Path, Problem, truncated
from annex.load.yaml_reader import YamlFile
from annex.model import footnote_marks
from annex.model.annex import Annex, BuildingBlock, Document, Footnote, Initiative, Theme
from annex.model.developments import Development, DevelopmentData
from annex.model.register import Instrument, Register

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
}
"""What the records of each list are called in messages: a word, and the keys that may hold the name."""


@dataclass(frozen=True, eq=False)
class Entry(Generic[R_co]):
    """A record, its path in the file, and its parent record."""

    record: R_co
    path: Path
    parent: Entry[Any] | None = None

    @cached_property
    def values(self) -> dict[str, Any]:
        """The values of the record by key, as in the file."""
        return self.record.model_dump(by_alias=True)

    def at(self, *steps: str | int) -> Path:
        """The path of something in the record."""
        return (*self.path, *steps)


class Records(Generic[M]):
    """All records of a file, in its order. `model` is the whole file, `name` its path, `yaml` what was read from it."""

    def __init__(self, model: M, name: str = "", yaml: YamlFile | None = None) -> None:
        self.model, self.name, self.yaml = model, name, yaml or YamlFile()
        self.entries = list(_entries(Entry(model, ())))
        self._by_kind: dict[type[BaseModel], list[Entry[Any]]] = defaultdict(list)
        for entry in self.entries:
            self._by_kind[type(entry.record)].append(entry)

    def of(self, kind: type[R]) -> list[Entry[R]]:
        """The records of one class."""
        return cast(list[Entry[R]], self._by_kind[kind])

    def of_any(self, *kinds: type[BaseModel]) -> list[Entry[Any]]:
        """The records of several classes, class by class."""
        return [entry for kind in kinds for entry in self._by_kind[kind]]

    def place(self, path: Path) -> str:
        """The place of the record at `path` or around it."""
        return place(self.yaml.data, path)


class Files:
    """The records of the three data files.

    `published` is the day of the annex, `checked` that of the editors' check of developments.
    `texts` are those of the annex that may mention an instrument, without marks; `words` are all its texts and titles.
    `homes` holds the initiative that each instrument belongs to, or None. `outcomes` are developments with relation
    `outcome`, by the initiative that they or their instruments are about.
    """

    def __init__(
        self, annex: Records[Annex], register: Records[Register], developments: Records[DevelopmentData]
    ) -> None:
        self.annex, self.register, self.developments = annex, register, developments
        self.published, self.checked = annex.model.document.date, developments.model.checked
        self.instruments = register.of(Instrument)
        texts = (entry.record.text for entry in annex.of_any(Theme, Initiative, Footnote))
        self.texts = [footnote_marks.without(text) for text in texts if text]
        titles = (entry.record.title for entry in annex.of_any(Document, BuildingBlock, Theme))
        self.words = "\n".join([*titles, *self.texts])
        self.homes = {entry.record.id: entry.record.home for entry in self.instruments}
        self.outcomes: dict[str, list[Development]] = defaultdict(list)
        for development in developments.model.developments:
            if development.relation == "outcome":
                for id_ in {self.homes.get(about) or about for about in development.about} | {*development.about}:
                    self.outcomes[id_].append(development)


def repeated(values: Iterable[tuple[Path, str]]) -> Iterator[tuple[Path, str]]:
    """The values that repeat an earlier one, each with its path."""
    seen: set[str] = set()
    for path, text in values:
        if text in seen:
            yield path, text
        seen.add(text)


def _entries(entry: Entry[Any]) -> Iterator[Entry[Any]]:
    yield entry
    for key, value in vars(entry.record).items():
        if isinstance(value, BaseModel):
            yield from _entries(Entry(value, entry.at(key), entry))
        elif isinstance(value, list):
            for position, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from _entries(Entry(item, entry.at(key, position), entry))


def problems(name: str, file: YamlFile, findings: Iterable[Finding]) -> Iterator[Problem]:
    """Findings in the file `name` as problems, each with its line and its place."""
    for found in findings:
        yield Problem(name, file.line(found.path), found.what, place(file.data, found.path), found.allowed)


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
