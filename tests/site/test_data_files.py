"""The published files: each says what the annex says, keeps to its schema, and is explained on the page *Data*."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from annex.__main__ import main
from tests.conftest import PUBLISHED
from tests.site.built import Site, attribute, text
from tests.site.expected import MARK, Expected, Record, act_days, address, first_day, period

JSON_FILES = ("initiatieven", "instrumenten", "ontwikkelingen")
TABLES = {
    "initiatieven.csv": "id name name_by building_block theme_id theme theme_number parent_id level page last_page "
    "text status status_for status_quote status_footnote footnotes instruments permalink citation editors_state "
    "editors_because editors_since editors_applies editors_last_seen editors_newest",
    "bedragen.csv": "amount kind approximate for quote initiative_id footnote name building_block theme_id theme page "
    "same_as permalink",
    "voetnoten.csv": "number page text cited_in instruments editors_links editors_labels editors_certainty "
    "editors_remark permalink",
    "ontwikkelingen.csv": "date id event text remark about relation role name act celex adopted adopted_as in_force "
    "applies_from address link read read_at quote added checked citation permalink",
}
"""The columns of each table: people's programs go by them."""


@pytest.fixture(scope="module")
def data(site: Path) -> Path:
    return site / "data"


def read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tree(data: Path) -> Record:
    found: Record = read(data / "initiatieven.json")
    return found


def without_computed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_computed(part) for key, part in value.items() if key != "computed"}
    return [without_computed(part) for part in value] if isinstance(value, list) else value


def records(value: Any, key: str = "") -> Iterator[Record]:
    """Every record of a file, or those with a key."""
    parts = value if isinstance(value, list) else ()
    if isinstance(value, dict):
        parts = [part for name, part in value.items() if name != "computed"]
        if key in value or not key:
            yield value
    for part in parts:
        yield from records(part, key)


def table(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""), strict=True))


def themes(tree: Record) -> list[Record]:
    return [record for record in records(tree, "computed") if "number" in record["computed"]]


def json_files(data: Path, tree: Record) -> dict[Path, Path]:
    """Each kind of JSON file, with its schema. Of the themes' files one: they hold parts of the tree."""
    named = {data / f"{name}.json": data / f"{name}.schema.json" for name in JSON_FILES}
    largest = max(themes(tree), key=lambda theme: len(json.dumps(theme)))
    return named | {data / f"themas/{largest['id']}.json": data / "thema.schema.json"}


def test_every_json_file_keeps_to_the_schema_beside_it(data: Path, tree: Record) -> None:
    """Which allows nothing that it doesn't name: a schema that allows everything would do otherwise."""
    for file, path in json_files(data, tree).items():
        schema = read(path)
        Draft202012Validator.check_schema(schema)
        with_computed = [node for node in records(schema, "properties") if "computed" in node["properties"]]
        computed = [node["properties"]["computed"] for node in with_computed]
        assert computed
        assert all("computed" in node["required"] for node in with_computed)
        assert all(node["required"] == list(node["properties"]) for node in computed)
        assert all(node["additionalProperties"] is False for node in (*records(schema, "properties"), *computed))
        errors = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(read(file))
        assert [f"{file.name}: {error.json_path}: {error.message}" for error in errors] == []


def test_the_metadata_of_every_table_names_its_columns(data: Path) -> None:
    """As CSV on the Web has it: the names in order, each with a description."""
    for file in data.glob("*.csv"):
        metadata = read(data / f"{file.name}-metadata.json")
        assert metadata["url"] == file.name
        columns = metadata["tableSchema"]["columns"]
        assert [column["titles"] for column in columns] == list(table(file)[0])
        assert all(re.fullmatch(r"[a-z][a-z_]*", column["name"]) for column in columns)
        assert all(column["dc:description"] for column in columns)


def as_json(value: Any) -> Any:
    """A value of the YAML as JSON has it: days as text."""
    return json.loads(json.dumps(value, default=str))


