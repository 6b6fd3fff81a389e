"""The pages of themes: each thing that rendering decides for an initiative, a theme or a footnote, word by word."""

from itertools import takewhile

import pytest

from tests.sample.shown import Shown, written
from tests.site.built import Site, attribute, text

INITIATIVES = {
    # A law in force, with other names. Its newest outcome is a proposal; below stands what put it in force.
    ("zee/zeewier/", "zeewierwet"): """
        Zeewierwet (ZWW)
        +In 2022 | [voorstel](#zeewierwet--woorden-1)
        Nu | van kracht sinds 21 jul 2022, geldt sinds 1 feb 2023
        [Zeewierwet](instrumenten/#zww) ([ZWW](instrumenten/#zww Zeewierwet)): het voorstel ligt bij het
          parlement.[1](#voetnoot-1) De [ZWW](instrumenten/#zww Zeewierwet) geldt straks in de
          [EEZ](afkortingen/#afkorting-eez exclusive economic zone), zoals de EEZ nu is.
        +2 mrt 2022 bijlage: voorstel
        1 jul 2022 vastgesteld
        21 jul 2022 in werking
        1 feb 2023 geldt
        1 jul 2026 de regels voor kwekers gelden
        2027 een evaluatie
        Bron: [Tekst van de verordening (EU) 2022/1234 (EUR-Lex)](https://eur-lex.europa.eu/eli/reg/2022/1234/oj)
        4 ontwikkelingen, namen
        Bepaalt de status
        1 feb 2023 Verordening over het telen van zeewier. De Zeewierverordening geldt sinds 1 februari 2023.
          Verordening (EU) 2022/1234 [Tekst van de verordening (EU) 2022/1234
          (EUR-Lex)](https://eur-lex.europa.eu/eli/reg/2022/1234/oj) vastgesteld 1 juli 2022 in werking 21 juli 2022
        Sindsdien
        mei 2024 In mei 2024 kwam er een voorstel voor een nieuwe wet. Het heet Kelp Act. [Voorstel van de Commissie
          (example.org)](https://example.org/voorstel) Alleen nummer en dag staan vast.
        Verwant
        2024 In 2024 verscheen een rapport over zeewier. [Rapport over zeewier
          (example.org)](https://example.org/rapport) Gelezen in een kopie.
        Achtergrond
        1 jun 2019 Op 1 juni 2019 werd de wet aangekondigd. [Aankondiging
          (example.org)](https://example.org/aankondiging)
        Officieel: Verordening zeewierteelt; {en Seaweed Act}
        Ook bekend als: Wierwet; {en Kelp Act}; KA
        Bijlage | [p. 1](bijlage/#zeewierwet)
    """,
    # Two statuses and two amounts, each for a part. One amount is named elsewhere too.
    ("zee/zeewier/", "groei"): """
        {en Coastal Growth Facility}
        +In 2022 | [lopend](#groei--woorden-1 Boei en Vuurtoren) | [verkenning](#groei--woorden-2 derde ronde)
        Nu | verschilt per deel, laatst gezien 1 feb 2025
        [{en Coastal Growth Facility}](instrumenten/#cgf): Nederland doet mee aan [Boei](instrumenten/#boei) (in totaal
          1,2 miljard euro) en [Vuurtoren](instrumenten/#vuurtoren) (300 miljoen euro). Daarnaast verkent het kabinet
          een derde ronde.[2](#voetnoot-2)
        +2 mrt 2022 bijlage: lopend, verkenning
        1 feb 2025 toegekend
        mrt 2026 Boei ligt in het water van de {en Coastal Growth Facility}
        Bron: [Bericht over Boei (example.org)](https://example.org/geld)
        Ook in [1.2.1 <Veerdiensten>](zee/havens/veerdiensten/#proefvaart-veer Veerdiensten) en [2.1
          <Akkers>](land/akkers/#kwelders Akkers)
        2 ontwikkelingen
        Boei: kreeg geld (1 februari 2025)
        {en Coastal Growth Facility}: loopt nog
        Vuurtoren: wacht op Boei
        Lees ook Kades eronder.
        Aan de {en Coastal Growth Facility} doen drie landen mee.
        Bepaalt de status
        1 feb 2025 Op 1 februari 2025 kreeg Boei geld. [Bericht over Boei (example.org)](https://example.org/geld)
        Sindsdien
        De {en Coastal Growth Facility} loopt nog. [Kamerstuk 12 345, nr. 10
          (officielebekendmakingen.nl)](https://zoek.officielebekendmakingen.nl/kst-12345-10.html)
        Bedragen | [1,2 miljard euro in totaal](#groei--woorden-3) Boei | [300 miljoen euro](#groei--woorden-4)
          Vuurtoren hetzelfde bedrag als in [1.2.1 <Veerdiensten>](zee/havens/veerdiensten/#proefvaart-veer
          Veerdiensten)
        Bijlage | [p. 1–2](bijlage/#groei)
    """,
    # A status that stands in the text above, a rounded amount, names by the editors.
    ("zee/zeewier/", "kades"): """
        Kades
        +In 2022 | [lopend](#groei--woorden-1)
        Nu | loopt sinds 5 mei 2022, laatst gezien 5 mei 2022, tot en met 2026 3 jaar geleden
        Kades: hierbij gaat het om {en blue growth}, waar [NL](afkortingen/#afkorting-nl Nederland) circa 40 miljoen
          euro aan geeft.
        +2 mrt 2022 bijlage: lopend
        5 mei 2022 gestart
        Bron: [Bericht over de kades (example.org)](https://example.org/kades)
        1 ontwikkeling, namen
        Bepaalt de status
        5 mei 2022 Op 5 mei 2022 begon het werk aan de kades. [Bericht over de kades
          (example.org)](https://example.org/kades)
        Ook bekend als: Kadeplan; {en Quay Plan}; KP
        Bedrag | [circa 40 miljoen euro](#kades--woorden-1)
        Bijlage | [p. 2](bijlage/#kades)
    """,
    # Two statuses that stand in a footnote. What is also about an initiative above is shown here only.
    ("zee/zeewier/", "kademuur"): """
        Kademuur
        +In 2022 | [tot stand gekomen](#voetnoot-3 de muur) | [voorgenomen](#voetnoot-3 de poort)
        Nu | verschenen op 1 jun 2022
        Kademuur: de bouw loopt.[3](#voetnoot-3)
        +2 mrt 2022 bijlage: tot stand gekomen, voorgenomen
        1 jun 2022 verschenen
        Bron: [Bericht over de muur (example.org)](https://example.org/muur)
        1 ontwikkeling
        Bepaalt de status
        1 jun 2022 De kademuur stond er op 1 juni 2022. [Bericht over de muur (example.org)](https://example.org/muur)
        Bijlage | [p. 2](bijlage/#kademuur)
    """,
    # A name by the editors, no status, a search that found nothing.
    ("zee/zeewier/", "schelpenkaart"): """
        +Schelpenkaart
        +In 2022 | niet vermeld
        Nu | geen vervolg gevonden, gezocht tot 19 nov 2025
        Het kabinet vraagt de [Kustraad](instrumenten/#kustraad) om kaarten van schelpen.
        +1 ontwikkeling
        Tot 19 november 2025 gezocht naar een kaart van schelpen in {en blue growth}.
        Verwant
        5 jan 2023 Op 5 januari 2023 was er geen kaart. [Bericht over kaarten (example.org)](https://example.org/kaart)
          Gezocht en niet gevonden.
        Bijlage | [p. 2](bijlage/#schelpenkaart)
        +Naam | van de redactie
    """,
    # A status of the whole, nothing since.
    ("zee/zeewier/", "proefvaart"): """
        Proefvaart
        +In 2022 | [lopend](#proefvaart--woorden-1)
        Nu | doorlopend beleid
        Proefvaart: met de [{en Coastal Growth Facility}](instrumenten/#cgf) vaart [NL](afkortingen/#afkorting-nl
          Nederland) mee.[4](#voetnoot-4)
        +Over de proefvaart is er geen eigen stuk.
        Ook in [2.1 <Akkers>](land/akkers/#kwelders Akkers)
        Bijlage | [p. 2](bijlage/#proefvaart)
    """,
    # An initiative with the name of another, and the same amount as one.
    ("zee/havens/veerdiensten/", "proefvaart-veer"): """
        Proefvaart
        +In 2022 | niet vermeld
        Nu | alleen een kop
        Proefvaart: er komt 300 miljoen euro voor [Vuurtoren](instrumenten/#vuurtoren).
        +Dit is een tussenkop.
        Ook in [1.1 <Zeewier en schelpen>](zee/zeewier/#groei Zeewier en schelpen)
        Bedrag | [300 miljoen euro](#proefvaart-veer--woorden-1) Vuurtoren hetzelfde bedrag als in [1.1 <Zeewier en
          schelpen>](zee/zeewier/#groei Zeewier en schelpen)
        Bijlage | [p. 2](bijlage/#proefvaart-veer)
    """,
    # An increase of an EU budget, and background.
    ("land/akkers/", "kwelders"): """
        Kwelders
        +In 2022 | [voorstel](#kwelders--woorden-1)
        Nu | in behandeling sinds 3 okt 2025
        Kwelders: de [{en Coastal Growth Facility}](instrumenten/#cgf) krijgt 2 miljard euro meer budget. Het voorstel
          ligt er.
        +1 jun 2019 <vóór de bijlage:> aangekondigd
        2 mrt 2022 bijlage: voorstel
        3 mrt 2023 Kwelderplan goedgekeurd
        3 okt 2025 voorgesteld
        Bron: [Voorstel voor een kwelderwet (example.org)](https://example.org/kwelderwet)
        Ook in [1.1 <Zeewier en schelpen>](zee/zeewier/#groei Zeewier en schelpen)
        3 ontwikkelingen
        Bepaalt de status
        3 okt 2025 Op 3 oktober 2025 kwam er een voorstel. [Voorstel voor een kwelderwet
          (example.org)](https://example.org/kwelderwet)
        Sindsdien
        3 mrt 2023 De Raad keurde het plan goed. [Plan van de Raad (example.org)](https://example.org/plan)
        Achtergrond
        1 jun 2019 Op 1 juni 2019 werd de wet aangekondigd. [Aankondiging
          (example.org)](https://example.org/aankondiging)
        Bedrag | [2 miljard euro extra](#kwelders--woorden-2) {en Coastal Growth Facility}
        Bijlage | [p. 2](bijlage/#kwelders)
    """,
}


