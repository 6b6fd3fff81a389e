"""What `make` does on a machine that isn't as it should be.

Small programs stand in for MkDocs and pip-audit; `tests/machines.sh` runs the whole build.
"""

import shutil
import socket
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


def test_two_builds_at_once_give_one_whole_site_and_one_that_fails_leaves_it(project: Path) -> None:
    builds = [start(project, "build", mkdocs=name) for name in ("one", "two")]
    outputs = [build.communicate(timeout=30)[0] for build in builds]
    assert any(build.returncode == 0 for build in builds), outputs
    for build, output in zip(builds, outputs, strict=True):
        # Both may move their site at the same moment; one of them says that it didn't.
        assert build.returncode == 0 or "site" in output.splitlines()[-2]
        assert "another build wrote here" not in output
    pages = {path.name: path.read_text() for path in (project / "site").iterdir()}
    assert sorted(pages) == ["a.html", "b.html"]
    assert len(set(pages.values())) == 1

    status, output = make(project, "build", mkdocs="broken")
    assert status
    assert "broken" in output
    assert {path.name: path.read_text() for path in (project / "site").iterdir()} == pages
    assert list((project / "build").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(project: Path) -> None:
    (project / "build").write_text("no folder")
    status, output = make(project, "build")
    assert status
    assert "Traceback" not in output
    assert "build" in output.splitlines()[0]


def test_a_busy_port_is_named_before_an_address_is(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        status, output = make(project, "serve", f"PORT={port}")
    assert status
    assert output.splitlines()[0].startswith(f"Port {port} can't be used")
    assert "PORT=" in output.splitlines()[0]
    assert "http://" not in output


def test_clean_removes_what_git_ignores(project: Path) -> None:
    """Except what is of the editors of texts and of desktops."""
    patterns = (ROOT / ".gitignore").read_text(encoding="utf-8").partition("# editors")[0].splitlines()
    ignored = [project / line.strip("/").replace("*", "name") for line in patterns if line and line[0] != "#"]
    for path in (*ignored, project / "tests/__pycache__"):
        (path / "folder").mkdir(parents=True, exist_ok=True)
    assert make(project, "clean")[0] == 0
    assert sorted(path.name for path in project.iterdir()) == ["Makefile", "broken", "one", "tests", "two"]
    assert not any((project / "tests").iterdir())


def stand_in(project: Path, program: str, script: str) -> None:
    (project / "one" / program).write_text(f"#!/bin/sh\n{script}\n")
    (project / "one" / program).chmod(0o755)


@pytest.mark.parametrize(
    ("printed", "ends", "status", "says"),
    [
        ("No known vulnerabilities found", 0, 0, "No known"),
        ("Found 1 known vulnerability in 1 package", 1, 2, "Found 1"),
        ("ConnectionError: no network", 1, 2, "NOT AUDITED"),
    ],
)
def test_an_audit_fails_on_a_vulnerability_and_if_it_could_not_look(
    project: Path, printed: str, ends: int, status: int, says: str
) -> None:
    stand_in(project, "npm", "echo found 0 vulnerabilities")
    (project / "one/pip_audit.py").write_text(f"print('{printed}')\nraise SystemExit({ends})")
    done, output = make(project, "audit")
    assert (done, says in output, "NOT AUDITED" in output) == (status, True, says == "NOT AUDITED")


def test_a_vulnerable_tool_is_found_apart_from_what_is_published(project: Path) -> None:
    """In Python and in JavaScript; all is asked about, also after something was found."""
    python = "import sys\nsys.exit('Found 1 known vulnerability' if 'requirements-test.lock' in sys.argv else 0)"
    (project / "one/pip_audit.py").write_text(python)
    stand_in(project, "npm", 'case "$*" in *--omit=dev*) ;; *) echo "2 vulnerabilities"; exit 1 ;; esac')
    assert make(project, "audit") == (0, "")
    status, output = make(project, "audit-tools")
    assert status
    assert output.count("vulnerabilit") == 3
    assert "NOT AUDITED" not in output
