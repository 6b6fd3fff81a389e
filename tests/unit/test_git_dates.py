"""Dates come from the Git history alone."""

import datetime
from pathlib import Path

import pytest

from annex.publish.git_dates import GitDates
from tests.unit.project import run


def commit(root: Path, day: str, **files: str) -> None:
    """Commit files at noon of a day."""
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    moment = f"{day}T12:00:00+00:00"
    settings = ("user.name=test", "user.email=test@site.invalid", "commit.gpgsign=false")
    git = ("git", *(part for setting in settings for part in ("-c", setting)))
    for command in (("add", "--all"), ("commit", "--message", day)):
        assert run(*git, *command, cwd=root, GIT_AUTHOR_DATE=moment, GIT_COMMITTER_DATE=moment).returncode == 0


def test_file_has_the_date_of_its_last_commit(tmp_path: Path) -> None:
    """Changes that aren't committed don't count. A folder of a repository has its own history."""
    assert run("git", "init", cwd=tmp_path).returncode == 0
    commit(tmp_path, "2026-01-01", **{"data/a.yaml": "1", "data/b.yaml": "1", "docs/één pagina.md": "1"})
    commit(tmp_path, "2026-02-02", **{"data/a.yaml": "2"})
    commit(tmp_path, "2026-03-03", **{"README.md": "1"})
    (tmp_path / "data/b.yaml").write_text("2", encoding="utf-8")
    days = {
        ("data/a.yaml",): "2026-02-02",
        ("data",): "2026-02-02",
        ("docs/één pagina.md",): "2026-01-01",
        ("docs", "data/a.yaml"): "2026-02-02",
        ("dat",): "None",
    }
    assert {paths: str(GitDates(tmp_path).changed(*paths))[:10] for paths in days} == days
    assert GitDates(tmp_path).commit_date == datetime.datetime(2026, 3, 3, 12, tzinfo=datetime.UTC)
    assert str(GitDates(tmp_path / "data").changed("b.yaml")).startswith("2026-01-01")


def test_no_history_no_dates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert GitDates(tmp_path).commit_date is None
    assert GitDates(tmp_path).changed("data") is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert GitDates(tmp_path).commit_date is None
