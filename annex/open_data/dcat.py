"""The published files, grouped by content: for the page *Data*, for llms.txt, and for the DCAT catalogue."""

from typing import NamedTuple

FOLDER = "data"
"""Where the files are, from the site's root; the page *Data* is at the same address."""

EDITORS = "de redactie van OSA-initiatieven"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"
JSON, CSV, YAML = "application/json", "text/csv", "application/yaml"
MEDIA_TYPES = {"json": JSON, "csv": CSV, "yaml": YAML, "jsonld": "application/ld+json"}


class PublishedFile:
    """A file in `FOLDER`, with its description for readers. `path` is from the site's root; `schema` is the name of its
    schema: a JSON Schema, of a table its metadata (CSV on the Web), of the catalogue none."""

    def __init__(self, name: str, about: str) -> None:
        self.name, self.about, self.path = name, about, f"{FOLDER}/{name}"
        stem, suffix = name.split(".")
        self.media_type = MEDIA_TYPES[suffix]
        schemas = {"csv": f"{name}-metadata.json", "jsonld": ""}
        self.schema = schemas.get(suffix, f"{stem}.schema.json")


class PublishedSet(NamedTuple):
    """Files with the same content in different formats."""

    id: str
    about: str
    files: list[PublishedFile]


_DESCRIBED = {
    ("initiatieven", "De hele bijlage: bouwstenen, thema’s, initiatieven met status en bedragen, en voetnoten."): {
        "initiatieven.json": "De hele bijlage, genest, met afgeleide gegevens",
        "initiatieven.csv": "Eén rij per initiatief",
        "initiatives.yaml": "De bron van deze site: de bijlage zoals wij die bijhouden",
    },
    ("bedragen", "De bedragen die de bijlage noemt."): {
        "bedragen.csv": "Eén rij per keer dat de bijlage een bedrag noemt",
    },
    ("voetnoten", "De voetnoten van de bijlage, met de stukken erachter die wij vonden."): {
        "voetnoten.csv": "Eén rij per voetnoot",
    },
    ("instrumenten", "Van de redactie: wetten, programma’s, fondsen en instanties die de bijlage noemt."): {
        "instrumenten.json": "De instrumenten, en waar de bijlage ze noemt",
        "register.yaml": "De bron van deze site: namen, afkortingen en bronnen van de redactie",
    },
    (
        "ontwikkelingen",
        "Van de redactie: de status nu van elk initiatief en wat er sinds de bijlage is gebeurd, met bron en dag.",
    ): {
        "ontwikkelingen.json": "De status nu van elk initiatief, en alle ontwikkelingen met hun bron",
        "ontwikkelingen.csv": "Eén rij per ontwikkeling",
        "developments.yaml": "De bron van deze site: de ontwikkelingen zoals wij die bijhouden",
    },
}
"""The id of each set, what it holds, and each file with what it holds."""

SETS = [
    PublishedSet(id_, about, [PublishedFile(*file) for file in files.items()])
    for (id_, about), files in _DESCRIBED.items()
]
CATALOG = PublishedFile("catalog.jsonld", "Beschrijving van deze bestanden volgens DCAT-AP-NL 3")


def files() -> list[PublishedFile]:
    """Every file, in the order of the page *Data*."""
    return [*(file for published in SETS for file in published.files), CATALOG]
