"""The site works below a path of a host, and its copy holds what it links to."""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, Response, expect

from annex.__main__ import main
from tests.browser.helpers import DARK, SearchBox
from tests.conftest import ROOT, OpenPage, serving
from tests.lighthouse.serve import WebHandler
from tests.site.built import Site


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory, offline_site: Path) -> Path:
    folder = tmp_path_factory.mktemp("offline")
    assert main(["--root", str(ROOT), "archive", str(offline_site), str(folder / "new/osa.zip")]) == 0
    with zipfile.ZipFile(folder / "new/osa.zip") as packed:
        packed.extractall(folder / "mijn map (één)")
    return folder / "mijn map (één)/osa-initiatieven"


def test_in_a_folder_links_lead_to_files(unpacked: Path) -> None:
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


def test_readers_get_everywhere(visitor: Page) -> None:
    """By a tab; by the search from a theme, which leads down, and home; to a choice by its address; to the files.
    `tests/engines` walks other ways, and in a folder."""
    visitor.locator(".md-tabs").get_by_role("link", name="2 Afhankelijkheden").click()
    expect_heading(visitor, "Mitigeren van risicovolle")
    visitor.locator(".theme-part__title").get_by_role("link", name="2.2.2 Halfgeleiders").click()
    expect_heading(visitor, "Halfgeleiders")
    box = SearchBox(visitor)
    box.ask("smei")
    box.results.first.click()
    expect(visitor.locator("#smei")).to_be_in_viewport()
    visitor.locator(".md-logo").click()
    expect_heading(visitor, "Open strategische autonomie")

    visitor.locator(".md-tabs").get_by_role("link", name="Toen en nu").click()
    visitor.get_by_role("combobox", name="Bouwsteen of thema").select_option("bouwsteen-3")
    visible = visitor.locator(".listed__item:visible")
    expect(visible).to_have_count(9)
    expect(visitor).to_have_url(re.compile("bouwsteen=bouwsteen-3"))
    visitor.reload()
    expect(visible).to_have_count(9)

    visitor.get_by_title("kies licht").click()
    visitor.get_by_title("kies donker").click()
    expect(visitor.locator("body")).to_have_css("background-color", DARK)
    visitor.locator(".md-footer").get_by_role("link", name="Data", exact=True).click()
    expect(visitor.locator("body")).to_have_css("background-color", DARK)
    file = visitor.locator("article .files").get_by_role("link", name="initiatieven.json", exact=True)
    with visitor.expect_download() as download:
        file.click()
    assert download.value.path().read_text(encoding="utf-8").startswith("{")


def test_an_address_that_does_not_exist_leads_on(open_page: OpenPage, home: str, problems: list[str]) -> None:
    """Its links, styles and search are those of the site."""
    page = open_page()
    page.goto(f"{home}bouwsteen-2/verminderen/weg/")
    box = SearchBox(page, large=True)
    box.ask("smei")
    expect(box.results.first).to_have_attribute("href", re.compile("/osa/.*#smei$"))
    page.get_by_role("navigation", name="Alle pagina’s").get_by_role("link", name="Halfgeleiders").click()
    expect_heading(page, "Halfgeleiders")
    (problem,) = problems
    assert "404" in problem
    problems.clear()
