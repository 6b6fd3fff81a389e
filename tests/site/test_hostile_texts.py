"""Check that texts of the data are published as text: nothing in them becomes HTML, a macro or Markdown.

A copy of the project gets characters with a meaning in HTML, Jinja or Markdown, in every field of free text and in the
annex's own words (and in its source). The pages built from it have to have the elements of the real ones.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import Comment

from tests.conftest import build, make_once
from tests.site.built import Page, Site, attribute
from tests.unit.project import ANNEX, BUILT, DEVELOPMENTS, REGISTER, check, project

HOSTILE = (
    "<script>alert('x')</script>",
    "<img src=x onerror=alert('x')>",
    "{{ 7*7 }}",
    "{{ 'ab' * 3 }}",
    "{{ macro }}",
    "{% raw %}",
    '{% include "main.html" %}',
    "{# weg #}",
    "[x](javascript:alert('x'))",
    "![x](x.png)",
    "**vet** en _schuin_",
    "`code` ~~door~~ ==geel==",
    "&lt;b&gt; &amp;amp; &#60;i&#62;",
    "]]> <![CDATA[x",
    "</p></div></section>",
    "<!-- weg -->",
    "$x$ :smile: \\*x\\*",
    "{#id .class} {: .class }",
    "# kop",
    "a | b --- *** > c",
    '"><b onmouseover="alert(1)">',
    "<https://example.org> https://example.org",
)
"""None holds a superscript number or a footnote mark: the check of the source would refuse those."""

MARKER = re.compile(r"zq([a-z]{2})qz ")
"""Precedes each hostile text, so that it can be found whatever became of the rest."""


class Hostile:
    """The hostile texts that were written, by the letters of their markers."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def text(self) -> str:
        """A hostile text with a marker of its own."""
        first, second = divmod(len(self.texts), 26)
        letters = f"{chr(97 + first)}{chr(97 + second)}"
        self.texts[letters] = HOSTILE[len(self.texts) % len(HOSTILE)]
        return f"zq{letters}qz {self.texts[letters]}"

    def behind(self, words: str) -> str:
        return f"{words} {self.text()}"


FREE = {
    REGISTER: ("official", "also_known_as", "remark", "stands_for", "in_dutch", "label"),
    DEVELOPMENTS: ("text", "link", "remark", "name", "short"),
}
"""What editors write freely, by file."""


