"""Checks that `docs/` has a page for each block and theme, and that the navigation lists them in the annex's order. A
theme's page is a stub with front matter and one macro call: MkDocs needs it to exist as a file. Checks the front matter
of all pages, and that the navigation has each."""

import re
from collections import Counter
from collections.abc import Iterator, Set
from pathlib import Path

import yaml

from annex.check import records
from annex.load import front_matter, text_files, yaml_reader
from annex.load.problem import Problem, truncated
from annex.load.schema_errors import validated
from annex.load.yaml_reader import YamlFile
from annex.model.annex import Annex
from annex.model.page_front import PageFront
from annex.model.page_paths import CONFIG_FILE, block_page, theme_page

CALL = re.compile(r"\{\{\s*(block|theme)\(\s*[\"']([^\"']*)[\"']\s*\)\s*\}\}")


class Stub:
    """A page that has to exist: its path in `docs/`, its title with its number, and the macro call that fills it.
    `title_line` is that of the front matter with the title, in quotes where YAML needs them."""

    def __init__(self, page: str, title: str, macro: str, id_: str) -> None:
        self.page, self.title, self.macro, self.id = page, title, macro, id_
        self.call = f'{{{{ {macro}("{id_}") }}}}'
        self.title_line = yaml.safe_dump({"title": title}, allow_unicode=True, width=len(title) * 2 + 80).rstrip()


def stubs(annex: Annex) -> Iterator[Stub]:
    """The pages that the data needs, in reading order."""
    for b, block in enumerate(annex.building_blocks, 1):
        yield Stub(block_page(block), f"{b} {block.short_title}", "block", block.id)
        for t, theme in enumerate(block.themes, 1):
            yield Stub(theme_page(block, theme), f"{b}.{t} {theme.label}", "theme", theme.id)
            for c, child in enumerate(theme.themes, 1):
                yield Stub(theme_page(block, child, theme), f"{b}.{t}.{c} {child.label}", "theme", child.id)


def problems(annex: Annex, root: Path, config: str) -> Iterator[Problem]:
    """What is wrong with the pages in `docs/` of the project in `root`, and with the navigation in `config`, the text
    of `mkdocs.yml`."""
    wanted = {stub.page: stub for stub in stubs(annex)}
    for stub in wanted.values():
        yield from _stub_problems(stub, root / "docs" / stub.page)
    folders = tuple(f"{block.id}/" for block in annex.building_blocks)
    pages = text_files.pages(root)
    for page, path in pages.items():
        if page in wanted:
            continue
        if call := CALL.search(path.read_text(encoding="utf-8", errors="replace")):
            what = f"this page names {call[1]} '{truncated(call[2])}', which belongs on another page or does not exist"
            yield Problem(f"docs/{page}", 1, what)
        elif page.startswith(folders):
            yield Problem(f"docs/{page}", 1, "this page names no theme")
        else:
            parts = front_matter.split(path.read_bytes())
            if not parts:
                what = "this page has to begin with front matter: a line ---, keys such as title, and a line ---"
                yield Problem(f"docs/{page}", 1, what)
            yield from _front_problems(f"docs/{page}", front_matter.read(parts)) if parts else ()
    yield from _nav_problems(wanted, pages.keys(), config)


def _stub_problems(stub: Stub, path: Path) -> Iterator[Problem]:
    name = f"docs/{stub.page}"
    if not path.is_file():
        holding = f"---\\n{stub.title_line}\\nhide: [toc]\\n---\\n\\n{stub.call}\\n"
        yield Problem(name, 1, f"missing: {stub.macro} '{stub.id}' has no page; make this file, holding: {holding}")
        return
    content = path.read_bytes().replace(b"\r\n", b"\n")
    parts = front_matter.split(content)
    if not parts or parts[2] != stub.call.encode():
        line = min(content.count(b"\n", 0, parts.start(2)) + 1, len(content.splitlines())) if parts else 1
        yield Problem(name, line, f"this page has to consist of front matter and {stub.call}")
    if parts:
        front = front_matter.read(parts)
        yield from _front_problems(name, front)
        title = front.data.get("title") if isinstance(front.data, dict) else None
        if title != stub.title and isinstance(title, str):
            line = front.line(("title",))
            yield Problem(name, line, f"this title is not that of {stub.macro} '{stub.id}'", allowed=stub.title_line)


def _front_problems(name: str, front: YamlFile) -> Iterator[Problem]:
    yield from (Problem(name, line, found.what) for line, found in front.problems)
    _, errors = validated(front, PageFront, {})
    yield from records.problems(name, front, errors)


def _nav_problems(wanted: dict[str, Stub], pages: Set[str], config: str) -> Iterator[Problem]:
    file = yaml_reader.YamlFile(config.encode())
    if file.is_broken:
        return
    nav = file.data.get("nav") if isinstance(file.data, dict) else None
    if not isinstance(nav, list):
        yield Problem(CONFIG_FILE, file.line(("nav",)), "nav has to be a list of pages")
        return
    for position, entry in enumerate(nav):
        for label, pages_below in entry.items() if isinstance(entry, dict) else ():
            first = pages_below[0] if isinstance(pages_below, list) and pages_below else None
            stub = wanted.get(first) if isinstance(first, str) else None
            if stub and stub.macro == "block" and label.partition(" ")[0] != (number := stub.title.partition(" ")[0]):
                what = f"'{truncated(label)}' in nav doesn't begin with the number of block '{stub.id}'"
                yield Problem(CONFIG_FILE, file.line(("nav", position, label)), what, allowed=f"{number} …")
    entries = [(page, file.line(path)) for path, page in yaml_reader.texts(nav, ("nav",))]
    listed, lines = Counter(page for page, _ in entries), dict(entries)
    for page in dict.fromkeys([*wanted, *pages]):
        if (times := listed[page]) != 1:
            what = f"nav lists {page} {times} times" if times else f"nav misses {page}"
            of = f", the page of {stub.macro} '{stub.id}'" if (stub := wanted.get(page)) else ""
            yield Problem(CONFIG_FILE, file.line(("nav",)), what + of)
    for page in listed.keys() - wanted.keys() - pages:
        yield Problem(CONFIG_FILE, lines[page], f"nav has {truncated(page)}, but there is no such page in docs/")
    in_order = (page for page in wanted if page in listed)
    for page, right in zip(filter(wanted.__contains__, listed), in_order, strict=True):
        if page != right:
            what = f"nav has {page} out of the annex's order"
            yield Problem(CONFIG_FILE, lines[page], what, allowed=f"{right} here")
            break
