"""The records of the data files in their order, as they stand there, right or wrong.

The rules in `checks` and the comparison in `transcription` work on these, not on the model: a file with a
misspelt key must still have its footnotes counted, so that an editor sees every error at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from annex.load.problem import shown
from annex.load.yaml_reader import Path

Kind = Literal[
    "document",
    "block",
    "theme",
    "initiative",
    "footnote",
    "instrument",
    "names",
    "abbreviation",
    "phrase",
    "outcome",
    "sources",
]


REGISTER_LABELS = {
    "instrument": "instrument",
    "names": "namen van",
    "abbreviation": "afkorting",
    "phrase": "woorden",
    "outcome": "sindsdien",
}


@dataclass(frozen=True, eq=False)
class Entry:
    """A record: its mapping in the file, the way to it, and the record that it is part of."""

    kind: Kind
    data: dict[str, Any]
    path: Path
    parent: Entry | None = None

    def value(self, key: str) -> Any:
        """Whatever stands at `key`, None if nothing does."""
        return self.data.get(key)

    def text(self, key: str) -> str:
        """The text at `key`, empty if there is none or it is no text."""
        value = self.data.get(key)
        return value if isinstance(value, str) else ""

    def whole(self, key: str) -> int | None:
        """The whole number at `key`, None if there is none or it is something else (in Python, true is 1)."""
        value = self.data.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def items(self, key: str) -> list[Any]:
        """The list at `key`, empty if there is none or it is no list."""
        value = self.data.get(key)
        return value if isinstance(value, list) else []

    @property
    def level(self) -> int:
        """For an initiative: 1 for a bullet, 2 for a bullet under a bullet."""
        inside = self.parent.level if self.parent and self.parent.kind == "initiative" else 0
        return inside + 1

    @property
    def number(self) -> str:
        """For a block, a footnote or its sources: the number, or a question mark."""
        number = self.whole("number")
        return "?" if number is None else str(number)

    @property
    def label(self) -> str:
        """What the record is called in a message; what can't be told is a question mark."""
        if self.kind in ("block", "footnote"):
            return f"{'Bouwsteen' if self.kind == 'block' else 'voetnoot'} {self.number}"
        if self.kind == "sources":
            return f"bronnen van voetnoot {self.number}"
        keys = ("name", "short_title", "title", "id", "for", "short", "words")
        label = shown(next(filter(None, map(self.text, keys)), "?"))
        return f"{REGISTER_LABELS[self.kind]} {label}" if self.kind in REGISTER_LABELS else label

    @property
    def where(self) -> str:
        """The place in the annex: 'Bouwsteen 1 › Interne markt › SMEI'."""
        above = self.parent.where if self.parent else ""
        return f"{above} › {self.label}" if above else self.label


def entries(data: Any) -> list[Entry]:
    """Every record in reading order: the document, the blocks with what is in them, then the footnotes."""
    if not isinstance(data, dict):
        return []
    top = Entry("document", data, ())
    found: list[Entry] = []
    if isinstance(data.get("document"), dict):
        found.append(Entry("document", data["document"], ("document",)))
    for block in _children(top, "building_blocks", "block"):
        found.append(block)
        for theme in _children(block, "themes", "theme"):
            found.extend(_theme(theme))
    found.extend(_children(top, "footnotes", "footnote"))
    return found


def register_entries(data: Any) -> list[Entry]:
    """Every record of `data/register.yaml`, in its order: the file as a whole first."""
    if not isinstance(data, dict):
        return []
    top = Entry("document", data, ())
    kinds: tuple[tuple[str, Kind], ...] = (
        ("instruments", "instrument"),
        ("names", "names"),
        ("abbreviations", "abbreviation"),
        ("phrases", "phrase"),
        ("outcomes", "outcome"),
        ("footnotes", "sources"),
    )
    return [top, *(entry for key, kind in kinds for entry in _children(top, key, kind))]


def _theme(theme: Entry) -> Iterator[Entry]:
    yield theme
    for initiative in _children(theme, "initiatives", "initiative"):
        yield from _initiative(initiative)
    for child in _children(theme, "themes", "theme"):
        yield from _theme(child)


def _initiative(initiative: Entry) -> Iterator[Entry]:
    yield initiative
    for child in _children(initiative, "initiatives", "initiative"):
        yield from _initiative(child)


def _children(parent: Entry, key: str, kind: Kind) -> Iterator[Entry]:
    above = parent if parent.kind != "document" else None
    for position, item in enumerate(parent.items(key)):
        if isinstance(item, dict):
            yield Entry(kind, item, (*parent.path, key, position), above)


def places(entries: list[Entry]) -> Callable[[Path], str]:
    """What tells, for the way to a value, where that is: in which of `entries`; empty if in none of them."""
    by_path = {entry.path: entry for entry in entries}

    def where(path: Path) -> str:
        while path and path not in by_path:
            path = path[:-1]
        entry = by_path.get(path)
        return entry.where if entry and entry.kind != "document" else ""

    return where
