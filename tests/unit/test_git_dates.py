"""Dates come from the Git history alone."""

from __future__ import annotations

import datetime
import os
import subprocess
from pathlib import Path

import pytest

from annex.publish.git_dates import GitDates


def commit(root: Path, day: str, **files: str) -> None:
    """Commit files at noon of a day."""
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    moment = f"{day}T12:00:00+00:00"
    identity = ("-c", "user.name=test", "-c", "user.email=test@site.invalid", "-c", "commit.gpgsign=false")
    for arguments in (("add", "--all"), (*identity, "commit", "--quiet", "--message", day)):
        subprocess.run(
            ["git", *arguments],
            cwd=root,
            check=True,
            env={**os.environ, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment},
        )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    commit(tmp_path, "2026-01-01", **{"data/a.yaml": "1", "data/b.yaml": "1", "docs/één pagina.md": "1"})
    commit(tmp_path, "2026-02-02", **{"data/a.yaml": "2"})
    commit(tmp_path, "2026-03-03", **{"README.md": "1"})
    return tmp_path


def test_a_file_has_the_day_of_its_last_change(root: Path) -> None:
    """What is not committed changes nothing."""
    days = {
        ("data/a.yaml",): "2026-02-02",
        ("data",): "2026-02-02",
        ("docs/één pagina.md",): "2026-01-01",
        ("docs", "data/b.yaml"): "2026-01-01",
        ("dat",): "None",
    }
    assert {paths: str(GitDates(root).changed(*paths))[:10] for paths in days} == days

    (root / "data/b.yaml").write_text("2", encoding="utf-8")
    assert GitDates(root).commit_date == datetime.datetime(2026, 3, 3, 12, tzinfo=datetime.UTC)
    # A folder of a repository has its own history.
    for changed in (GitDates(root).changed("data/b.yaml"), GitDates(root / "data").changed("b.yaml")):
        assert changed
        assert changed.date() == datetime.date(2026, 1, 1)


def test_without_a_history_nothing_has_a_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert GitDates(tmp_path).commit_date is None
    assert GitDates(tmp_path).changed("data") is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert GitDates(tmp_path).commit_date is None
