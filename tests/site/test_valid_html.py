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
from tests.unit.project import without

JAR = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
SECONDS = 100

QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
"""For so few pages, optimizing the validator takes longer than it saves. Without it, the stack has to be larger."""

POLICY = "violates Content Security Policy (meta tag)"
"""What it says of all that a page loads, for in a file it knows no address that 'self' could be, and of scripts whose
hash it doesn't work out as a browser does. The tests in the browser note what really breaks the policy."""

NEEDED = (
    "The HTML validator needs Java 17 or newer (Debian: apt-get install default-jre-headless; macOS: brew install "
    "openjdk; one that is installed elsewhere: JAVA=/path/to/java make test), and what `make test` installs where "
    "there is npm (Debian: apt-get install npm; macOS: brew install node), or by hand: npm ci --ignore-scripts"
)


@pytest.fixture(scope="session")
def java() -> str:
    """The program; without it, the test is skipped, but not in CI, which must have it."""
    found = shutil.which(os.environ.get("JAVA") or "java")
    # macOS has a `java` that only says that there is none.
    if (
        not (found and JAR.is_file())
        or subprocess.run([found, "-version"], capture_output=True, check=False).returncode
    ):
        without(NEEDED)
    return found


def test_every_page_is_valid(java: str, site: Path, tmp_path: Path) -> None:
    """And the mistakes of another page are found, of which the rules of the other tests have none."""
    wrong = tmp_path / "wrong.html"
    body = '<p id="a"><p id="a"><p id=""><h1>een</h1><h2></h2><h4>vier</h4><label for="weg">x</label>'
    wrong.write_text(f'<!doctype html><html lang="nl"><title>x</title>{body}', encoding="utf-8")
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html"]
    command = [java, *QUICK, "-jar", str(JAR), *options, str(wrong), str(site)]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=SECONDS, check=False)
    assert said.returncode == 0, said.stderr
    found: dict[str, list[str]] = defaultdict(list)
    for message in json.loads(said.stdout)["messages"]:
        if POLICY not in message["message"]:
            what = (
                f"{message.get('subType', message['type'])}: {message['message']} {message.get('extract', '').strip()}"
            )
            found[message["url"].removeprefix("file:")].append(f"{message.get('lastLine')}: {what}")
    mistakes = " ".join(found.pop(str(wrong)))
    for mistake in ("Duplicate ID", "ID must not be the empty", "Empty heading", "skipping 1 heading level", "“for”"):
        assert mistake in mistakes
    assert found == {}
