"""Check what MkDocs does with wrong data: it says what `python -m annex check` says, and publishes nothing.

`mkdocs serve` goes on, shows the error, and serves the mended data without being started again.
"""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.unit.project import ANNEX, BUILT, Damage, both, check, damage, project, swap

SECONDS = 30
"""For each thing that is waited for. It takes a second or two."""

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
BROWSER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
ERROR_LINE = re.compile(r"\S+:\d+: .*|\d+ errors? in \d+ files?")

BAD_STATUS = swap(
    "value: voorstel\n              quote: Het recente", "value: voorstelt\n              quote: Het recente"
)


def command(*arguments: str) -> list[str]:
    """A command of MkDocs, by the Python that runs the tests."""
    return [sys.executable, "-m", "mkdocs", *arguments]


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in a project to its end."""
    return subprocess.run(
        command(*arguments),
        cwd=root,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=SECONDS,
        check=False,
    )


def error_lines(output: str) -> list[str]:
    """The lines of an output that report an error in a file, and their count."""
    return [line for line in output.splitlines() if ERROR_LINE.fullmatch(line)]


DAMAGES: dict[str, tuple[str, Damage]] = {
    "wrong values": (ANNEX, both(BAD_STATUS, swap("id: hera\n", "id: HERA\n"))),
    "broken YAML": (ANNEX, swap("short_title: Politiek", "short_title: [Politiek")),
    "wrong title of a page": (
        "docs/bouwsteen-2/verminderen/halfgeleiders.md",
        swap("title: 2.2.2 Halfgeleiders", "title: [2.2.2 Halfgeleiders"),
    ),
    "syntax of a template": ("templates/pages/budgets.html.j2", lambda text: text + "\n{% if %}"),
    "syntax of the theme's template": ("overrides/main.html", lambda text: text + "{% endif %}"),
}


@pytest.mark.parametrize(("name", "how"), DAMAGES.values(), ids=DAMAGES)
def test_build_stops_on_what_the_check_finds(name: str, how: Damage, tmp_path: Path) -> None:
    root = project(tmp_path, BUILT)
    damage(root, name, how)
    checked = check(root)
    done = run(root, "build", "--strict")
    assert checked.status == 1
    assert error_lines(done.stdout) == checked.lines
    assert "Traceback" not in done.stdout
    assert done.returncode == 1
    assert not (root / "site").exists()


def test_serve_does_not_start_on_wrong_data(tmp_path: Path) -> None:
    """MkDocs leaves when its first build fails; what it leaves behind is the error."""
    root = project(tmp_path, BUILT)
    damage(root, ANNEX, BAD_STATUS)
    done = run(root, "serve", "--dev-addr", f"127.0.0.1:{free_port()}")
    assert error_lines(done.stdout) == check(root).lines
    assert "Traceback" not in done.stdout
    assert done.returncode == 1


def test_serve_shows_an_error_and_recovers(tmp_path: Path) -> None:
    root = project(tmp_path, BUILT)
    right = (root / ANNEX).read_text(encoding="utf-8")
    with serving(root) as (address, log):
        wait(lambda: "OSA-initiatieven" in page(address), "the home page", log)
        # The script by which the served page follows changes would break it.
        assert "Content-Security-Policy" not in page(address)

        damage(root, ANNEX, BAD_STATUS)
        errors = check(root).lines
        wait(lambda: error_lines(log()) == errors, f"{errors}", log)

        damage(root, ANNEX, lambda _: swap("for: waterstofprojecten", "for: projecten met waterstof")(right))
        wait(lambda: "projecten met waterstof" in page(f"{address}voetnoten/"), "the mended page", log)
        assert error_lines(log()) == errors

        damage(root, ANNEX, lambda _: BAD_STATUS(right))
        wait(lambda: error_lines(log()) == 2 * errors, "the same errors once more", log)
        assert "Traceback" not in log()


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(root: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    """`mkdocs serve` in a project: its address, and what it has printed so far."""
    port = free_port()
    output = root / "serve.log"
    with output.open("wb") as log:
        server = subprocess.Popen(
            command("serve", "--dev-addr", f"127.0.0.1:{port}"),
            cwd=root,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )

    def printed() -> str:
        text = output.read_text(encoding="utf-8", errors="replace")
        assert server.poll() is None, f"`mkdocs serve` ended:\n{text}"
        return text

    try:
        yield f"http://127.0.0.1:{port}/", printed
    finally:
        server.terminate()
        try:
            server.wait(timeout=5)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def page(address: str) -> str:
    """What is served at an address; nothing while the server starts, or builds anew."""
    try:
        with BROWSER.open(address, timeout=2) as response:
            content: bytes = response.read()
            return content.decode("utf-8")
    except (OSError, http.client.HTTPException):
        return ""


def wait(until: Callable[[], bool], what: str, log: Callable[[], str]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + SECONDS
    while not until():
        assert time.monotonic() < end, f"waited {SECONDS} seconds for {what}; the server printed:\n{log()}"
        time.sleep(0.1)
