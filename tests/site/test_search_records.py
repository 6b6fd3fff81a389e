"""What the search can find: a record for each thing that has a place on the site, found by nothing that isn't there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.site.annex_data import MARK, Annex
from tests.site.built import Page, Site, text
from tests.site.register_data import Register

Record = dict[str, Any]


@pytest.fixture(scope="module")
def records(site: Path) -> list[Record]:
    script = (site / "assets/search/records.js").read_text(encoding="utf-8")
    found: list[Record] = json.loads(script.removeprefix("osaSearch.records = "))
    return found


def of_kind(records: list[Record], kind: str) -> list[Record]:
    return [record for record in records if record["kind"] == kind]


def test_each_record_leads_somewhere_of_its_own(records: list[Record], built: Site) -> None:
    targets = [built.target(built.pages[""], record["url"]) for record in records]
    assert len(targets) == len(set(targets))
    for target in targets:
        assert target
        assert built.has(target.address)
        assert not target.fragment or target.fragment in built.pages[target.address].ids


def test_each_initiative_has_a_record(records: list[Record], annex: Annex) -> None:
    """With its name and its whole text, and where it stands."""
    found = {record["url"]: (record["name"], record["text"]) for record in of_kind(records, "initiatief")}
    assert found == {f"{annex.addresses[i.id]}#{i.id}": (i.name, MARK.sub("", i.text)) for i in annex.initiatives}
    assert all(re.match(r"Bouwsteen [123] › ", record["place"]) for record in of_kind(records, "initiatief"))


def test_each_footnote_has_a_record(records: list[Record], annex: Annex) -> None:
    found = {record["name"]: record["text"] for record in of_kind(records, "voetnoot")}
    assert found == {f"Voetnoot {note.number}": note.text for note in annex.footnotes}


def test_each_theme_and_block_has_a_record(records: list[Record], annex: Annex) -> None:
    assert {record["name"] for record in of_kind(records, "thema")} == {theme.title for theme in annex.themes}
    assert [record["name"] for record in of_kind(records, "bouwsteen")] == [block.heading for block in annex.blocks]


def test_each_instrument_has_a_record(records: list[Record], register: Register) -> None:
    found = {record["url"] for record in of_kind(records, "instrument")}
    assert found == {f"instrumenten/#{id_}" for id_ in register.instruments}


def test_a_thing_is_found_by_what_a_reader_sees_there(records: list[Record], built: Site) -> None:
    """Names and aliases stand on the page, not in hidden text (issue 4)."""
    hidden = []
    for record in (r for r in records if r["kind"] in ("initiatief", "instrument", "voetnoot")):
        address, _, fragment = record["url"].partition("#")
        shown = fold(section_at(built.pages[address], fragment))
        names = (record["name"], *record.get("names", []))
        hidden += [f"{record['url']}: {name}" for name in names if fold(name) not in shown]
    assert hidden == []


def section_at(page: Page, fragment: str) -> str:
    """All words of the section of a heading."""
    section = page.by_id(fragment).find_parent("section")
    assert section
    return text(section)


def fold(words: str) -> str:
    return " ".join(words.casefold().split())
