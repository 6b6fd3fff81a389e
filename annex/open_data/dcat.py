"""The list of published files, and their description in DCAT-AP-NL 3.

https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/ names the required properties, and the lists that access rights,
languages, themes and licences are taken from.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, NamedTuple

from annex.model import page_paths
from annex.model.annex import Document
from annex.relate.urls import SiteAddress

FOLDER = "data"
"""Where the files are, from the site's root; the page *Data* is at the same address."""

MAKERS = "de bijdragers aan OSA-initiatieven"

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"
RIGHTS = (
    "De tekst van de bijlage is een publicatie van de overheid en vrij van auteursrecht (artikel 11 en 15b van de "
    "Auteurswet). Van wat de redactie toevoegt, is afstand gedaan met CC0 1.0."
)

VOCABULARY = "http://publications.europa.eu/resource/authority"
LICENCES = "https://definities.geostandaarden.nl/dcat-ap-nl/id/waardelijst/licenties"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types"

JSON, CSV, YAML = "application/json", "text/csv", "application/yaml"
FILE_TYPES = {JSON: "JSON", CSV: "CSV"}
"""Terms of the European list of file types, which has none for YAML."""


class PublishedFile(NamedTuple):
    """A file in `FOLDER`: its name, its description for readers, and the name of its schema, if it has one."""

    name: str
    about: str
    media_type: str
    schema: str = ""

    @property
    def path(self) -> str:
        """Its path from the site's root."""
        return f"{FOLDER}/{self.name}"


class PublishedSet(NamedTuple):
    """Files with the same content in different forms."""

    id: str
    title: str
    about: str
    files: tuple[PublishedFile, ...]


INITIATIVES = (
    PublishedFile(
        "initiatieven.json", "De hele bijlage als boom, met wat eruit volgt", JSON, "initiatieven.schema.json"
    ),
    PublishedFile("initiatieven.csv", "Eén rij per initiatief", CSV),
    PublishedFile(
        "initiatives.yaml",
        "De bron van deze site: de bijlage zoals de redactie die bijhoudt",
        YAML,
        "initiatives.schema.json",
    ),
)
INSTRUMENTS = (
    PublishedFile(
        "instrumenten.json",
        "De instrumenten, en waar de bijlage ze noemt",
        JSON,
        "instrumenten.schema.json",
    ),
    PublishedFile(
        "register.yaml",
        "De bron van deze site: namen, afkortingen en bronnen van de redactie",
        YAML,
        "register.schema.json",
    ),
)
DEVELOPMENTS = (
    PublishedFile(
        "ontwikkelingen.json",
        "De stand van elk initiatief, en alle ontwikkelingen met hun bron",
        JSON,
        "ontwikkelingen.schema.json",
    ),
    PublishedFile("ontwikkelingen.csv", "Eén rij per ontwikkeling", CSV),
    PublishedFile(
        "developments.yaml",
        "De bron van deze site: de ontwikkelingen zoals de redactie die bijhoudt",
        YAML,
        "developments.schema.json",
    ),
)
SETS = (
    PublishedSet(
        "initiatieven",
        "Initiatieven",
        "De hele bijlage: bouwstenen, thema’s, initiatieven met status en bedragen, en voetnoten.",
        INITIATIVES,
    ),
    PublishedSet(
        "bedragen",
        "Bedragen",
        "De bedragen die de bijlage noemt.",
        (PublishedFile("bedragen.csv", "Eén rij per keer dat de bijlage een bedrag noemt", CSV),),
    ),
    PublishedSet(
        "voetnoten",
        "Voetnoten",
        "De voetnoten van de bijlage, met de stukken erachter die de redactie heeft gevonden.",
        (PublishedFile("voetnoten.csv", "Eén rij per voetnoot", CSV),),
    ),
    PublishedSet(
        "instrumenten",
        "Instrumenten",
        "Van de redactie: wetten, programma’s, fondsen en instanties die de bijlage noemt.",
        INSTRUMENTS,
    ),
    PublishedSet(
        "ontwikkelingen",
        "Ontwikkelingen",
        "Van de redactie: de stand van elk initiatief en wat er sinds de bijlage is gebeurd, met bron en datum.",
        DEVELOPMENTS,
    ),
)
THEMES = PublishedFile(
    "themas/*.json", "Eén bestand per thema; de pagina van het thema linkt ernaar", JSON, "thema.schema.json"
)
CATALOG = PublishedFile("catalog.jsonld", "Beschrijving van deze bestanden volgens DCAT-AP-NL 3", "application/ld+json")


