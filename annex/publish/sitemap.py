"""The pages for `sitemap.xml` (https://www.sitemaps.org/protocol.html), each with the date of its last change."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from annex.publish.git_dates import GitDates
from annex.relate.urls import SiteAddress


@dataclass(frozen=True)
class SitePage:
    """A page: its address, and when it was last changed, if known."""

    address: str
    changed: datetime.datetime | None


def site_pages(root: Path, address: SiteAddress, dates: GitDates) -> list[SitePage]:
    """The pages of the project in `root`, home first. Without a site address, their addresses begin with a slash."""
    home = address.root or "/"
    found = []
    for file in sorted((root / "docs").rglob("*.md")):
        page = file.relative_to(root / "docs").as_posix()
        made_from = [f"docs/{page}"]
        if "{{" in file.read_text(encoding="utf-8"):
            made_from += ["data", "templates"]
        found.append(SitePage(home + address.of(page).removeprefix(address.root), dates.changed(*made_from)))
    return sorted(found, key=lambda page: (page.address != home, page.address))
