"""Looks through the text files that the site is made from for what none may hold: conflict markers of Git, invisible
characters, bytes that aren't UTF-8, or nothing."""

import re
import unicodedata
from collections.abc import Container, Iterator
from pathlib import Path

from annex.load.problem import Problem, unreadable
from annex.load.yaml_reader import HIDDEN, invisible
from annex.model.page_paths import CONFIG_FILE

PLACES = ("data", "docs", "overrides", "templates", CONFIG_FILE)
BINARY = {".avif", ".gif", ".ico", ".jpeg", ".jpg", ".pdf", ".png", ".webp", ".woff", ".woff2", ".zip"}
MARKERS = ("<" * 7, "|" * 7, "=" * 7, ">" * 7)
CONFLICT = re.compile(rf"\s*({'|'.join(map(re.escape, MARKERS))})(\s|$)")
REFUSED = HIDDEN - {"Co"}
"""The source text has the PDF's bullets, which are private characters."""


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


def problems(root: Path, strictly_read: Container[str]) -> Iterator[Problem]:
    """What no text file may hold. The YAML reader reports characters and bytes in files that are `strictly_read`, with
    their place."""
    for path in paths(root, *PLACES):
        name = path.relative_to(root).as_posix()
        is_read = name in strictly_read
        try:
            content = path.read_bytes()
            text = content.decode("utf-8-sig", errors="replace" if is_read else "strict")
        except UnicodeDecodeError as error:
            yield Problem(name, error.object.count(b"\n", 0, error.start) + 1, f"not valid UTF-8: {error.reason}")
            continue
        except OSError as error:
            yield unreadable(name, error)
            continue
        if not text.strip() and not is_read:
            yield Problem(name, 1, "this file is empty")
        if text.replace("\n", "").isprintable() and not any(marker in text for marker in MARKERS):
            continue
        hidden = {one for one in set(text) - set("\t\n\r") if not is_read and unicodedata.category(one) in REFUSED}
        for number, line in enumerate(re.split(r"\r\n?|\n", text), start=1):
            if CONFLICT.match(line):
                yield Problem(name, number, "a conflict marker of Git: choose one of the two versions")
            yield from (Problem(name, number, invisible(one)) for one in sorted(hidden.intersection(line)))
