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
CORRECTED = " Dit is verbeterd."
TERMS = "data/terms.yaml"


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


def add_permalinks(root: Path, *ids: str) -> None:
    with (root / "data/permalinks.txt").open("a", encoding="utf-8") as file:
        file.writelines(f"{id_}\n" for id_ in ids)


def plain_outcomes(since: Record) -> list[Record]:
    """Outcomes with a day and an address of their own, never corrected and without days to come; the oldest first."""
    found = [one for one in since["developments"] if one["relation"] == "outcome" and "url" in one]
    plain = [one for one in found if not {"celex", "corrected", "upcoming"} & one.keys()]
    return sorted((one for one in plain if len(str(one.get("date"))) == len("2026-05-29")), key=first_day)


def record_developments(root: Path) -> None:
    """One of each relation, as little as the schema asks for and as much as it allows."""
    schema = json.loads((root / "data/developments.schema.json").read_text(encoding="utf-8"))
    home = next(one for one in read(root / REGISTER)["instruments"] if "home" in one)
    with edited(root, DEVELOPMENTS) as since:
        checked, published = since["checked"], Expected(root).document["date"]
        known = plain_outcomes(since)[0]
        required = {key: known[key] for key in schema["$defs"]["Development"]["required"]}
        least = {**required, "url": known["url"], "date": checked, "text": "Dit is nieuw."}
        least |= {"added": checked, "checked": checked}
        act = {"name": "Nieuw besluit over iets", "short": "Nieuw besluit", "adopted": published, "in_force": checked}
        act |= {"about": [home["id"]], "applies_from": checked.replace(year=checked.year + 1), "event": "in werking"}
        act |= {"role": "national", "quote": "Het besluit treedt in werking."}
        coming = [
            {"day": f"{checked.year + 1}", "what": "het besluit geldt"},
            {"day": act["applies_from"], "what": "x"},
        ]
        around = {"relation": "context", "read": "copy", "read_at": ["https://nieuw.example/kopie"]}
        new = [
            least,
            {**least, **act, "text": "Het besluit werd van kracht.", "upcoming": coming},
            {**least, **around, "date": f"{checked:%Y-%m}", "text": "Eromheen."},
            {**least, "relation": "context", "date": str(checked.year), "read": "number", "remark": "Een opmerking."},
            {**least, "relation": "background", "date": str(published.year - 1), "step": "begonnen", "read": "nothing"},
        ]
        ids = [f"nieuw-{number}" for number in range(len(new))]
        since["developments"] += [one | {"id": id_} for one, id_ in zip(new, ids, strict=True)]
    add_permalinks(root, *ids)


def change_states(root: Path) -> None:
    """One that a development decides, and one without an outcome."""
    expected = Expected(root)
    with edited(root, DEVELOPMENTS) as since:
        states = [state for state in since["states"] if "history" not in state]
        decided = next(one for one in states if "because" in one and one["state"] != "verschilt per deel")
        others = (one for one in states if "because" not in one and "searched" not in one)
        lost = next(one for one in others if all(d["relation"] != "outcome" for d in expected.of(one["initiative"])))
        for state, value in ((decided, "verschilt per deel"), (lost, "geen vervolg gevonden")):
            state["history"] = [{"state": state["state"], "until": since["checked"], "why": "Er is meer bekend."}]
            state["state"] = value
        decided["parts"] = [{"name": "Nieuw deel", "words": "loopt nog", "because": decided["because"][0]}]
        lost.pop("reason", "")
        lost["searched"] = {"until": since["checked"], "for": "een vervolg op wat de bijlage noemt"}


def correct_a_sentence(root: Path) -> None:
    with edited(root, DEVELOPMENTS) as since:
        one = plain_outcomes(since)[0]
        one["text"] += CORRECTED
        one["corrected"] = [{"day": since["checked"], "what": "Er ontbrak een zin."}]


def correct_a_day(root: Path) -> None:
    with edited(root, DEVELOPMENTS) as since:
        one = plain_outcomes(since)[1]
        wrong = datetime.date.fromisoformat(first_day(one))
        right = wrong + datetime.timedelta(days=1)
        one |= {key: right for key in ("date", "adopted", "in_force", "applies_from") if one.get(key) == wrong}
        one["text"] = one["text"].replace(day(wrong), day(right))


def correct_an_address(root: Path) -> None:
    with edited(root, DEVELOPMENTS) as since:
        plain_outcomes(since)[2]["url"] = "https://nieuw.example/stuk?nummer=1&taal=nl"


def correct_a_reason(root: Path) -> None:
    with edited(root, DEVELOPMENTS) as since:
        for state in since["states"]:
            for earlier in state.get("history", []):
                earlier["why"] += CORRECTED


