"""Copies of the project for tests that change it, and what the check reports."""

import contextlib
import io
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from annex.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
SOUND = Path(__file__).resolve().parent / "sound"
"""A small project without errors."""

ANNEX = "data/initiatives.yaml"
REGISTER = "data/register.yaml"
DEVELOPMENTS = "data/developments.yaml"

CHECKED = ("data", "docs", "mkdocs.yml", "overrides", "templates")
"""What `python -m annex check` reads."""

BUILT = (*CHECKED, "annex", "macros.py", "mkdocs_errors.py")
"""What `mkdocs build` reads."""

PYTHON = (sys.executable, "-m")


def run(*command: str, cwd: Path = ROOT, seconds: int = 100, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end. Its output includes what it writes to stderr."""
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


def project(folder: Path, parts: tuple[str, ...] = CHECKED) -> Path:
    """Copy parts of the project into `folder`."""
    for part in parts:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part)
        else:
            shutil.copy(ROOT / part, folder / part)
    return folder


@dataclass(frozen=True)
class Checked:
    status: int
    lines: list[str]


def check(root: Path) -> Checked:
    """Run `python -m annex --root root check` in this process, so that an exception in it fails the test."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        status = main(["--root", str(root), "check"])
    return Checked(status, output.getvalue().splitlines())


def count_line(errors: int, files: int = 1) -> str:
    return f"{errors} error{'s' * (errors != 1)} in {files} file{'s' * (files != 1)}"


def clone(folder: Path) -> Path:
    """Copy what the site is built from into `folder`, which shares the project's Git history, if there is one."""
    folder.mkdir(parents=True, exist_ok=True)
    history = ROOT / ".git"
    if history.is_dir():
        (folder / ".git").write_text(f"gitdir: {history}\n", encoding="utf-8")
    elif history.exists():  # in a second work tree: a file that says where the history is
        shutil.copy(history, folder / ".git")
    return project(folder, BUILT)
