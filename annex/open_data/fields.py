"""What each field of the published files means, for who uses them: on the page *Data* and in the JSON Schemas.

The words are the readers' (Dutch); the names are those of the files. A test holds both against the files themselves.
"""

from __future__ import annotations

from typing import Any

JsonSchema = dict[str, Any]

TEXT: JsonSchema = {"type": "string"}
ADDRESS: JsonSchema = {"type": "string", "format": "uri-reference"}
IDS: JsonSchema = {"type": "array", "items": {"type": "string"}}
NUMBERS: JsonSchema = {"type": "array", "items": {"type": "integer"}}

PERMALINK = "Vaste link naar dit onderdeel op de site."
ID = "Vaste naam van dit onderdeel, ook in links. Verandert niet."
PAGE = "Pagina van de bijlage waarop het begint."
QUOTE = "De woorden van de bijlage waar dit uit volgt."
MENTIONED = "De instrumenten die de tekst noemt, als id’s uit instrumenten.json. Van de redactie."
PLACE = "Waar het staat: bouwsteen en thema."
MARKS = "Een voetnootteken staat er als [^nummer]."
STATUS = (
    "De status die de bijlage noemt. Zijn het er meer, dan een lijst met bij elk een for. Ontbreekt als er geen is."
)

OF_A_THEME = {"document": "Document", "building_block": "BuildingBlock", "theme": "Theme"}
"""The parts of a theme's file besides its footnotes, with the record of each."""

