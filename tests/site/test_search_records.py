"""What the search can find: a record for each thing that has a place on the site, by names that stand there."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from annex.publish.search_records import SEPARATOR, stop_words
from annex.relate.cross_references import CrossReferences
from tests.conftest import ROOT
from tests.site.built import Site, text
from tests.site.expected import Register

LOADED = ["vendor/minisearch", "vendor/stemmer", "records", "text", "lexicon", "policy"]
"""The scripts that the first touch of the search loads."""

PAGES_FOUND = 9
"""The overviews, the annex, the footnotes, the data, and what the site is."""


@pytest.fixture(scope="module")
def records(built: Site) -> list[dict[str, str]]:
    script = (built.folder / "assets/search/records.js").read_text(encoding="utf-8")
    columns: dict[str, list[str]] = json.loads(script.partition("osaSearch.columns = ")[2])
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def items(joined: str) -> list[str]:
    return joined.split(SEPARATOR) if joined else []


def test_everything_has_a_record_with_its_name_and_text(records: list[dict[str, str]], register: Register) -> None:
    annex = register.annex
    expected = {("bouwsteen", block.address, block.heading, "") for block in annex.blocks}
    kinds = {"theme": "thema", "initiative": "initiatief", "footnote": "voetnoot"}
    for item in (*annex.themes, *annex.initiatives, *annex.footnotes):
        url = item.address + (f"#{item.fragment}" if item.fragment else "")
        expected.add((kinds[item.kind], url, item.name, item.words))
    found = [(r["kind"], r["url"], r["name"], r["text"]) for r in records]
    assert {r for r in found if r[0] not in ("instrument", "pagina")} == expected
    instruments = {(f"instrumenten/#{i.id}", i.title) for i in register.instruments.values()}
    assert {(url, name) for kind, url, name, _ in found if kind == "instrument"} == instruments
    assert len(found) == len(expected) + len(instruments) + PAGES_FOUND
    assert all(re.match(r"[123](\.\d){1,2} ", r["place"]) for r in records if r["kind"] == "initiatief")
    assert {r["place"] for r in records if r["kind"] == "instrument"} == {"Instrumenten"}


def test_each_record_leads_somewhere_of_its_own(records: list[dict[str, str]], built: Site) -> None:
    targets = [built.target(built.pages[""], record["url"]) for record in records]
    assert len(targets) == len(set(targets))
    for target in targets:
        assert target
        assert built.has(target.address)
        assert not target.fragment or target.fragment in built.pages[target.address].ids


def test_a_thing_is_found_by_what_a_reader_sees_there(records: list[dict[str, str]], built: Site) -> None:
    """Names and aliases stand on the page, not in hidden text."""
    hidden = []
    for record in (r for r in records if r["kind"] in ("initiatief", "instrument", "voetnoot")):
        address, _, fragment = record["url"].partition("#")
        section = built.pages[address].by_id(fragment).find_parent(["section", "details"])
        assert section
        shown = " ".join(text(section).casefold().split())
        names = (record["name"], *items(record["names"]))
        hidden += [(record["url"], name) for name in names if " ".join(name.casefold().split()) not in shown]
    assert hidden == []


def test_search_words_are_no_names(records: list[dict[str, str]], references: CrossReferences) -> None:
    """Each thing has them, all only once; the search adds those of an instrument to the initiative before it."""
    homes: dict[str, list[str]] = {}
    home: dict[str, str] = {}
    for record in records:
        names, words = ({n.casefold() for n in items(record[key])} for key in ("names", "words"))
        assert not (names | {record["name"].casefold()}) & words
        assert len(words) == len(items(record["words"]))
        assert not words or record["kind"] in ("initiatief", "thema", "instrument")
        if record["kind"] != "instrument":
            home = record
        elif home["kind"] == "initiatief":
            homes.setdefault(home["url"].partition("#")[2], []).append(record["url"].partition("#")[2])
            assert not words & {word.casefold() for word in items(home["words"])}
    assert homes == {home: [instrument.id for instrument in of] for home, of in references.homes.items() if home}


def test_each_stop_word_is_written_as_the_search_compares_words() -> None:
    """Once, without capitals, accents and signs: another would never be met."""
    words = stop_words(ROOT)
    assert [word for word in words if not re.fullmatch("[a-z]+", word)] == []
    assert len(words) == len(set(words)) > 500


def test_the_search_is_light(built: Site) -> None:
    files = [built.folder / f"assets/search/{name}.js" for name in LOADED]
    assert sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files) <= 50_000
