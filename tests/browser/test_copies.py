"""The site elsewhere: in a folder, below a path of a host, and without scripts."""

import re
from html import unescape
from pathlib import Path

import pytest

from tests.browser.helpers import (
    CHIPS,
    CITATION,
    CITE,
    ENERGY,
    ITEM,
    LIST,
    MARK,
    MENU,
    MENU_LINK,
    NOTE,
    PREVIEW,
    RESULT,
    SEARCH,
    in_chromium,
)
from tests.browser.webdriver import ESCAPE, PHONE, Chromium, Engine
from tests.conftest import QuietHandler, serving
from tests.site.built import Site


def test_in_a_folder(reader: Engine, offline_site: Path) -> None:
    """Search, previews, notes and filters work. The path on a reader's disk is never shown to be copied."""
    chips = f"{CHIPS.removesuffix('/')}.html"
    reader.home = offline_site.as_uri()
    reader.open("/index.html")
    reader.search("nis2")
    reader.click(RESULT)
    reader.expect("() => location.hash && hasArrived(location.hash)")
    reader.open(chips)
    reader.hover(MARK)
    reader.expect("isShown", PREVIEW)
    reader.click(MARK)
    reader.expect("hasArrived", f"{chips}{NOTE}")
    reader.click(CITE)
    reader.expect("isShown", CITATION)
    assert not reader.ask("isShown", CITATION, "file:")
    reader.press(ESCAPE)
    reader.open(f"{LIST.removesuffix('/')}.html?bouwsteen=halfgeleiders")
    reader.expect("selector => find(selector).length < document.querySelectorAll(selector).length", ITEM)


def test_links_in_a_folder_lead_to_files(offline_site: Path) -> None:
    """Without a server, a link to a folder shows no page. `tests/site` checks that ids exist."""
    offline = Site(offline_site)
    for page in offline.pages.values():
        links = {
            unescape(link) for link in re.findall(r'<(?:a|link|script|img)\s[^>]*?(?:href|src)="([^"]*)"', page.html)
        }
        targets = [target for link in links if (target := offline.target(page, link)) and not link.startswith("#")]
        assert len(targets) > 30
        missing = [target for target in targets if not Path(target.address).suffix or not offline.has(target.address)]
        assert missing == [] or page.address == "404.html", page.address


class Host(QuietHandler):
    """A host that has nothing but the site, at /osa/, and shows the site's own page for what isn't found."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        content = (Path(self.directory) / "osa/404.html").read_bytes()
        self.send_response(code, message or explain)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@in_chromium
def test_below_a_path(reader: Chromium, published_site: Path) -> None:
    """Links, the search and the page for what isn't found lead to pages below the path."""
    with serving(published_site.parent, Host) as host:
        reader.home = f"{host}/osa"
        reader.open("/")
        reader.click("article a[href$='halfgeleiders/']")
        reader.expect("isAt", f"/osa{CHIPS}")
        reader.search("smei")
        reader.click(RESULT)
        reader.expect("hasArrived", "/osa/bouwsteen-1/interne-markt/#smei")
        assert reader.ask("loadedFromElsewhere", reader.home) == []
        assert reader.problems() == []
        reader.open("/bouwsteen-2/verminderen/weg/")
        reader.search("smei")
        reader.press(ESCAPE)
        reader.click(f"article a[href$='{ENERGY}']")
        reader.expect("isAt", f"/osa{ENERGY}")
        assert all("404" in problem for problem in reader.problems())


@pytest.mark.usefixtures("no_scripts")
def test_without_scripts(reader: Engine) -> None:
    """No button does nothing, lists are complete, notes are links, and the menu opens on a phone."""
    reader.resize(**PHONE)
    reader.open(f"{LIST}?toen=lopend")
    reader.expect("selector => find(selector).length === document.querySelectorAll(selector).length", ITEM)
    for absent in (".filters", ".filtered__empty", SEARCH, "select"):
        reader.expect("isHidden", absent)
    reader.open(CHIPS)
    reader.click(CITE)
    reader.expect("hasArrived", f"{CHIPS}#eu-chips-act")
    reader.click(MARK)
    reader.expect("hasArrived", f"{CHIPS}{NOTE}")
    reader.click(MENU)
    reader.click(MENU_LINK)
    reader.expect("isAt", ENERGY)
