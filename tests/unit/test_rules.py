"""Each row of `rules.yaml` breaks the small project in `sound/`, which has no errors, by one edit."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.unit.project import SOUND, Checked, check

ROWS = yaml.safe_load((Path(__file__).parent / "rules.yaml").read_text(encoding="utf-8"))


def test_sound_project_has_no_errors() -> None:
    counts = "1 building blocks, 1 themes and sub-themes, 3 initiatives, 1 footnotes, 2 instruments, 1 abbreviations."
    assert check(SOUND) == Checked(0, [f"No errors: {counts}"])


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_rule_is_checked(row: dict[str, Any], tmp_path: Path) -> None:
    file = shutil.copytree(SOUND, tmp_path / "project") / row["file"]
    text = file.read_text(encoding="utf-8")
    assert text.count(row["old"]) == 1
    file.write_text(text.replace(row["old"], row["new"]), encoding="utf-8")
    *errors, _ = check(tmp_path / "project").lines
    assert errors == row["says"]
