"""Editions: written once, on the day of the check, and never changed."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from annex.check.files import edition_problems
from annex.open_data.editions import editions, table, write
from annex.project import Project
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index
from tests.unit.samples import (
    CHECKED,
    NO_TERMS,
    annex,
    bullet,
    day,
    development,
    developments,
    register,
    state,
    status,
    theme,
)

ACT = {"link": "Verordening 1", "url": "https://example.org/1", "event": "vastgesteld", "in_force": day("2024-02-01")}


def project(root: Path, **more: Any) -> Project:
    """With initiatives `a`, which a paper decides, and `b`, of which nothing is known."""
    both = [status("x", **{"for": "x"}), status("x", value="voorstel", **{"for": "y"})]
    index = Index(annex(1, [theme("t", bullet("a", "x", status=both), bullet("b", "x"))], []))
    found = [development(**ACT | more), development(id="nieuws", date="2026-05", step="=herzien")]
    states = [state("van kracht", because=["stuk"]), state("alleen een kop", "b", reason="Er is geen stuk.")]
    related = CrossReferences(index, register(), developments(None, *found, states=states))
    return Project(root, related, {}, {}, [], [], NO_TERMS, [])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path


def test_table_has_a_row_for_each_initiative(root: Path) -> None:
    first, second = csv.DictReader(io.StringIO(table(project(root)), newline=""))
    assert first == {
        "initiative": "a",
        "name": "a",
        "status_2022": "lopend; voorstel",
        "status": "van kracht",
        "since": "2024-02-01",
        "because": "Verordening 1",
        "source": "https://example.org/1",
        "newest": "'=herzien",
        "newest_date": "2026-05",
    }
    assert (second["status_2022"], second["status"]) == ("niet vermeld", "alleen een kop")
    assert {second[key] for key in ("since", "because", "source", "newest", "newest_date")} == {""}


def test_edition_is_written_once_and_on_the_day_of_the_check(root: Path) -> None:
    with pytest.raises(ValueError, match="checked on 2026-11-25"):
        write(project(root), day("2026-11-24"))
    assert list(root.rglob("*.csv")) == []
    file = write(project(root), CHECKED)
    assert file == root / "data/editions/2026-11-25.csv"
    assert file.read_bytes().decode() == table(project(root))
    assert list(edition_problems(root)) == []
    with pytest.raises(ValueError, match="never changes"):
        write(project(root, in_force=day("2024-03-01")), CHECKED)
    assert file.read_bytes().decode() == table(project(root))


def test_editions_are_newest_first_with_their_differences(root: Path) -> None:
    """A state or its day counts, and not what is newest."""
    assert editions(project(root)) == []
    file = write(project(root), CHECKED)
    old = file.with_name("2025-01-01.csv")
    old.write_bytes(file.read_bytes().replace(b"van kracht", b"vastgesteld").replace(b"alleen een kop", b"loopt"))

    def differences(**more: Any) -> list[tuple[str, str, int]]:
        return [(one.day, one.path, one.differences) for one in editions(project(root, **more))]

    newest, older = "data/editions/2026-11-25.csv", "data/editions/2025-01-01.csv"
    assert differences() == [("2026-11-25", newest, 0), ("2025-01-01", older, 2)]
    assert differences(link="Verordening 2", date="2024-01-02") == differences()
    assert differences(in_force=day("2024-03-01"))[0] == ("2026-11-25", newest, 1)


def test_changed_removed_and_unlisted_editions_are_reported(root: Path) -> None:
    assert list(edition_problems(root)) == []
    file = write(project(root), CHECKED)

    def problems() -> list[str]:
        return [str(problem) for problem in edition_problems(root)]

    content = file.read_bytes()
    for changed in (content.replace(b"\r\n", b"\n"), content + b" ", b""):
        file.write_bytes(changed)
        assert problems() == ["data/editions/2026-11-25.csv:1: this edition was changed: an edition never changes"]
    file.rename(file.with_name("2026-01-01.csv"))
    assert problems() == [
        "data/editions/checksums.txt:1: the edition 2026-11-25.csv is missing",
        "data/editions/2026-01-01.csv:1: data/editions/checksums.txt doesn't have this edition "
        "(allowed: python -m annex edition)",
    ]
