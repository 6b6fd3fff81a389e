"""The overviews and the home page, word by word."""

import pytest

from tests.sample.shown import Shown, written
from tests.site.built import Site, attribute

INSTRUMENTS = {
    # A part of another. Its status is one `for` several parts.
    "boei": """
        Boei <soort:> project nationaal <thema> 1.1 kreeg geld
        +Status nu | kreeg geld als deel van het initiatief [{en Coastal Growth Facility}](zee/zeewier/#groei)
        Deel van | [{en Coastal Growth Facility} <(instrument)>](#cgf)
        Bedragen | 1,2 miljard euro in totaal bij [{en Coastal Growth Facility}](zee/zeewier/#groei) | 50 miljoen euro
          extra bij [Voetnoot 2](voetnoten/#voetnoot-2)
        Status in 2022 | [lopend](stand-van-zaken/?toen=lopend#lijst)
        Genoemd in 1 thema
        [<Boei in> 1.1 Zeewier en schelpen](zee/zeewier/#groei)
        1.1 Zeewier en schelpen
        [{en Coastal Growth Facility}](zee/zeewier/#groei)
        [Voetnoot 2](voetnoten/#voetnoot-2)
        [Vaste link naar Boei](#boei)
    """,
    # It has parts: what is stated of them is stated of it. A remark, and its initiative, which has its name.
    "cgf": """
        {en Coastal Growth Facility} <soort:> programma EU <thema’s> 1.1, 1.2.1, 2.1 verschilt per deel, laatst gezien 1
          feb 2025
        +Status nu | verschilt per deel, laatst gezien 1 feb 2025 van het initiatief [{en Coastal Growth
          Facility}](zee/zeewier/#groei). Aan de {en Coastal Growth Facility} doen drie landen mee.
        Sindsdien | [Op 1 februari 2025 kreeg Boei geld.](zee/zeewier/#boei-geld) | [1 jun 2022: Kademuur
          verschenen](zee/zeewier/#kademuur-af) | [{en Coastal Growth Facility} loopt](zee/zeewier/#cgf-loopt)
        Onderdelen | [Boei <(instrument)>](#boei) 1,2 miljard euro in totaal en 50 miljoen euro extra +kreeg geld |
          [Vuurtoren <(instrument)>](#vuurtoren) 300 miljoen euro +wacht op Boei
        Bedrag | 2 miljard euro extra bij [Kwelders](land/akkers/#kwelders)
        Status in 2022 | [lopend](stand-van-zaken/?toen=lopend#lijst)
        Genoemd in 3 thema’s
        [<{en Coastal Growth Facility} in> 1.1 Zeewier en schelpen](zee/zeewier/#groei) [<{en Coastal Growth Facility}
          in> 1.2.1 Veerdiensten](zee/havens/veerdiensten/#proefvaart-veer)
        [<{en Coastal Growth Facility} in> 2.1 Akkers](land/akkers/#kwelders)
        1.1 Zeewier en schelpen
        [{en Coastal Growth Facility}](zee/zeewier/#groei)
        [Proefvaart (Zeewier en schelpen)](zee/zeewier/#proefvaart)
        [Voetnoot 2](voetnoten/#voetnoot-2)
        1.2.1 Veerdiensten
        [Proefvaart (Veerdiensten)](zee/havens/veerdiensten/#proefvaart-veer)
        2.1 Akkers
        [Kwelders](land/akkers/#kwelders)
        +Opmerking | Het geld van de {en Coastal Growth Facility} is van de EU.
        [Vaste link naar {en Coastal Growth Facility}](#cgf)
    """,
    # A body has no status. A running text names it.
    "kustraad": """
        Kustraad <soort:> overleg internationaal <thema’s> 1.1, 1.2 geen eigen status
        +Sindsdien
        9 sep 2022 De Kustraad kwam op 9 september 2022 bijeen. [Verslag van de raad
          (example.org)](https://example.org/raad)
        Genoemd in 2 thema’s
        [<Kustraad in> 1.1 Zeewier en schelpen](zee/zeewier/#schelpenkaart) [<Kustraad in> 1.2 Havens](zee/havens/)
        1.1 Zeewier en schelpen
        [Schelpenkaart](zee/zeewier/#schelpenkaart)
        [Voetnoot 3](voetnoten/#voetnoot-3)
        1.2 Havens
        [toelichting bij Havens](zee/havens/)
        [Voetnoot 5](voetnoten/#voetnoot-5)
        [Vaste link naar Kustraad](#kustraad)
    """,
    # An amount in two places.
    "vuurtoren": """
        Vuurtoren <soort:> project nationaal <thema’s> 1.1, 1.2.1 wacht op Boei
        +Status nu | wacht op Boei als deel van het initiatief [{en Coastal Growth Facility}](zee/zeewier/#groei)
        Deel van | [{en Coastal Growth Facility} <(instrument)>](#cgf)
        Bedrag | 300 miljoen euro bij [{en Coastal Growth Facility}](zee/zeewier/#groei) en [Proefvaart
          (Veerdiensten)](zee/havens/veerdiensten/#proefvaart-veer)
        Status in 2022 | [lopend](stand-van-zaken/?toen=lopend#lijst)
        Genoemd in 2 thema’s
        [<Vuurtoren in> 1.1 Zeewier en schelpen](zee/zeewier/#groei) [<Vuurtoren in> 1.2.1
          Veerdiensten](zee/havens/veerdiensten/#proefvaart-veer)
        1.1 Zeewier en schelpen
        [{en Coastal Growth Facility}](zee/zeewier/#groei)
        1.2.1 Veerdiensten
        [Proefvaart (Veerdiensten)](zee/havens/veerdiensten/#proefvaart-veer)
        [Vaste link naar Vuurtoren](#vuurtoren)
    """,
    # Official names and others. A status without `for` is that of the instruments of the initiative.
    "zww": """
        Zeewierwet (ZWW) <soort:> verordening EU <thema> 1.1 van kracht sinds 21 jul 2022, geldt sinds 1 feb 2023
        +Status nu | van kracht sinds 21 jul 2022, geldt sinds 1 feb 2023 van het initiatief [Zeewierwet
          (ZWW)](zee/zeewier/#zeewierwet)
        Sindsdien | [mei 2024: opvolger voorgesteld](zee/zeewier/#kelp-act-voorstel) | [1 feb 2023: Zeewierverordening
          van toepassing](zee/zeewier/#zeewierverordening)
        Status in 2022 | [voorstel](stand-van-zaken/?toen=voorstel#lijst)
        Genoemd in 1 thema
        [<Zeewierwet in> 1.1 Zeewier en schelpen](zee/zeewier/#zeewierwet)
        1.1 Zeewier en schelpen
        [Zeewierwet (ZWW)](zee/zeewier/#zeewierwet)
        [Voetnoot 4](voetnoten/#voetnoot-4)
        +Officieel | Verordening zeewierteelt; {en Seaweed Act}
        Ook bekend als | ZWW; Wierwet; {en Kelp Act}; KA
        [Vaste link naar Zeewierwet](#zww)
    """,
}