@pytest.mark.parametrize(("address", "id_"), INITIATIVES)
def test_an_initiative(shown: Shown, address: str, id_: str) -> None:
    assert shown.section(address, id_) == written(INITIATIVES[address, id_])


QUOTED = {
    "zeewierwet--woorden-1": "het voorstel ligt bij het parlement",
    "groei--woorden-1": "Nederland doet mee",
    "groei--woorden-2": "verkent het kabinet een derde ronde",
    "groei--woorden-3": "Boei (in totaal 1,2 miljard euro)",
    "groei--woorden-4": "Vuurtoren (300 miljoen euro)",
    "kades--woorden-1": "circa 40 miljoen euro",
    "proefvaart--woorden-1": "vaart NL mee",
}


def test_quoted_words_have_an_id(sample: Site) -> None:
    """Whole links are in it: none is split."""
    page = sample.pages["zee/zeewier/"]
    assert {attribute(tag, "id"): text(tag) for tag in page.select(".quoted")} == QUOTED


def test_a_theme_with_a_text_and_a_part(shown: Shown) -> None:
    assert shown.one("zee/havens/") == written("""
        1.2 [Bouwsteen 1 · Zee en strand](zee/)
        Havens
        [Bijlage 2, p. 2](bijlage/#havens)
        Volg dit thema
        Een feed is een adres dat u in een feedlezer zet. U krijgt dan bericht als wij iets aan dit thema toevoegen of
          veranderen.
        [feed/havens.xml](feed/havens.xml)
        Kopieer adres
        +Tekst met een streepjeslijn is van [ons (de redactie)](over/#de-redactie), gecontroleerd in oktober 2025.
        Havens zijn voor [NL](afkortingen/#afkorting-nl Nederland) van belang, zegt de
          [Kustraad](instrumenten/#kustraad).[5](#voetnoot-5)
        Voetnoten
        Website van de [Kustraad](instrumenten/#kustraad). [<Terug naar Havens, bij noot 5>](#verwijzing-5 Havens)
        +<Redactie:> Deze noot is alleen uitleg.
        Deze pagina als [JSON](data/themas/havens.json)
        1.2 Havens, uit Bijlage 2. Plannen voor de kust (PVK), bij Kamerstukken II 2021/22, 12 345, nr. 6, 2 maart 2022.
          Afgedrukt van OSA-initiatieven, geen site van de overheid.
    """)
    assert shown.section("zee/havens/", "veerdiensten") == written("""
        [1.2.1 Veerdiensten](zee/havens/veerdiensten/)
        <De initiatieven, in 2022 en nu>
        Initiatief | In 2022 | Nu
        [Proefvaart](zee/havens/veerdiensten/#proefvaart-veer) | niet vermeld | alleen een kop
    """)


