"""A copy of the project that a test may damage, and what the check says about it."""

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from annex.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
ANNEX = "data/initiatives.yaml"
REGISTER = "data/register.yaml"
DEVELOPMENTS = "data/developments.yaml"

CHECKED = ("data", "docs", "mkdocs.yml")
"""What `python -m annex check` reads."""

BUILT = (*CHECKED, "annex", "macros.py", "overrides", "templates")
"""What `mkdocs build` reads."""

PYTHON = (sys.executable, "-m")

Damage = Callable[[str], str | bytes]
"""Makes the damaged content of a file from its right text."""


def run(*command: str, cwd: Path = ROOT, seconds: int = 100, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end. Its output holds what it reports as errors too."""
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=seconds,
        check=False,
    )


def without(reason: str) -> NoReturn:
    """Skip a test that lacks a program; but not in CI, which must have it."""
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def project(folder: Path, parts: tuple[str, ...] = CHECKED) -> Path:
    """Copy parts of the project into `folder`."""
    for part in parts:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part)
        else:
            shutil.copy(ROOT / part, folder / part)
    return folder


def damage(root: Path, name: str, how: Damage) -> str:
    """Damage a file of the project in `root`, or make one; returns its new text."""
    file = root / name
    damaged = how(file.read_text(encoding="utf-8") if file.exists() else "")
    content = damaged.encode("utf-8") if isinstance(damaged, str) else damaged
    file.write_bytes(content)
    return content.decode("utf-8", errors="replace")


def swap(old: str, new: str, after: str = "") -> Damage:
    """Replace `old` by `new`: the only `old` in the text, or the first one after the only `after`."""

    def swapped(text: str) -> str:
        mark = after or old
        assert text.count(mark) == 1, f"{text.count(mark)} times in the file: {mark!r}"
        start = text.index(old, text.index(mark))
        return text[:start] + new + text[start + len(old) :]

    return swapped


@dataclass(frozen=True)
class Checked:
    status: int
    lines: list[str]


def check(root: Path) -> Checked:
    """Run `python -m annex --root root check` in this process: an exception in it, whatever it is, fails the test."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        status = main(["--root", str(root), "check"])
    return Checked(status, output.getvalue().splitlines())


def count_line(errors: int, files: int = 1) -> str:
    return f"{errors} error{'s' * (errors != 1)} in {files} file{'s' * (files != 1)}"


def clone(folder: Path) -> Path:
    """Copy all that the site is built from into `folder`, which shares the project's history, if there is one."""
    folder.mkdir(parents=True, exist_ok=True)
    history = ROOT / ".git"
    if history.is_dir():
        (folder / ".git").write_text(f"gitdir: {history}\n", encoding="utf-8")
    elif history.exists():  # of a second work tree: it says where the history is
        shutil.copy(history, folder / ".git")
    return project(folder, BUILT)
