"""Check that random damage to a data file never crashes the check, misses its line, or becomes HTML.

The real files are damaged in dozens of ways (`mutations`). A damage is reported, with file and line; or harmless, the
data being what it was; or published. A published damage fails the test where a rule should have seen it: in the annex's
own words, numbers, dates and ids, and in the register's ids. Of any other nobody but a reader can say whether it is
wrong: those are counted apart, not as a success.
"""

from __future__ import annotations

import copy
import datetime
import html
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from annex.check.project import Data, load_project
from annex.load.problem import DataError, Problem
from annex.model.annex import Annex
from annex.publish import site
from annex.render.html import Renderer
from tests.unit.mutations import KINDS, Damaged, Document, Mutation, mutations
from tests.unit.project import ANNEX, DEVELOPMENTS, REGISTER, ROOT, project

SEED = 20221108
SECONDS = 5
"""Seconds of the processor that a check may take at most."""

NEAR = 3
"""A damage is reported at most so many lines from where it is, for the kinds that say so."""

ERROR_LINE = re.compile(r"(?P<file>\S+):(?P<line>\d+): .+")
LAST_LINE = re.compile(r"\d+ errors? in \d+ files?")

CHOSEN = {"initiatives.name", "initiatives.name_by", "initiatives.page_breaks.before", "document.letter.title"}
CHOSEN |= {f"{kind}.{field}" for kind in ("initiatives", "footnotes") for field in ("budgets.quote", "budgets.for")}
CHOSEN |= {f"{kind}.status.{field}" for kind in ("initiatives", "footnotes") for field in ("quote", "value", "for")}
"""The annex's fields in which editors choose: which words are quoted or are the name, and what a quote means."""

REPORTED, HARMLESS, UNJUDGED = VERDICTS = ("reported", "harmless", "not judged")


@dataclass
class Judge:
    """A copy of the project, in which one file at a time is damaged, and what the right data says."""

    root: Path
    load: Callable[[Path], Data] = load_project
    slowest: float = 0.0

    def __post_init__(self) -> None:
        self.right = {name: (self.root / name).read_bytes() for name in (ANNEX, REGISTER, DEVELOPMENTS)}
        self.data = load_project(self.root)
        self.fields = fields(self.data)

    @cached_property
    def tags(self) -> set[str]:
        return tags(self.data)

    def verdict(self, mutation: Mutation) -> str:
        """One of `VERDICTS`, or what is wrong. Any exception but `DataError` fails the test, as a traceback."""
        (self.root / mutation.file).write_bytes(mutation.damaged.content.encode())
        start = time.process_time()
        try:
            data = self.load(self.root)
        except DataError as error:
            return self.reported(str(error).splitlines(), mutation)
        else:
            return self.published(data, mutation)
        finally:
            self.slowest = max(self.slowest, time.process_time() - start)
            (self.root / mutation.file).write_bytes(self.right[mutation.file])

    def reported(self, lines: list[str], mutation: Mutation) -> str:
        """Every line names a file and a line that it has; one of them is where the damage is."""
        found = [ERROR_LINE.fullmatch(line) for line in lines[:-1]]
        places = [(match["file"], int(match["line"])) for match in found if match]
        if len(places) < len(found) or not places or not LAST_LINE.fullmatch(lines[-1]):
            return f"not lines of a file, a line and a message, and a count: {lines[:3]}"
        if missing := [place for place in places if not self.has_line(*place)]:
            return f"no such line: {missing}"
        line = mutation.damaged.line
        if mutation.is_near and line and not any(f == mutation.file and abs(n - line) <= NEAR for f, n in places):
            return f"reported, but not near line {line}: {lines[0][:200]}"
        return REPORTED

    def has_line(self, name: str, line: int) -> bool:
        file = self.root / name
        if name.startswith("docs/") and not file.exists():  # the page that a theme misses
            return line == 1
        return file.is_file() and 1 <= line <= max(1, len(file.read_bytes().splitlines()))

    def published(self, data: Data, mutation: Mutation) -> str:
        if data == self.data:
            return HARMLESS
        now = fields(data)
        changed = {name for name in {*self.fields, *now} if self.fields.get(name) != now.get(name)}
        if sorted(self.fields["instruments.id"]) == sorted(now["instruments.id"]):
            changed.discard("instruments.id")  # their order doesn't matter
        if wrong := {name for name in changed if name not in CHOSEN and must_be_seen(name)}:
            return f"silently published: {', '.join(sorted(wrong))}"
        if mutation.kind in ("hostile text", "address that runs a script") and (new := tags(data) - self.tags):
            return f"became HTML: {new}"
        return UNJUDGED


def must_be_seen(name: str) -> bool:
    """Whether a rule sees a change to this field."""
    return name in ("instruments.id", "states.initiative") or name.partition(".")[0] in (
        *("document", "building_blocks", "themes", "initiatives", "footnotes"),
    )


def fields(data: Data) -> dict[str, list[Any]]:
    """What the data says, field by field, by the list that the record is in: 'initiatives.status.quote'."""
    found: dict[str, list[Any]] = {}
    register = data.register.model_dump(by_alias=True, exclude_unset=True)
    register["sources"] = register.pop("footnotes", [])
    developments = data.developments.model_dump(by_alias=True, exclude_unset=True)
    for part in (data.annex.model_dump(by_alias=True, exclude_unset=True), register, developments):
        for name, value in _leaves(part, ""):
            found.setdefault(name, []).append(value)
    return found