EXPLAINED: dict[str, dict[str, str]] = {
    "initiatieven.json": {
        "document": "De bijlage als document.",
        "building_blocks": "De drie bouwstenen, in volgorde.",
        "footnotes": "De voetnoten, in volgorde.",
        "computed": "Berekend uit de rest.",
    },
    "Annex.computed": {"permalink": "Adres van de site; leeg als dat bij het bouwen niet bekend was."},
    "themas/*.json": {
        "document": "De bijlage als document.",
        "building_block": "De bouwsteen van het thema, zonder zijn thema’s.",
        "theme": "Het thema met alles wat erin staat.",
        "footnotes": "De voetnoten die het thema noemt.",
    },
    "instrumenten.json": {
        "checked": "De dag waarop de redactie alles voor het laatst heeft nagegaan.",
        "instruments": "De instrumenten.",
        "outcomes": "Wat er sindsdien is gebeurd.",
    },
    "Document": {
        "title": "Titel van de bijlage.",
        "date": "Datum van de bijlage.",
        "letter": "De Kamerbrief waar de bijlage bij hoort.",
    },
    "Letter": {"title": "Naam van de brief.", "reference": "Nummer van het Kamerstuk.", "url": "Adres van de brief."},
    "BuildingBlock": {
        "id": ID,
        "number": "Nummer van de bouwsteen.",
        "title": "Titel in de bijlage.",
        "short_title": "Korte titel, van de redactie.",
        "page": PAGE,
        "themes": "De thema’s, in volgorde.",
        "computed": "Berekend uit de rest.",
    },
    "BuildingBlock.computed": {"permalink": PERMALINK},
    "Theme": {
        "id": ID,
        "title": "Titel in de bijlage.",
        "short_title": "Korte titel, van de redactie. Ontbreekt als de titel zelf kort is.",
        "page": PAGE,
        "text": f"Lopende tekst onder de titel, als die er is. {MARKS}",
        "themes": "De onderdelen van het thema, als die er zijn; in dezelfde vorm als een thema.",
        "initiatives": "De initiatieven, in volgorde.",
        "computed": "Berekend uit de rest.",
    },
    "Theme.computed": {
        "permalink": PERMALINK,
        "place": PLACE,
        "number": "Nummer van het thema op deze site, zoals 2.2. Een onderdeel heeft het nummer van zijn thema.",
        "instruments": MENTIONED,
    },
    "Initiative": {
        "id": ID,
        "name": "Naam van het initiatief.",
        "name_by": "Van wie de naam is: van de bijlage (annex) of van de redactie (editors).",
        "page": PAGE,
        "text": f"De hele tekst, woord voor woord. {MARKS}",
        "page_breaks": "Waar de tekst doorloopt op een volgende pagina.",
        "status": STATUS,
        "budgets": "De bedragen die de tekst noemt.",
        "initiatives": "De initiatieven die eronder vallen; in dezelfde vorm.",
        "computed": "Berekend uit de rest.",
    },
    "Initiative.computed": {
        "permalink": PERMALINK,
        "place": PLACE,
        "pages": "De pagina’s van de bijlage waar de tekst op staat.",
        "instruments": MENTIONED,
        "citation": "Zo verwijst u ernaar.",
    },
    "PageBreak": {"page": "De volgende pagina.", "before": "De eerste woorden daarop."},
    "Status": {
        "for": "Waarvan dit de status is, als de tekst er meer noemt.",
        "value": "De status. Welk woord het is, kiest de redactie uit een vaste lijst.",
        "quote": QUOTE,
    },
    "Budget": {
        "for": "Waar het geld voor is.",
        "amount": "Bedrag in hele euro’s.",
        "kind": "Wat voor bedrag: gewoon (amount), een totaal (total) of wat erbij komt (increase).",
        "approximate": "Of de bijlage zegt dat het bedrag is afgerond (circa of +/-). Ontbreekt als dat niet zo is.",
        "same_as": "Het initiatief dat hetzelfde geld ook noemt. Tel dit bedrag dan niet nog eens mee.",
        "quote": QUOTE,
    },
    "Footnote": {
        "number": "Nummer in de bijlage.",
        "page": "Pagina van de bijlage waarop de voetnoot staat.",
        "text": "De hele tekst, woord voor woord.",
        "status": STATUS,
        "budgets": "De bedragen die de voetnoot noemt.",
        "computed": "Berekend uit de rest.",
    },
    "Footnote.computed": {
        "permalink": PERMALINK,
        "cited_in": "De initiatieven en thema’s die naar deze voetnoot verwijzen, als id’s.",
        "instruments": MENTIONED,
    },
    "Instrument": {
        "id": ID,
        "name": "Naam, zoals de bijlage die schrijft.",
        "language": "Taal van de naam.",
        "kind": "Soort instrument.",
        "level": "Van wie het instrument is.",
        "official": "De officiële naam, als die is gevonden.",
        "abbreviations": "Afkortingen in de bijlage.",
        "forms": "Meervoud en andere vormen in de bijlage.",
        "aliases": "Andere namen in de bijlage, per taal.",
        "also_known_as": "Namen die anderen gebruiken en de bijlage niet, per taal.",
        "home": "Het initiatief dat erover gaat, als id.",
        "parent": "Het instrument waar het een deel van is, als id.",
        "computed": "Berekend uit de rest.",
    },
    "Instrument.computed": {
        "permalink": PERMALINK,
        "title": "Naam met de afkorting die de bijlage geeft.",
        "mentioned_in": "De initiatieven en thema’s waarvan de tekst het instrument noemt, als id’s.",
        "footnotes": "De nummers van de voetnoten die het noemen.",
    },
    "Official": {"nl": "In het Nederlands.", "en": "In het Engels."},
    "Aliases": {"nl": "In het Nederlands.", "en": "In het Engels."},
    "Names": {"nl": "In het Nederlands.", "en": "In het Engels.", "short": "Afkortingen."},
    "Outcome": {
        "about": "De instrumenten, initiatieven en thema’s waar het om gaat, als id’s.",
        "name": "Officiële naam in het Nederlands.",
        "short": "Korte naam.",
        "act": "Soort en nummer van het besluit.",
        "celex": "Nummer in EUR-Lex.",
        "url": "Adres van het besluit of van een bericht erover.",
        "kamerstuk": "Nummer van het Kamerstuk.",
        "link": "Waar het adres naartoe leidt, als dat niet het besluit zelf is.",
        "adopted": "Dag waarop het is vastgesteld, of wat adopted_as zegt.",
        "adopted_as": "Wat er op die dag gebeurde. Ontbreekt bij vastgesteld.",
        "in_force": "Dag waarop het in werking trad.",
        "applies_from": "Dag vanaf wanneer het van toepassing is.",
        "outcome": "Wat ervan is geworden, in één zin.",
        "remark": "Wat u er verder bij moet weten.",
        "confidence": "Of het in een eigen bron is nagezien (verified) of alleen bekend is (known).",
        "computed": "Berekend uit de rest.",
    },
    "Outcome.computed": {"address": "Adres van het stuk: url, of het adres dat uit kamerstuk volgt."},
    "initiatieven.csv": {
        "id": ID,
        "name": "Naam van het initiatief.",
        "name_by": "Van wie de naam is: van de bijlage (annex) of van de redactie (editors).",
        "building_block": "Nummer van de bouwsteen.",
        "theme_id": "Het thema, als id.",
        "theme": "Titel van het thema of onderdeel.",
        "theme_number": "Nummer van het thema op deze site, zoals 2.2.",
        "parent_id": "Het initiatief waar dit onder valt, als id. Leeg als dat er niet is.",
        "level": "1, of 2 voor een initiatief onder een initiatief, en zo verder.",
        "page": PAGE,
        "last_page": "Pagina van de bijlage waarop het eindigt.",
        "text": f"De hele tekst, woord voor woord. {MARKS}",
        "status": "De status die de bijlage noemt, of meer, in volgorde. Leeg als er geen is.",
        "status_for": "Waarvan elk de status is, als de tekst er meer noemt.",
        "status_quote": "De woorden van de bijlage waar elke status uit volgt.",
        "footnotes": "Nummers van de voetnoten.",
        "instruments": MENTIONED,
        "permalink": PERMALINK,
        "citation": "Zo verwijst u ernaar.",
    },
    "bedragen.csv": {
        "amount": "Bedrag in hele euro’s.",
        "kind": "Wat voor bedrag: gewoon (amount), een totaal (total) of wat erbij komt (increase).",
        "approximate": "true als de bijlage zegt dat het bedrag is afgerond (circa of +/-), anders false.",
        "for": "Waar het geld voor is.",
        "quote": QUOTE,
        "initiative_id": "Het initiatief dat het bedrag noemt, als id. Leeg als een voetnoot het noemt.",
        "footnote": "Het nummer van de voetnoot die het bedrag noemt. Leeg als een initiatief het noemt.",
        "name": "Naam van het initiatief, of ‘Voetnoot’ met het nummer.",
        "building_block": "Nummer van de bouwsteen. Van een voetnoot telt de eerste plaats waar die wordt genoemd.",
        "theme_id": "Het thema, als id.",
        "theme": "Titel van het thema of onderdeel.",
        "page": "Pagina van de bijlage.",
        "same_as": "Het initiatief dat hetzelfde geld ook noemt, als id. Tel dit bedrag dan niet nog eens mee.",
        "permalink": PERMALINK,
    },
    "voetnoten.csv": {
        "number": "Nummer in de bijlage.",
        "page": "Pagina van de bijlage waarop de voetnoot staat.",
        "text": "De hele tekst, woord voor woord.",
        "cited_in": "De initiatieven en thema’s die naar deze voetnoot verwijzen, als id’s.",
        "instruments": MENTIONED,
        "editors_links": "Adressen van de stukken achter de voetnoot. Van de redactie. Leeg als er geen is gevonden.",
        "editors_labels": "Hoe elk stuk heet. Van de redactie.",
        "editors_certainty": (
            "Hoe zeker het is dat elk stuk het juiste is: exact (nagezien), pattern (gemaakt met het nummer in de "
            "bijlage), inferred (waarschijnlijk) of related (gaat erover). Van de redactie."
        ),
        "editors_remark": "Opmerking van de redactie.",
        "permalink": PERMALINK,
    },
}
"""For each file and each record in it the fields, in the order of the page *Data*, with their meaning."""

RECORDS = {
    "Document": "document",
    "Letter": "brief",
    "BuildingBlock": "bouwsteen",
    "Theme": "thema",
    "Initiative": "initiatief",
    "PageBreak": "paginawissel",
    "Status": "status",
    "Budget": "bedrag",
    "Footnote": "voetnoot",
    "Instrument": "instrument",
    "Official": "officiële naam",
    "Aliases": "namen per taal",
    "Names": "namen per taal, met afkortingen",
    "Outcome": "wat ervan is geworden",
}
"""What a sort of record is called, for readers."""

KINDS = {
    "string": "tekst",
    "integer": "geheel getal",
    "boolean": "true of false",
    "date": "datum (jjjj-mm-dd)",
    "uri": "adres",
    "uri-reference": "adres",
}
"""What a sort of value is called, by its format or type in the schema."""