def texts_under(node: Any, keys: Iterable[str], under: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Each text under one of `keys`: the key, the mapping or list that holds the text, and its place there."""
    for place, value in node.items() if isinstance(node, dict) else enumerate(node):
        key = place if place in keys else under
        if isinstance(value, (dict, list)):
            yield from texts_under(value, keys, key)
        elif key and isinstance(value, str):
            yield key, node, place


def is_printed(holder: Any) -> bool:
    """Whether the annex has these words too."""
    return isinstance(holder, dict) and (holder.get("by") == "annex" or holder.get("certainty") == "pattern")


def change(root: Path, name: str, hostile: Hostile) -> None:
    """Hostile texts behind every third text of each kind, and in addresses."""
    data = yaml.safe_load((root / name).read_text(encoding="utf-8"))
    seen: Counter[str] = Counter()
    for key, holder, place in list(texts_under(data, FREE[name])):
        if not is_printed(holder) and seen[key] % 3 == 0:
            holder[place] = hostile.behind(holder[place])
        seen[key] += 1
    for development in data.get("developments", [])[::3]:
        if "celex" not in development and "url" in development:
            development["url"] += "?q=<script>'\"{{ 7*7 }}"
    write(root / name, data)


NAMED_TWICE = "IPCEI Micro-elektronica 2"
"""The subject of an amount that the annex names in two places: the check requires the same words in both."""


def change_editors_words(data: Any, hostile: Hostile) -> None:
    """Hostile texts behind what editors write in the annex's file: names that the annex doesn't give, `for`."""
    for key, holder, place in list(texts_under(data["building_blocks"], ("name", "for"))):
        by_editors = holder.get("name_by") == "editors" if key == "name" else "footnote" not in holder
        if by_editors and holder[place] != NAMED_TWICE:
            holder[place] = hostile.behind(holder[place])


ANNEX_WORDS = (
    "van de OSA-agenda",
    "fundament van de Unie te versterken.",
    "Versterking interne markt en een gelijk speelveld",
    "Digital Markets Act",
    "Single Market Emergency Instrument (SMEI)",
    "zet zich actief in voor een sterke interne markt",
    "in totaal 1,6 miljard euro",
    "De meest in het oog springende voorbeelden",
    "Kamerbrief met een interne-marktactieagenda",
    "veelvuldig in contact met",
)
"""Words of titles, texts, names, quotes and footnotes, behind which the annex gets hostile ones."""


def change_annex(root: Path, hostile: Hostile) -> None:
    """Hostile texts in the annex's own words: in the YAML wherever they stand, in the source where they stand first."""
    data = yaml.safe_load((root / ANNEX).read_text(encoding="utf-8"))
    source = (root / "data/bijlage-2.txt").read_text(encoding="utf-8")
    for words in ANNEX_WORDS:
        new = hostile.behind(words)
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        assert pattern.search(source), words
        source = new.join(pattern.split(source))
        data = _replaced(data, words, new)
    change_editors_words(data, hostile)
    write(root / ANNEX, data)
    (root / "data/bijlage-2.txt").write_text(source, encoding="utf-8")


def _replaced(value: Any, words: str, new: str) -> Any:
    """Some data with `new` in the place of `words`; short titles, which become those of pages, stay."""
    if isinstance(value, dict):
        return {key: item if key == "short_title" else _replaced(item, words, new) for key, item in value.items()}
    if isinstance(value, list):
        return [_replaced(item, words, new) for item in value]
    return value.replace(words, new) if isinstance(value, str) else value


def write(path: Path, data: Any) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")


def build_hostile(root: Path) -> None:
    """Build the site with the hostile texts, and note these."""
    hostile = Hostile()
    project(root, BUILT)
    change_annex(root, hostile)
    for name in FREE:
        change(root, name, hostile)
    checked = check(root)
    assert checked.status == 0, "\n".join(checked.lines)
    (root / "hostile.json").write_text(json.dumps(hostile.texts), encoding="utf-8")
    build(root / "site", root=root)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(make_once(tmp_path_factory, "hostile", build_hostile) / "site")


@pytest.fixture(scope="module")
def texts(published: Site) -> dict[str, str]:
    """The hostile texts, by the letters of their markers."""
    found: dict[str, str] = json.loads((published.folder.parent / "hostile.json").read_text(encoding="utf-8"))
    return found


FILTERED = "data-tekst"
"""The text that the filter on *Initiatieven* searches and nobody reads. Python-Markdown rewrites this attribute of a
block, and there it takes '&amp;lt;' for '&lt;'."""

LINKED_DATA = "application/ld+json"


def strings(page: Page) -> Iterator[str]:
    """The whole text of a page, with nothing between its elements, and each attribute's value."""
    machines = page.soup.find_all("script", type=LINKED_DATA)
    for tag in machines:
        yield from leaves(json.loads(tag.string or ""))
    yield "".join(part for part in page.soup.strings if part.parent not in machines)
    for tag in page.soup.find_all(True):
        yield from (attribute(tag, name) for name in tag.attrs if name not in ("href", "src", FILTERED))


def leaves(value: Any) -> Iterator[str]:
    """Every text in some JSON."""
    if isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from leaves(item)
    elif isinstance(value, str):
        yield value


def json_texts(file: Path) -> list[str]:
    return list(leaves(json.loads(file.read_text(encoding="utf-8").rpartition("osaSearch.columns = ")[2])))


def marked(strings: Iterable[str], texts: dict[str, str]) -> set[str]:
    """The letters of the hostile texts in some strings; each text has to be there exactly as it was written."""
    found = [(m[1], said[m.end() : m.end() + 60]) for said in strings for m in MARKER.finditer(said)]
    assert [(at, said) for at, said in found if not said.startswith(texts[at])] == []
    return {letters for letters, _ in found}


def test_every_text_is_shown_and_published_as_it_is(published: Site, texts: dict[str, str]) -> None:
    """On the pages, in the search's records, in JSON and in CSV."""
    shown = marked((said for page in published.pages.values() for said in strings(page)), texts)
    shown |= marked(json_texts(published.folder / "assets/search/records.js"), texts)
    assert len(shown) > len(texts) * 0.9
    data = published.folder / "data"
    found = marked((said for file in data.rglob("*.json*") for said in json_texts(file)), texts)
    assert set(texts) == shown | found
    for file in data.glob("*.csv"):
        rows = csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""))
        marked([cell for row in rows for cell in row], texts)
    worked_out = re.compile("zq[a-z]{2}qz (49|ababab)")
    assert [page.address for page in published.pages.values() if worked_out.search(page.html)] == []


def test_no_text_becomes_an_element_an_attribute_or_a_part_of_the_head(published: Site, built: Site) -> None:
    """The pages have the elements, attributes, scripts and comments of the site as it is; and the titles and
    descriptions, which come from the files in docs/."""

    def shapes(page: Page) -> set[tuple[str, frozenset[str]]]:
        return {(tag.name, frozenset(tag.attrs)) for tag in page.soup.find_all(True)}

    def fixed(page: Page) -> list[str]:
        tags = page.soup.select(f"head > title, meta, script:not([type='{LINKED_DATA}'])")
        comments = page.soup.find_all(string=lambda text: isinstance(text, Comment))
        return [*map(str, tags), str(len(comments))]

    right = {shape for page in built.pages.values() for shape in shapes(page)}
    for page in published.pages.values():
        assert shapes(page) - right == set(), page.address
        assert fixed(page) == fixed(built.pages[page.address]), page.address


def test_every_link_leads_to_a_page(published: Site) -> None:
    """No link runs a script; what an editor puts into an address stays in it."""
    for page in published.pages.values():
        for tag in page.soup.select("[href], [src]"):
            address = attribute(tag, "href") or attribute(tag, "src")
            assert re.match(r"https://|(?![a-z]+:)", address), (page.address, address)
            assert not re.search(r"[<>\"']", address), (page.address, address)
