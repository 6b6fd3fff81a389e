"""What `make` does on a machine that isn't as it should be.

A small program stands in for MkDocs; `tests/machines.sh` runs the whole build.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.project import ROOT

MKDOCS = """
import pathlib, sys, time
folder = pathlib.Path(sys.argv[sys.argv.index("--site-dir") + 1])
folder.mkdir(parents=True, exist_ok=True)
for page in "ab":
    (folder / f"{page}.html").write_text(sys.argv[0])
    time.sleep(0.2)
for page in "ab":
    assert (folder / f"{page}.html").read_text() == sys.argv[0], "another build wrote here"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "een map (één)"
    for name, ends in {"one": "", "two": "", "broken": "sys.exit('broken')"}.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "mkdocs.py").write_text(MKDOCS + ends)
    shutil.copy(ROOT / "Makefile", folder)
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/python").symlink_to(sys.executable)
    for name in (".installed", ".installed-test"):
        (folder / ".venv" / name).touch()
    return folder


def start(project: Path, *arguments: str, mkdocs: str = "one") -> subprocess.Popen[str]:
    return subprocess.Popen(
        ["make", *(f"--old-file=.venv/.installed{kind}" for kind in ("", "-test")), *arguments],
        cwd=project,
        env={"PATH": f"{project / mkdocs}:/usr/bin:/bin", "PYTHONPATH": str(project / mkdocs)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def make(project: Path, *arguments: str, mkdocs: str = "one") -> tuple[int, str]:
    """The status of `make`, and what it prints."""
    made = start(project, *arguments, mkdocs=mkdocs)
    output = made.communicate(timeout=30)[0]
    return made.returncode, output


def test_a_build_that_fails_leaves_the_site(project: Path) -> None:
    assert make(project, "build", mkdocs="one")[0] == 0
    pages = {path.name: path.read_text() for path in (project / "site").iterdir()}
    assert sorted(pages) == ["a.html", "b.html"]
    status, output = make(project, "build", mkdocs="broken")
    assert status
    assert "broken" in output
    assert {path.name: path.read_text() for path in (project / "site").iterdir()} == pages


def test_clean_removes_what_git_ignores(project: Path) -> None:
    """Except what is of the editors of texts and of desktops."""
    patterns = (ROOT / ".gitignore").read_text(encoding="utf-8").partition("# editors")[0].splitlines()
    ignored = [project / line.strip("/").replace("*", "name") for line in patterns if line and line[0] != "#"]
    for path in (*ignored, project / "tests/__pycache__"):
        (path / "folder").mkdir(parents=True, exist_ok=True)
    assert make(project, "clean")[0] == 0
    assert sorted(path.name for path in project.iterdir()) == ["Makefile", "broken", "one", "tests", "two"]
    assert not any((project / "tests").iterdir())
