"""The published files keep to their schemas, and lead to what is on the site."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from tests.conftest import PUBLISHED, ROOT
from tests.site.built import Site, Target
from tests.site.conftest import Record, read, within

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def target(address: str) -> Target:
    page, _, fragment = address.removeprefix(PUBLISHED).partition("#")
    return Target(page, fragment)


def objects(value: Any) -> Iterator[Record]:
    """Every object in a JSON file."""
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(child)


def test_every_json_file_keeps_to_the_schema_beside_it(built: Site) -> None:
    """Which allows nothing that it doesn't name: a schema that allows everything would do otherwise."""
    schemas = list((built.folder / "data").glob("*.schema.json"))
    checked = 0
    for file in schemas:
        schema, data = json.loads(file.read_bytes()), file.with_name(file.name.replace(".schema", ""))
        Draft202012Validator.check_schema(schema)
        records = [node for node in objects(schema) if isinstance(node.get("properties"), dict) and "type" in node]
        assert records
        assert all(node["additionalProperties"] is False for node in records), file.name
        if data.exists():
            errors = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(
                json.loads(data.read_bytes())
            )
            assert [f"{data.name}: {error.json_path}: {error.message}" for error in errors] == []
            checked += 1
    assert checked >= 3


def test_every_table_keeps_to_its_metadata_and_opens_in_a_spreadsheet(built: Site) -> None:
    """The columns in order, as CSV on the Web has it. UTF-8 with the mark by which a spreadsheet knows it; no cell is a
    formula."""
    tables = list((built.folder / "data").glob("*.csv"))
    assert tables
    for file in tables:
        content = file.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        metadata = json.loads(file.with_name(f"{file.name}-metadata.json").read_bytes())
        assert [column["titles"] for column in metadata["tableSchema"]["columns"]] == header
        assert {len(row) for row in rows} == {len(header)}
        assert [cell for row in rows for cell in row if re.match(r"\s*[=+\-@\t\r]", cell)] == []


def test_every_permalink_leads_to_the_record(published: Site) -> None:
    found = []
    for file in (published.folder / "data").glob("*.json"):
        if ".schema" not in file.name:
            found += [one["permalink"] for one in objects(json.loads(file.read_bytes())) if "permalink" in one]
    assert found
    assert [link for link in found if not published.leads_somewhere(target(link))] == []


def without_computed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_computed(part) for key, part in value.items() if key != "computed"}
    return [without_computed(part) for part in value] if isinstance(value, list) else value


def test_json_has_what_the_yaml_has_and_computed_values_apart(built: Site, annex: Record) -> None:
    tree = json.loads((built.folder / "data/initiatieven.json").read_bytes())
    assert without_computed(tree) == json.loads(json.dumps(annex, default=str))


def test_the_yaml_and_the_editions_are_served_as_they_are(built: Site) -> None:
    folder = built.folder / "data"
    served = [*folder.glob("*.yaml"), *folder.glob("editions/*")]
    assert {file.name for file in (ROOT / "data/editions").glob("*.csv")} <= {file.name for file in served}
    for file in served:
        assert file.read_bytes() == (ROOT / "data" / file.relative_to(folder)).read_bytes()


def test_everything_has_a_search_record_that_leads_to_it(built: Site, annex: Record) -> None:
    """Each initiative, theme, footnote and instrument; each record leads to a place of its own."""
    targets = [target(record["url"]) for record in built.search_records()]
    assert len(targets) == len(set(targets))
    assert [at for at in targets if not built.leads_somewhere(at)] == []
    found = {at.fragment or at.address.rstrip("/").rpartition("/")[2] for at in targets}
    instruments = {one["id"] for one in read("register.yaml")["instruments"]}
    notes = {f"voetnoot-{note['number']}" for note in annex["footnotes"]}
    assert {record["id"] for record in within(annex)} | instruments | notes <= found


def test_the_sitemap_has_every_page(published: Site) -> None:
    urls = [one.text for one in ET.parse(published.folder / "sitemap.xml").iter(f"{SITEMAP}loc")]
    assert sorted(map(str, urls)) == sorted(PUBLISHED + address for address in published.pages if address != "404.html")


def test_entries_of_the_feed_have_ids_that_stay_and_lead_somewhere(built: Site, published: Site) -> None:
    """The ids are the same wherever the site is published, and no two entries have the same."""
    feeds = [ET.parse(site.folder / "feed.xml") for site in (built, published)]
    ids, again = ([one.text for one in feed.iter(f"{ATOM}id")] for feed in feeds)
    assert ids == again
    assert len(ids) == len(set(ids)) > 1
    links = [str(link.get("href")) for link in feeds[1].iter(f"{ATOM}link")]
    assert [link for link in links if link.startswith(PUBLISHED) and not published.leads_somewhere(target(link))] == []
