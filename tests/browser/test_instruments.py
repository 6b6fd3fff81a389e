"""From a name in the text one click leads to the instrument, and from there one click to everything that concerns it.

Issue 3, 'Done when': shown for ten instruments, IPCEI Health among them.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.sight import expect_address, expect_in_sight
from tests.conftest import OpenPage
from tests.site.built import Site, attribute
from tests.site.expected import Register, Text

TEN = [
    *("ipcei-gezondheid", "ipcei-me2", "chips-act", "horizon-europe-programma", "key-digital-technologies"),
    *("groeifonds", "quantum-delta-nl", "hera-autoriteit", "nis2", "technologiemonitor"),
]
"""Laws, programmes, funds, projects, bodies, a monitor; with and without a home, a parent, parts, an amount."""

AMOUNTS = {
    "ipcei-gezondheid": ["40 miljoen euro"],
    "ipcei-me2": ["230 miljoen euro", "230 miljoen euro"],
    "horizon-europe-programma": ["circa 20 miljard euro extra"],
    "groeifonds": ["circa 1,5 miljard euro"],
    "quantum-delta-nl": ["circa 1,5 miljard euro"],
}
"""By hand: what the annex names for them."""


def section_address(id_: str) -> str:
    return f"/instrumenten/#{id_}"


def address_of(source: Text) -> str:
    return f"/{source.address}" + (f"#{source.fragment}" if source.fragment else "")


def heading(page: Page, id_: str) -> Locator:
    return page.locator(f"h3#{id_}")


def section(page: Page, id_: str) -> Locator:
    return page.locator("section.instrument").filter(has=heading(page, id_))


def row(page: Page, id_: str, label: str) -> Locator:
    """What a section says under a label."""
    rows = section(page, id_).locator(".facts__row")
    return rows.filter(has=page.get_by_text(label, exact=True).and_(page.locator("dt")))


def text_of(page: Page, source: Text) -> Locator:
    """The text itself on the page where readers meet it."""
    if source.kind == "theme":
        return page.locator(".running-text")
    words = ".footnote-entry__text" if source.kind == "footnote" else ".initiative__text"
    found = page.locator("section").filter(has=page.locator(f"> #{source.fragment}"))
    return found.locator(f"> {words}, > div > {words}")


def arrive(page: Page, address: str) -> None:
    """One click has led to `address`, and what it is about is in sight."""
    expect_address(page, address)
    _, _, fragment = address.partition("#")
    expect_in_sight(page.locator(f"#{fragment}") if fragment else page.get_by_role("heading", level=1))


def a_few(sources: list[Text]) -> list[Text]:
    """The first three and the last, and one of each kind: that the others' links lead there is tested on the pages."""
    kinds = {source.kind: source for source in sources}
    chosen = {source.id: source for source in (*sources[:3], sources[-1], *kinds.values())}
    return list(chosen.values())


@pytest.mark.parametrize("id_", TEN)
def test_one_click_leads_there_and_one_click_on(page: Page, register: Register, id_: str) -> None:
    instrument = register.instruments[id_]
    sources = a_few(register.naming(id_))
    by_id = register.annex.by_id

    page.goto(address_of(sources[0]))
    text_of(page, sources[0]).locator(f"a.mention[href$='instrumenten/#{id_}']").first.click()
    arrive(page, section_address(id_))
    expect(heading(page, id_)).to_contain_text(instrument.name)
    here = page.url

    for source in sources:
        links = row(page, id_, "Genoemd bij").locator(f"a[href$='{address_of(source)}']")
        links.last.click()  # where a theme's running text mentions it, the first leads to the theme as a whole
        arrive(page, address_of(source))
        page.goto(here)

    if instrument.home:
        row(page, id_, "Initiatief").get_by_role("link").click()
        arrive(page, address_of(by_id[instrument.home]))
        page.goto(here)

    if instrument.parent:
        parent = register.instruments[instrument.parent]
        row(page, id_, "Deel van").get_by_role("link", name=parent.name, exact=True).click()
        arrive(page, section_address(parent.id))
        page.goto(here)

    amounts = section(page, id_).locator(".amount")
    expect(amounts).to_have_text(AMOUNTS.get(id_, []))
    for amount in amounts.all():
        expect(amount).to_be_visible()


