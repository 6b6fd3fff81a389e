"""Every page of the sample site keeps the rules of `tests/site/rules.py`, and is written with care."""

import re

from bs4.element import NavigableString

from tests.site import rules
from tests.site.built import Site, attribute

HOSTS = ("example.org", "www.example.org", "eur-lex.europa.eu", "zoek.officielebekendmakingen.nl")


def test_pages_keep_the_rules(sample: Site) -> None:
    assert list(rules.broken_links(sample)) == []
    assert list(rules.foreign_addresses(sample, HOSTS)) == []
    assert list(rules.shared_heads(sample)) == []
    assert [fault for page in sample.pages.values() for rule in rules.OF_A_PAGE for fault in rule(page)] == []


def test_quotes_and_signs_of_the_site_are_typographic(sample: Site) -> None:
    """‘ ’ and 200%; code is code."""
    wrong = re.compile(r"""['"`]|\d %""")
    found: list[tuple[str, str]] = []
    for page in sample.pages.values():
        body = page.one("body")
        strings = [s for s in body.find_all(string=wrong) if type(s) is NavigableString]
        found += [(page.address, str(s)) for s in strings if not s.find_parent(["code", "pre", "script", "style"])]
        for name in ("title", "aria-label", "placeholder", "data-citation", "data-ris"):
            found += [(page.address, attribute(tag, name)) for tag in body.find_all(True, {name: wrong})]
    assert found == []
