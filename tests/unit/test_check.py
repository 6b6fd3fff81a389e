"""`python -m annex check` reports every error of a project, with file, line and the record's place."""

import shutil
import subprocess
from pathlib import Path

import pytest

from annex.__main__ import main
from tests.unit.project import DEVELOPMENTS, PYTHON, ROOT, SOUND, check, count_line

BAD = Path(__file__).parent / "bad"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return shutil.copytree(SOUND, tmp_path / "project")


def test_real_project_has_no_errors() -> None:
    (real,) = check(ROOT).lines
    assert real.startswith("No errors: 3 building blocks, 23 themes and sub-themes, 87 initiatives, 40 footnotes, ")


def test_bad_project_is_reported_by_the_command() -> None:
    """A project with every kind of error of the first pass, as an editor sees it."""
    done = subprocess.run(
        [*PYTHON, "annex", "--root", str(BAD), "check"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stderr == (BAD / "errors.txt").read_text(encoding="utf-8")
    assert (done.stdout, done.returncode) == ("", 1)


@pytest.mark.parametrize("name", ["data/bijlage-2.txt", "mkdocs.yml", "templates/page.html", "docs/assets/a.css"])
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"\xff", "not valid UTF-8: invalid start byte"),
        (b"<<<<<<< HEAD", "a conflict marker of Git: choose one of the two versions"),
        (b"  >>>>>>> 1a2b3c4 (Een ander)", "a conflict marker of Git: choose one of the two versions"),
        ("a\u202eb".encode(), "invisible character U+202E is not allowed"),
    ],
)
def test_what_no_text_may_hold_is_reported(small: Path, name: str, line: bytes, expected: str) -> None:
    (small / name).parent.mkdir(parents=True, exist_ok=True)
    (small / name).write_bytes(b"a\n" + line + b"\n")
    assert check(small).lines == [f"{name}:2: {expected}", count_line(1)]
    (small / name).write_text("\n", encoding="utf-8")
    assert check(small).lines == [f"{name}:1: this file is empty", count_line(1)]


def test_conflict_in_a_folded_text_is_reported(small: Path) -> None:
    """YAML takes its markers for words."""
    text = (small / DEVELOPMENTS).read_text(encoding="utf-8")
    conflict = "Het fonds\n     <<<<<<< HEAD\n     loopt.\n     =======\n     stopt.\n"
    (small / DEVELOPMENTS).write_text(text.replace("Het fonds loopt door.\n", conflict), encoding="utf-8")
    *errors, _ = check(small).lines
    assert [error.partition(": ")[0] for error in errors] == [f"{DEVELOPMENTS}:{line}" for line in (23, 25)]


def test_links_to_nowhere_are_reported_and_pictures_and_hidden_files_are_no_text(small: Path) -> None:
    for name in ("docs/logo.png", "docs/.page.md.swp", "overrides/logo.png"):
        (small / name).write_bytes(b"\x89\xff\x00")
    (small / "docs/.#over.md").symlink_to("a-lock-of-emacs")
    assert check(small).status == 0
    (small / "overrides/kring.html").symlink_to("kring.html")
    assert check(small).lines == [
        "overrides/kring.html:1: can't be read: Too many levels of symbolic links",
        count_line(1),
    ]


@pytest.mark.parametrize("name", ["main.html", "404.html"])
def test_missing_template_of_the_shell_is_reported(small: Path, name: str) -> None:
    """In its place MkDocs would take that of the theme."""
    (small / "overrides" / name).unlink()
    assert f"overrides/{name}:1: this template is missing" in check(small).lines


def test_changed_unlisted_and_lost_editions_are_reported(small: Path) -> None:
    folder = small / "data/editions"
    folder.mkdir()
    (folder / "checksums.txt").write_text(f"{'0' * 64}  2026-11-25.csv\n{'0' * 64}  2026-11-24.csv\n", encoding="utf-8")
    for day in (25, 26):
        (folder / f"2026-11-{day}.csv").write_text("initiative\n", encoding="utf-8")
    assert check(small).lines == [
        "data/editions/2026-11-25.csv:1: this edition was changed: an edition never changes (allowed: as "
        "data/editions/checksums.txt has it; a new one by annex edition)",
        "data/editions/2026-11-26.csv:1: this edition was changed: an edition never changes (allowed: as "
        "data/editions/checksums.txt has it; a new one by annex edition)",
        "data/editions/checksums.txt:1: the edition '2026-11-24.csv' is missing",
        count_line(3, files=3),
    ]


def test_what_is_due_is_a_warning_and_a_list_of_its_own(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def due() -> list[str]:
        assert main(["--root", str(small), "due"]) == 0
        return capsys.readouterr().out.splitlines()

    assert due() == ["Nothing is due."]
    text = (small / DEVELOPMENTS).read_text(encoding="utf-8")
    text = text.replace(
        "added: 2026-11-25\n    checked: 2026-11-25\n    up", "added: 2026-10-01\n    checked: 2026-11-25\n    up"
    )
    (small / DEVELOPMENTS).write_text(text.replace("day: 2027-06", "day: 2026-10"), encoding="utf-8")
    line = f"{DEVELOPMENTS}:30: due since 2026-10: het fonds sluit (fonds-loopt) [ontwikkeling Het fonds loopt door.]"
    assert check(small).lines[1:] == [f"warning: {line}"]
    assert due() == [line]


def test_new_ids_are_added_to_the_permalinks(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = small / "data/permalinks.txt"
    known = file.read_text(encoding="utf-8")
    file.write_text(known.replace("plan\n", ""), encoding="utf-8")
    assert main(["--root", str(small), "permalinks"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert file.read_text(encoding="utf-8") == known.replace("plan\n", "") + f"{line}\n"
    assert line.startswith("plan ")
    assert check(small).status == 0


def test_missing_files_are_reported(tmp_path: Path) -> None:
    names = sorted([*(path.relative_to(SOUND).as_posix() for path in (SOUND / "data").iterdir()), "mkdocs.yml"])
    missing = [f"{name}:1: can't be read: No such file or directory" for name in names]
    assert check(tmp_path).lines == [*missing, count_line(len(missing), files=len(missing))]
