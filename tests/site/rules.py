"""Rules that every page of the site keeps. Each is a generator of what it finds wrong, as text that names the page.

`test_rules.py` runs them on a small bad site, `test_pages.py` on the real one. `test_valid_html.py` runs the HTML
validator.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from tests.site.built import Page, Site, attribute, section_of, text

ID_ATTRIBUTES = {"aria-controls", "aria-describedby", "aria-details", "aria-labelledby", "aria-owns"}

ADDRESS_ATTRIBUTES = {
    "action", "background", "cite", "data", "formaction", "href", "imagesrcset", "manifest", "ping", "poster",
    "src", "srcset", "xlink:href",
}  # fmt: skip

NOT_FOUND_PAGE = "404.html"
"""Is served at any address, so that it alone has to link from the root."""


def addresses(page: Page) -> Iterator[tuple[str, str]]:
    """Every address on a page, after its element and attribute: '<a href>'."""
    for tag in page.soup.find_all(True):
        for name in ADDRESS_ATTRIBUTES.intersection(tag.attrs):
            if value := attribute(tag, name):
                several = value.split(",") if "srcset" in name else [value]
                yield from ((f"<{tag.name} {name}>", one.split()[0]) for one in several if one.strip())
        if tag.name == "meta" and attribute(tag, "http-equiv").lower() == "refresh":
            yield "<meta content>", attribute(tag, "content").partition("=")[2]


def broken_links(site: Site) -> Iterator[str]:
    """Links that lead to no file of the site, or to an id that isn't there."""
    for page in site.pages.values():
        for _, link in addresses(page):
            target = site.target(page, link)
            if target is None:
                continue
            there = site.pages.get(target.address.removesuffix("index.html"))
            if not site.has(target.address):
                yield f"{page.address}: {link}: no such page or file"
            elif target.fragment and target.fragment not in (there.ids if there else ()):
                yield f"{page.address}: {link}: no id '{target.fragment}' there"


def foreign_addresses(site: Site, allowed_hosts: Iterable[str]) -> Iterator[str]:
    """Addresses that name a host, a scheme or the root: whatever is fetched comes from the site itself, wherever it
    is served. Readers may be led to `allowed_hosts` by a link."""
    for page in site.pages.values():
        for where, address in addresses(page):
            parts = urlsplit(address)
            if where == "<a href>" and parts.scheme == "https" and parts.netloc in allowed_hosts:
                continue
            if parts.scheme or parts.netloc:
                yield f"{page.address}: {where}: {address}"
            elif parts.path.startswith("/") and page.address != NOT_FOUND_PAGE:
                yield f"{page.address}: {where}: {address} counts from the root"


def dangling_references(page: Page) -> Iterator[str]:
    """Names and descriptions by an id which the page doesn't have. The HTML validator knows the same of labels."""
    for tag in page.soup.find_all(True):
        for name in ID_ATTRIBUTES.intersection(tag.attrs):
            for id_ in attribute(tag, name).split():
                if id_ not in page.ids:
                    yield f"{page.address}: <{tag.name} {name}>: no id '{id_}'"


def head_faults(page: Page) -> Iterator[str]:
    """Another language than Dutch, a title that repeats itself, no description, not one `h1`."""
    title, descriptions = text(page.one("head > title")), page.select('meta[name="description"]')
    lang = "en" if page.address == "english/" else "nl"
    if attribute(page.one("html"), "lang") != lang:
        yield f"{page.address}: lang is not '{lang}'"
    if len(set(title.split(" - "))) != len(title.split(" - ")):
        yield f"{page.address}: title '{title}' repeats itself"
    if [bool(attribute(meta, "content").strip()) for meta in descriptions] != [True]:
        yield f"{page.address}: descriptions {descriptions}"
    if len(page.soup.find_all("h1")) != 1:
        yield f"{page.address}: not one h1"


def shared_heads(site: Site) -> Iterator[str]:
    """Titles and descriptions that more than one page has. The 404 page has the site's own description, as any page
    without one would."""
    seen: dict[str, str] = {}
    for page in site.pages.values():
        for tag in page.select('head > title, meta[name="description"]'):
            said = text(tag) or attribute(tag, "content")
            if said in seen:
                yield f"{page.address}: '{said}' is also that of {seen[said] or 'home'}"
            seen[said] = page.address


def leftovers(page: Page) -> Iterator[str]:
    """What Jinja and Python-Markdown should have used up: calls, attributes, placeholders, ampersands that are bare
    or were escaped twice."""
    content = re.sub(r"<(script|style)\b.*?</\1>", "", page.html, flags=re.DOTALL)
    for match in re.finditer(
        r"""\{\{|\{%|\bmarkdown=["']|klzzwxh|wzxhzdk|[\x02\x03]|&(?!#?\w+;)|&amp;#?\w+;""", content
    ):
        context = content[max(0, match.start() - 20) : match.end() + 20]
        yield f"{page.address}: left over: {match[0]} in …{context}…"


def ambiguous_links(page: Page) -> Iterator[str]:
    """Links without words, and links in one section that say the same and lead elsewhere: some readers hear a list.

    A name in the annex's text always leads to its instrument, and the words of a link to another site are the editors'.
    """
    for article in page.select("article"):
        found: dict[tuple[int, str], set[str]] = {}
        for a in article.select("a[href]:not(.mention, .external)"):
            found.setdefault((id(section_of(a)), text(a)), set()).add(attribute(a, "href"))
        for (_, words), targets in found.items():
            if len(targets) > 1 or not re.search(r"\w", words):
                yield f"{page.address}: '{words}' leads to {', '.join(sorted(targets))}"


OF_A_PAGE = (ambiguous_links, dangling_references, head_faults, leftovers)
