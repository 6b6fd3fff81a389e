"""What machines take from the sample site: feed, search records, JSON and CSV, value by value."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from tests.sample.shown import written
from tests.site.built import Site

ATOM = "{http://www.w3.org/2005/Atom}"

ENTRIES = """
    2025-11-20 | zeewierwet-2025-11-20 | Zeewierwet (ZWW): van kracht | zee/zeewier/#zeewierwet | zeewierwet
    2025-11-20 | kademuur-2025-11-20 | Kademuur: verschenen | zee/zeewier/#kademuur | kademuur
    2025-11-20 | zeewierverordening-2025-11-20 | Correctie. Zeewierwet (ZWW): Zeewierverordening van toepassing
      | zee/zeewier/#zeewierverordening | zeewierwet
    2025-11-20 | kademuur-af | Coastal Growth Facility: Kademuur verschenen | zee/zeewier/#kademuur-af | groei kademuur
    2025-10-15 | kademuur-2025-10-15 | Kademuur: beëindigd | zee/zeewier/#kademuur | kademuur
    2025-10-15 | zeewierverordening | Zeewierwet (ZWW): Zeewierverordening van toepassing
      | zee/zeewier/#zeewierverordening | zeewierwet
    2025-10-15 | kelp-act-voorstel | Zeewierwet (ZWW): opvolger voorgesteld
      | zee/zeewier/#kelp-act-voorstel | zeewierwet
    2025-10-15 | zeewierrapport | Zeewierwet (ZWW): verschenen | zee/zeewier/#zeewierrapport | zeewierwet
    2025-10-15 | zeewierwet-aangekondigd | Zeewierwet (ZWW): aangekondigd
      | zee/zeewier/#zeewierwet-aangekondigd | zeewierwet kwelders
    2025-10-15 | cgf-loopt | Coastal Growth Facility: Coastal Growth Facility loopt | zee/zeewier/#cgf-loopt | groei
    2025-10-15 | boei-geld | Coastal Growth Facility: toegekend | zee/zeewier/#boei-geld | groei
    2025-10-15 | kades-begonnen | Kades: gestart | zee/zeewier/#kades-begonnen | kades
    2025-10-15 | geen-schelpenkaart | Schelpenkaart: gemeld | zee/zeewier/#geen-schelpenkaart | schelpenkaart
"""


def entries(site: Site, theme: str) -> list[dict[str, str]]:
    """The parts of each entry of a theme's feed by name; `about` are its categories."""
    found = []
    for entry in ET.parse(site.folder / f"feed/{theme}.xml").getroot().iter(f"{ATOM}entry"):
        links = {str(link.get("rel")): str(link.get("href")) for link in entry.iter(f"{ATOM}link")}
        about = " ".join(str(category.get("term")) for category in entry.iter(f"{ATOM}category"))
        parts = {name: entry.findtext(f"{ATOM}{name}", "") for name in ("updated", "id", "title", "content")}
        found.append(links | parts | {"about": about})
    return found


def test_the_feed_of_a_theme(sample: Site) -> None:
    """The day on which the editors wrote it, its id, its title, the place, and what it is about. What is about a part
    of a theme is in its feed, too."""
    feed = ET.parse(sample.folder / "feed/zeewier.xml").getroot()
    assert feed.findtext(f"{ATOM}title") == "OSA-initiatieven: Zeewier en schelpen"
    assert feed.findtext(f"{ATOM}updated") == "2025-11-20T00:00:00Z"
    shown = [
        " | ".join(
            [
                one["updated"].removesuffix("T00:00:00Z"),
                one["id"].removeprefix("urn:osa-initiatieven:"),
                *(one[name] for name in ("title", "alternate", "about")),
            ]
        )
        for one in entries(sample, "zeewier")
    ]
    assert shown == written(ENTRIES)
    assert [one["title"] for one in entries(sample, "havens")] == ["Veerdiensten: bijeenkomst"]


def test_what_entries_of_a_feed_say(sample: Site) -> None:
    """Of a state its reason, of a correction what was wrong; of a development the sentence and its source."""
    by_id = {one["id"].removeprefix("urn:osa-initiatieven:"): one for one in entries(sample, "zeewier")}
    assert "related" not in by_id["zeewierwet-2025-11-20"]
    assert by_id["zeewierwet-2025-11-20"]["content"].startswith("Status nu: van kracht.")
    assert by_id["zeewierwet-2025-11-20"]["content"].endswith(": in behandeling. De verordening geldt al sinds 2023.")
    act = "https://eur-lex.europa.eu/eli/reg/2022/1234/oj"
    source = f"Bron: Tekst van de verordening (EU) 2022/1234, {act}"
    assert by_id["zeewierverordening"]["related"] == act
    assert by_id["zeewierverordening"]["content"] == f"De Zeewierverordening geldt sinds 1 februari 2023. {source}"
    assert by_id["zeewierverordening-2025-11-20"]["content"] == (
        f"De Zeewierverordening geldt sinds 1 februari 2023. Correctie: De dag waarop zij geldt ontbrak. {source}"
    )


