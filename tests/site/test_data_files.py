"""The published files: each says what the annex says, keeps to its schema, and is explained on the page *Data*."""

import csv
import io
import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import HttpUrl

from annex.__main__ import main
from annex.relate.cross_references import CrossReferences
from tests.conftest import PUBLISHED, ROOT
from tests.site.built import Site, Target, attribute, text
from tests.unit.project import run, without
from tests.unit.test_schema import read as source

Json = dict[str, Any]

JSON_FILES = ("initiatieven", "instrumenten", "ontwikkelingen")
TABLES = {
    "initiatieven.csv": "id name name_by building_block theme_id theme theme_number parent_id level page last_page "
    "text status status_for status_quote status_footnote footnotes instruments permalink citation editors_state "
    "editors_as_of",
    "bedragen.csv": "amount kind approximate for quote initiative_id footnote name building_block theme_id theme page "
    "same_as permalink",
    "voetnoten.csv": "number page text cited_in instruments editors_links editors_labels editors_certainty "
    "editors_remark permalink",
    "ontwikkelingen.csv": "date event text remark about relation confidence name act adopted adopted_as in_force "
    "applies_from address link fetched checked citation permalink",
}
"""The columns of each table: people's programs go by them."""


@pytest.fixture(scope="module")
def data(site: Path) -> Path:
    return site / "data"


def read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tree(data: Path) -> Json:
    found: Json = read(data / "initiatieven.json")
    return found


def without_computed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_computed(part) for key, part in value.items() if key != "computed"}
    return [without_computed(part) for part in value] if isinstance(value, list) else value


def records(value: Any, key: str = "") -> Iterator[Json]:
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


def themes(tree: Json) -> list[Json]:
    return [record for record in records(tree, "computed") if "number" in record["computed"]]


def json_files(data: Path) -> dict[Path, Path]:
    """Each kind of JSON file, with its schema. Of the themes' files one: they hold parts of the tree."""
    named = {data / f"{name}.json": data / f"{name}.schema.json" for name in JSON_FILES}
    return named | {data / "themas/verminderen.json": data / "thema.schema.json"}


def test_every_json_file_keeps_to_the_schema_beside_it(data: Path) -> None:
    """Which allows nothing that it doesn't name: a schema that allows everything would do otherwise."""
    for file, path in json_files(data).items():
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


def test_the_trees_are_the_sources_and_what_is_computed_stands_apart(data: Path, tree: Json) -> None:
    assert without_computed(tree) == source("data/initiatives.yaml")
    register = source("data/register.yaml")
    shown = without_computed(read(data / "instrumenten.json"))
    assert shown == {key: register[key] for key in ("checked", "instruments")}
    expected = source("data/developments.yaml")
    for development in expected["developments"]:
        if "url" in development:
            development["url"] = str(HttpUrl(development["url"]))  # an address without a path ends in a slash
    expected["developments"].sort(key=lambda development: (development.get("date", "") + "-01-01")[:10], reverse=True)
    assert without_computed(read(data / "ontwikkelingen.json")) == expected
    for name in ("initiatives", "register", "developments"):
        for file in (f"{name}.yaml", f"{name}.schema.json"):
            assert (data / file).read_bytes() == (ROOT / "data" / file).read_bytes()


def test_every_permalink_leads_to_the_record(data: Path, built: Site) -> None:
    for name in JSON_FILES:
        for record in records(read(data / f"{name}.json"), "computed"):
            if "permalink" in record["computed"] and "document" not in record:
                target = built.target(built.pages[""], record["computed"]["permalink"])
                assert target
                assert built.has(target.address), record
                assert not target.fragment or target.fragment in built.pages[target.address].ids
                assert "name_by" not in record or target.fragment == record["id"]


def test_the_instruments_of_a_record_are_those_that_its_text_links(tree: Json, built: Site) -> None:
    seen = 0
    for record in records(tree, "name_by"):
        address, _, fragment = record["computed"]["permalink"].partition("#")
        (words, *_) = built.section(Target(address, fragment)).select(".initiative__text")
        linked = [attribute(a, "href").partition("#")[2] for a in words.select("a.mention")]
        assert record["computed"]["instruments"] == list(dict.fromkeys(linked)), record["id"]
        seen += len(linked)
    assert seen > 50


