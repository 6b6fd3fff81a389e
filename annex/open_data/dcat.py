"""The published files, grouped by content: for the page *Data*, for llms.txt, and for the DCAT catalogue."""

from pathlib import PurePosixPath
from typing import NamedTuple

FOLDER = "data"
"""Where the files are, from the site's root; the page *Data* is at the same address."""

EDITORS = "de redactie van OSA-initiatieven"

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"

JSON, CSV = "application/json", "text/csv"
MEDIA_TYPES = {".json": JSON, ".csv": CSV, ".yaml": "application/yaml", ".jsonld": "application/ld+json"}


class PublishedFile(NamedTuple):
    """A file in `FOLDER`: its name, its description for readers, and the name of its schema, if it has one."""

    name: str
    about: str
    schema: str = ""

    @property
    def path(self) -> str:
        """Its path from the site's root."""
        return f"{FOLDER}/{self.name}"

    @property
    def media_type(self) -> str:
        """Its media type, by its suffix."""
        return MEDIA_TYPES[PurePosixPath(self.name).suffix]


class PublishedSet(NamedTuple):
    """Files with the same content in different formats."""

    id: str
    title: str
    about: str
    files: tuple[PublishedFile, ...]


SOURCE = "De bron van deze site: "

INITIATIVES = (
    PublishedFile("initiatieven.json", "De hele bijlage, genest, met afgeleide gegevens", "initiatieven.schema.json"),
    PublishedFile("initiatieven.csv", "Eén rij per initiatief"),
    PublishedFile("initiatives.yaml", f"{SOURCE}de bijlage zoals de redactie die bijhoudt", "initiatives.schema.json"),
)
AMOUNTS = (PublishedFile("bedragen.csv", "Eén rij per keer dat de bijlage een bedrag noemt"),)
FOOTNOTES = (PublishedFile("voetnoten.csv", "Eén rij per voetnoot"),)
INSTRUMENTS = (
    PublishedFile("instrumenten.json", "De instrumenten, en waar de bijlage ze noemt", "instrumenten.schema.json"),
    PublishedFile("register.yaml", f"{SOURCE}namen, afkortingen en bronnen van de redactie", "register.schema.json"),
)
DEVELOPMENTS = (
    PublishedFile(
        "ontwikkelingen.json",
        "De stand van elk initiatief, en alle ontwikkelingen met hun bron",
        "ontwikkelingen.schema.json",
    ),
    PublishedFile("ontwikkelingen.csv", "Eén rij per ontwikkeling"),
    PublishedFile(
        "developments.yaml", f"{SOURCE}de ontwikkelingen zoals de redactie die bijhoudt", "developments.schema.json"
    ),
)
SETS = (
    PublishedSet(
        "initiatieven",
        "Initiatieven",
        "De hele bijlage: bouwstenen, thema’s, initiatieven met status en bedragen, en voetnoten.",
        INITIATIVES,
    ),
    PublishedSet("bedragen", "Bedragen", "De bedragen die de bijlage noemt.", AMOUNTS),
    PublishedSet(
        "voetnoten",
        "Voetnoten",
        "De voetnoten van de bijlage, met de stukken erachter die de redactie heeft gevonden.",
        FOOTNOTES,
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
    "themas/*.json", "Eén bestand per thema; de pagina van het thema linkt ernaar", "thema.schema.json"
)
CATALOG = PublishedFile("catalog.jsonld", "Beschrijving van deze bestanden volgens DCAT-AP-NL 3")


def files() -> list[PublishedFile]:
    """Every file, in the order of the page *Data*."""
    return [*(file for published in SETS for file in published.files), THEMES, CATALOG]


def theme_file(theme_id: str) -> PublishedFile:
    """The file of one theme."""
    return THEMES._replace(name=THEMES.name.replace("*", theme_id))
