"""What the search finds: an entry for each initiative and each footnote, by the names that readers know."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import Any, NamedTuple

import pytest
from bs4 import BeautifulSoup

from tests.site.annex_data import MARK, Annex
from tests.site.built import Site, Target, text

FOOTNOTES_PAGE = "voetnoten/"
ELSEWHERE = {"over/", "toegankelijkheid/", "instrumenten/", "afkortingen/"}
"""Pages with headings that are no initiative's, theme's or footnote's."""


NAMES = r"( Ook bekend als: .* redactie)?"
"""What may follow the text of an initiative."""


class Entry(NamedTuple):
    """An entry of the index; `words` has footnote marks as the YAML writes them."""

    title: str
    words: str


@pytest.fixture(scope="module")
def index(built: Site) -> dict[str, Any]:
    return built.search_index


@pytest.fixture(scope="module")
def entries(built: Site, index: dict[str, Any]) -> dict[Target, Entry]:
    found = {}
    for document in index["docs"]:
        target = built.target(built.pages[""], document["location"])
        assert target is not None
        assert target not in found
        words = re.sub(r"<sup>(\d+)</sup>", r"[^\1]", document["text"])
        found[target] = Entry(html.unescape(document["title"]), text(BeautifulSoup(words, "html5lib")))
    return found


def test_each_initiative_is_an_entry(entries: dict[Target, Entry], annex: Annex) -> None:
    """By its name, its whole text and the names that editors give; what else the site adds (labels, quotes, places)
    isn't found in it."""
    wrong = []
    for initiative in annex.initiatives:
        entry = entries[Target(annex.addresses[initiative.id], initiative.id)]
        rest = entry.words.removeprefix(initiative.text)
        if entry.title != initiative.name or rest == entry.words or not re.fullmatch(NAMES, rest):
            wrong.append((initiative.id, rest))
    assert wrong == []


def test_each_footnote_is_an_entry(entries: dict[Target, Entry], annex: Annex) -> None:
    targets = {
        Target(FOOTNOTES_PAGE, f"voetnoot-{note.number}"): Entry(f"Voetnoot {note.number}", note.text)
        for note in annex.footnotes
    }
    assert {target: entries.get(target) for target in targets} == targets


def test_each_theme_is_an_entry(entries: dict[Target, Entry], annex: Annex) -> None:
    """By its title and its running text, where it has any."""
    targets = {Target(t.address, t.id): Entry(t.title, t.text) for t in annex.themes}
    assert {target: entries.get(target) for target in targets} == targets


def test_a_footnote_is_found_nowhere_else(entries: dict[Target, Entry], annex: Annex) -> None:
    """Material indexes the notes at the foot of a page under its last initiative (design, 'Traps'), which then came
    up for a source that it doesn't name."""
    elsewhere = {target: entry for target, entry in entries.items() if target.address != FOOTNOTES_PAGE}
    found = [
        f"{target}: footnote {note.number}"
        for note in annex.footnotes
        for target, entry in elsewhere.items()
        if note.text in entry.words
    ]
    assert found == []


def test_the_index_holds_nothing_else(entries: dict[Target, Entry], annex: Annex) -> None:
    """Each heading that leads somewhere, and each page. Home, Bijlage and the overviews repeat other pages, and
    so does the heading over the notes at the foot of a page."""
    pages = {FOOTNOTES_PAGE, *ELSEWHERE, *annex.addresses.values()}
    targets = {Target(address, "") for address in pages}
    targets |= {Target(address, id_) for id_, address in annex.addresses.items()}
    targets |= {Target(FOOTNOTES_PAGE, f"voetnoot-{note.number}") for note in annex.footnotes}
    targets.add(Target(FOOTNOTES_PAGE, "voetnoten"))
    assert [target for target in entries if target not in targets and target.address not in ELSEWHERE] == []


def test_an_entry_lands_on_the_heading_that_it_shows(entries: dict[Target, Entry], built: Site) -> None:
    wrong = []
    for target, entry in entries.items():
        heading = built.pages[target.address].by_id(target.fragment) if target.fragment else None
        if heading and text(heading) != entry.title:
            wrong.append(f"{target}: {entry.title}")
    assert wrong == []


def test_each_page_is_found_under_one_title(index: dict[str, Any]) -> None:
    """The title that a result shows above its place; two of the same would look like one page."""
    titles = Counter(document["title"] for document in index["docs"] if "#" not in document["location"])
    assert [title for title, times in titles.items() if times > 1] == []


# --- How words are cut: `separator` is the one that the site gives to the search --------------------------


def tokens(words: str, index: dict[str, Any]) -> list[str]:
    """What the search looks words up by."""
    separator = index["config"]["separator"]
    return [token for token in re.split(separator, words.lower()) if token]


def contains(sought: list[str], among: list[str]) -> bool:
    """Whether these tokens stand in a row among the others."""
    return any(among[at : at + len(sought)] == sought for at in range(len(among)))


@pytest.mark.parametrize(
    ("name", "sought", "id_"),
    [
        ("SMEI", ["smei"], "smei"),
        ("NIS2", ["nis2"], "cer-en-nis2"),
        ("CER", ["cer"], "cer-en-nis2"),
        ("RFS", ["rfs"], "verordening-buitenlandse-subsidies"),
        ("EDTIB", ["edtib"], "defensie-industrie"),
        ("GVDB", ["gvdb"], "eu-gvdb"),
        ("GVDB-missies", ["gvdb", "missies"], "qmv-binnen-het-gbvb"),
        ("ESA", ["esa"], "ruimtevaart"),
        ("NES", ["nes"], "nationale-eiwitstrategie"),
        ("HERA", ["hera"], "europese-farmaceutische-strategie"),
        ("dual-use", ["dual", "use"], "uitvoering-exportcontrolebeleid"),
        ("IPCEI’s", ["ipcei", "s"], "ipcei"),
        ("(wetgevings)agenda", ["wetgevings", "agenda"], "wetgevingsagenda"),
        ("R&D", ["r", "d"], "kdt"),
        ("Erasmus+", ["erasmus"], "digitale-vaardigheden"),
        ("35 925-XVII", ["35", "925", "xvii"], "voetnoot-19"),
        ("permanentrepresentations.nl", ["permanentrepresentations", "nl"], "voetnoot-27"),
    ],
)
def test_a_name_is_a_word_of_its_own(
    entries: dict[Target, Entry], index: dict[str, Any], name: str, sought: list[str], id_: str
) -> None:
    """Stock search finds none of these: names in parentheses, in compounds, before an apostrophe (design, 'Traps')."""
    (entry,) = [entry for target, entry in entries.items() if target.fragment == id_]
    assert tokens(name, index) == sought
    assert contains(sought, tokens(MARK.sub("", f"{entry.title} {entry.words}"), index))


def test_no_word_keeps_a_sign(entries: dict[Target, Entry], index: dict[str, Any]) -> None:
    """Whatever stands before or after a word of the annex: readers don't type it."""
    of_the_annex = [part for target, entry in entries.items() if target.address not in ELSEWHERE for part in entry]
    words = {token for part in of_the_annex for token in tokens(MARK.sub(" ", part), index)}
    assert {word for word in words if not word.isalnum()} == set()


def test_the_search_is_dutch(index: dict[str, Any]) -> None:
    assert index["config"]["lang"] == ["nl"]
