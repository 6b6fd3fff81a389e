"""Check that each status, amount of money and name in `data/initiatives.yaml` is what the annex says.

A status, a budget and a name are readings of the annex, and each points at its words: the first two with a
`quote`, the last by being a part of the text. The rules come from the schema in the project's design: a quote is
literal; an amount is in whole euros; `kind` and `approximate` say what stands before or after the amount.

Amounts are worked out here from the words, with nothing of the project imported. Each rule is a generator of
problems, and the last test shows that each of them can find one.
"""

import copy
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest
import yaml

DATA = Path(__file__).resolve().parents[2] / "data"

MARK = re.compile(r"\[\^\d+\]")
EUROS = {"miljoen": 10**6, "miljard": 10**9}
AMOUNT = re.compile(
    r"(?<![\d.,])(?P<number>\d+(?:\.\d{3})*(?:,\d+)?) (?P<unit>miljoen|miljard)\b(?: euro\b)?"
)
# An amount and the words that say what kind of amount it is. A quote that leaves them out would misquote.
QUALIFIED_AMOUNT = re.compile(rf"(?:(?:circa|\+/-|in totaal|extra) )*{AMOUNT.pattern}(?: meer budget\b)?")
# Whatever speaks of money. '20 productgroepen' and '135 producten' don't.
MONEY_WORD = re.compile(r"\b(?:miljo|miljard|biljo|euro\b|EUR\b)|€")

Node = dict[str, Any]
Rule = Callable[[Node], Iterator[str]]


class Passage(NamedTuple):
    """A text of the annex that statuses and budgets may be read from, without its footnote marks."""

    name: str
    text: str
    parent_text: str
    record: Node


def plain(text: str) -> str:
    """A text without its footnote marks, on one line."""
    return " ".join(MARK.sub("", text).split())


def passages(annex: Node) -> Iterator[Passage]:
    """Every running text, bullet and footnote of the annex."""
    for block in annex["building_blocks"]:
        for theme in block["themes"]:
            yield from passages_of_theme(theme)
    for footnote in annex["footnotes"]:
        yield Passage(f"footnote {footnote['number']}", plain(footnote["text"]), "", footnote)


def passages_of_theme(theme: Node) -> Iterator[Passage]:
    """The running text of a theme and the bullets under it."""
    yield Passage(theme["id"], plain(theme.get("text", "")), "", theme)
    for initiative in theme.get("initiatives", []):
        yield from passages_of_initiative(initiative, parent_text="")
    for sub_theme in theme.get("themes", []):
        yield from passages_of_theme(sub_theme)


def passages_of_initiative(initiative: Node, parent_text: str) -> Iterator[Passage]:
    """A bullet and those under it."""
    text = plain(initiative["text"])
    yield Passage(initiative["id"], text, parent_text, initiative)
    for child in initiative.get("initiatives", []):
        yield from passages_of_initiative(child, parent_text=text)


def initiatives(annex: Node) -> Iterator[Passage]:
    """The bullets alone: they are the records with a name."""
    return (passage for passage in passages(annex) if "name" in passage.record)


def statuses(passage: Passage) -> list[Node]:
    """The statuses of a passage: none, one mapping, or a list of them."""
    status = passage.record.get("status", [])
    return status if isinstance(status, list) else [status]


def budgets(annex: Node) -> Iterator[tuple[Passage, Node]]:
    """Every budget with the passage that it stands at."""
    return ((passage, budget) for passage in passages(annex) for budget in passage.record.get("budgets", []))


def places(quote: str, text: str) -> list[tuple[int, int]]:
    """Where a quote stands in a text. It begins and ends where a word does: '30 miljoen' isn't in '230 miljoen'."""
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(quote)}(?!\w)", text)]


def euros(amount: re.Match[str]) -> int:
    """What an amount is in euros: a Dutch number has a comma before its decimals and full stops in its thousands."""
    number = Decimal(amount["number"].replace(".", "").replace(",", "."))
    whole = number * EUROS[amount["unit"]]
    assert whole == int(whole), f"not in whole euros: {amount[0]}"
    return int(whole)


# --- The rules --------------------------------------------------------------------------------------------


def status_quotes(annex: Node) -> Iterator[str]:
    """A status quotes its own text, or that of the bullet right above it where that speaks for its list."""
    for passage in passages(annex):
        for status in statuses(passage):
            if not (places(status["quote"], passage.text) or places(status["quote"], passage.parent_text)):
                yield f"{passage.name}: not in the text: {status['quote']}"


