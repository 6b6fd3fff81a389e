"""`make audit` fails on a vulnerability, and if it could not look; with an advisory service on this machine."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from tests.unit.project import run

UNREACHABLE = "http://127.0.0.1:9/"
"""Nothing listens at port 9 (discard)."""


@contextmanager
def service(vulnerable: str) -> Iterator[str]:
    """The address of an advisory service that knows one vulnerable package."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            name = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["package"]["name"]
            ranges = [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "999.0"}]}]
            affected = [{"package": {"name": name, "ecosystem": "PyPI"}, "ranges": ranges}]
            found = {"vulns": [{"id": "PYSEC-0000-1", "summary": "x", "affected": affected}]}
            body = json.dumps(found if name == vulnerable else {}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}/"
        http.shutdown()


def audit(address: str) -> tuple[int, str]:
    """Run `make audit` as it is, but without installing; its exit status and its output."""
    make = ("make", "--old-file=.venv/.installed-test", "audit")
    ran = run(*make, PIP_AUDIT_VULNERABILITY_SERVICE="osv", PIP_AUDIT_OSV_URL=address, no_proxy="127.0.0.1")
    return ran.returncode, ran.stdout


def test_a_known_vulnerability_fails() -> None:
    with service("pytest") as address:
        status, output = audit(address)
    assert status, output
    assert "pytest " in output
    assert "NOT AUDITED" not in output


def test_a_service_that_cannot_be_asked_fails() -> None:
    status, output = audit(UNREACHABLE)
    assert status
    assert "NOT AUDITED" in output
