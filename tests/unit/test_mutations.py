"""Check that no damage to a data file is silently published.

The real files are damaged in hundreds of ways (`mutations`). Each damage has to be one of three: reported, with file
and line; harmless, the data being what it was; or shown as text, in a field where an editor may write what they like.
The last is the weakest, so `FREE` names every such field. At the end stands how many there were of each.
"""

from __future__ import annotations

import datetime
import html
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from annex.check import project as load
from annex.check.project import Data
from annex.load.problem import DataError, Problem
from annex.model.annex import Annex
from annex.model.dates import dutch_date
from annex.publish import search_records, site
from annex.render.html import Renderer
from tests.unit.mutations import KINDS, Damaged, Document, Mutation, mutations
from tests.unit.project import ANNEX, REGISTER, ROOT, project

SEED = 20221108
SECONDS = 5
"""What a check may take at most (issue 8)."""

NEAR = 3
"""A damage is reported at most so many lines from where it is, for the kinds that say so."""

ERROR_LINE = re.compile(r"(?P<file>\S+):(?P<line>\d+): (?P<message>.+)")
LAST_LINE = re.compile(r"\d+ errors? in \d+ files?")

WORDS, DAY, ADDRESS, NO_WORDS = "words", "day", "address", "no words"
"""How a page shows a field: as the words that it holds; as a day; as a link; or by what it does with other words."""

FREE: dict[str, tuple[str, str]] = {
    # Which of the annex's words are quoted or are the name is for editors to choose: they are the annex's in any case.
    "initiative.name": (WORDS, "annex"),
    "initiative.status.quote": (WORDS, "statuses"),
    "footnote.status.quote": (WORDS, "statuses"),
    "initiative.budgets.quote": (WORDS, "budgets"),
    "footnote.budgets.quote": (WORDS, "budgets"),
    # Where the name stands in the middle of the text, nothing but its underlining, which the source has lost, says
    # whether the annex meant it as a name.
    "initiative.name_by": (NO_WORDS, "annex"),
    # A shorter beginning of a page leads to the same place: the check sees to that.
    "initiative.page_breaks.before": (NO_WORDS, "annex"),
    # How far something was, if a text says so, is read from the quote, by people.
    "initiative.status.value": (WORDS, "statuses"),
    "footnote.status.value": (WORDS, "statuses"),
    "initiative.status.for": (WORDS, "statuses"),
    "footnote.status.for": (WORDS, "statuses"),
    "initiative.budgets.for": (WORDS, "budgets"),
    "footnote.budgets.for": (WORDS, "budgets"),
    # What no page shows.
    "document.letter.title": (NO_WORDS, "annex"),
    "outcome.celex": (NO_WORDS, "statuses"),
    # All of the register is the editors' own, and marked as such on the site; but for ids, which are permalinks.
    "checked": (DAY, "instruments"),
    "instrument.name": (WORDS, "instruments"),
    "instrument.language": (NO_WORDS, "instruments"),
    "instrument.kind": (WORDS, "instruments"),
    "instrument.level": (WORDS, "instruments"),
    "instrument.official.nl": (WORDS, "instruments"),
    "instrument.official.en": (WORDS, "instruments"),
    "instrument.abbreviations": (WORDS, "instruments"),
    "instrument.forms": (NO_WORDS, "instruments"),
    "instrument.aliases.nl": (WORDS, "instruments"),
    "instrument.aliases.en": (WORDS, "instruments"),
    "instrument.also_known_as.nl": (WORDS, "instruments"),
    "instrument.also_known_as.en": (WORDS, "instruments"),
    "instrument.also_known_as.short": (WORDS, "instruments"),
    "instrument.home": (NO_WORDS, "instruments"),
    "instrument.parent": (NO_WORDS, "instruments"),
    "names.for": (NO_WORDS, "themes"),
    "names.nl": (WORDS, "themes"),
    "names.en": (WORDS, "themes"),
    "names.short": (WORDS, "themes"),
    "abbreviation.short": (WORDS, "abbreviations"),
    "abbreviation.stands_for": (WORDS, "abbreviations"),
    "abbreviation.language": (NO_WORDS, "abbreviations"),
    "abbreviation.by": (NO_WORDS, "abbreviations"),
    "abbreviation.instrument": (NO_WORDS, "abbreviations"),
    "phrase.words": (WORDS, "annex"),
    "phrase.language": (NO_WORDS, "annex"),
    "outcome.about": (NO_WORDS, "statuses"),
    "outcome.name": (WORDS, "statuses"),
    "outcome.short": (WORDS, "statuses"),
    "outcome.act": (WORDS, "statuses"),
    "outcome.link": (WORDS, "statuses"),
    "outcome.url": (ADDRESS, "statuses"),
    "outcome.kamerstuk": (NO_WORDS, "statuses"),
    "outcome.adopted": (DAY, "statuses"),
    "outcome.adopted_as": (WORDS, "statuses"),
    "outcome.in_force": (DAY, "statuses"),
    "outcome.applies_from": (DAY, "statuses"),
    "outcome.outcome": (WORDS, "statuses"),
    "outcome.remark": (WORDS, "statuses"),
    "outcome.confidence": (NO_WORDS, "statuses"),
    "sources.number": (NO_WORDS, "footnotes"),
    "sources.remark": (WORDS, "footnotes"),
    "sources.links.label": (WORDS, "footnotes"),
    "sources.links.url": (ADDRESS, "footnotes"),
    "sources.links.kamerstuk": (WORDS, "footnotes"),
    "sources.links.certainty": (NO_WORDS, "footnotes"),
}
"""The fields in which an editor may write what no rule can judge, as `field: (how it is shown, on which pages)`. They
are named one by one: a new field is none of them until somebody has thought about it."""

