"""Rules that hold across records. Each is a generator of what it finds wrong; none of them raises.

They work on the file as it stands (`outline.Entry`), so that a wrong type in one place does not hide a lost
footnote in another. What a record has to look like by itself is in `model`, what the words have to be in
`transcription`.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from annex.load.outline import Entry
from annex.load.problem import shown
from annex.load.yaml_reader import Path
from annex.model import footnote_marks as marks
from annex.model import kamerstuk, money
from annex.model.annex import BudgetKind
from annex.model.dates import is_in_parliamentary_year


@dataclass(frozen=True)
class Finding:
    """What a rule found: the way to the value, what is wrong with it, and what is allowed instead."""

    path: Path
    what: str
    allowed: str = ""


Rule = Callable[[list[Entry]], Iterator[Finding]]

LETTER_REFERENCE = re.compile(r"Kamerstukken II \d{4}/\d{2}, (.*)")

RESERVED_ID = "voetnoot-"
"""Ids of this form are the footnotes' own anchors."""


def findings(entries: list[Entry]) -> Iterator[Finding]:
    """Everything that the rules find in a file, rule by rule."""
    for rule in RULES:
        yield from rule(entries)


def ids_are_unique(entries: list[Entry]) -> Iterator[Finding]:
    """An id is a permalink: blocks, themes and initiatives share one set of them."""
    first: dict[str, Entry] = {}
    for entry in entries:
        id_ = entry.text("id")
        if id_.startswith(RESERVED_ID):
            yield Finding((*entry.path, "id"), f"id '{shown(id_)}' is kept for footnotes")
        if id_ and first.setdefault(id_, entry) is not entry:
            yield Finding((*entry.path, "id"), f"id '{shown(id_)}' is already that of {first[id_].where}")


def blocks_count_from_one(entries: list[Entry]) -> Iterator[Finding]:
    """'Bouwsteen 1', 'Bouwsteen 2', … in order."""
    for expected, entry in enumerate((e for e in entries if e.kind == "block"), start=1):
        number = entry.whole("number")
        if number is not None and number != expected:
            yield Finding((*entry.path, "number"), f"number is {number}", str(expected))


def footnotes_count_from_one(entries: list[Entry]) -> Iterator[Finding]:
    """Footnotes stand in the order of their numbers, and no number is missing or double."""
    for expected, entry in enumerate((e for e in entries if e.kind == "footnote"), start=1):
        number = entry.whole("number")
        if number is not None and number != expected:
            yield Finding(
                (*entry.path, "number"),
                f"footnote numbers out of order: {number} stands in the place of {expected}",
                str(expected),
            )


def marks_have_footnotes(entries: list[Entry]) -> Iterator[Finding]:
    """Each mark has its footnote, each footnote its mark, and first marks follow the order of the numbers."""
    notes = {number: e for e in entries if e.kind == "footnote" and (number := e.whole("number")) is not None}
    cited: set[int] = set()
    highest = 0
    for entry in (e for e in entries if e.kind in ("theme", "initiative")):
        path = (*entry.path, "text")
        for slip in marks.broken(entry.text("text")):
            yield Finding(path, f"'{slip[:20]}' is not a footnote mark", "[^number]")
        for number in marks.numbers(entry.text("text")):
            if number not in notes:
                yield Finding(path, f"footnote mark [^{number}] has no footnote")
                continue
            if number < highest and number not in cited:
                yield Finding(path, f"footnote mark [^{number}] stands after [^{highest}]: marks follow the order")
            cited.add(number)
            highest = max(highest, number)
    for number, note in notes.items():
        if number not in cited:
            yield Finding((*note.path, "number"), f"footnote {number} is never cited")
        if marks.numbers(note.text("text")):
            yield Finding((*note.path, "text"), "a footnote does not cite footnotes")


def quotes_are_literal(entries: list[Entry]) -> Iterator[Finding]:
    """A quote is a part of the text; a status may quote the parent, where that speaks for its list (design)."""
    for entry in entries:
        own = marks.without(entry.text("text"))
        above = marks.without(entry.parent.text("text")) if entry.parent and entry.kind == "initiative" else ""
        nor = ", nor in the parent's" if above else ""
        for path, status in _mappings(entry, "status"):
            quote = status.get("quote")
            if isinstance(quote, str) and not (stands_in(quote, own) or stands_in(quote, above)):
                yield Finding((*path, "quote"), f"quote '{shown(quote)}' is not in the text{nor}")
        for path, budget in _mappings(entry, "budgets"):
            quote = budget.get("quote")
            if isinstance(quote, str) and not stands_in(quote, own):
                yield Finding((*path, "quote"), f"quote '{shown(quote)}' is not in the text")


