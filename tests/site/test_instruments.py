"""*Instrumenten* has a section for every instrument, and every mention in the annex's texts leads to it and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from bs4 import Tag
from bs4.element import NavigableString

from tests.site import stated
from tests.site.annex_data import Annex, Status
from tests.site.built import (
    MARKUP,
    UNSEEN,
    Link,
    Page,
    Site,
    Target,
    annex_text,
    attribute,
    facts,
    heading_level,
    heading_of,
    own,
    text,
)
from tests.site.register_data import Instrument, Name, Register, Source

INSTRUMENTS_PAGE = "instrumenten/"
EDITORS = Link("redactie", Target("over/", "de-redactie"))

Sections = dict[str, Tag]
"""The sections of the page by the id in their heading, in order."""


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages[INSTRUMENTS_PAGE]


@pytest.fixture(scope="module")
def sections(page: Page) -> Sections:
    found = page.soup.select(MARKUP.instrument)
    by_id = {attribute(heading_of(section), "id"): section for section in found}
    assert len(by_id) == len(found), "two instruments have the same id"
    return by_id


def section_of(instrument: Instrument) -> Target:
    return Target(INSTRUMENTS_PAGE, instrument.id)


def link_to(instrument: Instrument) -> Link:
    return Link(instrument.name.words, section_of(instrument))


def link_to_source(source: Source) -> Link:
    return Link(source.name, Target(source.address, source.fragment))


def english_in(element: Tag) -> list[str]:
    """What an element marks as English, piece by piece."""
    marked = [element, *element.select("[lang]")]
    return [text(tag) for tag in marked if attribute(tag, "lang") == "en"]


# --- The page -----------------------------------------------------------------------------------------------


def a_to_z(register: Register) -> list[Instrument]:
    return sorted(register.instruments.values(), key=lambda instrument: instrument.name.words.lower())


def test_every_instrument_has_a_section_from_a_to_z(sections: Sections, register: Register) -> None:
    assert list(sections) == [instrument.id for instrument in a_to_z(register)]
    assert len(sections) >= 60, "issue 3 counts at least 60"


def test_each_stands_under_its_letter(page: Page, register: Register) -> None:
    shown: dict[str, list[str]] = {}
    for heading in page.one(".sheet").select("h2, h3"):
        if heading.name == "h2":
            assert attribute(heading, "id") == f"letter-{text(heading).lower()}"
            shown[text(heading)] = []
        else:
            list(shown.values())[-1].append(attribute(heading, "id"))
    assert shown == by_letter(register)


def by_letter(register: Register) -> dict[str, list[str]]:
    letters: dict[str, list[str]] = {}
    for instrument in a_to_z(register):
        letters.setdefault(instrument.name.words[0].upper(), []).append(instrument.id)
    return letters


def test_the_letters_lead_to_all_of_them(page: Page, built: Site, register: Register) -> None:
    expected = []
    for letter, ids in by_letter(register).items():
        expected.append(Link(letter, Target(INSTRUMENTS_PAGE, f"letter-{letter.lower()}")))
        expected += [link_to(register.instruments[id_]) for id_ in ids]
    assert built.links(page, page.one(MARKUP.letters)) == expected


def test_the_heading_is_its_name_with_its_abbreviation(sections: Sections, register: Register) -> None:
    for id_, section in sections.items():
        heading = heading_of(section)
        assert (heading_level(heading), text(heading)) == (3, register.instruments[id_].title)
        assert [attribute(a, "href") for a in heading.select(MARKUP.permalink)] == [f"#{id_}"]


def test_the_heading_is_in_the_language_of_the_name(sections: Sections, register: Register) -> None:
    shown = {id_: english_in(heading_of(section)) for id_, section in sections.items()}
    names = {id_: instrument.name for id_, instrument in register.instruments.items()}
    assert shown == {id_: [names[id_].words] if names[id_].lang else [] for id_ in sections}
    assert {bool(words) for words in shown.values()} == {True, False}


def test_kind_and_level_are_given_as_the_editors(
    sections: Sections, page: Page, built: Site, register: Register
) -> None:
    for id_, section in sections.items():
        (kind,) = section.select(MARKUP.instrument_kind)
        instrument = register.instruments[id_]
        assert text(kind) == f"{instrument.kind} · {instrument.level} redactie"
        assert built.links(page, kind) == [EDITORS]


def test_other_names_are_given_as_the_editors(sections: Sections, page: Page, built: Site, register: Register) -> None:
    """Aliases, abbreviations, official names and those that others use: each once, in its language."""
    for id_, section in sections.items():
        lines = section.select(MARKUP.instrument_names)
        names = register.instruments[id_].others
        assert len(lines) == bool(names)
        for line in lines:
            assert names_in(line) == sorted(names)
            assert built.links(page, line) == [EDITORS]


def names_in(line: Tag) -> list[Name]:
    """The names in a line with other names, sorted: their order carries no meaning."""
    label, _, listed = text(line).partition(": ")
    assert label == "Ook bekend als"
    assert listed.endswith(" redactie")
    # A name may hold a semicolon in parentheses.
    names: list[str] = []
    for part in listed.removesuffix(" redactie").split("; "):
        if names and names[-1].count("(") > names[-1].count(")"):
            names[-1] += f"; {part}"
        else:
            names.append(part)
    english = english_in(line)
    assert set(english) <= set(names)
    return sorted(Name(name, "en" if name in english else "") for name in names)


def test_the_facts_are_these(sections: Sections, register: Register) -> None:
    for id_, section in sections.items():
        instrument = register.instruments[id_]
        amounts = len(register.budgets(id_))
        expected = {
            "Deel van": bool(instrument.parent),
            "Delen": len(register.family(id_)) > 1,
            "Initiatief": bool(instrument.home),
            "Status": True,
            "Bedrag": amounts == 1,
            "Bedragen": amounts > 1,
            "Genoemd bij": True,
        }
        assert list(facts(section)) == [label for label, given in expected.items() if given]


def test_the_parent_is_given(sections: Sections, page: Page, built: Site, register: Register) -> None:
    shown, expected = {}, {}
    for id_, section in sections.items():
        shown[id_] = [link for value in facts(section).get("Deel van", []) for link in built.links(page, value)]
        parent = register.instruments[id_].parent
        expected[id_] = [link_to(register.instruments[parent]), EDITORS] if parent else []
    assert shown == expected
    assert shown["ipcei-gezondheid"] == [Link("IPCEI", Target(INSTRUMENTS_PAGE, "ipcei-instrument")), EDITORS]


def test_the_parts_are_given(sections: Sections, page: Page, built: Site, register: Register) -> None:
    shown, expected = {}, {}
    for id_, section in sections.items():
        shown[id_] = [link for value in facts(section).get("Delen", []) for link in built.links(page, value)]
        parts = [link_to(register.instruments[part]) for part in register.family(id_)[1:]]
        expected[id_] = [*parts, EDITORS] if parts else []
    assert shown == expected
    assert len(shown["ipcei-instrument"]) == 4 + 1


def test_the_home_is_given(sections: Sections, page: Page, built: Site, register: Register) -> None:
    sources = {source.id: source for source in register.sources}
    shown, expected = {}, {}
    for id_, section in sections.items():
        shown[id_] = [link for value in facts(section).get("Initiatief", []) for link in built.links(page, value)]
        home = register.instruments[id_].home
        expected[id_] = [link_to_source(sources[home])] if home else []
    assert shown == expected
    assert any(shown.values())


def part(value: Tag, selector: str) -> str:
    found = value.select(selector)
    assert len(found) <= 1
    return text(found[0]) if found else ""


def where(built: Site, page: Page, value: Tag) -> list[Link]:
    (note,) = value.select(MARKUP.note_on_fact)
    return built.links(page, note)


def test_the_statuses_are_given_with_where_the_annex_states_them(
    sections: Sections, page: Page, built: Site, register: Register
) -> None:
    for id_, section in sections.items():
        expected = register.statuses(id_)
        values = facts(section)["Status"]
        if not expected:
            assert [text(value) for value in values] == [stated.NONE_STATED]
            continue
        shown = []
        for value in values:
            status = Status(part(value, MARKUP.status), part(value, MARKUP.about), part(value, MARKUP.quote))
            shown.append((status, where(built, page, value)))
        assert shown == [(status, [link_to_source(source)]) for status, source in expected]


def test_the_amounts_are_given_with_where_the_annex_names_them(
    sections: Sections, page: Page, built: Site, register: Register
) -> None:
    sources = {source.id: source for source in register.sources}
    for id_, section in sections.items():
        values = [value for label in ("Bedrag", "Bedragen") for value in facts(section).get(label, [])]
        shown = []
        for value in values:
            money = stated.money(part(value, MARKUP.amount))
            shown.append((*money, part(value, MARKUP.about), part(value, MARKUP.quote), where(built, page, value)))
        assert shown == [
            (*b[:5], [link_to_source(source), *([link_to_source(sources[b.same_as])] if b.same_as else [])])
            for b, source in register.budgets(id_)
        ]


def test_ipcei_health_gets_40_million(sections: Sections) -> None:
    """Issue 3, 'Done when'."""
    (value,) = facts(sections["ipcei-gezondheid"])["Bedrag"]
    assert stated.money(part(value, MARKUP.amount)).euros == 40_000_000


def test_the_same_money_named_twice_says_so(sections: Sections, register: Register) -> None:
    again = {id_ for id_ in sections for budget, _ in register.budgets(id_) if budget.same_as}
    assert "ipcei-me2" in again
    marked = {id_ for id_, s in sections.items() if "hetzelfde bedrag als bij" in text(s)}
    assert marked == again


def test_every_text_that_mentions_it_is_given_by_theme(
    sections: Sections, page: Page, built: Site, register: Register, annex: Annex
) -> None:
    """Initiatives, running texts and, where they are cited, footnotes."""
    themes = {theme.id: Link(theme.title, Target(theme.address, "")) for theme in annex.themes}
    for id_, section in sections.items():
        shown = [built.links(page, value) for value in facts(section)["Genoemd bij"]]
        groups = register.by_theme(id_)
        assert groups, f"{id_} is mentioned nowhere"
        assert shown == [[themes[theme], *map(link_to_mention, sources)] for theme, sources in groups.items()]


def link_to_mention(source: Source) -> Link:
    link = link_to_source(source)
    return link._replace(words="lopende tekst") if source.kind == "theme" else link


@pytest.mark.parametrize("id_", ["chips-act", "ipcei-gezondheid", "groeifonds"])
def test_each_kind_of_text_is_among_them(register: Register, id_: str) -> None:
    """What the tests above rest on: the register finds something."""
    assert {source.kind for source in register.naming(id_)} >= {"initiative"}
    assert len(register.by_theme(id_)) >= 2


# --- The texts ----------------------------------------------------------------------------------------------


class Shown(NamedTuple):
    """A text of the annex on a page: the id of its source, and the element."""

    page: Page
    source: str
    element: Tag


@pytest.fixture(scope="module")
def texts(built: Site, annex: Annex) -> list[Shown]:
    """Every text of the annex on every page that shows it whole."""
    found = []
    for theme in annex.themes:
        page = built.pages[theme.address]
        found += [Shown(page, theme.id, tag) for tag in page.soup.select(MARKUP.running_text)]
        for section in page.soup.select(MARKUP.initiative):
            id_ = attribute(heading_of(section), "id")
            found += [Shown(page, id_, tag) for tag in own(section, MARKUP.text)]
    bijlage = built.pages["bijlage/"]
    for tag in bijlage.soup.select(MARKUP.running_text):
        above = tag.find_previous(["h3", "h4"])
        assert above is not None
        found.append(Shown(bijlage, attribute(above, "id"), tag))
    for item in bijlage.soup.select(MARKUP.piece):
        own_texts = [tag for tag in item.select(MARKUP.piece_text) if tag.find_parent("li") is item]
        found += [Shown(bijlage, attribute(item, "id"), tag) for tag in own_texts]
    for page in built.pages.values():
        for note in page.soup.select(MARKUP.note):
            found += [Shown(page, attribute(note, "id"), tag) for tag in note.select(MARKUP.note_text)]
    voetnoten = built.pages["voetnoten/"]
    for section in voetnoten.soup.select(MARKUP.footnote):
        id_ = attribute(heading_of(section), "id")
        found += [Shown(voetnoten, id_, tag) for tag in section.select(MARKUP.footnote_text)]
    return found


def test_no_text_is_left_out(texts: list[Shown], register: Register) -> None:
    """What the next tests rest on: each text stands on *Bijlage* and on one page besides, or more."""
    on_bijlage = sorted(shown.source for shown in texts if shown.page.address == "bijlage/")
    assert on_bijlage == sorted(source.id for source in register.sources)
    assert {shown.source for shown in texts if shown.page.address != "bijlage/"} == set(on_bijlage)


def test_the_links_change_no_word(texts: list[Shown], register: Register) -> None:
    words = {source.id: source.text for source in register.sources}
    assert [shown.source for shown in texts if annex_text(shown.element) != words[shown.source]] == []


class MentionShown(NamedTuple):
    words: str
    target: Target | None
    lang: str


def test_each_mention_leads_to_its_instrument(texts: list[Shown], built: Site, register: Register) -> None:
    """Every one, as often as a text has it; in the language of the name; and nothing else is a mention."""
    words = {source.id: source.text for source in register.sources}
    total = 0
    for shown in texts:
        links = [
            MentionShown(text(a), built.target(shown.page, attribute(a, "href")), attribute(a, "lang"))
            for a in shown.element.select(f"a{MARKUP.mention}")
        ]
        expected = [
            MentionShown(m.words, Target(INSTRUMENTS_PAGE, m.instrument), m.lang)
            for m in register.mentions(words[shown.source])
            if m.instrument
        ]
        assert links == expected, f"{shown.page.address}: {shown.source}"
        total += len(links)
    assert total > 2 * len(register.instruments)


def test_a_footnote_lists_its_instruments(built: Site, register: Register) -> None:
    page = built.pages["voetnoten/"]
    words = {source.id: source.text for source in register.sources}
    for section in page.soup.select(MARKUP.footnote):
        named = register.named(words[attribute(heading_of(section), "id")])
        assert instruments_of(built, page, section) == [link_to(register.instruments[id_]) for id_ in named]


def instruments_of(built: Site, page: Page, section: Tag) -> list[Link]:
    values = facts(section)
    listed = values.get("Instrument", []) + values.get("Instrumenten", [])
    return [link for value in listed for link in built.links(page, value)]


# --- Initiatives --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def initiatives(built: Site, annex: Annex) -> dict[str, tuple[Page, Tag]]:
    pages = [built.pages[theme.address] for theme in annex.themes]
    found = [(page, section) for page in pages for section in page.soup.select(MARKUP.initiative)]
    return {attribute(heading_of(section), "id"): (page, section) for page, section in found}


def test_an_initiative_lists_its_instruments(
    initiatives: dict[str, tuple[Page, Tag]], built: Site, register: Register
) -> None:
    """Those that it is about, and those that it names."""
    shown = {id_: instruments_of(built, page, section) for id_, (page, section) in initiatives.items()}
    subjects = {id_: register.subjects(id_) for id_ in initiatives}
    assert shown == {id_: [link_to(register.instruments[s]) for s in several] for id_, several in subjects.items()}


def test_other_names_of_an_initiative_are_the_editors(
    initiatives: dict[str, tuple[Page, Tag]], built: Site, register: Register
) -> None:
    """Every name that it is known by, in its language; none twice, and none that its own name says already."""
    lines = {id_: own(section, MARKUP.names) for id_, (_, section) in initiatives.items()}
    for initiative in register.annex.initiatives:
        page, _ = initiatives[initiative.id]
        shown = [name for line in lines[initiative.id] for name in names_in(line)]
        words = [name.words.lower() for name in shown]
        assert len(words) == len(set(words))
        expected = {name.lower() for name in register.all_names(initiative)} - {initiative.name.lower()}
        assert set(words) <= expected
        assert all(name in initiative.name.lower() for name in expected - set(words))
        for line in lines[initiative.id]:
            assert built.links(page, line) == [EDITORS]
    assert any(lines.values())


class SeeAlso(NamedTuple):
    """Another initiative, with the names of the instruments that both are about or name."""

    id: str
    shared: tuple[str, ...]


def related_to(id_: str, register: Register) -> dict[SeeAlso, float]:
    """Every other initiative that shares an instrument, with how much that relates them: an instrument counts for
    the less, the more initiatives have it."""
    initiatives = [initiative.id for initiative in register.annex.initiatives]
    subjects = {other: register.subjects(other) for other in initiatives}
    others_with = {s: [o for o in initiatives if o != id_ and s in subjects[o]] for s in subjects[id_]}
    related = {}
    for other in initiatives:
        shared = [s for s in subjects[id_] if other in others_with[s]]
        if shared:
            names = tuple(register.instruments[s].name.words for s in shared)
            related[SeeAlso(other, names)] = sum(1 / len(others_with[s]) for s in shared)
    return related


def test_see_also_has_the_most_related_and_says_why(
    initiatives: dict[str, tuple[Page, Tag]], built: Site, register: Register
) -> None:
    """At most five other initiatives, the most related first, each with 'ook over: …'."""
    sources = {source.id: source for source in register.sources}
    lengths = set()
    for id_, (page, section) in initiatives.items():
        related = related_to(id_, register)
        shown = []
        for value in facts(section).get("Zie ook", []):
            (link,) = built.links(page, value)
            (why,) = value.select(MARKUP.about)
            assert link.target is not None
            other = sources[link.target.fragment]
            assert link == link_to_source(other)
            label, _, names = text(why).partition(": ")
            assert label == "ook over"
            assert text(value) == f"{link.words} {text(why)}"
            shown.append(SeeAlso(other.id, tuple(names.split(", "))))
        assert len(shown) == len(set(shown)) == min(5, len(related))
        weights = [round(related[other], 6) for other in shown]
        assert weights == sorted((round(weight, 6) for weight in related.values()), reverse=True)[:5]
        lengths.add(len(shown))
    assert {0, 5} <= lengths


# --- Languages and layers, on every page --------------------------------------------------------------------


def dutch_strings(element: Tag, *, without: str) -> Iterator[str]:
    """The strings that count as Dutch for a screen reader, but for those in what `without` selects."""
    left_out = {id(tag) for tag in element.select(without)}
    for string in element.find_all(string=True):
        parent = string.parent
        if type(string) is not NavigableString or parent is None or parent.name in UNSEEN:
            continue
        if any(id(above) in left_out for above in string.parents):
            continue
        marked = parent if parent.has_attr("lang") else parent.find_parent(attrs={"lang": True})
        if marked is None or attribute(marked, "lang") == "nl":
            yield str(string)


def test_no_english_name_passes_for_dutch(built: Site, register: Register) -> None:
    """Names that the annex uses, wherever a page shows them: a screen reader would read them as Dutch.

    An abbreviation is letters in any language; and a Dutch name that the editors add may hold an English one.
    """
    passing = []
    for page in built.pages.values():
        for string in dutch_strings(page.one("main article"), without=f"{MARKUP.names}, {MARKUP.instrument_names}"):
            english = [m for m in register.mentions(string) if m.lang == "en" and not m.short]
            passing += [f"{page.address}: {mention.words} in: {string.strip()}" for mention in english]
    assert passing == []


def test_nothing_else_passes_for_english(built: Site, register: Register) -> None:
    # What Toegankelijkheid names is no part of the register.
    pages = [page for page in built.pages.values() if page.address != "toegankelijkheid/"]
    marked = [(page, tag) for page in pages for tag in page.one("main article").select("[lang]")]
    assert len(marked) > 100
    wrong = [f"{page.address}: {text(tag)}" for page, tag in marked if text(tag).lower() not in register.english]
    assert wrong == []
    assert {attribute(tag, "lang") for _, tag in marked} == {"en"}


def test_the_mark_of_the_editors_says_when_they_checked(built: Site, register: Register) -> None:
    marks = [(page, a) for page in built.pages.values() for a in page.soup.select(MARKUP.editors)]
    assert {page.address for page, _ in marks} >= {INSTRUMENTS_PAGE, "afkortingen/", "bedragen/"}
    for page, a in marks:
        assert built.link(page, a) == EDITORS
        assert attribute(a, "title") == f"Toegevoegd door de redactie, nagegaan in {register.month}"


def test_the_editors_say_the_day(built: Site, register: Register) -> None:
    for address in (INSTRUMENTS_PAGE, "afkortingen/", "over/"):
        assert register.date in text(built.pages[address].one("main article"))
