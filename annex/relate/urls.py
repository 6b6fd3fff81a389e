"""Where things are on the site: the page and section that show something, and its address, whatever host it is on."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache

from annex.model import page_paths as pages
from annex.model.annex import BuildingBlock, Footnote
from annex.model.register import Abbreviation, Instrument
from annex.relate.cross_references import Source
from annex.relate.places import InitiativePlace, ThemePlace

Target = Source | BuildingBlock | Instrument | Abbreviation | str
"""What has a place on the site; a text is a page, as a path in `docs/`."""


def relative_url(here: str, there: str, fragment: str = "", *, directory_urls: bool = True) -> str:
    """The relative link from page `here` to page `there`, both paths in `docs/`."""
    if here == there and fragment:
        return f"#{fragment}"
    return _relative(here, there, directory_urls) + (f"#{fragment}" if fragment else "")


@lru_cache(maxsize=4096)
def _relative(here: str, there: str, directory_urls: bool) -> str:
    """The link without a fragment: a page has many links to the same few."""
    start = posixpath.dirname(built_file(here, directory_urls=directory_urls))
    target = posixpath.relpath(built_file(there, directory_urls=directory_urls), start)
    if directory_urls:
        return posixpath.dirname(target) + "/" if "/" in target else "./"
    return target


def built_file(page: str, *, directory_urls: bool = True) -> str:
    """The file that MkDocs makes of a page, from the site's root on, with a slash before it."""
    stem = page.removesuffix(".md")
    if not directory_urls or posixpath.basename(stem) == "index":
        return f"/{stem}.html"
    return f"/{stem}/index.html"


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
        path = relative_url(pages.HOME, page, directory_urls=self.directory_urls)
        path = path.removeprefix("./") if self.directory_urls else path
        return self.file(path) + (f"#{part}" if part else "")

    def between(self, here: str, target: Target, fragment: str = "") -> str:
        """The link from page `here` (a path in `docs/`) to what shows something, the same wherever the site is."""
        page, part = section(target)
        link = relative_url(here, page, fragment or part, directory_urls=self.directory_urls)
        return self._sent(here, link)

    def to_file(self, here: str, path: str) -> str:
        """The link from page `here` to a file of the site, by its path from the site's root."""
        link = posixpath.relpath(f"/{path}", posixpath.dirname(built_file(here, directory_urls=self.directory_urls)))
        return self._sent(here, link)

    def _sent(self, here: str, link: str) -> str:
        """A link as the engine has to get it: Zensical adds a step up to what stands in a page with its own folder."""
        folder = posixpath.dirname(built_file(here, directory_urls=self.directory_urls))
        if not self.from_source or folder == posixpath.dirname(f"/{here}") or link.startswith("#"):
            return link
        if link.startswith("../"):
            return link.removeprefix("../") or "./"
        return f"{posixpath.basename(folder)}/{link}"

    def file(self, path: str) -> str:
        """The address of a file of the site, by its path from the site's root."""
        return self.root + path
