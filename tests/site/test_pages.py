"""Every page keeps the rules: links lead somewhere, nothing comes from elsewhere, the outline is sound."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest

from tests.site import facts_data, rules
from tests.site.annex_data import Annex
from tests.site.built import OVERVIEWS, Page, Site, text


def test_links_lead_somewhere(built: Site) -> None:
    assert list(rules.broken_links(built)) == []


def test_nothing_is_fetched_from_another_host(built: Site, annex: Annex) -> None:
    """Issue 2, 'The site': no request leaves for another host. Only the letter, the editors' sources and
    the licence are linked."""
    known = [record.url for record in facts_data.outcomes().values()]
    known += [link.url for links in facts_data.footnotes().values() for link in links]
    licence = "https://creativecommons.org/"
    hosts = {urlsplit(url).netloc for url in (annex.letter_url, licence, *known) if url}
    assert list(rules.foreign_addresses(built, hosts)) == []
    assert list(rules.style_fetches(built)) == []


@pytest.mark.parametrize(
    "rule",
    [
        rules.connection_hints,
        rules.repeated_ids,
        rules.dangling_references,
        rules.heading_faults,
        rules.head_faults,
        rules.leftovers,
    ],
)
def test_each_page_keeps_the_rule(built: Site, rule: Callable[[Page], Iterator[str]]) -> None:
    assert [fault for page in built.pages.values() for fault in rule(page)] == []


def test_titles_are_unique(built: Site) -> None:
    assert list(rules.shared_titles(built)) == []


def test_the_pages_are_these(built: Site, annex: Annex) -> None:
    """Issues 2 and 3: no page is missing, and none is left over that nobody meant to publish."""
    expected = {"", "404.html", "bijlage/", "voetnoten/", "data/", "over/", "toegankelijkheid/", *OVERVIEWS}
    expected |= set(annex.addresses.values())
    assert set(built.pages) == expected


def test_every_page_says_that_it_is_not_the_governments(built: Site) -> None:
    """Issue 2, 'The site': readers come in by a search engine, past the home page. The 404 page is no exception."""
    silent = [
        f"{page.address}: {part}"
        for page in built.pages.values()
        for part in (".md-header", ".md-footer")
        if not re.search("geen (overheidssite|site van de overheid)", text(page.one(part)))
    ]
    assert silent == []


def test_the_page_that_is_not_there_leads_on(built: Site) -> None:
    page = built.pages[rules.NOT_FOUND_PAGE]
    targets = {target.address for _, target in built.links(page, page.one("main article")) if target}
    assert {"", "bijlage/", "voetnoten/"} <= {address.removesuffix("index.html") for address in targets}


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("Waar de tekst vandaan komt", "35 982, nr. 9"),
        ("Hoe de site is gemaakt", "Witruimte"),
        ("Hoe de site is gemaakt", "Afbreekstreepjes"),
        ("Licentie", "artikel 11 en 15b van de Auteurswet"),
        ("Licentie", "MIT-licentie"),
        ("Een fout melden", "CONTRIBUTING.md"),
    ],
)
def test_over_deze_site_answers_what_readers_ask(built: Site, subject: str, words: str) -> None:
    """Issue 2, 'Pages': source, making, what was corrected in transcription, licence, how to report an error."""
    article = built.pages["over/"].one("main article")
    (heading,) = [tag for tag in article.select("h2") if text(tag) == subject]
    section = []
    for tag in heading.find_next_siblings():
        if tag.name == "h2":
            break
        section.append(text(tag))
    assert words in " ".join(section)
