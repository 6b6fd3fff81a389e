"""Two builds of a commit are equal, byte for byte: on another day, in another folder, and after a killed build."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annex.__main__ import main
from tests.conftest import BUILD_SECONDS, PUBLISHED, ROOT, build
from tests.unit.project import clone

ELSEWHERE = {
    "SOURCE_DATE_EPOCH": "86400",  # the engine takes it for the current time: 2 January 1970
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "12345",
}


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def different(one: Path, other: Path) -> list[str]:
    first, second = contents(one), contents(other)
    return sorted(name for name in {**first, **second} if first.get(name) != second.get(name))


def was_killed(root: Path, folder: Path) -> bool:
    """Build the site into `folder` and kill the build after the pages, amid the files that are no pages. Returns
    whether it was still running then."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    process = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + BUILD_SECONDS
    while process.poll() is None and not (folder / "data/initiatieven.csv").exists():
        assert time.monotonic() < end
        time.sleep(0.001)
    process.kill()
    return process.wait() == -signal.SIGKILL


def built_again(published_site: Path, root: Path) -> Path:
    """The published site, built elsewhere in time and place, into a folder where a build was killed."""
    folder = root / "new/site"
    if not any(was_killed(root, folder) for _ in range(5)):
        pytest.fail("each build ended before it could be killed")
    assert different(published_site, folder)
    with pytest.MonkeyPatch.context() as patched:
        for name, value in ELSEWHERE.items():
            patched.setenv(name, value)
        return build(folder, site_url=PUBLISHED, root=root)


def test_a_second_build_and_its_zip_are_the_same(published_site: Path, tmp_path: Path) -> None:
    """And no page has the day of the build: the other build took 1970 for the current year."""
    again = built_again(published_site, clone(tmp_path / "clone"))
    assert different(published_site, again) == []
    for number, folder in enumerate((published_site, again)):
        assert main(["--root", str(ROOT), "archive", str(folder), str(tmp_path / f"{number}.zip")]) == 0
    assert (tmp_path / "0.zip").read_bytes() == (tmp_path / "1.zip").read_bytes()
    assert [name for name, content in contents(again).items() if re.search(rb"19(69|70)-\d\d-\d\d", content)] == []
