"""The built site as its readers get it: pages parsed, links followed to where they lead."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

HOST = "site.invalid"
"""Stands for wherever the site is served; nobody can own this name (RFC 2606)."""

REDIRECT = '<noscript><meta http-equiv="refresh"'
"""Tells a page that only leads to another."""


@dataclass(frozen=True, eq=False)
class Page:
    """A page; `address` is relative to the site: '' for home, 'voetnoten/', '404.html'."""

    address: str
    html: str

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html.parser")

    @cached_property
    def ids(self) -> dict[str, Tag]:
        """The element of each id on the page."""
        return {attribute(tag, "id"): tag for tag in self.soup.find_all(id=True)}

    def select(self, selector: str) -> list[Tag]:
        return list(self.soup.select(selector))

    def one(self, selector: str) -> Tag:
        """The one element that `selector` finds; anything but one is an error."""
        found = self.select(selector)
        assert len(found) == 1, f"{self.address}: {len(found)} elements {selector}"
        return found[0]


class Target(NamedTuple):
    """Where a link leads: to which page or file of the site, and to which id there."""

    address: str
    fragment: str


class Site:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        found = {page.address: page for page in sorted(_pages(folder), key=lambda p: p.address)}
        self.redirects = {address: page for address, page in found.items() if REDIRECT in page.html}
        self.pages = {address: page for address, page in found.items() if address not in self.redirects}

    def target(self, page: Page, link: str) -> Target | None:
        """Where a link on `page` leads; None if that is another host or no address at all."""
        parts = urlsplit(urljoin(f"https://{HOST}/{page.address}", link))
        if parts.scheme != "https" or parts.netloc != HOST:
            return None
        return Target(unquote(parts.path).removeprefix("/"), unquote(parts.fragment))

    def targets(self, page: Page, selector: str) -> list[Target]:
        """Where the links that `selector` finds on `page` lead, without those to other hosts."""
        found = [self.target(page, attribute(a, "href")) for a in page.select(selector)]
        return [target for target in found if target]

    def leads_somewhere(self, target: Target) -> bool:
        """Whether the page or file is there, and the id on it."""
        page = self.pages.get(target.address.removesuffix("index.html"))
        return self.has(target.address) and (not target.fragment or bool(page and target.fragment in page.ids))

    def search_data(self, name: str) -> Any:
        """Data of the search, as it is written."""
        script = (self.folder / "assets/search/records.js").read_text(encoding="utf-8")
        (line,) = (line for line in script.splitlines() if line.startswith(f"osaSearch.{name} = "))
        return json.loads(line.partition(" = ")[2])

    def search_records(self) -> list[dict[str, str]]:
        """What the search can find."""
        records: list[dict[str, str]] = self.search_data("records")
        return records

    def has(self, address: str) -> bool:
        """Whether a server finds a file at `address`: in a folder, its `index.html`."""
        name = f"{address}index.html" if address.endswith("/") or not address else address
        return (self.folder / name).is_file()


def _pages(folder: Path) -> Iterator[Page]:
    for path in folder.rglob("*.html"):
        address = path.relative_to(folder).as_posix()
        if path.name == "index.html":
            address = address.removesuffix("index.html")
        yield Page(address, path.read_text(encoding="utf-8"))


def attribute(tag: Tag, name: str) -> str:
    """An attribute as text, empty where there is none."""
    value = tag.get(name)
    return value if isinstance(value, str) else " ".join(value or ())


def text(element: Tag, *, without: str = "") -> str:
    """What `element` says, white space collapsed, without what the selector `without` finds. A raised footnote number
    is written as the YAML writes it: `[^5]`."""
    copy = BeautifulSoup(str(element), "html.parser")
    for tag in copy.select(without) if without else ():
        tag.decompose()
    for mark in copy.select(".mark"):
        mark.replace_with(f"[^{mark.get_text(strip=True)}]")
    # Only what HTML itself counts as white space: a non-breaking space would be the site's addition.
    return re.sub(r"[ \t\n\r\f]+", " ", copy.get_text()).strip(" ")
