"""Rules that every page of the site keeps. Each is a generator of what it finds wrong, as text that names the page.

`test_rules.py` proves on a small bad site that each of them can fail; the other modules run them on the real one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from bs4 import Tag

from tests.site.built import Page, Site, attribute, heading_level, section_of, text

ADDRESS_ATTRIBUTES = (
    "action", "background", "cite", "data", "formaction", "href", "imagesrcset", "manifest", "ping", "poster",
    "src", "srcset", "xlink:href",
)  # fmt: skip
ID_ATTRIBUTES = ("aria-controls", "aria-describedby", "aria-details", "aria-labelledby", "aria-owns", "for")

NOT_FOUND_PAGE = "404.html"
"""Is served at any address, so that it alone has to link from the root."""


def addresses(page: Page) -> Iterator[tuple[Tag, str, str]]:
    """Every address on a page: element, attribute, address."""
    for tag in page.soup.find_all(True):
        for name in ADDRESS_ATTRIBUTES:
            if tag.has_attr(name):
                for address in _split(name, attribute(tag, name)):
                    yield tag, name, address
        if tag.name == "meta" and attribute(tag, "http-equiv").lower() == "refresh":
            yield tag, "content", attribute(tag, "content").partition("=")[2]


def _split(name: str, value: str) -> Iterable[str]:
    if name in ("srcset", "imagesrcset"):
        return [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]
    return [value.strip()]


def broken_links(site: Site) -> Iterator[str]:
    """Links that lead to no file of the site, or to an id that isn't there."""
    for page in site.pages.values():
        for _, _, link in addresses(page):
            target = site.target(page, link)
            if target is None:
                continue
            if not site.has(target.address):
                yield f"{page.address}: {link}: no such page or file"
            elif target.fragment and target.fragment not in _ids(site, target.address):
                yield f"{page.address}: {link}: no id '{target.fragment}' there"


def _ids(site: Site, address: str) -> list[str]:
    page = site.pages.get(address.removesuffix("index.html"))
    return page.ids if page else []


def foreign_addresses(site: Site, allowed_hosts: Iterable[str]) -> Iterator[str]:
    """Addresses that name a host, a scheme or the root: whatever is fetched comes from the site itself, wherever it
    is served. Readers may be led to `allowed_hosts` by a link."""
    for page in site.pages.values():
        for tag, name, address in addresses(page):
            parts = urlsplit(address)
            if tag.name == "a" and name == "href" and parts.scheme == "https" and parts.netloc in allowed_hosts:
                continue
            if parts.scheme or parts.netloc:
                yield f"{page.address}: <{tag.name} {name}>: {address}"
            elif parts.path.startswith("/") and page.address != NOT_FOUND_PAGE:
                yield f"{page.address}: <{tag.name} {name}>: {address} counts from the root"


CSS_URL = re.compile(
    r"""url\( \s* (?: "(?P<double>[^"]*)" | '(?P<single>[^']*)' | (?P<bare>[^)"'\s]*) ) \s* \)""",
    re.VERBOSE | re.IGNORECASE,
)


def css_fetches(css: str) -> Iterator[str]:
    """What style rules fetch from somewhere: `@import`, and `url(…)` with anything but data in place or an id."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    for match in CSS_URL.finditer(css):
        address = match["double"] or match["single"] or match["bare"] or ""
        if not address.startswith(("data:", "#")):
            yield f"url({address})"
    # Quoted texts can hold '@import' without importing anything.
    yield from re.findall(r"@import\b", re.sub(r'"[^"]*"|\'[^\']*\'', "''", css), re.IGNORECASE)
    if re.search(r"image-set\(", css):
        yield "image-set("


def style_fetches(site: Site) -> Iterator[str]:
    """What the site's styles fetch: style sheets of our own and the theme's, style elements and attributes."""
    for path in sorted(site.folder.rglob("*.css")):
        for found in css_fetches(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(site.folder).as_posix()}: {found}"
    for page in site.pages.values():
        styles = ["".join(map(str, tag.contents)) for tag in page.soup.select("style")]
        styles += [attribute(tag, "style") for tag in page.soup.select("[style]")]
        for css in styles:
            yield from (f"{page.address}: {found}" for found in css_fetches(css))


def repeated_ids(page: Page) -> Iterator[str]:
    """Ids that stand on a page more than once, or are empty."""
    for id_, times in Counter(page.ids).items():
        if times > 1 or not id_.strip():
            yield f"{page.address}: id '{id_}' stands there {times} times"


def dangling_references(page: Page) -> Iterator[str]:
    """Labels and descriptions that point at an id which the page doesn't have."""
    ids = set(page.ids)
    for name in ID_ATTRIBUTES:
        for tag in page.soup.select(f"[{name}]"):
            for id_ in attribute(tag, name).split():
                if id_ not in ids:
                    yield f"{page.address}: <{tag.name} {name}>: no id '{id_}'"


