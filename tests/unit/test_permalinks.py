"""Ids that were changed, removed or given to something else are reported."""

from annex.check import permalinks
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


def test_new_id_needs_no_line() -> None:
    """A new development is one edit of one file."""
    assert changes(["regels", "nieuw"], ["fonds"]) == []


def test_new_lines_are_of_what_is_not_listed() -> None:
    new, old = development(id="nieuw"), development(id="regels-gewijzigd")
    assert permalinks.new_lines(KNOWN, [old, new]) == [permalinks.line_of(new)]


def test_id_that_goes_to_something_else_is_reported() -> None:
    """By what each was when it was listed. What was corrected since, or is listed without a hash, is let through."""

    def moved(first: str, second: str) -> list[str]:
        found = records(developments(None, development(id=first, text="Een."), development(id=second, text="Twee.")))
        lines = [permalinks.line_of(development(id=id_, text=text)) for id_, text in (("a1", "Een."), ("b1", "Oud."))]
        known = "\n".join([*lines, "c1"])
        return [problem.what for problem in permalinks.changes(known, found) if "else" in problem.what]

    assert moved("a1", "b1") == moved("a1", "c1") == []
    for other in ("b1", "c1"):
        assert moved(other, "a1") == [f"id '{other}' is that of something else: this was 'a1'"]


def test_removed_id_is_reported_in_the_list() -> None:
    assert changes(["regels"], []) == ["data/permalinks.txt:6: permalink 'fonds' is not the id of a record"]


def test_changed_id_is_reported_at_the_record() -> None:
    """With the id that it probably had."""
    for found, what in (
        (changes(["regel"], ["fonds"]), "id 'regel' is not a permalink (did you mean regels?)"),
        (
            changes(["regels"], ["fonds"], "regels-gewijzigd-2"),
            "id 'regels-gewijzigd-2' is not a permalink (did you mean regels-gewijzigd?)",
        ),
    ):
        assert [line.partition(" [")[0] for line in found] == [f":1: {what}"]
