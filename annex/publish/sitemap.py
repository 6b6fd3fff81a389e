"""Which pages there are, for search engines and for language models: `sitemap.xml` and `llms.txt`.

https://www.sitemaps.org/protocol.html. MkDocs' own sitemap has the day of the build for each page; here each has the
day on which something that it is made from was last changed.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from annex.publish.git_dates import Revision
from annex.relate.urls import SiteAddress


@dataclass(frozen=True)
class SitePage:
    """A page: its address, and when it was last changed, if that is known."""

    address: str
    changed: datetime.datetime | None


def site_pages(root: Path, address: SiteAddress, revision: Revision) -> list[SitePage]:
    """The pages of the project in `root`. Without an address of its own, a site has addresses from its root on."""
    home = address.root or "/"
    found = []
    for file in sorted((root / "docs").rglob("*.md")):
        page = file.relative_to(root / "docs").as_posix()
        made_from = [f"docs/{page}"]
        if "{{" in file.read_text(encoding="utf-8"):
            made_from += ["data", "templates"]
        found.append(SitePage(home + address.of(page).removeprefix(address.root), revision.changed(made_from)))
    return sorted(found, key=lambda page: (page.address != home, page.address))
