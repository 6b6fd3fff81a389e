"""Checks that `docs/` has a page for each block and theme, and that the navigation lists them in the annex's order.

A theme's page is a stub with front matter and one macro call; MkDocs and Zensical both need it to exist as a file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from annex.load import yaml_reader as yamlfile
from annex.load.problem import Problem, shown
from annex.model.annex import Annex
from annex.model.page_paths import CONFIG_FILE, block_page, theme_page

CALL = re.compile(r"\{\{\s*(block|theme)\(\s*[\"']([^\"']*)[\"']\s*\)\s*\}\}")
FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\n(.*?\n)---[ \t]*\n\s*(.*?)\s*", re.DOTALL)
"""A page as MkDocs takes it apart: front matter, body."""


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

    @property
    def title_line(self) -> str:
        """The line of the front matter that holds the title, in quotes where YAML needs them."""
        return yaml.safe_dump({"title": self.title}, allow_unicode=True, width=len(self.title) * 2 + 80).rstrip()


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
    for path in sorted(filter(Path.is_file, (root / "docs").rglob("*.md"))):
        page = path.relative_to(root / "docs").as_posix()
        call = CALL.search(path.read_text(encoding="utf-8", errors="replace"))
        if page not in wanted and (call or any(page.startswith(f"{b.id}/") for b in annex.building_blocks)):
            what = "this page names no theme"
            if call:
                what = f"this page names {call[1]} '{shown(call[2])}', which belongs on another page or does not exist"
            yield Problem(f"docs/{page}", 1, what)
    yield from _nav_problems(wanted, root)


def _stub_problems(stub: Stub, root: Path) -> Iterator[Problem]:
    name = f"docs/{stub.page}"
    path = root / name
    if not path.is_file():
        holding = f"---\\n{stub.title_line}\\n---\\n\\n{stub.call}\\n"
        yield Problem(name, 1, f"missing: {stub.macro} '{stub.id}' has no page; make this file, holding: {holding}")
        return
    content = path.read_bytes().replace(b"\r\n", b"\n")
    parts = FRONT_MATTER.fullmatch(content)
    if not parts or parts[2] != stub.call.encode():
        line = content.count(b"\n", 0, parts.start(2)) + 1 if parts else 1
        line = min(line, len(content.splitlines()) or 1)
        yield Problem(name, line, f"this page has to consist of front matter and {stub.call}")
    if parts:
        # In the place of the first line an empty one, so that lines are those of the page.
        front = yamlfile.read(b"\n" + parts[1])
        yield from (Problem(name, line, what) for line, what, _ in front.problems)
        title = front.data.get("title") if isinstance(front.data, dict) else None
        if title != stub.title and not (front.problems and front.data is None):
            line = front.line(("title",))
            yield Problem(name, line, f"this title is not that of {stub.macro} '{stub.id}'", allowed=stub.title_line)


def _nav_problems(wanted: dict[str, Stub], root: Path) -> Iterator[Problem]:
    try:
        text = (root / CONFIG_FILE).read_text(encoding="utf-8", errors="replace")
        # Only the navigation matters here. This loader takes every value for text, whatever its tag: it runs nothing.
        config = yaml.load(text, Loader=yaml.BaseLoader)
    except OSError as error:
        yield Problem(CONFIG_FILE, 1, f"can't be read: {error.strerror}")
        return
    except yaml.YAMLError as error:
        yield Problem(CONFIG_FILE, *yamlfile.broken(error))
        return
    lines = text.splitlines()
    nav_line = next((n for n, line in enumerate(lines, 1) if line.startswith("nav:")), 1)
    listed = Counter(p for p in _nav_pages(config.get("nav") if isinstance(config, dict) else None) if p in wanted)
    for stub in wanted.values():
        if (times := listed[stub.page]) != 1:
            what = f"nav lists {stub.page} {times} times" if times else f"nav misses {stub.page}"
            yield Problem(CONFIG_FILE, nav_line, f"{what}, the page of {stub.macro} '{stub.id}'")
    expected = (page for page in wanted if page in listed)
    for page, right in zip(listed, expected, strict=True):
        if page != right:
            line = next((n for n, line in enumerate(lines, 1) if line.endswith(page)), nav_line)
            yield Problem(CONFIG_FILE, line, f"nav has {page} out of the annex's order", allowed=f"{right} here")
            break


def _nav_pages(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _nav_pages(item)
