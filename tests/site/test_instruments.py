"""*Instrumenten*: a row for every instrument, which opens to what the annex says of it, and where; and what recurs."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from bs4 import Tag

from tests.site.built import MARKUP, Link, Page, Said, Site, Target, attribute, phrase, section_of, text
from tests.site.expected import NOT_STATED, Register, Text, amount_said, status_quote

ADDRESS = "instrumenten/"


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages[ADDRESS]


@pytest.fixture(scope="module")
def rows(page: Page, register: Register) -> dict[str, Tag]:
    """The row of each instrument by its id, from A to Z, each under its letter and closed."""
    shown: dict[str, list[str]] = {}
    found: dict[str, Tag] = {}
    for group in page.soup.select(".register__group"):
        (letter,) = group.select("h2")
        assert attribute(letter, "id") == f"letter-{text(letter).lower()}"
        rows = {attribute(row.select(MARKUP.instrument_found)[0], "id"): row for row in group.select(MARKUP.instrument)}
        assert not any(row.has_attr("open") for row in rows.values())
        shown[text(letter)] = list(rows)
        found |= rows
    assert shown == {letter: [i.id for i in instruments] for letter, instruments in register.a_to_z().items()}
    assert len(found) == len(register.instruments) >= 60
    return found


def test_the_letters_lead_to_all_of_them(page: Page, built: Site, register: Register) -> None:
    expected = [Link(letter, Target(ADDRESS, f"letter-{letter.lower()}")) for letter in register.a_to_z()]
    recurring = Link("Komt terug in meer thema’s", Target(ADDRESS, "instrumenten-per-thema"))
    assert built.links(page, page.one(MARKUP.letters)) == [*expected, recurring]


def test_a_row_says_what_it_is_and_how_it_is_now(rows: dict[str, Tag], register: Register) -> None:
    """Name with abbreviation in its language, kind, level, number of themes, and the state of its initiative."""
    for id_, row in rows.items():
        instrument = register.instruments[id_]
        (summary,) = row.select(MARKUP.instrument_row)
        assert attribute(row, "data-niveau") == instrument.level
        themes = len(register.by_theme(id_))
        state = register.state_link(instrument.home).words if instrument.home else ""
        said = [instrument.title, f"soort: {instrument.kind}", str(instrument.level)]
        said += [f"{themes} {'thema' if themes == 1 else 'thema’s'}", state]
        assert text(summary) == " ".join(filter(None, said))
        english = [text(tag) for tag in summary.select("[lang=en]")]
        assert english == ([instrument.name] if instrument.language == "en" else [])
        assert summary.select("a, button, input") == [], "the whole row is one button"


def test_every_choice_finds_something(page: Page, rows: dict[str, Tag]) -> None:
    for name in ("soort", "niveau"):
        first, *choices = [attribute(option, "value") for option in page.soup.select(f"#filter-{name} option")]
        assert first == ""
        assert sorted(choices) == sorted({attribute(row, f"data-{name}") for row in rows.values()})


def link_to(register: Register, target: Text) -> Link:
    """A link to a text, as the register has it: its words tell it from others."""
    namesakes = [other for other in register.annex.initiatives if other.name == target.name]
    if target.kind == "theme":
        return target.link._replace(words=f"toelichting bij {target.label}")
    theme = register.annex.by_id[target.theme].label if len(namesakes) > 1 else ""
    return target.link._replace(words=f"{target.name} ({theme})" if theme else target.name)


def relatives(register: Register, ids: list[str]) -> list[Link]:
    """Links to a whole or to parts, which are told from initiatives of the same name."""
    return [link._replace(words=f"{link.words} (instrument)") for link in register.links(ids)]


def facts_of(id_: str, register: Register) -> dict[str, list[Said]]:
    annex, instrument = register.annex, register.instruments[id_]
    names = {label: [phrase("; ".join(name for name, _ in said))] for label, said in register.names_said(id_).items()}
    statuses = [
        phrase(
            Link(status.value, Target("stand-van-zaken/", status.value.slug)),
            *(status.subject or "", *status_quote(status), link_to(register, where)),
        )
        for status, where in register.statuses(id_)
    ]
    amounts = [amount_said(annex, budget, link_to(register, where)) for budget, where in register.budgets(id_)]
    mentions = []
    for theme_id, texts in register.by_theme(id_).items():
        theme = annex.by_id[theme_id]
        links = [link_to(register, found) for found in texts]
        mentions.append(phrase(theme.source.number, theme.link._replace(words=theme.label), *links))
    parts = relatives(register, register.parts(id_))
    facts = {
        **names,
        "Opmerking": [phrase(instrument.remark)] if instrument.remark else [],
        "Deel van": [phrase(*relatives(register, [instrument.parent]))] if instrument.parent else [],
        "Onderdelen": [phrase(*parts)] if parts else [],
        "Initiatief": [phrase(link_to(register, annex.by_id[instrument.home]))] if instrument.home else [],
        "In 2022": statuses or [NOT_STATED] * (not instrument.is_body),
        "Bedrag" if len(amounts) == 1 else "Bedragen": amounts,
        "Genoemd bij": mentions,
    }
    return {label: said for label, said in facts.items() if said}


def test_an_open_row_says_these_facts(rows: dict[str, Tag], page: Page, built: Site, register: Register) -> None:
    """The editors' names and relations, apart; then its initiative, what the annex states, and every text naming it."""
    labels = set()
    for id_, row in rows.items():
        (section,) = row.select(".register__more")
        expected, shown = facts_of(id_, register), built.facts(page, section)
        assert (list(shown), shown) == (list(expected), expected), id_
        added = {text(label) for label in section.select(".added dt")}
        assert added == set(shown) & {"Officieel", "Ook bekend als", "Opmerking", "Deel van", "Onderdelen"}
        labels |= set(shown)
        assert built.links(page, section)[-1].target == Target(ADDRESS, id_)
    assert labels >= {"Deel van", "Onderdelen", "Initiatief", "In 2022", "Bedrag", "Bedragen", "Genoemd bij"}


