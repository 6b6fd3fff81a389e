"""What a section of a page says that the annex states, read back into the records of `annex_data`.

Reading it back, and not building the words that the page ought to show, finds whatever the page says too much.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from bs4 import Tag

from tests.site.annex_data import Budget, Status
from tests.site.built import MARKUP, Page, Site, facts, text

NONE_STATED = "niet vermeld"

AMOUNT = re.compile(
    r"(?P<circa>circa )?(?P<number>\d+(?:\.\d{3})*(?:,\d+)?)(?: (?P<unit>miljard|miljoen|duizend))? euro"
    r"(?: (?P<kind>in totaal|extra))?"
)
UNITS = {None: 1, "duizend": 10**3, "miljoen": 10**6, "miljard": 10**9}
KINDS = {None: "amount", "in totaal": "total", "extra": "increase"}


def statuses(section: Tag) -> list[Status]:
    """The statuses of a section; none where it says *niet vermeld*."""
    values = facts(section).get("Status", [])
    if [text(value) for value in values] == [NONE_STATED]:
        return []
    return [_status(value) for value in values]


def _status(value: Tag) -> Status:
    status = Status(*(_said(value, part) for part in (MARKUP.status, MARKUP.about, MARKUP.quote)))
    _nothing_else(value, status)
    return status


def budgets(site: Site, page: Page, section: Tag) -> list[Budget]:
    """The amounts of a section, under a label that says whether there are more of them."""
    found = facts(section)
    one, more = found.get("Bedrag", []), found.get("Bedragen", [])
    assert len(one) <= 1, "more amounts than the label says"
    assert len(more) != 1, "fewer amounts than the label says"
    return [_budget(site, page, value) for value in one + more]


def _budget(site: Site, page: Page, value: Tag) -> Budget:
    said = [_said(value, part) for part in (MARKUP.amount, MARKUP.about, MARKUP.quote, MARKUP.note_on_fact)]
    _nothing_else(value, said)
    return Budget(*money(said[0]), said[1], said[2], _same_as(site, page, value))


class Money(NamedTuple):
    """A sum as a page writes it."""

    euros: int
    kind: str
    approximate: bool


def money(words: str) -> Money:
    """What the words of an amount say: 'circa 1,5 miljard euro', '1,6 miljard euro in totaal'."""
    match = AMOUNT.fullmatch(words)
    assert match, f"{words} is no amount"
    euros = Decimal(match["number"].replace(".", "").replace(",", ".")) * UNITS[match["unit"]]
    assert euros == int(euros), f"{words} is no whole number of euros"
    return Money(int(euros), KINDS[match["kind"]], bool(match["circa"]))


def _same_as(site: Site, page: Page, value: Tag) -> str:
    """The id of the initiative that a note about the same money links to, empty where there is no such note."""
    note = value.select_one(MARKUP.note_on_fact)
    if note is None:
        return ""
    ((_, target),) = site.links(page, note)
    assert target is not None
    assert text(note).startswith("hetzelfde bedrag als bij "), text(note)
    return site.pages[target.address].record_at(target.fragment)


def _said(value: Tag, selector: str) -> str:
    parts = value.select(selector)
    assert len(parts) <= 1, f"{len(parts)} elements {selector} in: {text(value)}"
    return text(parts[0]) if parts else ""


def _nothing_else(value: Tag, said: Status | list[str]) -> None:
    assert text(value) == " ".join(filter(None, said))
