"""The same visible texts as plain Markdown: what MkDocs and Material alone take for a site of this length.

Each macro call in `docs/` is replaced by the headings and paragraphs that it renders, without their markup and links.
The project has no macros and no data, and the theme without overrides.
"""

from __future__ import annotations

import argparse
import html
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

from annex.model.page_paths import CONFIG_FILE
from annex.publish.site import renderer
from annex.relate.urls import SiteAddress

CALL = re.compile(r"\{\{\s*(\w+)\((?:\"([^\"]*)\")?\)\s*\}\}")
OURS = re.compile(r"^  - macros:\n(?: {6}.*\n)*|^watch: .*\n|^  custom_dir: .*\n|^  - annex\..*\n", re.MULTILINE)
"""The parts of the configuration that a plain project doesn't have."""

INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "cite",
    "code",
    "em",
    "i",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sup",
    "time",
}
UNSEEN = {"script", "style", "template"}
SPECIAL = re.compile(r"[\\`*_{}\[\]#+!|-]|^\d+(?=\.)")


class _Blocks(HTMLParser):
    """Collects the text of each block of a page as Markdown."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._words: list[str] = []
        self._prefix = ""
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._unseen += tag in UNSEEN
        if tag not in INLINE:
            self._end()
            self._prefix = f"{'#' * int(tag[1])} " if re.fullmatch("h[1-6]", tag) else ""

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN
        if tag not in INLINE:
            self._end()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._words.append(data)

    def _end(self) -> None:
        text = " ".join("".join(self._words).split())
        if text:
            escaped = SPECIAL.sub(lambda found: f"\\{found[0]}" if not found[0].isdigit() else f"{found[0]}\\", text)
            self.blocks.append(self._prefix + html.escape(escaped, quote=False))
        self._words, self._prefix = [], ""


def as_markdown(rendered: str) -> str:
    """The visible text of some HTML as Markdown headings and paragraphs."""
    parser = _Blocks()
    parser.feed(rendered)
    parser.close()
    return "\n\n".join(parser.blocks)


def write(root: Path, folder: Path) -> Path:
    """Write the plain form of the project in `root` into `folder`. Returns the folder."""
    shutil.copytree(root / "docs", folder / "docs")
    config = OURS.sub("", (root / CONFIG_FILE).read_text(encoding="utf-8"))
    config = re.sub(r"^plugins:\n(?!  )", "plugins: []\n", config, flags=re.MULTILINE)
    (folder / CONFIG_FILE).write_text(config, encoding="utf-8")
    macros = renderer(root, SiteAddress()).macros()
    for page in (folder / "docs").rglob("*.md"):
        source = page.read_text(encoding="utf-8")
        text = CALL.sub(lambda call: as_markdown(macros[call[1]](*filter(None, call.groups()[1:]))), source)
        page.write_text(text, encoding="utf-8")
    return folder


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plain", description=__doc__.partition("\n")[0])
    parser.add_argument("root", type=Path, help="a project")
    parser.add_argument("folder", type=Path, help="a new folder for its plain form")
    chosen = parser.parse_args()
    print(write(chosen.root, chosen.folder))
