"""Rules for all texts of the data, for the search's word lists, and for editions."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from annex.check.records import Files, Rule
from annex.load import yaml_reader
from annex.load.problem import Problem, truncated
from annex.model.annex import Initiative
from annex.model.dates import days_in
from annex.model.register import Instrument, OtherNames

EDITIONS = "data/editions"
CHECKSUMS = "checksums.txt"
WORD = re.compile("[a-z0-9]+")
MARKUP = re.compile(r"\*\*|\]\(|</?[a-z][^<>]*>|&#?\w+;|`|\{\{|\{%", re.IGNORECASE)
SENTENCES = ("text", "reason", "remark", "follows", "why", "summary")
SENTENCE = re.compile(r"(?![a-zà-ÿ][^A-Z])[^\"']*[^.?!\"'][.?!][’”)]*")


def texts_are_clean(files: Files) -> Iterator[Problem]:
    """No leading, trailing or repeated white space, no line breaks, no invisible characters, no decomposed accents."""
    for file in files.all:
        for path, text in yaml_reader.texts(file.yaml.data):
            if text != " ".join(text.split()) or not text.isprintable():
                yield file.problem("white space at an end, in a run or as a line break, or invisible", path)
            elif not unicodedata.is_normalized("NFC", text):
                yield file.problem("letters and accents are written apart", path, "Unicode in NFC")


def editors_texts_are_plain(files: Files) -> Iterator[Problem]:
    """What the editors write has no HTML, Markdown or template syntax, which pages would show as it is, and no day that
    doesn't exist. Sentences are whole."""
    for file in (files.register, files.developments, files.english):
        for path, text in yaml_reader.texts(file.yaml.data):
            if found := MARKUP.search(text):
                yield file.problem(f"'{truncated(found[0])}' is markup, and texts are shown as they are", path)
            for said, day in days_in(text):
                if not day:
                    yield file.problem(f"the date {said} does not exist", path)
            if path[-1] in SENTENCES and not SENTENCE.fullmatch(text):
                allowed = "a capital, one full stop at the end, and ‘ and ’ for quotes"
                yield file.problem(f"{path[-1]} is not a whole sentence", path, allowed)


def words(text: str) -> Iterator[tuple[int, str]]:
    """The words of a list, each with its line; a line that begins with `#` is a comment."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#"):
            yield from ((number, word) for word in line.split())


def listed_words_can_be_left_out(files: Files, lists: Mapping[str, str]) -> Iterator[Problem]:
    """No word of a list is one that the search can't compare, that is there twice, or that is somebody's name."""
    nodes = [*files.annex.of(Initiative), *files.register.of_any(Instrument, OtherNames)]
    taken = {name.casefold() for node in nodes for name in _names(node.values)}
    for name, text in lists.items():
        seen: set[str] = set()
        for line, word in words(text):
            if not WORD.fullmatch(word):
                yield Problem(name, line, f"'{truncated(word)}' is not in lower case without accents")
            elif word in seen:
                yield Problem(name, line, f"'{truncated(word)}' is here twice")
            elif word in taken:
                yield Problem(name, line, f"'{truncated(word)}' is the name of an initiative or instrument")
            seen.add(word)


def editions_stay(root: Path) -> Iterator[Problem]:
    """No edition was changed or removed, and `checksums.txt` has each."""
    folder, name = root / EDITIONS, f"{EDITIONS}/{CHECKSUMS}"
    lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines() if (folder / CHECKSUMS).is_file() else []
    listed = {line.partition("  ")[2]: line.partition("  ")[0] for line in lines}
    for path in sorted({*folder.glob("*.csv"), *(folder / file for file in listed)}):
        if not path.is_file():
            yield Problem(name, 1, f"the edition '{path.name}' is missing")
        elif listed.get(path.name) != hashlib.sha256(path.read_bytes()).hexdigest():
            what = "this edition was changed: an edition never changes"
            yield Problem(f"{EDITIONS}/{path.name}", 1, what, "", f"as {name} has it; a new one by annex edition")


def _names(values: Mapping[str, Any]) -> Iterator[str]:
    """The names of a record by its values: all languages, and none that is for the search alone."""
    keys = ("name", "official", "aliases", "forms", "abbreviations", "also_known_as", "nl", "en", "short")
    yield from (text for key in keys for _, text in yaml_reader.texts(values.get(key)))


RULES: Final[tuple[Rule, ...]] = (texts_are_clean, editors_texts_are_plain)
