"""The bridge to mkdocs-macros: registers the macros that pages in `docs/` call, and finishes MkDocs' build.

MkDocs and Zensical both run `define_env`: MkDocs once per build, Zensical once per page.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

# The engines import this file by its path; make the package beside it importable.
sys.path.insert(0, str(Path(__file__).resolve().parent))

try:
    from mkdocs.exceptions import BuildError
except ImportError:  # Zensical works without MkDocs and stops at any exception.
    from builtins import RuntimeError as BuildError  # type: ignore[assignment]

from annex.load.problem import DataError
from annex.publish.site import finish, renderer
from annex.relate.urls import SiteAddress
from annex.render.html import Renderer


def define_env(env: Any) -> None:
    """Load and check the data and register the macros. Invalid data ends the build with a list of every error."""
    _forget_messages()
    try:
        macros = _renderer(env).macros()
    except DataError as error:
        raise BuildError(f"the site can't be built\n{error}") from None
    for name, macro in macros.items():
        env.macro(macro, name)


def on_post_build(env: Any) -> None:
    """Add the files that aren't pages. After Zensical, `python -m annex finish SITE` does the same."""
    finish(_renderer(env), Path(env.conf["site_dir"]))


def _forget_messages() -> None:
    """Have MkDocs print a message again that an earlier build of the same `mkdocs serve` printed."""
    for known in logging.getLogger("mkdocs.commands.build").filters:
        getattr(known, "msgs", set()).clear()


def _renderer(env: Any) -> Renderer:
    is_zensical = type(env).__module__.startswith("zensical.")
    address = SiteAddress(env.conf["site_url"] or "", env.conf["use_directory_urls"], from_source=is_zensical)
    return renderer(Path(env.project_dir), address, env.conf.get("repo_url") or "")
