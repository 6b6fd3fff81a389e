"""Search engines and language models are told which pages there are, and since when they are as they are."""

import datetime
import re
from xml.etree import ElementTree

import pytest

from tests.conftest import PUBLISHED
from tests.site.built import Site
from tests.site.expected import Expected
from tests.unit.project import run


@pytest.fixture(scope="module")
def dates(published: Site) -> dict[str, str]:
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    urls = ElementTree.parse(published.folder / "sitemap.xml").getroot().iterfind(f"{name}url")
    return {url.findtext(f"{name}loc", ""): url.findtext(f"{name}lastmod", "") for url in urls}


def test_the_sitemap_has_every_page_and_no_other(published: Site, dates: dict[str, str]) -> None:
    """MkDocs' own is gone: it has the day of the build for every page."""
    assert set(dates) == {f"{PUBLISHED}{address}" for address in published.pages if address != "404.html"}
    assert not (published.folder / "sitemap.xml.gz").exists()


def test_each_page_has_the_day_of_its_last_change(dates: dict[str, str], expected: Expected) -> None:
    """Of its own text, and of data and templates where it is made from them."""
    root, docs = expected.root, expected.root / "docs"
    if run("git", "rev-parse", "--show-toplevel", cwd=root).stdout.strip() != str(root):
        pytest.skip("this copy of the project has no history")
    changed = {}
    for file in docs.rglob("*.md"):
        made_from = ("data", "templates") if "{{" in file.read_text(encoding="utf-8") else ()
        logged = run("git", "log", "-1", "--format=%ct", "--", str(file), *made_from, cwd=root)
        day = datetime.datetime.fromtimestamp(int(logged.stdout), datetime.UTC).date()
        page = file.relative_to(docs).as_posix().removesuffix(".md").removesuffix("index")
        changed[f"{PUBLISHED}{page}{'/' * (page[-1:] not in ('', '/'))}"] = str(day)
    assert dates == changed


def test_llms_txt_links_to_every_theme(published: Site, expected: Expected) -> None:
    """https://llmstxt.org/: a title, a summary as a quote, then lists of links. It isn't HTML: nothing is escaped."""
    text = (published.folder / "llms.txt").read_text(encoding="utf-8")
    first, second = [line for line in text.splitlines() if line][:2]
    assert first == "# OSA-initiatieven"
    assert second.startswith("> ")
    assert not re.search(r"&\w+;", text)
    links = re.findall(r"\[([^\]]*)\]\(([^)\s]*)\)", text)
    themes = {(theme.name, PUBLISHED + theme.address) for theme in expected.themes.values()}
    assert themes <= set(links)
    for _, link in links:
        assert link.startswith(PUBLISHED)
        assert published.has(link.removeprefix(PUBLISHED)), link
