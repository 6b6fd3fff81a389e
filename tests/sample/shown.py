"""What a part of a page shows, in writing: text, links, languages, and what is marked as the editors'."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bs4 import Tag
from bs4.element import NavigableString

from tests.site.built import INLINE, UNSEEN, Page, Site, Target, attribute, classes

LEFT_OUT = UNSEEN | {"section"}
CELLS = {"td", "th", "dt", "dd", "summary"}


def lines(site: Site, page: Page, element: Tag) -> list[str]:
    """The lines of an element, without sections in it. Cells of a row are parted by ' | '.

    A link is '[words](page/#id)', or '[words](#id)' on its own page, with its title if it has one. English is
    '{en words}'. What is marked as the editors' begins with '+', what only screen readers get is in '<>', and quoted
    words are in double quotes.
    """

    def written(tag: Tag) -> Iterator[str]:
        for child in tag.children:
            if type(child) is NavigableString:
                yield re.sub(r"[ \t\n\r\f]+", " ", child)
            elif isinstance(child, Tag) and child.name not in LEFT_OUT and "cite" not in classes(child):
                yield around(child, "".join(written(child)))

    def around(tag: Tag, words: str) -> str:
        if attribute(tag, "lang"):
            words = f"{{{attribute(tag, 'lang')} {words.strip()}}}"
        if "sr" in classes(tag):
            words = re.sub(r"^( *)(.*?)( *)$", r"\1<\2>\3", words)
        if tag.name == "q":
            words = f'"{words.strip()}"'
        if tag.name == "a":
            words = f"[{words.strip()}]({' '.join([where(tag), attribute(tag, 'title')]).strip()})"
        if "added" in classes(tag):
            words = re.sub(r"^[\s|]*", r"\g<0>+", words)
        return words if tag.name in INLINE | {"time"} else f" | {words} | " if tag.name in CELLS else f"\n{words}\n"

    def where(a: Tag) -> str:
        href = attribute(a, "href")
        target, query = site.target(page, href), urlsplit(href).query
        if not target:
            return href
        there = target.address if target.address != page.address or query else ""
        return there + f"?{query}" * bool(query) + f"#{target.fragment}" * bool(target.fragment)

    whole = "".join(written(element)).split("\n")
    tidy = (re.sub(r"( *\| *)+", " | ", re.sub(" +", " ", line)).strip(" |") for line in whole)
    return [line for line in tidy if line]


def written(text: str) -> list[str]:
    """The lines of an indented text. One that is indented further than the first continues the line before it."""
    lines = text.strip("\n").splitlines()
    indent = len(lines[0]) - len(lines[0].lstrip())
    joined = re.sub(rf"\n {{{indent + 1},}}(?=\S)", " ", "\n".join(lines))
    return [line.strip() for line in joined.splitlines() if line.strip()]


class Shown:
    """The lines of parts of a site."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def one(self, address: str, selector: str = "article") -> list[str]:
        """Of the one element that `selector` finds on a page."""
        return lines(self.site, self.site.pages[address], self.site.pages[address].one(selector))

    def all(self, address: str, selector: str) -> list[str]:
        """Of all elements that `selector` finds on a page."""
        page = self.site.pages[address]
        return [line for element in page.select(selector) for line in lines(self.site, page, element)]

    def section(self, address: str, id_: str) -> list[str]:
        """Of the section with a heading that has this id."""
        return lines(self.site, self.site.pages[address], self.site.section(Target(address, id_)))
