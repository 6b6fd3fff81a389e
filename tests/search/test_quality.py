"""The search answers as people ask. `make search-quality` prints figures."""

import re

import pytest
from playwright.sync_api import Page

from tests.conftest import ROOT
from tests.search.quality import HALVES, ask, ask_by_typing, by_kind, percent, queries, table

FIRST = {
    "names": 98,
    "abbreviations": 98,
    "other-names": 98,
    "footnotes": 98,
    "amounts": 95,
    "english": 85,
    "typing": 97,
    "parts": 95,
    "question": 81,
    "everyday": 87,
    "absent": 92,
    "rare-question": 51,
    "rare-everyday": 59,
    "all": 91,
}
"""For how many percent of the queries in the reporting half a right result comes first at least."""

IN_THREE = {"parts": 97, "question": 90, "everyday": 93, "rare-question": 64, "rare-everyday": 63, "all": 95}
"""For how many percent it is among the first three at least."""

EXACT = 2
"""For how many percent of what the annex lacks something is offered as if it were exact, at most."""

TYPED = 40


def test_queries_cover_every_initiative() -> None:
    annex = (ROOT / "data/initiatives.yaml").read_text(encoding="utf-8")
    initiatives = set(re.findall(r"- id: (\S+)\n +name: ", annex))
    assert len(initiatives) == 87
    assert initiatives <= {id_ for query in queries() for id_ in query.expected}
    assert len({query.words.casefold() for query in queries()}) == len(queries()) >= 2700


def test_the_right_result_is_first(page: Page) -> None:
    """By the half of the queries that the search isn't tuned with, whose wrong answers aren't shown."""
    page.goto("/over/")
    answers = ask(page, queries())
    for half in HALVES:
        print(f"\n{half}\n{table([answer for answer in answers if answer.query.half == half])}")
    for answer in answers:
        if answer.query.half == "tuning" and not answer.is_first:
            print(f"  {answer.query.words!r}: {', '.join(answer.found[:3]) or 'nothing'}")
    kinds = by_kind([answer for answer in answers if answer.query.half == "reporting"])
    first = {kind: percent(answer.is_first for answer in kinds[kind]) for kind in FIRST}
    assert {kind: share for kind, share in first.items() if share < FIRST[kind]} == {}
    in_three = {kind: percent(answer.is_in_three for answer in kinds[kind]) for kind in IN_THREE}
    assert {kind: share for kind, share in in_three.items() if share < IN_THREE[kind]} == {}
    assert percent(answer.is_exact for answer in kinds["absent"]) <= EXACT


def test_the_box_shows_in_time_what_the_engine_finds(page: Page) -> None:
    """Within 50 ms of a key for 19 of 20, in a page where none of these queries was asked before.

    Where it takes longer, the quicker of two such pages counts: what else the machine does is not the search's time.
    """
    asked = queries()[:: len(queries()) // TYPED]
    page.goto("/over/")
    found = {answer.query: answer.found for answer in ask(page, asked)}
    quickest = [float("inf")] * len(asked)
    for _ in range(2):
        page.goto("/over/")
        typed = ask_by_typing(page, asked)
        assert {answer.query: answer.found for answer in typed} == found
        quickest = [min(times) for times in zip(quickest, (answer.milliseconds for answer in typed), strict=True)]
        if sorted(quickest)[len(asked) * 19 // 20] <= 50:
            return
    pytest.fail(f"milliseconds: {sorted(quickest)}")
