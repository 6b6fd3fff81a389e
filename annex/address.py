"""Where things are on the site: the page and section that show something, and its address, whatever host it is on."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from annex import pages
from annex.crossreference import Source
from annex.index import InitiativePlace, ThemePlace
from annex.model import BuildingBlock, Footnote
from annex.register import Abbreviation, Instrument

Target = Source | BuildingBlock | Instrument | Abbreviation | str
"""What has a place on the site; a text is a page, as a path in `docs/`."""


def section(target: Target) -> tuple[str, str]:
    """The page that shows something, and the id of its section there; empty where the page is about it alone."""
    match target:
        case InitiativePlace():
            return target.theme.page, target.initiative.id
        case ThemePlace():
            return target.page, ""
        case BuildingBlock():
            return pages.block_page(target), ""
        case Footnote():
            return pages.FOOTNOTES, f"voetnoot-{target.number}"
        case Instrument():
            return pages.INSTRUMENTS, target.id
        case Abbreviation():
            return pages.ABBREVIATIONS, target.anchor
    return target, ""


@dataclass(frozen=True)
class SiteAddress:
    """The address that the site is published at (MkDocs' `site_url`), with or without a slash at its end.

    It is empty where nobody said: then every address that is given here is relative to the home page.
    `directory_urls` is MkDocs' setting `use_directory_urls`. `from_source` is for Zensical: it takes a link in the HTML
    of a page for one from the page's source file, and mends it (zensical/zensical, pull request 571).
    """

    site_url: str = ""
    directory_urls: bool = True
    from_source: bool = False

    @property
    def root(self) -> str:
        """The site's address with a slash at its end, or nothing."""
        return f"{self.site_url.rstrip('/')}/" if self.site_url else ""

    def of(self, target: Target, fragment: str = "") -> str:
        """The address of what shows something."""
        page, part = section(target)
        part = fragment or part
        path = pages.url(pages.HOME, page, directory_urls=self.directory_urls)
        path = path.removeprefix("./") if self.directory_urls else path
        return self.file(path) + (f"#{part}" if part else "")

    def between(self, here: str, target: Target, fragment: str = "") -> str:
        """The link from page `here` (a path in `docs/`) to what shows something, the same wherever the site is."""
        page, part = section(target)
        link = pages.url(here, page, fragment or part, directory_urls=self.directory_urls)
        return self._sent(here, link)

    def to_file(self, here: str, path: str) -> str:
        """The link from page `here` to a file of the site, by its path from the site's root."""
        link = posixpath.relpath(f"/{path}", posixpath.dirname(pages.file(here, directory_urls=self.directory_urls)))
        return self._sent(here, link)

    def _sent(self, here: str, link: str) -> str:
        """A link as the engine has to get it: Zensical adds a step up to what stands in a page with its own folder."""
        folder = posixpath.dirname(pages.file(here, directory_urls=self.directory_urls))
        if not self.from_source or folder == posixpath.dirname(f"/{here}") or link.startswith("#"):
            return link
        if link.startswith("../"):
            return link.removeprefix("../") or "./"
        return f"{posixpath.basename(folder)}/{link}"

    def file(self, path: str) -> str:
        """The address of a file of the site, by its path from the site's root."""
        return self.root + path
