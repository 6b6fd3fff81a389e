"""Every page keeps the rules, whatever the data says. `test_valid_html.py` runs the HTML validator."""

import re
from urllib.parse import urlsplit

import pytest

from tests.conftest import PUBLISHED, ROOT
from tests.site.built import Page, Site, attribute, text

ADDRESSES = "a[href], area[href], link[href], [src], form[action], object[data], video[poster]"
REFERENCES = ("aria-controls", "aria-describedby", "aria-details", "aria-labelledby", "aria-owns")
NOT_FOUND = "404.html"
"""Is served at any address, so that it alone has to link from the root."""


def addresses(page: Page) -> list[tuple[str, str]]:
    """Each address on a page, with the name of its element."""
    names = ("href", "src", "action", "data", "poster")
    found = [(tag.name, attribute(tag, name)) for tag in page.select(ADDRESSES) for name in names if tag.has_attr(name)]
    refresh = page.select("meta[http-equiv=refresh]")
    return found + [("meta", attribute(tag, "content").partition("url=")[2]) for tag in refresh]


def test_each_link_leads_somewhere(built: Site) -> None:
    pages = [*built.pages.values(), *built.redirects.values()]
    links = [(page, link, built.target(page, link)) for page in pages for _, link in addresses(page)]
    assert [(page.address, link) for page, link, at in links if at and not built.leads_somewhere(at)] == []


def test_nothing_is_fetched_from_another_host(built: Site) -> None:
    """Wherever the site is served. Links lead only to hosts that the data or a text page names, and to Kamerstukken."""
    files = [file for pattern in ("data/*.yaml", "docs/*.md") for file in ROOT.glob(pattern)]
    named = {"zoek.officielebekendmakingen.nl"}
    for file in files:
        named |= {host.lower() for host in re.findall(r"https://([\w.-]+)", file.read_text(encoding="utf-8"))}
    wrong = []
    for page in built.pages.values():
        for tag, link in addresses(page):
            parts = urlsplit(link)
            is_link = tag == "a" and parts.scheme == "https" and parts.netloc in named
            from_root = parts.path.startswith("/") and page.address != NOT_FOUND
            if not is_link and (parts.scheme or parts.netloc or from_root):
                wrong.append((page.address, tag, link))
    assert wrong == []


def test_each_reference_to_an_id_finds_it(built: Site) -> None:
    wrong = []
    for page in built.pages.values():
        for name in REFERENCES:
            ids = {id_ for tag in page.select(f"[{name}]") for id_ in attribute(tag, name).split()}
            wrong += [(page.address, name, id_) for id_ in ids - page.ids.keys()]
    assert wrong == []


def test_each_page_has_a_head_of_its_own(built: Site) -> None:
    """One `h1`, a language, a title and a description of a length that search engines show, which no other page has."""
    titles, descriptions = [], []
    for page in built.pages.values():
        assert attribute(page.one("html"), "lang") == ("en" if page.address == "english/" else "nl")
        assert len(page.select("h1")) == 1, page.address
        titles.append(text(page.one("head > title")))
        descriptions.append(attribute(page.one('meta[name="description"]'), "content"))
    assert len(set(titles)) == len(titles)
    assert len(set(descriptions)) == len(descriptions)
    assert [said for said in descriptions if not 70 <= len(said) <= 155] == []


def test_nothing_is_left_of_templates(built: Site) -> None:
    """Calls, attributes, placeholders and footnote marks that Jinja and Python-Markdown should have used up."""
    left_over = re.compile(r"\{\{|\{%|\bmarkdown=[\"']|klzzwxh|wzxhzdk|[\x02\x03]|&amp;#?\w+;|\[\^\d")
    found = []
    for page in built.pages.values():
        content = re.sub(r"<(script|style)\b.*?</\1>", "", page.html, flags=re.DOTALL)
        found += [(page.address, match[0]) for match in left_over.finditer(content)]
    assert found == []


def test_404_links_to_every_page_once(built: Site) -> None:
    page = built.pages[NOT_FOUND]
    linked = [target.address for target in built.targets(page, ".lost a")]
    assert sorted(linked) == sorted(set(built.pages) - {NOT_FOUND})


def test_next_links_pass_every_page(built: Site) -> None:
    passed, following = [], [""]
    while following:
        assert following[0] not in passed
        passed += following
        following = [at.address for at in built.targets(built.pages[passed[-1]], ".md-footer__link--next")]
    assert set(passed) == set(built.pages) - {NOT_FOUND}


POLICY = {
    "default-src": "'none'",
    **dict.fromkeys(("script-src", "style-src", "form-action"), "'self'"),
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
}


def test_every_page_has_the_security_policy(built: Site) -> None:
    """It allows the site's own files and nothing else."""
    for page in (*built.pages.values(), *built.redirects.values()):
        policy = page.one("meta[http-equiv=Content-Security-Policy]")
        parts = (part.strip().partition(" ") for part in attribute(policy, "content").split(";"))
        assert {name: allowed for name, _, allowed in parts} == POLICY, page.address


@pytest.mark.parametrize("kind", ["built", "published"])
def test_only_a_published_page_has_an_address_and_a_picture(kind: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(kind)
    for page in site.pages.values():
        found = page.select("link[rel=canonical], meta[property='og:url'], meta[property='og:image']")
        said = [attribute(tag, "href") or attribute(tag, "content") for tag in found]
        if kind == "built" or page.address == NOT_FOUND:
            assert said == []
        else:
            assert said[:2] == [PUBLISHED + page.address] * 2
            assert site.has(said[2].removeprefix(PUBLISHED))
