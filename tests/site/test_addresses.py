"""Every address that the site has had still leads to what stood there: `tests/snapshots/addresses.txt`.

A line is an address with the ids on that page. Add to it; take nothing away.
"""

import pytest

from tests.conftest import ROOT
from tests.site.built import Site, attribute, text

LINES = (ROOT / "tests/snapshots/addresses.txt").read_text(encoding="utf-8").splitlines()
BEFORE = {address.removeprefix("./"): ids for address, *ids in (line.split() for line in LINES)}
MOVED = {"initiatieven/": "stand-van-zaken/", "instrumenten-per-thema/": "instrumenten/"}


def test_no_address_is_lost(built: Site) -> None:
    lost = []
    for address, ids in BEFORE.items():
        page = built.pages.get(MOVED.get(address, address))
        if not built.has(address) or (not page and address.endswith("/")):
            lost.append(address)
        elif page:
            lost += [f"{address}#{id_}" for id_ in set(ids).difference(page.ids)]
    assert lost == []
    assert sum(map(len, BEFORE.values())) > 700
    assert {"", "instrumenten/", "feed.xml", "data/initiatieven.json", *MOVED} <= set(BEFORE)


@pytest.mark.parametrize("kind", ["built", "published"])
def test_a_moved_page_redirects_without_a_script(kind: str, request: pytest.FixtureRequest) -> None:
    """By a refresh and by a link; search engines keep only the new page."""
    site: Site = request.getfixturevalue(kind)
    assert set(site.redirects) == set(MOVED)
    for address, page in site.redirects.items():
        refresh = attribute(page.one("noscript > meta[http-equiv=refresh]"), "content").partition("url=")[2]
        (link,) = site.links(page, page.one("main"))
        assert site.target(page, refresh) == link.target
        assert link.target is not None
        assert link.target.address == MOVED[address]
        assert f'id="{link.target.fragment}"' in site.pages[link.target.address].html
        assert all(attribute(script, "src") for script in page.select("script")), "the policy forbids inline scripts"
        assert attribute(page.one("meta[name=robots]"), "content") == "noindex"
        assert text(page.one("h1"))
        canonical = [attribute(tag, "href") for tag in page.select("link[rel=canonical]")]
        assert len(canonical) == (kind == "published")
        assert all(href.endswith(f"/osa/{MOVED[address]}") for href in canonical)
