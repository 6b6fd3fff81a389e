"""The bridge to mkdocs-macros: it registers the macros that the pages in `docs/` call, and nothing else.

MkDocs and Zensical both run `define_env`; MkDocs once per build, Zensical once per page.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

# The engines import this file by its path; the package beside it must be found, installed or not.
sys.path.insert(0, str(Path(__file__).resolve().parent))

try:
    from mkdocs.exceptions import BuildError
except ImportError:  # Zensical comes without MkDocs, and stops at any exception
    from builtins import RuntimeError as BuildError  # type: ignore[assignment]

from annex import search_records
from annex.problem import DataError
from annex.site import renderer


def define_env(env: Any) -> None:
    """Load and check the data, and register a macro for each kind of page.

    Wrong data ends the build with every error at once; `mkdocs serve`, once it serves, waits until it is mended.
    """
    try:
        render = renderer(Path(env.project_dir), directory_urls=env.conf["use_directory_urls"])
    except DataError as error:
        raise BuildError(f"the site can't be built from this data\n{error}") from None
    for macro in render.macros():
        env.macro(macro, macro.__name__)


def on_post_build(env: Any) -> None:
    """Add to the built site what isn't a page.

    Zensical has no such step: after it, `python -m annex search SITE` does the same.
    """
    directory_urls = env.conf["use_directory_urls"]
    references = renderer(Path(env.project_dir), directory_urls=directory_urls).references
    search_records.write(references, Path(env.conf["site_dir"]), directory_urls=directory_urls)
