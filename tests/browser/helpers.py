"""What several tests in a browser name: pages, parts of pages, the data."""

import re
from typing import Any

import pytest
import yaml

from tests.browser.webdriver import Chromium
from tests.conftest import ROOT

in_chromium = pytest.mark.parametrize("engine", [Chromium], indirect=True)
"""Marks a way on which engines don't differ, or that only Chromium can test."""

CHIPS = "/bouwsteen-2/verminderen/halfgeleiders/"
"""The page of a theme. Its first initiative cites footnotes 26 and 27."""
ENERGY = "/bouwsteen-2/verminderen/energie/"
LIST, INSTRUMENTS = "/stand-van-zaken/", "/instrumenten/"

PAGES = sorted(
    f"/{path.relative_to(ROOT / 'docs').with_suffix('')}/".replace("index/", "") for path in ROOT.glob("docs/**/*.md")
)
ALIKE = re.compile(r"/bouwsteen-\d/.*")
KINDS = [
    *(address for address in PAGES if not ALIKE.fullmatch(address)),
    *("/bouwsteen-1/", CHIPS, "/bouwsteen-2/verminderen/", "/bouwsteen-2/verminderen/crisisbeheersing/"),
]
"""One page of each kind: the pages of blocks are alike, and those of themes, except with sub-themes or without
initiatives."""

SEARCH = ".header-search [role=searchbox]"
SEARCH_BUTTON = "button[aria-label=Zoeken]"
SEARCH_STATUS = ".header-search [role=status]"
RESULT = ".header-search .result__link"
MENU = "summary[aria-label=Menu]"
MENU_LINK = f".menu a[href$='{ENERGY.rpartition('verminderen/')[2]}']"
MARK, NOTE = "#verwijzing-26", "#voetnoot-26"
PREVIEW = ".preview"
CITE = ".cite__open"
CITATION = "dialog.citation"
ITEM = ".listed__item"
TEXT_FILTER = ".filters [name=tekst]"
FILTER_STATUS = ".filters [role=status]"
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(22, 24, 28)"
"""The page's background."""


def data(name: str) -> Any:
    """A file of `data/` as it is written: 'initiatives', 'register', 'developments' or 'english'."""
    return yaml.load((ROOT / f"data/{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
