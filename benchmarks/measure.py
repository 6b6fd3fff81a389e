"""Builds the site and its text-only twin, and prints a table. See README.md."""

import gzip
import marshal
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import mean

from annex.project import load_project
from annex.publish import site
from annex.publish.site_links import dead_links
from annex.render.html import Renderer
from benchmarks.twin import ROOT, write_twin

TURNS = 9
PAGES = ("index.html", "bouwsteen-1/digitale-autonomie/index.html", "bouwsteen-2/verminderen/halfgeleiders/index.html")
LOADED = re.compile(r'<(?:script|link rel="stylesheet")[^>]* (?:src|href)="([^"]+)"')
STEPS: dict[str, Callable[..., object]] = {
    "read, check and relate the data": load_project,
    "read the templates": Renderer.__init__,
    "render pages": Renderer.page,
    "write the other files": site.finish,
    "look for dead links": dead_links,
}
"""What `macros.py` calls in a build: the steps that are the project's own."""


def build(project: Path, built: Path, *python: str) -> float:
    """Build a project in a process of its own; `python` are options of Python. Returns its processor time in seconds,
    user and system."""
    # The package's bytecode may be cached, as that of installed packages is.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = (sys.executable, *python, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(built))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=project, env=environment | {"NO_MKDOCS_2_WARNING": "1"}, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def shares(folder: Path) -> list[list[str]]:
    """How a build of the site divides its time, by the profiler. Returns the rows of a table."""
    build(ROOT, folder / "profiled", "-m", "cProfile", "-o", str(folder / "profile"))
    # Of each function: number of calls, with recursion too, own time, time with what it calls, callers.
    profile = marshal.loads((folder / "profile").read_bytes())
    total = sum(row[2] for row in profile.values())
    spent = {(file, line): row[3] for (file, line, _), row in profile.items()}
    codes = {name: step.__code__ for name, step in STEPS.items()}
    times = {name: spent[code.co_filename, code.co_firstlineno] for name, code in codes.items()}
    times["MkDocs, Material and the start of Python"] = total - sum(times.values())
    return [[name, f"{time / total:.0%}"] for name, time in times.items()]


def weight(*files: Path) -> str:
    """The size of files, each compressed."""
    return f"{sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files) / 1000:.1f} kB"


def page_weight(page: Path) -> str:
    """The size of a page with the scripts and styles that its HTML loads."""
    return weight(page, *(page.parent / address for address in LOADED.findall(page.read_text(encoding="utf-8"))))


def search_weight(site: Path) -> str:
    """The size of what the search downloads when it is first used. A page loads `box.js`; a query in English
    `glosses.js`."""
    later = ("box.js", "glosses.js")
    return weight(*(file for file in (site / "assets/search").rglob("*.js") if file.name not in later))


def measure(folder: Path) -> list[list[str]]:
    """Build in an empty folder. Returns the rows of a table."""
    own, twins = folder / "site", folder / "twin-site"
    build(ROOT, own)
    twin = write_twin(own, folder / "twin")
    # By turns, so that other load on the machine affects both alike.
    turns = [(build(ROOT, own), build(twin, twins)) for _ in range(TURNS)]
    means = [mean(seconds) for seconds in zip(*turns, strict=True)]
    sites = (own, twins)
    return [
        ["files", *(str(sum(path.is_file() for path in each.rglob("*"))) for each in sites)],
        ["build: processor time", *(f"{time:.2f} s" for time in means)],
        ["build: ratio to the twin", *(f"{time / means[1]:.2f}" for time in means)],
        *([page, *(page_weight(each / page) for each in sites)] for page in PAGES),
        ["first use of the search", *map(search_weight, sites)],
    ]


def table(*rows: list[str]) -> str:
    """A table in Markdown; the first row is its head."""
    head, *others = rows
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *others])


if __name__ == "__main__":
    print(f"Python {platform.python_version()}, MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}\n")
    with tempfile.TemporaryDirectory() as temporary:
        print(table(["", "site", "text-only twin"], *measure(Path(temporary))))
        print("\n" + table(["step of the build", "share of its time"], *shares(Path(temporary))))
