"""What prints: every word, black, a footer on each page, and nothing to click."""

import re
import shutil
import subprocess
from collections import Counter

import pytest

from tests.browser.helpers import CHIPS, INSTRUMENTS, KINDS, LIST, data, in_chromium
from tests.browser.webdriver import Chromium
from tests.tools import skip_or_fail_missing_tool

FOOTER = re.compile(r"Bijlage 2 bij (.+) · OSA-initiatieven: (.+?) +(\d+) */ *(\d+)")
"""It is on one line."""
WORDS = "[class$=__text], .running-text, .listed__item, .register__row, .since__outcome"
"""The annex's texts, and the rows of lists."""
CLICKABLE = "nav a, button, select, [type=search], [role=searchbox], .cite, .note__back"


def words_of(text: str) -> list[str]:
    """Parts of words, too, between which a line may break; a style may change their case."""
    return re.findall(r"\w+", text.casefold())


@in_chromium
@pytest.mark.parametrize("address", [CHIPS, "/bijlage/", "/voetnoten/", LIST, INSTRUMENTS])
def test_a_print_is_complete(reader: Chromium, address: str) -> None:
    """Each page has a footer, and none is blank. Links to other sites print their address."""
    if not shutil.which("pdftotext"):
        skip_or_fail_missing_tool("pdftotext", "poppler-utils")
    reader.open(address)
    texts = reader.ask("visibleTexts", WORDS)
    reader.show_as(media="print")
    links = reader.ask("() => find('article a[href^=http]').map(link => link.href)")
    pdf = reader.print()
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    pages = read.stdout.decode().removesuffix("\f").split("\f")
    reference = data("initiatives")["document"]["letter"]["reference"]
    title = reader.ask("() => document.documentElement.dataset.title")
    for number, said in enumerate(pages, start=1):
        assert FOOTER.findall(said) == [(reference, title, str(number), str(len(pages)))], said
        assert len(FOOTER.sub("", said).split()) > 5, f"page {number} is blank"
    whole = "".join(re.sub(r"\s", "", FOOTER.sub("", said)) for said in pages)
    together = re.sub(r"\W", "", whole.casefold())
    there, words = Counter(words_of(" ".join(pages))), Counter(words_of(" ".join(texts)))
    assert words.total() > 50
    assert [word for word, times in words.items() if there[word] < times and word not in together] == []
    assert [link for link in links if f"<{link}>" not in whole] == []


@in_chromium
def test_paper_is_black_on_white_and_holds_nothing_to_click(reader: Chromium) -> None:
    """Even where the screen is dark. Nothing is cut off."""
    reader.resize(width=643, height=900)  # 170 mm
    reader.show_as("dark", media="print")
    faults = {}
    for address in KINDS:
        reader.open(address)
        clickable = reader.ask("textsOf", CLICKABLE)
        colours = reader.ask("selector => find(selector).map(text => getComputedStyle(text).color)", WORDS)
        found = [*clickable, *reader.ask("cutOff"), *({*colours} - {"rgb(0, 0, 0)"})]
        if found:
            faults[address] = found
    assert faults == {}
