"""What became of the annex's instruments is on the site, as established and no more, apart from the annex's words.

Compared with `tests/facts/outcomes.yaml`, record by record.
"""

from __future__ import annotations

import datetime
import re
from functools import cache

import pytest
from bs4 import Tag

from tests.site import facts_data
from tests.site.annex_data import DATA, ROOT, Annex
from tests.site.built import Page, Site, Target, attribute, own, text
from tests.site.facts_data import Outcome
from tests.site.register_data import Register

INSTRUMENTS = "instrumenten/"
OVERVIEW = "stand-van-zaken/"
LABELS = {"adopted": "vastgesteld", "in_force": "in werking", "applies_from": "van toepassing"}

NOT_THE_ANNEXS = {
    "osa-brief": "the letter itself: Bijlage and Over deze site link it",
    "critical-medicines": "not named in the annex, and without a link by which a reader could check it",
}

BELONGS = {
    "imera": ["smei-instrument"],
    "chips-act": ["chips-act"],
    "fsr": ["foreign-subsidies"],
    "ipi": ["ipi"],
    "dma": ["dma", "digital-services-act-en-digital-markets-act"],
    "dsa": ["dsa"],
    "ai-act": ["ai-verordening"],
    "data-act": ["data-act"],
    "dga": ["data-governance-act"],
    "eidas2": ["europese-digitale-identiteit-verordening"],
    "digital-rights": ["verklaring-digitale-rechten"],
    "digital-decade": ["digital-decade"],
    "cra": ["cra"],
    "cer": ["cer"],
    "nis2": ["nis2"],
    "crma": ["crma"],
    "hera-regulation": ["hera-verordening", "hera-autoriteit", "europese-farmaceutische-strategie"],
    "aci": ["anti-dwang"],
    "horizon-europe": ["horizon-europe-programma", "horizon-europe-industriebeleid"],
    "erasmus-plus": ["erasmus-plus", "digitale-vaardigheden"],
    "year-of-skills": ["european-year-of-skills", "digitale-vaardigheden"],
    "joint-comm-defence": ["mededeling-defensie-investeringen", "defensie-investeringen", "defensie-industrie"],
    "edirpa": ["mededeling-defensie-investeringen", "defensie-investeringen", "defensie-industrie"],
    "asap": ["defensiecapaciteit"],
    "edip": ["defensie-investeringen"],
    "chips-ju": ["key-digital-technologies"],
    "ipcei-h2": ["ipcei-waterstof", "ipcei", "energietransitie"],
    "ipcei-mect": ["ipcei-me2", "ipcei"],
    "ipcei-cis": ["ipcei-cloud", "ipcei", "investeringen-digitale-transitie"],
    "ipcei-health": ["ipcei-gezondheid", "ipcei"],
    "innovation-agenda": ["innovatieagenda"],
    "standardisation": ["eu-strategie-normalisatie"],
    "global-gateway": ["global-gateway"],
    "strategic-compass": ["strategisch-kompas", "eu-gvdb"],
    "digital-partnerships": ["digital-partnerships"],
    "groeifonds": ["groeifonds"],
    "nts": ["technologiestrategie", "technologiestrategie-leiderschap"],
    "grondstoffenstrategie": ["grondstoffenstrategie"],
    "vifo": ["economische-veiligheid"],
    "kennisveiligheid": ["aanpak-kennisveiligheid"],
    "eiwitstrategie": ["eiwitstrategie"],
    "dis": ["defensie-industrie-strategie", "defensie-industrie"],
    "geo-monitor": ["geo-monitor"],
    "dosa": ["digitale-autonomie-van-de-eu"],
    "ondernemingsklimaat": ["ondernemingsklimaat-agenda"],
    "cbw": ["nis2"],
    "wwke": ["cer"],
    "taskforce-sa": ["verminderen"],
}
"""The instruments, initiatives and themes that each record is about."""

NOT_SHOWN = {"imera": {"in_force"}}
"""Days that a note casts doubt on."""


@pytest.fixture(scope="module")
def records() -> list[Outcome]:
    return [record for id_, record in facts_data.outcomes().items() if id_ not in NOT_THE_ANNEXS]


@pytest.fixture(scope="module")
def subjects(register: Register) -> dict[str, set[str]]:
    """Where each record has to be shown: `about`, and the home of each instrument there."""
    return {
        id_: {place for one in about for place in (one, getattr(register.instruments.get(one), "home", "")) if place}
        for id_, about in BELONGS.items()
    }