def heading_faults(page: Page) -> Iterator[str]:
    """More or less than one `h1`, a level left out on the way down, an empty heading."""
    headings = page.soup.select("h1, h2, h3, h4, h5, h6")
    firsts = [heading for heading in headings if heading.name == "h1"]
    if len(firsts) != 1:
        yield f"{page.address}: {len(firsts)} h1"
    above = 0
    for heading in headings:
        level = heading_level(heading)
        if level > above + 1:
            yield f"{page.address}: h{level} '{text(heading)}' follows h{above}"
        if not text(heading):
            yield f"{page.address}: an empty h{level}"
        above = level


def head_faults(page: Page) -> Iterator[str]:
    """Another language than Dutch, no title or one that repeats itself, no description."""
    html = page.one("html")
    if attribute(html, "lang") != "nl":
        yield f"{page.address}: lang is '{attribute(html, 'lang')}'"
    titles = [text(title) for title in page.soup.select("head > title")]
    if len(titles) != 1 or not titles[0]:
        yield f"{page.address}: titles {titles}"
    for title in titles:
        parts = title.split(" - ")
        if len(set(parts)) != len(parts):
            yield f"{page.address}: title '{title}' repeats itself"
    descriptions = [attribute(meta, "content") for meta in page.soup.select('meta[name="description"]')]
    if len(descriptions) != 1 or not descriptions[0].strip():
        yield f"{page.address}: descriptions {descriptions}"


def shared_heads(site: Site) -> Iterator[str]:
    """Titles and descriptions that more than one page has."""
    pages: dict[str, list[str]] = {}
    for page in site.pages.values():
        for title in page.soup.select("head > title"):
            pages.setdefault(f"title '{text(title)}'", []).append(page.address)
        for tag in page.soup.select('meta[name="description"]'):
            if page.address != NOT_FOUND_PAGE:  # has the site's own
                pages.setdefault(f"description '{attribute(tag, 'content')}'", []).append(page.address)
    for said, having in pages.items():
        if len(having) > 1:
            yield f"{said} is that of {', '.join(address or 'home' for address in having)}"


def leftovers(page: Page) -> Iterator[str]:
    """What Jinja and Python-Markdown should have used up: calls, attributes, placeholders, ampersands that are bare
    or were escaped twice."""
    content = re.sub(r"<(script|style)\b.*?</\1>", "", page.html, flags=re.DOTALL)
    markdown = (r"""\bmarkdown=["']""", "klzzwxh", "wzxhzdk", "\x02", "\x03")
    patterns = (r"\{\{", r"\{%", *markdown, r"&(?!#?\w+;)", r"&amp;#?\w+;")
    for pattern in patterns:
        for match in re.finditer(pattern, content):
            context = content[max(0, match.start() - 20) : match.end() + 20]
            yield f"{page.address}: left over: {match[0]} in …{context}…"


def ambiguous_links(page: Page) -> Iterator[str]:
    """Links without words, and links in one section that say the same and lead elsewhere: some readers hear a list.

    A name in the annex's text always leads to its instrument."""
    for article in page.soup.select("article"):
        found: dict[tuple[int, str], set[str]] = {}
        for a in article.select("a[href]:not(.mention)"):
            found.setdefault((id(section_of(a)), text(a)), set()).add(attribute(a, "href"))
        for (_, words), targets in found.items():
            if len(targets) > 1 or not re.search(r"\w", words):
                yield f"{page.address}: '{words}' leads to {', '.join(sorted(targets))}"


OF_A_PAGE = (ambiguous_links, repeated_ids, dangling_references, heading_faults, head_faults, leftovers)
