"""The project many times as large: copies of the annex's building blocks, each with names of its own.

There are more building blocks, not larger ones: such a site grows by more annexes of this length. The register grows as
much as the annex, the hard case for looking up the one in the other. The first copy is the original.

In each other copy, the longest word of every name gets a syllable ('Chips Act' becomes 'Chipsba Act') in titles, texts,
quotes and register, so that `python -m annex check` passes. `data/bijlage-2.txt` is written from the enlarged annex.
"""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from annex.check import permalinks, theme_pages
from annex.check.project import ANNEX_FILE, DEVELOPMENTS_FILE, REGISTER_FILE, SOURCE_FILE
from annex.model import footnote_marks, page_paths
from annex.model.annex import Annex
from annex.open_data import fields
from annex.publish import search_records

ROOT = Path(__file__).resolve().parents[1]

SHARED = ("annex", "docs", "macros.py", "overrides", "templates", page_paths.CONFIG_FILE)
"""The parts that are the same at every size."""

MOST = 100
"""There are this many syllables to distinguish the copies by."""

WORD = re.compile(r"\w+")
COUNTED = {"budget", "circa", "euro", "extra", "meer", "miljard", "miljoen", "totaal"}
"""Words about amounts, which stay as they are."""

BULLETS = ("-", "o", "\uf0a7")
"""The source text's bullet at each level."""

Mapping = dict[str, Any]


def enlarge(times: int, folder: Path) -> Path:
    """Write into `folder` a project that is `times` times as large as this one. Returns the folder."""
    if not 1 <= times <= MOST:
        raise ValueError(f"times is {times}: from 1 to {MOST}")
    for part in SHARED:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / part, folder / part)
    (folder / "data").mkdir()
    for name in (*fields.SCHEMAS, search_records.STOP_WORDS_FILE, search_records.COMMON_WORDS_FILE):
        shutil.copy(ROOT / name, folder / name)
    if times == 1:
        for name in (ANNEX_FILE, REGISTER_FILE, DEVELOPMENTS_FILE, SOURCE_FILE, permalinks.FILE):
            shutil.copy(ROOT / name, folder / name)
        return folder
    large = _Original(_read(ANNEX_FILE), _read(REGISTER_FILE), _read(DEVELOPMENTS_FILE)).times(times)
    _write(folder / ANNEX_FILE, large.annex)
    _write(folder / REGISTER_FILE, large.register)
    _write(folder / DEVELOPMENTS_FILE, large.developments)
    (folder / SOURCE_FILE).write_text(_SourceText(large.annex).text, encoding="utf-8")
    ids = (id_ for data in (large.annex, large.register) for id_ in _ids(data))
    (folder / permalinks.FILE).write_text("".join(f"{id_}\n" for id_ in ids), encoding="utf-8")
    _write_pages(folder, Annex.model_validate(large.annex))
    return folder