@pytest.mark.parametrize("id_", INSTRUMENTS)
def test_an_instrument(shown: Shown, id_: str) -> None:
    assert shown.one("instrumenten/", f".register__item:has(#{id_})") == written(INSTRUMENTS[id_])


def test_what_recurs_in_several_themes(shown: Shown) -> None:
    """With its parts; what more themes name comes first. Each theme is a link to the first text there."""
    assert shown.one("instrumenten/", "table.recurring tbody") == written("""
        [{en Coastal Growth Facility}](#cgf): 3 thema’s
        [<{en Coastal Growth Facility} in> 1.1 Zeewier en schelpen](zee/zeewier/#groei) [<{en Coastal Growth Facility}
          in> 1.2.1 Veerdiensten](zee/havens/veerdiensten/#proefvaart-veer)
        [<{en Coastal Growth Facility} in> 2.1 Akkers](land/akkers/#kwelders)
        [Kustraad](#kustraad): 2 thema’s
        [<Kustraad in> 1.1 Zeewier en schelpen](zee/zeewier/#schelpenkaart) [<Kustraad in> 1.2 Havens](zee/havens/)
        [Vuurtoren](#vuurtoren): 2 thema’s
        [<Vuurtoren in> 1.1 Zeewier en schelpen](zee/zeewier/#groei) [<Vuurtoren in> 1.2.1
          Veerdiensten](zee/havens/veerdiensten/#proefvaart-veer)
    """)


