"""Check that texts of the data are published as text: nothing in them becomes HTML, a macro or Markdown.

A copy of the sample project gets characters with a meaning in HTML, Jinja or Markdown, in every field of free text.
The pages built from it have to have the elements of the sample site.
"""

import csv
import io
import itertools
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import build, make_once
from tests.sample.project import copy_sample
from tests.site.built import Page, Site
from tests.unit.project import ANNEX, DEVELOPMENTS, REGISTER

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
MARKER = re.compile(r"zq(\d+)qz ")
"""Precedes the hostile texts, so that they are found whatever became of them; the number says where they were put."""

FREE = {
    ANNEX: {"name", "for"},
    REGISTER: {"official", "also_known_as", "remark", "stands_for", "in_dutch", "label", "what", "law"},
    DEVELOPMENTS: {
        *("text", "link", "remark", "name", "short", "step", "quote", "what"),
        *("reason", "searched", "follows", "words", "why"),
    },
}
"""What editors write freely, by file."""


def texts_under(node: Any, keys: set[str], under: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Each text under one of `keys`: the key, the mapping or list that holds the text, and its place there."""
    items: Iterable[tuple[Any, Any]] = node.items() if isinstance(node, dict) else enumerate(node)
    for place, value in items:
        key = place if place in keys else under
        if isinstance(value, (dict, list)):
            yield from texts_under(value, keys, key)
        elif key and isinstance(value, str):
            yield key, node, place


def is_fixed(holder: Any) -> bool:
    """Whether a text has to equal another: the annex has it too, or it stands in two places."""
    printed = {"by": "annex", "name_by": "annex", "certainty": "pattern", "for": "Vuurtoren"}
    is_printed = isinstance(holder, dict) and any(holder.get(key) == value for key, value in printed.items())
    return is_printed or "footnote" in holder


def change(root: Path, name: str, numbers: Iterator[int]) -> None:
    """Put all hostile texts behind every free text, and into addresses."""
    data = yaml.load((root / name).read_bytes(), Loader=yaml.CSafeLoader)
    changed = set()
    # A status that is quoted from a footnote is the same in both.
    for key, holder, place in list(texts_under(data.get("building_blocks", data), FREE[name])):
        if not is_fixed(holder):
            holder[place] += f" zq{next(numbers)}qz {' '.join(HOSTILE)}"
            changed.add(key)
    assert changed == FREE[name]
    for development in data.get("developments", []):
        if "celex" not in development and "url" in development:
            development["url"] += "?q='&lt=1&amp;x={{7*7}}"
    content = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
    (root / name).write_text(content, encoding="utf-8")


def build_hostile(root: Path) -> None:
    copy_sample(root)
    # The check refuses most of these texts. Without it, they have to do no harm either.
    project, rule = root / "annex/project.py", "*files.RULES"
    code = project.read_text(encoding="utf-8")
    assert rule in code
    project.write_text(code.replace(rule, "files.texts_are_clean"), encoding="utf-8")
    numbers = itertools.count()
    for name in FREE:
        change(root, name, numbers)
    build(root / "site", root=root)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(make_once(tmp_path_factory, "hostile", build_hostile) / "site")


LINKED_DATA = ("script", {"type": "application/ld+json"})
FIXED = re.compile(r"<title>.*?</title>|<script(?! type=.application/ld).*?</script>", re.DOTALL)


class Parts(HTMLParser):
    """What a page consists of; a tree of it is not needed, and would take many times as long."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.html, self.words, self.json, self.comments = page.html, "", "", 0
        self.feed(page.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == LINKED_DATA and not self.json:
            self.json = data  # the whole script: nothing in it is a tag
        else:
            self.words += data

    def handle_comment(self, data: str) -> None:  # noqa: ARG002
        self.comments += 1

    def strings(self) -> Iterator[str]:
        """The whole text, with nothing between its elements; the texts for machines, and each attribute's value."""
        yield self.words
        yield from leaves(json.loads(self.json or "[]"))
        for _, attributes in self.tags:
            yield from (value for name, value in attributes.items() if name not in ("href", "src"))

    @cached_property
    def shapes(self) -> set[tuple[str, frozenset[str]]]:
        return {(tag, frozenset(attributes)) for tag, attributes in self.tags}

    def fixed(self) -> list[object]:
        """What no text of the data may change: title and descriptions, scripts, and how many comments there are."""
        return [*(tag for tag in self.tags if tag[0] in ("meta", "script")), *FIXED.findall(self.html), self.comments]


@pytest.fixture(scope="module")
def parts(hostile: Site) -> dict[str, Parts]:
    return {address: Parts(page) for address, page in hostile.pages.items()}


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from leaves(item)
    elif isinstance(value, str):
        yield value


def json_texts(file: Path) -> list[str]:
    written = file.read_text(encoding="utf-8").rpartition("osaSearch.columns = ")[2]
    return list(leaves(json.JSONDecoder().raw_decode(written)[0]))


def marked(strings: Iterable[str]) -> set[str]:
    """The numbers of the hostile texts in some strings; they have to be there exactly as they were written."""
    found = [(m[1], said[m.end() :]) for said in strings for m in MARKER.finditer(said)]
    assert [(number, said[:900]) for number, said in found if not said.startswith(" ".join(HOSTILE))] == []
    return {number for number, _ in found}


def test_every_text_is_shown_and_published_as_it_is(hostile: Site, parts: dict[str, Parts]) -> None:
    """On the pages, in the search's records, in JSON and in CSV."""
    sources = [hostile.folder.parent / name for name in FREE]
    written = {number for file in sources for number in MARKER.findall(file.read_text(encoding="utf-8"))}
    on_pages = marked(said for page in parts.values() for said in page.strings())
    data = hostile.folder / "data"
    in_files = marked(said for file in data.rglob("*.json*") for said in json_texts(file))
    assert on_pages | in_files == written
    assert len(written - on_pages) == 4, "a quote, what is over, and in the register a proposal and a law"
    assert marked(json_texts(hostile.folder / "assets/search/records.js"))
    for file in data.glob("*.csv"):
        rows = csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""))
        assert marked(cell for row in rows for cell in row)


