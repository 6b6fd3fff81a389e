"""Ids that were changed or removed are reported. A new id by itself is no error."""

from annex.check import permalinks
from annex.project import load_project
from tests.unit.project import ROOT
from tests.unit.samples import annex_records, bullet, development, developments, instrument, records, register

KNOWN = "# One id per line\nblok\nt\n\nregels  # an initiative\nfonds\nregels-gewijzigd  # a development\n"


def changes(bullets: list[str], instruments: list[str], found: str = "regels-gewijzigd") -> list[str]:
    files = (
        annex_records(*(bullet(id_, "x") for id_ in bullets)),
        records(register(instruments=[instrument(id_, "Fonds") for id_ in instruments])),
        records(developments(None, development(id=found))),
    )
    return [str(problem) for problem in permalinks.changes(KNOWN, *files)]


def test_no_id_is_lost() -> None:
    assert changes(["regels"], ["fonds"]) == []
    assert changes(["regels", "nieuw"], ["fonds", "ook-nieuw"]) == []


def test_removed_id_is_reported_in_the_list() -> None:
    assert changes(["regels"], []) == ["data/permalinks.txt:6: permalink 'fonds' is not the id of a record"]


def test_changed_id_is_reported_at_the_record() -> None:
    """With the id that it probably had."""
    allowed = "(allowed: those in data/permalinks.txt, where a new one is added)"
    assert changes(["regel"], ["fonds"]) == [
        f":1: id 'regel' is not a permalink (did you mean regels?) [Bouwsteen 1 › Thema t › regel] {allowed}"
    ]
    place = "[ontwikkeling Het stuk verscheen.]"
    assert changes(["regels"], ["fonds"], "regels-gewijzigd-2") == [
        f":1: id 'regels-gewijzigd-2' is not a permalink (did you mean regels-gewijzigd?) {place} {allowed}"
    ]


def test_every_id_of_the_project_is_listed() -> None:
    """Before anybody can link to it."""
    known = permalinks.read((ROOT / permalinks.FILE).read_text(encoding="utf-8"))
    project = load_project(ROOT)
    ids = {*permalinks.ids(records(project.index.annex)), *permalinks.ids(records(project.register))}
    ids |= project.developments.by_id.keys()
    assert ids - known.keys() == set(), f"add these to {permalinks.FILE}"