RECORDS = ("building_blocks", "themes", "initiatives", "footnotes")


def _leaves(value: Any, name: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, key if key in RECORDS else f"{name}.{key}".removeprefix("."))
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item, name)
    else:
        yield name, value if isinstance(value, str | int | datetime.date) else str(value)


def tags(data: Data) -> set[str]:
    """The HTML tags of the pages that some data would be published as, without the values of their attributes."""
    renderer = Renderer(site.references(data), ROOT)
    macros = renderer.macros()
    names = ("instruments", "statuses", "abbreviations", "footnotes", "annex", "budgets")
    pages = [*(macros[name]() for name in names), *map(macros["theme"], renderer.index.themes)]
    return {re.sub(r'="[^"]*"', "", tag) for page in pages for tag in re.findall(r"<[^>]*>", page)}


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    return Judge(project(tmp_path_factory.mktemp("mutations")))


def documents() -> list[Document]:
    return [Document(name, (ROOT / name).read_text(encoding="utf-8")) for name in (ANNEX, REGISTER, DEVELOPMENTS)]


def table(counts: Counter[tuple[str, str]], slowest: float) -> str:
    """How many of each kind were what."""
    rows = [[kind, *(str(counts[kind, verdict]) for verdict in VERDICTS)] for kind in KINDS]
    rows.append(["all", *(str(sum(counts[kind, verdict] for kind in KINDS)) for verdict in VERDICTS)])
    width = max(map(len, KINDS))
    lines = [f"{name:{width}}" + "".join(f"{cell:>12}" for cell in cells) for name, *cells in (["", *VERDICTS], *rows)]
    return "\n".join([*lines, f"The slowest check took {slowest:.2f} seconds."])


def test_damage_is_reported_where_a_rule_should_see_it(
    judge: Judge, record_property: Callable[[str, object], None]
) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    failures = []
    for mutation in mutations(documents(), SEED):
        verdict = judge.verdict(mutation)
        counts[mutation.kind, verdict] += 1
        if verdict not in VERDICTS:
            failures.append(f"{mutation.kind}, {mutation.file}:{mutation.damaged.line}: {verdict}")
    record_property("summary", table(counts, judge.slowest))
    assert not failures, "\n".join(failures)
    assert {kind for kind, _ in counts} == set(KINDS)
    assert judge.slowest <= SECONDS


def damaged(name: str, old: str, new: str, kind: str = "unknown tag") -> Mutation:
    """A mutation by hand: the first `old` of a file is `new`."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert old in text
    line = text.count("\n", 0, text.index(old)) + 1
    return Mutation(kind, name, Damaged(text.replace(old, new, 1), line))


def judge_that(judge: Judge, says: Data | Exception) -> Judge:
    """A judge of a check that says this, whatever the files hold."""

    def load(_root: Path) -> Data:
        if isinstance(says, Exception):
            raise says
        return says

    fooled = copy.copy(judge)
    fooled.load = load
    return fooled


def test_silent_damage_is_seen(judge: Judge) -> None:
    """A check that lets a lost word pass publishes it."""
    wrong = judge.data.annex.model_dump(by_alias=True, exclude_unset=True)
    wrong["footnotes"][0]["text"] = "Zie ook niets"
    fooled = judge_that(judge, Data(Annex.model_validate(wrong), judge.data.register, judge.data.developments))
    mutation = damaged(ANNEX, "Zie ook Kamerstuk", "Zie ook niets")
    assert fooled.verdict(mutation) == "silently published: footnotes.text"


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem(ANNEX, 99_999, "wrong"), "no such line"),
        (Problem("data/nergens.yaml", 1, "wrong"), "no such line"),
        (Problem(REGISTER, 30, "wrong"), "reported, but not near line"),
    ],
)
def test_report_of_another_place_is_seen(judge: Judge, problem: Problem, words: str) -> None:
    fooled = judge_that(judge, DataError([problem]))
    assert fooled.verdict(damaged(ANNEX, "id: smei", "id: !x smei")).startswith(words)


def test_exception_is_seen(judge: Judge) -> None:
    with pytest.raises(RecursionError):
        judge_that(judge, RecursionError()).verdict(damaged(ANNEX, "id: smei", "id: smeis"))


def test_text_that_is_not_escaped_is_seen(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that writes a text as HTML has a tag more."""
    mutation = damaged(DEVELOPMENTS, "Het SMEI-voorstel is", "<u>Zie</u> Het SMEI-voorstel is", "hostile text")
    assert judge.verdict(mutation) == UNJUDGED
    macros = Renderer.macros

    def unescaped(renderer: Renderer) -> dict[str, Callable[..., str]]:
        statuses = macros(renderer)["statuses"]
        return macros(renderer) | {"statuses": lambda: html.unescape(statuses())}

    monkeypatch.setattr(Renderer, "macros", unescaped)
    assert judge.verdict(mutation).startswith("became HTML")


def test_places_follow_from_the_seed() -> None:
    read = documents()

    def drawn(seed: int) -> list[str]:
        return [mutation.damaged.content for mutation in islice(mutations(read, seed), 8)]

    assert drawn(SEED) == drawn(SEED)
    assert drawn(SEED) != drawn(SEED + 1)