def test_the_list_of_initiatives(shown: Shown) -> None:
    assert shown.all("stand-van-zaken/", "table.listed tbody") == written("""
        1.1 [Zeewier en schelpen](zee/zeewier/)
        [Zeewierwet (ZWW)](zee/zeewier/#zeewierwet) | 2022 voorstel | nu van kracht sinds 21 jul 2022, geldt sinds 1
          feb 2023 | laatste nieuws mei 2024: opvolger voorgesteld
        [{en Coastal Growth Facility}](zee/zeewier/#groei) 1,2 miljard euro in totaal voor Boei · 300 miljoen euro
          voor Vuurtoren | 2022 lopend, verkenning | nu verschilt per deel, laatst gezien 1 feb 2025 | laatste
          nieuws 1 feb 2025: toegekend
        [Kades](zee/zeewier/#kades) circa 40 miljoen euro voor Kades | 2022 lopend | nu loopt sinds 5 mei 2022, laatst
          gezien 5 mei 2022, tot en met 2026 3 jaar geleden | laatste nieuws 5 mei 2022: gestart
        [Kademuur](zee/zeewier/#kademuur) | 2022 tot stand gekomen, voorgenomen | nu verschenen op 1 jun 2022 |
          laatste nieuws 1 jun 2022: Kademuur verschenen
        [Schelpenkaart](zee/zeewier/#schelpenkaart) | 2022 niet vermeld | nu geen vervolg gevonden, gezocht tot 19 nov
          2025 | laatste nieuws 5 jan 2023: gemeld
        [Proefvaart <(Zeewier en schelpen)>](zee/zeewier/#proefvaart) | 2022 lopend | nu doorlopend beleid
        1.2.1 [Veerdiensten](zee/havens/veerdiensten/)
        [Proefvaart <(Veerdiensten)>](zee/havens/veerdiensten/#proefvaart-veer) 300 miljoen euro voor Vuurtoren | 2022
          niet vermeld | nu alleen een kop
        2.1 [Akkers](land/akkers/)
        [Kwelders](land/akkers/#kwelders) 2 miljard euro extra voor {en Coastal Growth Facility} | 2022 voorstel | nu
          in behandeling sinds 3 okt 2025 | laatste nieuws 3 okt 2025: voorgesteld
    """)


def test_what_the_filters_go_by(sample: Site) -> None:
    """The block and the themes around an initiative, its statuses, its state, and what it names."""
    names = ("bouwsteen", "toen", "nu", "noemt")
    rows = sample.pages["stand-van-zaken/"].select(".listed__item")
    assert [" | ".join(attribute(row, f"data-{name}") for name in names) for row in rows] == [
        "zee zeewier | voorstel | van-kracht | instrument EU",
        "zee zeewier | lopend verkenning | verschilt-per-deel | bedrag instrument EU nationaal",
        "zee zeewier | lopend | loopt | bedrag",
        "zee zeewier | tot-stand-gekomen voorgenomen | verschenen | ",
        "zee zeewier | niet-vermeld | geen-vervolg-gevonden | instrument internationaal",
        "zee zeewier | lopend | doorlopend-beleid | instrument EU",
        "zee havens veerdiensten | niet-vermeld | alleen-een-kop | bedrag instrument nationaal",
        "land akkers | voorstel | in-behandeling | bedrag instrument EU",
    ]


