"""The table of fields in CONTRIBUTING.md, and the descriptions that it is made from."""

import re

import pytest

from annex.open_data import fields
from annex.open_data.fields import END, GUIDE, SCHEMAS, START, with_table
from annex.open_data.json_files import json_schema
from tests.unit.project import ROOT


def test_the_table_is_up_to_date() -> None:
    guide = (ROOT / GUIDE).read_text(encoding="utf-8")
    assert with_table(guide) == guide, "run: make schema"


def test_a_stale_table_is_replaced_and_nothing_else() -> None:
    written = with_table(f"before\n{START}old\n{END}after\n")
    assert written.startswith(f"before\n{START}\n| record |")
    assert written.endswith(f"|\n\n{END}after\n")
    assert "old" not in written


@pytest.mark.parametrize("guide", ["", START, END, f"{END}{START}"])
def test_a_guide_without_markers_is_an_error(guide: str) -> None:
    with pytest.raises(ValueError, match=GUIDE):
        with_table(guide)


def test_every_field_has_a_description_of_its_own() -> None:
    records = [record for _, found in fields.of_files() for record in found]
    records += [record for model in SCHEMAS.values() for record in fields.of_schema(json_schema(model))]
    assert [(record.name, field.name) for record in records for field in record.fields if not field.meaning] == []


READ_BY_READERS = (
    *("templates/**/*.j2", "docs/**/*.md", "overrides/**/*.html", "docs/assets/**/*.js"),
    *("annex/**/*.py", "data/[dr]*.yaml", "mkdocs.yml", "publiccode.yml"),
)


def test_one_word_stands_for_one_thing() -> None:
    """By the table in the guide."""
    guide = (ROOT / GUIDE).read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+) \| (.+) \|$", guide.partition("| use | not |")[2], re.MULTILINE)[1:]
    avoided = {word: use for use, words in rows for word in words.split(", ")}
    assert {"nagezien", "makers", "Aangehaald bij", "Gebruikt bij"} <= avoided.keys()
    pattern = re.compile(rf"\b({'|'.join(avoided)})\b", re.IGNORECASE)
    files = [file for kind in READ_BY_READERS for file in ROOT.glob(kind)]
    assert len(files) > 100
    found = [
        f"{file.relative_to(ROOT)}: {match[0]}" for file in files for match in pattern.finditer(file.read_text("utf-8"))
    ]
    assert found == []
