"""`make audit`: fails on what pip-audit finds, and on nothing else than that; says so where it could not look.

The real pip-audit runs here, with an advisory service on this machine or with none that answers.
"""

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.audit import NOT_AUDITED, audit
from tests.unit.project import ROOT

LOCKS = ("requirements.lock", "requirements-test.lock")


def advisory(name: str) -> dict[str, Any]:
    """What the service answers about a package with one known vulnerability."""
    affected = {
        "package": {"name": name, "ecosystem": "PyPI"},
        "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "999.0"}]}],
    }
    return {"id": "PYSEC-0000-1", "summary": "A made-up one.", "affected": [affected]}


@contextmanager
def service(vulnerable: str, status: int = 200) -> Iterator[str]:
    """The address of an advisory service on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["package"]["name"]
            body = json.dumps({"vulns": [advisory(asked)]} if asked == vulnerable else {}).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{http.server_port}/"
        finally:
            http.shutdown()
            thread.join()


@pytest.fixture(autouse=True)
def this_machine_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """pip-audit asks the service named in the environment, and none until a test has named one."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("PIP_AUDIT_VULNERABILITY_SERVICE", "osv")
    # Nothing listens at port 9 (discard) of a machine of today.
    monkeypatch.setenv("PIP_AUDIT_OSV_URL", "http://127.0.0.1:9/")
    monkeypatch.chdir(ROOT)


def fake(folder: Path, body: str) -> tuple[str, ...]:
    """A command in the place of pip-audit."""
    script = folder / "fake.py"
    script.write_text(f"import sys\n{body}\n", encoding="utf-8")
    return (sys.executable, str(script))


def reporting(folder: Path, *dependencies: dict[str, Any], status: int = 0) -> tuple[str, ...]:
    report = json.dumps({"dependencies": dependencies, "fixes": []})
    return fake(folder, f"print({report!r})\nsys.exit({status})")


def test_no_finding_passes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with service(vulnerable="") as address:
        monkeypatch.setenv("PIP_AUDIT_OSV_URL", address)
        assert audit(LOCKS) == 0
    assert capsys.readouterr().out.startswith("no known vulnerability in the ")


# One that is in both locks, and one that only the tests need.
@pytest.mark.parametrize("name", ["mkdocs", "pytest"])
def test_a_finding_fails(name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with service(vulnerable=name) as address:
        monkeypatch.setenv("PIP_AUDIT_OSV_URL", address)
        assert audit(LOCKS) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith(f"{name} ")
    assert first.endswith("PYSEC-0000-1, mended in 999.0")


def test_without_a_network_it_says_so_and_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit(LOCKS) == 0
    assert capsys.readouterr().out == f"{NOT_AUDITED}\n"


def test_a_service_that_is_down_is_none(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with service(vulnerable="mkdocs", status=503) as address:
        monkeypatch.setenv("PIP_AUDIT_OSV_URL", address)
        assert audit(LOCKS) == 0
    assert capsys.readouterr().out == f"{NOT_AUDITED}\n"


def test_a_service_that_knows_no_package_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = ({"name": name, "skip_reason": "not found"} for name in ("one", "two"))
    assert audit(LOCKS, reporting(tmp_path, one, two)) == 0
    assert capsys.readouterr().out == f"{NOT_AUDITED}\n"


def test_one_package_that_the_service_does_not_know_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = {"name": "one", "version": "1.0", "vulns": []}
    assert audit(LOCKS, reporting(tmp_path, known, {"name": "two", "skip_reason": "not found"})) == 1
    assert "two: the advisory service does not know it" in capsys.readouterr().out


def test_a_finding_fails_whatever_the_exit_status(tmp_path: Path) -> None:
    found = {"name": "one", "version": "1.0", "vulns": [{"id": "PYSEC-0000-1", "fix_versions": []}]}
    assert audit(LOCKS, reporting(tmp_path, found)) == 1


def test_an_empty_report_fails(tmp_path: Path) -> None:
    assert audit(LOCKS, reporting(tmp_path)) == 1


def test_any_other_failure_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lock = tmp_path / "no-hashes.lock"
    lock.write_text("mkdocs==1.6.1\n", encoding="utf-8")
    assert audit([str(lock)]) == 1
    assert NOT_AUDITED not in capsys.readouterr().out


def test_a_failure_without_a_word_fails(tmp_path: Path) -> None:
    assert audit(LOCKS, fake(tmp_path, "sys.exit(3)")) == 1
