"""Which page of the site shows what, how pages link to each other, and whether the stubs in `docs/` are there.

A page's place follows from the ids: `docs/<block>/<theme>.md` shows a theme, `docs/<block>/<theme>/<sub-theme>.md`
one of its parts. The stub holds front matter and
one macro call; MkDocs and Zensical both need it to exist as a file.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from annex.model import Annex, BuildingBlock, Theme
from annex.problem import Problem

HOME = "index.md"
FOOTNOTES = "voetnoten.md"
ANNEX = "bijlage.md"
CONFIG_FILE = "mkdocs.yml"

CALL = re.compile(r"\{\{\s*(block|theme)\(\s*[\"']([^\"']*)[\"']\s*\)\s*\}\}")


def block_page(block: BuildingBlock) -> str:
    """The page of a building block, as a path in `docs/`."""
    return f"{block.id}/index.md"


def theme_page(block: BuildingBlock, theme: Theme, parent: Theme | None = None) -> str:
    """The page of a theme, or of a sub-theme of `parent`, as a path in `docs/`."""
    if parent:
        return f"{block.id}/{parent.id}/{theme.id}.md"
    return f"{block.id}/{theme.id}/index.md" if theme.themes else f"{block.id}/{theme.id}.md"


def url(here: str, there: str, fragment: str = "", *, directory_urls: bool = True) -> str:
    """The relative link from page `here` to page `there`, both paths in `docs/`."""
    if here == there and fragment:
        return f"#{fragment}"
    target = posixpath.relpath(_address(there, directory_urls), posixpath.dirname(_address(here, directory_urls)))
    if directory_urls:
        target = posixpath.dirname(target) + "/" if "/" in target else "./"
    return target + (f"#{fragment}" if fragment else "")


def _address(page: str, directory_urls: bool) -> str:
    """The file that MkDocs makes of a page."""
    stem = page.removesuffix(".md")
    if not directory_urls or posixpath.basename(stem) == "index":
        return f"/{stem}.html"
    return f"/{stem}/index.html"


@dataclass(frozen=True)
class Stub:
    """A page that has to exist: its path in `docs/`, its title, and the macro call that fills it."""

    page: str
    title: str
    macro: str
    id: str

    @property
    def call(self) -> str:
        """The line that the page consists of."""
        return f'{{{{ {self.macro}("{self.id}") }}}}'


def stubs(annex: Annex) -> Iterator[Stub]:
    """The pages that the data asks for, in reading order."""

    for block in annex.building_blocks:
        yield Stub(block_page(block), block.short_title, "block", block.id)
        for theme in block.themes:
            yield Stub(theme_page(block, theme), theme.label, "theme", theme.id)
            for child in theme.themes:
                yield Stub(theme_page(block, child, theme), child.label, "theme", child.id)


def problems(annex: Annex, root: Path) -> Iterator[Problem]:
    """What is wrong with the stubs in `docs/` and with the navigation in `mkdocs.yml` of the project in `root`."""
    wanted = {stub.page: stub for stub in stubs(annex)}
    for stub in wanted.values():
        yield from _stub_problems(stub, root)
    for path in sorted((root / "docs").rglob("*.md")):
        page = path.relative_to(root / "docs").as_posix()
        call = CALL.search(path.read_text(encoding="utf-8", errors="replace"))
        if page not in wanted and (call or any(page.startswith(f"{b.id}/") for b in annex.building_blocks)):
            named = f"{call[1]} '{call[2]}', which belongs on another page or does not exist" if call else "no theme"
            yield Problem(f"docs/{page}", 1, f"this page names {named}")
    yield from _nav_problems(wanted, root)


def _stub_problems(stub: Stub, root: Path) -> Iterator[Problem]:
    file = f"docs/{stub.page}"
    path = root / file
    if not path.is_file():
        content = f"---\\ntitle: {stub.title}\\n---\\n\\n{stub.call}\\n"
        yield Problem(file, 1, f"missing: {stub.macro} '{stub.id}' has no page; make this file, holding: {content}")
        return
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    if [line for line in lines if "{{" in line] != [stub.call]:
        yield Problem(file, len(lines), f"this page has to consist of front matter and {stub.call}")
    titles = [(n, line) for n, line in enumerate(lines, 1) if line.startswith("title:")]
    if [yaml.safe_load(line)["title"] for _, line in titles] != [stub.title]:
        yield Problem(file, titles[0][0] if titles else 1, "the title is not the theme's", f"title: {stub.title}")


def _nav_problems(wanted: dict[str, Stub], root: Path) -> Iterator[Problem]:
    text = (root / CONFIG_FILE).read_text(encoding="utf-8")
    listed = list(_nav_pages(yaml.load(text, Loader=_ConfigLoader).get("nav")))
    line = next((n for n, line in enumerate(text.splitlines(), 1) if line.startswith("nav:")), 1)
    for stub in wanted.values():
        if stub.page not in listed:
            yield Problem(CONFIG_FILE, line, f"nav misses {stub.page}, the page of {stub.macro} '{stub.id}'")
    order = [page for page in listed if page in wanted]
    expected = [page for page in wanted if page in listed]
    if order != expected:
        first = next(page for page, right in zip(order, expected, strict=False) if page != right)
        yield Problem(CONFIG_FILE, line, f"nav has {first} out of the annex's order")


def _nav_pages(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _nav_pages(item)


class _ConfigLoader(yaml.SafeLoader):
    """Reads `mkdocs.yml` for its navigation; what the tags of MkDocs (`!ENV`, `!!python/name`) stand for is nothing
    to us, so they become None and nothing is executed."""


_ConfigLoader.add_multi_constructor("!", lambda *_: None)
_ConfigLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
