"""The project as a whole: from a folder to a renderer, once per state of its files."""

from __future__ import annotations

import gc
from functools import lru_cache
from pathlib import Path

from annex.check.project import Data, load_project
from annex.model import page_paths as pages
from annex.publish.git_dates import Revision
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index
from annex.relate.urls import SiteAddress
from annex.render.html import Renderer


def renderer(root: Path, address: SiteAddress) -> Renderer:
    """The renderer for the project in `root`. Raises `DataError` if its data or pages have problems.

    The same renderer comes back as long as no file that it is made from has changed, so that an engine may
    ask for it on every page.
    """
    return _renderer(root, address, _state(root))


@lru_cache(maxsize=1)
def _renderer(root: Path, address: SiteAddress, _state: tuple[tuple[str, int], ...]) -> Renderer:
    # What came before may go; what is loaded now stays until the next change. Python's collector would go through all
    # of it again and again, and put off what the engine leaves behind of each page.
    gc.unfreeze()
    made = Renderer(references(load_project(root)), root, address, Revision(root).changed(["data"]))
    gc.freeze()
    return made


def references(data: Data) -> CrossReferences:
    """The annex and the register, looked up in each other."""
    return CrossReferences(Index(data.annex), data.register)


def _state(root: Path) -> tuple[tuple[str, int], ...]:
    """What the renderer depends on, with the time of each file's last change."""
    folders = ("data", "docs", "templates")
    files = [root / pages.CONFIG_FILE, *(f for folder in folders for f in (root / folder).rglob("*"))]
    return tuple((str(file), file.stat().st_mtime_ns) for file in sorted(files) if file.is_file())
