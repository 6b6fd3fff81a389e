"""Check that every mistake in the data is reported: in which line, what is wrong, in which record, what is allowed.

`mistakes/*.yaml` hold damages to the project's files with the errors that they cause. The mistakes of one YAML document
are made at once in a copy of the project, and the check has to report their errors and no others.
"""

import functools
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
import yaml

from annex.check import annex_rules, development_rules, link_rules, permalinks, register_rules, source_text
from annex.check.project import load_project, rules_in
from annex.check.records import Records
from annex.model import money
from tests.unit.project import ANNEX, DEVELOPMENTS, REGISTER, ROOT, Damage, check, count_line, damage, project, swap
from tests.unit.test_theme_pages import HARMLESS

FOLDER = Path(__file__).parent / "mistakes"
BAD = Path(__file__).parent / "bad"


class Error(NamedTuple):
    """`at` names a line by its text, and before it the list item that holds it: '- id: smei | text: >-'."""

    file: str
    at: str
    says: str


class Group(NamedTuple):
    """Damages by file, in order, and all errors that they cause."""

    damages: list[tuple[str, Damage]]
    errors: list[Error]


def edit(old: str = "", new: str = "", after: str = "", append: str = "", content: str | None = None) -> Damage:
    """Replace a text, append one, or replace the whole content of a file."""
    if content is not None:
        return lambda _: content
    return (lambda text: text + append) if append else swap(old, new, after)


