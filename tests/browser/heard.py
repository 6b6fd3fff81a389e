"""What a screen reader is given to read aloud: the browser's own accessibility tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

SILENT = {
    *("generic", "none", "paragraph", "LabelText", "MenuListPopup", "strong", "emphasis", "mark", "time"),
    "image",
}
"""Roles that nobody hears without a name; what is in them is heard."""

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
    *("search Zoeken op deze site", "search Zoeken op naam"),
}
"""Every landmark of the site, as a person reviewed it: in Dutch, and no two alike on a page."""
STATES = ("checked", "disabled", "expanded", "focused", "level", "selected", "roledescription")


@dataclass
class Node:
    """An element or a text: what it is called, and what is in it.

    `by_attribute`: its name stands nowhere else in the tree, as that of an `aria-label`. Others repeat a text in it or
    a label beside it.
    """

    role: str
    name: str
    states: dict[str, Any]
    address: str = ""
    by_attribute: bool = False
    children: list[Node] = field(default_factory=list)

    @property
    def repeats_its_texts(self) -> bool:
        texts = [child.name for child in self.children if child.role == "text"]
        return len(texts) == len(self.children) > 0 and "".join(self.name.split()) == "".join("".join(texts).split())

    def lines(self, depth: int = 0) -> Iterator[str]:
        """The tree as indented text. Texts that only repeat the name of what they are in are left out."""
        states = "".join(f" [{name}]" if value is True else f" [{name}={value}]" for name, value in self.states.items())
        name = f" {self.name}" if self.name else ""
        yield f"{'  ' * depth}{self.role}{states}{name}"
        for child in [] if self.repeats_its_texts else self.children:
            yield from child.lines(depth + 1)


def heard(page: Page, selector: str = "html") -> list[Node]:
    """The tree of the first element that the selector finds; its children, if it has no node itself."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    found = session.send("Runtime.evaluate", {"expression": f"document.querySelector({selector!r})"})["result"]
    element = session.send("DOM.describeNode", {"objectId": found["objectId"]})["node"]["backendNodeId"]
    session.detach()
    root = next(node for node in nodes if node.get("backendDOMNodeId") == element)
    return _read(root, {node["nodeId"]: node for node in nodes})


def _read(node: dict[str, Any], by_id: dict[str, Any]) -> list[Node]:
    role = node.get("role", {}).get("value", "none")
    if role == "StaticText":
        text = " ".join(node["name"]["value"].split())
        return [Node("text", text, {})] if text else []
    children = [child for id_ in node.get("childIds", []) if id_ in by_id for child in _read(by_id[id_], by_id)]
    name = " ".join(node.get("name", {}).get("value", "").split())
    if node["ignored"] or (role in SILENT and not name) or role == "RootWebArea":
        return children
    properties = {entry["name"]: entry["value"].get("value") for entry in node.get("properties", [])}
    states = {state: properties[state] for state in STATES if properties.get(state) not in (None, False, "false")}
    sources = [source for source in node.get("name", {}).get("sources", []) if "value" in source]
    by_attribute = any(source["type"] == "attribute" and not source.get("superseded") for source in sources)
    return [Node(role, name, states, properties.get("url", ""), by_attribute, children)]


@dataclass
class Listener:
    """Goes through a tree as it is read aloud, and notes what would confuse who hears it."""

    landmarks: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    _links: dict[str, str] = field(default_factory=dict)
    _last: str = ""

    def listen(self, node: Node, in_cell: bool = False) -> None:
        in_cell = in_cell or node.role in {"cell", "gridcell", "columnheader", "rowheader", "row"}
        if node.role in LANDMARKS:
            self._note_landmark(node)
        if node.role == "heading" or node.role in LANDMARKS:
            self._links = {}
        if node.role == "link":
            self._note_link(node)
        if node.role == "text" or node.by_attribute:
            self._say(node.name, in_cell)
        elif node.role in LANDMARKS and not node.name:
            self._say(node.role, in_cell)  # as in: 'main, heading, Tijdlijn'
        for child in node.children:
            self.listen(child, in_cell)

    def _note_landmark(self, node: Node) -> None:
        if node.role != "form" or node.name:
            self.landmarks.append(f"{node.role} {node.name}".strip())

    def _note_link(self, node: Node) -> None:
        if not re.search(r"\w", node.name):
            self.problems.append(f"a link named {node.name!r}")
        parts = urlsplit(node.address)
        address = parts.path + parts.fragment
        if self._links.setdefault(node.name, address) != address:
            self.problems.append(f"two targets of {node.name!r}: {self._links[node.name]} and {address}")

    def _say(self, name: str, in_cell: bool) -> None:
        words = re.sub(r"\W+", " ", name).strip().casefold()
        if words and words == self._last and not in_cell:
            self.problems.append(f"said twice: {name!r}")
        self._last = words or self._last


def confusing(page: Page) -> list[str]:
    """Links named by a sign, links of a section that sound alike but lead elsewhere, landmarks without a name that a
    person reviewed or with the same name, and what is said twice in a row."""
    listener = Listener()
    for node in heard(page):
        listener.listen(node)
    unknown = [f"not reviewed: {landmark}" for landmark in set(listener.landmarks) - REVIEWED]
    twice = {landmark for landmark in listener.landmarks if listener.landmarks.count(landmark) > 1}
    return [*listener.problems, *unknown, *(f"twice: {landmark}" for landmark in twice)]