def test_the_table_of_then_and_now(shown: Shown) -> None:
    """Numbers are links to the list. An initiative with two statuses is in two rows."""
    assert shown.one("stand-van-zaken/", ".crosstab thead") == written("""
        In 2022 | van kracht | in behandeling | verschenen | loopt | verschilt per deel | doorlopend beleid | geen
          vervolg gevonden | alleen een kop | samen
    """)
    assert shown.one("stand-van-zaken/", ".crosstab tr:has([href*='toen=voorstel'])") == written("""
        voorstel | [1 van kracht<, in 2022 voorstel>](stand-van-zaken/?toen=voorstel&nu=van-kracht#lijst)
          | [1 in behandeling<, in 2022 voorstel>](stand-van-zaken/?toen=voorstel&nu=in-behandeling#lijst)
          | [2 samen<, in 2022 voorstel>](stand-van-zaken/?toen=voorstel#lijst)
    """)


def test_the_lead_of_then_and_now(shown: Shown) -> None:
    assert shown.one("stand-van-zaken/", ".lead") == written("""
        Hoe stonden de 8 initiatieven er in maart 2022 voor, en hoe nu? Eerst staat er wat de bijlage zei, dan wat wij
          (de redactie) daarna vonden.
    """)


def test_every_amount(shown: Shown) -> None:
    """The sums of an instrument's parts and of all; a sum with a rounded part is rounded. Why others don't count.
    Amounts that may overlap point at each other."""
    assert shown.all("bedragen/", "tbody tr, tfoot tr") == written("""
        1,2 miljard euro in totaal
        +Zie ook [50 miljoen euro extra voor Boei](#bedrag-4): misschien zit dat hier al deels in. | [Boei 1.1 Zeewier
          en schelpen](zee/zeewier/#groei--woorden-3)
        300 miljoen euro
        +Zie ook [50 miljoen euro extra voor Boei](#bedrag-4): misschien zit dat hier al deels in. | [Vuurtoren 1.1
          Zeewier en schelpen](zee/zeewier/#groei--woorden-4) [<Vuurtoren> ook in 1.2.1
          Veerdiensten](zee/havens/veerdiensten/#proefvaart-veer--woorden-1)
        circa 40 miljoen euro
        [Kades 1.1 Zeewier en schelpen](zee/zeewier/#kades--woorden-1)
        1,5 miljard euro | +Samen voor [{en Coastal Growth Facility}](instrumenten/#cgf): Boei en Vuurtoren
        circa 1,5 miljard euro | +Alle 3 samen. De bijlage zegt niet of bedragen overlappen, of dat alles
          overheidsgeld is.
        2 miljard euro extra | +Volgens de bijlage groeide het EU-budget met dit bedrag. Het is niet alleen Nederlands
          geld. | [{en Coastal Growth Facility} 2.1 Akkers](land/akkers/#kwelders--woorden-2)
        50 miljoen euro extra | +De bijlage noemt dit extra geld, maar zegt niet waar het bovenop komt. Misschien zit
          het al deels in [het bedrag voor Boei](#bedrag-2). Misschien zit het al deels in [het bedrag voor
          Vuurtoren](#bedrag-3). | [Boei Voetnoot 2](voetnoten/#voetnoot-2)
    """)


def test_what_the_amounts_show(shown: Shown) -> None:
    assert shown.one("bedragen/", ".lead") == written("""
        1 van de 3 bedragen is goed voor ongeveer 7 van elke 10 euro die u kunt optellen:
          [Boei](zee/zeewier/#groei--woorden-3) (1,2 miljard euro in totaal).
    """)


