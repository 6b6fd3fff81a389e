"""The bridge to mkdocs-macros: it registers the macros that the pages in `docs/` call, and ends MkDocs' build.

MkDocs and Zensical both run `define_env`; MkDocs once per build, Zensical once per page.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

# The engines import this file by its path; the package beside it must be found, installed or not.
sys.path.insert(0, str(Path(__file__).resolve().parent))

try:
    from mkdocs.exceptions import BuildError
except ImportError:  # Zensical comes without MkDocs, and stops at any exception
    from builtins import RuntimeError as BuildError  # type: ignore[assignment]

from annex.load.problem import DataError
from annex.publish.site import finish, renderer
from annex.relate.urls import SiteAddress
from annex.render.html import Renderer


def define_env(env: Any) -> None:
    """Load and check the data, and register a macro for each kind of page.

    Wrong data ends the build with every error at once; `mkdocs serve`, once it serves, waits until it is mended.
    """
    try:
        render = _renderer(env)
    except DataError as error:
        raise BuildError(f"the site can't be built from this data\n{error}") from None
    for macro in render.macros():
        env.macro(macro, macro.__name__)


def on_post_page_macros(env: Any) -> None:
    """Let go of the Markdown of the page before: it is HTML by now, and MkDocs would keep both until the last page is
    written. In a large annex that is more than all else that this project holds (issue 8, 'Scale')."""
    if before := getattr(env, "page_before", None):
        before.markdown = ""
    env.page_before = env.page


def on_post_build(env: Any) -> None:
    """Add to the built site what isn't a page.

    Zensical has no such step: after it, `python -m annex finish SITE` does the same.
    """
    is_served = urlsplit(env.conf["site_url"] or "").netloc == str(env.conf["dev_addr"])
    finish(_renderer(env), Path(env.conf["site_dir"]), secure=not is_served)


def _renderer(env: Any) -> Renderer:
    is_zensical = type(env).__module__.startswith("zensical.")
    address = SiteAddress(env.conf["site_url"] or "", env.conf["use_directory_urls"], from_source=is_zensical)
    return renderer(Path(env.project_dir), address)