def entries_at(built: Site, annex: Annex, register: Register, id_: str) -> list[Tag]:
    """What the site says became of an instrument, an initiative or a theme, where that is shown."""
    page = built.pages[INSTRUMENTS if id_ in register.instruments else annex.addresses[id_]]
    heading = page.by_id(id_)
    section = heading.find_parent("section")
    if section is None:
        return [entry for entry in page.soup.select(".since__entry") if entry.find_parent("section") is None]
    return own(section, ".since__entry")


def record_of(entry: Tag) -> Outcome:
    """The record that an entry shows: the one with its sentence."""
    (said,) = entry.select(".since__outcome")
    found = [record for record in facts_data.outcomes().values() if text(said).endswith(f". {record.sentence}")]
    assert len(found) == 1, text(said)
    return found[0]


def test_every_record_belongs_somewhere_or_is_left_out_for_a_reason() -> None:
    assert BELONGS.keys() | NOT_THE_ANNEXS.keys() == facts_data.outcomes().keys()
    assert not BELONGS.keys() & NOT_THE_ANNEXS.keys()


def test_every_record_is_shown_where_it_belongs_and_nowhere_else(
    built: Site, annex: Annex, register: Register, subjects: dict[str, set[str]]
) -> None:
    themes = [theme.id for theme in annex.themes]
    ids = [*register.instruments, *(i.id for i in annex.initiatives), *themes]
    shown: dict[str, set[str]] = {record: set() for record in BELONGS}
    for id_ in ids:
        for entry in entries_at(built, annex, register, id_):
            shown[record_of(entry).id].add(id_)
    assert shown == subjects


@cache
def all_entries(built: Site) -> dict[str, list[tuple[Page, Tag]]]:
    """Every entry of the site, by the id of its record: each test asks for those of every record."""
    found: dict[str, list[tuple[Page, Tag]]] = {}
    for page in built.pages.values():
        for entry in page.soup.select(".since__entry"):
            found.setdefault(record_of(entry).id, []).append((page, entry))
    return found


def entries_of(built: Site, record: Outcome) -> list[tuple[Page, Tag]]:
    return all_entries(built).get(record.id, [])


def test_each_has_its_act_and_its_link(built: Site, records: list[Outcome]) -> None:
    for record in records:
        entries = entries_of(built, record)
        assert OVERVIEW in {page.address for page, _ in entries}
        for _, entry in entries:
            (link,) = entry.select(".since__act a")
            assert attribute(link, "href").rstrip("/") == record.url.rstrip("/")
            assert record.act in text(entry.select(".since__act")[0])


def test_each_has_the_days_that_are_established(built: Site, records: list[Outcome]) -> None:
    """Those and no others, under the words for them; a day that a note casts doubt on stays away."""
    for record in records:
        expected = [day for key, day in record.days.items() if key not in NOT_SHOWN.get(record.id, set())]
        labels = [label for key, label in LABELS.items() if key in record.days and key != "adopted"]
        for _, entry in entries_of(built, record):
            times = entry.select(".since__days time")
            assert [attribute(time, "datetime") for time in times] == [day.isoformat() for day in expected]
            assert [list(facts_data.dates(text(time))) for time in times] == [[day] for day in expected]
            words = [text(day, without="time") for day in entry.select(".since__day")]
            assert [word for word in words if word in LABELS.values() and word != LABELS["adopted"]] == [
                label for label in labels if not (record.id in NOT_SHOWN and label == LABELS["in_force"])
            ]


def test_no_day_is_invented(built: Site, records: list[Outcome]) -> None:
    """Not in a sentence, a remark or the name of a link either."""
    annex_day = datetime.date(2022, 11, 8)
    for record in records:
        for _, entry in entries_of(built, record):
            assert set(facts_data.dates(text(entry))) <= record.permitted | {annex_day}


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("ai-act", "in stappen"),
        ("digital-rights", "niet bindend"),
        ("nis2", "17 oktober 2024"),
        ("year-of-skills", "9 mei 2023 tot en met 8 mei 2024"),
        ("asap", "volgt niet uit de gezamenlijke mededeling"),
        ("ipcei-health", "Waarom het niet tussen de aanmeldende lidstaten staat, is niet bekend"),
        ("digital-partnerships", "noemt alle drie al opgericht"),
        ("groeifonds", "Plannen van latere kabinetten staan hier niet bij"),
        ("vifo", "alleen ‘investeringstoetsing’"),
        ("dis", "‘Opvolger’ is een woord van de redactie"),
        ("cbw", "aangenomen door de Eerste Kamer"),
        ("taskforce-sa", "in de Kamerbrief zelf, niet in de bijlage"),
    ],
)
def test_a_note_is_heeded(built: Site, id_: str, said: str) -> None:
    entries = entries_of(built, facts_data.outcomes()[id_])
    assert entries
    assert all(said in text(entry) for _, entry in entries)