def test_every_abbreviation(shown: Shown) -> None:
    """By the editors or by the annex, with three of the texts that use it; then those that others use."""
    assert shown.all("afkortingen/", "tbody tr") == written("""
        EEZ
        +<Redactie:> {en exclusive economic zone} (exclusieve economische zone) De letters zijn Nederlands.
        [Zeewierwet (ZWW) · Zeewier en schelpen](zee/zeewier/#zeewierwet)
        [Voetnoot 1](voetnoten/#voetnoot-1)
        NL
        +<Redactie:> Nederland
        [Kades · Zeewier en schelpen](zee/zeewier/#kades)
        [Proefvaart · Zeewier en schelpen](zee/zeewier/#proefvaart)
        [Havens](zee/havens/)
        en 1 andere tekst
        PVK | plannen voor de kust
        [titel van de bijlage](bijlage/)
        [ZWW](instrumenten/#zww) | Zeewierwet
        [Zeewierwet (ZWW) · Zeewier en schelpen](zee/zeewier/#zeewierwet)
        KA | [Zeewierwet](instrumenten/#zww)
    """)


def test_the_timeline(shown: Shown) -> None:
    """By block, in each by the first day. For a phone, by year."""
    assert shown.all("tijdlijn/", "tbody, .timeline-years") == written("""
        1 Zee en strand
        [Kademuur](zee/zeewier/#kademuur) | 1 jun 2022 verschenen
        [Zeewierverordening](zee/zeewier/#zeewierwet) | 1 jul 2022 | 21 jul 2022 | 1 feb 2023
        <Komt nog: 1 juli 2026 en 2027>
        2 Land
        [Kwelderplan](land/akkers/#kwelders) | 3 mrt 2023 goedgekeurd
        2022
        1 juni [Kademuur](zee/zeewier/#kademuur) verschenen
        1 juli [Zeewierverordening](zee/zeewier/#zeewierwet) vastgesteld
        21 juli [Zeewierverordening](zee/zeewier/#zeewierwet) in werking
        2023
        1 februari [Zeewierverordening](zee/zeewier/#zeewierwet) geldt
        3 maart [Kwelderplan](land/akkers/#kwelders) goedgekeurd
    """)


def test_the_annex_links_its_texts_to_the_themes(shown: Shown) -> None:
    assert shown.one("bijlage/", "#groei") == written("""
        [{en Coastal Growth Facility}](instrumenten/#cgf): Nederland doet mee aan [Boei](instrumenten/#boei) (in
          totaal 1,2 miljard euro) en [Vuurtoren](instrumenten/#vuurtoren) (300 miljoen euro). Daarnaast verkent het
          kabinet Bijlage 2, pagina 2een derde ronde.[2](#voetnoot-2) [<{en Coastal Growth Facility} op de
          themapagina>](zee/zeewier/#groei)
        Kades: hierbij gaat het om {en blue growth}, waar [NL](afkortingen/#afkorting-nl Nederland) circa 40 miljoen
          euro aan geeft. [<Kades op de themapagina>](zee/zeewier/#kades)
        Kademuur: de bouw loopt.[3](#voetnoot-3) [<Kademuur op de themapagina>](zee/zeewier/#kademuur)
    """)
    assert shown.one("bijlage/", ".jumps") == ["[Bouwsteen 1](#zee)", "[Bouwsteen 2](#land)", "[Voetnoten](#noten)"]


