"""Every text of the annex, on every page that shows it: whole, in order, and linked to what it names."""

from __future__ import annotations

import re

import pytest
from bs4 import Tag
from bs4.element import NavigableString

from tests.conftest import ROOT
from tests.site.built import MARKUP, UNSEEN, Site, annex_text, attribute, heading_of, text
from tests.site.expected import Annex, Mention, Register

Shown = dict[str, list[tuple[str, Tag]]]
"""The texts of every page, in order, by its address: the id of the record that each stands at, and its element."""

TEXTS = ", ".join([MARKUP.running_text, MARKUP.text, MARKUP.footnote_text, MARKUP.piece_text, MARKUP.note_text])


def id_of(text: Tag) -> str:
    """The id of the record whose text this is."""
    if section := text.find_parent("section"):
        return attribute(heading_of(section), "id")
    above = text.find_parent("li") or text.find_previous(["h1", "h3", "h4"])
    assert above
    return attribute(above, "id")


@pytest.fixture(scope="module")
def shown(built: Site) -> Shown:
    return {page.address: [(id_of(tag), tag) for tag in page.soup.select(TEXTS)] for page in built.pages.values()}


def test_every_page_has_its_texts_in_order(shown: Shown, annex: Annex) -> None:
    """Themes: their own and the footnotes that those cite. *Bijlage*: all. *Voetnoten*: the footnotes."""
    footnotes = [footnote.id for footnote in annex.footnotes]
    expected: dict[str, list[str]] = {address: [] for address in shown}
    expected["voetnoten/"] = footnotes
    expected["bijlage/"] = [place.id for place in annex.places] + footnotes
    for theme in annex.themes:
        own = [place.id for place in annex.places if place.address == theme.address]
        cited = [f"voetnoot-{number}" for number in sorted(set(annex.cited_on(theme.address)))]
        expected[theme.address] = own + cited
    assert {address: [id_ for id_, _ in texts] for address, texts in shown.items()} == expected


def test_every_text_is_word_for_word_with_each_mark_in_place(shown: Shown, annex: Annex) -> None:
    texts = [(address, id_, tag) for address, page in shown.items() for id_, tag in page]
    assert [(address, id_) for address, id_, tag in texts if annex_text(tag) != annex.by_id[id_].text] == []


def test_every_mention_and_abbreviation_is_a_link(shown: Shown, built: Site, register: Register) -> None:
    """To its instrument, or to what it stands for; in its language, and nothing else is a link."""
    for address, id_, element in ((address, *one) for address, page in shown.items() for one in page):
        links = [
            Mention(
                text(a),
                built.target(built.pages[address], attribute(a, "href")),
                attribute(a, "lang"),
                attribute(a, "title"),
            )
            for a in element.select(f"a:not({MARKUP.mark} a)")
        ]
        assert links == register.mentions(register.annex.by_id[id_]), f"{address}: {id_}"
        assert len(element.select(f"{MARKUP.mention}, {MARKUP.short_form}")) == len(links)


# --- Languages and layers, on every page ------------------------------------------------------------------------------


def dutch_strings(element: Tag, *, without: str) -> list[str]:
    """The strings that a screen reader takes for Dutch, but for those in what `without` selects."""
    left_out = {id(tag) for tag in element.select(without)}
    found = []
    for string in element.find_all(string=True):
        parents = list(string.parents)
        if type(string) is not NavigableString or parents[0].name in UNSEEN:
            continue
        language = next((attribute(tag, "lang") for tag in parents if tag.has_attr("lang")), "nl")
        if language == "nl" and not any(id(tag) in left_out for tag in parents):
            found.append(str(string))
    return found


def test_no_english_name_passes_for_dutch(built: Site, register: Register) -> None:
    """A Dutch name that the editors add may hold an English one."""
    for page in built.pages.values():
        strings = dutch_strings(page.one("main article"), without=f"{MARKUP.names}, .added")
        assert [(string, found) for string in strings if (found := register.english_in(string))] == [], page.address


def test_nothing_else_passes_for_english(built: Site, register: Register) -> None:
    # What Toegankelijkheid names is not in the register.
    pages = [page for page in built.pages.values() if page.address != "toegankelijkheid/"]
    marked = [(page.address, tag) for page in pages for tag in page.one("main article").select("[lang]")]
    assert len(marked) > 100
    wrong = [(at, text(tag)) for at, tag in marked if text(tag).lower() not in register.english]
    assert wrong == []
    assert {attribute(tag, "lang") for _, tag in marked} == {"en"}


def test_the_sites_own_quotes_and_signs_are_typographic(built: Site) -> None:
    """‘ ’ and 200%; the annex keeps its own, and code is code."""
    source = " ".join((ROOT / "data/bijlage-2.txt").read_text(encoding="utf-8").split())
    found = []
    for page in built.pages.values():
        for tag in page.soup.select("body, body :not(code, pre, script, style)"):
            said = [str(s) for s in tag.find_all(string=True, recursive=False) if type(s) is NavigableString]
            said += [attribute(tag, name) for name in ("title", "aria-label", "placeholder", "data-citation")]
            wrong = [s for s in said if re.search(r"""['"`]|\d %""", s)]
            found += [(page.address, s) for s in wrong if " ".join(s.split()) not in source]
    assert found == []


def test_readers_are_told_when_the_editors_checked(built: Site, register: Register) -> None:
    for address in ("instrumenten/", "over/"):
        assert register.date in text(built.pages[address].one("main article"))
