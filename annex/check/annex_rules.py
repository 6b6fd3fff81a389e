"""Rules across the records of `data/initiatives.yaml`. `source_text` compares its words, footnote marks and numbers."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from annex.check.records import Entry, Records
from annex.load.problem import Finding, truncated
from annex.model import footnote_marks, money, sources
from annex.model.annex import Annex, Budget, BuildingBlock, Document, Footnote, Initiative, PageBreak, Status, Theme
from annex.model.dates import is_in_parliamentary_year
from annex.model.name_matcher import spellings_in

LETTER_REFERENCE = re.compile(r"Kamerstukken II \d{4}/\d{2}, (.*)")
QUALIFIED = re.compile(r"(\b(circa|in totaal|extra)|\+/-) $")
QUALIFIES = re.compile(r" meer budget\b")
"""Words before and after an amount that say what it is: see `money.kind` and `money.is_approximate`."""


def ids_are_unique(annex: Records[Annex]) -> Iterator[Finding]:
    """Blocks, themes and initiatives share one set of ids, in which `voetnoot-` begins the footnotes' anchors."""
    first: dict[str, Entry[Any]] = {}
    for entry in annex.of_any(BuildingBlock, Theme, Initiative):
        id_ = entry.record.id
        if id_.startswith("voetnoot-"):
            yield Finding(entry.at("id"), f"id '{id_}' is kept for footnotes")
        if (other := first.setdefault(id_, entry)) is not entry:
            yield Finding(entry.at("id"), f"id '{id_}' is already that of {annex.place(other.path)}")


def quotes_are_literal(annex: Records[Annex]) -> Iterator[Finding]:
    """A quote occurs in the text or, for a status, in the parent's; with `footnote`, in that note, which is cited."""
    notes = {note.record.number: note.record.text for note in annex.of(Footnote)}
    for entry in annex.of_any(Status, Budget):
        quote, texts = entry.record.quote, [_text(entry.parent)]
        if isinstance(entry.record, Status) and entry.record.footnote:
            cited = footnote_marks.numbers(entry.parent.record.text) if entry.parent else []
            texts = [notes.get(entry.record.footnote, "")] if entry.record.footnote in cited else []
        elif isinstance(entry.record, Status) and entry.parent:
            texts += filter(None, [_text(entry.parent.parent)])
        if not any(occurs_in(quote, text) for text in texts):
            nor = ", nor in the parent's" if len(texts) > 1 else ""
            yield Finding(entry.at("quote"), f"quote '{truncated(quote)}' is not in the text{nor}")


def amounts_are_quoted(annex: Records[Annex]) -> Iterator[Finding]:
    """`amount`, `kind` and `approximate` follow from the quote, which includes words such as 'circa' around it."""
    for entry in annex.of(Budget):
        budget = entry.record
        spelled, kind = money.amounts(budget.quote), money.kind(budget.quote)
        if budget.amount not in spelled:
            allowed = ", ".join(map(str, spelled)) or "a quote that holds an amount"
            yield Finding(entry.at("amount"), f"amount {budget.amount} is not what the quote says", allowed)
        if budget.kind != kind:
            yield Finding(entry.at("kind"), f"kind is {budget.kind}, but the quote says {kind}", kind)
        if budget.approximate != (right := money.is_approximate(budget.quote)):
            what = f"approximate does not fit the quote '{truncated(budget.quote)}'"
            yield Finding(entry.at("approximate"), what, str(right).lower())

        before, _, after = _text(entry.parent).partition(budget.quote)
        if words := QUALIFIED.search(before) or QUALIFIES.match(after):
            yield Finding(entry.at("quote"), f"the quote leaves out '{words[0].strip()}'")


def amounts_are_recorded(annex: Records[Annex]) -> Iterator[Finding]:
    """`budgets` has each amount as often as the text has it."""
    for entry in annex.entries:
        text = _text(entry)
        budgets = getattr(entry.record, "budgets", [])
        spelled = Counter(money.amounts(text))
        for amount in (spelled - Counter(budget.amount for budget in budgets)).elements():
            yield Finding(entry.at("text"), f"{money.in_words(amount)} is in the text but not in budgets")
        left = Counter(spelled)
        for position, budget in enumerate(budgets):
            left[budget.amount] -= 1
            if spelled[budget.amount] and left[budget.amount] < 0:
                what = f"{money.in_words(budget.amount)} is in budgets more often than in the text"
                yield Finding(entry.at("budgets", position, "amount"), what)


def same_money_is_found(annex: Records[Annex]) -> Iterator[Finding]:
    """`same_as` is the id of another initiative, with the same amount and `for`, and no `same_as` of its own."""
    initiatives = {entry.record.id: entry.record for entry in annex.of(Initiative)}
    for entry in annex.of(Budget):
        budget, path = entry.record, entry.at("same_as")
        if not budget.same_as:
            continue
        other = initiatives.get(budget.same_as)
        if other is None or (entry.parent and other is entry.parent.record):
            yield Finding(path, f"same_as '{budget.same_as}' is no other initiative's id")
            continue
        subjects = [own.subject for own in other.budgets if own.amount == budget.amount and not own.same_as]
        if not subjects:
            yield Finding(path, f"'{budget.same_as}' has no budget of {budget.amount} of its own")
        elif budget.subject not in subjects:
            what = f"'{budget.same_as}' names this money for something else than '{truncated(budget.subject)}'"
            yield Finding(entry.at("for"), what, ", ".join(map(truncated, subjects)))