def test_home(shown: Shown) -> None:
    """The day of the last check, counts, and what happened last."""
    assert shown.one("", ".home__lead") == written("""
        Nederlandse en Europese plannen uit 2022 om minder afhankelijk te zijn van andere landen. Bijgewerkt tot en met
          20 november 2025.
    """)
    assert shown.one("", ".ways") == written("""
        [Toen en nu 8](stand-van-zaken/)
        [Instrumenten 5](instrumenten/)
        [Bedragen 5](bedragen/)
        [Voetnoten 5](voetnoten/)
        [Hele bijlage](bijlage/)
        [{en In English}](english/)
    """)
    assert shown.all("", ".map__block") == written("""
        [1 Zee en strand](zee/)
        1.1 [Zeewier en schelpen](zee/zeewier/)
        [Zeewierwet (ZWW): van kracht](zee/zeewier/#zeewierwet)
        [{en Coastal Growth Facility}: verschilt per deel](zee/zeewier/#groei)
        [Kades: loopt](zee/zeewier/#kades)
        [Kademuur: verschenen](zee/zeewier/#kademuur)
        [Schelpenkaart: geen vervolg gevonden](zee/zeewier/#schelpenkaart)
        [Proefvaart (Zeewier en schelpen): doorlopend beleid](zee/zeewier/#proefvaart)
        1.2 [Havens](zee/havens/)
        1.2.1 [Veerdiensten](zee/havens/veerdiensten/)
        [Proefvaart (Veerdiensten): alleen een kop](zee/havens/veerdiensten/#proefvaart-veer)
        [2 Land](land/)
        2.1 [Akkers](land/akkers/)
        [Kwelders: in behandeling](land/akkers/#kwelders)
    """)
    assert shown.one("", ".latest:not(.expected)") == written("""
        3 oktober 2025
        [Kwelders](land/akkers/#kwelders)
        Op 3 oktober 2025 kwam er een voorstel.
        1 februari 2025
        [{en Coastal Growth Facility}](zee/zeewier/#groei)
        Op 1 februari 2025 kreeg Boei geld.
        mei 2024
        [Zeewierwet (ZWW)](zee/zeewier/#zeewierwet)
        In mei 2024 kwam er een voorstel voor een nieuwe wet.
        2024
        [Zeewierwet (ZWW)](zee/zeewier/#zeewierwet)
        In 2024 verscheen een rapport over zeewier.
        3 maart 2023
        [Kwelders](land/akkers/#kwelders)
        De Raad keurde het plan goed.
    """)


@pytest.mark.parametrize("address", ["", "tijdlijn/"])
def test_what_is_still_to_come(shown: Shown, address: str) -> None:
    """By day, without what was over at the check."""
    assert shown.one(address, ".expected") == written("""
        maart 2026
        {en Coastal Growth Facility}
        [Boei ligt in het water van de {en Coastal Growth Facility}](zee/zeewier/#boei-geld)
        1 juli 2026
        Zeewierwet (ZWW)
        [de regels voor kwekers gelden](zee/zeewier/#zeewierverordening)
        2027
        Zeewierwet (ZWW)
        [een evaluatie](zee/zeewier/#zeewierverordening)
    """)


