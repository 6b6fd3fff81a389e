"""Build the annex at several sizes and print what that takes, as a table. See README.md in this folder."""

from __future__ import annotations

import argparse
import gzip
import platform
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from benchmarks import built, plain, reading
from benchmarks.built import Build
from benchmarks.enlarge import MOST, enlarge
from benchmarks.reading import Search

SIZES = (1, 10, 100)
THEMES = ("bouwsteen-1/digitale-autonomie/", "bouwsteen-2/verminderen/halfgeleiders/")
"""Pages that every size has."""

RECORDS = "assets/search/records*.js"
STOCK_INDEX = "search/search_index.json"


@dataclass(frozen=True)
class Measured:
    """What was measured at one size."""

    times: int
    pages: int
    ours: Build
    plain: Build
    zensical: Build | None
    records: tuple[int, int]
    stock_index: tuple[int, int]
    first_view: int | None
    search: Search | None

    @property
    def per_page(self) -> float:
        """Seconds a page."""
        return self.ours.seconds / self.pages


def measure(times: int, folder: Path, runs: int) -> Measured:
    """Make the project in a new folder, build it each way, and open it in a browser if there is one."""
    project = enlarge(times, folder / "project")
    without_macros = plain.write(project, folder / "plain")
    # By turns, so that what else the machine does troubles both alike.
    ours, theirs = zip(*((built.mkdocs(project), built.mkdocs(without_macros)) for _ in range(runs)), strict=True)
    site = project / "site"
    first_view = searched = None
    try:
        with reading.opened(site) as page:
            first_view = max(reading.first_view(page, site, f"/{theme}") for theme in THEMES)
            searched = reading.search(page, site)
    except RuntimeError as error:
        print(f"{error}: nothing of what a reader waits for is measured")
    measured = Measured(
        times=times,
        pages=len(list(site.rglob("*.html"))),
        ours=min(ours, key=_seconds),
        plain=min(theirs, key=_seconds),
        zensical=None,
        records=_size(site, RECORDS),
        stock_index=_size(site, STOCK_INDEX),
        first_view=first_view,
        search=searched,
    )
    shutil.rmtree(site)
    try:
        return replace(measured, zensical=built.zensical(project, runs))
    except RuntimeError as error:
        print(error)
        return measured


def _seconds(build: Build) -> float:
    return build.seconds


def _size(site: Path, pattern: str) -> tuple[int, int]:
    """The bytes of some files of a site, as they are and compressed."""
    contents = [file.read_bytes() for file in site.glob(pattern)]
    return sum(map(len, contents)), sum(len(gzip.compress(content, 9, mtime=0)) for content in contents)


def _build(build: Build | None) -> str:
    return f"{build.seconds:.1f} s ({build.processor:.1f} s), {build.memory / 1e6:.0f} MB" if build else "none"


def _two(sizes: tuple[int, int]) -> str:
    return f"{sizes[0] / 1e3:.0f} kB, {sizes[1] / 1e3:.0f} kB"


def _search(measured: Measured, told: Callable[[Search], str]) -> str:
    return told(measured.search) if measured.search else "no browser"


ROWS: dict[str, Callable[[Measured], str]] = {
    "pages": lambda m: str(m.pages),
    "build: seconds (of the processor), most memory": lambda m: _build(m.ours),
    "pages a second": lambda m: f"{m.pages / m.ours.seconds:.0f}",
    "milliseconds a page": lambda m: f"{1000 * m.per_page:.1f}",
    "plain MkDocs + Material": lambda m: _build(m.plain),
    "ratio to plain": lambda m: f"{m.ours.seconds / m.plain.seconds:.2f}",
    "Zensical": lambda m: _build(m.zensical),
    "search records: raw, gzip": lambda m: _two(m.records),
    "stock search index (no page loads it)": lambda m: _two(m.stock_index),
    "first view of a theme, gzip": lambda m: f"{m.first_view / 1e3:.1f} kB" if m.first_view else "no browser",
    "search: loads, gzip": lambda m: _search(m, lambda s: f"{s.loaded / 1e3:.0f} kB"),
    "search: first touch to first answer": lambda m: _search(m, lambda s: f"{s.ready:.2f} s"),
    "search: key to results, median": lambda m: _search(m, lambda s: f"{s.median:.0f} ms"),
    "search: key to results, 19 of 20": lambda m: _search(m, lambda s: f"{s.most:.0f} ms"),
}


def table(measured: list[Measured]) -> str:
    """What was measured, in Markdown."""
    heads = ["", *(f"{m.times} ×" for m in measured)]
    rows = [[name, *map(told, measured)] for name, told in ROWS.items()]
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads))]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in (heads, *rows)]
    lines.insert(1, " | ".join("-" * width for width in widths))
    return "\n".join(f"| {line} |" for line in lines)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.measure", description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, help=f"how many times as large, up to {MOST}")
    parser.add_argument("--folder", type=Path, help="where the projects are made and left (default: nowhere)")
    chosen = parser.parse_args()
    names = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "zensical")
    print(f"Python {platform.python_version()}, {', '.join(f'{name} {version(name)}' for name in names)}")
    measured = []
    with tempfile.TemporaryDirectory() as temporary:
        for times in chosen.sizes:
            folder = (chosen.folder or Path(temporary)) / str(times)
            measured.append(measure(times, folder, runs=3 if times < SIZES[-1] else 1))
            print(f"{table(measured)}\n", flush=True)


if __name__ == "__main__":
    main()
