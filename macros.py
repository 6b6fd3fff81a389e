"""The bridge to mkdocs-macros: registers the macros that pages in `docs/` call, and finishes MkDocs' build."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, Undefined
from mkdocs.exceptions import Abort, BuildError, MkDocsException

# mkdocs-macros imports this file by its path; make the package beside it importable.
sys.path.insert(0, str(Path(__file__).resolve().parent))
# `mkdocs serve` runs this file again for each build: import the package as it is now.
for name in [name for name in sys.modules if name.partition(".")[0] == "annex"]:
    del sys.modules[name]

from annex.load.problem import DataError
from annex.project import load_project
from annex.publish import site
from annex.publish.git_dates import GitDates
from annex.publish.site_links import dead_links
from annex.relate.urls import SiteAddress
from annex.render import template_errors
from annex.render.feeds import feeds_of_page
from annex.render.head import heads
from annex.render.html import Renderer


def define_env(env: Any) -> None:
    """Load and check the data, register macros and numbers, and give the page's shell its heads and feeds. Invalid data
    ends the build with a list of every error."""
    _forget_messages()
    root = Path(env.project_dir)
    try:
        project = load_project(root)
    except DataError as error:
        raise BuildError(f"the site can't be built\n{error}") from None
    events = env.conf["plugins"].events
    events["env"].append(_refuse_undefined)
    events["build_error"].append(partial(_show_place, root))
    events["serve"].append(_keep_serving)
    address = SiteAddress(env.conf["site_url"] or "", env.conf["use_directory_urls"])
    env.renderer = Renderer(project, address, GitDates(root).changed, env.conf.get("repo_url") or "")
    env.conf["extra"] |= {"feeds_of_page": partial(feeds_of_page, project), "heads": heads(project)}
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


class _Unprintable(Undefined):
    """A value that doesn't exist may be tested, but not printed or looped over."""

    __str__ = __iter__ = Undefined._fail_with_undefined_error


def _refuse_undefined(env: Environment, **_: Any) -> None:
    """Have an undefined name end the build in `overrides/` too, where MkDocs prints nothing."""
    env.undefined = _Unprintable


def _show_place(root: Path, *, error: Exception) -> None:
    """Show an error in a template or a page as a line with its place, not as a traceback."""
    if found := template_errors.problem(error, root):
        raise Abort(str(DataError([found]))) from None


def _keep_serving(server: Any, *, builder: Callable[[], None], **_: Any) -> None:
    """Have `mkdocs serve` show an error in `mkdocs.yml` without a traceback."""

    def build() -> None:
        try:
            builder()
        except MkDocsException as error:
            raise Abort(error.message) from None

    server.builder = build


def _forget_messages() -> None:
    """Have MkDocs print a message again that an earlier build of the same `mkdocs serve` printed."""
    for known in logging.getLogger("mkdocs.commands.build").filters:
        getattr(known, "msgs", set()).clear()
