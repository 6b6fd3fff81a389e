"""The text-only twin of the site: its visible texts in plain MkDocs and Material."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
CONFIG = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")

TWIN = "site_name: OSA-initiatieven\ntheme: {name: material, font: false}\nplugins: []\n"
UNSEEN = "script, style, template, svg, [hidden]"
INLINE = "a, abbr, b, bdi, cite, code, em, i, mark, q, s, small, span, strong, sup, time"
HEADINGS = {f"h{level}": f"{'#' * level} " for level in range(1, 7)}
SPECIAL = re.compile(r"[\\`*_\[\]]|^[-+#]|(?<=^\d)\.")


def write_twin(site: Path, folder: Path) -> Path:
    """Write the twin of the built `site`: plain MkDocs and Material with its visible texts. Returns the folder."""
    for page in DOCS.rglob("*.md"):
        path = page.relative_to(DOCS)
        built = site / path.parent / ("" if path.stem == "index" else path.stem) / "index.html"
        [article] = BeautifulSoup(built.read_text(encoding="utf-8"), "html.parser").select("main article")
        front_matter = page.read_text(encoding="utf-8").split("---\n")[1]
        copy = folder / "docs" / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text("\n\n".join([f"---\n{front_matter}---", *_as_markdown(article)]), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(TWIN + CONFIG[CONFIG.index("\nnav:") :], encoding="utf-8")
    return folder


def _as_markdown(article: Tag) -> Iterator[str]:
    """The headings and paragraphs of a page. Changes `article`."""
    for tag in article.select(UNSEEN):
        tag.decompose()
    for tag in article.select(INLINE):
        tag.unwrap()
    article.smooth()
    for string in article.find_all(string=True):
        if (text := " ".join(string.split())) and string.parent:
            yield HEADINGS.get(string.parent.name, "") + html.escape(SPECIAL.sub(r"\\\g<0>", text), quote=False)
