"""The built site as its readers get it: pages parsed, links followed to where they lead.

The parser mends nothing, as a browser would: `test_valid_html.py` tests that there is nothing to mend.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

HOST = "site.invalid"
"""Stands for wherever the site is served; nobody can own this name (RFC 2606)."""

REDIRECT = '<noscript><meta http-equiv="refresh"'
"""Tells a page that only leads to another."""


class MARKUP:
    """The classes that several tests go by."""

    mark = ".mark"
    page_break = ".page-break"
    names = ".initiative__names:not(:has(a))"
    note = ".note"
    note_text = ".note__text"
    footnote = ".footnote-entry"


@dataclass(frozen=True, eq=False)
class Page:
    """A page; `address` is relative to the site: '' for home, 'voetnoten/', '404.html'."""

    address: str
    html: str

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html.parser")

    @cached_property
    def head(self) -> BeautifulSoup:
        """The head alone, for tests that ask for no more of a page."""
        return BeautifulSoup(self.html.partition("</head>")[0], "html.parser")

    @cached_property
    def ids(self) -> dict[str, Tag]:
        """The element of each id on the page."""
        return {attribute(tag, "id"): tag for tag in self.soup.find_all(id=True)}

    @cached_property
    def _classes(self) -> dict[str, list[Tag]]:
        found: dict[str, list[Tag]] = {}
        for tag in self.soup.find_all(class_=True):
            for name in dict.fromkeys(classes(tag)):
                found.setdefault(name, []).append(tag)
        return found

    def select(self, selector: str) -> list[Tag]:
        """What `selector` finds, in order. A class alone is looked up: that is many times as quick."""
        if re.fullmatch(r"\.[\w-]+", selector):
            return self._classes.get(selector[1:], [])
        return self.soup.select(selector)

    def one(self, selector: str) -> Tag:
        """The one element that `selector` finds; anything but one is an error."""
        found = self.select(selector)
        assert len(found) == 1, f"{self.address}: {len(found)} elements {selector}"
        return found[0]


class Target(NamedTuple):
    """Where a link leads: to which page or file of the site, and to which id there."""

    address: str
    fragment: str


class Link(NamedTuple):
    words: str
    target: Target | None


class Said(NamedTuple):
    """What an element says: all its words, and which of them are links."""

    words: str
    links: tuple[Link, ...]


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

    def link(self, page: Page, a: Tag) -> Link:
        return Link(text(a), self.target(page, attribute(a, "href")))

    def links(self, page: Page, element: Tag) -> list[Link]:
        return [self.link(page, a) for a in element.find_all("a", href=True)]

    def said(self, page: Page, element: Tag) -> Said:
        return Said(text(element), tuple(self.links(page, element)))

    def facts(self, page: Page, section: Tag) -> dict[str, list[Said]]:
        """The labelled facts of a section, in order."""
        return {label: [self.said(page, value) for value in values] for label, values in facts(section).items()}

    def section(self, target: Target) -> Tag:
        found = self.pages[target.address].ids[target.fragment].find_parent("section")
        assert isinstance(found, Tag)
        return found

    def search_data(self, name: str) -> Any:
        """Data of the search, as it is written."""
        script = (self.folder / "assets/search/records.js").read_text(encoding="utf-8")
        (line,) = (line for line in script.splitlines() if line.startswith(f"osaSearch.{name} = "))
        return json.loads(line.partition(" = ")[2])

    def search_records(self) -> list[dict[str, str]]:
        """What the search can find, with whole addresses and with all places."""
        columns = {key: column.split("\x7f") for key, column in self.search_data("columns").items()}
        records = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        last: dict[str, dict[str, str]] = {}
        pages: dict[bool, str] = {}
        for record in records:
            before = last.get(record["kind"], record)
            page, mark, id_ = record["url"].partition("#")
            is_instrument = record["kind"] == "instrument"
            pages[is_instrument] = page = page or pages[is_instrument]
            if mark:
                record["url"] = page + mark + (id_ or re.sub("[^a-z0-9]+", "-", record["name"].lower()))
            record["place"] = record["place"] or before["place"]
            last[record["kind"]] = record
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


INLINE = {"a", "abbr", "b", "code", "em", "i", "q", "small", "span", "strong", "sub", "sup"}
UNSEEN = {"script", "style", "template", "noscript"}


def text(element: Tag, *, without: str = ".cite", marks: bool = False) -> str:
    """What `element` says, white space collapsed; what has one of the classes in `without` is left out.

    With `marks`, a raised footnote number is written as the YAML writes it: `[^5]`.
    """
    left_out = {name.strip().removeprefix(".") for name in without.split(",")}

    def strings(tag: Tag) -> Iterator[str]:
        for child in tag.children:
            # Comments and the like are strings of another type.
            if type(child) is NavigableString:
                yield str(child)
            elif isinstance(child, Tag) and child.name not in UNSEEN:
                names = set(child.get_attribute_list("class"))
                if marks and "mark" in names:
                    yield f"[^{child.get_text(strip=True)}]"
                elif not names & left_out:
                    space = "" if child.name in INLINE else " "
                    yield from (space, *strings(child), space)

    # Only what HTML itself counts as white space: a non-breaking space would be the site's addition.
    return re.sub(r"[ \t\n\r\f]+", " ", "".join(strings(element))).strip(" ")


def annex_text(element: Tag, *, without: str = MARKUP.page_break) -> str:
    """A text of the annex as the YAML writes it."""
    return text(element, without=without, marks=True)


def heading_level(tag: Tag) -> int:
    """2 for an `h2`."""
    assert re.fullmatch(r"h[1-6]", tag.name), f"{tag.name} is no heading"
    return int(tag.name[1])


def section_of(element: Tag) -> Tag | None:
    """The section around an element: of an initiative, of a theme on a longer page, or an open row of the register."""
    return next((tag for tag in element.parents if tag.name == "section" or "register__more" in classes(tag)), None)


def classes(element: Tag) -> list[str]:
    return [name for name in element.get_attribute_list("class") if name]


def own(section: Tag, selector: str) -> list[Tag]:
    """What `selector` finds in `section`, but not in a section within it."""
    return [tag for tag in section.select(selector) if section_of(tag) is section]


def heading_of(section: Tag) -> Tag:
    """The heading of a section; a section has one."""
    (heading,) = own(section, "h1, h2, h3, h4, h5, h6")
    return heading


def facts(section: Tag) -> dict[str, list[Tag]]:
    """The labelled facts of a section: for each label the elements that it stands for."""
    found: dict[str, list[Tag]] = {}
    for label in own(section, "dl dt"):
        assert text(label) not in found, f"the label {text(label)} stands there twice"
        found[text(label)] = values = []
        for sibling in label.find_next_siblings():
            if sibling.name != "dd":
                break
            values.append(sibling)
    return found