def same_money_is_counted_once(annex: Records[Annex]) -> Iterator[Finding]:
    """Of equal amounts with the same `for`, all but the first have `same_as`."""
    first: dict[tuple[str, int], Entry[Budget]] = {}
    for entry in annex.of(Budget):
        budget = entry.record
        if budget.same_as:
            continue
        other = first.setdefault((budget.subject, budget.amount), entry)
        if other.parent is not entry.parent:
            subject, place = truncated(budget.subject), annex.place(other.path)
            what = f"{money.in_words(budget.amount)} for '{subject}' is already that of {place}"
            yield Finding(entry.at("amount"), what, "with same_as")


def several_statuses_say_of_what(annex: Records[Annex]) -> Iterator[Finding]:
    """Each of several statuses has a `for`."""
    for entry in annex.of(Status):
        if isinstance(entry.path[-1], int) and not entry.record.subject:
            yield Finding(entry.path, "missing key 'for': one of several statuses")


def readings_are_equal(annex: Records[Annex]) -> Iterator[Finding]:
    """Statuses with `footnote` equal the statuses of that footnote."""
    notes = {note.record.number: note.record for note in annex.of(Footnote)}
    for entry in annex.of(Initiative):
        quoted = [status for status in entry.record.statuses if status.footnote]
        for number in dict.fromkeys(status.footnote for status in quoted):
            own = [(s.subject, s.value, s.quote) for s in quoted if s.footnote == number]
            if number in notes and own != [(s.subject, s.value, s.quote) for s in notes[number].statuses]:
                yield Finding(entry.at("status"), f"not the statuses of footnote {number}", "the same in both")


def annex_names_are_literal(annex: Records[Annex]) -> Iterator[Finding]:
    """A name by the annex is in the text, apart from its first capital. A name that begins the text is by the annex."""
    for entry in annex.of(Initiative):
        name, text, by = entry.record.name, _text(entry), entry.record.name_by
        if by == "annex" and not (occurs_in(name, text) or occurs_in(name[0].lower() + name[1:], text)):
            yield Finding(entry.at("name"), f"name '{truncated(name)}' is not in the text", "name_by: editors")
        if by == "editors" and text.startswith(name):
            yield Finding(entry.at("name_by"), f"the text leads with the name '{truncated(name)}'", "annex")


def page_breaks_are_found(annex: Records[Annex]) -> Iterator[Finding]:
    """The first words of a page occur once in the text, so that the place of the page break is known."""
    for entry in annex.of(PageBreak):
        before = entry.record.before
        if (count := entry.parent.record.text.count(before) if entry.parent else 0) != 1:
            yield Finding(entry.at("before"), f"'{truncated(before)}' occurs {count} times in the text", "once")


def themes_hold_something(annex: Records[Annex]) -> Iterator[Finding]:
    """A theme has a text, initiatives or sub-themes, not both of the latter. There is one level of sub-themes."""
    for entry in annex.of(Theme):
        theme, path = entry.record, entry.at("themes")
        if theme.themes and entry.parent and isinstance(entry.parent.record, Theme):
            yield Finding(path, "a sub-theme has no sub-themes of its own")
        if theme.themes and theme.initiatives:
            yield Finding(path, "a theme holds initiatives or sub-themes, not both")
        if not (theme.themes or theme.initiatives or theme.text):
            yield Finding(entry.path, "an empty theme", "a text, initiatives or themes")


def letter_is_one_paper(annex: Records[Annex]) -> Iterator[Finding]:
    """The letter's number, address and date belong to one paper."""
    for entry in annex.of(Document):
        letter, date = entry.record.letter, entry.record.date
        path, reference = entry.at("letter"), truncated(letter.reference)
        number = LETTER_REFERENCE.fullmatch(letter.reference)
        try:
            address = sources.kamerstuk(number[1] if number else "").url
        except ValueError:
            what = f"reference '{reference}' is not well formed"
            yield Finding((*path, "reference"), what, "as Kamerstukken II 2022/23, 35 982, nr. 9")
            continue
        if str(letter.url) != address:
            yield Finding((*path, "url"), f"url is another paper than {reference}", address)
        if not is_in_parliamentary_year(date, letter.reference):
            yield Finding(entry.at("date"), f"date {date} is not in the year of {reference}")


def labels_are_plain(annex: Records[Annex]) -> Iterator[Finding]:
    """Page titles have no HTML and no macros: the theme writes them into the navigation unescaped."""
    for entry in annex.of_any(BuildingBlock, Theme):
        title = entry.record.short_title
        key, title = ("short_title", title) if title else ("title", entry.record.title)
        if signs := sorted(set(title).intersection("<>&{}")):
            yield Finding(entry.at(key), f"the title of a page has {' '.join(signs)}", "a short_title without")


def _text(entry: Entry[Any] | None) -> str:
    """The text of a record without footnote marks; empty if it has none."""
    return footnote_marks.without(getattr(entry and entry.record, "text", None) or "")


def occurs_in(words: str, text: str) -> bool:
    """Whether `words` are a part of `text`, in whole words: '30 miljoen' is no part of '230 miljoen'."""
    return bool(spellings_in([words], text))