def test_feeds_and_the_calendar_have_every_text_as_it_is(hostile: Site) -> None:
    folder = hostile.folder
    entries = [entry for file in (folder / "feed").glob("*.xml") for entry in ET.parse(file).iter() if entry.text]
    assert marked(str(entry.text) for entry in entries)
    assert marked(str(entry.text) for entry in ET.parse(folder / "feed.xml").iter() if entry.text)
    lines = (folder / "agenda.ics").read_bytes().decode().replace("\r\n ", "").split("\r\n")
    assert {line.partition(":")[0] for line in lines if MARKER.search(line)} == {"SUMMARY", "DESCRIPTION"}
    assert marked(re.sub(r"\\([\\;,])", r"\1", line) for line in lines)


def test_no_text_becomes_an_element_an_attribute_or_a_part_of_the_head(sample: Site, parts: dict[str, Parts]) -> None:
    """The pages have the elements, attributes, scripts and comments of the sample site; and the titles and
    descriptions, which come from the files in docs/."""
    ours = {address: Parts(page) for address, page in sample.pages.items()}
    right = set().union(*(page.shapes for page in ours.values()))
    for address, page in parts.items():
        assert page.shapes - right == set(), address
        assert page.fixed() == ours[address].fixed(), address


def test_every_link_leads_to_a_page(parts: dict[str, Parts]) -> None:
    """No link runs a script; what an editor puts into an address stays in it."""
    for page in parts.values():
        for _, attributes in page.tags:
            for address in (attributes[name] for name in ("href", "src") if name in attributes):
                assert re.match(r"https://|(?![a-z]+:)", address), address
                assert not re.search(r"[<>\"']", address), address
