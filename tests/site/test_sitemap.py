"""Search engines and language models are told which pages there are, and since when they are as they are."""

from __future__ import annotations

import datetime
import re
import subprocess
from xml.etree import ElementTree

import pytest

from annex.publish.git_dates import Revision
from tests.conftest import PUBLISHED, ROOT
from tests.site.built import Site
from tests.site.expected import Annex


def sitemap(site: Site) -> dict[str, str]:
    """The date of each address."""
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    urls = ElementTree.parse(site.folder / "sitemap.xml").getroot().iterfind(f"{name}url")
    return {url.findtext(f"{name}loc", ""): url.findtext(f"{name}lastmod", "") for url in urls}


def test_the_sitemap_has_every_page_and_no_other(published: Site) -> None:
    expected = {f"{PUBLISHED}{address}" for address in published.pages if address != "404.html"}
    assert set(sitemap(published)) == expected


def test_each_page_has_the_day_of_its_last_change(published: Site) -> None:
    """Of its own text, and of data and templates where it is made from them."""
    revision = Revision(ROOT)
    if revision.commit_date is None:
        pytest.skip("this copy of the project has no history")
    dates = sitemap(published)
    assert dates[f"{PUBLISHED}toegankelijkheid/"] == last_change("docs/toegankelijkheid.md")
    assert dates[f"{PUBLISHED}voetnoten/"] == last_change("docs/voetnoten.md", "data", "templates")


def last_change(*paths: str) -> str:
    """Asked of Git itself, in UTC."""
    command = ["git", "-c", "safe.directory=*", "log", "-1", "--format=%ct", "--", *paths]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    return datetime.datetime.fromtimestamp(int(done.stdout), datetime.UTC).date().isoformat()


def test_the_engines_own_sitemap_is_gone(built: Site) -> None:
    """It has the day of the build for every page."""
    assert not (built.folder / "sitemap.xml.gz").exists()


def test_llms_txt_leads_to_every_theme(published: Site, annex: Annex) -> None:
    """https://llmstxt.org/: a title, a summary as a quote, then lists of links."""
    lines = (published.folder / "llms.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# OSA-initiatieven"
    assert next(line for line in lines[1:] if line).startswith("> ")
    links = re.findall(r"\[[^\]]*\]\(([^)\s]*)\)", "\n".join(lines))
    assert {f"{PUBLISHED}{annex.addresses[theme.id]}" for theme in annex.themes} <= set(links)
    for link in links:
        assert link.startswith(PUBLISHED)
        assert published.has(link.removeprefix(PUBLISHED)), link


def test_llms_txt_says_words_as_they_are(built: Site, annex: Annex) -> None:
    """It is no HTML: nothing in it is escaped."""
    text = (built.folder / "llms.txt").read_text(encoding="utf-8")
    assert all(f"[{theme.name}]" in text for theme in annex.themes)
    assert "&" not in text
