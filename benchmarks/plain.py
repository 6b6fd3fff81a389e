"""The same pages without macros: what MkDocs and Material take for them alone.

Each page holds what its macro call returns, in a project that has neither the macros plugin nor the data.
"""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path

from annex.model import page_paths as pages
from annex.publish.site import renderer
from annex.relate.urls import SiteAddress
from annex.render.html import Renderer

CALL = re.compile(r"\{\{\s*(\w+)\((?:\"([^\"]*)\")?\)\s*\}\}")
MACROS_PLUGIN = re.compile(r"^  - macros:\n(?: {6}.*\n)*", re.MULTILINE)
WATCH = re.compile(r"^watch: .*\n", re.MULTILINE)


def write(root: Path, folder: Path) -> Path:
    """Write the project in `root` without its macros into `folder`. Returns the folder."""
    shutil.copytree(root / "docs", folder / "docs")
    shutil.copytree(root / "overrides", folder / "overrides")
    config = (root / pages.CONFIG_FILE).read_text(encoding="utf-8")
    for superfluous in (MACROS_PLUGIN, WATCH):
        config, count = superfluous.subn("", config)
        if count != 1:
            raise ValueError(f"{pages.CONFIG_FILE} has {count} times {superfluous.pattern}")
    (folder / pages.CONFIG_FILE).write_text(config, encoding="utf-8")
    render = renderer(root, SiteAddress())
    for page in (folder / "docs").rglob("*.md"):
        page.write_text(_rendered(page.read_text(encoding="utf-8"), render), encoding="utf-8")
    return folder


def _rendered(text: str, render: Renderer) -> str:
    macros = render.macros()

    def called(call: re.Match[str]) -> str:
        return macros[call[1]](*filter(None, call.groups()[1:]))

    return CALL.sub(called, text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plain", description=__doc__.partition("\n")[0])
    parser.add_argument("root", type=Path, help="a project")
    parser.add_argument("folder", type=Path, help="a new folder for the project without macros")
    chosen = parser.parse_args()
    print(write(chosen.root, chosen.folder))