def new_word(root: Path) -> str:
    """A word that the annex writes once, with a capital, that is no name yet and that the search doesn't leave out."""
    expected = Expected(root)
    whole = " ".join(MARK.sub("", text) for text in expected.texts.values())
    known = " ".join(words for words, _ in expected.names_in(whole))
    left_out = "".join((root / f"data/{name}-words.txt").read_text(encoding="utf-8") for name in ("stop", "common"))
    known += left_out.title()
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
        "identifiers": {
            "celex": "32098R0001",
            "proposal": "52096PC0001",
            "procedure": "2096/0001(COD)",
            "amended_by": ["32099R0002"],
            "pending": [{"celex": "52099PC0003", "what": "een wijziging"}],
            "implemented_by": [{"law": "Nieuwe uitvoeringswet", "stb": "Stb. 2099, 1", "bwb": "BWBR0000001"}],
        },
    }
    with edited(root, REGISTER) as register:
        register["instruments"].append(instrument)
    add_permalinks(root, "nieuw-instrument")


def add_an_abbreviation(root: Path) -> None:
    word = new_word(root)
    with edited(root, REGISTER) as register:
        new = {"short": word, "stands_for": "New word", "language": "en", "in_dutch": "nieuw woord", "by": "editors"}
        register["abbreviations"].append(new | {"remark": "Dit is nieuw."})


def add_a_footnotes_source(root: Path) -> None:
    links = [{"url": f"https://nieuw.example/{c}", "label": f"Stuk {c}", "certainty": c} for c in ("exact", "inferred")]
    with edited(root, REGISTER) as register:
        found = next(one for one in register["footnotes"] if "without_paper" in one)
        found.pop("without_paper")
        found |= {"links": links, "remark": "Dit is nieuw."}
        other = next(one for one in register["footnotes"] if "links" in one and one is not found)
        other["links"].extend(links)


def add_search_words(root: Path) -> None:
    with edited(root, REGISTER) as register:
        for one in (register["instruments"][0], register["names"][0]):
            one["search_words"] = [*one.get("search_words", []), "iets nieuws"]


def add_a_term(root: Path) -> None:
    with edited(root, TERMS) as terms:
        terms["search_terms"][0]["words"].append("nieuwigheid")
        terms["search_terms"].append({"for": [new_word(root), "bedrag"], "words": ["nog nieuws"]})


def move_checked_on(root: Path) -> None:
    """By a day, if that isn't in the future."""
    today = datetime.datetime.now(tz=datetime.UTC).date()
    for name in (DEVELOPMENTS, REGISTER):
        with edited(root, name) as data:
            data["checked"] = max(data["checked"], min(today, data["checked"] + datetime.timedelta(days=1)))


def reword_pages(root: Path) -> None:
    """Every paragraph without a link or a macro, and the descriptions."""
    for file in (root / "docs").glob("*.md"):
        lines = file.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            start = "description: " if line.startswith("description: ") else ""
            if start or re.fullmatch(r"[A-Z][^{<\[]*", line):
                end = " Zo toont een zoekmachine deze pagina." if start else ""
                lines[number] = f"{start}Dit is ‘anders’ gezegd, in {file.stem} op regel {number}.{end}"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")


EDITS = (
    *(record_developments, change_states, correct_a_sentence, correct_a_day, correct_an_address, correct_a_reason),
    *(
        add_an_instrument,
        add_an_abbreviation,
        add_a_footnotes_source,
        add_search_words,
        add_a_term,
        move_checked_on,
        reword_pages,
    ),
)


def feed_entries(site: Path) -> dict[str, str]:
    """When each entry of the feed was written, by its id."""
    atom = "{http://www.w3.org/2005/Atom}"
    entries = ET.parse(site / "feed.xml").iter(f"{atom}entry")
    return {entry.findtext(f"{atom}id", ""): entry.findtext(f"{atom}updated", "") for entry in entries}


@pytest.mark.timeout(SECONDS)
def test_common_edits_keep_the_tests_of_the_site_green(site: Path, tmp_path: Path) -> None:
    """And an entry of the feed keeps its id and its day, whatever is corrected."""
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
    before, after = feed_entries(site), feed_entries(tmp_path / "pytest/sites/site")
    assert before.items() < after.items()
    new = [id_.removeprefix("urn:osa-initiatieven:") for id_ in after if id_ not in before]
    assert len([id_ for id_ in new if id_.startswith("nieuw-")]) == 5
    assert len(new) == 5 + 2 + 1, "additions, states and a correction"
