"""Numbers and addresses of papers: Kamerstukken of the Dutch parliament, and acts of the EU by CELEX number."""

import re
from dataclasses import dataclass

WRITTEN = re.compile(
    r"(?P<dossier>\d{2} ?\d{3}(?:-\d{2}(?=,? nr\.|-))?)"
    r"(?:[- ](?P<chapter>(?=[IVX])X{0,2}(IX|IV|V?I{0,3})))?"
    r"(?:,? nr\. ?|-)(?P<number>[1-9]\d*)"
)
"""'35 925-XVII nr. 54', '21 501-02, nr. 2602', '34952-174': two digits behind a hyphen belong to the dossier only if
a number follows."""

SCHEMA_PATTERN = r"^\d{2} ?\d{3}(-\d{2})?([- ][IVX]+)?(,? nr\. ?|-)[1-9]\d*$"
"""A looser pattern for the JSON Schema, whose regular expressions have no lookaround."""

EUR_LEX = "//eur-lex.europa.eu/"
CELEX = re.compile(r"(?P<sector>[35])(?P<year>\d{4})(?P<type>[A-Z]{1,2})(?P<number>\d{4})")
ELI = {"R": "reg", "L": "dir", "D": "dec"}


@dataclass(frozen=True)
class Kamerstuk:
    """A paper: its dossier without blanks, its chapter as a Roman numeral or empty, and its number."""

    dossier: str
    chapter: str
    number: int

    @property
    def url(self) -> str:
        parts = filter(None, (self.dossier, self.chapter, str(self.number)))
        return f"https://zoek.officielebekendmakingen.nl/kst-{'-'.join(parts)}.html"

    def __str__(self) -> str:
        """'35 925-XVII, nr. 54'."""
        chapter = f"-{self.chapter}" if self.chapter else ""
        return f"{self.dossier[:2]} {self.dossier[2:]}{chapter}, nr. {self.number}"


def kamerstuk(written: str) -> Kamerstuk:
    """Parse a written number, as '35 925-XVII, nr. 54'. Raises `ValueError` if it is invalid."""
    parts = WRITTEN.fullmatch(written)
    if not parts:
        raise ValueError(f"no Kamerstuk: {written!r}")
    return Kamerstuk(parts["dossier"].replace(" ", ""), parts["chapter"] or "", int(parts["number"]))


def act(celex: str) -> tuple[str, str]:
    """The end of an act's address, and its common number: '/eli/reg/2024/2747/oj' and '2024/2747'.

    Each is empty if it can't be derived: a communication has no such address.
    """
    parts = CELEX.fullmatch(celex)
    if not parts:
        return "", ""
    year, number = parts["year"], int(parts["number"])
    if parts["sector"] == "5":
        return "", f"({year}){number}"
    return f"/eli/{ELI.get(parts['type'], '?')}/{year}/{number}/oj", f"{year}/{number}"


def is_at(celex: str, url: str) -> bool:
    """Whether `url` is the address of an act, with its CELEX number or as an ELI address."""
    # An implementing or delegated regulation has the CELEX letter of a regulation.
    plain = re.sub(r"(?<=/eli/reg)_(impl|del)(?=/)", "", url)
    return plain.endswith((act(celex)[0] or "?", f"CELEX:{celex}"))


def names_act(number: str, text: str) -> bool:
    """Whether the number of an act occurs in `text`, ignoring spaces."""
    # EUR-Lex drops the leading zeros of 'P8_TA(2018)0095'.
    plain = re.sub(r"(?<=\))0+", "", text.replace(" ", ""))
    return re.search(rf"(?<!\d){re.escape(number)}(?!\d)", plain) is not None
