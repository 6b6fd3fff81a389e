"""Builds the site, its text-only twin and ten times the annex, and prints a table. See README.md."""

import gzip
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
from importlib.metadata import version
from itertools import product
from pathlib import Path
from statistics import mean

from benchmarks.projects import ROOT, enlarge, write_twin

TIMES, TURNS = 10, 9
PAGES = ("index.html", "bouwsteen-1/digitale-autonomie/index.html", "bouwsteen-2/verminderen/halfgeleiders/index.html")
LOADED = re.compile(r'<(?:script|link rel="stylesheet")[^>]* (?:src|href)="([^"]+)"')


def build(project: Path, site: Path) -> float:
    """Build a project in a process of its own. Returns its processor time in seconds, user and system."""
    # The package's bytecode may be cached, as that of installed packages is.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=project, env=environment | {"NO_MKDOCS_2_WARNING": "1"}, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


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
    """Build in an empty folder. Returns the rows of the table."""
    sites = [folder / name for name in ("site", "twin-site", "large-site")]
    build(ROOT, sites[0])
    projects = [ROOT, write_twin(sites[0], folder / "twin"), enlarge(TIMES, folder / "large")]
    seconds: list[list[float]] = [[] for _ in projects]
    # By turns, so that other load on the machine affects all alike. The large build is in each third turn.
    for turn, (spent, project, site) in product(range(TURNS), zip(seconds, projects, sites, strict=True)):
        if project is not projects[-1] or turn % 3 == 0:
            spent.append(build(project, site))
    means = [mean(spent) for spent in seconds]
    pages = [len(list(site.rglob("*.html"))) for site in sites]
    ratios = [time / means[1] for time in means]
    ratios_a_page = [ratio * pages[1] / own for ratio, own in zip(ratios, pages, strict=True)]
    return [
        ["pages", *map(str, pages)],
        ["build: processor time", *(f"{time:.1f} s" for time in means)],
        ["build: ratio to the twin", *(f"{ratio:.2f}" for ratio in ratios)],
        ["the same for each page", *(f"{ratio:.2f}" for ratio in ratios_a_page)],
        *([page, *(page_weight(site / page) for site in sites)] for page in PAGES),
        ["first use of the search", *map(search_weight, sites)],
    ]


if __name__ == "__main__":
    print(f"Python {platform.python_version()}, MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}\n")
    with tempfile.TemporaryDirectory() as temporary:
        rows = [["", "site", "text-only twin", f"{TIMES} × the annex"], ["---"] * 4, *measure(Path(temporary))]
    print("\n".join(f"| {' | '.join(row)} |" for row in rows))
