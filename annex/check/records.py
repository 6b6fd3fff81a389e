"""The records of a data file, each with its path and its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from pydantic import BaseModel

from annex.load.problem import Path, truncated

R_co = TypeVar("R_co", bound=BaseModel, covariant=True)
R = TypeVar("R", bound=BaseModel)

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

    def at(self, *steps: str | int) -> Path:
        """The path of something in the record."""
        return (*self.path, *steps)


class Records:
    """All records of a file, in its order. `data` are the plain values of the file."""

    def __init__(self, root: BaseModel, data: Any = None) -> None:
        self._data = data
        self._by_kind: dict[type[BaseModel], list[Entry[Any]]] = defaultdict(list)
        self.entries = list(_entries(Entry(root, ())))
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
        return place(self._data, path)


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


def place(data: Any, path: Path) -> str:
    """The place of the value at `path`, by the records around it: 'Bouwsteen 1 › Interne markt › SMEI'.

    `data` are the plain values of a YAML file, valid or not.
    """
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
