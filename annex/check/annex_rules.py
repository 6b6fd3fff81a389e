"""Rules for `data/initiatives.yaml`. `source_text` compares its words, footnote marks and numbers with the source."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from annex import wording
from annex.check.records import Node, Records, Rule
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
    """No two blocks, themes or initiatives have the same id. `voetnoot-` is reserved for the anchors of footnotes."""
    first: dict[str, Node[Any]] = {}
    for node in annex.of_any(BuildingBlock, Theme, Initiative):
        id_ = node.record.id
        if id_.startswith("voetnoot-"):
            yield Finding(node.at("id"), f"id '{id_}' is kept for footnotes")
        if (other := first.setdefault(id_, node)) is not node:
            yield Finding(node.at("id"), f"id '{id_}' is already that of {annex.place(other.path)}")


def quotes_are_literal(annex: Records[Annex]) -> Iterator[Finding]:
    """A quote occurs in the text, or for a status in the parent's text. With `footnote`, it occurs in that footnote,
    which the text cites."""
    notes = {note.record.number: note.record.text for note in annex.of(Footnote)}
    for node in annex.of_any(Status, Budget):
        quote, texts = node.record.quote, [_text(node.parent)]
        if isinstance(node.record, Status) and node.record.footnote:
            cited = footnote_marks.numbers(node.parent.record.text) if node.parent else []
            texts = [notes.get(node.record.footnote, "")] if node.record.footnote in cited else []
        elif isinstance(node.record, Status) and node.parent:
            texts += filter(None, [_text(node.parent.parent)])
        if not any(_occurs_in(quote, text) for text in texts):
            nor = ", nor in the parent's" if len(texts) > 1 else ""
            yield Finding(node.at("quote"), f"quote '{truncated(quote)}' is not in the text{nor}")


def amounts_match_quotes(annex: Records[Annex]) -> Iterator[Finding]:
    """`amount`, `kind` and `approximate` are what the quote says. The quote includes words such as 'circa'."""
    for node in annex.of(Budget):
        budget = node.record
        spelled, kind = money.amounts(budget.quote), money.kind(budget.quote)
        if budget.amount not in spelled:
            allowed = ", ".join(map(str, spelled)) or "a quote that holds an amount"
            yield Finding(node.at("amount"), f"amount {budget.amount} is not what the quote says", allowed)
        if budget.kind != kind:
            yield Finding(node.at("kind"), f"kind is {budget.kind}, but the quote says {kind}", kind)
        if budget.approximate != (right := money.is_approximate(budget.quote)):
            what = f"approximate does not fit the quote '{truncated(budget.quote)}'"
            yield Finding(node.at("approximate"), what, str(right).lower())

        before, _, after = _text(node.parent).partition(budget.quote)
        if words := QUALIFIED.search(before) or QUALIFIES.match(after):
            yield Finding(node.at("quote"), f"the quote leaves out '{words[0].strip()}'")


def budgets_match_text(annex: Records[Annex]) -> Iterator[Finding]:
    """`budgets` has each amount as often as the text."""
    for node in annex.nodes:
        text = _text(node)
        budgets = getattr(node.record, "budgets", [])
        spelled = Counter(money.amounts(text))
        for amount in (spelled - Counter(budget.amount for budget in budgets)).elements():
            yield Finding(node.at("text"), f"{wording.euros(amount)} is in the text but not in budgets")
        left = Counter(spelled)
        for position, budget in enumerate(budgets):
            left[budget.amount] -= 1
            if spelled[budget.amount] and left[budget.amount] < 0:
                what = f"{wording.euros(budget.amount)} is in budgets more often than in the text"
                yield Finding(node.at("budgets", position, "amount"), what)


def same_as_refers_to_same_budget(annex: Records[Annex]) -> Iterator[Finding]:
    """`same_as` is the id of another initiative that has a budget with the same amount and `for`, without `same_as`."""
    initiatives = {node.record.id: node.record for node in annex.of(Initiative)}
    for node in annex.of(Budget):
        budget, path = node.record, node.at("same_as")
        if not budget.same_as:
            continue
        other = initiatives.get(budget.same_as)
        if other is None or (node.parent and other is node.parent.record):
            yield Finding(path, f"same_as '{budget.same_as}' is not the id of another initiative")
            continue
        subjects = [own.subject for own in other.budgets if own.amount == budget.amount and not own.same_as]
        if not subjects:
            yield Finding(path, f"'{budget.same_as}' has no budget of {budget.amount} of its own")
        elif budget.subject not in subjects:
            what = f"'{budget.same_as}' names this money for something else than '{truncated(budget.subject)}'"
            yield Finding(node.at("for"), what, ", ".join(map(truncated, subjects)))


def equal_budgets_have_same_as(annex: Records[Annex]) -> Iterator[Finding]:
    """Of budgets with the same amount and `for`, all but the first have `same_as`."""
    first: dict[tuple[str, int], Node[Budget]] = {}
    for node in annex.of(Budget):
        budget = node.record
        if budget.same_as:
            continue
        other = first.setdefault((budget.subject, budget.amount), node)
        if other.parent is not node.parent:
            subject, place = truncated(budget.subject), annex.place(other.path)
            what = f"{wording.euros(budget.amount)} for '{subject}' is already that of {place}"
            yield Finding(node.at("amount"), what, "with same_as")


def several_statuses_have_for(annex: Records[Annex]) -> Iterator[Finding]:
    """Each of several statuses has a `for`."""
    for node in annex.of(Status):
        if isinstance(node.path[-1], int) and not node.record.subject:
            yield Finding(node.path, "missing key 'for': one of several statuses")


def footnote_statuses_match(annex: Records[Annex]) -> Iterator[Finding]:
    """Statuses with `footnote` are the same as the statuses of that footnote."""
    notes = {note.record.number: note.record for note in annex.of(Footnote)}
    for node in annex.of(Initiative):
        statuses = node.record.statuses
        for number in dict.fromkeys(status.footnote for status in statuses):
            own = [(s.subject, s.value, s.quote) for s in statuses if s.footnote == number]
            if number in notes and own != [(s.subject, s.value, s.quote) for s in notes[number].statuses]:
                yield Finding(node.at("status"), f"not the statuses of footnote {number}", "the same in both")


def annex_names_are_literal(annex: Records[Annex]) -> Iterator[Finding]:
    """A name by the annex is in the text; its first letter may be lower case there. A name that begins the text is by
    the annex."""
    for node in annex.of(Initiative):
        name, text, by = node.record.name, _text(node), node.record.name_by
        if by == "annex" and not (_occurs_in(name, text) or _occurs_in(name[0].lower() + name[1:], text)):
            yield Finding(node.at("name"), f"name '{truncated(name)}' is not in the text", "name_by: editors")
        if by == "editors" and text.startswith(name):
            yield Finding(node.at("name_by"), f"the text leads with the name '{truncated(name)}'", "annex")


def page_breaks_are_unambiguous(annex: Records[Annex]) -> Iterator[Finding]:
    """`before` occurs once in the text, so that the position of the page break is known."""
    for node in annex.of(PageBreak):
        before = node.record.before
        if (count := node.parent.record.text.count(before) if node.parent else 0) != 1:
            yield Finding(node.at("before"), f"'{truncated(before)}' occurs {count} times in the text", "once")


def themes_have_content(annex: Records[Annex]) -> Iterator[Finding]:
    """A theme has a text, initiatives or sub-themes; not both initiatives and sub-themes. Sub-themes have no themes."""
    for node in annex.of(Theme):
        theme, path = node.record, node.at("themes")
        if theme.themes and node.parent and isinstance(node.parent.record, Theme):
            yield Finding(path, "a sub-theme has no sub-themes of its own")
        if theme.themes and theme.initiatives:
            yield Finding(path, "a theme holds initiatives or sub-themes, not both")
        if not (theme.themes or theme.initiatives or theme.text):
            yield Finding(node.path, "an empty theme", "a text, initiatives or themes")


def letter_reference_matches_url_and_date(annex: Records[Annex]) -> Iterator[Finding]:
    """The letter's reference, URL and date belong to the same paper."""
    for node in annex.of(Document):
        letter, date = node.record.letter, node.record.date
        path, reference = node.at("letter"), truncated(letter.reference)
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
            yield Finding(node.at("date"), f"date {date} is not in the year of {reference}")


