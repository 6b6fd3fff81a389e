"""The HTML of every page is valid: the Nu validator, which is that of the W3C, has nothing to say about it.

Its warnings count too: there are none, and one that comes is a mistake until shown otherwise.
"""

import json
import os
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.tools import skip_or_fail_missing_tool

JAR = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
SECONDS = 100

QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
"""For so few pages, optimizing the validator takes longer than it saves. Without it, the stack has to be larger."""

POLICY = "violates Content Security Policy (meta tag)"
"""What it says of all that a page loads, for in a file it knows no address that 'self' could be, and of scripts whose
hash it doesn't work out as a browser does. The tests in the browser note what really breaks the policy."""


@pytest.fixture(scope="session")
def java() -> str:
    """The program; without it, the test is skipped, but not in CI, which must have it."""
    found = shutil.which(os.environ.get("JAVA") or "java")
    # macOS has a `java` that only says that there is none.
    if (
        not (found and JAR.is_file())
        or subprocess.run([found, "-version"], capture_output=True, check=False).returncode
    ):
        skip_or_fail_missing_tool("Java and npm", "default-jre-headless npm")
    return found


def test_every_page_is_valid(java: str, site: Path, sample_site: Path, tmp_path: Path) -> None:
    """Also those of the sample project. And the validator finds mistakes that no other test looks for."""
    wrong = tmp_path / "wrong.html"
    body = '<p id="a"><p id="a"><h1>een</h1><h4>vier</h4>'
    wrong.write_text(f'<!doctype html><html lang="nl"><title>x</title>{body}', encoding="utf-8")
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html"]
    command = [java, *QUICK, "-jar", str(JAR), *options, str(wrong), str(site), str(sample_site)]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=SECONDS, check=False)
    assert said.returncode == 0, said.stderr
    found: dict[str, list[str]] = defaultdict(list)
    for message in json.loads(said.stdout)["messages"]:
        if POLICY not in message["message"]:
            kind, extract = message.get("subType", message["type"]), message.get("extract", "").strip()
            what = f"{message.get('lastLine')}: {kind}: {message['message']} {extract}"
            found[message["url"].removeprefix("file:")].append(what)
    mistakes = " ".join(found.pop(str(wrong)))
    for mistake in ("Duplicate ID", "skipping"):
        assert mistake in mistakes
    assert found == {}