def test_the_head_of_a_theme(shown: Shown) -> None:
    """A trail with its block and what it is a part of, its title and its page in the annex."""
    assert shown.one("zee/havens/veerdiensten/", ".trail") == [
        "1.2.1 [Bouwsteen 1 · Zee en strand](zee/) › [1.2 Havens](zee/havens/)"
    ]
    assert shown.one("zee/zeewier/", "h1") == ["Zeewier & schelpen"]
    assert shown.one("zee/zeewier/", ".summary") == ["[Bijlage 2, p. 1](bijlage/#zeewier)"]


def test_what_happened_to_a_theme(shown: Shown) -> None:
    assert shown.one("zee/havens/veerdiensten/", ".sheet > .editorial") == written("""
        1 ontwikkeling
        Sindsdien
        9 sep 2022 De Kustraad kwam op 9 september 2022 bijeen. [Verslag van de raad
          (example.org)](https://example.org/raad)
    """)


def test_a_theme_lists_its_initiatives(shown: Shown) -> None:
    assert shown.one("zee/zeewier/", ".outcomes") == written("""
        <De initiatieven, in 2022 en nu>
        Initiatief | In 2022 | Nu
        [Zeewierwet (ZWW)](#zeewierwet) | voorstel | van kracht
        [{en Coastal Growth Facility}](#groei) | lopend, verkenning | verschilt per deel
        [Kades](#kades) | lopend | loopt
        [Kademuur](#kademuur) | tot stand gekomen, voorgenomen | verschenen
        [Schelpenkaart](#schelpenkaart) | niet vermeld | geen vervolg gevonden
        [Proefvaart](#proefvaart) | lopend | doorlopend beleid
    """)


