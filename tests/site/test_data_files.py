"""The published files: each says what the annex says, keeps to its schema, and is explained on the page *Data*."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import Tag
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import HttpUrl

from annex.__main__ import main
from tests.conftest import PUBLISHED, ROOT
from tests.site.built import Site, attribute, text
from tests.unit.test_schema import DatesAsText

Json = dict[str, Any]

JSON_FILES = {f"{name}.json": f"{name}.schema.json" for name in ("initiatieven", "instrumenten", "ontwikkelingen")}
TABLES = ("initiatieven.csv", "bedragen.csv", "voetnoten.csv", "ontwikkelingen.csv")


@pytest.fixture(scope="module")
def data(site: Path) -> Path:
    return site / "data"


def read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def source(name: str) -> Any:
    return yaml.load((ROOT / "data" / name).read_text(encoding="utf-8"), Loader=DatesAsText)


def without_computed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_computed(part) for key, part in value.items() if key != "computed"}
    return [without_computed(part) for part in value] if isinstance(value, list) else value


def computed(value: Any) -> Iterator[tuple[Json, Json]]:
    """Every record with computed fields, and those."""
    if isinstance(value, dict):
        if "computed" in value:
            yield value, value["computed"]
        for part in value.values():
            yield from computed(part)
    for part in value if isinstance(value, list) else ():
        yield from computed(part)


def table(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))


def themes(data: Path) -> dict[str, Json]:
    """The themes and sub-themes of the tree, by id."""
    return {record["id"]: record for record, fields in computed(read(data / "initiatieven.json")) if "number" in fields}


def json_files(data: Path) -> list[tuple[Path, Path]]:
    """Every JSON file with its schema."""
    named = [(data / name, data / schema) for name, schema in JSON_FILES.items()]
    return named + [(file, data / "thema.schema.json") for file in sorted((data / "themas").glob("*.json"))]


def test_every_json_file_keeps_to_the_schema_beside_it(data: Path) -> None:
    files = json_files(data)
    assert len(files) == len(JSON_FILES) + len(themes(data))
    for file, schema in files:
        Draft202012Validator.check_schema(read(schema))
        errors = Draft202012Validator(read(schema), format_checker=FormatChecker()).iter_errors(read(file))
        assert [f"{file.name}: {error.json_path}: {error.message}" for error in errors] == []


def test_a_schema_allows_nothing_else(data: Path) -> None:
    """Without this, a schema that allows everything would do."""
    for file, schema in json_files(data)[:3]:
        validator = Draft202012Validator(read(schema))
        for change in ({"nieuw": ""}, None, 1):
            value = read(file)
            _, fields = list(computed(value))[-1]
            if isinstance(change, dict):
                fields.update(change)
            elif change is None:
                fields.popitem()
            else:
                fields[next(iter(fields))] = change
            assert not validator.is_valid(value), (file.name, change)


def test_the_tree_is_the_annex_and_what_is_computed_stands_apart(data: Path) -> None:
    assert without_computed(read(data / "initiatieven.json")) == source("initiatives.yaml")
    register = source("register.yaml")
    expected = {key: register[key] for key in ("checked", "instruments")}
    assert without_computed(read(data / "instrumenten.json")) == expected


def test_the_developments_are_the_editors_newest_first(data: Path) -> None:
    expected = source("developments.yaml")
    for development in expected["developments"]:
        if "url" in development:
            development["url"] = str(HttpUrl(development["url"]))  # an address without a path ends in a slash
    expected["developments"].sort(key=lambda development: (development.get("date", "") + "-01-01")[:10], reverse=True)
    assert without_computed(read(data / "ontwikkelingen.json")) == expected
    rows = table(data / "ontwikkelingen.csv")
    records = read(data / "ontwikkelingen.json")["developments"]
    for row, record in zip(rows, records, strict=True):
        assert row["text"] == record["text"]
        assert row["about"] == "; ".join(record["about"])
        date = {10: record.get("date"), 0: ""}.get(len(record.get("date", "")), f"in {row['date'][3:]}")
        assert (row["date"], row["relation"]) == (date, record["relation"])
        assert row["fetched"] == str(record["fetched"]).lower()
        assert row["citation"] == record["computed"]["citation"]
        assert row["address"] in row["citation"]


def test_the_sources_are_published_as_they_are(data: Path) -> None:
    for name in [
        f"{name}.{end}" for name in ("initiatives", "register", "developments") for end in ("yaml", "schema.json")
    ]:
        assert (data / name).read_bytes() == (ROOT / "data" / name).read_bytes()


def test_every_permalink_leads_to_the_record(data: Path, built: Site) -> None:
    for value in (read(data / "initiatieven.json"), read(data / "instrumenten.json")):
        for record, fields in computed(value):
            if "permalink" in fields and "document" not in record:
                target = built.target(built.pages[""], fields["permalink"])
                assert target
                assert built.has(target.address), fields
                assert not target.fragment or target.fragment in built.pages[target.address].ids
                assert "name" not in record or target.fragment == record["id"]


def test_the_instruments_of_a_record_are_those_that_its_text_links(data: Path, built: Site) -> None:
    tree = read(data / "initiatieven.json")
    seen = 0
    for record, fields in computed(tree):
        if "name_by" in record:
            address, _, fragment = fields["permalink"].partition("#")
            section = built.pages[address].by_id(fragment).find_parent("section")
            assert isinstance(section, Tag)
            words = section.select_one(".initiative__text")
            assert words
            linked = [attribute(a, "href").partition("#")[2] for a in words.select("a.mention")]
            assert fields["instruments"] == list(dict.fromkeys(linked)), record["id"]
            seen += len(linked)
    assert seen > 50


def test_a_theme_has_its_own_file(data: Path, built: Site) -> None:
    """The same as in the tree, with the footnotes that it cites; and its page links it."""
    for id_, theme in themes(data).items():
        page = built.pages[theme["computed"]["permalink"]]
        link = page.one(".as-data a[type='application/json']")
        target = built.target(page, attribute(link, "href"))
        assert target
        assert target.address == f"data/themas/{id_}.json"
        found = read(data.parent / target.address)
        assert found["theme"] == theme
        marks = {int(mark) for mark in re.findall(r"\[\^(\d+)\]", json.dumps(found["theme"]))}
        assert {note["number"] for note in found["footnotes"]} == marks


@pytest.mark.parametrize("name", TABLES)
def test_a_table_opens_in_a_spreadsheet(data: Path, name: str) -> None:
    """UTF-8 with the mark by which a spreadsheet knows it; a header; each row as long as that."""
    content = (data / name).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    assert len(header) == len(set(header))
    assert {len(row) for row in rows} == {len(header)}


def test_a_row_for_each_initiative(data: Path) -> None:
    rows = table(data / "initiatieven.csv")
    records = [(r, c) for r, c in computed(read(data / "initiatieven.json")) if "name_by" in r]
    assert [row["id"] for row in rows] == [record["id"] for record, _ in records]
    for row, (record, fields) in zip(rows, records, strict=True):
        statuses = record.get("status", [])
        statuses = statuses if isinstance(statuses, list) else [statuses]
        assert plain(row["text"]) == record["text"]
        assert plain(row["name"]) == record["name"]
        assert row["status"] == "; ".join(status["value"] for status in statuses)
        footnotes = [str(status.get("footnote", "")) for status in statuses]
        assert row["status_footnote"] == ("; ".join(footnotes) if any(footnotes) else "")
        assert row["permalink"] == fields["permalink"]
        assert row["instruments"] == "; ".join(fields["instruments"])
        assert [int(row["page"]), int(row["last_page"])] == [fields["pages"][0], fields["pages"][-1]]
        marks = dict.fromkeys(re.findall(r"\[\^(\d+)\]", record["text"]))
        assert row["footnotes"] == "; ".join(marks)


def plain(cell: str) -> str:
    """A text without the apostrophe that keeps it from being a formula."""
    return cell[1:] if re.match(r"'[=+\-@]", cell) else cell


def test_a_row_for_each_amount_and_each_footnote(data: Path) -> None:
    tree = read(data / "initiatieven.json")
    amounts = [(b["amount"], b["kind"], b["quote"]) for record, _ in computed(tree) for b in record.get("budgets", [])]
    rows = table(data / "bedragen.csv")
    assert [(int(row["amount"]), row["kind"], plain(row["quote"])) for row in rows] == amounts
    assert any(row["quote"].startswith("'+/- ") for row in rows), "the annex has a quote that looks like a formula"
    notes = table(data / "voetnoten.csv")
    assert [plain(row["text"]) for row in notes] == [note["text"] for note in tree["footnotes"]]
    links = {entry["number"]: entry.get("links", []) for entry in source("register.yaml")["footnotes"]}
    for row in notes:
        assert len(list(filter(None, row["editors_links"].split("; ")))) == len(links.get(int(row["number"]), []))


def test_no_cell_is_a_formula(data: Path) -> None:
    cells = [cell for name in TABLES for row in table(data / name) for cell in row.values()]
    assert [cell for cell in cells if re.match(r"\s*[=+\-@\t\r]", cell)] == []


def test_the_command_writes_what_the_site_serves(data: Path, tmp_path: Path) -> None:
    assert main(["--root", str(ROOT), "export", "--site-url", "", str(tmp_path / "new/folder")]) == 0
    names = {file.relative_to(data).as_posix() for file in data.rglob("*") if file.is_file()} - {"index.html"}
    assert {f.relative_to(tmp_path / "new/folder").as_posix() for f in (tmp_path / "new").rglob("*.*")} == names
    for name in names:
        assert (tmp_path / "new/folder" / name).read_bytes() == (data / name).read_bytes()


def test_published_under_an_address_links_are_whole(tmp_path: Path) -> None:
    assert main(["--root", str(ROOT), "export", "--site-url", PUBLISHED.rstrip("/"), str(tmp_path)]) == 0
    links = [f["permalink"] for _, f in computed(read(tmp_path / "initiatieven.json")) if "permalink" in f]
    assert all(link.startswith(PUBLISHED) for link in links)
    assert f"{PUBLISHED}bouwsteen-1/interne-markt/#smei" in links
    assert all(row["permalink"].startswith(PUBLISHED) for name in TABLES for row in table(tmp_path / name))


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["--root", str(ROOT), "export", str(tmp_path / "file")]) == 1
    assert str(tmp_path / "file") in capsys.readouterr().err


@pytest.mark.parametrize("command", [["finish"], ["archive"]])
def test_what_is_no_site_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    """A slip in the name of a folder makes no new one, and no empty zip."""
    rest = [str(tmp_path / "site.zip")] if command == ["archive"] else []
    assert main(["--root", str(ROOT), *command, str(tmp_path / "stie"), *rest]) == 1
    assert "is it a built site?" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


# The page *Data* -----------------------------------------------------------------------------------------------------


def explained(built: Site) -> dict[str, list[str]]:
    """The fields that the page explains, by the record or the file that they stand under."""
    found: dict[str, list[str]] = {}
    for fields in built.pages["data/"].soup.select(".fields dl"):
        above = fields.find_previous(["p", "summary"])
        assert above
        found[text(above)] = [text(dt) for dt in fields.select("dt")]
    return found


def test_the_page_can_be_surveyed(built: Site) -> None:
    """The fields of a file are one closed part each; addresses of parts that had a heading still lead there."""
    page = built.pages["data/"]
    assert len(page.soup.select("article :is(h1, h2, h3, h4)")) <= 8
    assert len(page.soup.select("details.fields:not([open])")) == 8
    assert {"velden-1", "velden-initiative", "ontwikkelingen", "per-thema"} <= set(page.ids)


def test_every_file_is_linked_and_there(built: Site) -> None:
    page = built.pages["data/"]
    linked = {target.address for _, target in built.links(page, page.one("article")) if target}
    there = {file.relative_to(built.folder).as_posix() for file in (built.folder / "data").glob("*.*")}
    assert there - {"data/index.html"} <= linked
    assert "llms.txt" in linked


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_explained(built: Site, data: Path, name: str) -> None:
    assert explained(built)[name] == list(table(data / name)[0])


def test_every_field_of_a_json_file_is_explained(built: Site, data: Path) -> None:
    """Whatever stands in a file stands on the page, by its record."""
    by_keys = [set(names) for names in explained(built).values()]
    for file, _ in json_files(data):
        for record in records(read(file)):
            keys = {
                *(key for key in record if key != "computed"),
                *(f"computed.{key}" for key in record.get("computed", {})),
            }
            assert any(keys <= names for names in by_keys), f"{file.name}: {keys}"


def records(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        for key, part in value.items():
            if key != "computed":
                yield from records(part)
    for part in value if isinstance(value, list) else ():
        yield from records(part)


@cache
def code(page: Path) -> tuple[str, ...]:
    """The examples of the page, as a reader copies them."""
    soup = Site(page.parent.parent).pages["data/"].soup
    return tuple(tag.get_text() for tag in soup.select("article pre code"))


def test_the_example_for_pandas_works(data: Path) -> None:
    example = code(data / "index.html")[0]
    ran = subprocess.run(
        [sys.executable, "-c", example], cwd=data, capture_output=True, encoding="utf-8", timeout=100, check=False
    )
    assert ran.returncode == 0, ran.stderr
    tree = read(data / "initiatieven.json")
    for block in tree["building_blocks"]:
        number = json.dumps(block).count('"name_by"')
        assert re.search(rf"^{block['number']}\s+{number}$", ran.stdout, re.MULTILINE), ran.stdout
    # Counted by hand: 1.6 billion, 1.5 billion, and three IPCEIs of 230, 70 and 40 million.
    assert re.search(r"^Strategisch Europees industriebeleid\s+3440000000$", ran.stdout, re.MULTILINE), ran.stdout
    assert len(re.findall(r"\d{8,}", ran.stdout)) == 1, "no other theme has an amount that can be added up"


def test_the_example_for_a_spreadsheet_works(built: Site, data: Path, tmp_path: Path) -> None:
    """Opened in a spreadsheet program as it is, with the formula in the cell that the page names."""
    article = text(built.pages["data/"].one("article"))
    (english,) = re.findall(r"=COUNTIFS\([^)]*\)", article)
    dutch = code(data / "index.html")[1].strip()
    assert dutch.replace("AANTALLEN.ALS", "COUNTIFS").replace(";", ",") == english
    rows = table(data / "initiatieven.csv")
    second = read(data / "initiatieven.json")["building_blocks"][1]
    expected = sum('"lopend"' in json.dumps(r.get("status")) for r, _ in computed(second) if "name_by" in r)
    assert expected == 20
    shown = in_a_spreadsheet(data / "initiatieven.csv", tmp_path, f"Z1={english}")
    assert shown[0][25] == str(expected)
    assert shown[1][0] == rows[0]["id"], "the mark at the start is no part of the first cell"


def test_a_spreadsheet_shows_every_cell_as_it_is(data: Path, tmp_path: Path) -> None:
    """Nothing in it is run; this program takes the apostrophe for the sign of a text that it is, and hides it."""
    for name in TABLES:
        header, *shown = in_a_spreadsheet(data / name, tmp_path)
        rows = table(data / name)
        assert header == list(rows[0])
        expected = [
            [plain(cell).replace("true", "TRUE").replace("false", "FALSE") for cell in row.values()] for row in rows
        ]
        shown = [[re.sub(r"^(\d{4})/(\d\d)/(\d\d)$", r"\1-\2-\3", cell) for cell in row] for row in shown]
        assert [[cell.replace("true", "TRUE").replace("false", "FALSE") for cell in row] for row in shown] == expected


def in_a_spreadsheet(file: Path, folder: Path, *cells: str) -> list[list[str]]:
    """What a spreadsheet program shows of a file, after some cells were filled in."""
    program = shutil.which("ssconvert")
    if not program:
        reason = "this test needs the spreadsheet program Gnumeric (Debian: apt-get install gnumeric)"
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    output = folder / f"shown-{file.name}"
    filled = [part for cell in cells for part in ("--set", cell)]
    subprocess.run(
        [program, "--recalc", "-T", "Gnumeric_stf:stf_csv", *filled, str(file), str(output)],
        check=True,
        capture_output=True,
        timeout=60,
    )
    return list(csv.reader(io.StringIO(output.read_text(encoding="utf-8"), newline="")))
