"""Checks that in a built site every link, script, stylesheet and picture leads to a file of the site, and to an id that
it has."""

import html
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

NOWHERE = "https://site.invalid/site/"
"""Stands for the address of a site without one; nobody can own this name (RFC 2606). The site is in a folder, so that
no link leads too far up unnoticed."""

TAG = re.compile(r'<[a-z](?:[^<>"]++|"[^"]*")*>')
ATTRIBUTE = re.compile(r'\s(href|src|id|content)="([^"]*)"')
IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)""")


class _File(NamedTuple):
    """The ids of a page, and the addresses in a page or stylesheet."""

    ids: set[str]
    links: list[str]


def dead_links(site: Path, root: str = "") -> list[str]:
    """What leads nowhere in the built site in the folder `site`, each with a file that names it. `root` is the site's
    address, with a trailing slash."""
    root = root or NOWHERE
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    files = {name: _read(path, root) for name, path in paths.items() if path.suffix in (".html", ".css")}

    @cache
    def target_of(page: str, link: str) -> str | None:
        """The file that a link on a page leads to, or None for one to another site."""
        # Without an address, the site counts as the whole of its server, where the 404 page links from the root.
        is_from_root = root == NOWHERE and link.startswith("/")
        address = urljoin(root, link[1:]) if is_from_root else urljoin(root + page, link)
        if address.startswith(root):
            path = address.removeprefix(root).partition("?")[0]
        elif urlsplit(link).scheme:
            return None
        else:
            path = urlsplit(address).path
        target = unquote(path)
        return target if target and not target.endswith("/") else f"{target}index.html"

    places: dict[str, list[str]] = {}
    for name, file in sorted(files.items()):
        for link in dict.fromkeys(file.links):
            address, _, fragment = link.partition("#")
            target = target_of(name, address)
            if target is None:
                continue
            if target not in paths:
                places.setdefault(target, []).append(name)
            elif fragment and target.endswith(".html") and unquote(fragment) not in files[target].ids:
                places.setdefault(f"{target}#{unquote(fragment)}", []).append(name)
    return [f"{target} does not exist: {_named(names)}" for target, names in sorted(places.items())]


def _named(names: list[str]) -> str:
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{names[0]}{more} lead{'s' * (len(names) == 1)} there"


def _read(path: Path, root: str) -> _File:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".css":
        return _File(set(), IN_STYLE.findall(text))
    attributes = (attribute for tag in TAG.findall(text) for attribute in ATTRIBUTE.findall(tag))
    found = [(name, html.unescape(value)) for name, value in attributes]
    # What a page says of itself to other sites includes addresses: its own, and that of a picture.
    said = [value for name, value in found if name == "content" and value.startswith(root)]
    links = said + [value for name, value in found if name in ("href", "src")]
    return _File({value for name, value in found if name == "id"}, links)