def test_json_has_what_the_yaml_has_and_computed_values_apart(data: Path, tree: Record, expected: Expected) -> None:
    assert without_computed(tree) == as_json(expected.annex)
    shown = without_computed(read(data / "instrumenten.json"))
    assert shown == as_json({key: expected.register[key] for key in ("checked", "instruments")})
    since = as_json(expected.since)
    since["developments"].sort(key=first_day, reverse=True)
    for development in since["developments"]:
        if "url" in development:
            development["url"] = address(development)
    assert without_computed(read(data / "ontwikkelingen.json")) == since
    for name in ("initiatives", "register", "developments"):
        for file in (f"{name}.yaml", f"{name}.schema.json"):
            assert (data / file).read_bytes() == (expected.root / "data" / file).read_bytes()


def test_every_permalink_leads_to_the_record(data: Path, built: Site) -> None:
    for name in JSON_FILES:
        for record in records(read(data / f"{name}.json"), "computed"):
            if "permalink" in record["computed"] and "document" not in record:
                target = built.target(built.pages[""], record["computed"]["permalink"])
                assert target
                assert built.has(target.address), record
                assert not target.fragment or target.fragment in built.pages[target.address].ids
                assert "name_by" not in record or target.fragment == record["id"]


def test_the_instruments_of_a_record_are_those_that_its_text_names(tree: Record, expected: Expected) -> None:
    computed = {record["id"]: record["computed"]["instruments"] for record in records(tree, "name_by")}
    assert computed == {id_: expected.mentions[id_] for id_ in expected.initiatives}
    notes = {note["number"]: note["computed"]["instruments"] for note in tree["footnotes"]}
    assert notes == {number: expected.mentions[f"voetnoot-{number}"] for number in expected.footnotes}


def test_a_theme_has_its_own_file(data: Path, tree: Record, built: Site, expected: Expected) -> None:
    """The same as in the tree, with the footnotes that it cites; and its page links it."""
    for theme in themes(tree):
        page = built.pages[theme["computed"]["permalink"]]
        target = built.target(page, attribute(page.one(".as-data a[type='application/json']"), "href"))
        assert target
        assert target.address == f"data/themas/{theme['id']}.json"
        found = read(data.parent / target.address)
        assert found["theme"] == theme
        assert found["building_block"]["id"] == expected.themes[theme["id"]].block["id"]
        marks = {int(mark) for mark in MARK.findall(json.dumps(theme))}
        assert found["footnotes"] == [note for note in tree["footnotes"] if note["number"] in marks]
    assert {file.stem for file in (data / "themas").iterdir()} == expected.themes.keys()


# --- The tables


def cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def plain(cell: str) -> str:
    """A text without the apostrophe that keeps it from being a formula."""
    return cell[1:] if re.match(r"'[=+\-@]", cell) else cell


@pytest.mark.parametrize("name", TABLES)
def test_a_table_opens_in_a_spreadsheet(data: Path, name: str) -> None:
    """UTF-8 with the mark by which a spreadsheet knows it; the columns; each row as long; no formula."""
    content = (data / name).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    assert [column for column in header if column in TABLES[name].split()] == TABLES[name].split()
    assert {len(row) for row in rows} == {len(header)}
    assert [cell for row in rows for cell in row if re.match(r"\s*[=+\-@\t\r]", cell)] == []


@pytest.mark.parametrize("name", TABLES)
def test_a_row_has_what_its_record_has(data: Path, tree: Record, name: str) -> None:
    """In each column that has the name of a field."""
    said = {
        "initiatieven.csv": list(records(tree, "name_by")),
        "bedragen.csv": [budget for record in records(tree, "budgets") for budget in record["budgets"]],
        "voetnoten.csv": tree["footnotes"],
        "ontwikkelingen.csv": read(data / "ontwikkelingen.json")["developments"],
    }
    for row, record in zip(table(data / name), said[name], strict=True):
        fields = record | record.get("computed", {})
        columns = [column for column in row if column in fields and column not in ("status", "date")]
        assert len(columns) >= 4
        assert {name: plain(row[name]) for name in columns} == {name: cell(fields[name]) for name in columns}


