"""A built site as one file, to take along: `make offline`."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

FOLDER = "osa-initiatieven"
"""The folder that the file unpacks to."""

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can hold."""


def write(site: Path, file: Path, date: datetime.datetime | None) -> None:
    """Pack the folder `site` into the zip `file`. Each entry has `date`, so that the same site makes the same file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    moment = date.timetuple()[:6] if date else EARLIEST
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{FOLDER}/{path.relative_to(site).as_posix()}", moment)
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
