"""The bridge to mkdocs-macros: registers the macros that pages in `docs/` call, and finishes MkDocs' build."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import BuildError

# mkdocs-macros imports this file by its path; make the package beside it importable.
sys.path.insert(0, str(Path(__file__).resolve().parent))
# `mkdocs serve` runs this file again for each build: import the package as it is now.
for name in [name for name in sys.modules if name.partition(".")[0] in ("annex", "mkdocs_errors")]:
    del sys.modules[name]

from annex.load.problem import DataError
from annex.project import load_project
from annex.publish import site
from annex.publish.git_dates import GitDates
from annex.publish.site_links import dead_links
from annex.relate.urls import SiteAddress
from annex.render.head import heads
from annex.render.html import Renderer
from annex.wording import date
from mkdocs_errors import show_errors


def define_env(env: Any) -> None:
    """Load and check the data, register macros and numbers, and give the page's shell its heads and the day of
    the check. Invalid data ends the build with a list of every error."""
    root = Path(env.project_dir)
    show_errors(env.conf["plugins"].events, root)
    address = SiteAddress(env.conf["site_url"] or "", env.conf["use_directory_urls"])
    try:
        project = load_project(root)
        env.renderer = Renderer(project, address, GitDates(root).changed, env.conf.get("repo_url") or "")
    except DataError as error:
        raise BuildError(f"the site can't be built\n{error}") from None
    env.conf["extra"] |= {"heads": heads(project), "checked": date(project.developments.checked)}
    env.variables["numbers"] = env.renderer.numbers()
    for name, macro in env.renderer.macros().items():
        env.macro(macro, name)


def on_pre_page_macros(env: Any) -> None:
    """Call the macros of a page. mkdocs-macros, when it does so itself, ends `mkdocs serve` at an error in one."""
    env.page.meta["render_macros"] = False
    env.markdown = env.renderer.page(env.page.file.src_uri, env.env, env.variables)


def on_post_build(env: Any) -> None:
    """Add the files that aren't pages. A link that leads nowhere ends the build."""
    built = Path(env.conf["site_dir"])
    site.finish(env.renderer, built)
    if dead := dead_links(built, env.renderer.address.root):
        raise BuildError("\n".join(["links of the built site lead nowhere", *dead]))
