"""The page, section and address of each record on the site."""

import posixpath
from dataclasses import dataclass
from functools import lru_cache

from annex.model import page_paths
from annex.model.annex import BuildingBlock, Footnote
from annex.model.register import Abbreviation, Instrument
from annex.relate.places import AnnexText, InitiativePlace, ThemePlace

Target = AnnexText | BuildingBlock | Instrument | Abbreviation | str
"""The target of a link. A string is a page, as a path in `docs/`."""


@lru_cache(maxsize=4096)
def _relative(here: str, there: str) -> str:
    """The relative link from one file to another; both are paths from the site's root, with a leading slash."""
    return posixpath.relpath(there, posixpath.dirname(here))


def section(target: Target) -> tuple[str, str]:
    """The page that shows a target, and the id of its section there; no id for a page of its own."""
    match target:
        case InitiativePlace():
            return target.theme.page, target.id
        case ThemePlace():
            return target.page, ""
        case BuildingBlock():
            return page_paths.block_page(target), ""
        case Footnote():
            return page_paths.FOOTNOTES, target.id
        case Instrument():
            return page_paths.INSTRUMENTS, target.id
        case Abbreviation():
            return page_paths.ABBREVIATIONS, target.anchor
    return target, ""


@dataclass(frozen=True)
class SiteAddress:
    """Makes links and addresses for a site at `site_url`, with or without a trailing slash.

    Without `site_url` every address is relative to the home page. `directory_urls` is MkDocs' `use_directory_urls`.
    """

    site_url: str = ""
    directory_urls: bool = True

    @property
    def root(self) -> str:
        """The site's address with a trailing slash, or an empty string."""
        return f"{self.site_url.rstrip('/')}/" if self.site_url else ""

    def built_file(self, page: str) -> str:
        """The path of the file that MkDocs builds from a page, from the site's root, with a leading slash."""
        stem = page.removesuffix(".md")
        is_whole = not self.directory_urls or posixpath.basename(stem) == "index"
        return f"/{stem}.html" if is_whole else f"/{stem}/index.html"

    def of(self, target: Target, fragment: str = "") -> str:
        """The address of a target; `fragment` overrides the id of its section."""
        page, id_ = section(target)
        return self.file(self._page(self.built_file(page).removeprefix("/"))) + _hash(fragment or id_)

    def between(self, here: str, target: Target, fragment: str = "") -> str:
        """The relative link from page `here` (a path in `docs/`) to a target; `fragment` as in `of`."""
        page, id_ = section(target)
        if here == page and (fragment or id_):
            return _hash(fragment or id_)
        link = self._page(_relative(self.built_file(here), self.built_file(page))) or "./"
        return link + _hash(fragment or id_)

    def to_file(self, here: str, path: str) -> str:
        """The relative link from page `here` to a file, given by its path from the site's root."""
        return _relative(self.built_file(here), f"/{path}")

    def file(self, path: str) -> str:
        """The address of a file, given by its path from the site's root."""
        return self.root + path

    def _page(self, file: str) -> str:
        return file.removesuffix("index.html") if self.directory_urls else file


def _hash(fragment: str) -> str:
    return f"#{fragment}" if fragment else ""