def files() -> list[PublishedFile]:
    """Every file, in the order of the page *Data*."""
    return [*(file for published in SETS for file in published.files), THEMES, CATALOG]


def theme_file(theme_id: str) -> PublishedFile:
    """The file of one theme."""
    return THEMES._replace(name=THEMES.name.replace("*", theme_id))


def catalog(document: Document, address: SiteAddress, modified: datetime.datetime | None) -> dict[str, Any]:
    """The catalogue as JSON-LD. `modified` is when the data last changed, if known.

    Its addresses are relative to `@base`: the address of the site, or one folder up from the file.
    """
    agent = {"@type": "foaf:Agent", "foaf:name": _dutch(MAKERS)}
    contact = {
        "@type": "vcard:Kind",
        "vcard:fn": MAKERS,
        "vcard:hasURL": _node(SiteAddress("", address.directory_urls).of(page_paths.ABOUT, "een-fout-melden")),
    }
    everywhere = {
        "dct:publisher": agent,
        "dcat:contactPoint": contact,
        "dct:language": _node(f"{VOCABULARY}/language/NLD"),
        **({"dct:modified": {"@type": "xsd:date", "@value": modified.date().isoformat()}} if modified else {}),
    }
    page = SiteAddress("", address.directory_urls).of(page_paths.DATA)
    return {
        "@context": {
            "@base": address.root or "../",
            "adms": "http://www.w3.org/ns/adms#",
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": page,
        "@type": "dcat:Catalog",
        "dct:title": _dutch("OSA-initiatieven: data"),
        "dct:description": _dutch(f"{document.title}: de bestanden bij de site OSA-initiatieven."),
        "dct:creator": agent,
        "dct:license": _node(f"{LICENCES}/cc0"),
        **everywhere,
        "dcat:dataset": [
            {
                "@id": f"{page}#{published.id}",
                "@type": "dcat:Dataset",
                "dct:title": _dutch(f"OSA-initiatieven: {published.title.lower()}"),
                "dct:description": _dutch(published.about),
                "dct:identifier": f"{address.of(page_paths.DATA)}#{published.id}",
                "dct:creator": agent,
                "dct:accessRights": _node(f"{VOCABULARY}/access-right/PUBLIC"),
                "dcat:theme": [_node(f"{VOCABULARY}/data-theme/{theme}") for theme in ("ECON", "GOVE", "INTR")],
                "dcat:keyword": [_dutch(word) for word in ("open strategische autonomie", "Europese Unie")],
                "dcat:landingPage": _node(page),
                "dct:source": _node(str(document.letter.url)),
                **everywhere,
                "dcat:distribution": list(_distributions(published.files)),
            }
            for published in SETS
        ],
    }


def _distributions(files: Iterable[PublishedFile]) -> Iterable[dict[str, Any]]:
    for file in files:
        file_type = FILE_TYPES.get(file.media_type)
        yield {
            "@id": f"{file.path}#distributie",
            "@type": "dcat:Distribution",
            "dct:title": _dutch(file.name),
            "dct:description": _dutch(file.about),
            "dcat:accessURL": _node(file.path),
            "dcat:downloadURL": _node(file.path),
            "dcat:mediaType": _node(f"{MEDIA_TYPES}/{file.media_type}"),
            **({"dct:format": _node(f"{VOCABULARY}/file-type/{file_type}")} if file_type else {}),
            "dct:language": _node(f"{VOCABULARY}/language/NLD"),
            "dct:license": _node(f"{LICENCES}/cc0"),
            "dct:rights": {"@type": "dct:RightsStatement", "dct:description": _dutch(RIGHTS)},
            **({"dct:conformsTo": _node(f"{FOLDER}/{file.schema}")} if file.schema else {}),
        }


def _node(address: str) -> dict[str, str]:
    return {"@id": address}


def _dutch(words: str) -> dict[str, str]:
    return {"@language": "nl", "@value": words}
