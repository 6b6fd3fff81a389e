"""What the editors add is what was established in November 2026 (`tests/facts/`), and no more.

`follow-up.yaml` has what became of each initiative, `outcomes.yaml` and `corrections.yaml` what was known before, and
`footnote-sources.yaml` the papers behind the footnotes. The site's tests compare the pages with the package's models.
"""

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

import yaml

from annex.model.dates import MONTHS
from annex.model.developments import Development
from tests.unit.project import ROOT
from tests.unit.samples import real


def read(name: str) -> Any:
    return yaml.load((ROOT / f"tests/facts/{name}.yaml").read_bytes(), Loader=yaml.CSafeLoader)


FOLLOW_UP, OUTCOMES, CORRECTIONS = read("follow-up"), read("outcomes"), read("corrections")
FOOTNOTES = read("footnote-sources")["footnotes"]

STATES = {
    "in_force": "van kracht",
    "adopted": "vastgesteld",
    "negotiating": "in behandeling",
    "withdrawn": "ingetrokken",
    "replaced": "opgegaan in iets anders",
    "published": "verschenen",
    "running": "loopt",
    "ended": "beëindigd",
    "partly": "deels",
    "ongoing_policy": "doorlopend beleid",
    "no_public_follow_up": "geen vervolg gevonden",
    "heading": "alleen een kop",
}
"""The words of `follow-up.yaml`, and those of the site."""

NO_RECORD = {
    "osa-brief": "the letter itself",
    "critical-medicines": "without a link by which a reader could check it",
    "geo-monitor": "the Kamerstuk has the day on which it came out",
}
"""Records of `outcomes.yaml` that are no development."""

ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def as_text(record: Any) -> str:
    return json.dumps(record, ensure_ascii=False, default=str)


def days_in(text: str) -> set[datetime.date]:
    """The days that a text names, in words or in figures, in Dutch or in English."""
    found = {datetime.date(*map(int, day)) for day in re.findall(r"(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)", text)}
    for day, name, year in re.findall(r"(\d{1,2}) ([A-Za-z]+) (\d{4})", text):
        months = [m for m, words in enumerate(zip(MONTHS, ENGLISH, strict=True), 1) if name.lower().startswith(words)]
        found |= {datetime.date(int(year), month, int(day)) for month in months[:1]}
    return found


def plain(url: str) -> str:
    """An address without the language that it asks for."""
    return re.sub(r"[?&]prefLang=\w+$", "", url).rstrip("/")


def test_every_initiative_has_the_state_that_was_established() -> None:
    states = [(place.id, real().developments.states[place.id]) for place in real().index.initiatives.values()]
    facts = [(record["initiative"], STATES[record["state_now"]]) for record in FOLLOW_UP]
    assert [(id_, str(found.state)) for id_, found in states] == facts


def test_nothing_found_says_what_was_searched() -> None:
    searched = [real().developments.states[place.id].searched for place in real().index.initiatives.values()]
    assert sum(map(bool, searched)) == sum(record["state_now"] == "no_public_follow_up" for record in FOLLOW_UP)


def test_no_day_is_invented() -> None:
    """Each day stands in a record about it: of its initiatives, or in the files that stand above those."""
    common = {datetime.date(2022, 11, 8), datetime.date(2026, 11, 25), *days_in(as_text([OUTCOMES, CORRECTIONS]))}
    by_initiative = {record["initiative"]: days_in(as_text(record)) for record in FOLLOW_UP}
    for development in real().developments.all:
        permitted = common.union(*(by_initiative.get(about, set()) for about in development.about))
        fields = ("date", "text", "remark", "link", "name", "adopted", "in_force", "applies_from")
        named = days_in(" | ".join(str(getattr(development, field)) for field in fields))
        assert named <= permitted, development.text


def test_every_address_is_a_known_one() -> None:
    """It stands in the facts, or follows from a number there; `fetched` only where it was among the pages read."""
    lines = [line for record in FOLLOW_UP for found in record["records"] for line in found["evidence"]]
    read = {plain(line.split()[0]) for line in lines if line.startswith("http")}
    # The one page that the corrections were read on.
    read |= {paper["url"] for paper in CORRECTIONS["papers"] if "rijksoverheid.nl" in paper.get("url", "")}
    written = "\n".join(map(as_text, (FOLLOW_UP, OUTCOMES, CORRECTIONS, FOOTNOTES)))
    number = re.compile(r".*?(\d[\d -]*(?:-[IVXL]+)?,nr\.\d+|\d+/\d+|\(\d+\)\d+)$")
    for development in real().developments.all:
        paper = development.kamerstuk or development.act
        numbered = paper and number.sub(r"\1", paper.replace(" ", "")) in written.replace(" ", "")
        assert numbered or development.address.rstrip("/") in written, development.address
        assert development.fetched == (plain(development.address) in read), development.address