def test_a_theme_has_its_own_file(data: Path, tree: Json, built: Site) -> None:
    """The same as in the tree, with the footnotes that it cites; and its page links it."""
    for theme in themes(tree):
        page = built.pages[theme["computed"]["permalink"]]
        target = built.target(page, attribute(page.one(".as-data a[type='application/json']"), "href"))
        assert target
        assert target.address == f"data/themas/{theme['id']}.json"
        found = read(data.parent / target.address)
        assert found["theme"] == theme
        marks = {int(mark) for mark in re.findall(r"\[\^(\d+)\]", json.dumps(theme))}
        assert found["footnotes"] == [note for note in tree["footnotes"] if note["number"] in marks]
    assert len(list((data / "themas").iterdir())) == len(themes(tree)) == 23


# The tables ----------------------------------------------------------------------------------------------------------


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
    assert header == TABLES[name].split()
    assert {len(row) for row in rows} == {len(header)}
    assert [cell for row in rows for cell in row if re.match(r"\s*[=+\-@\t\r]", cell)] == []


@pytest.mark.parametrize("name", TABLES)
def test_a_row_says_what_its_record_says(data: Path, tree: Json, name: str) -> None:
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


def test_what_a_row_works_out(data: Path, tree: Json, references: CrossReferences) -> None:
    places = references.index.initiatives
    initiatives = table(data / "initiatieven.csv")
    for row in (*initiatives, *table(data / "bedragen.csv")):
        named_at = references.index.citations[int(row["footnote"])][0].place if row.get("footnote") else None
        theme = (named_at or places[row.get("initiative_id") or row["id"]]).theme_place
        assert (row["building_block"], row["theme_id"]) == (str(theme.block.number), theme.id)
        assert row["theme"] == theme.theme.title
    for row, record, place in zip(initiatives, records(tree, "name_by"), places.values(), strict=True):
        statuses = record.get("status", [])
        statuses = statuses if isinstance(statuses, list) else [statuses]
        for column, key in (("", "value"), ("_for", "for"), ("_quote", "quote"), ("_footnote", "footnote")):
            values = [str(status.get(key, "")) for status in statuses]
            assert row[f"status{column}"] == ("; ".join(values) if any(values) else "")
        assert row["parent_id"] == (place.parent.id if place.parent else "")
        assert row["editors_state"] == references.developments.states[place.id].state
        assert row["citation"] == references.index.cite(place)
        assert int(row["last_page"]) == record["computed"]["pages"][-1]
        assert row["footnotes"] == "; ".join(dict.fromkeys(re.findall(r"\[\^(\d+)\]", record["text"])))
    assert any(row["quote"].startswith("'+/- ") for row in table(data / "bedragen.csv")), "it looks like a formula"
    links = {entry["number"]: entry.get("links", []) for entry in source("data/register.yaml")["footnotes"]}
    for row in table(data / "voetnoten.csv"):
        assert len(list(filter(None, row["editors_links"].split("; ")))) == len(links.get(int(row["number"]), []))
    developments = read(data / "ontwikkelingen.json")["developments"]
    for row, record in zip(table(data / "ontwikkelingen.csv"), developments, strict=True):
        date = record.get("date", "")
        assert row["date"] == date if len(date) in (0, 10) else re.fullmatch(rf"in ([a-z]+ )?{date[:4]}", row["date"])


# The command ---------------------------------------------------------------------------------------------------------


def test_the_command_writes_what_the_site_serves(published_site: Path, tmp_path: Path) -> None:
    """Under an address, links are whole."""
    folder, data = tmp_path / "new/folder", published_site / "data"
    assert main(["--root", str(ROOT), "export", "--site-url", PUBLISHED.rstrip("/"), str(folder)]) == 0
    names = {file.relative_to(data).as_posix() for file in data.rglob("*") if file.is_file()} - {"index.html"}
    assert {file.relative_to(folder).as_posix() for file in folder.rglob("*.*")} == names
    assert [name for name in names if (folder / name).read_bytes() != (data / name).read_bytes()] == []
    links = [
        record["computed"].get("permalink", PUBLISHED)
        for record in records(read(data / "initiatieven.json"), "computed")
    ]
    links += [row["permalink"] for name in TABLES for row in table(data / name)]
    assert all(link.startswith(PUBLISHED) for link in links)
    assert f"{PUBLISHED}bouwsteen-1/interne-markt/#smei" in links


