"""Kamerstukken (papers of the Dutch parliament): parses their numbers and builds their addresses."""

from __future__ import annotations

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


@dataclass(frozen=True)
class Kamerstuk:
    """A paper: its dossier without blanks, its chapter as a Roman numeral or empty, and its number."""

    dossier: str
    chapter: str
    number: int

    @property
    def url(self) -> str:
        """Its address."""
        parts = filter(None, (self.dossier, self.chapter, str(self.number)))
        return f"https://zoek.officielebekendmakingen.nl/kst-{'-'.join(parts)}.html"

    def __str__(self) -> str:
        """'35 925-XVII, nr. 54'."""
        chapter = f"-{self.chapter}" if self.chapter else ""
        return f"{self.dossier[:2]} {self.dossier[2:]}{chapter}, nr. {self.number}"


def read(written: str) -> Kamerstuk:
    """Parse a written number, as '35 925-XVII, nr. 54'. Raises `ValueError` if it is invalid."""
    parts = WRITTEN.fullmatch(written)
    if not parts:
        raise ValueError(f"no Kamerstuk: {written!r}")
    return Kamerstuk(parts["dossier"].replace(" ", ""), parts["chapter"] or "", int(parts["number"]))
