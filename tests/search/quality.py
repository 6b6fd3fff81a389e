"""How well the search finds what people ask for: the project's own queries, asked of the engine or typed."""

import hashlib
import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from playwright.sync_api import Page

QUERIES = Path(__file__).parent / "queries.yaml"

HALVES = ("tuning", "reporting")
"""What the search is tuned with, and what says how well it does."""

RARE = "rare-"
"""Begins the kinds of query that few people ask."""

FIND = """async queries => {
  const answers = []
  for (const words of queries) {
    const asked = performance.now()
    const found = await osaSearch.find(words)
    const milliseconds = performance.now() - asked
    const isExact = found.some(({ match }) => match === "all")
    answers.push({ milliseconds, isExact, addresses: found.map(({ record }) => record.url) })
  }
  return answers
}"""
"""Asks the search of the open page."""

TYPE = """words => new Promise(answered => {
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
      const links = [...output.querySelectorAll(".result__link")]
      const isExact = links.some(link => link.dataset.match === "all")
      answered({ milliseconds: performance.now() - typed, isExact, addresses: links.map(link => link.href) })
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

    @property
    def half(self) -> str:
        """The half of the queries that this one belongs to."""
        return HALVES[hashlib.sha256(self.words.encode()).digest()[0] % 2]


@dataclass(frozen=True)
class Answer:
    """What came back for a query: the ids in order, whether any was said to be exact, and the milliseconds it took."""

    query: Query
    found: tuple[str, ...]
    is_exact: bool
    milliseconds: float

    @property
    def is_first(self) -> bool:
        """Whether the first result is a right one; where nothing may be found, whether nothing was."""
        return self.found[0] in self.query.expected if self.found else not self.query.expected

    @property
    def is_in_three(self) -> bool:
        return not set(self.found[:3]).isdisjoint(self.query.expected) if self.query.expected else not self.found

    @property
    def is_empty(self) -> bool:
        """Whether nothing came where something should."""
        return bool(self.query.expected) and not self.found


@cache
def queries() -> list[Query]:
    return [
        Query(group["kind"], query["q"], tuple(query["expect"]))
        for group in yaml.load(QUERIES.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for query in group["queries"]
    ]


def ask(page: Page, asked: list[Query]) -> list[Answer]:
    answers = page.evaluate(FIND, [query.words for query in asked])
    return [_answer(query, answer) for query, answer in zip(asked, answers, strict=True)]


def ask_by_typing(page: Page, asked: list[Query]) -> list[Answer]:
    page.locator(".header-search input").fill("index")
    page.locator(".header-search .searchbox__none").wait_for()
    return [_answer(query, page.evaluate(TYPE, query.words)) for query in asked]


def _answer(query: Query, answer: dict[str, Any]) -> Answer:
    return Answer(query, tuple(map(id_at, answer["addresses"])), answer["isExact"], answer["milliseconds"])


def id_at(address: str) -> str:
    """What a result leads to: the fragment of its address, or else the last folder."""
    parts = urlsplit(address)
    return parts.fragment or parts.path.rstrip("/").rpartition("/")[2]


def by_kind(answers: list[Answer]) -> dict[str, list[Answer]]:
    """The answers to each kind of query, and to all but the rare ones and those that nothing answers."""
    kinds = dict.fromkeys(answer.query.kind for answer in answers)
    usual = [answer for answer in answers if answer.query.expected and not answer.query.kind.startswith(RARE)]
    return {kind: [a for a in answers if a.query.kind == kind] for kind in kinds} | {"all": usual}


def percent(rights: Iterable[bool]) -> float:
    return 100 * statistics.mean(rights)


def table(answers: list[Answer]) -> str:
    """The figures by kind, in percent: first, in three, empty, said to be exact; and the median time."""
    lines = [f"{'kind':<16}{'queries':>8}{'first':>9}{'in three':>10}{'empty':>8}{'exact':>8}{'median':>10}"]
    for kind, group in by_kind(answers).items():
        first, three = percent(a.is_first for a in group), percent(a.is_in_three for a in group)
        empty, median = percent(a.is_empty for a in group), statistics.median(a.milliseconds for a in group)
        figures = f"{first:>8.1f}%{three:>9.1f}%{empty:>7.1f}%{percent(a.is_exact for a in group):>7.1f}%"
        lines.append(f"{kind:<16}{len(group):>8}{figures}{median:>7.1f} ms")
    return "\n".join(lines)
