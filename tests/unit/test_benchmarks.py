"""The projects that `make bench` builds."""

from pathlib import Path

from annex.__main__ import main
from benchmarks.projects import enlarge


def test_a_project_with_twice_the_annex_passes_the_check(tmp_path: Path) -> None:
    assert main(["--root", str(enlarge(2, tmp_path / "large")), "check"]) == 0