def read(file: Path) -> Iterator[Group]:
    for mistakes in yaml.load_all(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
        damages, errors = [], []
        for mistake in mistakes:
            damages += [(mistake["file"], edit(**each)) for each in mistake["edits"]]
            errors += [Error(**{"file": mistake["file"], **error}) for error in mistake["errors"]]
        yield Group(damages, errors)


GROUPS = {
    kind: {f"{kind}-{n}": group for n, group in enumerate(read(FOLDER / f"{kind}.yaml"), start=1)}
    for kind in ("form", "rules")
}


def reported(root: Path) -> list[Error]:
    """The errors of the project in `root`, which have to be in order of file and line and counted."""
    *lines, count = check(root).lines
    found = [re.fullmatch(r"([^:]+):(\d+): (.*)", line) for line in lines]
    assert all(found), lines
    places = [(match[1], int(match[2])) for match in found if match]
    assert places == sorted(places)
    assert count == count_line(len(lines), files=len({file for file, _ in places}))
    return [error(root, file, line, match[3]) for (file, line), match in zip(places, found, strict=True) if match]


def error(root: Path, file: str, line: int, what: str) -> Error:
    path = root / file
    text = path.read_bytes().decode(errors="replace") if path.exists() else ""
    lines = text.replace("\r\n", "\n").split("\n")
    says = re.sub(r"on line (\d+)", lambda match: f"on line ‹{lines[int(match[1]) - 1].strip()[:70]}›", what)
    return Error(file, " | ".join(label(lines, line)), says)


def label(lines: list[str], number: int) -> Iterator[str]:
    """The list item that holds a line, and the line itself."""
    own = lines[number - 1]
    if not own.lstrip().startswith("- "):
        above = (line for line in reversed(lines[: number - 1]) if line.lstrip().startswith("- "))
        yield from islice((line.strip()[:70] for line in above if indent(line) < indent(own)), 1)
    yield own.strip()[:70]


def indent(line: str) -> int:
    return len(line) - len(line.lstrip())


SMEI = "Bouwsteen 1 › Interne markt en gelijk speelveld › Single Market Emergency Instrument (SMEI)"
MEDICINES = "Bouwsteen 2 › Afhankelijkheden verminderen › Medische producten"

GENERATED = {
    "encodings and line ends": Group(
        [
            (ANNEX, swap("id: hera\n", "id: HERA\n")),
            (ANNEX, swap("ten tijde van crises", "ten \u2028tijde van crises")),
            (ANNEX, lambda text: text.replace("\n", "\r\n")),
            (DEVELOPMENTS, lambda text: text.replace("SMEI", "SM\udcff", 1).encode("utf-8", "surrogateescape")),
            ("data/bijlage-2.txt", lambda text: text.encode("utf-16")),
        ],
        [
            Error("data/bijlage-2.txt", "\ufffd\ufffd", "not valid UTF-8: invalid start byte"),
            Error(
                *(DEVELOPMENTS, "- about: [smei, smei-instrument] | name: IMERA (voorheen SM\ufffd)"),
                "not valid UTF-8: byte 0xff",
            ),
            Error(
                *(ANNEX, "- id: HERA"),
                f"id 'HERA' is not well formed [{MEDICINES} › HERA] (allowed: lower case, digits, hyphens)",
            ),
            Error(
                *(ANNEX, "- id: smei | weerbare interne markt ten \u2028tijde van crises. Nederland steunt de doel"),
                f"invisible character U+2028 is not allowed [{SMEI}]",
            ),
        ],
    ),
}


def expect_errors(group: Group, folder: Path) -> None:
    root = project(folder)
    for file, how in group.damages:
        damage(root, file, how)
    assert list(map(" -> ".join, sorted(reported(root)))) == list(map(" -> ".join, sorted(group.errors)))


@pytest.mark.parametrize("group", (GROUPS["form"] | GENERATED).values(), ids=GROUPS["form"] | GENERATED)
def test_mistakes_are_reported(group: Group, tmp_path: Path) -> None:
    expect_errors(group, tmp_path)


def test_mistakes_across_records_are_reported_and_break_every_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule across records that no mistake breaks could be deleted unnoticed."""
    unbroken: set[str] = set()

    def watched(module: ModuleType, rule: Callable[..., Any]) -> Callable[..., Iterator[Any]]:
        unbroken.add(name := f"{module.__name__}.{rule.__name__}")

        @functools.wraps(rule)
        def found(*arguments: Any) -> Iterator[Any]:
            for finding in rule(*arguments):
                unbroken.discard(name)
                yield finding

        return found

    for module in (annex_rules, register_rules, development_rules, link_rules):
        for rule in rules_in(module):
            monkeypatch.setattr(module, rule.__name__, watched(module, rule))
    assert len(unbroken) > 30
    for name, group in GROUPS["rules"].items():
        expect_errors(group, tmp_path / name)
    assert unbroken == set()


def test_bad_documents_are_reported_by_the_command() -> None:
    """A whole project that is bad in every way that the first pass knows, as an editor sees it."""
    command = [sys.executable, "-m", "annex", "--root", str(BAD), "check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.stderr == (BAD / "errors.txt").read_text(encoding="utf-8")
    assert done.stdout == ""
    assert done.returncode == 1


def test_missing_files_are_reported(tmp_path: Path) -> None:
    files = (ANNEX, REGISTER, DEVELOPMENTS, "data/bijlage-2.txt", permalinks.FILE, "mkdocs.yml")
    missing = sorted(f"{name}:1: can't be read: No such file or directory" for name in files)
    assert check(tmp_path).lines == [*missing, count_line(len(files), files=len(files))]


def test_what_makes_no_difference_is_not_reported(tmp_path: Path) -> None:
    """Byte order mark, line ends of Windows, comments, quotation marks, document marks, spelling in another case."""
    root = project(tmp_path)
    for name, how in HARMLESS.items():
        damage(root, name, how)
    (root / "docs/folder.md").mkdir()
    damage(root, ANNEX, lambda text: "\ufeff" + text.replace("by: annex", "by: 'annex'").replace("\n", "\r\n"))
    damage(root, REGISTER, lambda text: text.partition("\nphrases:")[0] + "\n# Einde\n")
    damage(root, REGISTER, swap("stands_for: Defensie-industrie Strategie", "stands_for: defensie-industrie strategie"))
    damage(root, DEVELOPMENTS, lambda text: "%YAML 1.2\n---\n" + text + "...\n")
    checked = check(root)
    annex = "3 building blocks, 23 themes and sub-themes, 87 initiatives, 40 footnotes"
    assert [line.partition(", 78 ")[0] for line in checked.lines] == [f"No errors: {annex}"]
    assert checked.status == 0


def test_every_id_is_a_permalink() -> None:
    """A new id is no error, but has to be listed before anybody links to it."""
    data = load_project(ROOT)
    ids = {*permalinks.ids(Records(data.annex)), *permalinks.ids(Records(data.register))}
    known = permalinks.read((ROOT / permalinks.FILE).read_text(encoding="utf-8"))
    assert ids - set(known) == set(), f"add these to {permalinks.FILE}"


def test_every_mention_of_money_is_read() -> None:
    """'20 productgroepen' and '135 producten' are no money; every word about money belongs to a readable amount."""
    source = source_text.parse((ROOT / "data/bijlage-2.txt").read_text(encoding="utf-8"))
    text = " ".join(token.word for tokens in source for token in tokens)
    rest = re.sub(money.AMOUNT.pattern + r"( euro\b)?", "", text)
    assert re.findall(r"\b(?:miljo|miljard|biljo|euro\b|EUR\b)|€", rest) == []
    millions = [20_000, 1_600, 230, 70, 40, 1_500, 230, 1_300]
    assert money.amounts(text) == [million * 10**6 for million in millions]
