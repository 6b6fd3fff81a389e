"""The common edits touch only the YAML, `permalinks.txt` or a page in `docs/`: nothing under `tests/` has to follow.

Each is made on a copy of the project, on whatever record comes first, and the check stays green after each. Then the
tests of the built site run on that copy.
"""

import datetime
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site.expected import MARK, Expected, Record, day, first_day, read
from tests.unit.project import BUILT, DEVELOPMENTS, PYTHON, REGISTER, check, project, run

TESTS = ("tests/site", *(f"--ignore=tests/site/test_{name}.py" for name in ("reproducible", "rules", "valid_html")))
SECONDS = 600
WITHOUT_OUTCOME = ("doorlopend beleid", "geen vervolg gevonden", "alleen een kop")
CORRECTED = " Dit is verbeterd."


class Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """The check forbids references from one place of a file to another."""
        return True


@contextmanager
def edited(root: Path, name: str) -> Iterator[Any]:
    """The content of a YAML file, which is written back."""
    data = read(root / name)
    yield data
    text = yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False)
    (root / name).write_text(text, encoding="utf-8")


def plain_outcomes(since: Record) -> list[Record]:
    """Outcomes with a day and an address of their own, the oldest first."""
    found = [one for one in since["developments"] if one["relation"] == "outcome" and "celex" not in one]
    return sorted(
        (one for one in found if "url" in one and len(str(one.get("date"))) == len("2026-05-29")), key=first_day
    )


def record_developments(root: Path) -> None:
    """One of each relation, as little as the schema asks for and as much as it allows."""
    schema = json.loads((root / "data/developments.schema.json").read_text(encoding="utf-8"))
    home = next(one for one in read(root / REGISTER)["instruments"] if "home" in one)
    with edited(root, DEVELOPMENTS) as since:
        checked, published = since["checked"], Expected(root).document["date"]
        known = plain_outcomes(since)[0]
        required = {key: known[key] for key in schema["$defs"]["Development"]["required"]}
        least = {**required, "url": known["url"], "date": checked, "text": "Dit is nieuw."}
        act = {"name": "Nieuw besluit over iets", "short": "Nieuw besluit", "adopted": published, "in_force": checked}
        act |= {"about": [home["id"]], "applies_from": checked.replace(year=checked.year + 1), "event": "in werking"}
        since["developments"] += [
            least,
            {**least, **act, "text": "Het besluit werd van kracht."},
            {**least, "relation": "context", "date": f"{checked:%Y-%m}", "text": "Eromheen.", "confidence": "known"},
            {**least, "relation": "context", "date": str(checked.year), "text": "Ook.", "remark": "Een opmerking."},
            {**least, "relation": "background", "date": str(published.year - 1), "text": "Dit is ouder."},
        ]
        for state in since["states"]:
            if "as_of" in state and "searched" not in state:
                state["as_of"] = checked


def change_states(root: Path) -> None:
    with edited(root, DEVELOPMENTS) as since:
        first, *_, last = (state for state in since["states"] if state["state"] not in WITHOUT_OUTCOME)
        first["state"] = "deels" if first["state"] != "deels" else "loopt"
        searched = f"Wij zochten tot {day(since['checked'])} naar een vervolg en vonden niets."
        last |= {"state": "geen vervolg gevonden", "as_of": since["checked"], "searched": searched}


def correct_a_sentence(root: Path) -> None:
    with edited(root, DEVELOPMENTS) as since:
        plain_outcomes(since)[0]["text"] += CORRECTED


def correct_a_day(root: Path) -> None:
    with edited(root, DEVELOPMENTS) as since:
        one = plain_outcomes(since)[1]
        one["date"] = datetime.date.fromisoformat(str(one["date"])) + datetime.timedelta(days=1)


def correct_an_address(root: Path) -> None:
    with edited(root, DEVELOPMENTS) as since:
        plain_outcomes(since)[2]["url"] = "https://nieuw.example/stuk?nummer=1&taal=nl"


def new_word(root: Path) -> str:
    """A word that the annex writes once, with a capital, and that is no name yet."""
    expected = Expected(root)
    whole = " ".join(MARK.sub("", text) for text in expected.texts.values())
    known = " ".join(words for words, _ in expected.names_in(whole))
    words: list[str] = re.findall(r"(?<![\w-])[A-Z][a-z]{5,}(?![\w-])", whole)
    return next(word for word in words if whole.count(word) == 1 and word not in known)


