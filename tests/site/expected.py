"""What pages show of the package's models: links to records, and the facts that several pages state."""

from annex.model import money, page_paths
from annex.model.annex import Budget, Footnote, Status
from annex.model.register import Instrument, Named
from annex.relate import urls
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index, InitiativePlace, Source, ThemePlace
from tests.site.built import Link, Quote, Target


def place(record: urls.Target, fragment: str = "") -> Target:
    address, _, id_ = urls.SiteAddress().of(record, fragment).partition("#")
    return Target(address, id_)


def link(record: Source | Instrument, words: str = "", fragment: str = "") -> Link:
    """A link to a record, by its name."""
    name = f"Voetnoot {record.number}" if isinstance(record, Footnote) else record.name
    return Link(words or name, place(record, fragment))


def texts_of(theme: ThemePlace) -> list[ThemePlace | InitiativePlace]:
    """What the page of a theme shows: its running text, if there is any, and its initiatives."""
    return [*[theme] * bool(theme.text), *initiatives_of(theme)]


def initiatives_of(theme: ThemePlace) -> list[InitiativePlace]:
    """The initiatives of a theme, without those of its parts."""
    return [place for top in theme.initiatives for place in top.family]


def by_id(index: Index) -> dict[str, Source]:
    return {source.id: source for source in index.sources}


def full_name(index: Index, initiative: InitiativePlace) -> str:
    """Its name, with its theme if others have the same name."""
    shared = initiative.name in index.shared_names
    return f"{initiative.name} ({initiative.theme.label})" if shared else initiative.name


def statuses_then(initiative: InitiativePlace) -> str:
    """'voorstel, akkoord'."""
    return ", ".join(dict.fromkeys(str(s.value) for s in initiative.initiative.statuses)) or "niet vermeld"


def names_said(official: list[Named], every: list[Named]) -> dict[str, list[tuple[str, str]]]:
    """Other names under their labels, official ones first; each with 'en' if it is English."""
    said: dict[str, list[tuple[str, str]]] = {}
    for name, language in (*official, *every):
        label = "Officieel" if (name, language) in official else "Ook bekend als"
        names = said.setdefault(label, [])
        if (named := (name, "en" if language == "en" else "")) not in names:
            names.append(named)
    return said


def status_said(status: Status) -> tuple[str | Link, ...]:
    """A status, what it is of, the words behind it, and the footnote that they stand in."""
    note = f"voetnoot {status.footnote}"
    footnote = ("(", Link(note, Target("voetnoten/", note.replace(" ", "-"))), ")") if status.footnote else ()
    to_row = Link(status.value, place(page_paths.STATUSES, status.value.slug))
    return (to_row, status.subject or "", Quote(status.quote), *footnote)


def amount_said(budget: Budget) -> tuple[str, ...]:
    return (money.budget_in_words(budget), budget.subject, Quote(budget.quote))


def state_of(references: CrossReferences, initiative: InitiativePlace) -> str:
    return str(references.developments.states[initiative.id].state)