def test_a_block_lists_its_themes(shown: Shown) -> None:
    assert shown.one("zee/") == written("""
        [Alle bouwstenen]()
        Bouwsteen 1. Plannen voor zee en strand
        [Bijlage 2, p. 1](bijlage/#zee)
        +De 7 initiatieven nu: 1 van kracht, 1 verschenen, 1 loopt, 1 verschilt per deel, 1 doorlopend beleid, 1 geen
          vervolg gevonden, 1 alleen een kop. Tekst met een streepjeslijn is van [ons (de redactie)](over/#de-redactie),
          gecontroleerd in oktober 2025.
        [1.1](#zeewier)
        [1.2](#havens)
        [1.2.1](#veerdiensten)
    """)
    rows = [line.replace("](#", "](zee/zeewier/#") for line in shown.one("zee/zeewier/", ".outcomes")]
    assert shown.section("zee/", "zeewier") == ["[1.1 Zeewier en schelpen](zee/zeewier/)", *rows]
    assert shown.section("zee/", "havens") == ["[1.2 Havens](zee/havens/)"]
    assert shown.section("zee/", "veerdiensten") == shown.section("zee/havens/", "veerdiensten")


FOOTNOTES = {
    1: """
        Voetnoot 1
        Kamerstuk 12 345, nr. 7 over de [EEZ](afkortingen/#afkorting-eez exclusive economic zone).
        +<Redactie:> [Kamerstuk 12 345, nr. 7
          (officielebekendmakingen.nl)](https://zoek.officielebekendmakingen.nl/kst-12345-7.html) nummer uit de
          bijlage, niet gecontroleerd
        Genoemd bij | [Zeewierwet (ZWW) · Zeewier en schelpen](zee/zeewier/#verwijzing-1)
        Vindplaats | [Bijlage 2, p. 1](bijlage/#voetnoot-1)
    """,
    2: """
        Voetnoot 2
        Er komt extra 50 miljoen euro voor [Boei](instrumenten/#boei).
        +<Redactie:> [Bericht over Boei (example.org)](https://www.example.org/boei) waarschijnlijk dit stuk Het
          bericht zegt niet wat de {en Coastal Growth Facility} betaalt.
        Bedrag | 50 miljoen euro extra Boei "extra 50 miljoen euro"
        Genoemd bij | [{en Coastal Growth Facility} · Zeewier en schelpen](zee/zeewier/#verwijzing-2)
        Vindplaats | [Bijlage 2, p. 2](bijlage/#voetnoot-2)
    """,
    3: """
        Voetnoot 3
        Volgens de [Kustraad](instrumenten/#kustraad) is de muur af. De poort volgt.
        +<Redactie:>
        [Kamerstuk 12 345, nr. 8](https://zoek.officielebekendmakingen.nl/kst-12345-8.html) mogelijk dit stuk
        [Kamerstuk 12 345, nr. 9](https://zoek.officielebekendmakingen.nl/kst-12345-9.html) mogelijk dit stuk (beide op
          officielebekendmakingen.nl)
        +Status | [tot stand gekomen](stand-van-zaken/?toen=tot-stand-gekomen#lijst) de muur "Volgens de Kustraad is de
          muur af" | [voorgenomen](stand-van-zaken/?toen=voorgenomen#lijst) de poort "De poort volgt"
        Genoemd bij | [Kademuur · Zeewier en schelpen](zee/zeewier/#verwijzing-3)
        Vindplaats | [Bijlage 2, p. 2](bijlage/#voetnoot-3)
    """,
    4: """
        Voetnoot 4
        Brief over [NL](afkortingen/#afkorting-nl Nederland) en de [Zeewierwet](instrumenten/#zww).
        +<Redactie:> [Wet (example.org)](https://example.org/wet) niet het stuk uit de voetnoot, wel verwant Het stuk
          hebben wij niet gevonden.
        Genoemd bij | [Proefvaart · Zeewier en schelpen](zee/zeewier/#verwijzing-4)
        Vindplaats | [Bijlage 2, p. 2](bijlage/#voetnoot-4)
    """,
    5: """
        Voetnoot 5
        Website van de [Kustraad](instrumenten/#kustraad).
        +<Redactie:> Deze noot is alleen uitleg.
        Genoemd bij | [Havens · Havens](zee/havens/#verwijzing-5)
        Vindplaats | [Bijlage 2, p. 2](bijlage/#voetnoot-5)
    """,
}


