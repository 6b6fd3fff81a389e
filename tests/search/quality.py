"""How well the search finds what people ask for: the project's own queries, typed into the box in the header."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from playwright.sync_api import Page

QUERIES = Path(__file__).parent / "queries.yaml"

STOPWATCH = """() => {
  const results = document.querySelector(".header-search .searchbox__output")
  let typed = 0
  document.addEventListener("input", () => { typed = performance.now() }, true)
  const noted = new MutationObserver(() => { globalThis.searchTook = performance.now() - typed })
  noted.observe(results, { childList: true, characterData: true, subtree: true })
}"""
"""Notes, in the page, the milliseconds from a key to the results, or to the word that there are none."""


@dataclass(frozen=True)
class Query:
    """What is asked, and the ids any of which is a right first result; none where nothing may be found."""

    kind: str
    words: str
    expected: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What came back for a query: the ids in order, and the milliseconds from the last key."""

    query: Query
    found: tuple[str, ...]
    milliseconds: float

    @property
    def is_first(self) -> bool:
        """Whether the first result is a right one; where nothing may be found, whether nothing was."""
        return self.found[0] in self.query.expected if self.found else not self.query.expected

    @property
    def is_in_three(self) -> bool:
        """Whether a right one is among the first three."""
        return not set(self.found[:3]).isdisjoint(self.query.expected) if self.query.expected else not self.found

    @property
    def is_empty(self) -> bool:
        """Whether nothing came where something should."""
        return bool(self.query.expected) and not self.found


def queries() -> list[Query]:
    """The project's own queries, in the order of the file."""
    return [
        Query(group["kind"], query["q"], tuple(query["expect"]))
        for group in yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
        for query in group["queries"]
    ]


def ask(page: Page, asked: list[Query]) -> Iterator[Answer]:
    """Type each query into the box in the header of the page that is open."""
    box = page.locator(".header-search input")
    links = page.locator(".header-search .md-search-result__link")
    box.click()
    box.fill("index")
    links.first.wait_for()
    page.evaluate(STOPWATCH)
    for query in asked:
        box.fill("")
        page.evaluate("globalThis.searchTook = null")
        box.fill(query.words)
        took = page.wait_for_function("globalThis.searchTook", polling=5)
        addresses = links.evaluate_all("links => links.map(link => link.href)")
        yield Answer(query, tuple(map(id_at, addresses)), float(took.json_value()))


def id_at(address: str) -> str:
    """What a result leads to: the fragment of its address, or else the last folder."""
    parts = urlsplit(address)
    return parts.fragment or parts.path.rstrip("/").rpartition("/")[2]


def table(answers: list[Answer]) -> str:
    """The figures by kind: the percentage first, in the first three and empty, and the median time."""
    kinds = dict.fromkeys(answer.query.kind for answer in answers)
    groups = {kind: [a for a in answers if a.query.kind == kind] for kind in kinds} | {"all": answers}
    lines = [f"{'kind':<16}{'queries':>8}{'first':>9}{'in three':>10}{'empty':>8}{'median':>10}"]
    for kind, group in groups.items():
        first, three, empty = (
            100 * sum(chosen) / len(group)
            for chosen in (
                [a.is_first for a in group],
                [a.is_in_three for a in group],
                [a.is_empty for a in group],
            )
        )
        median = statistics.median(a.milliseconds for a in group)
        lines.append(f"{kind:<16}{len(group):>8}{first:>8.1f}%{three:>9.1f}%{empty:>7.1f}%{median:>7.1f} ms")
    return "\n".join(lines)