def test_a_row_of_an_initiative_has_its_place_statuses_and_state(data: Path, built: Site, expected: Expected) -> None:
    for row, one in zip(table(data / "initiatieven.csv"), expected.initiatives.values(), strict=True):
        theme = one.theme
        assert (row["building_block"], row["theme_id"], row["theme"]) == (
            str(theme.block["number"]),
            theme.id,
            theme.name,
        )
        assert row["theme_number"] == (theme.parent or theme).number
        assert (row["parent_id"], row["level"]) == (one.parent.id if one.parent else "", str(one.level))
        for column, key in (("", "value"), ("_for", "for"), ("_quote", "quote"), ("_footnote", "footnote")):
            values = [str(status.get(key, "")) for status in one.statuses]
            assert row[f"status{column}"] == ("; ".join(values) if any(values) else "")
        assert row["editors_state"] == expected.state(one.id)
        assert row["editors_because"] == "; ".join(expected.states[one.id].get("because", []))
        assert row["last_page"] == one.pages.rpartition("–")[2]
        assert row["footnotes"] == "; ".join(dict.fromkeys(MARK.findall(one.record["text"])))
        assert row["citation"] == attribute(built.section(one.at).select(".cite__open")[0], "data-citation")


def test_since_when_a_state_holds_is_the_same_in_every_file(data: Path, expected: Expected) -> None:
    """Each day is one of the development that decides the state, or of the newest."""
    states = {one["initiative"]: one["computed"] for one in read(data / "ontwikkelingen.json")["states"]}
    for row in table(data / "initiatieven.csv"):
        id_, deciding = row["id"], expected.deciding(row["id"]) or {}
        keys = ("since", "applies", "last_seen", "newest")
        assert {key: row[f"editors_{key}"] for key in keys} == {key: states[id_][key] for key in keys}
        days = [*act_days(deciding), first_day(deciding)]
        assert {states[id_]["since"], states[id_]["applies"]} <= {"", *days}, id_
        assert states[id_]["last_seen"] == expected.last_seen(id_)
        newest = expected.newest(id_)
        assert states[id_]["newest"] == (newest["id"] if newest else "")


def test_an_instrument_has_the_eli_of_each_act(data: Path) -> None:
    """And nothing else has one: a communication has none."""
    kinds = {"R": "reg", "L": "dir", "D": "dec"}
    for identifiers in records(read(data / "instrumenten.json"), "computed"):
        if "eli" in identifiers["computed"]:
            own = [identifiers["celex"]] if "celex" in identifiers else identifiers.get("acts", [])
            acts = [re.fullmatch(r"3(\d{4})([RLD])0*(\d+)", number) for number in own]
            links = [f"http://data.europa.eu/eli/{kinds[act[2]]}/{act[1]}/{act[3]}/oj" for act in acts if act]
            assert identifiers["computed"]["eli"] == links


# --- Editions


def test_each_edition_is_served_as_it_was_written(data: Path, expected: Expected) -> None:
    files = {file.name: file.read_bytes() for file in (expected.root / "data/editions").glob("*.csv")}
    assert {file.name: file.read_bytes() for file in (data / "editions").glob("*")} == files


def test_each_edition_is_listed_with_what_changed_since(built: Site, data: Path, expected: Expected) -> None:
    """The newest first; a state or the day since when it holds counts. Each has all initiatives."""
    page = built.pages["data/"]
    now = {row["id"]: (row["editors_state"], row["editors_since"]) for row in table(data / "initiatieven.csv")}
    listed = []
    for file in sorted((expected.root / "data/editions").glob("*.csv"), reverse=True):
        then = {row["initiative"]: (row["status"], row["since"]) for row in table(file)}
        assert then.keys() == now.keys()
        number = sum(then[id_] != state for id_, state in now.items())
        initiatives = f"{number} {'initiatief' if number == 1 else 'initiatieven'}"
        changed = f"sindsdien veranderde de status van {initiatives}." if number else "gelijk aan nu."
        listed.append((f"{period(file.stem)}: {changed}", f"data/editions/{file.name}"))
    links = [(text(item), target) for item in page.select("article li") for _, target in built.links(page, item)]
    assert [(said, at.address) for said, at in links if at and at.address.startswith("data/editions/")] == listed


# --- The command


