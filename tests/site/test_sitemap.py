"""Search engines and language models are told which pages there are, and since when they are as they are."""

import datetime
import re
from xml.etree import ElementTree

import pytest

from annex.publish.git_dates import GitDates
from annex.relate.places import Index
from tests.conftest import PUBLISHED, ROOT
from tests.site import expected
from tests.site.built import Site
from tests.unit.project import run


@pytest.fixture(scope="module")
def dates(published: Site) -> dict[str, str]:
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    urls = ElementTree.parse(published.folder / "sitemap.xml").getroot().iterfind(f"{name}url")
    return {url.findtext(f"{name}loc", ""): url.findtext(f"{name}lastmod", "") for url in urls}


def test_the_sitemap_has_every_page_and_no_other(published: Site, dates: dict[str, str]) -> None:
    """The engine's own is gone: it has the day of the build for every page."""
    assert set(dates) == {f"{PUBLISHED}{address}" for address in published.pages if address != "404.html"}
    assert not (published.folder / "sitemap.xml.gz").exists()


def test_each_page_has_the_day_of_its_last_change(dates: dict[str, str]) -> None:
    """Of its own text, and of data and templates where it is made from them."""
    if GitDates(ROOT).commit_date is None:
        pytest.skip("this copy of the project has no history")
    changed = {}
    for file in (ROOT / "docs").rglob("*.md"):
        made_from = ("data", "templates") if "{{" in file.read_text(encoding="utf-8") else ()
        logged = run("git", "log", "-1", "--format=%ct", "--", str(file), *made_from)
        day = datetime.datetime.fromtimestamp(int(logged.stdout), datetime.UTC).date()
        changed[PUBLISHED + expected.place(file.relative_to(ROOT / "docs").as_posix()).address] = str(day)
    assert dates == changed


def test_llms_txt_leads_to_every_theme(published: Site, index: Index) -> None:
    """https://llmstxt.org/: a title, a summary as a quote, then lists of links. It isn't HTML: nothing is escaped."""
    text = (published.folder / "llms.txt").read_text(encoding="utf-8")
    first, second = [line for line in text.splitlines() if line][:2]
    assert first == "# OSA-initiatieven"
    assert second.startswith("> ")
    assert "&" not in text
    links = re.findall(r"\[([^\]]*)\]\(([^)\s]*)\)", text)
    themes = {(theme.name, PUBLISHED + expected.place(theme).address) for theme in index.themes.values()}
    assert themes <= set(links)
    for _, link in links:
        assert link.startswith(PUBLISHED)
        assert published.has(link.removeprefix(PUBLISHED)), link
