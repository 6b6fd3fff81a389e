"""Packs a built site into a zip for use without a server: `make offline`."""

import datetime
import zipfile
from pathlib import Path

FOLDER = "osa-initiatieven"
"""The folder that the zip unpacks to."""

NOT_FOUND = "404.html"
"""For a server: its links begin at the root, which in a folder is the reader's disk."""

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can hold."""


def write(site: Path, file: Path, date: datetime.datetime | None) -> None:
    """Pack the folder `site` into the zip `file`. Every entry gets `date`, so that the same site gives the same zip."""
    file.parent.mkdir(parents=True, exist_ok=True)
    moment = date.timetuple()[:6] if date else EARLIEST
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(path for path in site.rglob("*") if path.is_file() and path != site / NOT_FOUND):
            entry = zipfile.ZipInfo(f"{FOLDER}/{path.relative_to(site).as_posix()}", moment)
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