def test_the_ten_show_all_there_is_to_show(register: Register) -> None:
    """What the test above rests on."""
    assert len(set(TEN)) == 10
    ten = [register.instruments[id_] for id_ in TEN]
    for having in ([i.home for i in ten], [i.parent for i in ten]):
        assert any(having)
        assert not all(having)
    kinds = {source.kind for id_ in TEN for source in register.naming(id_)}
    assert kinds == {"theme", "initiative", "footnote"}


def test_from_ipcei_health_on_any_page(page: Page, built: Site) -> None:
    """To its section from every page that names it, and from there to its 40 million, both initiatives and IPCEI."""
    id_ = "ipcei-gezondheid"
    mentions = f"a.mention[href$='instrumenten/#{id_}']"
    naming = [f"/{p.address}" for p in built.pages.values() if p.soup.select(mentions)]
    assert naming == ["/bijlage/", "/bouwsteen-1/industriebeleid/", "/bouwsteen-2/verminderen/medische-producten/"]
    for address in naming:
        page.goto(address)
        for number in range(page.locator(mentions).count()):
            page.locator(mentions).nth(number).click()
            arrive(page, section_address(id_))
            page.goto(address)
    page.goto(section_address(id_))
    links = section(page, id_).get_by_role("link")
    targets = {link.get_attribute("href") for link in links.all()}
    assert targets >= {
        "../bouwsteen-1/industriebeleid/#ipcei",
        "../bouwsteen-2/verminderen/medische-producten/#ipcei-health",
        "#ipcei-instrument",
    }
    expect(section(page, id_)).to_contain_text("40 miljoen euro")


def test_an_initiative_leads_to_what_it_is_about_and_to_related_ones(page: Page) -> None:
    address = "/bouwsteen-2/verminderen/medische-producten/#ipcei-health"
    page.goto(address)
    initiative = page.locator("section.initiative").filter(has=page.locator("> #ipcei-health"))
    facts = initiative.locator(".facts__row")
    facts.filter(has_text="Instrument").get_by_role("link", name="IPCEI Health", exact=True).click()
    arrive(page, section_address("ipcei-gezondheid"))
    page.goto(address)
    see_also = facts.filter(has_text="Zie ook")
    expect(see_also).to_contain_text("ook over: IPCEI Health")
    see_also.get_by_role("link", name="Important Projects of Common European Interest (IPCEI)").click()
    arrive(page, "/bouwsteen-1/industriebeleid/#ipcei")


def test_it_works_without_javascript_on_a_phone(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto("/bouwsteen-2/verminderen/medische-producten/#ipcei-health")
    page.locator("a.mention").get_by_text("IPCEI Health", exact=True).first.click()
    expect_address(page, section_address("ipcei-gezondheid"))
    expect(heading(page, "ipcei-gezondheid")).to_be_in_viewport()
    row(page, "ipcei-gezondheid", "Deel van").get_by_role("link", name="IPCEI", exact=True).click()
    expect_address(page, section_address("ipcei-instrument"))
    expect(heading(page, "ipcei-instrument")).to_be_in_viewport()


def test_the_matrix_leads_to_the_texts_by_keys(open_page: OpenPage, built: Site) -> None:
    """On a phone: the focus brings each cell into sight, and Enter follows it."""
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto("/instrumenten-per-thema/")
    table = built.pages["instrumenten-per-thema/"].one("table")
    ipcei = next(tr for tr in table.select("tbody tr") if tr.select("th")[0].get_text().startswith("IPCEI"))
    cells = [attribute(a, "href") for a in ipcei.select("td a")]
    assert len(cells) == 6
    page.locator("tbody tr").filter(has=page.locator("th", has_text="IPCEI")).first.locator("th a").focus()
    for cell in cells:
        page.keyboard.press("Tab")
        focused = page.locator("a:focus")
        expect(focused).to_have_attribute("href", cell)
        expect_in_sight(focused)
    page.keyboard.press("Enter")
    arrive(page, cells[-1].removeprefix(".."))


def test_the_matrix_shows_more_than_its_headers_on_a_phone_on_its_side(open_page: OpenPage) -> None:
    """The headers stand still in a box that is no higher than the window: they must leave room in it."""
    page = open_page(viewport={"width": 844, "height": 390})
    page.goto("/instrumenten-per-thema/")
    last = page.locator("tbody tr").last.get_by_role("rowheader").get_by_role("link")
    last.focus()
    expect_in_sight(last)
    page.locator("tbody td a").last.focus()
    expect_in_sight(page.locator("tbody td a").last)
