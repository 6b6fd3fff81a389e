"""Fetches every link of the built site to another site, for `make check-links`; needs a network."""

import html
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

# Some sites refuse requests that don't come from a browser.
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; OSA-initiatieven check-links)", "Accept-Language": "nl, en"}
SECONDS = 30
# As the templates write it.
LINK = re.compile(r'<a\s[^>]*\bhref="(https?://[^"]+)"')


class Answer(NamedTuple):
    """The answer to a request: its HTTP status, 0 for none, and an explanation."""

    url: str
    status: int
    said: str = ""

    @property
    def is_good(self) -> bool:
        """Whether the page was found."""
        return self.status == HTTPStatus.OK

    def __str__(self) -> str:
        parts = ("ok  " if self.is_good else "LOOK", str(self.status or "---"), self.url, self.said)
        return " ".join(filter(None, parts))


def outside_links(site: Path) -> dict[str, list[str]]:
    """Every link of the built site in `site` to another site, with the pages that have it."""
    links: dict[str, list[str]] = {}
    for path in sorted(site.rglob("*.html")):
        for url in dict.fromkeys(LINK.findall(path.read_text(encoding="utf-8"))):
            links.setdefault(html.unescape(url), []).append(path.relative_to(site).as_posix())
    return links


def answers(urls: list[str], seconds: float = SECONDS) -> Iterator[Answer]:
    """Fetch `urls`: several hosts in parallel, one request at a time to each."""
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).netloc, []).append(url)
    with ThreadPoolExecutor() as pool:
        yield from chain.from_iterable(pool.map(lambda some: [fetch(url, seconds) for url in some], hosts.values()))


def fetch(url: str, seconds: float = SECONDS) -> Answer:
    """Fetch one link, following redirects. Errors are answers too."""
    try:
        request = urllib.request.Request(url, headers=HEADERS)
        with urllib.request.urlopen(request, timeout=seconds) as response:
            return Answer(url, response.status, "" if response.url == url else f"redirects to {response.url}")
    except urllib.error.HTTPError as error:
        return Answer(url, error.code, error.reason)
    except (OSError, ValueError) as error:
        return Answer(url, 0, str(getattr(error, "reason", error)) or type(error).__name__)
