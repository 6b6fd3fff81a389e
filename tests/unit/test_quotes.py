"""Check that each status, amount of money and name in `data/initiatives.yaml` is what the annex says.

A status, a budget and a name are readings of the annex, and each points at its words: the first two with a
`quote`, the last by being a part of the text. The rules come from the schema in the project's design: a quote
is literal; an amount is in whole euros; `kind` and `approximate` say what stands around the amount.

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
# A Dutch number has a comma before its decimals and full stops between its thousands.
NUMBER = r"(?<![\d.,])(?P<number>\d+(?:\.\d{3})*(?:,\d+)?)"
AMOUNT = re.compile(NUMBER + r" (?P<unit>miljoen|miljard)\b(?: euro\b)?")
# An amount and the words that say what kind of amount it is. A quote that leaves them out would misquote.
QUALIFIED_AMOUNT = re.compile(rf"(?:(?:circa|\+/-|in totaal|extra) )*{AMOUNT.pattern}(?: meer budget\b)?")
# Whatever speaks of money. '20 productgroepen' and '135 producten' don't.
MONEY_WORD = re.compile(r"\b(?:miljo|miljard|biljo|euro\b|EUR\b)|€")

Node = dict[str, Any]
Rule = Callable[[Node], Iterator[str]]
Damage = Callable[[Node], None]


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
    """Where a quote stands in a text, in whole words: '30 miljoen' is not a part of '230 miljoen'."""
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(quote)}(?!\w)", text)]


def euros(amount: re.Match[str]) -> Decimal:
    """What an amount is in euros."""
    number = amount["number"].replace(".", "").replace(",", ".")
    return Decimal(number) * EUROS[amount["unit"]]


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
        said = [euros(amount) for amount in AMOUNT.finditer(budget["quote"])]
        if type(budget["amount"]) is not int or said != [budget["amount"]]:
            in_words = ", ".join(f"{amount:.0f}" for amount in said) or "nothing"
            yield f"{passage.name}: {budget['amount']}, but '{budget['quote']}' says {in_words}"


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
        quotes = [budget["quote"] for budget in passage.record.get("budgets", [])]
        spans = [span for quote in quotes for span in places(quote, passage.text)]
        for amount in QUALIFIED_AMOUNT.finditer(passage.text):
            covering = sum(start <= amount.start() and amount.end() <= end for start, end in spans)
            if covering != 1:
                yield f"{passage.name}: {covering} budgets for: {amount[0]}"


def money_words(annex: Node) -> Iterator[str]:
    """Whatever speaks of money is an amount that can be read; else `budget_coverage` would pass it over."""
    for passage in passages(annex):
        for word in MONEY_WORD.finditer(AMOUNT.sub("", passage.text)):
            yield f"{passage.name}: not read as an amount: {word[0]}"


def same_money(annex: Node) -> Iterator[str]:
    """`same_as` names an initiative that has a budget of the same amount, and counts it itself."""
    counted = {
        (passage.name, budget["amount"])
        for passage in initiatives(annex)
        for budget in passage.record.get("budgets", [])
        if "same_as" not in budget
    }
    for passage, budget in budgets(annex):
        if "same_as" in budget and (budget["same_as"], budget["amount"]) not in counted:
            yield f"{passage.name}: {budget['same_as']} has no budget of {budget['amount']}"


def money_counted_once(annex: Node) -> Iterator[str]:
    """The same amount for the same thing is the same money: one budget of it goes without `same_as`."""
    seen = set()
    for passage, budget in budgets(annex):
        if "same_as" not in budget:
            money = (budget["for"], budget["amount"])
            if money in seen:
                yield f"{passage.name}: {budget['amount']} for {budget['for']} is counted twice"
            seen.add(money)


def names(annex: Node) -> Iterator[str]:
    """A name by the annex is a part of the bullet's text, but for the case of its first letter."""
    for passage in initiatives(annex):
        name = passage.record["name"]
        spellings = (name[0].lower() + name[1:], name[0].upper() + name[1:])
        found = any(places(spelling, passage.text) for spelling in spellings)
        if passage.record["name_by"] == "annex" and not found:
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
    money_counted_once,
    names,
]


