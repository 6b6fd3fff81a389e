"""*Instrumenten*: a row for every instrument, which opens to what the annex says of it, and where; and what recurs."""

from itertools import groupby

import pytest
from bs4 import Tag

from annex.model.register import Instrument
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index, InitiativePlace, Source, ThemePlace
from annex.relate.totals import Totals
from tests.site import expected
from tests.site.built import Link, Page, Site, Target, attribute, phrase, text

ADDRESS = "instrumenten/"
MORE = ".register__more"

Rows = list[tuple[Instrument, Tag]]


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages[ADDRESS]


@pytest.fixture(scope="module")
def rows(page: Page, built: Site, references: CrossReferences) -> Rows:
    """The row of each instrument, from A to Z, each under its letter, which a link leads to, and closed."""
    by_name, found = sorted(references.register.instruments, key=lambda i: i.name.casefold()), []
    letters = {letter: list(group) for letter, group in groupby(by_name, key=lambda i: i.name[0].upper())}
    for (letter, instruments), group in zip(letters.items(), page.select(".register__group"), strict=True):
        (heading,) = group.select("h2")
        assert (text(heading), attribute(heading, "id")) == (letter, f"letter-{letter.lower()}")
        found += list(zip(instruments, group.select(".register__item"), strict=True))
    assert [i.id for i, _ in found] == [attribute(row.select(MORE)[0], "id") for _, row in found]
    assert not any(row.has_attr("open") for _, row in found)
    jumps = [Link(letter, Target(ADDRESS, f"letter-{letter.lower()}")) for letter in letters]
    recurring = Link("Komt terug in meer thema’s", Target(ADDRESS, "instrumenten-per-thema"))
    assert built.links(page, page.one(".letters")) == [*jumps, recurring]
    return found


def test_a_row_says_what_it_is_and_how_it_is_now(page: Page, rows: Rows, references: CrossReferences) -> None:
    """Name with abbreviation in its language, kind, level, number of themes, and the state of its initiative. Each
    choice of the filters finds a row."""
    for name in ("soort", "niveau"):
        choices = {attribute(option, "value") for option in page.select(f"#filter-{name} option")} - {""}
        assert choices == {attribute(row, f"data-{name}") for _, row in rows}
    for instrument, row in rows:
        (summary,) = row.select(".register__row")
        assert attribute(row, "data-niveau") == instrument.level
        themes = len(references.by_theme(instrument))
        home = references.index.initiatives.get(instrument.home or "")
        said = [instrument.title, f"soort: {instrument.kind}", str(instrument.level)]
        said += [f"{themes} {'thema' if themes == 1 else 'thema’s'}"]
        said += [expected.state_of(references, home)] if home else []
        assert text(summary) == " ".join(said)
        english = [text(tag) for tag in summary.select("[lang=en]")]
        assert english == ([instrument.name] if instrument.language == "en" else [])
        assert summary.select("a, button, input") == [], "the whole row is one button"


def link_to(index: Index, source: Source) -> Link:
    """A link to a text by words that tell it from others."""
    if isinstance(source, ThemePlace):
        return expected.link(source, f"toelichting bij {source.label}")
    return expected.link(source, expected.full_name(index, source) if isinstance(source, InitiativePlace) else "")


def test_an_open_row_says_what_is_known_of_it(
    rows: Rows, page: Page, built: Site, references: CrossReferences, totals: Totals
) -> None:
    """The editors' names and relations, apart; then its initiative, what the annex states, and every text naming it."""
    index, labels = references.index, set()
    for instrument, row in rows:
        facts = built.facts(page, row.select(MORE)[0])
        labels |= set(facts)
        added = {text(label) for label in row.select(".added dt")}
        assert added == set(facts) & {"Officieel", "Ook bekend als", "Opmerking", "Deel van", "Onderdelen"}
        for label, names in expected.names_said(instrument.official_names(), instrument.other_names()).items():
            assert facts[label] == [phrase("; ".join(name for name, _ in names))]
        assert facts.get("Opmerking", []) == ([phrase(instrument.remark)] if instrument.remark else [])
        whole = [references.instruments[instrument.parent]] if instrument.parent else []
        for label, relatives in (("Deel van", whole), ("Onderdelen", references.parts.get(instrument.id, []))):
            # The name tells it from an initiative of the same name.
            links = [expected.link(one, f"{one.name} (instrument)") for one in relatives]
            assert facts.get(label, []) == ([phrase(*links)] if links else [])
        homes = [link_to(index, index.initiatives[home]) for home in filter(None, [instrument.home])]
        assert facts.get("Initiatief", []) == [phrase(*homes)] * len(homes)
        statuses = [
            phrase(*expected.status_said(status), link_to(index, source))
            for status, source in references.statuses[instrument.id]
        ]
        assert facts.get("In 2022", []) == (statuses or [phrase("niet vermeld")] * (not instrument.is_body))
        shown = facts.get("Bedrag", []) + facts.get("Bedragen", [])
        for (budget, source), amount in zip(references.budgets[instrument.id], shown, strict=True):
            assert amount.words.startswith(phrase(*expected.amount_said(budget), link_to(index, source)).words)
            others = [expected.link(other) for other in totals.also_named_in(budget)] if budget.same_as else []
            assert amount.links[1:] == tuple(others)
        assert facts["Genoemd bij"] == [
            phrase(theme.number, expected.link(theme, theme.label), *(link_to(index, source) for source in sources))
            for theme, sources in references.by_theme(instrument).items()
        ]
        assert built.links(page, row)[-1].target == expected.place(instrument)
    assert labels >= {"Deel van", "Onderdelen", "Initiatief", "In 2022", "Bedrag", "Bedragen", "Genoemd bij"}


def test_what_recurs_names_its_themes(page: Page, built: Site, references: CrossReferences) -> None:
    """Those in most themes first, each theme with a link to the first text there; sixteen, counted by hand."""
    rows = []
    for instrument in references.most_named:
        groups = references.by_theme(instrument, with_parts=True).items()
        links = [expected.link(sources[0], f"{theme.label}: {instrument.name}") for theme, sources in groups]
        if len(links) > 1:
            rows.append([expected.link(instrument), *links])
    shown = [built.links(page, row) for row in page.one("table.recurring").select("tbody tr")]
    assert shown == rows
    assert len(shown) == 16
    by_name = {links[0].words: len(links) - 1 for links in shown}
    assert (by_name["IPCEI"], by_name["EU Chips Act"], by_name["IPCEI Health"]) == (6, 4, 2)
