"""Checks of whole files: editions, clean texts in the data, the search's word lists, `mkdocs.yml`."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from annex.check.records import repeated
from annex.load import yaml_reader
from annex.load.problem import Finding, Problem, truncated
from annex.model.annex import Annex
from annex.model.page_paths import CONFIG_FILE
from annex.wording import date, dates_in, is_date

EDITIONS = "data/editions"
CHECKSUMS = "checksums.txt"
NEEDED: tuple[tuple[tuple[str, ...], Any], ...] = (
    (("theme", "custom_dir"), "overrides"),
    (("plugins",), {"macros": {"module_name": "macros", "on_undefined": "strict"}}),
    (("markdown_extensions",), "md_in_html"),
    (("markdown_extensions",), "annex.render.finished_html"),
)
"""What `mkdocs.yml` has to have: a key, and its value or one in its list. Without it, the site is built but wrong."""

ASSETS = ("extra_css", "favicon", "logo", "social_image")
WORD = re.compile("[a-z0-9]+")
MARKUP = re.compile(r"\*\*|\]\(|</?[a-z][^<>]*>|&#?\w+;|`", re.IGNORECASE)
SENTENCES = ("text", "reason", "remark", "follows", "why")
SENTENCE = re.compile(r"(?![a-zà-ÿ][^A-Z]).*[^.?!][.?!][’”)]*", re.DOTALL)


def edition_problems(root: Path) -> Iterator[Problem]:
    """Editions that were changed or removed, or that `checksums.txt` doesn't have."""
    folder, name = root / EDITIONS, f"{EDITIONS}/{CHECKSUMS}"
    lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines() if (folder / CHECKSUMS).is_file() else []
    listed = {line.partition("  ")[2]: (number, line.partition("  ")[0]) for number, line in enumerate(lines, 1)}
    for file, (number, checksum) in listed.items():
        if not file:
            yield Problem(name, number, "a line has a checksum, two blanks and a file")
        elif not (folder / file).is_file():
            yield Problem(name, number, f"the edition {file} is missing")
        elif hashlib.sha256((folder / file).read_bytes()).hexdigest() != checksum:
            yield Problem(f"{EDITIONS}/{file}", 1, "this edition was changed: an edition never changes")
    for path in sorted(folder.glob("*.csv")):
        if path.name not in listed:
            yield Problem(
                f"{EDITIONS}/{path.name}", 1, f"{name} doesn't have this edition", "", "python -m annex edition"
            )


def words(text: str) -> Iterator[tuple[int, str]]:
    """The words of a list, each with its line; a line that begins with `#` is a comment."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#"):
            yield from ((number, word) for word in line.split())


def word_list_problems(name: str, text: str, taken: Mapping[str, str]) -> Iterator[Problem]:
    """Words in a list that the search can't compare, that are out of order or there twice, or that can't be in it:
    `taken` says what those are, in lower case."""
    before = ""
    for line, word in words(text):
        if not WORD.fullmatch(word):
            yield Problem(name, line, f"'{truncated(word)}' is no word", "", "lower case without accents, and digits")
            continue
        if word <= before:
            how = "here twice" if word == before else f"not in the order of the alphabet, after '{before}'"
            yield Problem(name, line, f"'{truncated(word)}' is {how}")
        if word in taken:
            yield Problem(name, line, f"'{truncated(word)}' is {taken[word]}")
        before = word


def texts_are_clean(values: Any) -> Iterator[Finding]:
    """No leading, trailing or repeated white space, no line breaks, no decomposed accents."""
    for path, text in yaml_reader.texts(values):
        if text != " ".join(text.split()):
            yield Finding(path, "white space at an end, in a run or as a line break", "single blanks")
        elif not unicodedata.is_normalized("NFC", text):
            yield Finding(path, "letters and accents are written apart", "Unicode in NFC")


def lists_have_no_repeats(values: Any) -> Iterator[Finding]:
    """No list of texts has one twice, in upper or lower case."""
    listed = {path: text for path, text in yaml_reader.texts(values) if isinstance(path[-1], int)}
    for path, _ in repeated((path, f"{path[:-1]} {text.casefold()}") for path, text in listed.items()):
        yield Finding(path, f"'{truncated(listed[path])}' is given twice")


def editors_texts_are_right(values: Any) -> Iterator[Finding]:
    """What the editors write has no markup, which pages would show as it is, and no date that doesn't exist. Sentences
    are whole."""
    for path, text in yaml_reader.texts(values):
        if found := MARKUP.search(text):
            yield Finding(path, f"'{truncated(found[0])}' is markup, and texts are shown as they are", "plain text")
        for said in set(dates_in(text)):
            if not is_date(said):
                yield Finding(path, f"the date {said} does not exist")
        if path[-1] in SENTENCES and (straight := re.search("[\"']", text)):
            yield Finding(path, f"{path[-1]} has a straight {straight[0]}", "‘ and ’")
        if path[-1] in SENTENCES and not SENTENCE.fullmatch(text):
            yield Finding(path, f"{path[-1]} is not a whole sentence", "a capital, and one full stop at the end")


def letter_date_is_in_config(annex: Annex, config: str) -> Iterator[Finding]:
    """The site's description in `mkdocs.yml` has the date of the letter."""
    day, said = annex.document.date, dates_in(" ".join(config.split()))
    if date(day) not in said:
        what = f"date is {day}, but {CONFIG_FILE} says {', '.join(said) or 'no date'}"
        yield Finding(("document", "date"), what)


def config_problems(root: Path, config: str) -> Iterator[Problem]:
    """What is wrong with `config`, the text of `mkdocs.yml`: syntax, what this site can't do without, stylesheets and
    pictures that don't exist. Links show the build which scripts don't."""
    file = yaml_reader.YamlFile(config.encode())
    for line, found in file.problems:
        if not found.what.startswith("tag '!ENV'"):
            yield Problem(CONFIG_FILE, line, found.what)
    settings = file.data if isinstance(file.data, dict) else {}
    if file.is_broken:
        return
    for path, needed in NEEDED:
        value: Any = settings
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        if needed not in (value if isinstance(value, list) else [value]):
            missing = yaml.safe_dump(needed, default_flow_style=True).partition("\n")[0]
            yield Problem(CONFIG_FILE, file.line(path), f"{'.'.join(path)} lacks {missing}")
    if not isinstance(settings.get("extra_css"), list):
        yield Problem(CONFIG_FILE, file.line(("extra_css",)), "extra_css has to be a list of stylesheets")
    extra = settings.get("extra")
    if isinstance(extra, dict) and not isinstance(extra.get("subtitle", []), list):
        yield Problem(CONFIG_FILE, file.line(("extra", "subtitle")), "subtitle has to be a list of lines")
    for place, name in yaml_reader.texts(settings):
        key = next((step for step in place if step in ASSETS), "")
        if key and not (root / "docs" / name).is_file():
            yield Problem(CONFIG_FILE, file.line(place), f"{key} has {name}, but there is no docs/{name}")
