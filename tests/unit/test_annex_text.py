"""The real `initiatives.yaml` has the words of the real source text. Independent of the check, which compares both."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

import yaml

from tests.unit.project import ANNEX, ROOT

SOURCE = (ROOT / "data/bijlage-2.txt").read_bytes()


def letters(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text)


def texts(record: dict[str, Any]) -> Iterator[str]:
    """The texts of a block, theme or initiative and of all below it."""
    yield record.get("title", "") + record.get("text", "")
    for key in ("initiatives", "themes"):
        for below in record.get(key, []):
            yield from texts(below)


def test_source_text_is_unchanged() -> None:
    assert hashlib.sha256(SOURCE).hexdigest() == "388fbf6bf206ca11ac6d6ca85937d18880098eb8b0515466cc5e752700a13998"


def test_letters_are_those_of_the_source_in_reading_order() -> None:
    """A page starts at a line that begins with one space, its footnotes at its first line that begins with a number."""
    annex = yaml.safe_load((ROOT / ANNEX).read_bytes())
    pages = re.split(r"^ (?! )", re.sub(r"^ ?o ", "", SOURCE.decode(), flags=re.MULTILINE), flags=re.MULTILINE)
    split = [re.split(r"^(?=\d+ )", page, maxsplit=1, flags=re.MULTILINE) for page in pages]
    body = [annex["document"]["title"], *("Bouwsteen" + "".join(texts(block)) for block in annex["building_blocks"])]
    footnotes = [note["text"] for note in annex["footnotes"]]
    assert letters("".join(body)) == letters("".join(page[0] for page in split))
    assert letters("".join(footnotes)) == letters("".join(page[-1] for page in split if len(page) > 1))
