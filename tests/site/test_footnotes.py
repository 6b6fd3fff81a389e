"""Footnotes have the annex's own numbers and lead from text to note, to their entry on *Voetnoten*, and back.

All of it by links that a browser follows without JavaScript.
"""

from __future__ import annotations

import pytest
from bs4 import Tag

from tests.site import stated
from tests.site.annex_data import MARK, Annex, Footnote
from tests.site.built import MARKUP, Link, Page, Site, Target, attribute, facts, heading_of, text
from tests.site.register_data import Register

ANNEX_PAGE = "bijlage/"
FOOTNOTES_PAGE = "voetnoten/"
HEADING_TEXT = "Voetnoot {}"


def marks(page: Page) -> list[Tag]:
    """The links that are the marks of a page, in order."""
    return page.soup.select(f"{MARKUP.mark} a")


def number_of(note_or_mark: Tag) -> int:
    """The number that a reader sees: that of the list item, or the text of the mark."""
    return int(attribute(note_or_mark, "value") or text(note_or_mark))


def name_of(annex: Annex, id_: str) -> str:
    """The name of an initiative or the title of a theme."""
    names = {theme.id: theme.title for theme in annex.themes} | {i.id: i.name for i in annex.initiatives}
    return names[id_]


@pytest.fixture(scope="module")
def cited_on(annex: Annex) -> dict[str, list[int]]:
    """The footnotes that each page cites, in the order of its text: themes, and the page with the whole annex."""
    cited: dict[str, list[int]] = {ANNEX_PAGE: []}
    for place in annex.places:
        cited.setdefault(place.address, []).extend(place.cites)
        cited[ANNEX_PAGE] += place.cites
    return cited


@pytest.fixture(scope="module")
def citing(built: Site, annex: Annex) -> dict[int, list[Link]]:
    """The marks that cite each footnote on the pages of the themes: name of the initiative, and the mark's own id."""
    found: dict[int, list[Link]] = {note.number: [] for note in annex.footnotes}
    for theme in annex.themes:
        page = built.pages[theme.address]
        for mark in marks(page):
            id_ = attribute(mark, "id")
            found[number_of(mark)].append(Link(name_of(annex, page.record_at(id_)), Target(page.address, id_)))
    return found


def test_marks_bear_the_annex_numbers(built: Site, cited_on: dict[str, list[int]]) -> None:
    """Footnote 26 is called 26 on every page; nothing counts from 1 again (design, 'Traps')."""
    shown = {page.address: [number_of(mark) for mark in marks(page)] for page in built.pages.values()}
    assert shown == {address: cited_on.get(address, []) for address in built.pages}


def test_a_mark_leads_to_the_note_on_its_page(built: Site, annex: Annex) -> None:
    for page in built.pages.values():
        for mark in marks(page):
            footnote = annex.footnotes[number_of(mark) - 1]
            target = built.target(page, attribute(mark, "href"))
            assert target is not None
            assert target.address == page.address
            note = page.by_id(target.fragment)
            assert note in page.soup.select(MARKUP.note)
            assert (number_of(note), note_text(note)) == (footnote.number, footnote.text)


def note_text(note: Tag) -> str:
    (words,) = note.select(MARKUP.note_text)
    return text(words)


def test_a_mark_says_what_it_is_to_who_hears_it(built: Site, annex: Annex) -> None:
    """A screen reader would read a bare '26' as part of the sentence."""
    for page in built.pages.values():
        for mark in marks(page):
            footnote = annex.footnotes[number_of(mark) - 1]
            assert attribute(mark, "aria-label") == HEADING_TEXT.format(footnote.number)
            assert text(page.by_id(attribute(mark, "aria-describedby"))) == footnote.text


def test_the_foot_of_a_page_has_the_notes_that_it_cites(built: Site, cited_on: dict[str, list[int]]) -> None:
    shown = {p.address: [number_of(note) for note in p.soup.select(MARKUP.note)] for p in built.pages.values()}
    assert shown == {address: sorted(set(cited_on.get(address, []))) for address in built.pages}


def test_a_note_leads_back_to_each_place_that_cites_it(built: Site, citing: dict[int, list[Link]]) -> None:
    """On the pages of the themes: these places, and no others."""
    for page in built.pages.values():
        for note in page.soup.select(MARKUP.note):
            places = [Link(f"Terug naar {name}", target) for name, target in citing[number_of(note)]]
            back = [built.link(page, a) for a in note.select(MARKUP.note_back)]
            assert [link for link in back if link.target is None or link.target.address != ANNEX_PAGE] == places


