"""Kamerstukken (papers of the Dutch parliament): parses their numbers and builds their addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass

DOSSIER = re.compile(r"\d{5}(-\d{2})?")
CHAPTER = re.compile(r"(?=[IVX])X{0,2}(IX|IV|V?I{0,3})")

WRITTEN = re.compile(
    r"(?P<dossier>\d{2} ?\d{3}(?:-\d{2}(?=,? nr\.|-))?)"
    rf"(?:[- ](?P<chapter>{CHAPTER.pattern}))?"
    r"(?:,? nr\. ?|-)(?P<number>[1-9]\d*)"
)
"""'35 925-XVII nr. 54', '21 501-02, nr. 2602', '34952-174': two digits behind a hyphen belong to the dossier only if
a number follows."""

SCHEMA_PATTERN = r"^\d{2} ?\d{3}(-\d{2})?([- ][IVX]+)?(,? nr\. ?|-)[1-9]\d*$"
"""A looser pattern for the JSON Schema, whose regular expressions have no lookaround."""


def address(dossier: str, number: int, chapter: str = "") -> str:
    """The address of paper `number` in a dossier ('35925', '21501-02'), or in a chapter of it ('XVII').

    Blanks in the dossier are ignored. Raises `ValueError` for an invalid dossier, chapter or number.
    """
    dossier = dossier.replace(" ", "")
    if not DOSSIER.fullmatch(dossier) or (chapter and not CHAPTER.fullmatch(chapter)) or number < 1:
        raise ValueError(f"no Kamerstuk: {dossier!r}, {chapter!r}, {number!r}")
    parts = (dossier, chapter, str(number))
    return f"https://zoek.officielebekendmakingen.nl/kst-{'-'.join(filter(None, parts))}.html"


@dataclass(frozen=True)
class Kamerstuk:
    """A paper: its dossier without blanks, its chapter as a Roman numeral or empty, and its number."""

    dossier: str
    chapter: str
    number: int

    @property
    def url(self) -> str:
        """Its address."""
        return address(self.dossier, self.number, self.chapter)

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
