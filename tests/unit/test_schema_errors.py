"""A record that doesn't fit its model is reported with its line, what is wrong and what is allowed."""

import pytest
from pydantic import BaseModel

from annex.load.schema_errors import EXPECTED, PERIODS, validated
from annex.load.yaml_reader import YamlFile
from annex.model.annex import ID_PATTERN, Annex, Budget, Document, Footnote, PageBreak
from annex.model.developments import Development, InitiativeState, Upcoming
from annex.model.register import Instrument, Register
from annex.model.sources import SourceLink

BUDGET = "for: werk\namount: 5\nkind: total\nquote: 5 euro\n"
NOTE = "number: 1\npage: 1\ntext: Noot\n"


def errors(text: str, model: type[BaseModel]) -> list[str]:
    file = YamlFile(text.encode())
    record, found = validated(file, model, {ID_PATTERN: "lower case"})
    assert (record is None) == bool(found)
    return [
        f"{file.line(path)}: {what}" + (f" (allowed: {allowed})" if allowed else "") for path, what, allowed in found
    ]


@pytest.mark.parametrize(
    ("text", "model"),
    [
        (BUDGET, Budget),
        (BUDGET + "approximate: true\nsame_as: a-1\n", Budget),
        (NOTE, Footnote),
        *(
            (f"certainty: exact\nurl: https://{right}", SourceLink)
            for right in (
                "example.org",
                "example.org/",
                "a.example.org:8080/x,y(z)?a=1&b=é#c",
                "example.org?a",
                "example.org/a/",
            )
        ),
        (NOTE + "status: {value: lopend, quote: x}", Footnote),
        (NOTE + "status: [{value: lopend, quote: x}, {value: voorstel, quote: y}]", Footnote),
    ],
)
def test_right_record_has_no_errors(text: str, model: type[BaseModel]) -> None:
    assert errors(text, model) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("amount: 5\n", "", "1: missing key 'amount'"),
        (
            "quote:",
            "page: x\nquote:",
            "4: unknown key 'page' (allowed: for, amount, kind, approximate, same_as, quote)",
        ),
        ("5\n", "vijf\n", "2: amount is 'vijf' (allowed: a whole number)"),
        ("5\n", "true\n", "2: amount is true (allowed: a whole number)"),
        ("5\n", "5.0\n", "2: amount is '5.0' (allowed: a whole number)"),
        ("5\n", "-5\n", "2: amount -5 is too low (allowed: 0 or more)"),
        ("total", "totaal", "3: kind 'totaal' does not exist (did you mean total?) (allowed: amount, total, increase)"),
        ("total", "[total]", "3: kind is a list (allowed: amount, total, increase)"),
        ("total", "", "3: kind is empty (allowed: amount, total, increase)"),
        ("5 euro", "", "4: quote is empty (allowed: text)"),
        ("5 euro", "''", "4: quote is empty (allowed: text)"),
        ("5 euro", "{a: b}", "4: quote is a mapping (allowed: text)"),
        ("quote", "approximate: yes\nquote", "4: approximate is 'yes' (allowed: true or false)"),
        ("quote", "same_as:\nquote", "4: same_as is empty (allowed: leave the key out, or give it a value)"),
        ("quote", "same_as: A b\nquote", "4: same_as 'A b' is not well formed (allowed: lower case)"),
        ("quote", f"same_as: {'a' * 81}\nquote", "4: same_as has 81 characters (allowed: 80 or fewer)"),
    ],
)
def test_wrong_value_is_reported(old: str, new: str, expected: str) -> None:
    assert errors(BUDGET.replace(old, new, 1), Budget) == [expected]


@pytest.mark.parametrize(
    ("model", "line", "expected"),
    [
        (Footnote, "status: lopend", "status is 'lopend' (allowed: a mapping of keys)"),
        (Footnote, "status: [{value: lopend, quote: x}]", "status has too few entries (allowed: 2 or more)"),
        (Footnote, "status: {value: lopend, quote: 3}", "quote is '3' (allowed: text)"),
        (Footnote, "status: [{value: lopend, quote: x}, {value: lopend}]", "missing key 'quote'"),
        (Footnote, "budgets: x", "budgets is 'x' (allowed: a list)"),
        (Document, "date: 2022-13-45", "date is '2022-13-45' (allowed: a date, as 2022-11-08)"),
        (SourceLink, "kamerstuk: 22 112", "kamerstuk '22 112' is no Kamerstuk (allowed: as 35 925-XVII, nr. 54)"),
        *(
            (SourceLink, f"url: {wrong}", f"url is '{wrong}' (allowed: {EXPECTED['address']})")
            for wrong in (
                *("https://example.org/een stuk", "https://example.org/stuk,", "https://example.org/stuk."),
                *("https://example", "https://example/stuk", "https://example.org,", "https:///example.org"),
                *("https://.example.org/", "https://example..org/", "https://example.org/stuk;"),
                *("example.org", "http://example.org", "javascript://example.org", "Https://example.org/"),
                *("https://example.org/stuk)", "https://example.org/‘stuk’", "<https://example.org/>"),
            )
        ),
        (Development, "about: []", "about has too few entries (allowed: 1 or more)"),
        (Development, "date: 2023-13", f"date is '2023-13' (allowed: {PERIODS})"),
        (Development, "date: 2023", f"date is '2023' (allowed: {PERIODS})"),
        (Development, "added: '2023'", "added is '2023' (allowed: a date, as 2022-11-08)"),
        (Development, "read: gelezen", "read 'gelezen' does not exist (allowed: source, copy, number, nothing)"),
        (Development, "id: Stuk", "id 'Stuk' is not well formed (allowed: lower case)"),
        (Upcoming, "day: 2027-13", f"day is '2027-13' (allowed: {PERIODS})"),
        (InitiativeState, "until: 2027", f"until is '2027' (allowed: {PERIODS})"),
        (InitiativeState, "history: [{state: loopt, until: 2026-11-30}]", "missing key 'why'"),
        (Instrument, "official: [nl, en]", "official is a list (allowed: a mapping of keys)"),
        (Instrument, "also_known_as: {short: [true]}", "entry 1 of short is true (allowed: text)"),
        (Register, "abbreviations: [3]", "entry 1 of abbreviations is '3' (allowed: a mapping of keys)"),
        (PageBreak, "p" * 1000 + ": 1", f"unknown key '{'p' * 59}…' (allowed: page, before)"),
        (PageBreak, "befor: x", "unknown key 'befor' (did you mean before?) (allowed: page, before)"),
        (PageBreak, "<<: {before: x}", "unknown key '<<' (allowed: page, before)"),
    ],
)
def test_wrong_value_is_reported_beside_missing_keys(model: type[BaseModel], line: str, expected: str) -> None:
    assert f"2: {expected}" in errors(f"\n{line}\n", model)


def test_empty_file_is_reported() -> None:
    assert errors("", Annex) == ["1: the file is empty (allowed: a mapping of keys)"]


def test_broken_file_has_no_other_errors() -> None:
    assert validated(YamlFile(b"a: b: c"), Annex, {}) == (None, [])
