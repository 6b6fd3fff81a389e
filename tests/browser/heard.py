"""What a screen reader is given: Playwright's ARIA snapshot of a page, and what would confuse who hears it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import yaml
from playwright.sync_api import Locator, Page

LANDMARKS = {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
REVIEWED = {
    *("banner", "contentinfo", "main"),
    "complementary Voetnoten",
    *("form Filter de initiatieven", "form Filter de instrumenten"),
    *("navigation Alle pagina’s", "navigation Deelthema’s", "navigation Ga naar", "navigation Hoofdmenu"),
    *("navigation Naar een bouwsteen of de voetnoten", "navigation Naar een voetnoot", "navigation Op deze pagina"),
    *("navigation Onderdelen van 1 Fundament", "navigation Onderdelen van 2 Afhankelijkheden"),
    *("navigation Onderdelen van 3 Handelingsvermogen", "navigation Onderdelen van Bijlage"),
    *("navigation Onderdelen van Over", "navigation Onderdelen van Overzichten", "navigation Overzichten"),
    *("navigation Thema’s op deze pagina", "navigation Thema’s van deze bouwsteen"),
    "navigation Vorige en volgende pagina",
    *("search Zoeken op deze site", "search Zoeken op naam of onderwerp"),
}
"""Every landmark of the site, as a person reviewed it: in Dutch, and no two alike on a page."""

CELLS = {"cell", "columnheader", "rowheader"}
FIELDS = {"checkbox", "combobox", "radio", "searchbox", "textbox"}
"""Their names are those of the labels beside them."""
WHOLE = {"button", "heading", "link"}
"""They are read by their names alone."""


@dataclass
class Node:
    """An element or a text: what it is called, where it leads, and what is in it."""

    role: str
    name: str
    address: str = ""
    children: list[Node] = field(default_factory=list)

    def all(self) -> Iterator[Node]:
        """This node and those in it, in the order in which they are read."""
        yield self
        for child in self.children:
            yield from child.all()

    def of(self, role: str) -> list[str]:
        """The names, or else the texts, of the nodes in it that have this role."""
        return [node.name or "".join(child.name for child in node.children) for node in self.all() if node.role == role]


def heard(element: Locator) -> Node:
    """The tree of an element."""
    # Not as numbers: '1.10' is a theme.
    tree = yaml.load(element.aria_snapshot(), yaml.CBaseLoader)
    return Node("document", "", children=[_read(entry) for entry in tree or []])


def _read(entry: Any) -> Node:
    key, inner = (entry, []) if isinstance(entry, str) else next(iter(entry.items()))
    if key == "text":
        return Node("text", inner)
    role, _, name = key.partition(" ")
    node = Node(role, json.JSONDecoder().raw_decode(name)[0] if name.startswith('"') else "")
    for child in [{"text": inner}] if isinstance(inner, str) else inner:
        if "/url" in child:
            node.address = child["/url"]
        else:
            node.children.append(_read(child))
    return node


@dataclass
class Listener:
    """Goes through a tree as it is read aloud, and notes what is confusing."""

    url: str
    labels: list[str]
    """The names that stand nowhere else on the page, as those of `aria-label`. Others repeat a text."""
    landmarks: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    _links: dict[str, str] = field(default_factory=dict)
    _last: str = ""

    def listen(self, node: Node, *, in_cell: bool = False, is_silent: bool = False) -> None:
        in_cell = in_cell or node.role in CELLS
        if node.role in LANDMARKS:
            self.landmarks.append(f"{node.role} {node.name}".strip())
        if node.role == "heading" or node.role in LANDMARKS:
            self._links = {}
        if node.role == "link":
            self._note_link(node)
        has_text = node.children or node.role in FIELDS
        if not is_silent and (node.role in WHOLE or not has_text or node.name in self.labels):
            self._say(node.name, in_cell)
        elif node.role in LANDMARKS and not node.name:
            self._say(node.role, in_cell)  # as in: 'main, heading, Tijdlijn'
        for child in node.children:
            self.listen(child, in_cell=in_cell, is_silent=is_silent or node.role in WHOLE)

    def _note_link(self, node: Node) -> None:
        if not re.search(r"\w", node.name):
            self.problems.append(f"a link named {node.name!r}")
        parts = urlsplit(urljoin(self.url, node.address))
        address = parts.path + parts.fragment
        if self._links.setdefault(node.name, address) != address:
            self.problems.append(f"two targets of {node.name!r}: {self._links[node.name]} and {address}")

    def _say(self, name: str, in_cell: bool) -> None:
        words = re.sub(r"\W+", " ", name).strip().casefold()
        if words and words == self._last and not in_cell:
            self.problems.append(f"said twice: {name!r}")
        self._last = words or self._last


def confusing(page: Page, part: str = "body") -> list[str]:
    """Links named by a sign, links of a section that sound alike but lead elsewhere, landmarks without a name that a
    person reviewed or with the same name, what is said twice in a row, and lists and additions of the editors that
    aren't announced."""
    tree = heard(page.locator(part))
    listener = Listener(page.url, page.locator("[aria-label]").evaluate_all("all => all.map(e => e.ariaLabel)"))
    listener.listen(tree)
    unknown = [f"not reviewed: {landmark}" for landmark in set(listener.landmarks) - REVIEWED]
    twice = {landmark for landmark in listener.landmarks if listener.landmarks.count(landmark) > 1}
    heard_as = {"ul, ol": len(tree.of("list")), ".editorial": tree.of("note").count("Van de redactie")}
    shown = {what: page.locator(f"{part} :is({what})").filter(visible=True).count() for what in heard_as}
    silent = [
        f"{shown[what]} × {what}, heard {count} times" for what, count in heard_as.items() if shown[what] != count
    ]
    return [*listener.problems, *unknown, *(f"twice: {landmark}" for landmark in twice), *silent]