def _read(name: str) -> Mapping:
    found = yaml.load((ROOT / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert isinstance(found, dict)
    return found


def _write(file: Path, data: Mapping) -> None:
    with file.open("w", encoding="utf-8") as output:
        yaml.dump(data, output, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


class _Dumper(yaml.CSafeDumper):
    """Writes no aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


@dataclass(frozen=True)
class _Original:
    """The data of this project."""

    annex: Mapping
    register: Mapping
    developments: Mapping

    def times(self, times: int) -> _Original:
        """The data with `times - 1` copies."""
        copies = [_Copy(self, number).data for number in range(1, times)]
        annex, register, developments = dict(self.annex), dict(self.register), dict(self.developments)
        for key in ("building_blocks", "footnotes"):
            annex[key] = [record for data in (self, *copies) for record in data.annex[key]]
        for key, records in self.register.items():
            if isinstance(records, list):
                register[key] = [record for data in (self, *copies) for record in data.register.get(key, [])]
        for key in ("states", "developments"):
            developments[key] = [record for data in (self, *copies) for record in data.developments[key]]
        return _Original(annex, register, developments)

    @cached_property
    def pages(self) -> int:
        """How many pages the annex has."""
        return max(int(note["page"]) for note in self.annex["footnotes"])

    @cached_property
    def own_words(self) -> set[str]:
        """The words that differ in each copy: the longest of each name, except those of the document's title."""
        longest = {max(words, key=len).casefold() for name in self._names() if (words := list(_content_words(name)))}
        return longest.difference(_content_words(self.annex["document"]["title"].casefold()))

    def _names(self) -> Iterator[str]:
        for block in self.annex["building_blocks"]:
            yield block["short_title"]
            for record in _records(block):
                yield from (record[key] for key in ("name", "title", "short_title") if key in record)
        for instrument in self.register["instruments"]:
            yield from _strings(
                {**instrument, "id": "", "kind": "", "level": "", "language": "", "home": "", "parent": ""}
            )
        for names in self.register["names"]:
            yield from _strings({**names, "for": ""})
        for abbreviation in self.register["abbreviations"]:
            yield abbreviation["short"]


def _content_words(name: str) -> Iterator[str]:
    return (word for word in WORD.findall(name) if not word.isdigit() and word.casefold() not in COUNTED)


def _records(block: Mapping) -> Iterator[Mapping]:
    """The themes and initiatives of a block, at any depth."""
    for key in ("themes", "initiatives"):
        for record in block.get(key, ()):
            yield record
            yield from _records(record)


def _ids(value: Any) -> Iterator[str]:
    """The id of every record."""
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        yield value["id"]
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _ids(item)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(item)


@dataclass(frozen=True)
class _Copy:
    """Copy `number` of the data, from 1: the blocks, footnotes and records of a register that it adds."""

    original: _Original
    number: int

    @cached_property
    def data(self) -> _Original:
        annex = {
            "building_blocks": [self._block(block) for block in self.original.annex["building_blocks"]],
            "footnotes": [self._note(note) for note in self.original.annex["footnotes"]],
        }
        register = {
            key: [copy for record in records if (copy := self._register_record(key, record)) != record]
            for key, records in self.original.register.items()
            if isinstance(records, list)
        }
        developments = {
            "states": [
                {**state, "initiative": self._id(state["initiative"])} for state in self.original.developments["states"]
            ],
            "developments": [self._development(record) for record in self.original.developments["developments"]],
        }
        return _Original(annex, register, developments)

    @cached_property
    def _syllable(self) -> str:
        consonants, vowels = "bdfghjklmnpqrstvwxyz", "aeiou"
        return consonants[self.number // len(vowels)] + vowels[self.number % len(vowels)]

    def _words(self, text: str) -> str:
        """A text with the words of this copy, and the numbers of its footnotes."""
        own = self.original.own_words
        text = footnote_marks.MARK.sub(lambda mark: f"[^{self._note_number(int(mark[1]))}]", text)
        return WORD.sub(lambda word: word[0] + self._syllable * (word[0].casefold() in own), text)

    def _id(self, id_: str) -> str:
        return f"{id_}-{self.number + 1}"

    def _note_number(self, number: int) -> int:
        return number + self.number * len(self.original.annex["footnotes"])

    def _page(self, page: int) -> int:
        return page + self.number * self.original.pages

    def _block(self, block: Mapping) -> Mapping:
        number = block["number"] + self.number * len(self.original.annex["building_blocks"])
        return {**self._record(block), "id": f"bouwsteen-{number}", "number": number}

    def _note(self, note: Mapping) -> Mapping:
        return {**self._record(note), "number": self._note_number(note["number"])}

    def _record(self, value: Any) -> Any:
        """A record of the annex, with what is in it."""
        if isinstance(value, list):
            return [self._record(item) for item in value]
        if not isinstance(value, dict):
            return self._words(value) if isinstance(value, str) else value
        kept = {"name_by", "value", "kind"}
        changed: dict[str, Callable[[Any], Any]] = {
            "id": self._id,
            "same_as": self._id,
            "page": self._page,
            "footnote": self._note_number,
            # Two amounts for the same subject would count as one.
            "for": lambda words: f"{self._words(words)} ({self.number + 1})",
        }
        return {
            key: item if key in kept else changed[key](item) if key in changed else self._record(item)
            for key, item in value.items()
        }

    def _development(self, record: Mapping) -> Mapping:
        """A development of this copy; its sentence differs by a number."""
        words: Mapping = {key: self._words(record[key]) for key in ("name", "short", "remark") if key in record}
        text = f"{self._words(record['text'])} ({self.number + 1})"
        return {**record, **words, "text": text, "about": [self._id(id_) for id_ in record["about"]]}

    def _register_record(self, kind: str, record: Mapping) -> Mapping:
        """A record of the register for this copy; equal to the original if nothing in it differs."""
        if kind == "footnotes":
            return {**record, "number": self._note_number(record["number"])}
        kept = {"language", "kind", "level", "by"}
        ids = {"id", "home", "parent", "for", "instrument"}
        own = {key: self._record(item) for key, item in record.items() if key not in kept | ids}
        if kind in ("abbreviations", "phrases") and all(
            record[key] == item for key, item in own.items() if key != "stands_for"
        ):
            return record
        return {**record, **own, **{key: self._id(record[key]) for key in ids if key in record}}


class _SourceText:
    """The source text of an annex: a paragraph for each heading and text, footnotes at the end of each page."""

    def __init__(self, annex: Mapping) -> None:
        self._pages: dict[int, list[str]] = {1: [annex["document"]["title"]]}
        self._here = 1
        for block in annex["building_blocks"]:
            self._add(f"Bouwsteen {block['number']}. {block['title']}", block["page"])
            for theme in block["themes"]:
                self._add_theme(theme)
        notes: dict[int, list[str]] = {}
        for note in annex["footnotes"]:
            notes.setdefault(note["page"], []).append(f"{note['number']} {note['text']}")
        self.text = (
            "\n ".join("\n\n".join([*lines, *notes.get(page, [])]) for page, lines in self._pages.items()) + "\n"
        )

    def _add(self, line: str, page: int) -> None:
        self._here = max(self._here, page)
        self._pages.setdefault(self._here, []).append(footnote_marks.MARK.sub(r"\1", line))

    def _add_theme(self, theme: Mapping) -> None:
        self._add(theme["title"], theme["page"])
        if "text" in theme:
            self._add(theme["text"], theme["page"])
        for initiative in theme.get("initiatives", ()):
            self._add_initiative(initiative, 0)
        for child in theme.get("themes", ()):
            self._add_theme(child)

    def _add_initiative(self, initiative: Mapping, level: int) -> None:
        rest, page = f"{BULLETS[level]} {initiative['text']}", initiative["page"]
        for page_break in initiative.get("page_breaks", ()):
            before, words, after = rest.partition(page_break["before"])
            self._add(before.rstrip(), page)
            rest, page = words + after, page_break["page"]
        self._add(rest, page)
        for child in initiative.get("initiatives", ()):
            self._add_initiative(child, level + 1)


def _write_pages(folder: Path, annex: Annex) -> None:
    """A stub for each theme and block, and the navigation that leads to them."""
    for stub in theme_pages.stubs(annex):
        file = folder / "docs" / stub.page
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.write_text(f"---\n{stub.title_line}\n---\n\n{stub.call}\n", encoding="utf-8")
    config = (ROOT / page_paths.CONFIG_FILE).read_text(encoding="utf-8")
    before, nav, _ = config.partition("nav:\n  - Home: index.md\n")
    rest = config[config.index("  - Toen en nu:") :]
    (folder / page_paths.CONFIG_FILE).write_text("".join([before, nav, *_nav(annex), rest]), encoding="utf-8")


def _nav(annex: Annex) -> Iterator[str]:
    for block in annex.building_blocks:
        yield f"  - {block.number} {block.short_title}:\n      - {page_paths.block_page(block)}\n"
        for number, theme in enumerate(block.themes, 1):
            page = page_paths.theme_page(block, theme)
            if not theme.themes:
                yield f"      - {page}\n"
                continue
            yield f"      - {block.number}.{number} {theme.label}:\n          - {page}\n"
            yield from (f"          - {page_paths.theme_page(block, child, theme)}\n" for child in theme.themes)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.enlarge", description=__doc__.partition("\n")[0])
    parser.add_argument("times", type=int, help=f"how many times as large, from 1 to {MOST}")
    parser.add_argument("folder", type=Path, help="a new folder for it")
    chosen = parser.parse_args()
    print(enlarge(chosen.times, chosen.folder))
