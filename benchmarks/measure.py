"""Builds the annex at several sizes beside a plain site with the same texts, and prints a table. See README.md."""

from __future__ import annotations

import argparse
import gzip
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from threading import Timer

from benchmarks import plain
from benchmarks.enlarge import MOST, enlarge

SIZES = (1, 10)
THEMES = ("bouwsteen-1/digitale-autonomie", "bouwsteen-2/verminderen/halfgeleiders")
"""Pages that every size has."""

LOADED = re.compile(r'<(?:script|link rel="stylesheet")[^>]* (?:src|href)="([^"]+)"')

LIMIT = 300
"""Seconds that a build may take."""


@dataclass(frozen=True)
class Build:
    """The cost of a build as a process of its own: seconds of the processor, and its peak memory in bytes."""

    seconds: float
    memory: int


def build(folder: Path) -> Build:
    """Build the project in `folder` with MkDocs, into its folder `site`. Raises `RuntimeError` if that fails."""
    log = folder / "build.log"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    # The package's bytecode may be cached, as that of MkDocs is.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--quiet"],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        limit = Timer(LIMIT, process.kill)
        limit.start()
        _, status, usage = os.wait4(process.pid, 0)
        limit.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{folder}:\n{log.read_text(encoding='utf-8', errors='replace')}")
    # In kilobytes, but on macOS in bytes.
    return Build(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


@dataclass(frozen=True)
class Measured:
    """The measurements at one size."""

    times: int
    pages: int
    ours: Build
    plain: Build
    theme_page: int
    records: int

    @property
    def milliseconds(self) -> float:
        """Milliseconds of the processor for each page."""
        return 1000 * self.ours.seconds / self.pages


def measure(times: int, folder: Path, runs: int) -> Measured:
    """Make both projects in `folder` and build them, by turns so that other load affects both alike."""
    ours, theirs = enlarge(times, folder / "ours"), folder / "plain"
    plain.write(ours, theirs)
    builds = [(build(ours), build(theirs)) for _ in range(runs)]
    site = ours / "site"
    return Measured(
        times=times,
        pages=len(list(site.rglob("*.html"))),
        ours=_quickest(first for first, _ in builds),
        plain=_quickest(second for _, second in builds),
        theme_page=max(weight(site / theme / "index.html") for theme in THEMES),
        records=_sent(site / "assets/search/records.js"),
    )


def _quickest(builds: Iterable[Build]) -> Build:
    return min(builds, key=lambda build: build.seconds)


def loaded(page: Path) -> list[str]:
    """The addresses of the scripts and styles that a page loads."""
    return LOADED.findall(page.read_text(encoding="utf-8"))


def weight(page: Path) -> int:
    """The bytes of a page with its scripts and styles, compressed."""
    return _sent(page) + sum(_sent(page.parent / address) for address in loaded(page))


def _sent(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


ROWS: dict[str, Callable[[Measured], str]] = {
    "pages": lambda m: str(m.pages),
    "build: seconds of the processor, peak memory": lambda m: _build(m.ours),
    "plain MkDocs + Material": lambda m: _build(m.plain),
    "ratio to plain": lambda m: f"{m.ours.seconds / m.plain.seconds:.2f}",
    "milliseconds a page": lambda m: f"{m.milliseconds:.1f}",
    "a theme's page with scripts and styles, gzip": lambda m: f"{m.theme_page / 1e3:.1f} kB",
    "search records, gzip": lambda m: f"{m.records / 1e3:.0f} kB",
}


def _build(build: Build) -> str:
    return f"{build.seconds:.1f} s, {build.memory / 1e6:.0f} MB"


def table(measured: list[Measured]) -> str:
    """The measurements as a Markdown table."""
    rows = [["", *(f"{m.times} ×" for m in measured)]]
    rows += [[name, *map(shown, measured)] for name, shown in ROWS.items()]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|".join(["", *(" --- " for _ in rows[0]), ""]))
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.measure", description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, help=f"how many times as large, up to {MOST}")
    parser.add_argument("--runs", type=int, default=3, help="builds of each project; the quickest counts")
    chosen = parser.parse_args()
    names = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin")
    print(f"Python {platform.python_version()}, {', '.join(f'{name} {version(name)}' for name in names)}")
    with tempfile.TemporaryDirectory() as folder:
        measured = [measure(times, Path(folder) / str(times), chosen.runs) for times in chosen.sizes]
    print(table(measured))


if __name__ == "__main__":
    main()
