"""Rules for `data/developments.yaml`, by itself and compared with the register and the annex."""

import re
from collections.abc import Iterator
from typing import Final

from annex import wording
from annex.check.records import Files, Rule, impossible_checks
from annex.load.problem import Finding
from annex.model import sources
from annex.model.annex import BuildingBlock, Initiative, Theme
from annex.model.dates import first_day, is_in_parliamentary_year, last_day
from annex.model.developments import Development, DevelopmentData, InitiativeState
from annex.model.register import Instrument

SINCE = "(?:getreden )?(?:op|sinds|per)"
EARLIEST, LATEST = 2, 15
"""In years: how long before its adoption an act may apply, and how long after it."""


def checked_is_possible(files: Files) -> Iterator[Finding]:
    """No check by the editors is after today or before the annex, neither of all developments nor of one. A development
    was checked after it happened."""
    yield from impossible_checks(files.developments.of_any(DevelopmentData, Development), files)
    for node in files.developments.of(Development):
        date, checked = node.record.date, node.record.checked
        if date and first_day(date) > checked:
            yield Finding(node.at("checked"), f"checked is {checked}, before it happened on {date}")


def subjects_exist(files: Files) -> Iterator[Finding]:
    """A development is about initiatives, instruments and themes that exist. One of them is shown on the page of a
    theme, where the development's permalink leads."""
    with_page = {node.record.id for node in files.annex.of_any(Initiative, Theme)}
    with_page |= {id_ for id_, home in files.homes.items() if home}
    known = with_page | files.homes.keys()
    for node in files.developments.of(Development):
        about = node.record.about
        for position, id_ in enumerate(about):
            if id_ not in known:
                what = f"'{id_}' is not the id of an instrument, initiative or theme"
                yield Finding(node.at("about", position), what)
        if known.issuperset(about) and with_page.isdisjoint(about):
            yield Finding(node.at("about"), "no page of a theme shows it", "also an initiative or a theme")


def every_initiative_has_one_state(files: Files) -> Iterator[Finding]:
    """Each initiative has one state, but for a heading: one with others under it may have none."""
    nodes = files.annex.of(Initiative)
    known, seen = {node.record.id for node in nodes}, set[str]()
    missing = dict.fromkeys(node.record.id for node in nodes if not node.record.initiatives)
    for node in files.developments.of(InitiativeState):
        id_ = node.record.initiative
        if id_ not in known:
            yield Finding(node.at("initiative"), f"'{id_}' is not the id of an initiative")
        elif id_ in seen:
            yield Finding(node.at("initiative"), f"'{id_}' has a state already")
        seen.add(id_)
        missing.pop(id_, None)
    for id_ in missing:
        yield Finding(("states",), f"initiative '{id_}' has no state")


def dates_fit_relation_and_event(files: Files) -> Iterator[Finding]:
    """Developments older than the annex are background, and no others. What happened has a date, but for what goes on
    and what is reported without one. No date is after the check."""
    for node in files.developments.of(Development):
        date, relation = node.record.date, node.record.relation
        if bool(date) == (node.record.event == "loopt") and not (node.record.event == "gemeld" and not date):
            what = f"'{node.record.event}' with{'' if date else 'out'} date"
            yield Finding(node.path, what, "only 'loopt' and 'gemeld' may have none")
        if not date:
            continue
        if (last_day(date) < files.published) != (relation == "background"):
            what = f"relation is {relation}, and date {date}: the annex is of {files.published}"
            yield Finding(node.at("relation"), what, "background for what is older, and only for that")
        if first_day(date) > files.checked:
            yield Finding(node.at("date"), f"date is {date}, after checked, {files.checked}")


def adoption_is_not_too_late(files: Files) -> Iterator[Finding]:
    """`adopted` is not after `in_force` and not after the check. `applies_from` may be earlier."""
    for node in files.developments.of(Development):
        adopted = node.record.adopted
        for later, what in ((node.record.in_force, "in_force"), (files.checked, "checked")):
            if adopted and later and adopted > later:
                yield Finding(node.at("adopted"), f"adopted on {adopted}, after {what}, {later}")


def adopted_as_has_its_day(files: Files) -> Iterator[Finding]:
    """`adopted_as` says what happened on the day `adopted`, so that it needs that day."""
    for node in files.developments.of(Development):
        if "adopted_as" in node.record.model_fields_set and not node.record.adopted:
            yield Finding(node.at("adopted_as"), "adopted_as without adopted")


