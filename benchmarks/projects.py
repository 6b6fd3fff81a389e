"""The projects that the site is compared with: one with many times the annex, and the text-only twin."""

import html
import re
import shutil
from collections.abc import Iterator
from copy import deepcopy
from itertools import product
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
CONFIG = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
BLOCKS, FOOTNOTES = 3, 40
BULLETS = {"": "-", "-": "o", "o": "\uf0a7"}
"""The bullet of the source text under each bullet."""

MARK = re.compile(r"\[\^(\d+)\]")
NAV = re.compile(r"^  - 1 .*?(?=^  - Toen en nu:)", re.DOTALL | re.MULTILINE)
"""The building blocks in the navigation."""

ID = re.compile(r'\b(?!index\.)[a-z0-9-]+(?=/|\.md|"\) }})')
"""An id in the path of a page, or in its macro call."""

TWIN = "site_name: OSA-initiatieven\ntheme: {name: material, font: false}\nplugins: []\n"
UNSEEN = "script, style, template, svg, [hidden]"
INLINE = "a, abbr, b, bdi, cite, code, em, i, mark, q, s, small, span, strong, sup, time"
HEADINGS = {f"h{level}": f"{'#' * level} " for level in range(1, 7)}
SPECIAL = re.compile(r"[\\`*_\[\]]|^[-+#]|(?<=^\d)\.")


def enlarge(times: int, folder: Path) -> Path:
    """Write a project with `times` times the annex, which passes `python -m annex check`. Returns the folder.

    The building blocks are copied with the same texts; ids, numbers and what an amount is for differ. All is on one
    page of the source text. The copies share the original's developments, instruments and names.
    """
    for part in ("data", "docs"):
        shutil.copytree(ROOT / part, folder / part)
    for part in ("annex", "macros.py", "mkdocs_errors.py", "overrides", "templates"):
        (folder / part).symlink_to(ROOT / part)
    _enlarge_data(folder / "data", times)
    _write(folder / "mkdocs.yml", NAV.sub(lambda nav: "".join(_renamed(nav[0], n) for n in range(times)), CONFIG))
    for page, n in product(DOCS.glob("bouwsteen-*/**/*.md"), range(1, times)):
        copy = _renamed(page.relative_to(DOCS).as_posix(), n)
        _write(folder / "docs" / copy, _renamed(page.read_text(encoding="utf-8"), n))
    return folder


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _id(id_: str, n: int) -> str:
    """An id in copy `n`. Copy 0 is the original."""
    return f"{id_}-{n + 1}" if n else id_


def _renamed(text: str, n: int) -> str:
    """Paths of pages in copy `n`, or the text of such a page."""
    text = re.sub(r"(?m)(?:(?<=title: )|(?<=^  - ))\d+", lambda number: str(int(number[0]) + BLOCKS * n), text)
    return ID.sub(lambda id_: _id(id_[0], n), text)


def _enlarge_data(data: Path, times: int) -> None:
    names = ("initiatives", "register", "developments", "english")
    annex, register, found, english = (
        yaml.safe_load((data / f"{name}.yaml").read_text(encoding="utf-8")) for name in names
    )
    annex["footnotes"] = [_copy(note, n) for n in range(times) for note in annex["footnotes"]]
    blocks = product(range(times), annex["building_blocks"])
    annex["building_blocks"] = [_copy(block, n) | {"number": block["number"] + BLOCKS * n} for n, block in blocks]
    homes = {instrument["id"]: instrument.get("home") for instrument in register["instruments"]}
    for development in found["developments"]:
        subjects = dict.fromkeys(filter(None, (homes.get(id_, id_) for id_ in development["about"])))
        development["about"] += [_id(id_, n) for n in range(1, times) for id_ in subjects]
    states = product(range(times), found["states"])
    # A date that occurs twice would be written as an alias, which the check refuses.
    found["states"] = [deepcopy(state) | {"initiative": _id(state["initiative"], n)} for n, state in states]
    papers = product(range(times), register["footnotes"])
    register["footnotes"] = [deepcopy(paper) | {"number": paper["number"] + FOOTNOTES * n} for n, paper in papers]
    for key in ("titles", "glosses"):
        english[key] = [deepcopy(one) | {"id": _id(one["id"], n)} for n in range(times) for one in english[key]]
    for name, content in zip(names, (annex, register, found, english), strict=True):
        _write(data / f"{name}.yaml", yaml.safe_dump(content, allow_unicode=True, sort_keys=False))
    _write(data / "bijlage-2.txt", _source(annex))


def _copy(value: Any, n: int, key: str = "") -> Any:
    """A record of the annex in copy `n`, or the value of one of its keys."""
    match key, value:
        case _, dict():
            return {name: _copy(item, n, name) for name, item in value.items() if name != "page_breaks"}
        case _, list():
            return [_copy(item, n) for item in value]
        case "page", _:
            return 1
        case "id" | "same_as", _:
            return _id(value, n)
        case "number" | "footnote", _:
            return value + FOOTNOTES * n
        case "text", _:
            return MARK.sub(lambda mark: f"[^{int(mark[1]) + FOOTNOTES * n}]", value)
        case "for", _ if n:
            return f"{value} ({n + 1})"
    return value


def _source(annex: dict[str, Any]) -> str:
    """The source text: a paragraph for each title, text and footnote."""
    lines = [annex["document"]["title"]]
    for block in annex["building_blocks"]:
        lines += _paragraphs(block | {"title": f"Bouwsteen {block['number']}. {block['title']}"})
    lines += (f"{note['number']} {note['text']}" for note in annex["footnotes"])
    return MARK.sub(r"\1", "\n\n".join(lines))


def _paragraphs(record: dict[str, Any], bullet: str = "") -> Iterator[str]:
    """The titles and texts of a block, theme or initiative, in reading order."""
    if "title" in record:
        yield record["title"]
    if "text" in record:
        yield f"{bullet} {record['text']}".lstrip()
    for theme in record.get("themes", ()):
        yield from _paragraphs(theme)
    for initiative in record.get("initiatives", ()):
        yield from _paragraphs(initiative, BULLETS[bullet])


def write_twin(site: Path, folder: Path) -> Path:
    """Write the twin of the built `site`: plain MkDocs and Material with its visible texts. Returns the folder."""
    for page in DOCS.rglob("*.md"):
        path = page.relative_to(DOCS)
        built = site / path.parent / ("" if path.stem == "index" else path.stem) / "index.html"
        [article] = BeautifulSoup(built.read_text(encoding="utf-8"), "html.parser").select("main article")
        front_matter = page.read_text(encoding="utf-8").split("---\n")[1]
        _write(folder / "docs" / path, "\n\n".join([f"---\n{front_matter}---", *_as_markdown(article)]))
    _write(folder / "mkdocs.yml", TWIN + CONFIG[CONFIG.index("\nnav:") :])
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