def test_ipcei_health_gets_40_million_and_is_an_ipcei(page: Page, built: Site, rows: dict[str, Tag]) -> None:
    facts = built.facts(page, rows["ipcei-gezondheid"].select(".register__more")[0])
    assert facts["Bedrag"][0].words.startswith("40 miljoen euro IPCEI Health")
    assert facts["Deel van"][0].words == "IPCEI (instrument)"
    assert len(facts["Genoemd bij"]) == 2


def test_what_recurs_names_its_themes(page: Page, built: Site, register: Register) -> None:
    """Those in most themes first, each theme with a link to the first text there; sixteen, counted by hand."""
    groups = {id_: register.by_theme(id_, with_parts=True) for id_ in register.instruments}
    order = sorted(groups, key=lambda id_: (-len(groups[id_]), register.instruments[id_].name.lower()))
    expected = []
    for id_ in order:
        themes = [(register.annex.by_id[theme], texts[0]) for theme, texts in groups[id_].items()]
        name = register.instruments[id_].name
        links = [first.link._replace(words=f"{theme.label}: {name}") for theme, first in themes]
        if len(links) > 1:
            expected.append([register.link(id_), *links])
    shown = [built.links(page, row) for row in page.one(MARKUP.recurring).select("tbody tr")]
    assert shown == expected
    assert len(shown) == 16
    by_name = {links[0].words: len(links) - 1 for links in shown}
    assert (by_name["IPCEI"], by_name["EU Chips Act"], by_name["IPCEI Health"]) == (6, 4, 2)


@pytest.mark.parametrize(
    "address",
    [ADDRESS, "", "stand-van-zaken/", "tijdlijn/", "bedragen/", "bijlage/", "voetnoten/", "afkortingen/", "data/"],
)
def test_a_name_leads_to_one_place(built: Site, address: str) -> None:
    """Within a section, for those who hear a list of its links."""
    page = built.pages[address]
    links: dict[str, set[str]] = {}
    for section in page.soup.select("article, article section, .register__more"):
        links = defaultdict(set)
        for a in section.select("a[href]"):
            if (section_of(a) or page.one("article")) is section:
                links[text(a)].add(attribute(a, "href"))
        assert {words: to for words, to in links.items() if len(to) > 1 or not re.search(r"\w", words)} == {}
    assert links


def test_one_line_says_what_the_editors_added(page: Page) -> None:
    """No mark at each item."""
    assert len(page.soup.select("p.added.key")) == 1
