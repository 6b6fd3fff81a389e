"""Rules for `data/initiatives.yaml`. `source_text` compares its words, footnote marks and pages with the source."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from annex.check.records import Files, Node, Rule
from annex.load.problem import Problem, truncated
from annex.model import footnote_marks, money
from annex.model.annex import Budget, BuildingBlock, Footnote, Initiative, Status, Theme
from annex.model.developments import Development
from annex.model.name_matcher import spellings_in

QUALIFIED = re.compile(r"(\b(circa|in totaal|extra)|\+/-) $")
QUALIFIES = re.compile(r" meer budget\b")
"""Words before and after an amount that say what it is: see `money.kind` and `money.is_approximate`."""


def ids_are_unique(files: Files) -> Iterator[Problem]:
    """No two records have the same id: ids are addresses. `voetnoot-` is reserved for the anchors of footnotes."""
    first: dict[str, Node[Any]] = {}
    nodes = files.annex.of_any(BuildingBlock, Theme, Initiative)
    for node in [*nodes, *files.instruments, *files.developments.of(Development)]:
        id_ = node.record.id
        if id_.startswith("voetnoot-"):
            yield node.problem(f"id '{id_}' is kept for footnotes", "id")
        if (other := first.setdefault(id_, node)) is not node:
            yield node.problem(f"id '{id_}' is already that of {other.place}", "id")


def quotes_are_literal(files: Files) -> Iterator[Problem]:
    """A quote occurs in the text, or for a status in the parent's text. With `footnote`, it occurs in that footnote,
    which the text cites. The quote of an amount has the words beside it that say what it is."""
    notes = {note.record.number: note.record.text for note in files.annex.of(Footnote)}
    for node in files.annex.of_any(Status, Budget):
        quote, texts = node.record.quote, [_text(node.parent)]
        if isinstance(node.record, Status) and node.parent:
            texts.append(_text(node.parent.parent))
            if number := node.record.footnote:
                is_cited = number in footnote_marks.numbers(node.parent.record.text)
                texts = [notes.get(number, "")] if is_cited else []
        if not any(_occurs_in(quote, text) for text in texts):
            yield node.problem(f"quote '{truncated(quote)}' is not in the text", "quote")
        elif isinstance(node.record, Budget):
            before, _, after = texts[0].partition(quote)
            if words := QUALIFIED.search(before) or QUALIFIES.match(after):
                yield node.problem(f"the quote leaves out '{words[0].strip()}'", "quote")


def budgets_match_text(files: Files) -> Iterator[Problem]:
    """`budgets` has each amount as often as the text."""
    for node in files.annex.of_any(Initiative, Footnote, Theme):
        spelled = Counter(money.amounts(_text(node)))
        budgets = Counter(budget.amount for budget in getattr(node.record, "budgets", []))
        for amount in (spelled - budgets).elements():
            yield node.problem(f"{amount} euro is in the text but not in budgets", "text")
        for amount in (budgets - spelled).elements():
            yield node.problem(f"{amount} euro is in budgets more often than in the text", "budgets")


def money_is_counted_once(files: Files) -> Iterator[Problem]:
    """Of budgets with the same amount and `for`, all but the first have the id of its initiative as `same_as`."""
    first: dict[tuple[str, int], str] = {}
    for node in files.annex.of(Budget):
        budget, owner = node.record, node.parent.record if node.parent else None
        id_ = owner.id if isinstance(owner, Initiative | Footnote) else ""
        known = first.setdefault((budget.subject, budget.amount), id_)
        if (budget.same_as or id_) != known or budget.same_as == id_:
            what = f"{budget.amount} euro for '{truncated(budget.subject)}' was named before"
            if known == id_:
                what = f"'{budget.same_as}' does not name {budget.amount} euro for '{truncated(budget.subject)}' before"
            yield node.problem(what, "same_as", allowed=f"same_as: {known}" if known != id_ else "")


def annex_names_are_literal(files: Files) -> Iterator[Problem]:
    """A name by the annex is in the text; its first letter may be lower case there."""
    for node in files.annex.of(Initiative):
        name, text = node.record.name, _text(node)
        if node.record.name_by == "annex" and not spellings_in([name, name[0].lower() + name[1:]], text):
            yield node.problem(f"name '{truncated(name)}' is not in the text", "name", allowed="name_by: editors")


def page_titles_have_no_markup(files: Files) -> Iterator[Problem]:
    """Page titles have no HTML and no macros: MkDocs' theme prints them unescaped in the navigation."""
    for node in files.annex.of_any(BuildingBlock, Theme):
        title = node.record.short_title or node.record.title
        if characters := sorted(set(title).intersection("<>&{}")):
            yield node.problem(f"the title of a page has {' '.join(characters)}", allowed="a short_title without")


def _text(node: Node[Any] | None) -> str:
    """The text of a record without footnote marks; empty if it has none."""
    return footnote_marks.without(getattr(node and node.record, "text", None) or "")


def _occurs_in(words: str, text: str) -> bool:
    """Whether `words` occur in `text` as whole words: '30 miljoen' does not occur in '230 miljoen'."""
    return bool(spellings_in([words], text))


RULES: Final[tuple[Rule, ...]] = (
    ids_are_unique,
    quotes_are_literal,
    budgets_match_text,
    money_is_counted_once,
    annex_names_are_literal,
    page_titles_have_no_markup,
)
