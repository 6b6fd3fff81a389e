"""Four times the annex builds as quickly a page, and a theme's page is as light: nothing that a page holds or waits for
grows with the rest. `make bench` measures more, up to a hundred times."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from annex.__main__ import main
from benchmarks.enlarge import enlarge
from tests.unit.project import ROOT

TIMES = 4
SLACK = 1.5
"""Seconds a page at `TIMES` times the annex, against those at one time."""

THEMES = ("bouwsteen-1/digitale-autonomie", "bouwsteen-2/verminderen/halfgeleiders", "bouwsteen-3/defensiecapaciteit")
BYTES = 2_000
"""What a page may differ by: a few numbers have more digits, and a long navigation stands there in part."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return enlarge(TIMES, tmp_path_factory.mktemp("large") / "project")


@pytest.fixture(scope="module")
def seconds(large: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[int, float]:
    """The seconds of processor time that a page takes, by how many times the annex."""
    small = tmp_path_factory.mktemp("small")
    return {1: build(ROOT, small), TIMES: build(large, large / "site")}


def build(root: Path, site: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site)]
    subprocess.run(command, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, timeout=100, check=True)
    took = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    return took / len(list(site.rglob("*.html")))


def test_the_large_annex_passes_the_check(large: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(large), "check"]) == 0
    assert f"{87 * TIMES} initiatives" in capsys.readouterr().out


def test_a_page_takes_no_longer(seconds: dict[int, float]) -> None:
    assert seconds[TIMES] < seconds[1] * SLACK


@pytest.mark.usefixtures("seconds")
@pytest.mark.parametrize("theme", THEMES)
def test_a_page_is_no_heavier(theme: str, site: Path, large: Path) -> None:
    """Nor does it load anything else."""
    small_page, large_page = (folder / theme / "index.html" for folder in (site, large / "site"))
    assert abs(large_page.stat().st_size - small_page.stat().st_size) < BYTES
    assert loaded(large_page) == loaded(small_page)


def loaded(page: Path) -> list[str]:
    """The scripts and styles of a page."""
    return re.findall(
        r'<(?:script|link rel="stylesheet")[^>]* (?:src|href)="([^"]+)"', page.read_text(encoding="utf-8")
    )
