"""The made-up sample project: small, with each thing that rendering has to decide.

Its data and three pages of text are here. Templates, styles, the package and the other pages are the real ones.
"""

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.site.expected import Expected, Theme, day
from tests.unit.project import BUILT, ROOT, project

HERE = Path(__file__).resolve().parent


def copy_sample(root: Path) -> Path:
    """Put the sample project together in the folder `root`."""
    real, (before, nav) = Expected(ROOT), (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:\n")
    project(root, BUILT)
    for block in real.blocks:
        shutil.rmtree(root / "docs" / block["id"])
    shutil.rmtree(root / "data/editions")
    (root / "data/permalinks.txt").write_text("# none\n", encoding="utf-8")
    shutil.copytree(HERE / "data", root / "data", dirs_exist_ok=True)
    shutil.copytree(HERE / "docs", root / "docs", dirs_exist_ok=True)
    sample = Expected(root)
    blocks = []
    for block in sample.blocks:
        page = write_page(root, f"{block['id']}/index.md", f"{block['number']} {block['short_title']}", "block", block)
        themes = [theme_pages(root, theme) for theme in sample.tops[block["id"]]]
        blocks.append({f"{block['number']} {block['id']}": [page, *themes]})
    home, *others = (entry for entry in yaml.safe_load(nav) if not any(re.match(r"\d", title) for title in entry))
    config = before.replace(day(real.document["date"]), day(sample.document["date"]))
    nav = yaml.safe_dump({"nav": [home, *blocks, *others]}, allow_unicode=True)
    (root / "mkdocs.yml").write_text(f"{config}\n{nav}", encoding="utf-8")
    return root


def theme_pages(root: Path, theme: Theme) -> Any:
    """Write the page of a theme and those of its parts; returns their entry in the navigation."""
    path = theme.address.removesuffix("/") + ("/index.md" if theme.children else ".md")
    page = write_page(root, path, theme.numbered, "theme", theme.record)
    return {theme.numbered: [page, *(theme_pages(root, child) for child in theme.children)]} if theme.children else page


def write_page(root: Path, path: str, title: str, macro: str, record: dict[str, Any]) -> str:
    file = root / "docs" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    front = f"title: {title}\nhide: [toc]"
    file.write_text(f'---\n{front}\n---\n\n{{{{ {macro}("{record["id"]}") }}}}\n', encoding="utf-8")
    return path
