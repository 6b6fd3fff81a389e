"""With a larger annex, the work of a build grows no faster, and a theme's page is no heavier.

`make bench` measures times and memory.
"""

from __future__ import annotations

import cProfile
import functools
import gc
import pstats
import re
from pathlib import Path

import pytest

from annex.check.project import load_project
from annex.publish import site as whole_site
from annex.render.html import Renderer
from benchmarks.enlarge import enlarge
from benchmarks.measure import THEMES, build, loaded
from tests.conftest import make_once
from tests.unit.project import ROOT

TIMES = 2
SLACK = 1.05
"""Work a page at `TIMES` times the annex, compared with the annex itself. It is about 0.98."""

BYTES = 2_000
"""A page may be heavier by this: some numbers have more digits."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_once(tmp_path_factory, "large", lambda folder: enlarge(TIMES, folder))


def work(root: Path, folder: Path) -> None:
    """Load and check a project, render its themes and overviews, and write its files."""
    render = Renderer(whole_site.references(load_project(root)), ROOT)
    macros = render.macros()
    for theme in render.index.themes:
        macros["theme"](theme)
    for overview in ("instruments", "budgets", "statuses", "timeline", "annex"):
        macros[overview]()
    whole_site.export(render, folder)


def calls(root: Path, folder: Path) -> int:
    """Count the function calls of this work: unlike a time, the count is the same on every machine."""
    # Otherwise, what an earlier call compiled or looked up would cost nothing.
    re.purge()
    for kept in gc.get_objects():
        if isinstance(kept, functools._lru_cache_wrapper) and kept.__module__.startswith("annex."):
            kept.cache_clear()
    with cProfile.Profile() as profile:
        work(root, folder)
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined, no-any-return]


def test_work_grows_no_faster_than_the_annex(large: Path, tmp_path: Path) -> None:
    # Compiles the templates, which later builds take from a cache.
    work(ROOT, tmp_path)
    load_project(large)
    assert calls(large, tmp_path) < calls(ROOT, tmp_path) * TIMES * SLACK


def test_a_page_is_no_heavier(site: Path, large: Path) -> None:
    """And it loads nothing else."""
    build(large)
    for theme in THEMES:
        small_page, large_page = (folder / theme / "index.html" for folder in (site, large / "site"))
        assert large_page.stat().st_size < small_page.stat().st_size + BYTES
        assert loaded(large_page) == loaded(small_page)