def budget_quotes(annex: Node) -> Iterator[str]:
    """A budget quotes its own text."""
    for passage, budget in budgets(annex):
        if not places(budget["quote"], passage.text):
            yield f"{passage.name}: not in the text: {budget['quote']}"


def budget_amounts(annex: Node) -> Iterator[str]:
    """A quote holds one amount, and the budget's is that, in whole euros."""
    for passage, budget in budgets(annex):
        spelled_out = [euros(amount) for amount in AMOUNT.finditer(budget["quote"])]
        if type(budget["amount"]) is not int or spelled_out != [budget["amount"]]:
            yield f"{passage.name}: {budget['amount']}, but '{budget['quote']}' says {spelled_out}"


def budget_kinds(annex: Node) -> Iterator[str]:
    """`total` where the quote says 'in totaal', `increase` where it says 'meer budget' or 'extra'."""
    for passage, budget in budgets(annex):
        is_total = re.search(r"\bin totaal\b", budget["quote"])
        is_increase = re.search(r"\b(meer budget|extra)\b", budget["quote"])
        kind = "total" if is_total else "increase" if is_increase else "amount"
        if budget["kind"] != kind:
            yield f"{passage.name}: {budget['kind']}, but '{budget['quote']}' says {kind}"


def budget_approximations(annex: Node) -> Iterator[str]:
    """`approximate` is true where the quote says circa or +/-, and nowhere else."""
    for passage, budget in budgets(annex):
        approximate = re.search(r"\bcirca\b|\+/-", budget["quote"]) is not None
        if budget.get("approximate", False) is not approximate:
            yield f"{passage.name}: approximate should be {approximate}: {budget['quote']}"


def budget_coverage(annex: Node) -> Iterator[str]:
    """Every amount in the annex, with the words that qualify it, lies within the quote of one budget."""
    for passage in passages(annex):
        quoted = [
            span for b in passage.record.get("budgets", []) for span in places(b["quote"], passage.text)
        ]
        for amount in QUALIFIED_AMOUNT.finditer(passage.text):
            covering = [start for start, end in quoted if start <= amount.start() and amount.end() <= end]
            if len(covering) != 1:
                yield f"{passage.name}: {len(covering)} budgets for: {amount[0]}"


def money_words(annex: Node) -> Iterator[str]:
    """Whatever speaks of money is an amount that can be read, or else `budget_coverage` would pass it over."""
    for passage in passages(annex):
        for word in MONEY_WORD.finditer(AMOUNT.sub("", passage.text)):
            yield f"{passage.name}: not read as an amount: {word[0]}"


def same_money(annex: Node) -> Iterator[str]:
    """`same_as` names another initiative, which has a budget for the same thing of the same amount."""
    known = {
        passage.name: [(budget["for"], budget["amount"]) for budget in passage.record.get("budgets", [])]
        for passage in initiatives(annex)
    }
    for passage, budget in budgets(annex):
        other = budget.get("same_as")
        if other is None:
            continue
        if other == passage.name or (budget["for"], budget["amount"]) not in known.get(other, []):
            yield f"{passage.name}: {other} has no budget of {budget['amount']} for {budget['for']}"


def names(annex: Node) -> Iterator[str]:
    """A name by the annex is a part of the bullet's text, except that its first letter may be a capital."""
    for passage in initiatives(annex):
        name, name_by = passage.record["name"], passage.record["name_by"]
        spellings = (name, name[0].lower() + name[1:], name[0].upper() + name[1:])
        if name_by not in ("annex", "editors"):
            yield f"{passage.name}: named by {name_by}"
        if name_by == "annex" and not any(places(spelling, passage.text) for spelling in spellings):
            yield f"{passage.name}: not in the text: {name}"


RULES: list[Rule] = [
    status_quotes,
    budget_quotes,
    budget_amounts,
    budget_kinds,
    budget_approximations,
    budget_coverage,
    money_words,
    same_money,
    names,
]


@pytest.fixture(scope="module")
def parsed() -> Node:
    """The YAML as it is."""
    return cast(Node, yaml.safe_load((DATA / "initiatives.yaml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_data_keep_to_the_rule(parsed: Node, rule: Rule) -> None:
    assert list(rule(parsed)) == []
