"""What grows with the annex: the work of the whole build, and nothing that a theme's page holds or waits for.

`make bench` measures times and memory.
"""

from __future__ import annotations

import cProfile
import pstats
from pathlib import Path

import pytest

from annex.__main__ import main
from annex.check.project import load_project
from annex.publish import site as whole_site
from annex.render.html import Renderer
from benchmarks.enlarge import enlarge
from benchmarks.measure import THEMES, build, loaded
from tests.unit.project import ROOT

TIMES = 4
SLACK = 1.1
"""Work a page at `TIMES` times the annex, against that at one time."""

BYTES = 2_000
"""What a page may be heavier by: some numbers have more digits."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return enlarge(TIMES, tmp_path_factory.mktemp("large") / "project")


def calls(root: Path, folder: Path) -> int:
    """The function calls that it takes to load and check a project, render its themes and write its files.

    A count, unlike a time, is the same on every machine.
    """
    profile = cProfile.Profile()
    profile.enable()
    render = Renderer(whole_site.references(load_project(root)), ROOT)
    macros = render.macros()
    for theme in render.index.themes:
        macros["theme"](theme)
    for overview in ("instruments", "budgets", "statuses", "timeline", "annex"):
        macros[overview]()
    whole_site.export(render, folder)
    profile.disable()
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined, no-any-return]


def test_the_large_annex_passes_the_check(large: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(large), "check"]) == 0
    assert f"{87 * TIMES} initiatives" in capsys.readouterr().out


def test_work_grows_no_faster_than_the_annex(large: Path, tmp_path: Path) -> None:
    calls(ROOT, tmp_path)  # compiles the templates, once for all
    assert calls(large, tmp_path) < calls(ROOT, tmp_path) * TIMES * SLACK


def test_a_page_is_no_heavier(site: Path, large: Path) -> None:
    """Nor does it load anything else."""
    build(large)
    for theme in THEMES:
        small_page, large_page = (folder / theme / "index.html" for folder in (site, large / "site"))
        assert large_page.stat().st_size < small_page.stat().st_size + BYTES
        assert loaded(large_page) == loaded(small_page)