def established() -> Iterator[dict[str, Any]]:
    corrected = CORRECTIONS["records"]
    for outcome in OUTCOMES:
        days = {key: outcome[key] for key in ("adopted", "in_force", "applies_from") if key in outcome}
        for record in corrected.get(outcome["id"], {"records": [{"url": outcome.get("url"), "days": days}]})["records"]:
            if outcome["id"] in corrected or outcome["id"] not in NO_RECORD:
                yield {"id": outcome["id"], "url": record["url"], "days": record.get("days", {})}


def test_what_is_established_is_there_and_what_is_older_is_background() -> None:
    def fits(development: Development, record: dict[str, Any]) -> bool:
        days = [(str(getattr(development, key)), str(day)) for key, day in record["days"].items()]
        return plain(development.address) == plain(record["url"]) and all(ours == theirs for ours, theirs in days)

    for record in established():
        relations = {str(d.relation) for d in real().developments.all if fits(d, record)}
        assert relations, record
        assert (record["id"] in CORRECTIONS["background"]) <= ("background" in relations), record


def test_what_was_corrected_stays_corrected() -> None:
    addresses, names = {d.address for d in real().developments.all}, {d.name for d in real().developments.all}
    for paper in CORRECTIONS["papers"]:
        number = paper.get("kamerstuk", "").replace(" ", "").replace(",nr.", "-")
        assert paper.get("url", f"https://zoek.officielebekendmakingen.nl/kst-{number}.html") in addresses, paper
    assert not addresses.intersection(CORRECTIONS["sources_not_used"])
    assert set(CORRECTIONS["titles"].values()) <= names
    for id_, words in CORRECTIONS["said"].items():
        assert [d for d in real().developments.all if id_ in d.about and words in d.text], words
    for id_, others in CORRECTIONS["not_about"].items():
        about = [d.about for d in real().developments.all if id_ in d.about]
        assert about
        assert all(set(ids).isdisjoint(others) for ids in about)

    instruments = real().instruments
    for id_, fact in CORRECTIONS["instruments"].items():
        assert instruments[id_].kind == fact["kind"]
        assert fact.get("remark_holds", "") in (instruments[id_].remark or "")
    for id_, wrong in CORRECTIONS["not_official"].items():
        assert {name for name, _ in instruments[id_].official_names()}.isdisjoint(wrong)
    stands_for = {abbreviation.short: abbreviation.stands_for for abbreviation in real().register.abbreviations}
    assert CORRECTIONS["abbreviations"].items() <= stands_for.items()


def test_each_footnote_has_the_papers_that_were_found() -> None:
    """31 have one; a remark where something has to be said of the paper, or of its number."""
    found = {number: real().developments.sources.get(number) for number in real().index.footnotes}
    links = {
        number: [(link.words, link.address, str(link.certainty)) for link in sources.links] if sources else []
        for number, sources in found.items()
    }
    facts = {n: [(x["label"], x["url"], x["certainty"]) for x in fact["links"]] for n, fact in FOOTNOTES.items()}
    assert links == facts
    assert sum(map(bool, facts.values())) == 31
    remarks = {number: sources.remark for number, sources in found.items() if sources and sources.remark}
    assert remarks.keys() == {number for number, fact in FOOTNOTES.items() if "note" in fact}
    assert "kan niet kloppen" in (remarks[1] or "")


def phrases(words: str, length: int = 8) -> set[str]:
    """Every run of so many words."""
    split = re.findall(r"\w+", words.lower())
    return {" ".join(split[at : at + length]) for at in range(len(split) - length + 1)}


def test_nothing_too_weak_and_no_note_is_published() -> None:
    """Neither `left_out` nor `editor_note`: no eight words in a row that the sentences don't have themselves."""
    sentences = phrases(str([OUTCOMES, CORRECTIONS]))
    hidden: set[str] = set()
    for record in FOLLOW_UP:
        sentences = sentences.union(*(phrases(found["sentence_nl"]) for found in record["records"]))
        for words in (*record.get("left_out", []), *(found.get("editor_note", "") for found in record["records"])):
            hidden |= phrases(re.sub(r'"[^"]*"', " . ", str(words)))
    assert len(hidden) > 1000
    for file in (ROOT / "data/developments.yaml", ROOT / "data/register.yaml", *(ROOT / "docs").rglob("*.md")):
        assert not phrases(file.read_text(encoding="utf-8")) & (hidden - sentences), file


def test_the_letter_has_the_address_that_was_established() -> None:
    (letter,) = [outcome for outcome in OUTCOMES if outcome["id"] == "osa-brief"]
    assert str(real().index.annex.document.letter.url) == letter["url"]
