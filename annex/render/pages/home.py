"""Home: what this is, the ways in, the map of blocks and themes, and what changed last."""

from typing import NamedTuple

from annex.model import page_paths
from annex.model.developments import Development
from annex.relate.standings import Expected
from annex.render.page import Page

PATH = page_paths.HOME
LATEST = 3


class HomeView(NamedTuple):
    """What the page shows besides the map: the newest developments, and what comes next."""

    latest: list[Development]
    expected: list[Expected]


def view(page: Page) -> HomeView:
    """Home."""
    developments = page.project.developments
    return HomeView(developments.all[:LATEST], developments.expected[:LATEST])
