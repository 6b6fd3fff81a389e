"""A build that is killed half-way, in the middle of whatever it does, spoils nothing: the next one is right."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import BUILD_SECONDS, ROOT, build
from tests.site.test_reproducible import different

MOMENTS: tuple[Callable[[Path], bool], ...] = (
    lambda folder: len(list(folder.rglob("*.html"))) > 18,  # half of the pages
    lambda folder: (folder / "data/initiatieven.csv").exists(),  # after the pages
)


def killed(folder: Path, moment: Callable[[Path], bool]) -> bool:
    """Build the site into `folder` and kill that at a moment. Returns whether it was still at work then."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + BUILD_SECONDS
    while process.poll() is None and not moment(folder):
        assert time.monotonic() < end
        time.sleep(0.001)
    process.kill()
    return process.wait() == -signal.SIGKILL


def test_the_next_build_is_right(site: Path, tmp_path: Path) -> None:
    """Over what two killed ones left, each at another moment."""
    folder = tmp_path / "site"
    for moment in MOMENTS:
        if not any(killed(folder, moment) for _ in range(5)):
            pytest.fail("the build was always done before it could be killed")
        assert different(site, folder), "what it left is no whole site"
    build(folder)
    assert different(site, folder) == []
