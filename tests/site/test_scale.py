"""With a larger annex, the work of a build grows no faster, and a theme's page is no heavier.

`make bench` measures times and memory.
"""

import cProfile
import functools
import gc
import pstats
import re
from pathlib import Path

import pytest
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from annex.check.project import load_project
from annex.publish import site as whole_site
from annex.render.html import Renderer
from benchmarks.enlarge import enlarge
from benchmarks.measure import LOADED, THEMES
from tests.conftest import make_once
from tests.unit.project import ROOT

TIMES = 2
SLACK = 1.05
"""Work a page at `TIMES` times the annex, compared with the annex itself. It is about 0.98."""

BYTES = 500
"""A page may be heavier by this: some numbers have more digits."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_once(tmp_path_factory, "large", lambda folder: enlarge(TIMES, folder))


def renderer(root: Path) -> Renderer:
    return Renderer(whole_site.references(load_project(root)), ROOT)


def calls(root: Path, folder: Path) -> int:
    """Count the function calls of loading and checking a project, rendering its themes and overviews, and writing its
    files: unlike a time, the count is the same on every machine."""
    # Otherwise, what an earlier call compiled or looked up would cost nothing.
    re.purge()
    for kept in gc.get_objects():
        if isinstance(kept, functools._lru_cache_wrapper) and kept.__module__.startswith("annex."):
            kept.cache_clear()
    with cProfile.Profile() as profile:
        render = renderer(root)
        macros = render.macros()
        for theme in render.index.themes:
            macros["theme"](theme)
        for overview in ("instruments", "budgets", "statuses", "timeline", "annex"):
            macros[overview]()
        whole_site.export(render, folder)
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined, no-any-return]


def frame(root: Path, page: str) -> str:
    """What the engine puts around a page: head, header, menu, footer."""
    config = load_config(str(root / "mkdocs.yml"), plugins=[])
    environment, files = config.theme.get_env(), get_files(config)
    files.add_files_from_theme(environment, config)
    nav = get_navigation(files, config)
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    for each in pages.values():
        each.read_source(config)  # for its title in the menu
    pages[page].active = True
    return environment.get_template("main.html").render(get_context(nav, files, config, pages[page]))


def test_a_page_is_no_heavier_and_loads_nothing_else(large: Path) -> None:
    """Neither its content nor what is around it."""
    small_macros, large_macros = (renderer(root).macros()["theme"] for root in (ROOT, large))
    for theme in THEMES:
        id_ = theme.rpartition("/")[2]
        assert len(large_macros(id_)) < len(small_macros(id_)) + BYTES
        small_frame, large_frame = (frame(root, f"{theme}.md") for root in (ROOT, large))
        assert len(large_frame) < len(small_frame) + BYTES
        assert ("bouwsteen-4/" in small_frame, "bouwsteen-4/" in large_frame) == (False, True)
        assert LOADED.findall(large_frame) == LOADED.findall(small_frame) != []


def test_work_grows_no_faster_than_the_annex(large: Path, tmp_path: Path) -> None:
    # Compiles the templates, which later builds take from a cache.
    for environment in (renderer(root).environment for root in (large, ROOT)):
        for template in environment.list_templates(extensions=["j2"]):
            environment.get_template(template)
    assert calls(large, tmp_path) < calls(ROOT, tmp_path) * TIMES * SLACK
