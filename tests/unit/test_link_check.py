"""The check of outside links, against a server on this machine."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from annex.__main__ import main
from annex.model.developments import Development
from annex.publish import link_check
from tests.conftest import QuietHandler, serving
from tests.unit.samples import development


class Handler(QuietHandler):
    """Answers by the path: '/404' with 404, '/moved' with the way to '/200', '/slow' not in time."""

    def do_GET(self) -> None:  # noqa: N802
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/200")
        elif self.path == "/slow":
            time.sleep(5)
            return
        else:
            self.send_response(int(self.path[1:4]))
        self.send_header("Content-Length", "0")
        self.end_headers()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving(Path(), Handler) as address:
        yield address


def built(folder: Path, *links: str) -> Path:
    body = "".join(f'<a href="{link}">x</a>' for link in links)
    (folder / "een").mkdir()
    (folder / "een" / "index.html").write_text(f'<p>{body}<a href="../">x</a></p>', encoding="utf-8")
    (folder / "index.html").write_text('<a name="x">x</a><link href="https://example.org/x.css">', encoding="utf-8")
    return folder


def test_answer_is_reported(server: str) -> None:
    answers = {path: link_check.fetch(server + path) for path in ("/200", "/moved", "/202", "/404")}
    assert [answer.status for answer in answers.values()] == [200, 200, 202, 404]
    assert [path for path, answer in answers.items() if answer.is_good] == ["/200", "/moved"]
    assert [path for path, answer in answers.items() if "redirects to" in answer.said] == ["/moved"]


def test_missing_answer_is_reported(server: str) -> None:
    assert "timed out" in link_check.fetch(f"{server}/slow", seconds=0.2).said
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        refused = link_check.fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/")
    assert (refused.status, refused.is_good) == (0, False)
    assert refused.said
    assert link_check.fetch("http://[/").status == 0, "no address at all"


def test_command_reports_each_link_and_fails_on_a_bad_one(
    server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And marks addresses that the editors never opened: they were made from a number and may lead nowhere."""
    unopened, opened, good = f"{server}/404", f"{server}/410", f"{server}/200"
    found = [development(read="number"), development()]
    addresses = {id(found[0]): unopened, id(found[1]): opened}
    monkeypatch.setattr(Development, "address", property(lambda self: addresses[id(self)]))
    data = SimpleNamespace(references=SimpleNamespace(developments=SimpleNamespace(all=found)))
    monkeypatch.setattr("annex.__main__.load_project", lambda _: data)
    assert main(["check-links", str(built(tmp_path, good, unopened, opened))]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"ok   200 {good}",
        f"LOOK 404 {unopened} Not Found",
        "     on een/index.html; the editors never opened it",
        f"LOOK 410 {opened} Gone",
        "     on een/index.html",
        "3 links, 2 to look at.",
        "Never opened by the editors: 1, 1 to look at.",
    ]