KIND_OF_LIST = {
    "building_blocks": "block",
    "themes": "theme",
    "initiatives": "initiative",
    "instruments": "instrument",
    "abbreviations": "abbreviation",
    "phrases": "phrase",
    "outcomes": "outcome",
}


@dataclass(frozen=True)
class Verdict:
    """What became of a damage: 'reported', 'harmless' or 'shown as text'; anything else is why it is none of these."""

    words: str

    @property
    def is_good(self) -> bool:
        return self.words in VERDICTS


VERDICTS = REPORTED, HARMLESS, SHOWN = "reported", "harmless", "shown as text"


class _Compiled(BytecodeCache):
    """Jinja's templates, compiled once for all renderers."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.code.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


COMPILED = _Compiled()


class Pages:
    """The pages that some data would be published as."""

    def __init__(self, data: Data) -> None:
        self.renderer = Renderer(site.references(data), ROOT)
        self.renderer.environment.bytecode_cache = COMPILED
        self.rendered: dict[str, str] = {}

    def html(self, name: str) -> str:
        if name not in self.rendered:
            render = self.themes if name == "themes" else self.renderer.macros()[name]
            self.rendered[name] = render()
        return self.rendered[name]

    def themes(self) -> str:
        return "\n".join(map(self.renderer.macros()["theme"], self.renderer.index.themes))

    def words(self, name: str) -> str:
        """What a reader reads there. The names of themes are found by the search, and told in its results."""
        words = html.unescape(re.sub(r"<[^>]*>", "", self.html(name)))
        if name == "themes":
            found = search_records.records(self.renderer.references, self.renderer.address)
            words += "\n".join(name for record in found for name in record.names)
        return words

    def shapes(self, name: str) -> set[str]:
        """The tags there, without the values of their attributes."""
        return {re.sub(r'="[^"]*"', "", tag) for tag in re.findall(r"<[^>]*>", self.html(name))}


@dataclass
class Judge:
    """A copy of the project, in which one file at a time is damaged, and what the right data says."""

    root: Path
    slowest: float = 0.0

    def __post_init__(self) -> None:
        self.right = {name: (self.root / name).read_bytes() for name in (ANNEX, REGISTER)}
        self.data = load.load(self.root)

    @cached_property
    def right_fields(self) -> dict[str, list[Any]]:
        return fields(self.data)

    @cached_property
    def right_shapes(self) -> set[str]:
        pages = Pages(self.data)
        return set().union(*(pages.shapes(name) for name in {page for _, page in FREE.values()}))

    def verdict(self, mutation: Mutation) -> Verdict:
        """Damage the file, check it, mend it, judge."""
        content = mutation.damaged.data
        (self.root / mutation.file).write_bytes(content)
        try:
            start = time.perf_counter()
            result = checked(self.root)
            took = time.perf_counter() - start
            self.slowest = max(self.slowest, took)
            if took > SECONDS:
                return Verdict(f"took {took:.1f} seconds")
            return self.passed(result) if isinstance(result, Data) else self.reported(result, mutation)
        finally:
            (self.root / mutation.file).write_bytes(self.right[mutation.file])

    def reported(self, lines: list[str], mutation: Mutation) -> Verdict:
        """Every line of a report names a file and a line that it has; one of them is where the damage is."""
        if not lines or not LAST_LINE.fullmatch(lines[-1]):
            return Verdict(f"no count of errors at the end: {lines[-1:]}")
        places = []
        for line in lines[:-1]:
            parts = ERROR_LINE.fullmatch(line)
            if not parts or not self.has_line(parts["file"], int(parts["line"])):
                return Verdict(f"not a file, a line that it has, and a message: {line[:200]}")
            places.append((parts["file"], int(parts["line"])))
        where = mutation.damaged.line
        if mutation.is_near and where and not any(f == mutation.file and abs(n - where) <= NEAR for f, n in places):
            return Verdict(f"reported, but not near line {where}: {lines[0][:200]}")
        return Verdict(REPORTED)

    def has_line(self, name: str, line: int) -> bool:
        file = self.root / name
        return file.is_file() and 1 <= line <= max(1, len(file.read_bytes().splitlines()))

    def passed(self, data: Data) -> Verdict:
        """What the check lets pass says what the file said, or says something else where it may, as text."""
        if data == self.data:
            return Verdict(HARMLESS)
        right, now = self.right_fields, fields(data)
        changed = {name for name in {*right, *now} if right.get(name) != now.get(name)}
        if sorted(right["instrument.id"]) == sorted(now["instrument.id"]):
            changed.discard("instrument.id")  # instruments are shown from A to Z, in whatever order they stand here
        if annexed := changed - set(FREE):
            return Verdict(f"silently published: {', '.join(sorted(annexed))}")
        pages = Pages(data)
        for name in sorted(changed):
            how, page = FREE[name]
            for value in (Counter(now.get(name, ())) - Counter(right.get(name, ()))).elements():
                if not is_shown(value, how, pages, page):
                    return Verdict(f"{name} is not shown as it is: {str(value)[:200]!r}")
            if foreign := pages.shapes(page) - self.right_shapes:
                return Verdict(f"{name} became HTML: {foreign}")
        return Verdict(SHOWN)


def checked(root: Path) -> Data | list[str]:
    """What `python -m annex check` reads, or the lines that it prints instead. (`test_errors` runs the command itself.)
    Any exception but `DataError` would be a traceback, and fails the test."""
    try:
        return site.check(root)
    except DataError as error:
        return str(error).splitlines()


def is_shown(value: Any, how: str, pages: Pages, page: str) -> bool:
    """Whether a page shows a value, literally. A name is shown once, in whatever capitals it comes first."""
    if how == WORDS:
        return str(value).casefold() in pages.words(page).casefold()
    if how == DAY:
        return dutch_date(value) in pages.words(page)
    if how == ADDRESS:
        return f'href="{html.escape(str(value))}"' in pages.html(page)
    return True


def fields(data: Data) -> dict[str, list[Any]]:
    """What the data says, field by field, each with its values in order: 'initiative.status.quote'."""
    found: dict[str, list[Any]] = {}
    annex = data.annex.model_dump(by_alias=True, exclude_unset=True)
    register = data.register.model_dump(by_alias=True, exclude_unset=True)
    footnotes, sources = annex.pop("footnotes"), register.pop("footnotes", [])
    parts = (("", annex), ("", register), ("footnote", footnotes), ("sources", sources))
    for name, value in (pair for prefix, part in parts for pair in _leaves(part, prefix)):
        found.setdefault(name, []).append(value)
    return found


def _leaves(value: Any, name: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            is_record = key in KIND_OF_LIST and isinstance(item, list) and item and isinstance(item[0], dict)
            yield from _leaves(item, KIND_OF_LIST[key] if is_record else f"{name}.{key}".removeprefix("."))
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item, name)
    elif isinstance(value, (str, int, float, datetime.date, type(None))):
        yield name, value
    else:
        yield name, str(value)


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    return Judge(project(tmp_path_factory.mktemp("mutations")))


def documents() -> list[Document]:
    return [Document(name, (ROOT / name).read_text(encoding="utf-8")) for name in (ANNEX, REGISTER)]


def table(counts: Counter[tuple[str, str]], slowest: float) -> str:
    """How many of each kind were what."""
    width = max(map(len, KINDS))
    head = f"{'':{width}}" + "".join(f"{verdict:>15}" for verdict in VERDICTS)
    rows = [f"{kind:{width}}" + "".join(f"{counts[kind, verdict]:15}" for verdict in VERDICTS) for kind in KINDS]
    totals = [sum(counts[kind, verdict] for kind in KINDS) for verdict in VERDICTS]
    total = f"{f'all {sum(totals)}':{width}}" + "".join(f"{number:15}" for number in totals)
    return "\n".join([head, *rows, total, f"The slowest check took {slowest:.2f} seconds."])


@pytest.mark.timeout(300)  # 35 seconds, on a machine that does nothing else
def test_no_damage_is_silently_published(judge: Judge, record_property: Callable[[str, object], None]) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    failures = []
    for mutation in mutations(documents(), SEED):
        verdict = judge.verdict(mutation)
        counts[mutation.kind, verdict.words] += 1
        if not verdict.is_good:
            failures.append(f"{mutation.kind}, {mutation.file}:{mutation.damaged.line}: {verdict.words}")
    record_property("summary", table(counts, judge.slowest))
    assert not failures, "\n".join(failures)
    assert sum(counts.values()) >= 300
    assert {kind for kind, _ in counts} == set(KINDS)


def damaged(name: str, old: str, new: str) -> Mutation:
    """A mutation by hand: the first `old` of a file is `new`."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert old in text
    line = text.count("\n", 0, text.index(old)) + 1
    return Mutation("unknown tag", name, Damaged(text.replace(old, new, 1), line))


