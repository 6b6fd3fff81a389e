"""Measure the built site with Lighthouse, as on a phone, and print its scores: `make lighthouse`.

Usage: python tests/lighthouse/measure.py SITE_FOLDER

Exits with status 1 if a score is too low. Performance is the median of three runs, because it depends on what else the
machine does.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.conftest import find_browser, serving
from tests.lighthouse.serve import WebHandler

LIGHTHOUSE = Path(__file__).resolve().parent / "node_modules/.bin/lighthouse"
PAGES = ("/", "/bouwsteen-2/verminderen/halfgeleiders/", "/instrumenten/", "/stand-van-zaken/", "/voetnoten/")
LEAST = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS = 3
SECONDS = 180

# Without the network flags of the tests: Lighthouse asks no other host, and throttles the network itself.
FLAGS = "--headless=new --no-sandbox --no-first-run --disable-background-networking --disable-component-update"


def report(address: str, browser: str, categories: list[str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "report.json"
        command = [str(LIGHTHOUSE), address, "--output=json", f"--output-path={output}", "--quiet"]
        command += [f"--only-categories={','.join(categories)}", f"--chrome-flags={FLAGS}"]
        subprocess.run(command, env={**os.environ, "CHROME_PATH": browser}, timeout=SECONDS, check=True)
        found: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    return found


def score(found: dict[str, Any], category: str) -> int:
    fraction: float = found["categories"][category]["score"]
    return round(100 * fraction)


def lacking(found: dict[str, Any], category: str) -> list[str]:
    """The audits that cost points."""
    weights = {ref["id"]: ref["weight"] for ref in found["categories"][category]["auditRefs"]}
    return [
        f"    {id_}: {audit['title']} {audit.get('displayValue', '')}".rstrip()
        for id_, audit in found["audits"].items()
        if weights.get(id_) and audit["score"] is not None and audit["score"] < 1
    ]


def measure(site: Path) -> bool:
    browser = find_browser()
    if browser is None:
        sys.exit("Chromium is missing; Debian: apt-get install chromium")
    good = True
    with serving(site, WebHandler) as home:
        for page in PAGES:
            address = f"{home}{page}"
            whole = report(address, browser, list(LEAST))
            runs = [whole, *(report(address, browser, ["performance"]) for _ in range(RUNS - 1))]
            scores = {category: score(whole, category) for category in LEAST}
            scores["performance"] = round(statistics.median(score(run, "performance") for run in runs))
            print(page, " ".join(f"{category} {number}" for category, number in scores.items()), flush=True)
            for category, number in scores.items():
                if number < LEAST[category]:
                    good = False
                    print("\n".join(lacking(whole, category)), flush=True)
    return good


if __name__ == "__main__":
    sys.exit(not measure(Path(sys.argv[1])))
