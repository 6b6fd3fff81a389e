"""Acts of the EU: from their CELEX number to their address and the number that people write."""

from __future__ import annotations

import re

HOST = "//eur-lex.europa.eu/"
CELEX = re.compile(r"(?P<sector>[35])(?P<year>\d{4})(?P<type>[A-Z]{1,2})(?P<number>\d{4})")
ELI = {"R": "reg", "L": "dir", "D": "dec"}


def act(celex: str) -> tuple[str, str]:
    """The end of an act's address, and its number as people write it: '/eli/reg/2024/2747/oj' and '2024/2747'.

    Each is empty if it doesn't follow from the CELEX number: a communication has no such address.
    """
    parts = CELEX.fullmatch(celex)
    if not parts:
        return "", ""
    year, number = parts["year"], int(parts["number"])
    if parts["sector"] == "5":
        return "", f"({year}){number}"
    return f"/eli/{ELI.get(parts['type'], '?')}/{year}/{number}/oj", f"{year}/{number}"


def is_at(celex: str, url: str) -> bool:
    """Whether an address is that of an act: by its CELEX number, or by its own number."""
    # An implementing or delegated regulation has the CELEX letter of a regulation.
    plain = re.sub(r"(?<=/eli/reg)_(impl|del)(?=/)", "", url)
    return plain.endswith((act(celex)[0] or "?", f"CELEX:{celex}"))


def names_act(number: str, text: str) -> bool:
    """Whether `text` names an act by its number, with blanks in it or without."""
    # EUR-Lex drops the leading zeros of 'P8_TA(2018)0095'.
    plain = re.sub(r"(?<=\))0+", "", text.replace(" ", ""))
    return re.search(rf"(?<!\d){re.escape(number)}(?!\d)", plain) is not None
