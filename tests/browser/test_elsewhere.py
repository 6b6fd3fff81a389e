"""The site works below a path of a host, and its copy holds what it links to."""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, Response, expect

from annex.__main__ import main
from tests.browser.helpers import PAGES, SearchBox
from tests.conftest import ROOT, OpenPage, serving
from tests.lighthouse.serve import WebHandler
from tests.site.built import Site

SMEI = "/bouwsteen-1/interne-markt/#smei"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory, offline_site: Path) -> Path:
    folder = tmp_path_factory.mktemp("offline")
    assert main(["--root", str(ROOT), "archive", str(offline_site), str(folder / "new/osa.zip")]) == 0
    with zipfile.ZipFile(folder / "new/osa.zip") as packed:
        packed.extractall(folder / "mijn map (één)")
    return folder / "mijn map (één)/osa-initiatieven"


def test_links_in_a_folder_lead_to_files(unpacked: Path) -> None:
    """Without a server, a link to a folder shows no page. `tests/site` checks that ids exist."""
    offline = Site(unpacked)
    assert len(offline.pages) > 30
    # For a server: in a folder its links would begin at the root of the disk.
    assert "404.html" not in offline.pages
    for page in offline.pages.values():
        links = set(re.findall(r'<(?:a|link|script|img)\s[^>]*?(?:href|src)="([^"]*)"', page.html))
        links = {unescape(link) for link in links}
        targets = [target for link in links if (target := offline.target(page, link)) and not link.startswith("#")]
        assert len(targets) > 30
        missing = [target for target in targets if not Path(target.address).suffix or not offline.has(target.address)]
        assert missing == [], page.address


class Host(WebHandler):
    """A host that has nothing but the site, at /osa/."""

    not_found = "osa/404.html"


@pytest.fixture
def home(published_site: Path) -> Iterator[str]:
    """The address of the home page."""
    with serving(published_site.parent, Host) as address:
        yield f"{address}/osa/"


@pytest.fixture
def server(home: str) -> str:
    """The only host that a page may call."""
    return home


@pytest.fixture
def visitor(open_page: OpenPage, home: str) -> Iterator[Page]:
    """The home page. Everything that it and the pages after it ask for is inside the site and exists."""
    page = open_page(fresh=True)
    astray: list[str] = []

    def note(response: Response) -> None:
        if not response.url.startswith((home, "data:")) or response.status >= 400:
            astray.append(f"{response.status} {response.url}")

    def note_failure(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # because the reader left the page
            astray.append(f"{request.failure} {request.url}")

    page.on("response", note)
    page.on("requestfailed", note_failure)
    page.goto(home)
    yield page
    page.close()
    assert astray == []


def expect_heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def test_links_search_and_files_below_a_path(visitor: Page) -> None:
    """By a tab, by the search from a theme, by the logo, and to a file. `tests/engines` opens the copy in a folder."""
    visitor.locator(".md-tabs").get_by_role("link", name="2 Afhankelijkheden").click()
    expect_heading(visitor, "Mitigeren van risicovolle")
    visitor.locator(".theme-part__title a[href$='halfgeleiders/']").click()
    expect_heading(visitor, "Halfgeleiders")
    box = SearchBox(visitor)
    box.ask("Single Market Emergency Instrument")
    box.result(SMEI).click()
    expect(visitor.locator("#smei")).to_be_in_viewport()
    visitor.locator(".md-logo").click()
    expect_heading(visitor, "Open strategische autonomie")

    visitor.locator(".md-footer").get_by_role("link", name="Data", exact=True).click()
    file = visitor.locator("article .files").get_by_role("link", name="initiatieven.json", exact=True)
    with visitor.expect_download() as download:
        file.click()
    assert download.value.path().read_text(encoding="utf-8").startswith("{")


def test_404_links_to_every_page(open_page: OpenPage, home: str, problems: list[str]) -> None:
    """Its links, styles and search work at any address."""
    page = open_page()
    page.goto(f"{home}bouwsteen-2/verminderen/weg/")
    box = SearchBox(page, large=True)
    box.ask("Single Market Emergency Instrument")
    expect(box.result(f"/osa{SMEI}")).to_be_visible()
    links = page.get_by_role("navigation", name="Alle pagina’s").get_by_role("link")
    addresses = links.evaluate_all("links => links.map(a => new URL(a.href).pathname.replace('/osa/', '/'))")
    assert sorted(addresses) == sorted(set(PAGES) - {"/404.html"})
    links.filter(has_text="Halfgeleiders").click()
    expect_heading(page, "Halfgeleiders")
    (problem,) = problems
    assert "404" in problem
    problems.clear()