def test_a_note_leads_back_to_where_the_reader_came_from(built: Site) -> None:
    """Whoever follows a mark can go back to it, on every page that has marks."""
    stranded = []
    for page in built.pages.values():
        for mark in marks(page):
            target = built.target(page, attribute(mark, "href"))
            assert target is not None
            back = [link.target for link in built.links(page, page.by_id(target.fragment))]
            if Target(page.address, attribute(mark, "id")) not in back:
                stranded.append(f"{page.address}: mark {number_of(mark)}")
    assert stranded == []


def test_a_note_leads_to_its_entry(built: Site) -> None:
    for page in built.pages.values():
        for note in page.soup.select(MARKUP.note):
            (entry,) = note.select(MARKUP.note_entry)
            link = built.link(page, entry)
            assert link.target is not None
            assert link.target.address == FOOTNOTES_PAGE
            heading = built.pages[FOOTNOTES_PAGE].by_id(link.target.fragment)
            assert text(heading) == HEADING_TEXT.format(number_of(note))
            assert text(heading) in link.words


# --- The page Voetnoten -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def entries(built: Site, annex: Annex) -> list[tuple[Footnote, Tag]]:
    """Each footnote with its section."""
    sections = built.pages[FOOTNOTES_PAGE].soup.select(MARKUP.footnote)
    assert len(annex.footnotes) == 40
    return list(zip(annex.footnotes, sections, strict=True))


def test_every_footnote_has_an_entry(entries: list[tuple[Footnote, Tag]]) -> None:
    """With a heading and a permalink, so that it can be found and cited by its number."""
    for footnote, section in entries:
        heading = heading_of(section)
        id_ = f"voetnoot-{footnote.number}"
        assert (heading.name, text(heading)) == ("h2", HEADING_TEXT.format(footnote.number))
        assert attribute(heading, "id") == id_
        assert [attribute(link, "href") for link in heading.select(MARKUP.permalink)] == [f"#{id_}"]


def test_an_entry_has_the_text(entries: list[tuple[Footnote, Tag]]) -> None:
    shown = [[text(tag) for tag in section.select(MARKUP.footnote_text)] for _, section in entries]
    assert shown == [[footnote.text] for footnote, _ in entries]


def test_an_entry_leads_to_each_place_that_cites_it(
    entries: list[tuple[Footnote, Tag]], built: Site, annex: Annex
) -> None:
    """By the name of the initiative, with its theme: some names occur twice."""
    page = built.pages[FOOTNOTES_PAGE]
    titles = {theme.address: theme.title for theme in annex.themes}
    for footnote, section in entries:
        shown = []
        for value in facts(section)["Aangehaald bij"]:
            ((name, target),) = built.links(page, value)
            assert target is not None
            assert text(value) == f"{name} {titles[target.address]}"
            shown.append((name, target.address, built.pages[target.address].record_at(target.fragment)))
        citing = [place for place in annex.places if footnote.number in place.cites]
        assert citing
        assert shown == [(name_of(annex, place.id), place.address, place.id) for place in citing]


def test_an_entry_gives_the_place_in_the_annex(entries: list[tuple[Footnote, Tag]], built: Site) -> None:
    page = built.pages[FOOTNOTES_PAGE]
    for footnote, section in entries:
        (place,) = facts(section)["Vindplaats"]
        ((words, target),) = built.links(page, place)
        assert words == text(place) == f"Bijlage 2, p. {footnote.page}"
        assert target is not None
        assert target.address == ANNEX_PAGE
        assert number_of(built.pages[ANNEX_PAGE].by_id(target.fragment)) == footnote.number


def test_an_entry_says_what_the_footnote_states(entries: list[tuple[Footnote, Tag]], built: Site) -> None:
    """Statuses and amounts with the words that say so; footnote 25 names money too."""
    page = built.pages[FOOTNOTES_PAGE]
    for footnote, section in entries:
        assert stated.statuses(section) == list(footnote.statuses)
        assert stated.budgets(built, page, section) == list(footnote.budgets)
    assert any(footnote.budgets for footnote, _ in entries)


def test_an_entry_states_nothing_else(entries: list[tuple[Footnote, Tag]], register: Register) -> None:
    for footnote, section in entries:
        stated_facts = ["Status"] * bool(footnote.statuses) + ["Bedrag"] * bool(footnote.budgets)
        named = register.named(footnote.text)
        instruments = [] if not named else ["Instrument" if len(named) == 1 else "Instrumenten"]
        assert list(facts(section)) == [*stated_facts, "Aangehaald bij", *instruments, "Vindplaats"]


def test_no_text_of_the_site_shows_a_mark_as_the_yaml_writes_it(built: Site) -> None:
    assert [page.address for page in built.pages.values() if MARK.search(page.html)] == []
