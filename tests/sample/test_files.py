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
    2025-02-01 | 2025-11-18 | https://example.org/geld | zee/zeewier/#groei | groei
    2024-05-01 | 2025-11-18 | https://example.org/voorstel | zee/zeewier/#zeewierwet | zeewierwet
    2024-01-01 | 2025-11-18 | https://example.org/rapport | zee/zeewier/#zeewierwet | zeewierwet
    2023-02-01 | 2025-11-19 | https://eur-lex.europa.eu/eli/reg/2022/1234/oj | zee/zeewier/#zeewierwet | zeewierwet
    2023-01-05 | 2025-11-18 | https://example.org/kaart | zee/zeewier/#schelpenkaart | schelpenkaart
    2022-06-01 | 2025-11-18 | https://example.org/muur | zee/zeewier/#groei | groei kademuur
    2022-05-05 | 2025-11-18 | https://example.org/kades | zee/zeewier/#kades | kades
    - | 2025-11-18 | https://zoek.officielebekendmakingen.nl/kst-12345-10.html | zee/zeewier/#groei | groei
"""


def test_the_feed_of_a_theme(sample: Site) -> None:
    """The day of the event, that of the check, the source, the place, and what it is about. What happened around it
    says so, and a remark follows the source. What is about a part of a theme is in its feed, too."""
    feed = ET.parse(sample.folder / "feed/zeewier.xml").getroot()
    entries = []
    for entry in feed.iter(f"{ATOM}entry"):
        days = [entry.findtext(f"{ATOM}{name}", "-").removesuffix("T00:00:00Z") for name in ("published", "updated")]
        links = {link.get("rel"): str(link.get("href")) for link in entry.iter(f"{ATOM}link")}
        about = " ".join(str(category.get("term")) for category in entry.iter(f"{ATOM}category"))
        entries.append(" | ".join([*days, links["related"], links["alternate"], about]))
    assert entries == written(ENTRIES)
    assert feed.findtext(f"{ATOM}title") == "OSA-initiatieven: Zeewier en schelpen"
    assert feed.findtext(f"{ATOM}updated") == "2025-11-20T00:00:00Z"
    _, proposal, around, *_ = (entry.findtext(f"{ATOM}content", "") for entry in feed.iter(f"{ATOM}entry"))
    assert proposal.endswith(" (OSA-initiatieven, gecontroleerd op 18 november 2025) Het heet Kelp Act.")
    havens = ET.parse(sample.folder / "feed/havens.xml").iter(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in havens] == ["De Kustraad kwam op 9 september 2022 bijeen."]
    assert around.startswith("Eromheen: In 2024 verscheen een rapport over zeewier. Bron: Rapport over zeewier, ")


RECORDS = {
    "zee/zeewier/#zeewierwet": """
        1.1 Zeewier en schelpen
        Verordening zeewierteelt|Seaweed Act|Wierwet|Kelp Act|KA|Zeewierwet|ZWW
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
        Nederland · Brief · Wet
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
    """Place, names, search words, and the editors' words."""
    (record,) = (record for record in sample.search_records() if record["url"] == url)
    assert [record[key] or "-" for key in ("place", "names", "words", "more")] == written(RECORDS[url])


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
    }
    kustraad = json_file(sample, "instrumenten")["instruments"][2]
    assert kustraad["computed"] == {
        "permalink": "instrumenten/#kustraad",
        "title": "Kustraad",
        "mentioned_in": ["schelpenkaart", "havens"],
        "footnotes": [3, 5],
    }
    running = json_file(sample, "ontwikkelingen")["developments"][-1]
    address = "https://zoek.officielebekendmakingen.nl/kst-12345-10.html"
    assert running["computed"] == {
        "permalink": "zee/zeewier/#groei",
        "address": address,
        "citation": f"De Coastal Growth Facility loopt nog. Bron: Kamerstuk 12 345, nr. 10, {address} "
        "(OSA-initiatieven, gecontroleerd op 18 november 2025)",
    }


def test_a_theme_has_its_own_file(sample: Site) -> None:
    found = json_file(sample, "themas/havens")
    assert found["building_block"]["id"] == "zee"
    assert [theme["id"] for theme in found["theme"]["themes"]] == ["veerdiensten"]
    assert [note["number"] for note in found["footnotes"]] == [5]


def cells(site: Site, name: str, *columns: str) -> list[str]:
    """The rows of a table, reduced to some columns."""
    text = (site.folder / f"data/{name}.csv").read_bytes().decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return [" | ".join(row[column] for column in columns) for row in rows]


def test_rows_of_the_tables(sample: Site) -> None:
    """A cell with several values holds them in order, with empty ones only beside others."""
    columns = ["theme_number", "parent_id", "level", "status", "status_for", "status_footnote", "editors_as_of"]
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
        "Brief; Wet | exact; related | ",
        " |  | ",
    ]
    dates = cells(sample, "ontwikkelingen", "date")
    assert [dates[1], dates[2], dates[-1]] == ["in mei 2024", "in 2024", ""]
