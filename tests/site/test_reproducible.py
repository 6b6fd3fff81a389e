"""Two builds of a commit are equal, byte for byte: on another day, in another folder, and over half a build."""

import re
import shutil
from pathlib import Path

import pytest

from annex.__main__ import main
from tests.conftest import PUBLISHED, ROOT, build
from tests.unit.project import clone

ELSEWHERE = {
    "SOURCE_DATE_EPOCH": "86400",  # MkDocs takes it for the current time: 2 January 1970
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "12345",
}


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_second_build_and_its_zip_are_the_same(
    published_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no page has the day of the build: the other build took 1970 for the current year."""
    root, first = clone(tmp_path / "clone"), contents(published_site)
    shutil.copytree(published_site / "data", root / "new/site/data")
    for name in ("initiatieven.csv", "left-over.json"):
        (root / "new/site/data" / name).write_text("half", encoding="utf-8")
    with monkeypatch.context() as patched:
        for name, value in ELSEWHERE.items():
            patched.setenv(name, value)
        again = build(root / "new/site", site_url=PUBLISHED, root=root)
    second = contents(again)
    assert sorted(name for name in {**first, **second} if first.get(name) != second.get(name)) == []
    for number, folder in enumerate((published_site, again)):
        assert main(["--root", str(ROOT), "archive", str(folder), str(tmp_path / f"{number}.zip")]) == 0
    assert (tmp_path / "0.zip").read_bytes() == (tmp_path / "1.zip").read_bytes()
    assert [name for name, content in second.items() if re.search(rb"19(69|70)-\d\d-\d\d", content)] == []