@dataclass
class Fake:
    """What `site.check` says, whatever the files hold."""

    says: Data | Exception
    seconds: float = 0.0

    def __call__(self, _root: Path) -> Data:
        time.sleep(self.seconds)
        if isinstance(self.says, Exception):
            raise self.says
        return self.says


def test_silent_damage_is_seen(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that lets a lost word pass publishes it."""
    wrong = judge.data.annex.model_dump(by_alias=True, exclude_unset=True)
    wrong["footnotes"][0]["text"] = "Zie ook niets"
    monkeypatch.setattr(site, "check", Fake(Data(Annex.model_validate(wrong), judge.data.register)))
    verdict = judge.verdict(damaged(ANNEX, "Zie ook Kamerstuk", "Zie ook niets"))
    assert verdict.words == "silently published: footnote.text"
    assert not verdict.is_good


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem(ANNEX, 99_999, "wrong"), "not a file, a line that it has, and a message"),
        (Problem("data/nergens.yaml", 1, "wrong"), "not a file, a line that it has, and a message"),
        (Problem(ANNEX, 1, "wrong"), "reported, but not near line"),
        (Problem(REGISTER, 30, "wrong"), "reported, but not near line"),
    ],
)
def test_report_of_another_place_is_seen(
    judge: Judge, monkeypatch: pytest.MonkeyPatch, problem: Problem, words: str
) -> None:
    monkeypatch.setattr(site, "check", Fake(DataError([problem])))
    assert judge.verdict(damaged(ANNEX, "id: smei", "id: !x smei")).words.startswith(words)


def test_exception_is_seen(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "check", Fake(RecursionError()))
    with pytest.raises(RecursionError):
        judge.verdict(damaged(ANNEX, "id: smei", "id: smeis"))


def test_slow_check_is_seen(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "check", Fake(judge.data, seconds=0.02))
    monkeypatch.setattr("tests.unit.test_mutations.SECONDS", 0.01)
    assert judge.verdict(damaged(ANNEX, "id: smei", "id: smei ")).words.startswith("took 0.0")


def test_text_that_is_not_escaped_is_seen(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that writes a text as HTML has an element more."""
    mutation = damaged(REGISTER, "nl: [kennisveiligheidsbeleid]", "nl: [<u>kennisveiligheidsbeleid</u>]")
    assert judge.verdict(mutation).words == SHOWN
    monkeypatch.setattr(Pages, "html", lambda pages, name: html.unescape(getattr(pages.renderer, name)()))
    assert not judge.verdict(mutation).is_good


def test_places_follow_from_the_seed() -> None:
    def drawn(seed: int) -> list[bytes]:
        return [mutation.damaged.data for mutation in mutations(documents(), seed)][:40]

    assert drawn(SEED) == drawn(SEED)
    assert drawn(SEED) != drawn(SEED + 1)