@pytest.mark.parametrize("number", FOOTNOTES)
def test_an_entry_of_a_footnote(shown: Shown, number: int) -> None:
    assert shown.section("voetnoten/", f"voetnoot-{number}") == written(FOOTNOTES[number])


BACK = """
    [<Terug naar Zeewierwet (ZWW), bij noot 1>](#verwijzing-1 Zeewierwet (ZWW))
    [<Terug naar {en Coastal Growth Facility}, bij noot 2>](#verwijzing-2 Coastal Growth Facility)
    [<Terug naar Kademuur, bij noot 3>](#verwijzing-3 Kademuur)
    [<Terug naar Proefvaart, bij noot 4>](#verwijzing-4 Proefvaart)
"""


def test_footnotes_stand_below_the_theme_that_cites_them(shown: Shown) -> None:
    """Text and sources as in their entries, with a link back to the mark."""
    lines = ["Voetnoten"]
    for number, back in enumerate(written(BACK), 1):
        _, words, *others = written(FOOTNOTES[number])
        lines += [f"{words} {back}", *takewhile(lambda line: " | " not in line, others)]
    assert shown.one("zee/zeewier/", ".notes") == lines


CITATIONS = [
    "Bijlage 2 bij Kamerstukken II 2021/22, 12 345, nr. 6, p. 1, ‘Zeewierwet (ZWW)’",
    "Bijlage 2 bij Kamerstukken II 2021/22, 12 345, nr. 6, p. 1–2, ‘Coastal Growth Facility’",
    "Bijlage 2 bij Kamerstukken II 2021/22, 12 345, nr. 6, p. 2, ‘Kades’",
    "Bijlage 2 bij Kamerstukken II 2021/22, 12 345, nr. 6, p. 2, ‘Kademuur’",
    "Bijlage 2 bij Kamerstukken II 2021/22, 12 345, nr. 6, p. 2, [Schelpenkaart]",
    "Bijlage 2 bij Kamerstukken II 2021/22, 12 345, nr. 6, p. 2, ‘Proefvaart’",
]
RIS = """
TY  - RPRT
TI  - [Schelpenkaart]
T2  - Bijlage 2. Plannen voor de kust (PVK)
SN  - Kamerstukken II 2021/22, 12 345, nr. 6
SP  - 2
EP  - 2
PY  - 2022
DA  - 2022/03/02
LA  - nl
"""


def test_citations(sample: Site) -> None:
    """A name by the editors is in square brackets."""
    links = sample.pages["zee/zeewier/"].select(".cite__open")
    assert [attribute(link, "data-citation") for link in links] == CITATIONS
    assert [attribute(link, "data-ris") for link in links if "Schelpenkaart" in text(link)] == [RIS.strip()]
