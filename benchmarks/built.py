"""A build in a process of its own: how long it takes, and how much memory it has at most."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


LIMIT = 300
"""Seconds that a build may take."""


@dataclass(frozen=True)
class Build:
    """What a build took: seconds, of which the processor worked so many for it, and the most memory that its process
    held at once, in bytes."""

    seconds: float
    processor: float
    memory: int

    @classmethod
    def run(cls, command: Sequence[str], folder: Path) -> Build:
        """Run a command in a folder. Raises `RuntimeError` with what it printed if it fails or takes too long."""
        output = folder / "build.log"
        with output.open("wb") as log:
            started = time.perf_counter()
            process = subprocess.Popen(
                command, cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
            )
            limit = Timer(LIMIT, process.kill)
            limit.start()
            _, status, usage = os.wait4(process.pid, 0)
            limit.cancel()
            seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)}:\n{output.read_text(encoding='utf-8', errors='replace')}")
        # In kilobytes; macOS says it in bytes.
        return cls(
            seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        )

    @classmethod
    def best(cls, command: Sequence[str], folder: Path, runs: int) -> Build:
        """The quickest of several runs: what else the machine does only ever adds to it."""
        return min((cls.run(command, folder) for _ in range(runs)), key=lambda build: build.seconds)


def mkdocs(folder: Path, runs: int = 1) -> Build:
    """Build the project in `folder` with MkDocs, into its folder `site`."""
    return Build.best([sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"], folder, runs)


def zensical(folder: Path, runs: int = 1) -> Build:
    """Build the project in `folder` with Zensical, into its folder `site`."""
    return Build.best([sys.executable, "-m", "zensical", "build", "--clean"], folder, runs)
