"""When what was last changed, by the project's history: the only clock that a build may look at (issue 7).

Two builds of a commit have to be the same, so that neither today nor the time of a file may get into the site.
"""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

SECONDS = 30


class Revision:
    """The history of the project in `root`. Without Git, or out of a repository, nothing has a date."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @cached_property
    def commit_date(self) -> datetime.datetime | None:
        """When the commit that is checked out was made, in UTC."""
        return _moment(self._git("log", "-1", "--format=%ct"))

    def changed(self, paths: Iterable[str]) -> datetime.datetime | None:
        """When the last commit was made that changed one of `paths` or something below; each is a path from the
        root. A change that is not in a commit yet has no date."""
        dates = [date for path in paths for name, date in self._dates.items() if _is_below(name, path)]
        return max(dates, default=None)

    @cached_property
    def _dates(self) -> dict[str, datetime.datetime]:
        """The date of each file's last change. One walk through the history, for it is asked once a page."""
        dates: dict[str, datetime.datetime] = {}
        moment = None
        # With an empty line before the files of each commit; -z keeps a name as it is, whatever stands in it.
        for part in self._git("log", "--format=%x01%ct", "--name-only", "--relative", "-z").split("\0"):
            name = part.lstrip("\n")
            if name.startswith("\x01"):
                moment, _, name = name[1:].partition("\n")
                name = name.lstrip("\n")
            date = _moment(moment or "")
            if name and date:
                dates[name] = max(date, dates.get(name, date))
        return dates

    def _git(self, *arguments: str) -> str:
        try:
            done = subprocess.run(
                # Who looks at the folder need not own it, as in a container.
                ["git", "-c", "safe.directory=*", *arguments],
                cwd=self._root,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                errors="surrogateescape",
                timeout=SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return done.stdout if done.returncode == 0 else ""


def _moment(seconds: str) -> datetime.datetime | None:
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC) if seconds.strip().isdecimal() else None


def _is_below(name: str, path: str) -> bool:
    return name == path or name.startswith(f"{path}/")