RECORDS = {
    "zee/zeewier/#zeewierwet": """
        1.1 Zeewier en schelpen
        -
        -
        exclusive economic zone · Zeewierwet · In mei 2024 kwam er een voorstel voor een nieuwe wet.
    """,
    "instrumenten/#zww": """
        Instrumenten
        Zeewierwet|Verordening zeewierteelt|Seaweed Act|ZWW|Wierwet|Kelp Act|KA
        alg
        Verordening over het telen van zeewier · Verordening (EU) 2022/1234 ·
          De Zeewierverordening geldt sinds 1 februari 2023.
    """,
    "zee/zeewier/#kades": """
        1.1 Zeewier en schelpen
        Kadeplan|Quay Plan|KP
        steiger
        Nederland · Op 5 mei 2022 begon het werk aan de kades.
    """,
    "zee/zeewier/": """
        Bouwsteen 1 › 1.1 Zeewier en schelpen
        Zeewier en schelpen
        -
        -
    """,
    "zee/havens/veerdiensten/": """
        Havens › 1.2.1
        -
        -
        De Kustraad kwam op 9 september 2022 bijeen.
    """,
    "voetnoten/#voetnoot-4": """
        Voetnoten › 1.1 Zeewier en schelpen
        -
        -
        Nederland · Wet
    """,
    "over/": """
        -
        -
        colofon
        -
    """,
}


@pytest.mark.parametrize("url", RECORDS)
def test_a_search_record(sample: Site, url: str) -> None:
    """Place, names, search words, and the editors' words, without those of the instrument after it."""
    (record,) = (record for record in sample.search_records() if record["url"] == url)
    assert [record[key] or "-" for key in ("place", "names", "words", "more")] == written(RECORDS[url])


def test_the_lists_that_the_search_leads_to(sample: Site) -> None:
    """Of each state and each status in 2022 that an initiative has; only a state has a mark."""
    said = ["; ".join(one.values()) for one in sample.search_data("lists")]
    assert len(said) == 14
    meaning = "De wet of het besluit is in werking; soms gelden regels pas later"
    name = "Eén initiatief: van kracht"
    assert said[0] == f"van kracht; stand-van-zaken/?nu=van-kracht#lijst; {name}; status nu; {meaning}; full"
    meaning = "In uitvoering of in bewerking"
    assert said[-3] == f"lopend; stand-van-zaken/?toen=lopend#lijst; Alle 3 lopend; status in 2022; {meaning}; "


def test_what_became_of_an_initiative_in_its_search_record(sample: Site) -> None:
    """The codes of its statuses and of its state, and since when."""
    assert {r["url"].partition("#")[2]: r["now"] for r in sample.search_records() if r["now"]} == {
        "zeewierwet": "a0 sinds 21 jul 2022, geldt sinds 1 feb 2023",
        "groei": "b94, laatst gezien 1 feb 2025",
        "kades": "b3 sinds 5 mei 2022, laatst gezien 5 mei 2022, tot en met 2026",
        "kademuur": "c82 op 1 jun 2022",
        "schelpenkaart": "6, gezocht tot 19 nov 2025",
        "proefvaart": "b5",
        "proefvaart-veer": "7",
        "kwelders": "a1 sinds 3 okt 2025",
    }


def test_the_text_of_an_instruments_record(sample: Site) -> None:
    """Kind, level and amounts."""
    (record,) = (record for record in sample.search_records() if record["url"] == "instrumenten/#vuurtoren")
    assert record["text"] == "project · nationaal; 300 miljoen euro · Vuurtoren; 300 miljoen euro · Vuurtoren"


def json_file(site: Site, name: str) -> Any:
    return json.loads((site.folder / f"data/{name}.json").read_text(encoding="utf-8"))


