"""Serve a built site as a web server does: compressed, cached by the browser, with the site's own page for 404."""

import gzip
from functools import cache
from http import HTTPStatus
from pathlib import Path

from tests.conftest import QuietHandler

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml"}


@cache
def compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


class WebHandler(QuietHandler):
    protocol_version = "HTTP/1.1"
    not_found = "404.html"
    """The page for 404, as a path in the folder."""

    def do_GET(self) -> None:  # noqa: N802 (the name that http.server asks for)
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not self.path.split("?")[0].endswith("/"):
                super().do_GET()  # redirects to the address with the slash
                return
            path /= "index.html"
        status = HTTPStatus.OK
        if not path.is_file():
            status, path = HTTPStatus.NOT_FOUND, Path(self.directory) / self.not_found
        packed = path.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", "")
        content = compressed(path) if packed else path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", f"{self.guess_type(path)}; charset=utf-8" if packed else self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=86400")
        self.send_header("Vary", "Accept-Encoding")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)
