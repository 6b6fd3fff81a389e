"""Fetches every outside link of the built site: `make check-links`. By hand: no build and no test needs a network."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html.parser import HTMLParser
from http import HTTPStatus
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

# Some sites turn away whoever doesn't say that it is a browser.
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; OSA-initiatieven check-links)", "Accept-Language": "nl, en"}
SECONDS = 30


@dataclass(frozen=True)
class Answer:
    """What came of a link: `status` is that of HTTP, 0 where there was none; `said` explains it."""

    url: str
    status: int
    said: str = ""

    @property
    def is_good(self) -> bool:
        """Whether a page came."""
        return self.status == HTTPStatus.OK

    def __str__(self) -> str:
        return " ".join(
            filter(None, ["ok  " if self.is_good else "LOOK", str(self.status or "---"), self.url, self.said])
        )


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get("href") if tag == "a" else None
        if address and urlsplit(address).scheme in ("http", "https"):
            self.found.append(address)


def outside_links(site: Path) -> dict[str, list[str]]:
    """Every link in the built site in `site` that leads to another, with the pages that it stands on."""
    links: dict[str, list[str]] = {}
    for path in sorted(site.rglob("*.html")):
        parser = _Links()
        parser.feed(path.read_text(encoding="utf-8"))
        for url in dict.fromkeys(parser.found):
            links.setdefault(url, []).append(path.relative_to(site).as_posix())
    return links


def answers(urls: list[str], seconds: float = SECONDS) -> Iterator[Answer]:
    """What comes of each link: one at a time from each host, several hosts at once."""
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).netloc, []).append(url)
    with ThreadPoolExecutor() as pool:
        fetched = pool.map(lambda some: [fetch(url, seconds) for url in some], hosts.values())
        yield from chain.from_iterable(fetched)


def fetch(url: str, seconds: float = SECONDS) -> Answer:
    """What comes of one link, wherever it leads on to."""
    try:
        request = urllib.request.Request(url, headers=HEADERS)
        with urllib.request.urlopen(request, timeout=seconds) as response:
            moved = "" if response.url == url else f"leads on to {response.url}"
            return Answer(url, response.status, moved)
    except urllib.error.HTTPError as error:
        return Answer(url, error.code, error.reason)
    except urllib.error.URLError as error:
        return Answer(url, 0, str(error.reason))
    except (OSError, ValueError) as error:
        return Answer(url, 0, str(error) or type(error).__name__)
