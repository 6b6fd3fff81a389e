"""Two builds of a commit are the same, byte for byte: on another day, in another place, in another order of things."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annex.__main__ import main
from tests.conftest import PUBLISHED, ROOT, build
from tests.unit.project import clone

ELSEWHERE = {
    "SOURCE_DATE_EPOCH": "86400",  # what the engine takes for now: 2 January 1970
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "12345",
}


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def different(one: Path, other: Path) -> list[str]:
    first, second = contents(one), contents(other)
    return sorted(name for name in {**first, **second} if first.get(name) != second.get(name))


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published site, built from a clone in another folder, elsewhere in time and place."""
    root = clone(tmp_path_factory.mktemp("clone"))
    with pytest.MonkeyPatch.context() as patched:
        for name, value in ELSEWHERE.items():
            patched.setenv(name, value)
        return build(root / "new/site", site_url=PUBLISHED, root=root)


def test_a_second_build_is_the_same(published_site: Path, again: Path) -> None:
    assert different(published_site, again) == []


def test_so_is_its_zip(published_site: Path, again: Path, tmp_path: Path) -> None:
    for number, folder in enumerate((published_site, again)):
        assert main(["--root", str(ROOT), "archive", str(folder), str(tmp_path / f"{number}.zip")]) == 0
    assert (tmp_path / "0.zip").read_bytes() == (tmp_path / "1.zip").read_bytes()


def test_a_difference_is_seen(published_site: Path, tmp_path: Path) -> None:
    """Without this, a comparison of nothing would pass."""
    (tmp_path / "index.html").write_bytes((published_site / "index.html").read_bytes() + b" ")
    assert "index.html" in different(published_site, tmp_path)
    assert "404.html" in different(published_site, tmp_path)


def test_no_page_tells_the_day_of_the_build(again: Path) -> None:
    """The other build believed that it was 1970."""
    assert [name for name, content in contents(again).items() if re.search(rb"19(69|70)-\d\d-\d\d", content)] == []