def test_the_command_writes_what_the_site_serves(published_site: Path, tmp_path: Path, expected: Expected) -> None:
    """Under an address, links are whole."""
    folder, data = tmp_path / "new/folder", published_site / "data"
    arguments = ["export", "--site-url", PUBLISHED.rstrip("/"), str(folder)]
    assert main(["--root", str(expected.root), *arguments]) == 0
    names = {file.relative_to(data).as_posix() for file in data.rglob("*") if file.is_file()} - {"index.html"}
    assert {file.relative_to(folder).as_posix() for file in folder.rglob("*.*")} == names
    assert [name for name in names if (folder / name).read_bytes() != (data / name).read_bytes()] == []
    links = [
        record["computed"].get("permalink", PUBLISHED)
        for record in records(read(data / "initiatieven.json"), "computed")
    ]
    links += [row["permalink"] for name in TABLES for row in table(data / name)]
    assert all(link.startswith(PUBLISHED) for link in links)
    assert {f"{PUBLISHED}{one.at.address}#{one.id}" for one in expected.initiatives.values()} <= set(links)


def test_a_wrong_folder_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str], expected: Expected) -> None:
    """A slip in the name of a built site makes no empty zip."""
    root = ["--root", str(expected.root)]
    assert main([*root, "archive", str(tmp_path / "stie"), str(tmp_path / "site.zip")]) == 1
    assert "is it a built site?" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main([*root, "export", str(tmp_path / "file")]) == 1
    assert str(tmp_path / "file") in capsys.readouterr().err


# --- The page *Data*


def test_the_page_explains_every_file_and_field(built: Site, data: Path, tree: Record) -> None:
    page = built.pages["data/"]
    linked = {target.address for _, target in built.links(page, page.one("article")) if target}
    assert {f"data/{file.name}" for file in data.glob("*.*")} - {"data/index.html"} <= linked
    assert "llms.txt" in linked
    explained: dict[str, list[str]] = {}
    for fields in page.select(".fields dl"):
        above = fields.find_previous(["p", "summary"])
        assert above
        explained[text(above)] = [text(dt) for dt in fields.select("dt")]
    assert {name: explained[name] for name in TABLES} == {name: list(table(data / name)[0]) for name in TABLES}
    for file in json_files(data, tree):
        for record in records(read(file)):
            keys = {*record, *(f"computed.{key}" for key in record.get("computed", {}))} - {"computed"}
            assert any(keys <= set(names) for names in explained.values()), f"{file.name}: {keys}"


def test_the_example_in_python_names_files_and_columns(built: Site, data: Path, expected: Expected) -> None:
    """And what it adds up are the amounts that can be added up."""
    code = "".join(tag.get_text() for tag in built.pages["data/"].select("article pre code.language-python"))
    tables = {name: table(data / name) for name in re.findall(r'read_csv\("(.*?)"\)', code)}
    columns = {column for rows in tables.values() for column in rows[0]}
    assert set(re.findall(r'[\[(]"(\w+)"[\])]', code)) <= columns
    for rows in [tables["bedragen.csv"]] if "bedragen.csv" in tables else []:
        countable = [int(row["amount"]) for row in rows if not row["same_as"] and row["kind"] != "increase"]
        assert sum(countable) == sum(one["amount"] for one in expected.amounts if one["kind"] != "increase")


def test_the_formula_for_a_spreadsheet_names_the_right_columns(built: Site, data: Path, expected: Expected) -> None:
    """Those of the building block and the status, in which it finds what the YAML has. It is there in Dutch and in
    English."""
    rows = table(data / "initiatieven.csv")
    for formula in re.findall(r"=[A-Z.]+\((.*?)\)", text(built.pages["data/"].one("article"))):
        first, block, second, pattern = re.split("[;,]", formula)
        names = [list(rows[0])["ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(column[0])] for column in (first, second)]
        assert names == ["building_block", "status"]
        status = pattern.strip('"*')
        found = [row["id"] for row in rows if row[names[0]] == block and status in row[names[1]]]
        initiatives = [one for one in expected.initiatives.values() if str(one.theme.block["number"]) == block]
        assert found == [one.id for one in initiatives if status in one.then] != []
