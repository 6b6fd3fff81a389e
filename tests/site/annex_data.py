"""The annex as `data/initiatives.yaml` says it, read without the package `annex`: a mistake there can't hide here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).resolve().parents[2]
DATA = "data/initiatives.yaml"

MARK = re.compile(r"\[\^(\d+)\]")


class Status(NamedTuple):
    """A status; `subject` is empty where it is that of the whole text."""

    value: str
    subject: str
    quote: str


class Budget(NamedTuple):
    """An amount of money."""

    amount: int
    kind: str
    approximate: bool
    subject: str
    quote: str
    same_as: str


@dataclass(frozen=True)
class Initiative:
    """A bullet. `level` is 1 for a bullet, 2 for a bullet under a bullet; `parent` is the id of that bullet."""

    id: str
    name: str
    name_by: str
    text: str
    page: int
    breaks: tuple[tuple[int, str], ...]
    statuses: tuple[Status, ...]
    budgets: tuple[Budget, ...]
    level: int
    parent: str
    theme: str

    @property
    def place(self) -> str:
        """The place in the annex, as the site shows it."""
        last = self.breaks[-1][0] if self.breaks else self.page
        return f"Bijlage 2, p. {self.page}" + (f"–{last}" if last != self.page else "")


@dataclass(frozen=True)
class Theme:
    """A theme or sub-theme; `address` is that of its page, `parent` the id of the theme that it is a part of."""

    id: str
    title: str
    label: str
    text: str
    page: int
    address: str
    parent: str
    initiatives: tuple[Initiative, ...]


@dataclass(frozen=True)
class Block:
    """A building block with its themes and sub-themes in reading order."""

    id: str
    number: int
    title: str
    label: str
    page: int
    address: str
    themes: tuple[Theme, ...]

    @property
    def heading(self) -> str:
        """The title as the annex prints it."""
        return f"Bouwsteen {self.number}. {self.title}"


@dataclass(frozen=True)
class Footnote:
    """A footnote by its number."""

    number: int
    page: int
    text: str
    statuses: tuple[Status, ...]
    budgets: tuple[Budget, ...]


@dataclass(frozen=True)
class Place:
    """A text of the annex: that of an initiative or the running text of a theme; `id` is the record's."""

    id: str
    address: str
    text: str

    @property
    def cites(self) -> list[int]:
        return [int(number) for number in MARK.findall(self.text)]


@dataclass(frozen=True)
class Annex:
    """The whole annex."""

    title: str
    letter_url: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]

    @property
    def themes(self) -> list[Theme]:
        return [theme for block in self.blocks for theme in block.themes]

    @property
    def initiatives(self) -> list[Initiative]:
        return [initiative for theme in self.themes for initiative in theme.initiatives]

    @property
    def places(self) -> list[Place]:
        """Every text in reading order."""
        found = []
        for theme in self.themes:
            if theme.text:
                found.append(Place(theme.id, theme.address, theme.text))
            found.extend(Place(item.id, theme.address, item.text) for item in theme.initiatives)
        return found

    @cached_property
    def addresses(self) -> dict[str, str]:
        """By id, the page of each block and theme, and of the theme that each initiative is in."""
        blocks = {block.id: block.address for block in self.blocks}
        themes = {theme.id: theme.address for theme in self.themes}
        initiatives = {item.id: theme.address for theme in self.themes for item in theme.initiatives}
        return blocks | themes | initiatives


def read(root: Path = ROOT) -> Annex:
    """The annex of the project in `root`."""
    data = yaml.safe_load((root / DATA).read_text(encoding="utf-8"))
    return Annex(
        title=data["document"]["title"],
        letter_url=data["document"]["letter"]["url"],
        blocks=tuple(_block(block) for block in data["building_blocks"]),
        footnotes=tuple(
            Footnote(note["number"], note["page"], note["text"], _statuses(note), _budgets(note))
            for note in data["footnotes"]
        ),
    )


def _block(block: Any) -> Block:
    address = f"{block['id']}/"
    themes = tuple(found for theme in block["themes"] for found in _themes(theme, address, ""))
    return Block(block["id"], block["number"], block["title"], block["short_title"], block["page"], address, themes)


def _themes(theme: Any, above: str, parent: str) -> Iterator[Theme]:
    address = f"{above}{theme['id']}/"
    yield Theme(
        id=theme["id"],
        title=theme["title"],
        label=theme.get("short_title", theme["title"]),
        text=theme.get("text", ""),
        page=theme["page"],
        address=address,
        parent=parent,
        initiatives=tuple(_initiatives(theme, theme["id"], 1, "")),
    )
    for child in theme.get("themes", []):
        yield from _themes(child, address, theme["id"])


def _initiatives(above: Any, theme: str, level: int, parent: str) -> Iterator[Initiative]:
    for item in above.get("initiatives", []):
        yield Initiative(
            id=item["id"],
            name=item["name"],
            name_by=item["name_by"],
            text=item["text"],
            page=item["page"],
            breaks=tuple((b["page"], b["before"]) for b in item.get("page_breaks", [])),
            statuses=_statuses(item),
            budgets=_budgets(item),
            level=level,
            parent=parent,
            theme=theme,
        )
        yield from _initiatives(item, theme, level + 1, item["id"])


def _statuses(record: Any) -> tuple[Status, ...]:
    status = record.get("status", [])
    several = status if isinstance(status, list) else [status]
    return tuple(Status(s["value"], s.get("for", ""), s["quote"]) for s in several)


def _budgets(record: Any) -> tuple[Budget, ...]:
    return tuple(
        Budget(b["amount"], b["kind"], b.get("approximate", False), b["for"], b["quote"], b.get("same_as", ""))
        for b in record.get("budgets", [])
    )