def page_titles_have_no_markup(annex: Records[Annex]) -> Iterator[Finding]:
    """Page titles have no HTML and no macros: MkDocs' theme prints them unescaped in the navigation."""
    for node in annex.of_any(BuildingBlock, Theme):
        title = node.record.short_title
        key, title = ("short_title", title) if title else ("title", node.record.title)
        if characters := sorted(set(title).intersection("<>&{}")):
            yield Finding(node.at(key), f"the title of a page has {' '.join(characters)}", "a short_title without")


def _text(node: Node[Any] | None) -> str:
    """The text of a record without footnote marks; empty if it has none."""
    return footnote_marks.without(getattr(node and node.record, "text", None) or "")


def _occurs_in(words: str, text: str) -> bool:
    """Whether `words` occur in `text` as whole words: '30 miljoen' does not occur in '230 miljoen'."""
    return bool(spellings_in([words], text))


RULES: Final[tuple[Rule[Records[Annex]], ...]] = (
    ids_are_unique,
    quotes_are_literal,
    amounts_match_quotes,
    budgets_match_text,
    same_as_refers_to_same_budget,
    equal_budgets_have_same_as,
    several_statuses_have_for,
    footnote_statuses_match,
    annex_names_are_literal,
    page_breaks_are_unambiguous,
    themes_have_content,
    letter_reference_matches_url_and_date,
    page_titles_have_no_markup,
)
