"""With wrong data, MkDocs reports what `python -m annex check` reports, and publishes nothing.

`mkdocs serve` shows the error, keeps running, and serves the corrected data.
"""

import http.client
import os
import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.unit.project import ANNEX, BUILT, PYTHON, Damage, check, count_line, damage, project, run, swap

SECONDS = 30
"""The longest wait for one thing, which takes a second or two."""

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
BROWSER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
ERROR_LINE = re.compile(r"\S+:\d+: .*|\d+ errors? in \d+ files?")

BAD_STATUS = swap(
    "value: voorstel\n              quote: Het recente", "value: voorstelt\n              quote: Het recente"
)


def error_lines(output: str) -> list[str]:
    """The lines that report an error in a file, and the line with their count."""
    return [line for line in output.splitlines() if ERROR_LINE.fullmatch(line)]


def add(wrong: str) -> Damage:
    return lambda text: f"{text}\n{wrong}"


def test_mkdocs_stops_on_what_the_check_finds(tmp_path: Path) -> None:
    """Here templates that are no Jinja, ours and the theme's."""
    root = project(tmp_path, BUILT)
    wrong = {"templates/pages/budgets.html.j2": "{% if %}", "overrides/main.html": "{% endif %}"}
    ends = {name: len(damage(root, name, add(line)).splitlines()) for name, line in wrong.items()}
    done = run(*PYTHON, "mkdocs", "build", "--strict", cwd=root)
    *errors, count = error_lines(done.stdout)
    assert [*errors, count] == check(root).lines
    assert [error.split(": ")[0] for error in errors] == [f"{name}:{line}" for name, line in sorted(ends.items())]
    assert count == count_line(2, files=2)
    assert "Traceback" not in done.stdout
    assert done.returncode == 1
    assert not (root / "site").exists()


def test_serve_shows_an_error_and_recovers(tmp_path: Path) -> None:
    root = project(tmp_path, BUILT)
    right = (root / ANNEX).read_text(encoding="utf-8")
    with serving(root) as (address, log):
        wait(lambda: "OSA-initiatieven" in page(address), "the home page", log)
        # It would block the script that reloads the served page.
        assert "Content-Security-Policy" not in page(address)

        damage(root, ANNEX, BAD_STATUS)
        errors = check(root).lines
        wait(lambda: error_lines(log()) == errors, f"{errors}", log)

        damage(root, ANNEX, lambda _: swap("for: waterstofprojecten", "for: projecten met waterstof")(right))
        wait(lambda: "projecten met waterstof" in page(f"{address}voetnoten/"), "the corrected page", log)
        assert error_lines(log()) == errors

        damage(root, ANNEX, lambda _: BAD_STATUS(right))
        wait(lambda: error_lines(log()) == 2 * errors, "the same errors once more", log)
        assert "Traceback" not in log()


@contextmanager
def serving(root: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    """`mkdocs serve` in a project: its address, and what it has printed so far."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [*PYTHON, "mkdocs", "serve", "--dev-addr", address]
    log = root / "serve.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(command, cwd=root, env=ENVIRONMENT, stdout=output, stderr=output) as server,
    ):

        def printed() -> str:
            text = log.read_text(encoding="utf-8", errors="replace")
            assert server.poll() is None, f"`mkdocs serve` ended:\n{text}"
            return text

        try:
            yield f"http://{address}/", printed
        finally:
            server.kill()


def page(address: str) -> str:
    """The content at an address; empty while the server starts or rebuilds."""
    try:
        with BROWSER.open(address, timeout=2) as response:
            content: bytes = response.read()
            return content.decode("utf-8")
    except (OSError, http.client.HTTPException):
        return ""


def wait(until: Callable[[], bool], what: str, log: Callable[[], str]) -> None:
    end = time.monotonic() + SECONDS
    while not until():
        assert time.monotonic() < end, f"waited {SECONDS} seconds for {what}; the server printed:\n{log()}"
        time.sleep(0.1)
