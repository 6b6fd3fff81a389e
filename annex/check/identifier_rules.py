"""Rules for the official numbers of instruments, and for the footnotes that have no paper."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from annex.check.records import Files, Node, Rule
from annex.load.problem import Finding
from annex.model.annex import Footnote
from annex.model.register import Identifiers, Instrument
from annex.model.sources import Certainty, FootnoteSources

ROLES: Final[dict[str, tuple[str, ...]]] = {
    "act": ("celex", "acts"),
    "proposal": ("proposal",),
    "amendment": ("amended_by", "pending"),
    "replacement": ("replaced_by", "pending"),
}
"""The keys that may have the CELEX number of a development, by its role."""

LONGEST_PROCEDURE = 15
"""In years, from the first proposal to the act."""


def developments_are_identified(files: Files) -> Iterator[Finding]:
    """The CELEX number of a development about an instrument with identifiers stands there, where its role says."""
    by_subject = defaultdict(list)
    for development in files.developments.model.developments:
        for id_ in development.about:
            by_subject[id_].append(development)
    for node, instrument in _identified(files):
        for development in by_subject[instrument.id]:
            keys, celex = ROLES.get(development.role or "", ()), development.celex
            if keys and celex and celex not in _celex(node.record, *keys):
                what = f"{celex}, the {development.role} in development '{development.id}', is not in the identifiers"
                yield Finding(node.path, what, f"in {' or '.join(keys)}")


def procedure_fits_act(files: Files) -> Iterator[Finding]:
    """A procedure began in the year of its proposal, before its act or in the same year, and at most 15 years before
    it."""
    for node, _ in _identified(files):
        procedure, celex = node.record.procedure, node.record.celex
        if procedure and node.record.proposal and procedure[:4] != node.record.proposal[1:5]:
            what = f"procedure of {procedure[:4]}, but {node.record.proposal} is of {_year(node.record.proposal)}"
            yield Finding(node.at("procedure"), what)
        if procedure and celex:
            begun, adopted = int(procedure[:4]), _year(celex)
            if not adopted - LONGEST_PROCEDURE <= begun <= adopted:
                allowed = f"from {adopted - LONGEST_PROCEDURE} to {adopted}"
                yield Finding(node.at("procedure"), f"procedure of {begun}, but {celex} is of {adopted}", allowed)


def later_acts_are_newer(files: Files) -> Iterator[Finding]:
    """Acts that amend or replace an act are newer than that act."""
    for node, _ in _identified(files):
        for key in ("amended_by", "replaced_by"):
            for celex in _celex(node.record, key):
                if node.record.own and _age(celex) <= min(map(_age, node.record.own)):
                    yield Finding(node.at(key), f"{celex} is not newer than {' and '.join(node.record.own)}")


def acts_belong_to_one_instrument(files: Files) -> Iterator[Finding]:
    """No act and no proposal belongs to two instruments, unless one of the two is a part of the other."""
    owners: dict[str, Instrument] = {}
    for node, instrument in _identified(files):
        for celex in _celex(node.record, "celex", "acts", "proposal"):
            other = owners.setdefault(celex, instrument)
            if other is not instrument and other.id != instrument.parent and instrument.id != other.parent:
                yield Finding(node.path, f"{celex} belongs to instrument '{other.id}' already")


def footnotes_have_paper_or_reason(files: Files) -> Iterator[Finding]:
    """Every footnote has links, or says why it has no paper. A related paper may stand beside 'niet gevonden'."""
    known = {node.record.number: node for node in files.register.of(FootnoteSources)}
    for number in (node.record.number for node in files.annex.of(Footnote)):
        node = known.get(number)
        if not node:
            yield Finding(("footnotes",), f"nothing about footnote {number}", "links or without_paper")
            continue
        links, reason = node.record.links, node.record.without_paper
        is_related = reason == "niet gevonden" and all(link.certainty is Certainty.RELATED for link in links)
        if not links and not reason:
            yield Finding(node.path, f"footnote {number} has no links", "links or without_paper")
        elif links and reason and not is_related:
            what = f"'{reason}' with links to papers"
            yield Finding(node.at("without_paper"), what, "only links with certainty related, and 'niet gevonden'")


RULES: Final[tuple[Rule[Files], ...]] = (
    developments_are_identified,
    procedure_fits_act,
    later_acts_are_newer,
    acts_belong_to_one_instrument,
    footnotes_have_paper_or_reason,
)


def _identified(files: Files) -> Iterator[tuple[Node[Identifiers], Instrument]]:
    """The identifiers in the register, each with its instrument."""
    for node in files.register.of(Identifiers):
        if node.parent:
            yield node, node.parent.record


def _celex(identifiers: Identifiers, *keys: str) -> list[str]:
    """The CELEX numbers under `keys`."""
    numbers: dict[str, list[str | None]] = {
        "celex": [identifiers.celex],
        "acts": [*identifiers.acts],
        "proposal": [identifiers.proposal],
        "amended_by": [*identifiers.amended_by],
        "replaced_by": [identifiers.replaced_by],
        "pending": [proposal.celex for proposal in identifiers.pending],
    }
    return [celex for key in keys for celex in numbers[key] if celex]


def _year(celex: str) -> int:
    return int(celex[1:5])


def _age(celex: str) -> tuple[int, int]:
    """The year and the number of an act, to compare it with others."""
    return _year(celex), int(celex[6:10])