def test_nobody_is_said_to_have_withdrawn(built: Site) -> None:
    words = re.compile(r"teruggetrokken|trok zich terug|afgehaakt|haakte af")
    assert [page.address for page in built.pages.values() if words.search(text(page.one("main")))] == []


def test_what_was_not_seen_in_a_source_says_so(built: Site, records: list[Outcome]) -> None:
    assert {record.confidence for record in records} == {"known", "verified"}
    for record in records:
        for _, entry in entries_of(built, record):
            assert len(entry.select(".since__known")) == (record.confidence == "known")


def test_it_is_apart_from_the_annex_and_says_whose_it_is(built: Site, register: Register) -> None:
    said = f"Toegevoegd door de redactie, nagegaan in {register.month}"
    assert register.month == "november 2026"
    blocks = [(page, block) for page in built.pages.values() for block in page.soup.select(".since")]
    assert len(blocks) > 80
    for page, block in blocks:
        assert text(block.select(".since__title")[0]) == f"Sindsdien {said}"
        assert block.select_one(".initiative__text, .running-text, .facts") is None
        assert built.links(page, block)[0].target == Target("over/", "de-redactie")
    overview = built.pages[OVERVIEW]
    for id_ in ("tijdlijn", "toen-en-nu"):
        following = overview.by_id(id_).find_next("p")
        assert following is not None
        assert "oegevoegd door de redactie, nagegaan in november 2026" in text(following)


def test_the_annex_holds_none_of_it(records: list[Outcome]) -> None:
    words = " ".join((ROOT / DATA).read_text(encoding="utf-8").split())
    assert [record.id for record in records if record.sentence in words] == []


# --- Stand van zaken: both side by side, and the timeline -------------------------------------------------


def test_both_stand_side_by_side(built: Site, annex: Annex, register: Register, subjects: dict[str, set[str]]) -> None:
    """For each theme and initiative of which something became: what the annex says, and what became of it."""
    places = {place for several in subjects.values() for place in several} - register.instruments.keys()
    page = built.pages[OVERVIEW]
    rows = page.soup.select("table.compared tbody")
    shown = []
    for row in rows:
        header, then, now = row.select("th, td")
        ((_, target),) = built.links(page, header)
        assert target is not None
        id_ = target.fragment or next(theme.id for theme in annex.themes if theme.address == target.address)
        shown.append(id_)
        assert {record_of(entry).id for entry in now.select(".since__entry")} == {
            record for record, about in subjects.items() if id_ in about
        }
        statuses = next((i.statuses for i in annex.initiatives if i.id == id_), ())
        assert [text(a) for a in then.select(".status")] == [status.value for status in statuses]
        assert [text(q) for q in then.select(".quote")] == [status.quote for status in statuses]
    assert set(shown) == places
    order = list(annex.addresses)
    assert len(shown) == len(set(shown))
    assert [id_ for id_ in order if id_ in places and id_ in {i.id for i in annex.initiatives}] == [
        id_ for id_ in shown if id_ in {i.id for i in annex.initiatives}
    ]


@pytest.fixture(scope="module")
def days(built: Site) -> list[list[str]]:
    """The rows of the table under the timeline: name, then the days."""
    rows = built.pages[OVERVIEW].soup.select("table.days tbody tr")
    return [
        [
            text(row.select("th")[0]),
            *(",".join(attribute(t, "datetime") for t in cell.select("time")) for cell in row("td")),
        ]
        for row in rows
    ]


def test_the_table_has_every_day_that_is_shown(days: list[list[str]], records: list[Outcome]) -> None:
    expected = []
    for record in records:
        known = {key: day for key, day in record.days.items() if key not in NOT_SHOWN.get(record.id, set())}
        if known:
            expected.append(tuple(known[key].isoformat() if key in known else "" for key in LABELS))
    assert sorted(tuple(row[1:]) for row in days) == sorted(expected)
    assert [min(filter(None, row[1:])) for row in days] == sorted(min(filter(None, row[1:])) for row in days)