def days_of_acts_are_near(files: Files) -> Iterator[Finding]:
    """An act is in force and applies within years of its adoption or, if that isn't known, of its date, or of the
    check."""
    for node in files.developments.of(Development):
        record = node.record
        near = record.adopted or (record.day if record.date else files.checked)
        earliest = EARLIEST if record.adopted else LATEST
        for key, day in (("in_force", record.in_force), ("applies_from", record.applies_from)):
            years = day.year - near.year if day else 0
            if not -earliest <= years <= LATEST:
                yield Finding(node.at(key), f"{key} is {day}, {abs(years)} years from {near}")


def date_is_that_of_its_event(files: Files) -> Iterator[Finding]:
    """The date is the day that the event has under its own key, or the month or year of that day."""
    for node in files.developments.of(Development):
        record = node.record
        days = {record.adopted_as: "adopted", "in werking": "in_force", "van toepassing": "applies_from"}
        key = days.get(record.event, "")
        day = getattr(record, key) if key else None
        if record.date and day and not first_day(record.date) <= day <= last_day(record.date):
            yield Finding(node.at("date"), f"'{record.event}' on {record.date}, but {key} is {day}")


def sentences_have_its_day(files: Files) -> Iterator[Finding]:
    """A sentence that gives days gives one that the development has: its date, or when it was adopted, came into force
    or began to apply. What it says of coming into force is so."""
    for node in files.developments.of(Development):
        record, said = node.record, wording.dates_in(node.record.text)
        days = {wording.date(day) for day in (record.adopted, record.in_force, record.applies_from) if day}
        # A month or a year has its days in words: 'mei 2024' is the end of '9 mei 2024'.
        own = wording.period(record.date)
        if own and said and not any(one in days or f" {one}".endswith(f" {own}") for one in said):
            yield Finding(node.at("date"), f"date is {record.date}, but the sentence says {', '.join(said)}")
        began = [one for one in said if re.search(f"{one} in werking|in werking {SINCE} {one}", record.text)]
        if began and record.in_force and wording.date(record.in_force) not in began:
            what = f"in_force is {record.in_force}, but the sentence says {', '.join(began)}"
            yield Finding(node.at("in_force"), what)


def outcomes_were_found(files: Files) -> Iterator[Finding]:
    """What was searched for and not found is no outcome."""
    for node in files.developments.of(Development):
        if node.record.read == "nothing" and node.record.relation == "outcome":
            yield Finding(node.at("read"), "an outcome with read: nothing", "context or background")


def developments_are_told_once(files: Files) -> Iterator[Finding]:
    """No two developments have the same subjects, date, event and address."""
    first: dict[tuple[object, ...], str] = {}
    for node in files.developments.of(Development):
        one = node.record
        other = first.setdefault((frozenset(one.about), one.date, one.event, one.address), one.id)
        if other != one.id:
            yield Finding(node.path, f"'{one.id}' has the subjects, date, event and address of '{other}'")


def adoption_fits_number(files: Files) -> Iterator[Finding]:
    """The year in the number of a paper is that of its adoption, or for an act in EUR-Lex the year after."""
    for node in files.developments.of(Development):
        adopted, act = node.record.adopted, sources.CELEX.fullmatch(node.record.celex or "")
        if not adopted:
            continue
        is_year_of_act = act is None or int(act["year"]) - adopted.year in (0, 1)
        if not (is_year_of_act and is_in_parliamentary_year(adopted, node.record.act or "")):
            yield Finding(node.at("adopted"), f"adopted on {adopted}, which is not in the year of its number")


def ids_are_unique(files: Files) -> Iterator[Finding]:
    """Each development has an id that no other record has: ids are addresses."""
    others = files.annex.of_any(BuildingBlock, Theme, Initiative) + files.register.of(Instrument)
    taken = {node.record.id for node in others}
    for node in files.developments.of(Development):
        if (id_ := node.record.id) in taken:
            yield Finding(node.at("id"), f"id '{id_}' is already that of another record")
        taken.add(id_)


RULES: Final[tuple[Rule[Files], ...]] = (
    checked_is_possible,
    subjects_exist,
    every_initiative_has_one_state,
    dates_fit_relation_and_event,
    adoption_is_not_too_late,
    adopted_as_has_its_day,
    days_of_acts_are_near,
    date_is_that_of_its_event,
    sentences_have_its_day,
    outcomes_were_found,
    developments_are_told_once,
    adoption_fits_number,
    ids_are_unique,
)
