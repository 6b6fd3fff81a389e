"""Rules for `data/developments.yaml`, by itself and compared with the register and the annex."""

from collections.abc import Iterator
from typing import Final

from annex import wording
from annex.check.records import Files, Rule, in_future, repeated
from annex.load.problem import Finding, truncated
from annex.model import sources
from annex.model.annex import Initiative, Theme
from annex.model.dates import first_day, is_in_parliamentary_year, last_day
from annex.model.developments import Development, DevelopmentData, InitiativeState, State


def checked_is_not_in_future(files: Files) -> Iterator[Finding]:
    """No check by the editors is after today, neither of all developments nor of one."""
    yield from in_future(files.developments.of_any(DevelopmentData, Development), files.today)


def subjects_exist(files: Files) -> Iterator[Finding]:
    """A development is about initiatives, instruments and themes that exist, each given once."""
    known = {node.record.id for node in files.annex.of_any(Initiative, Theme)} | files.homes.keys()
    for node in files.developments.of(Development):
        about = node.record.about
        for position, id_ in enumerate(about):
            if id_ not in known:
                what = f"'{id_}' is not the id of an instrument, initiative or theme"
                yield Finding(node.at("about", position), what)
            elif id_ in about[:position]:
                yield Finding(node.at("about", position), f"'{id_}' is given twice")


def every_initiative_has_one_state(files: Files) -> Iterator[Finding]:
    """Each initiative of the annex has one state, and nothing else has a state."""
    missing = dict.fromkeys(node.record.id for node in files.annex.of(Initiative))
    known = set(missing)
    for node in files.developments.of(InitiativeState):
        id_ = node.record.initiative
        if id_ not in known:
            yield Finding(node.at("initiative"), f"'{id_}' is not the id of an initiative")
        elif id_ not in missing:
            yield Finding(node.at("initiative"), f"'{id_}' has a state already")
        missing.pop(id_, None)
    for id_ in missing:
        yield Finding(("states",), f"initiative '{id_}' has no state")


def states_have_supporting_outcome(files: Files) -> Iterator[Finding]:
    """A state needs a development with relation `outcome`; 'van kracht' needs one by which it came into force."""
    for node in files.developments.of(InitiativeState):
        record = node.record
        outcomes = files.outcomes.get(record.initiative, [])
        if record.state.needs_outcome and not outcomes:
            what = f"no outcome of '{record.initiative}' supports '{record.state}'"
            yield Finding(node.at("state"), what, "a development with relation outcome")
        elif record.state is State.IN_FORCE and not any(d.puts_in_force for d in outcomes):
            yield Finding(node.at("state"), f"no outcome of '{record.initiative}' is in force")


def searched_is_documented(files: Files) -> Iterator[Finding]:
    """The state 'geen vervolg gevonden' has `searched`, which names the day in `as_of`. Other states don't have it."""
    for node in files.developments.of(InitiativeState):
        record = node.record
        if (record.state is State.NOT_FOUND) != bool(record.searched):
            what = f"'{record.state}' with{'' if record.searched else 'out'} searched"
            yield Finding(node.path, what, f"only and always with '{State.NOT_FOUND}'")
        elif record.searched and record.as_of and f"tot {wording.date(record.as_of)} naar " not in record.searched:
            what = f"searched doesn't say 'tot {wording.date(record.as_of)} naar …', the day in as_of"
            yield Finding(node.at("searched"), what)


def states_are_dated(files: Files) -> Iterator[Finding]:
    """`as_of` is after the annex, not after the check, and not before the newest outcome. Only headings have none."""
    for node in files.developments.of(InitiativeState):
        as_of = node.record.as_of
        if (node.record.state is State.HEADING) == bool(as_of):
            what = f"'{node.record.state}' with{'' if as_of else 'out'} as_of"
            yield Finding(node.path, what, f"only '{State.HEADING}' has none")
        elif as_of and not files.published < as_of <= files.checked:
            yield Finding(
                node.at("as_of"), f"as_of is {as_of}", f"after {files.published}, and not after {files.checked}"
            )
        for development in files.outcomes.get(node.record.initiative, []):
            if as_of and development.day > as_of:
                yield Finding(node.at("as_of"), f"as_of is {as_of}, before the outcome of {development.date}")


def dates_fit_relation_and_event(files: Files) -> Iterator[Finding]:
    """Developments older than the annex are background, and no others. Only the event 'loopt' has no date. No date is
    after the check."""
    for node in files.developments.of(Development):
        date, relation = node.record.date, node.record.relation
        if bool(date) == (node.record.event == "loopt"):
            what = f"'{node.record.event}' with{'' if date else 'out'} date"
            yield Finding(node.path, what, "only 'loopt' has none")
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


def adoption_fits_number(files: Files) -> Iterator[Finding]:
    """The year in the number of a paper is that of its adoption, or for an act in EUR-Lex the year after."""
    for node in files.developments.of(Development):
        adopted, act = node.record.adopted, sources.CELEX.fullmatch(node.record.celex or "")
        if not adopted:
            continue
        is_year_of_act = act is None or int(act["year"]) - adopted.year in (0, 1)
        if not (is_year_of_act and is_in_parliamentary_year(adopted, node.record.act or "")):
            yield Finding(node.at("adopted"), f"adopted on {adopted}, which is not in the year of its number")


def texts_are_unique(files: Files) -> Iterator[Finding]:
    """No two developments have the same text."""
    for path, text in repeated((node.at("text"), node.record.text) for node in files.developments.of(Development)):
        yield Finding(path, f"'{truncated(text)}' occurs here for the second time")


RULES: Final[tuple[Rule[Files], ...]] = (
    checked_is_not_in_future,
    subjects_exist,
    every_initiative_has_one_state,
    states_have_supporting_outcome,
    searched_is_documented,
    states_are_dated,
    dates_fit_relation_and_event,
    adoption_is_not_too_late,
    adoption_fits_number,
    texts_are_unique,
)
