"""Footnotes have the annex's own numbers and lead from text to note, to their entry on *Voetnoten*, and back.

All of it by links that a browser follows without JavaScript.
"""

from __future__ import annotations

import re

from bs4 import Tag

from tests.site.built import MARKUP, Link, Page, Site, Target, attribute, heading_of, phrase, text
from tests.site.expected import Annex, Register, stated

ANNEX_PAGE = "bijlage/"
FOOTNOTES_PAGE = "voetnoten/"


def marks(page: Page) -> list[Tag]:
    """The links that are the marks of a page, in order."""
    return page.soup.select(f"{MARKUP.mark} a")


def number_of(note_or_mark: Tag) -> int:
    """The number that a reader sees: that of the list item, or the text of the mark."""
    return int(attribute(note_or_mark, "value") or text(note_or_mark))


def citing(annex: Annex, number: int) -> list[Link]:
    """The marks that cite a footnote on the pages of the themes: name of the citing text, and the mark's own id."""
    places = [place for place in annex.places for cited in place.cites if cited == number]
    ids = [f"verwijzing-{number}" + f"-{n}" * (n > 1) for n in range(1, len(places) + 1)]
    return [Link(place.name, Target(place.address, id_)) for place, id_ in zip(places, ids, strict=True)]


def test_a_mark_has_the_annexs_number_and_leads_to_the_note(built: Site, annex: Annex) -> None:
    """Footnote 26 is called 26 on every page. A screen reader would read a bare '26' as part of the sentence, so a mark
    has a name, and is described by the note."""
    cited = {address: annex.cited_on(address) for address in annex.addresses.values()}
    cited[ANNEX_PAGE] = [number for place in annex.places for number in place.cites]
    for page in built.pages.values():
        shown = [
            (
                number_of(mark),
                built.target(page, attribute(mark, "href")),
                attribute(mark, "aria-label"),
                text(page.by_id(attribute(mark, "aria-describedby"))),
            )
            for mark in marks(page)
        ]
        footnotes = [annex.footnotes[number - 1] for number in cited.get(page.address, [])]
        assert shown == [(f.number, Target(page.address, f.id), f.name, f.text) for f in footnotes]


def test_each_mark_can_be_returned_to(built: Site, annex: Annex) -> None:
    """A mark's id leads to the text that cites the footnote."""
    for footnote in annex.footnotes:
        for name, target in citing(annex, footnote.number):
            assert target is not None
            page = built.pages[target.address]
            mark = page.by_id(target.fragment)
            assert (mark in marks(page), number_of(mark)) == (True, footnote.number)
            section = mark.find_parent(class_=MARKUP.initiative.removeprefix("."))
            assert text(heading_of(section) if section else page.one("h1")) == name


def test_a_note_has_its_number_and_leads_back_to_each_mark_and_to_its_entry(built: Site, annex: Annex) -> None:
    """On *Bijlage* to the marks there. `test_texts.py` tests which notes a page has."""
    for page in built.pages.values():
        for note in page.soup.select(MARKUP.note):
            footnote = annex.by_id[attribute(note, "id")]
            assert number_of(note) == footnote.number
            expected = []
            for name, target in citing(annex, footnote.number):
                assert target
                here = target._replace(address=ANNEX_PAGE) if page.address == ANNEX_PAGE else target
                expected.append(Link(f"Terug naar {name}, bij noot {footnote.number}", here))
            assert [built.link(page, a) for a in note.select(MARKUP.note_back)] == expected
            (entry,) = note.select(MARKUP.note_entry)
            assert built.link(page, entry) == Link(f"{footnote.name} in het overzicht", footnote.link.target)


def test_every_footnote_has_an_entry(built: Site, register: Register) -> None:
    """A heading, what the footnote states, who cites it, and its place in the annex."""
    page, annex = built.pages[FOOTNOTES_PAGE], register.annex
    jumps = [Link(footnote.name, footnote.link.target) for footnote in annex.footnotes]
    assert built.links(page, page.one("nav.jump-row")) == jumps
    assert len(annex.footnotes) == 40
    for footnote, section in zip(annex.footnotes, page.soup.select(MARKUP.footnote), strict=True):
        heading = heading_of(section)
        assert (heading.name, attribute(heading, "id"), text(heading)) == ("h2", footnote.id, footnote.name)
        themes = {theme.address: theme.label for theme in annex.themes}
        cited = [
            phrase(Link(f"{name} · {themes[target.address]}", target))
            for name, target in citing(annex, footnote.number)
            if target
        ]
        place = phrase(Link(footnote.pages_shown, Target(ANNEX_PAGE, footnote.id)))
        expected = {
            **stated(annex, footnote),
            "Genoemd bij": cited,
            "Vindplaats": [place],
        }
        shown = built.facts(page, section)
        assert shown == {label: said for label, said in expected.items() if said}
        assert list(shown) == [label for label, said in expected.items() if said]


def test_no_page_shows_a_mark_as_the_yaml_writes_it(built: Site) -> None:
    assert [page.address for page in built.pages.values() if re.search(r"\[\^\d", page.html)] == []
