"""The search finds any initiative and instrument by any name that people use. `make search-quality` prints figures."""

from __future__ import annotations

from annex.relate.cross_references import CrossReferences
from tests.conftest import OpenPage
from tests.search.quality import ask, queries, table


def test_queries_cover_every_initiative_and_instrument(references: CrossReferences) -> None:
    expected = {id_ for query in queries() for id_ in query.expected}
    assert {*references.instruments, *references.index.initiatives} <= expected
    assert len({query.words.casefold() for query in queries()}) == len(queries()) >= 150


def test_the_right_result_is_first(open_page: OpenPage) -> None:
    """For 98 % of the queries; for every query it is among the first three."""
    page = open_page()
    page.goto("/over/")
    answers = list(ask(page, queries()))
    print(f"\n{table(answers)}")
    wrong = {answer.query.words: answer.found[:3] for answer in answers if not answer.is_first}
    for words, found in wrong.items():
        print(f"  {words!r}: {', '.join(found) or 'nothing'}")
    assert len(wrong) <= 0.02 * len(answers), wrong
    assert [answer.query.words for answer in answers if not answer.is_in_three] == []