def amounts_are_quoted(entries: list[Entry]) -> Iterator[Finding]:
    """An amount, its kind and 'approximate' are what the quote spells out (design, 'budgets')."""
    for entry in entries:
        for path, budget in _mappings(entry, "budgets"):
            quote, amount = budget.get("quote"), budget.get("amount")
            if not isinstance(quote, str) or type(amount) is not int or amount < 0:
                continue
            spelled = money.amounts(quote)
            if amount not in spelled:
                allowed = ", ".join(map(str, spelled)) or "a quote that holds an amount"
                yield Finding((*path, "amount"), f"amount {amount} is not what the quote says", allowed)
            kind = money.kind(quote)
            if budget.get("kind") in list(BudgetKind) and budget["kind"] != kind:
                yield Finding((*path, "kind"), f"kind is {budget['kind']}, but the quote says {kind}", kind)
            stated, right = budget.get("approximate", False), money.is_approximate(quote)
            if isinstance(stated, bool) and stated != right:
                yield Finding(
                    (*path, "approximate"), f"approximate does not fit the quote '{shown(quote)}'", str(right).lower()
                )


def amounts_are_recorded(entries: list[Entry]) -> Iterator[Finding]:
    """Every amount that a text spells out is in `budgets` (issue 2), as often as it is spelled out."""
    for entry in entries:
        spelled = money.amounts(entry.text("text"))
        stated = {path: budget.get("amount") for path, budget in _mappings(entry, "budgets")}
        for amount in spelled:
            recorded = next((path for path, own in stated.items() if own == amount), None)
            if recorded:
                del stated[recorded]
            else:
                yield Finding((*entry.path, "text"), f"{money.in_words(amount)} stands in the text, not in budgets")
        for path, own in stated.items():
            if type(own) is int and own in spelled:
                what = f"{money.in_words(own)} stands in budgets more often than in the text"
                yield Finding((*path, "amount"), what)


def same_money_is_found(entries: list[Entry]) -> Iterator[Finding]:
    """`same_as` names another initiative, which has the same amount for the same thing and does not point on itself."""
    initiatives = {e.text("id"): e for e in entries if e.kind == "initiative"}
    for entry in entries:
        for path, budget in _mappings(entry, "budgets"):
            target = budget.get("same_as")
            if not isinstance(target, str):
                continue
            other = initiatives.get(target)
            if other is None or other is entry:
                yield Finding((*path, "same_as"), f"same_as '{shown(target)}' is no other initiative's id")
                continue
            own = [b for _, b in _mappings(other, "budgets") if "same_as" not in b]
            subjects = [b.get("for") for b in own if b.get("amount") == budget.get("amount")]
            if not subjects:
                yield Finding((*path, "same_as"), f"'{target}' has no budget of {budget.get('amount')} of its own")
            elif isinstance(budget.get("for"), str) and budget["for"] not in subjects:
                what = f"'{target}' names this money for something else than '{shown(budget['for'])}'"
                yield Finding((*path, "for"), what, ", ".join(map(shown, subjects)))


def same_money_is_counted_once(entries: list[Entry]) -> Iterator[Finding]:
    """Of two equal amounts for the same thing, all but the first say with `same_as` that they are the same money."""
    first: dict[tuple[Any, Any], Entry] = {}
    for entry in entries:
        for path, budget in _mappings(entry, "budgets"):
            subject, amount = budget.get("for"), budget.get("amount")
            if "same_as" in budget or not isinstance(subject, str) or type(amount) is not int:
                continue
            other = first.setdefault((subject, amount), entry)
            if other is not entry:
                what = f"{money.in_words(amount)} for '{shown(subject)}' is already that of {other.where}"
                yield Finding((*path, "amount"), what, "with same_as")


def several_statuses_say_of_what(entries: list[Entry]) -> Iterator[Finding]:
    """Where a text holds more than one status, each says what it is the status of (design, `status`)."""
    for entry in entries:
        if isinstance(entry.value("status"), list):
            for path, status in _mappings(entry, "status"):
                if "for" not in status:
                    yield Finding(path, "missing key 'for': one of several statuses")


def annex_names_are_literal(entries: list[Entry]) -> Iterator[Finding]:
    """A name that the annex gives is a part of the text; only its first letter may have become a capital. One that
    the text leads with is never the editors'."""
    for entry in (e for e in entries if e.kind == "initiative"):
        name, text, by = entry.text("name"), marks.without(entry.text("text")), entry.value("name_by")
        if not name:
            continue
        if by == "annex" and not (stands_in(name, text) or stands_in(name[0].lower() + name[1:], text)):
            yield Finding((*entry.path, "name"), f"name '{shown(name)}' is not in the text", "name_by: editors")
        if by == "editors" and text.startswith(name):
            yield Finding((*entry.path, "name_by"), f"the text leads with the name '{shown(name)}'", "annex")


def page_breaks_are_found(entries: list[Entry]) -> Iterator[Finding]:
    """The words with which a page begins stand in the text once: that is where the site shows the page break."""
    for entry in entries:
        for path, page_break in _mappings(entry, "page_breaks"):
            before = page_break.get("before")
            if isinstance(before, str) and before and (count := entry.text("text").count(before)) != 1:
                yield Finding((*path, "before"), f"'{shown(before)}' stands in the text {count} times", "once")


