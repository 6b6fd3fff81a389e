"""What readers are told: descriptions of fields, and words by the table in CONTRIBUTING.md."""

import re

from annex.open_data import fields
from annex.open_data.json_files import json_schema
from annex.project import MODELS
from tests.unit.project import ROOT


def test_every_field_has_a_description() -> None:
    records = [record for _, found in fields.of_files() for record in found]
    records += [record for model in MODELS.values() for record in fields.of_schema(json_schema(model))]
    assert [(record.name, field.name) for record in records for field in record.fields if not field.meaning] == []


FOR_READERS = (
    *("templates/**/*.j2", "docs/**/*.md", "overrides/**/*.html", "docs/assets/**/*.js"),
    *("annex/**/*.py", "mkdocs.yml", "publiccode.yml"),
)


def test_avoided_words_are_not_used() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+) \| (.+) \|$", guide.partition("| use | not |")[2], re.MULTILINE)[1:]
    avoided = {word for _, words in rows for word in words.split(", ")}
    assert "nagezien" in avoided
    pattern = re.compile(rf"\b({'|'.join(avoided)})\b", re.IGNORECASE)
    files = [file for kind in FOR_READERS for file in ROOT.glob(kind)]
    found = [
        f"{file.relative_to(ROOT)}: {match[0]}" for file in files for match in pattern.finditer(file.read_text("utf-8"))
    ]
    assert found == []