def test_computed_fields(sample: Site) -> None:
    blocks = json_file(sample, "initiatieven")["building_blocks"]
    zeewier, havens = blocks[0]["themes"]
    assert havens["themes"][0]["computed"] == {
        "permalink": "zee/havens/veerdiensten/",
        "place": "Bouwsteen 1 › Havens › Veerdiensten",
        "number": "1.2",
        "instruments": [],
    }
    assert zeewier["initiatives"][1]["computed"] == {
        "permalink": "zee/zeewier/#groei",
        "place": "Bouwsteen 1 › Zeewier en schelpen",
        "pages": [1, 2],
        "instruments": ["cgf", "boei", "vuurtoren"],
        "citation": "Bijlage 2 bij Kamerstukken II 2021/22, 12 345, nr. 6, p. 1–2, ‘Coastal Growth Facility’",
        "name_en": "Name of groei",
        "gloss_en": "What the plan for groei says.",
    }
    kustraad = json_file(sample, "instrumenten")["instruments"][2]
    assert kustraad["computed"] == {
        "permalink": "instrumenten/#kustraad",
        "title": "Kustraad",
        "mentioned_in": ["schelpenkaart", "havens"],
        "footnotes": [3, 5],
    }
    zww = json_file(sample, "instrumenten")["instruments"][4]
    assert zww["identifiers"]["computed"] == {"eli": ["http://data.europa.eu/eli/reg/2022/1234/oj"]}
    assert {"celex", "proposal", "procedure", "amended_by", "pending", "implemented_by"} < zww["identifiers"].keys()
    found = json_file(sample, "ontwikkelingen")
    assert [list(state["computed"].values())[1:] for state in found["states"]] == [
        ["2022-07-21", "2023-02-01", "", "kelp-act-voorstel"],
        ["", "", "2025-02-01", "boei-geld"],
        ["2022-05-05", "", "2022-05-05", "kades-begonnen"],
        ["2022-06-01", "", "", "kademuur-af"],
        ["", "", "", "geen-schelpenkaart"],
        ["", "", "", ""],
        ["", "", "", ""],
        ["2025-10-03", "", "", "kwelderwet-voorstel"],
    ]
    assert list(found["states"][0]["computed"]) == ["permalink", "since", "applies", "last_seen", "newest"]
    address = "https://zoek.officielebekendmakingen.nl/kst-12345-10.html"
    assert found["developments"][-1]["computed"] == {
        "permalink": "zee/zeewier/#cgf-loopt",
        "address": address,
        "citation": f"De Coastal Growth Facility loopt nog. Bron: Kamerstuk 12 345, nr. 10, {address} "
        "(OSA-initiatieven, gecontroleerd op 18 november 2025)",
    }


def cells(site: Site, name: str, *columns: str) -> list[str]:
    """The rows of a table, reduced to some columns."""
    text = (site.folder / f"data/{name}.csv").read_bytes().decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return [" | ".join(row[column] for column in columns) for row in rows]


def test_rows_of_the_tables(sample: Site) -> None:
    """A cell with several values holds them in order, with empty ones only beside others."""
    columns = ["theme_number", "parent_id", "level", "status", "status_for", "status_footnote", "editors_since"]
    assert cells(sample, "initiatieven", *columns)[3] == (
        "1.1 | kades | 3 | tot stand gekomen; voorgenomen | de muur; de poort | 3; 3 | 2022-06-01"
    )
    columns = ["amount", "kind", "approximate", "for", "initiative_id", "footnote", "name", "theme_id", "same_as"]
    assert cells(sample, "bedragen", *columns)[2:] == [
        "40000000 | amount | true | Kades | kades |  | Kades | zeewier | ",
        "300000000 | amount | false | Vuurtoren | proefvaart-veer |  | Proefvaart | veerdiensten | groei",
        "2000000000 | increase | false | Coastal Growth Facility | kwelders |  | Kwelders | akkers | ",
        "50000000 | increase | false | Boei |  | 2 | Voetnoot 2 | zeewier | ",
    ]
    assert cells(sample, "voetnoten", "editors_labels", "editors_certainty", "editors_remark")[2:] == [
        "Kamerstuk 12 345, nr. 8; Kamerstuk 12 345, nr. 9 | inferred; inferred | ",
        "Wet | related | ",
        " |  | ",
    ]
    developments = cells(sample, "ontwikkelingen", "date", "id", "role", "celex", "read", "read_at", "added")
    assert [developments[n] for n in (2, 3, 5, -1)] == [
        "in mei 2024 | kelp-act-voorstel | replacement |  | number |  | 2025-10-15",
        "in 2024 | zeewierrapport |  |  | copy | https://example.net/rapport | 2025-10-15",
        "2023-02-01 | zeewierverordening | act | 32022R1234 | source |  | 2025-10-15",
        " | cgf-loopt |  |  | source |  | 2025-10-15",
    ]