def add_an_instrument(root: Path) -> None:
    kinds = json.loads((root / "data/register.schema.json").read_text(encoding="utf-8"))["$defs"]
    instrument = {
        "id": "nieuw-instrument",
        "name": new_word(root),
        "language": "en",
        "kind": kinds["InstrumentKind"]["enum"][0],
        "level": kinds["Level"]["enum"][0],
        "official": {"nl": "Nieuw officieel", "en": "New official"},
        "also_known_as": {"nl": ["Nieuweling"], "en": ["Newcomer"], "short": ["NWL"]},
        "search_words": ["nieuwtje"],
        "remark": "Dit is nieuw.",
        "home": next(iter(Expected(root).initiatives)),
    }
    with edited(root, REGISTER) as register:
        register["instruments"].append(instrument)
    with (root / "data/permalinks.txt").open("a", encoding="utf-8") as file:
        file.write("nieuw-instrument\n")


def add_an_abbreviation(root: Path) -> None:
    word = new_word(root)
    with edited(root, REGISTER) as register:
        new = {"short": word, "stands_for": "New word", "language": "en", "in_dutch": "nieuw woord", "by": "editors"}
        register["abbreviations"].append(new | {"remark": "Dit is nieuw."})


def add_a_footnotes_source(root: Path) -> None:
    links = [{"url": f"https://nieuw.example/{c}", "label": f"Stuk {c}", "certainty": c} for c in ("exact", "inferred")]
    with edited(root, REGISTER) as register:
        numbers = {one["number"] for one in register["footnotes"]}
        without = next(number for number in Expected(root).footnotes if number not in numbers)
        register["footnotes"].append({"number": without, "links": links, "remark": "Dit is nieuw."})
        register["footnotes"].sort(key=lambda one: one["number"])
        next(one for one in register["footnotes"] if one["number"] != without).setdefault("links", []).extend(links)


def add_search_words(root: Path) -> None:
    with edited(root, REGISTER) as register:
        for one in (register["instruments"][0], register["names"][0]):
            one["search_words"] = [*one.get("search_words", []), "iets nieuws"]


def move_checked_on(root: Path) -> None:
    for name in (DEVELOPMENTS, REGISTER):
        with edited(root, name) as data:
            data["checked"] = datetime.datetime.now(tz=datetime.UTC).date()


def reword_pages(root: Path) -> None:
    """Every paragraph without a link or a macro, and the descriptions."""
    for number, file in enumerate(sorted((root / "docs").glob("*.md"))):
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"^(?=[A-Z])(?!.*[{<\[]).+$", "Dit is ‘anders’ gezegd.", text, flags=re.MULTILINE)
        text = re.sub(r"^description: .*$", f"description: Anders gezegd, {number}.", text, flags=re.MULTILINE)
        file.write_text(text, encoding="utf-8")


EDITS = (
    *(record_developments, change_states, correct_a_sentence, correct_a_day, correct_an_address, add_an_instrument),
    *(add_an_abbreviation, add_a_footnotes_source, add_search_words, move_checked_on, reword_pages),
)


def feed_ids(site: Path) -> dict[str, str]:
    """The id of each entry of the feed, by its sentence."""
    atom = "{http://www.w3.org/2005/Atom}"
    entries = ET.parse(site / "feed.xml").iter(f"{atom}entry")
    return {entry.findtext(f"{atom}title", ""): entry.findtext(f"{atom}id", "") for entry in entries}


@pytest.mark.timeout(SECONDS)
def test_common_edits_keep_the_tests_of_the_site_green(site: Path, tmp_path: Path) -> None:
    """And an entry of the feed keeps its id if its sentence is corrected."""
    root = project(tmp_path / "project", BUILT)
    for edit in EDITS:
        edit(root)
        checked = check(root)
        assert checked.status == 0, (edit.__name__, checked.lines)
    options = ("-q", "-p", "no:cacheprovider", f"--basetemp={tmp_path / 'pytest'}")
    command = (*PYTHON, "pytest", *TESTS, *options)
    tested = run(*command, seconds=SECONDS, TESTED_PROJECT=str(root), PYTEST_XDIST_WORKER="")
    if tested.returncode != 0:
        pytest.fail(f"on the edited copy:\n{tested.stdout}", pytrace=False)
    before, after = feed_ids(site), feed_ids(tmp_path / "pytest/sites/site")
    assert len(after) > len(before)
    (corrected,) = [text for text in after if text.endswith(CORRECTED)]
    assert after[corrected] == before[corrected.removesuffix(CORRECTED)]
