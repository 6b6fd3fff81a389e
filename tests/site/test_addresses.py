"""Every address that the site has had still leads to what stood there: `tests/snapshots/addresses.txt`.

A line is an address with the ids on that page. Add to it; take away only what was taken off the site on purpose.
"""

import pytest

from tests.conftest import ROOT
from tests.site.built import Site, attribute

LINES = (ROOT / "tests/snapshots/addresses.txt").read_text(encoding="utf-8").splitlines()
BEFORE = {address.removeprefix("./"): ids for address, *ids in (line.split() for line in LINES)}
REFRESH = "noscript > meta[http-equiv=refresh]"


def test_no_address_is_lost(built: Site) -> None:
    """A page that has moved leads to where its content is now."""
    lost = []
    for address, ids in BEFORE.items():
        page = built.pages.get(address)
        if moved := built.redirects.get(address):
            target = built.target(moved, attribute(moved.one(REFRESH), "content").partition("url=")[2])
            assert target
            page = built.pages[target.address]
        if not built.has(address):
            lost.append(address)
        elif page:
            lost += [f"{address}#{id_}" for id_ in set(ids).difference(page.ids)]
    assert lost == []


@pytest.mark.parametrize("kind", ["built", "published"])
def test_a_moved_page_redirects_without_a_script(kind: str, request: pytest.FixtureRequest) -> None:
    """By a refresh and by a link; search engines keep only the new page."""
    site: Site = request.getfixturevalue(kind)
    assert site.redirects.keys() <= BEFORE.keys()
    for page in site.redirects.values():
        refresh = site.target(page, attribute(page.one(REFRESH), "content").partition("url=")[2])
        assert site.targets(page, "main a") == [refresh]
        assert refresh
        assert site.leads_somewhere(refresh)
        assert all(attribute(script, "src") for script in page.select("script")), "the policy forbids inline scripts"
        assert attribute(page.one("meta[name=robots]"), "content") == "noindex"
        canonical = [attribute(tag, "href") for tag in page.select("link[rel=canonical]")]
        assert [href.endswith(f"/osa/{refresh.address}") for href in canonical] == [True] * (kind == "published")
