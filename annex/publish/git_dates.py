"""Dates of changes, from the project's Git history.

The site has no time of the build and no times of files, so that two builds of a commit are the same.
"""

import datetime
import subprocess
from functools import cached_property
from itertools import accumulate
from pathlib import Path

SECONDS = 30


class GitDates:
    """The history of the project in `root`. Without Git, or outside a repository, nothing has a date."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @cached_property
    def commit_date(self) -> datetime.datetime | None:
        """When the checked-out commit was made, in UTC."""
        return max(self._dates.values(), default=None)

    def changed(self, *paths: str) -> datetime.datetime | None:
        """When one of `paths`, or a file below one, last changed in a commit; paths are relative to the root."""
        return max((self._dates[path] for path in paths if path in self._dates), default=None)

    @cached_property
    def _dates(self) -> dict[str, datetime.datetime]:
        """The date of the last change of each file and folder. One `git log`, as one for each page is slow."""
        dates: dict[str, datetime.datetime] = {}
        for commit in self._log().split("\x01")[1:]:
            seconds, *names = filter(None, commit.splitlines())
            moment = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)
            dates.setdefault("", moment)
            for name in names:
                for folder in accumulate(name.split("/"), "{}/{}".format):
                    dates.setdefault(folder, moment)
        return dates

    def _log(self) -> str:
        command = ["git", "-c", "core.quotePath=false", "log", "--format=%x01%ct", "--name-only", "--relative"]
        try:
            done = subprocess.run(
                command, cwd=self._root, capture_output=True, encoding="utf-8", timeout=SECONDS, check=True
            )
        except (OSError, subprocess.SubprocessError):
            return ""
        return done.stdout