def test_what_the_editors_changed(shown: Shown) -> None:
    """By day: states, corrections, additions in a fold."""
    assert shown.all("veranderd/", ".changes > h2, .changes > div") == written("""
        20 november 2025
        Gewijzigde statussen
        [Zeewierwet (ZWW)](zee/zeewier/#zeewierwet): van ‘in behandeling’ naar ‘van kracht’. De verordening geldt al
          sinds 2023.
        [Kademuur](zee/zeewier/#kademuur): van ‘beëindigd’ naar ‘verschenen’. Het is een stuk.
        Correcties
        [Zeewierwet (ZWW): Zeewierverordening van toepassing, 1 feb 2023](zee/zeewier/#zeewierverordening). De dag
          waarop zij geldt ontbrak.
        3 ontwikkelingen toegevoegd
        [Kademuur: Kademuur verschenen, 1 jun 2022](zee/zeewier/#kademuur-af). De kademuur stond er op 1 juni 2022.
        [Veerdiensten: bijeenkomst, 9 sep 2022](zee/havens/veerdiensten/#kustraad-bijeen). De Kustraad kwam op 9
          september 2022 bijeen.
        [Kwelders: voorgesteld, 3 okt 2025](land/akkers/#kwelderwet-voorstel). Op 3 oktober 2025 kwam er een voorstel.
        15 oktober 2025
        Gewijzigde statussen
        [Kademuur](zee/zeewier/#kademuur): van ‘loopt’ naar ‘beëindigd’. De muur is af.
        9 ontwikkelingen toegevoegd
        [Zeewierwet (ZWW): Zeewierverordening van toepassing, 1 feb 2023](zee/zeewier/#zeewierverordening). De
          Zeewierverordening geldt sinds 1 februari 2023.
        [Zeewierwet (ZWW): opvolger voorgesteld, mei 2024](zee/zeewier/#kelp-act-voorstel). In mei 2024 kwam er een
          voorstel voor een nieuwe wet.
        [Zeewierwet (ZWW): verschenen, 2024](zee/zeewier/#zeewierrapport). In 2024 verscheen een rapport over zeewier.
        [Zeewierwet (ZWW): aangekondigd, 1 jun 2019](zee/zeewier/#zeewierwet-aangekondigd). Op 1 juni 2019 werd de wet
          aangekondigd.
        [{en Coastal Growth Facility}: {en Coastal Growth Facility} loopt](zee/zeewier/#cgf-loopt). De {en Coastal
          Growth Facility} loopt nog.
        [{en Coastal Growth Facility}: toegekend, 1 feb 2025](zee/zeewier/#boei-geld). Op 1 februari 2025 kreeg Boei
          geld.
        [Kades: gestart, 5 mei 2022](zee/zeewier/#kades-begonnen). Op 5 mei 2022 begon het werk aan de kades.
        [Schelpenkaart: gemeld, 5 jan 2023](zee/zeewier/#geen-schelpenkaart). Op 5 januari 2023 was er geen kaart.
        [Kwelders: Kwelderplan goedgekeurd, 3 mrt 2023](land/akkers/#kwelderplan). De Raad keurde het plan goed.
    """)


def test_editions_are_listed_with_their_differences(shown: Shown) -> None:
    assert shown.all("data/", "li:has(a[href*=editions])") == written("""
        [1 juni 2025](data/editions/2025-06-01.csv): sindsdien veranderde de status van 2 initiatieven.
    """)


def test_each_state_says_what_decides_it(shown: Shown) -> None:
    said = shown.all("over/", "#toen-en-nu ~ ul li")
    assert said[:2] == written("""
        van kracht: de wet of het besluit is in werking; soms gelden regels pas later. Bepaald door: in werking, van
          toepassing.
        vastgesteld: vastgesteld, maar nog niet in werking. Bepaald door: vastgesteld.
    """)
    assert "doorlopend beleid: beleid zonder eindpunt dat u kunt nagaan." in said


def test_macros_in_a_page_of_text(shown: Shown) -> None:
    assert shown.one("over/")[1:2] == written("""
        Gecontroleerd op 15 oktober 2025, in oktober 2025. Bij 3 van de 5 voetnoten staat een link.
    """)


def test_the_english_page(shown: Shown) -> None:
    """A gloss leads to the Dutch text; its statuses and days come from the data of the Dutch pages."""
    assert shown.one("english/", "table tbody") == written("""
        {nl kust} | coast | example.org
    """)
    assert shown.all("english/", ".gloss")[:6] == written("""
        [Name of zeewierwet](zee/zeewier/#zeewierwet)
        What the plan for zeewierwet says.
        2022: proposal → in force since 21 Jul 2022, applies since 1 Feb 2023
        [Name of groei](zee/zeewier/#groei)
        What the plan for groei says.
        2022: under way, being explored → differs by part, last seen 1 Feb 2025
    """)
    assert shown.all("english/", "h2[class], h3")[:3] == written("""
        1 English of zee
        1.1 English of zeewier
        1.2 English of havens
    """)
