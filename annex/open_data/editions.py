"""Editions: how all initiatives stood on a day, as a table that never changes, so that it can be cited.

The tables are in `data/editions/`; `checksums.txt` there has the SHA-256 of each, which the check compares.
"""

import datetime
import hashlib
from pathlib import Path

from annex.check.files import CHECKSUMS, EDITIONS
from annex.open_data import csv_files
from annex.project import Project
from annex.relate.developments import statuses_of
from annex.wording import brief

HEADER = ["initiative", "name", "status_2022", "status", "since", "because", "source", "newest", "newest_date"]


def table(project: Project) -> str:
    """How each initiative stands, as CSV: its statuses of 2022, its state, since when, the paper that decides it with
    its address, and the newest development with its date."""
    rows = []
    for place in project.developments.plans:
        now = project.developments.standings[place.id]
        deciding = now.deciding[0] if now.deciding else None
        rows.append(
            [
                *(place.id, place.name, list(statuses_of(place)), str(now.record.state), now.since),
                *((deciding.link, deciding.address) if deciding else ("", "")),
                *((brief(now.newest), now.newest.date) if now.newest else ("", "")),
            ]
        )
    return csv_files.as_csv(HEADER, rows)


def write(project: Project, day: datetime.date) -> Path:
    """Write the edition of a day, which has to be that of the check. Raises `ValueError` for another day, and if there
    is one of that day already."""
    checked = project.developments.checked
    folder = project.root / EDITIONS
    file = folder / f"{day}.csv"
    if day != checked:
        raise ValueError(f"the data was checked on {checked}: an edition is of that day")
    if file.exists():
        raise ValueError(f"{EDITIONS}/{file.name} exists: an edition never changes")
    folder.mkdir(exist_ok=True)
    content = table(project).encode()
    file.write_bytes(content)
    with (folder / CHECKSUMS).open("a", encoding="utf-8") as sums:
        sums.write(f"{hashlib.sha256(content).hexdigest()}  {file.name}\n")
    return file
