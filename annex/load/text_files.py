"""Looks through the text files that the site is made from for what none may hold: conflict markers of Git, invisible
characters, bytes that aren't UTF-8, or nothing."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from annex.load.problem import Problem, unreadable
from annex.model.page_paths import CONFIG_FILE

PLACES = ("data", "docs", "overrides", "templates", CONFIG_FILE)
BINARY = {".avif", ".gif", ".ico", ".jpeg", ".jpg", ".pdf", ".png", ".webp", ".woff", ".woff2", ".zip"}
CONFLICT = re.compile(r"\s*(<{7}|\|{7}|={7}|>{7})(\s|$)")
HIDDEN = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
"""Unicode categories of invisible characters: control, format (bidirectional overrides, zero width), surrogate,
unassigned, and line and paragraph separators. Private ones aren't among them: the source text has the PDF's bullets."""


def paths(root: Path, *places: str) -> Iterator[Path]:
    """The text files in folders of the project in `root`, and single files; none whose name begins with a dot."""
    for place in places:
        found = [root / place] if (root / place).is_file() else sorted((root / place).rglob("*"))
        for path in found:
            if not path.is_dir() and path.suffix not in BINARY and not path.name.startswith("."):
                yield path


def pages(root: Path) -> dict[str, Path]:
    """The pages in `docs/` of the project in `root`, by their path there."""
    return {path.relative_to(root / "docs").as_posix(): path for path in paths(root, "docs") if path.suffix == ".md"}


def problems(root: Path) -> Iterator[Problem]:
    """What no text file may hold."""
    for path in paths(root, *PLACES):
        name = path.relative_to(root).as_posix()
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            yield Problem(name, error.object.count(b"\n", 0, error.start) + 1, f"not valid UTF-8: {error.reason}")
        except OSError as error:
            yield unreadable(name, error)
        else:
            yield from (Problem(name, line, what) for line, what in _wrong_lines(text))


def _wrong_lines(text: str) -> Iterator[tuple[int, str]]:
    if not text.strip():
        yield 1, "this file is empty"
    for number, line in enumerate(re.split(r"\r\n?|\n", text), start=1):
        if CONFLICT.match(line):
            yield number, "a conflict marker of Git: choose one of the two versions"
        if not line.isprintable():
            hidden = {one for one in line if one != "\t" and unicodedata.category(one) in HIDDEN}
            yield from ((number, f"invisible character U+{ord(one):04X} is not allowed") for one in sorted(hidden))
