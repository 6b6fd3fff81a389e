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

from tests.unit.project import BUILT, PYTHON, REGISTER, check, count_line, project, run

SECONDS = 30
"""The longest wait for one thing, which takes a second or two."""

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
BROWSER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
ERROR_LINE = re.compile(r"\S+:\d+: .*|\d+ errors? in \d+ files?")


def error_lines(output: str) -> list[str]:
    """The lines that report an error in a file, and the line with their count."""
    return [line for line in output.splitlines() if ERROR_LINE.fullmatch(line)]


def test_mkdocs_stops_on_what_the_check_finds(tmp_path: Path) -> None:
    """Here wrong Jinja, in a template of a page and in one of the shell."""
    root = project(tmp_path, BUILT)
    wrong = {"templates/pages/budgets.html.j2": "{% if %}", "overrides/main.html": "{% endif %}"}
    places = []
    for name, line in wrong.items():
        text = (root / name).read_text(encoding="utf-8") + line
        (root / name).write_text(text, encoding="utf-8")
        places.append(f"{name}:{len(text.splitlines())}")
    done = run(*PYTHON, "mkdocs", "build", "--strict", cwd=root)
    *errors, count = error_lines(done.stdout)
    assert [*errors, count] == check(root).lines
    assert [error.split(": ")[0] for error in errors] == sorted(places)
    assert count == count_line(2, files=2)
    assert "Traceback" not in done.stdout
    assert done.returncode == 1
    assert not (root / "site").exists()


def test_serve_goes_on_after_any_error(tmp_path: Path) -> None:
    """And serves what changed Python code makes of the data."""
    project(tmp_path, BUILT)
    wrong = {
        REGISTER: ("onbekend: 1\n", ": unknown key 'onbekend'"),
        "docs/over.md": ("{{ rep", ": template syntax: unexpected end of template"),
        "templates/pages/states.html.j2": ("{{ reprot }}", ": 'reprot' is undefined"),
        "overrides/main.html": ("{{ reprot }}", ": 'reprot' is undefined"),
        "mkdocs.yml": ("\tx: 1\n", '", line '),
    }
    python = tmp_path / "annex/render/html.py"
    with serving(tmp_path) as (address, log):
        wait(lambda: " van de 40" in page(f"{address}over/"), "the page", log)
        # It would block the script that reloads the served page.
        assert "Content-Security-Policy" not in page(address)
        for name, (addition, message) in wrong.items():
            text = (tmp_path / name).read_text(encoding="utf-8")
            (tmp_path / name).write_text(text + addition, encoding="utf-8")
            place = re.compile(re.escape(name) + r"(:\d+)?" + re.escape(message))
            wait(lambda place=place: bool(place.search(log())), f"an error in {name}", log)  # type: ignore[misc]
            (tmp_path / name).write_text(text, encoding="utf-8")
        python.write_text(python.read_text(encoding="utf-8").replace(" van de {", " uit {"), encoding="utf-8")
        wait(lambda: " uit 40" in page(f"{address}over/"), "the page as the changed code makes it", log)
        assert "Traceback" not in log()


@contextmanager
def serving(root: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    """`mkdocs serve` in a project: its address, and what it has printed so far."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [*PYTHON, "mkdocs", "serve", "--dev-addr", address]
    log = root / "serve.log"
    # It is killed, so it leaves the folder it serves.
    environment = ENVIRONMENT | {"TMPDIR": str(root)}
    with (
        log.open("wb") as output,
        subprocess.Popen(command, cwd=root, env=environment, stdout=output, stderr=output) as server,
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
