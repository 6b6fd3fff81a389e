"""What readers are told: descriptions of fields, and words by the table in CONTRIBUTING.md."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annex.open_data import fields
from annex.open_data.json_files import json_schema
from annex.project import MODELS
from tests.site.conftest import read
from tests.unit.project import DEVELOPMENTS, REGISTER, ROOT


def test_every_field_has_a_description() -> None:
    records = [record for _, found in fields.of_files() for record in found]
    records += [record for model in MODELS.values() for record in fields.of_schema(json_schema(model))]
    assert [(record.name, field.name) for record in records for field in record.fields if not field.meaning] == []


SEARCH_WORDS = re.compile(r"^search_words: .*", re.MULTILINE)

FOR_READERS = (
    *("templates/**/*.j2", "docs/**/*.md", "overrides/**/*.html", "docs/assets/**/*.js"),
    *("annex/**/*.py", "mkdocs.yml", "publiccode.yml"),
)


SENTENCES = {
    DEVELOPMENTS: {"text", "remark", "step", "reason", "follows", "words", "why", "what", "for", "name", "short"},
    REGISTER: {"remark", "what", "in_dutch"},
}
"""The editors' own words in the data, by the keys that hold them."""


def sentences(value: Any, keys: set[str]) -> Iterator[str]:
    if isinstance(value, list):
        yield from (said for one in value for said in sentences(one, keys))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from [one] if key in keys and isinstance(one, str) else sentences(one, keys)


def test_avoided_words_are_not_used() -> None:
    """Words that the search knows aren't shown."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+) \| (.+) \|$", guide.partition("| use | not |")[2], re.MULTILINE)[1:]
    avoided = {word for _, words in rows for word in words.split(", ")}
    assert "nagezien" in avoided
    pattern = re.compile(rf"\b({'|'.join(avoided)})\b", re.IGNORECASE)
    files = [file for kind in FOR_READERS for file in ROOT.glob(kind)]
    texts = [(str(file.relative_to(ROOT)), SEARCH_WORDS.sub("", file.read_text("utf-8"))) for file in files]
    texts += [(name, said) for name, keys in SENTENCES.items() for said in sentences(read(Path(name).name), keys)]
    assert [f"{name}: {match[0]}" for name, said in texts for match in pattern.finditer(said)] == []
