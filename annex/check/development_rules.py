"""Rules across the records of `data/developments.yaml`, and between them, the register and the annex."""

from collections.abc import Iterator

from annex.check.records import Files, repeated
from annex.load.problem import Finding, truncated
from annex.model import sources
from annex.model.annex import Initiative, Theme
from annex.model.dates import dutch_date, first_day, is_in_parliamentary_year, last_day
from annex.model.developments import Development, InitiativeState, State


def subjects_exist(files: Files) -> Iterator[Finding]:
    """A development is about initiatives, instruments and themes that exist, each named once."""
    known = {entry.record.id for entry in files.annex.of_any(Initiative, Theme)} | files.homes.keys()
    for entry in files.developments.of(Development):
        about = entry.record.about
        for position, id_ in enumerate(about):
            if id_ not in known:
                what = f"'{id_}' is no instrument's, no initiative's and no theme's id"
                yield Finding(entry.at("about", position), what)
            elif id_ in about[:position]:
                yield Finding(entry.at("about", position), f"'{id_}' is given twice")


def every_initiative_has_one_state(files: Files) -> Iterator[Finding]:
    """Each of the annex's initiatives has one state, and nothing else has one."""
    missing = dict.fromkeys(entry.record.id for entry in files.annex.of(Initiative))
    known = set(missing)
    for entry in files.developments.of(InitiativeState):
        id_ = entry.record.initiative
        if id_ not in known:
            yield Finding(entry.at("initiative"), f"'{id_}' is no initiative's id")
        elif id_ not in missing:
            yield Finding(entry.at("initiative"), f"'{id_}' has a state already")
        missing.pop(id_, None)
    for id_ in missing:
        yield Finding(("states",), f"initiative '{id_}' has no state")


def states_are_carried(files: Files) -> Iterator[Finding]:
    """A state needs a development with relation `outcome` that supports it."""
    for entry in files.developments.of(InitiativeState):
        record = entry.record
        carriers = files.outcomes.get(record.initiative, [])
        if record.state.needs_outcome and not carriers:
            what = f"no outcome of '{record.initiative}' supports '{record.state}'"
            yield Finding(entry.at("state"), what, "a development with relation outcome")
        elif record.state is State.IN_FORCE and not any(d.puts_in_force for d in carriers):
            yield Finding(entry.at("state"), f"no outcome of '{record.initiative}' is in force")


def searches_are_told(files: Files) -> Iterator[Finding]:
    """`searched` is there for states where nothing was found, and only for those. It names the day in `as_of`."""
    for entry in files.developments.of(InitiativeState):
        record = entry.record
        if (record.state is State.NOT_FOUND) != bool(record.searched):
            what = f"'{record.state}' with{'' if record.searched else 'out'} searched"
            yield Finding(entry.path, what, f"only and always with '{State.NOT_FOUND}'")
        elif record.searched and record.as_of and f"tot {dutch_date(record.as_of)} naar " not in record.searched:
            what = f"searched doesn't say 'tot {dutch_date(record.as_of)} naar …', the day in as_of"
            yield Finding(entry.at("searched"), what)


def states_are_dated(files: Files) -> Iterator[Finding]:
    """`as_of` is after the annex and not before the newest outcome. Only headings have none."""
    for entry in files.developments.of(InitiativeState):
        as_of = entry.record.as_of
        if (entry.record.state is State.HEADING) == bool(as_of):
            what = f"'{entry.record.state}' with{'' if as_of else 'out'} as_of"
            yield Finding(entry.path, what, f"only '{State.HEADING}' has none")
        elif as_of and not files.published < as_of <= files.checked:
            yield Finding(
                entry.at("as_of"), f"as_of is {as_of}", f"after {files.published}, and not after {files.checked}"
            )
        for development in files.outcomes.get(entry.record.initiative, []) if as_of else ():
            if development.day > (as_of or files.checked):
                yield Finding(entry.at("as_of"), f"as_of is {as_of}, before the outcome of {development.date}")


def ages_agree(files: Files) -> Iterator[Finding]:
    """Developments older than the annex are background, and no others. Only those that are running have no date."""
    for entry in files.developments.of(Development):
        date, relation = entry.record.date, entry.record.relation
        if bool(date) == (entry.record.event == "loopt"):
            what = f"'{entry.record.event}' with{'' if date else 'out'} date"
            yield Finding(entry.path, what, "only 'loopt' has none")
        if not date:
            continue
        if (last_day(date) < files.published) != (relation == "background"):
            what = f"relation is {relation}, and date {date}: the annex is of {files.published}"
            yield Finding(entry.at("relation"), what, "background for what is older, and only for that")
        if first_day(date) > files.checked:
            yield Finding(entry.at("date"), f"date is {date}, after checked, {files.checked}")


def days_are_in_order(files: Files) -> Iterator[Finding]:
    """`adopted` is not after `in_force`, nor after the editors' check. `applies_from` may be earlier."""
    for entry in files.developments.of(Development):
        adopted = entry.record.adopted
        for later, what in ((entry.record.in_force, "in_force"), (files.checked, "checked")):
            if adopted and later and adopted > later:
                yield Finding(entry.at("adopted"), f"adopted on {adopted}, after {what}, {later}")


def days_fit_numbers(files: Files) -> Iterator[Finding]:
    """The year in the number of an act or Kamerstuk is that of its adoption, or for an act the year after."""
    for entry in files.developments.of(Development):
        adopted, act = entry.record.adopted, sources.CELEX.fullmatch(entry.record.celex or "")
        if not adopted:
            continue
        is_year_of_act = act is None or int(act["year"]) - adopted.year in (0, 1)
        if not (is_year_of_act and is_in_parliamentary_year(adopted, entry.record.act or "")):
            yield Finding(entry.at("adopted"), f"adopted on {adopted}, which is not in the year of its number")


def sentences_stand_once(files: Files) -> Iterator[Finding]:
    """Each development has a sentence of its own."""
    for path, text in repeated((entry.at("text"), entry.record.text) for entry in files.developments.of(Development)):
        yield Finding(path, f"'{truncated(text)}' occurs here for the second time")
