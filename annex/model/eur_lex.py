"""Acts of the EU: derives addresses and common numbers from CELEX numbers."""

from __future__ import annotations

import re

HOST = "//eur-lex.europa.eu/"
CELEX = re.compile(r"(?P<sector>[35])(?P<year>\d{4})(?P<type>[A-Z]{1,2})(?P<number>\d{4})")
ELI = {"R": "reg", "L": "dir", "D": "dec"}


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