def themes_hold_something(entries: list[Entry]) -> Iterator[Finding]:
    """A theme has bullets, sub-themes or a running text; bullets and sub-themes exclude each other, and
    sub-themes have no sub-themes (design, 'The annex in numbers')."""
    for entry in (e for e in entries if e.kind == "theme"):
        if entry.items("themes") and entry.parent and entry.parent.kind == "theme":
            yield Finding((*entry.path, "themes"), "a sub-theme has no sub-themes of its own")
        if entry.items("themes") and entry.items("initiatives"):
            yield Finding((*entry.path, "themes"), "a theme holds initiatives or sub-themes, not both")
        if not (entry.items("themes") or entry.items("initiatives") or entry.text("text")):
            yield Finding(entry.path, "an empty theme", "a text, initiatives or themes")


def letter_is_one_paper(entries: list[Entry]) -> Iterator[Finding]:
    """What is said of the letter that the annex belongs to fits together: its number, its address, its date."""
    for entry in (e for e in entries if e.kind == "document"):
        letter, date = entry.value("letter"), entry.value("date")
        reference = letter.get("reference") if isinstance(letter, dict) else None
        if not isinstance(letter, dict) or not isinstance(reference, str):
            continue
        path = (*entry.path, "letter")
        number = LETTER_REFERENCE.fullmatch(reference)
        try:
            address = kamerstuk.read(number[1] if number else "").url
        except ValueError:
            what = f"reference '{shown(reference)}' is not well formed"
            yield Finding((*path, "reference"), what, "as Kamerstukken II 2022/23, 35 982, nr. 9")
            continue
        url = letter.get("url")
        if isinstance(url, str) and url.startswith("https:") and url != address:
            yield Finding((*path, "url"), f"url is another paper than {shown(reference)}", address)
        if isinstance(date, datetime.date) and not is_in_parliamentary_year(date, reference):
            yield Finding((*entry.path, "date"), f"date {date} is not in the year of {shown(reference)}")


def labels_are_plain(entries: list[Entry]) -> Iterator[Finding]:
    """The title of a page goes into places that take it for HTML or for a macro, as the theme's navigation does.
    (Elsewhere, such signs are shown as they are.)"""
    for entry in (e for e in entries if e.kind in ("block", "theme")):
        key = "short_title" if entry.text("short_title") or entry.kind == "block" else "title"
        signs = sorted(set(entry.text(key)).intersection("<>&{}"))
        if signs:
            yield Finding((*entry.path, key), f"the title of a page has {' '.join(signs)}", "a short_title without")


def texts_are_clean(entries: list[Entry]) -> Iterator[Finding]:
    """No text has white space at its ends or runs of it, line breaks, or characters that nobody can see."""
    for entry in entries:
        own = {k: v for k, v in entry.data.items() if k not in ("themes", "initiatives")}
        for path, text in _texts(own, entry.path):
            hidden = sorted({f"U+{ord(c):04X}" for c in text if _is_hidden(c)}) if not text.isprintable() else []
            if hidden:
                yield Finding(path, f"invisible character {', '.join(hidden)}", "plain text")
            elif text != " ".join(text.split()):
                yield Finding(path, "white space at an end, in a run or as a line break", "single blanks")
            elif text != unicodedata.normalize("NFC", text):
                yield Finding(path, "letters and accents are written apart", "Unicode in NFC")


RULES: tuple[Rule, ...] = (
    ids_are_unique,
    blocks_count_from_one,
    footnotes_count_from_one,
    marks_have_footnotes,
    quotes_are_literal,
    amounts_are_quoted,
    amounts_are_recorded,
    same_money_is_found,
    same_money_is_counted_once,
    several_statuses_say_of_what,
    annex_names_are_literal,
    page_breaks_are_found,
    themes_hold_something,
    letter_is_one_paper,
    labels_are_plain,
    texts_are_clean,
)


def _mappings(entry: Entry, key: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The mappings at `key`, which may hold one or a list of them, each with the way to it."""
    value = entry.value(key)
    if isinstance(value, dict):
        yield (*entry.path, key), value
    for position, item in enumerate(entry.items(key)):
        if isinstance(item, dict):
            yield (*entry.path, key, position), item


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _texts(item, (*path, position))


def _is_hidden(character: str) -> bool:
    """Control, format (bidirectional overrides, zero width), private and unassigned characters; odd blanks."""
    category = unicodedata.category(character)
    return (category.startswith("C") and character not in "\n\t") or (category.startswith("Z") and character != " ")


def stands_in(words: str, text: str) -> bool:
    """Whether `words` are a part of `text`, from word to word: '30 miljoen' is no part of '230 miljoen'."""
    start = text.find(words)
    while start >= 0:
        before, after = text[start - 1 : start], text[start + len(words) : start + len(words) + 1]
        if not (_is_in_word(before) or _is_in_word(after)):
            return True
        start = text.find(words, start + 1)
    return False


def _is_in_word(character: str) -> bool:
    return character.isalnum() or character == "_"
