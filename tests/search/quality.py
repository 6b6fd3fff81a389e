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

TIMED = (
    *("smei", "halfgleiders", "eiwit strategie", "anti dwanginstrument"),
    *("Digital Markets Act", "230 miljoen", "nis 2"),
)
"""What is asked to see how long an answer takes: names whole and misspelt, an abbreviation, an amount."""

ASK = """words => new Promise(answered => {
  const input = document.querySelector(".header-search input")
  const output = document.querySelector(".header-search .searchbox__output")
  const type = value => {
    input.value = value
    input.dispatchEvent(new InputEvent("input", { bubbles: true }))
  }
  type("")
  setTimeout(() => {
    const typed = performance.now()
    const shown = new MutationObserver(() => {
      shown.disconnect()
      const links = [...output.querySelectorAll(".md-search-result__link")]
      answered({ milliseconds: performance.now() - typed, addresses: links.map(link => link.href) })
    })
    shown.observe(output, { childList: true, characterData: true, subtree: true })
    type(words)
  })
})"""
"""Puts words into the box as a key or a paste does, and waits for the results, or for the word that there are none."""


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
    page.locator(".header-search input").fill("index")
    page.locator(".header-search .md-search-result__link").first.wait_for()
    for query in asked:
        answer = page.evaluate(ASK, query.words)
        yield Answer(query, tuple(map(id_at, answer["addresses"])), answer["milliseconds"])


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
