"""The tests on a machine that has nothing but Python, make and Git."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.unit.project import ROOT

SELECTION = ("tests/unit/test_publishing.py", "tests/browser", "tests/site/test_valid_html.py", "tests/test_lint.py")
"""Tests that look for other programs: each kind of program at least once."""


def test_what_needs_other_programs_is_left_out_in_a_few_lines(tmp_path: Path) -> None:
    for name in ("make", "git"):
        (tmp_path / name).symlink_to(shutil.which(name) or "")
    (tmp_path / "python3").symlink_to(sys.executable)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-k", "not mypy and not format", *SELECTION]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    *_, tools, packages, last = done.stdout.splitlines()
    assert " passed, " in last
    assert tools.startswith("Left out: tests that need ")
    assert all(name in tools for name in ("Chromium", "Firefox", "WebKit", "npm", "Java"))
    assert packages.startswith("To run them too, on Debian: apt-get install ")
    assert "SKIPPED" not in done.stdout
