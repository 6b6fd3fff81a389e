"""Dates of changes, from the project's Git history: unlike times of files, they are the same in every checkout."""

import datetime
import subprocess
from itertools import accumulate
from pathlib import Path

LOG = ("git", "-c", "core.quotePath=false", "log", "--format=%x01%ct", "--name-only", "--no-renames", "--relative")
SECONDS = 30


class GitDates:
    """The history of the project in `root`. Without Git, or outside a repository, nothing has a date. `commit_date` is
    when the checked-out commit was made."""

    def __init__(self, root: Path) -> None:
        self._dates: dict[str, datetime.datetime] = {}
        try:
            done = subprocess.run(LOG, cwd=root, capture_output=True, encoding="utf-8", timeout=SECONDS, check=True)
            log = done.stdout
        except (OSError, subprocess.SubprocessError):
            log = ""
        for commit in log.split("\x01")[1:]:
            seconds, *names = filter(None, commit.splitlines())
            moment = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)
            self._dates.setdefault("", moment)
            for name in names:
                for folder in accumulate(name.split("/"), "{}/{}".format):
                    self._dates.setdefault(folder, moment)
        self.commit_date = self.changed("")

    def changed(self, *paths: str) -> datetime.datetime | None:
        """When one of `paths`, or a file below one, last changed in a commit; paths are relative to the root."""
        return max((self._dates[path] for path in paths if path in self._dates), default=None)
