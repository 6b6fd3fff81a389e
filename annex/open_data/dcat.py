"""The published files, grouped by content: for the page *Data*, for llms.txt, and for the DCAT catalogue."""

from __future__ import annotations

from typing import NamedTuple

FOLDER = "data"
"""Where the files are, from the site's root; the page *Data* is at the same address."""

EDITORS = "de redactie van OSA-initiatieven"

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"

JSON, CSV, YAML = "application/json", "text/csv", "application/yaml"


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
    """Files with the same content in different formats."""

    id: str
    title: str
    about: str
    files: tuple[PublishedFile, ...]


INITIATIVES = (
    PublishedFile(
        "initiatieven.json", "De hele bijlage, genest, met afgeleide gegevens", JSON, "initiatieven.schema.json"
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