def test_the_drawing_says_the_same_as_the_table(built: Site, days: list[list[str]]) -> None:
    """Row by row: the name, and a sign for each day, the further right the later; from 2021 to 2027."""
    drawing = built.pages[OVERVIEW].one("svg.timeline__drawing")
    width = float(attribute(drawing, "viewBox").split()[2])
    labels = [text(tag) for tag in drawing.select(".timeline__label")]
    assert labels == [str(year) for year in range(2021, 2028)]
    rows = drawing.select(".timeline__row")
    signs = ["timeline__adopted", "timeline__in-force", "timeline__applies"]
    start, end = datetime.date(2021, 1, 1), datetime.date(2028, 1, 1)
    assert len(rows) == len(days)
    for row, (name, *known) in zip(rows, days, strict=True):
        assert text(row.select(".timeline__name")[0]).removesuffix(" (vóór 2021)") == name
        points = {}
        for sign in row.select("circle, path"):
            place = re.fullmatch(
                r"translate\(([\d.]+) \d+\)", attribute(sign.parent, "transform") if sign.parent else ""
            )
            assert place
            points[attribute(sign, "class")] = float(place[1])
        assert list(points) == [kind for kind, day in zip(signs, known, strict=True) if day]
        for kind, day in zip(signs, known, strict=True):
            if day:
                share = max((datetime.date.fromisoformat(day) - start) / (end - start), 0)
                assert points[kind] == pytest.approx(12 + share * (width - 24), abs=0.1)


def test_the_drawing_can_be_read_by_everybody(built: Site) -> None:
    page = built.pages[OVERVIEW]
    drawing = page.one("svg.timeline__drawing")
    assert attribute(drawing, "role") == "img"
    assert [tag.name for tag in map(page.by_id, attribute(drawing, "aria-labelledby").split())] == ["title", "desc"]
    assert drawing.select("[style], [fill], [stroke], script, image, a") == [], "colours follow the reader: in the CSS"


# --- Links, search, explanation --------------------------------------------------------------------------


def test_every_link_to_another_site_says_where_it_goes(built: Site) -> None:
    links = [(page, a) for page in built.pages.values() for a in page.soup.select('a[href^="http"]')]
    assert len({attribute(a, "href") for _, a in links}) > 60
    for page, a in links:
        url = attribute(a, "href")
        assert attribute(a, "class") == "external", f"{page.address}: {url}"
        site = f"({facts_data.site_name(url)})"
        assert [text(tag) for tag in a.select(".external__site")] == [site]
        assert text(a).removesuffix(site).strip(), f"{page.address}: {url}"
        assert not a.has_attr("target")


def test_no_other_link_says_so(built: Site) -> None:
    inside = [a for p in built.pages.values() for a in p.soup.select('a.external:not([href^="https://"])')]
    assert inside == []


def test_the_letter_is_linked(built: Site, annex: Annex) -> None:
    """Its number is known, that of the annex's own PDF isn't."""
    assert facts_data.outcomes()["osa-brief"].url == annex.letter_url
    linked = {p.address for p in built.pages.values() if p.soup.select(f'main a[href="{annex.letter_url}"]')}
    assert {"over/", "bijlage/"} <= linked


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("Twee lagen", "Toegevoegd door de redactie, nagegaan in november 2026"),
        ("De redactie", "Bij 24 van de 40 voetnoten"),
        ("Voetnoten", "nummer uit de bijlage, niet nagezien"),
        ("Voetnoten", "waarschijnlijk dit stuk"),
        ("Voetnoten", "het stuk waar het over gaat"),
        ("Wat wij niet weten", "Het nummer van het pdf-bestand van Bijlage 2 zelf hebben wij niet gevonden"),
        ("Wat wij niet weten", "Waarom niet, weten wij niet"),
        ("Wat wij niet weten", "Het nummer in voetnoot 1"),
    ],
)
def test_over_deze_site_explains_it(built: Site, subject: str, words: str) -> None:
    article = built.pages["over/"].one("main article")
    (heading,) = [tag for tag in article.select("h2") if text(tag) == subject]
    section = []
    for tag in heading.find_next_siblings():
        if tag.name == "h2":
            break
        section.append(text(tag))
    assert words in " ".join(section)
