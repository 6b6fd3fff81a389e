"""*Instrumenten* has a section for every instrument, with all that the annex says of it, and where."""

from __future__ import annotations

import pytest
from bs4 import Tag

from tests.site.built import (
    MARKUP,
    Link,
    Page,
    Said,
    Site,
    Target,
    attribute,
    heading_level,
    heading_of,
    names_in,
    phrase,
    text,
)
from tests.site.expected import EDITORS, NOT_STATED, Register, amount_said, status_said


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages["instrumenten/"]


@pytest.fixture(scope="module")
def sections(page: Page, register: Register) -> dict[str, Tag]:
    """The section of each instrument by its id, from A to Z, each under its letter."""
    found = page.soup.select(MARKUP.instrument)
    shown: dict[str, list[str]] = {}
    for heading in page.one(".sheet").select("h2, h3"):
        if heading.name == "h2":
            assert attribute(heading, "id") == f"letter-{text(heading).lower()}"
            shown[text(heading)] = []
        else:
            list(shown.values())[-1].append(attribute(heading, "id"))
    assert shown == {letter: [i.id for i in instruments] for letter, instruments in register.a_to_z().items()}
    assert sorted(shown) == list(shown)
    assert len(found) == len(register.instruments) >= 60
    return {attribute(heading_of(section), "id"): section for section in found}


def test_the_letters_lead_to_all_of_them(page: Page, built: Site, register: Register) -> None:
    expected = []
    for letter, instruments in register.a_to_z().items():
        expected.append(Link(letter, Target(page.address, f"letter-{letter.lower()}")))
        expected += [register.link(instrument.id) for instrument in instruments]
    assert built.links(page, page.one(MARKUP.letters)) == expected


def test_the_heading_is_its_name_and_the_rest_is_the_editors(
    sections: dict[str, Tag], page: Page, built: Site, register: Register
) -> None:
    """Name with abbreviation; kind and level, with a remark; other names, each once and in its language."""
    for id_, section in sections.items():
        instrument, heading = register.instruments[id_], heading_of(section)
        assert (heading_level(heading), text(heading)) == (3, instrument.title)
        english = [text(tag) for tag in heading.select("[lang=en]")]
        assert english == ([instrument.name] if instrument.language == "en" else [])
        (kind,) = section.select(MARKUP.instrument_kind)
        assert built.said(page, kind) == phrase(f"{instrument.kind} · {instrument.level}", EDITORS)
        remarks = [built.said(page, tag) for tag in section.select(".instrument__remark")]
        assert remarks == ([phrase(instrument.remark, EDITORS)] if instrument.remark else [])
        lines = section.select(MARKUP.instrument_names)
        shown = {text(line).partition(":")[0]: names_in(line) for line in lines}
        assert list(shown.items()) == list(register.names_said(id_).items())
        assert all("added" in attribute(line, "class").split() for line in lines)


BODIES = {
    *("instantie", "overleg", "alliantie"),
    *("gemeenschappelijke onderneming", "industriële basis", "voorgestelde instantie"),
}
"""Kinds of which 'Status: niet vermeld' would say nothing."""


def facts_of(id_: str, register: Register) -> dict[str, list[Said]]:
    annex, instrument = register.annex, register.instruments[id_]
    statuses = [status_said(status, text.link) for status, text in register.statuses(id_)]
    amounts = [amount_said(annex, budget, text.link) for budget, text in register.budgets(id_)]
    mentions = []
    for theme, texts in register.by_theme(id_).items():
        links = [t.link._replace(words="toelichting") if t.kind == "theme" else t.link for t in texts]
        mentions.append(phrase(annex.by_id[theme].link, *links))
    parts = register.links(register.parts(id_))
    home = annex.by_id[instrument.home] if instrument.home else None
    facts = {
        "Deel van": [phrase(register.link(instrument.parent), EDITORS)] if instrument.parent else [],
        "Onderdelen": [phrase(*parts, EDITORS)] if parts else [],
        "Initiatief": [phrase(home.link, home.place)] if home else [],
        "Status": statuses or [NOT_STATED] * (instrument.kind not in BODIES),
        "Bedrag" if len(amounts) == 1 else "Bedragen": amounts,
        "Genoemd bij": mentions,
    }
    return {label: said for label, said in facts.items() if said}


def test_the_facts_are_these(sections: dict[str, Tag], page: Page, built: Site, register: Register) -> None:
    """What it is a part of, its parts, its initiative, what the annex states of it, and every text that names it."""
    labels = set()
    for id_, section in sections.items():
        expected, shown = facts_of(id_, register), built.facts(page, section)
        assert (list(shown), shown) == (list(expected), expected), id_
        assert "Genoemd bij" in shown
        labels |= set(shown)
    assert labels == {"Deel van", "Onderdelen", "Initiatief", "Status", "Bedrag", "Bedragen", "Genoemd bij"}


def test_a_body_has_a_status_only_if_the_annex_states_one(
    page: Page, built: Site, sections: dict[str, Tag], register: Register
) -> None:
    """HERA was set up; of TNO there is nothing to say."""
    assert {str(i.kind) for i in register.instruments.values()} >= BODIES
    shown = {id_: built.facts(page, sections[id_]).get("Status", []) for id_ in ("hera-autoriteit", "tno", "raad-wsb")}
    assert [said.words.split(" redactie")[0] for said in shown["hera-autoriteit"]] == ["tot stand gekomen", "lopend"]
    assert shown["tno"] == shown["raad-wsb"] == []


def test_ipcei_health_gets_40_million_and_is_an_ipcei(page: Page, built: Site, sections: dict[str, Tag]) -> None:
    facts = built.facts(page, sections["ipcei-gezondheid"])
    assert facts["Bedrag"][0].words.startswith("40 miljoen euro IPCEI Health")
    assert facts["Deel van"][0].words == "IPCEI redactie"
    assert len(facts["Genoemd bij"]) == 2
