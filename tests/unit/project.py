"""A copy of the project that a test may damage, and what the check says about it."""

import contextlib
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from annex.__main__ import main
from annex.check.project import load_project
from annex.load.problem import DataError, Problem

ROOT = Path(__file__).resolve().parents[2]
ANNEX = "data/initiatives.yaml"
REGISTER = "data/register.yaml"
DEVELOPMENTS = "data/developments.yaml"

CHECKED = ("data", "docs", "mkdocs.yml")
"""What `python -m annex check` reads."""

BUILT = (*CHECKED, "annex", "macros.py", "overrides", "templates")
"""What `mkdocs build` reads."""

Damage = Callable[[str], str | bytes]
"""What a test does to a file: from the text that is right to one that is wrong."""


def project(folder: Path, parts: tuple[str, ...] = CHECKED) -> Path:
    """Copy parts of the project into `folder`."""
    for part in parts:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, folder / part)
    return folder


def damage(root: Path, name: str, how: Damage) -> str:
    """Damage a file of the project in `root`; returns the text that stands there now."""
    damaged = how((root / name).read_text(encoding="utf-8"))
    content = damaged.encode("utf-8") if isinstance(damaged, str) else damaged
    (root / name).write_bytes(content)
    return content.decode("utf-8", errors="replace")


def swap(old: str, new: str, after: str = "") -> Damage:
    """Put `new` in the place of `old`, which has to be found exactly once, or else is the first one behind `after`,
    which has to: a damage must not miss its mark."""

    def swapped(text: str) -> str:
        mark = after or old
        assert text.count(mark) == 1, f"{text.count(mark)} times in the file: {mark!r}"
        start = text.index(old, text.index(mark))
        return text[:start] + new + text[start + len(old) :]

    return swapped


def both(*damages: Damage) -> Damage:
    """One damage after the other."""

    def done(text: str) -> str | bytes:
        for how in damages:
            damaged = how(text)
            assert isinstance(damaged, str), "only the last damage may make bytes of the text"
            text = damaged
        return text

    return done


def line_of(text: str, *words: str) -> int:
    """The number of the one line that begins with the first of `words`, whatever its indent; if there are more of
    them, of the next line that begins with the second, and so on: `line_of(text, "id: smei", "text:")`."""
    lines = [line.lstrip("\ufeff -") + "\n" for line in text.replace("\r\n", "\n").split("\n")]
    found = [number for number, line in enumerate(lines, start=1) if line.startswith(words[0])]
    assert len(found) == 1, f"{len(found)} lines begin with {words[0]!r}"
    at = found[0]
    for word in words[1:]:
        at = next(number for number, line in enumerate(lines, start=1) if number > at and line.startswith(word))
    return at


@dataclass(frozen=True)
class Checked:
    """How a check ended: its exit status and the lines that it printed."""

    status: int
    lines: list[str]


def check(root: Path) -> Checked:
    """Run `python -m annex --root root check` in this process: an exception in it, whatever it is, fails the test."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        status = main(["--root", str(root), "check"])
    return Checked(status, output.getvalue().splitlines())


def count_line(errors: int, files: int = 1) -> str:
    """The line that ends a list of errors."""
    return f"{errors} error{'s' * (errors != 1)} in {files} file{'s' * (files != 1)}"


@dataclass(frozen=True)
class Case:
    """A damage to a data file, and all that the check says about it.

    An error is a message about the damaged line, or a tuple: the message, and the words that lead `line_of` to its
    line. If the first of them is the name of a file, the line is in that file, or 1 if there is none. `rule` is the
    rule that finds the damage.
    """

    damage: Damage
    errors: tuple[str | tuple[str, ...], ...]
    rule: Callable[..., Any] | None = None

    def lines(self, root: Path, name: str) -> list[str]:
        """The expected lines for the damaged file `name` of the project in `root`, without the count."""
        return sorted(self._line(error, root, name) for error in self.errors)

    @staticmethod
    def _line(error: str | tuple[str, ...], root: Path, name: str) -> str:
        what, *words = (error,) if isinstance(error, str) else error
        if words and words[0].startswith(("data/", "docs/", "mkdocs.yml")):
            name = words.pop(0)
        if not (root / name).exists():
            return f"{name}:1: {what}"
        now, right = (
            (folder / name).read_bytes().decode(errors="replace").removeprefix("\ufeff") for folder in (root, ROOT)
        )
        changed = (n for n, (own, other) in enumerate(zip_longest(_lines(now), _lines(right)), 1) if own != other)
        return f"{name}:{line_of(now, *words) if words else next(changed)}: {what}"

    def test(self, root: Path, name: str) -> None:
        """Damage the file `name` of the project in `root` and check it."""
        damage(root, name, self.damage)
        expected = self.lines(root, name)
        checked = check(root)
        assert sorted(checked.lines[:-1]) == expected
        assert checked.lines[-1] == count_line(len(expected), len({line.partition(":")[0] for line in expected}))
        assert checked.status == 1

    def test_is_missed(self, root: Path, name: str) -> None:
        """Damage the file, and expect fewer errors than there should be: a rule is left out."""
        damage(root, name, self.damage)
        assert len(problems(root)) < len(self.errors)


def problems(root: Path) -> tuple[Problem, ...]:
    """What is wrong with the project in `root`."""
    try:
        load_project(root)
    except DataError as error:
        return error.problems
    return ()


def _lines(text: str) -> list[str]:
    """Lines as YAML counts them."""
    return text.replace("\r\n", "\n").split("\n")


def case(how: Damage, *errors: str | tuple[str, ...], rule: Callable[..., Any] | None = None) -> Case:
    """A case, written shortly."""
    return Case(how, errors, rule)


def clone(folder: Path) -> Path:
    """Copy all that the site is built from into `folder`, with the project's history, if there is one."""
    history = ROOT / ".git"
    if history.is_dir():
        shutil.copytree(history, folder / ".git")
    elif history.exists():  # of a second work tree: it says where the history is
        shutil.copy(history, folder / ".git")
    return project(folder, BUILT)