@pytest.fixture(scope="module")
def parsed() -> Node:
    """The YAML as it is."""
    return cast(Node, yaml.safe_load((DATA / "initiatives.yaml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_data_keep_to_the_rule(parsed: Node, rule: Rule) -> None:
    assert list(rule(parsed)) == []


def test_amounts_of_the_annex(parsed: Node) -> None:
    """Eight amounts, in reading order; the 230 million for IPCEI Micro-elektronica 2 comes twice."""
    found = [euros(amount) for passage in passages(parsed) for amount in AMOUNT.finditer(passage.text)]
    millions = [20_000, 1_600, 230, 70, 40, 1_500, 230, 1_300]
    assert found == [million * 10**6 for million in millions]


@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        ("in totaal 1,6 miljard euro", [1_600_000_000]),
        ("IPCEI Micro-elektronica 2 (230 miljoen euro)", [230_000_000]),
        ("+/- 20 miljard euro meer budget", [20_000_000_000]),
        ("extra 1,3 miljard uit", [1_300_000_000]),
        ("1.250 miljoen euro", [1_250_000_000]),
        ("70 miljoen euro en 40 miljoen euro", [70_000_000, 40_000_000]),
        ("135 producten en 20 productgroepen", []),
    ],
)
def test_amount_is_read(words: str, amounts: list[int]) -> None:
    assert [euros(amount) for amount in AMOUNT.finditer(words)] == amounts


# --- Each rule can find a problem -------------------------------------------------------------------------


def record_of(annex: Node, name: str) -> Node:
    """The theme, initiative or footnote of this name."""
    return next(passage.record for passage in passages(annex) if passage.name == name)


def set_field(name: str, field: str, value: str) -> Damage:
    """Change a field of a record."""
    return lambda annex: record_of(annex, name).update({field: value})


def set_status(name: str, *quotes: str) -> Damage:
    """Give a record a status with this quote, or a list of them."""
    given = [{"for": "iets", "value": "lopend", "quote": quote} for quote in quotes]
    return lambda annex: record_of(annex, name).update(status=given if len(given) > 1 else given[0])


def set_budget(name: str, place: int, **changes: Any) -> Damage:
    """Change one budget of a record."""
    return lambda annex: record_of(annex, name)["budgets"][place].update(changes)


def drop_budget(name: str, place: int) -> Damage:
    """Drop one budget of a record."""
    return lambda annex: record_of(annex, name)["budgets"].pop(place)


def drop_key(name: str, place: int, key: str) -> Damage:
    """Drop one key of one budget of a record."""
    return lambda annex: record_of(annex, name)["budgets"][place].pop(key)


# What is done, the rule that sees it, and what it says.
PROBLEMS: dict[str, tuple[Damage, Rule, str]] = {
    "status with words that aren't there": (
        set_status("smei", "Het nieuwe"),
        status_quotes,
        "smei: not in the text: Het nieuwe",
    ),
    "second of two statuses": (
        set_status("smei", "Het recente", "Het oude"),
        status_quotes,
        "smei: not in the text: Het oude",
    ),
    "status that breaks off in a word": (
        set_status("smei", "Het recent"),
        status_quotes,
        "smei: not in the text: Het recent",
    ),
    "status with a footnote mark in its quote": (
        set_status("cer-en-nis2", "(NIS2)[^31]. Beide"),
        status_quotes,
        "cer-en-nis2: not in the text: (NIS2)[^31]. Beide",
    ),
    "status by the bullet above the parent": (
        set_status("onderwijs-en-onderzoek", "Dit vraagt om"),
        status_quotes,
        "onderwijs-en-onderzoek: not in the text: Dit vraagt om",
    ),
    "status of a footnote": (
        set_status("footnote 2", "De Kamer is"),
        status_quotes,
        "footnote 2: not in the text: De Kamer is",
    ),
    "budget by the parent": (
        set_budget("ipcei", 3, quote="Investeringen (promote)"),
        budget_quotes,
        "ipcei: not in the text: Investeringen (promote)",
    ),
    "wrong amount": (
        set_budget("ipcei", 1, amount=23_000_000),
        budget_amounts,
        "ipcei: 23000000, but 'IPCEI Micro-elektronica 2 (230 miljoen euro)' says 230000000",
    ),
    "amount in millions": (
        set_budget("footnote 25", 0, amount=1300),
        budget_amounts,
        "footnote 25: 1300, but 'extra 1,3 miljard' says 1300000000",
    ),
    "amount that isn't a whole number": (
        set_budget("ipcei", 3, amount=40e6),
        budget_amounts,
        "ipcei: 40000000.0, but 'IPCEI Health (40 miljoen euro)' says 40000000",
    ),
    "quote without its amount": (
        set_budget("ipcei", 3, quote="IPCEI Health"),
        budget_amounts,
        "ipcei: 40000000, but 'IPCEI Health' says nothing",
    ),
    "total as a plain amount": (
        set_budget("ipcei", 0, kind="amount"),
        budget_kinds,
        "ipcei: amount, but 'drie rondes, in totaal 1,6 miljard euro' says total",
    ),
    "increase as a plain amount": (
        set_budget("footnote 25", 0, kind="amount"),
        budget_kinds,
        "footnote 25: amount, but 'extra 1,3 miljard' says increase",
    ),
    "plain amount as a total": (
        set_budget("ipcei", 3, kind="total"),
        budget_kinds,
        "ipcei: total, but 'IPCEI Health (40 miljoen euro)' says amount",
    ),
    "circa passed over": (
        drop_key("nationaal-groeifonds", 0, "approximate"),
        budget_approximations,
        "nationaal-groeifonds: approximate should be True: een investering van circa 1,5 miljard euro",
    ),
    "precise amount made approximate": (
        set_budget("ipcei", 3, approximate=True),
        budget_approximations,
        "ipcei: approximate should be False: IPCEI Health (40 miljoen euro)",
    ),
    "amount without a budget": (
        drop_budget("ipcei", 3),
        budget_coverage,
        "ipcei: 0 budgets for: 40 miljoen euro",
    ),
    "amount of a footnote without a budget": (
        drop_budget("footnote 25", 0),
        budget_coverage,
        "footnote 25: 0 budgets for: extra 1,3 miljard",
    ),
    "amount with two budgets": (
        set_budget("ipcei", 2, quote="IPCEI Health (40 miljoen euro)"),
        budget_coverage,
        "ipcei: 2 budgets for: 40 miljoen euro",
    ),
    "quote that leaves circa out": (
        set_budget("nationaal-groeifonds", 0, quote="1,5 miljard euro"),
        budget_coverage,
        "nationaal-groeifonds: 0 budgets for: circa 1,5 miljard euro",
    ),
    "money that can't be read": (
        set_field("progress", "text", "Het onderzoeksprogramma Progress kost miljarden."),
        money_words,
        "progress: not read as an amount: miljard",
    ),
    "same as an initiative without that amount": (
        set_budget("ipcei-micro-elektronica-2", 0, same_as="ipcei-health"),
        same_money,
        "ipcei-micro-elektronica-2: ipcei-health has no budget of 230000000",
    ),
    "same as itself": (
        set_budget("ipcei-micro-elektronica-2", 0, same_as="ipcei-micro-elektronica-2"),
        same_money,
        "ipcei-micro-elektronica-2: ipcei-micro-elektronica-2 has no budget of 230000000",
    ),
    "same money counted twice": (
        drop_key("ipcei-micro-elektronica-2", 0, "same_as"),
        money_counted_once,
        "ipcei-micro-elektronica-2: 230000000 for IPCEI Micro-elektronica 2 is counted twice",
    ),
    "name that isn't there": (
        set_field("smei", "name", "SMEI-verordening"),
        names,
        "smei: not in the text: SMEI-verordening",
    ),
    "name in other capitals": (
        set_field("hera", "name", "Hera"),
        names,
        "hera: not in the text: Hera",
    ),
}


@pytest.mark.parametrize(("damage", "rule", "problem"), PROBLEMS.values(), ids=PROBLEMS)
def test_problem_is_found(parsed: Node, damage: Damage, rule: Rule, problem: str) -> None:
    annex = copy.deepcopy(parsed)
    damage(annex)
    assert problem in list(rule(annex))


def test_every_rule_has_a_problem_that_it_finds() -> None:
    assert {rule for _, rule, _ in PROBLEMS.values()} == set(RULES)
