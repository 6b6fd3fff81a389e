"""What became of the plans is the same on every page and in every file."""

import csv
import io
import json
from collections import Counter

import pytest

from tests.site.built import Site, attribute, text
from tests.site.conftest import Record

Rows = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def table(built: Site) -> Rows:
    """The plans in `initiatieven.csv`, by id: what has a state."""
    content = (built.folder / "data/initiatieven.csv").read_text(encoding="utf-8-sig")
    return {row["id"]: row for row in csv.DictReader(io.StringIO(content, newline="")) if row["editors_state"]}


@pytest.fixture(scope="module")
def published_states(built: Site) -> list[Record]:
    found: list[Record] = json.loads((built.folder / "data/ontwikkelingen.json").read_bytes())["states"]
    return found


def test_the_groups_count_the_same_everywhere(
    built: Site, states: list[Record], table: Rows, published_states: list[Record]
) -> None:
    """On the home page, on *Toen en nu* and in its filter, in JSON and in CSV; together they are all plans."""
    in_json = Counter(state["computed"]["group"] for state in published_states)
    assert in_json.total() == len(states)
    assert Counter(row["editors_group"] for row in table.values()) == in_json
    overview = built.pages["stand-van-zaken/"]
    filtered = Counter(value for row in overview.select("[data-nu]") for value in attribute(row, "data-nu").split())
    for page in (built.pages[""], overview):
        items = [(item.select("a")[0], int(text(item.select(".soft")[0]))) for item in page.select(".legend li")]
        assert {text(link): number for link, number in items} == in_json
        for link, number in items:
            assert filtered[attribute(link, "href").partition("?nu=")[2].removesuffix("#lijst")] == number


def test_a_summary_is_the_same_by_a_letter_everywhere(
    built: Site, states: list[Record], table: Rows, published_states: list[Record]
) -> None:
    """On the page of its theme, on *Toen en nu*, in JSON and in CSV."""
    wanted = {state["initiative"]: state["summary"] for state in states}
    assert {state["initiative"]: state["summary"] for state in published_states} == wanted
    assert {id_: row["editors_summary"] for id_, row in table.items()} == wanted
    overview = built.pages["stand-van-zaken/"]
    rows = zip(built.targets(overview, "a[data-record]"), overview.select(".listed__summary"), strict=True)
    assert {target.fragment: text(cell) for target, cell in rows} == wanted
    for id_, row in table.items():
        page = built.pages[row["permalink"].partition("#")[0]]
        section = page.ids[id_].find_parent("section")
        assert section
        assert text(section.select(".editorial__summary")[0]) == wanted[id_]