def test_a_wrong_folder_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in the name of a built site makes no new folder, and no empty zip."""
    for command in (
        ["finish", str(tmp_path / "stie")],
        ["archive", str(tmp_path / "stie"), str(tmp_path / "site.zip")],
    ):
        assert main(["--root", str(ROOT), *command]) == 1
        assert "is it a built site?" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["--root", str(ROOT), "export", str(tmp_path / "file")]) == 1
    assert str(tmp_path / "file") in capsys.readouterr().err


# The page *Data* -----------------------------------------------------------------------------------------------------


def test_the_page_explains_every_file_and_field(built: Site, data: Path) -> None:
    page = built.pages["data/"]
    linked = {target.address for _, target in built.links(page, page.one("article")) if target}
    assert {f"data/{file.name}" for file in data.glob("*.*")} - {"data/index.html"} <= linked
    assert "llms.txt" in linked
    explained: dict[str, list[str]] = {}
    for fields in page.select(".fields dl"):
        above = fields.find_previous(["p", "summary"])
        assert above
        explained[text(above)] = [text(dt) for dt in fields.select("dt")]
    assert {name: explained[name] for name in TABLES} == {name: columns.split() for name, columns in TABLES.items()}
    for file in json_files(data):
        for record in records(read(file)):
            keys = {*record, *(f"computed.{key}" for key in record.get("computed", {}))} - {"computed"}
            assert any(keys <= set(names) for names in explained.values()), f"{file.name}: {keys}"


@pytest.fixture(scope="module")
def examples(built: Site) -> list[str]:
    """The examples of the page, as a reader copies them."""
    return [tag.get_text() for tag in built.pages["data/"].select("article pre code")]


def test_the_example_for_pandas_works(examples: list[str], data: Path, tree: Json) -> None:
    ran = run(sys.executable, "-c", examples[0], cwd=data)
    assert ran.returncode == 0, ran.stdout
    for block in tree["building_blocks"]:
        number = len(list(records(block, "name_by")))
        assert re.search(rf"^{block['number']}\s+{number}$", ran.stdout, re.MULTILINE), ran.stdout
    # Counted by hand: 1.6 billion, 1.5 billion, and three IPCEIs of 230, 70 and 40 million.
    assert re.search(r"^Strategisch Europees industriebeleid\s+3440000000$", ran.stdout, re.MULTILINE), ran.stdout
    assert len(re.findall(r"\d{8,}", ran.stdout)) == 1, "no other theme has an amount that can be added up"


def test_the_example_for_a_spreadsheet_works(built: Site, examples: list[str], data: Path, tmp_path: Path) -> None:
    """Opened in a spreadsheet program as it is, with the formula in the cell that the page names; and every cell shows
    what it holds, but for the apostrophe, which this program takes for the sign of a text."""
    (english,) = re.findall(r"=COUNTIFS\([^)]*\)", text(built.pages["data/"].one("article")))
    assert examples[1].strip().replace("AANTALLEN.ALS", "COUNTIFS").replace(";", ",") == english
    program, file, output = shutil.which("ssconvert"), data / "initiatieven.csv", tmp_path / "shown.csv"
    if not program:
        without("this test needs the spreadsheet program Gnumeric (Debian: apt-get install gnumeric)")
    command = (program, "--recalc", "-T", "Gnumeric_stf:stf_csv", "--set", f"Z1={english}", str(file), str(output))
    assert run(*command).returncode == 0
    rows, (first, *shown) = table(file), csv.reader(io.StringIO(output.read_text(encoding="utf-8"), newline=""))
    running = [row for row in rows if row["building_block"] == "2" and "lopend" in row["status"]]
    assert first == [*rows[0], *[""] * (25 - len(rows[0])), str(len(running))]
    assert len(running) == 20
    days = [[re.sub(r"^(\d{4})/(\d\d)/(\d\d)$", r"\1-\2-\3", cell) for cell in row[: len(rows[0])]] for row in shown]
    assert days == [list(map(plain, row.values())) for row in rows]
