"""Rules that hold across the records of `data/register.yaml`, and between them and the annex.

Generators of findings on the files as they stand, like the rules in `checks`. What needs the annex is not asked when
the annex can't be read: the register is not wrong because of that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from annex.check.annex_rules import Finding, texts_are_clean
from annex.load.outline import Entry
from annex.load.problem import shown
from annex.load.yaml_reader import Path
from annex.model import footnote_marks as marks
from annex.model import kamerstuk
from annex.model.dates import is_in_parliamentary_year
from annex.model.name_matcher import NameMatcher, spellings_in

Spelling = tuple[Path, str]
"""A name and the way to it."""


@dataclass(frozen=True)
class _Files:
    """The records of both files, with what several rules ask of them."""

    register: list[Entry]
    annex: list[Entry]

    def of(self, kind: str) -> list[Entry]:
        """The register's records of one kind."""
        return [entry for entry in self.register if entry.kind == kind]

    @cached_property
    def texts(self) -> list[str]:
        """Every text of the annex in which a name can be found, without marks."""
        return [marks.without(entry.text("text")) for entry in self.annex]

    @cached_property
    def words(self) -> str:
        """All words of the annex: texts, titles and names."""
        keys = ("title", "text")
        return "\n".join(marks.without(entry.text(key)) for entry in self.annex for key in keys)

    @cached_property
    def notes(self) -> list[str]:
        """The texts of the footnotes: the first is that of footnote 1, whatever number a slip gives it."""
        return [entry.text("text") for entry in self.annex if entry.kind == "footnote"]

    @cached_property
    def written(self) -> set[str]:
        """What the annex writes, from word to word, of all that the register says it writes."""
        keys = (("abbreviation", "short"), ("phrase", "words"))
        spellings = [spelling for entry in self.of("instrument") for _, spelling in _spellings(entry)]
        spellings += [entry.text(key) for kind, key in keys for entry in self.of(kind)]
        return spellings_in(spellings, self.words)

    @cached_property
    def spelled_out(self) -> set[str]:
        """The same of what abbreviations stand for, with them and without, in any case: here in small letters."""
        return spellings_in((words for e in self.of("abbreviation") for words in _spelled_out(e)), self.words.lower())


Rule = Callable[[_Files], Iterator[Finding]]


def findings(register: list[Entry], annex: list[Entry]) -> Iterator[Finding]:
    """Everything that the rules find in the register, rule by rule."""
    files = _Files(register, annex)
    for rule in RULES:
        yield from rule(files)
    if any(entry.kind == "initiative" for entry in annex):
        for rule in ANNEX_RULES:
            yield from rule(files)
    yield from texts_are_clean([entry for entry in register if entry.kind != "document"])


def ids_are_unique(files: _Files) -> Iterator[Finding]:
    """An instrument's id is its permalink, and no other's: not another instrument's, not the annex's."""
    taken = {entry.text("id"): entry.where for entry in files.annex if entry.text("id")}
    for entry in files.of("instrument"):
        id_ = entry.text("id")
        if id_ and id_ in taken:
            yield Finding((*entry.path, "id"), f"id '{shown(id_)}' is already that of {taken[id_]}")
        taken.setdefault(id_, entry.where)


def spellings_are_claimed_once(files: _Files) -> Iterator[Finding]:
    """A spelling leads to one instrument (issue 3)."""
    claimed: dict[str, Entry] = {}
    for entry in files.of("instrument"):
        for path, spelling in _spellings(entry):
            first = claimed.setdefault(spelling.lower(), entry)
            if first is not entry:
                yield Finding(path, f"'{shown(spelling)}' is already a name of {first.where}")
    for kind, key in (("abbreviation", "short"), ("phrase", "words"), ("names", "for"), ("outcome", "name")):
        seen: dict[str, Entry] = {}
        for entry in files.of(kind):
            text = entry.text(key)
            if text and seen.setdefault(text, entry) is not entry:
                yield Finding((*entry.path, key), f"'{shown(text)}' stands here for the second time")


def names_are_given_once(files: _Files) -> Iterator[Finding]:
    """Among the names of one thing, each is different."""
    for entry in (*files.of("instrument"), *files.of("names")):
        seen: set[str] = set()
        for path, name in (*_spellings(entry), *_others(entry)):
            if name in seen:
                yield Finding(path, f"'{shown(name)}' is given twice")
            seen.add(name)


def parents_exist(files: _Files) -> Iterator[Finding]:
    """A parent is another instrument, and nothing is its own forebear."""
    parents = {entry.text("id"): entry.text("parent") for entry in files.of("instrument")}
    for entry in files.of("instrument"):
        id_, parent = entry.text("id"), entry.text("parent")
        if not parent:
            continue
        if parent not in parents:
            yield Finding((*entry.path, "parent"), f"parent '{shown(parent)}' is no instrument's id")
            continue
        above: list[str] = []
        while parent and parent not in above:
            above.append(parent)
            parent = parents.get(parent, "")
        if id_ in above:
            yield Finding((*entry.path, "parent"), f"'{shown(id_)}' is a part of itself")


def abbreviations_name_instruments(files: _Files) -> Iterator[Finding]:
    """`instrument` of an abbreviation is an instrument's id, and the abbreviation one of its spellings; it is missing
    only where the abbreviation is nobody's."""
    # Of two instruments with one id, the first counts: the second is wrong.
    instruments = {entry.text("id"): entry for entry in reversed(files.of("instrument"))}
    owners = {spelling: entry for entry in instruments.values() for _, spelling in _spellings(entry)}
    for entry in files.of("abbreviation"):
        target, short = entry.text("instrument"), entry.text("short")
        if not target:
            if owner := owners.get(short):
                what = f"'{shown(short)}' is a name of {owner.where}"
                yield Finding((*entry.path, "short"), what, f"with instrument: {owner.text('id')}")
            continue
        path = (*entry.path, "instrument")
        if target not in instruments:
            yield Finding(path, f"instrument '{shown(target)}' does not exist")
        elif short not in [spelling for _, spelling in _spellings(instruments[target])]:
            yield Finding(path, f"'{shown(short)}' is no name or abbreviation of {instruments[target].where}")


def homes_exist(files: _Files) -> Iterator[Finding]:
    """A home is an initiative of the annex; other names are those of an initiative or a theme."""
    initiatives = {entry.text("id") for entry in files.annex if entry.kind == "initiative"}
    themes = {entry.text("id") for entry in files.annex if entry.kind == "theme"}
    for entry in files.of("instrument"):
        home = entry.text("home")
        if home and home not in initiatives:
            yield Finding((*entry.path, "home"), f"home '{shown(home)}' is no initiative's id")
    for entry in files.of("names"):
        subject = entry.text("for")
        if subject and subject not in initiatives and subject not in themes:
            yield Finding((*entry.path, "for"), f"'{shown(subject)}' is no initiative's and no theme's id")


def spellings_are_the_annex_s(files: _Files) -> Iterator[Finding]:
    """What the register says that the annex writes stands there, word for word."""
    for entry in files.of("instrument"):
        for path, spelling in _spellings(entry):
            if spelling not in files.written:
                yield Finding(path, f"the annex never writes '{shown(spelling)}'", "also_known_as")
    for kind, key in (("abbreviation", "short"), ("phrase", "words")):
        for entry in files.of(kind):
            if (text := entry.text(key)) and text not in files.written:
                yield Finding((*entry.path, key), f"the annex never writes '{shown(text)}'")


def abbreviations_are_spelled_out(files: _Files) -> Iterator[Finding]:
    """Where `by` says that the annex spells an abbreviation out, those words stand in the annex, in any case; and where
    the annex has the abbreviation in brackets behind them, `by` says so."""
    for entry in files.of("abbreviation"):
        meaning = entry.text("stands_for")
        if entry.value("by") == "annex" and meaning and meaning.lower() not in files.spelled_out:
            yield Finding((*entry.path, "by"), f"the annex never writes '{shown(meaning)}'", "editors")
        if entry.value("by") == "editors" and meaning and _spelled_out(entry)[1] in files.spelled_out:
            spelled_out = f"{meaning} ({entry.text('short')})"
            yield Finding((*entry.path, "by"), f"the annex writes '{shown(spelled_out)}'", "annex")


def instruments_are_mentioned(files: _Files) -> Iterator[Finding]:
    """Every instrument is found in a text (issue 3): one that is always hidden in a longer name leads nowhere."""
    spellings = [(s, entry.path) for entry in files.of("instrument") for _, s in _spellings(entry) if s]
    finder = NameMatcher(spellings)
    found = {path for text in files.texts for path in finder.found(text)}
    for entry in files.of("instrument"):
        if entry.path not in found and any(_spellings(entry)):
            yield Finding(entry.path, "no text of the annex mentions this instrument")


def links_are_whole(files: _Files) -> Iterator[Finding]:
    """A link has one address, and words: of its own, or those that follow from a Kamerstuk's number or an act's."""
    for path, link in _links(files):
        addresses = [key for key in ("url", "kamerstuk") if key in link]
        if len(addresses) != 1:
            yield Finding(path, f"{len(addresses)} addresses", "either url or kamerstuk")
        words = ("act", "link") if path[0] == "outcomes" else ("label", "kamerstuk")
        if not any(key in link for key in words):
            yield Finding(path, "a link without words", f"{words[0]} or {words[1]}")


def numbers_agree(files: _Files) -> Iterator[Finding]:
    """What is said beside an address holds the number that is in it: a Kamerstuk's, and that of an act in EUR-Lex."""
    for path, link in _links(files):
        said = [text for key in ("label", "act") if isinstance(text := link.get(key), str)]
        try:
            paper = kamerstuk.read(str(link.get("kamerstuk")))
        except ValueError:
            pass
        else:
            number = rf"{paper.dossier}(-{paper.chapter})?\b.*\b{paper.number}\b"
            for text in said:
                if not re.search(number, re.sub(r"(?<=\d\d) (?=\d{3})", "", text)):
                    yield Finding(path, f"'{shown(text)}' is another paper than {paper}")
        url = str(link.get("url"))
        celex = link.get("celex")
        if isinstance(celex, str):
            address, number = _act(celex)
            if not url.endswith((address or "?", f"CELEX:{celex}")):
                yield Finding((*path, "celex"), f"celex '{shown(celex)}' is another act than the url")
            if number and not any(_names(number, text) for text in said):
                yield Finding((*path, "celex"), f"celex '{shown(celex)}' is another act than act")
        elif path[0] == "outcomes" and "celex" not in link and EUR_LEX in url:
            yield Finding(path, "an act in EUR-Lex without its number", "with celex")
        elif said and EUR_LEX in url:
            _, number = _act(url.rpartition("CELEX:")[2])
            if not any(_names(number or "?", text) for text in said):
                yield Finding((*path, "url"), "url is another act than label", "EUR-Lex by CELEX number")


def days_are_in_order(files: _Files) -> Iterator[Finding]:
    """Nothing is adopted later than the editors looked, or after it came into force. It may apply from before."""
    checked = next((entry.value("checked") for entry in files.of("document")), None)
    for entry in files.of("outcome"):
        adopted, in_force = entry.value("adopted"), entry.value("in_force")
        for later, what in ((in_force, "in_force"), (checked, "checked")):
            if isinstance(adopted, date) and isinstance(later, date) and adopted > later:
                yield Finding((*entry.path, "adopted"), f"adopted on {adopted}, after {what}, {later}")


def footnotes_are_given_once(files: _Files) -> Iterator[Finding]:
    """A footnote's sources stand in one record, in the order of the numbers, and say something."""
    before = 0
    for entry in files.of("sources"):
        number = entry.whole("number")
        if number is not None and number <= before:
            yield Finding((*entry.path, "number"), f"number {number} stands behind {before}", "each once, in order")
        before = max(before, number or 0)
        if not entry.items("links") and not entry.text("remark"):
            yield Finding(entry.path, "neither links nor remark", "leave the footnote out")


def outcomes_are_about_something(files: _Files) -> Iterator[Finding]:
    """Outcomes are those of instruments, initiatives and themes; sources are those of the annex's footnotes."""
    known = {entry.text("id") for entry in files.of("instrument")}
    known |= {entry.text("id") for entry in files.annex if entry.kind in ("initiative", "theme")}
    for entry in files.of("outcome"):
        about = entry.items("about")
        for position, id_ in enumerate(about):
            path = (*entry.path, "about", position)
            if id_ in about[:position]:
                yield Finding(path, f"'{shown(id_)}' is given twice")
            elif isinstance(id_, str) and id_ not in known:
                yield Finding(path, f"'{shown(id_)}' is no instrument's, no initiative's and no theme's id")
    for entry in files.of("sources"):
        number = entry.whole("number")
        if number is not None and not 1 <= number <= len(files.notes):
            yield Finding((*entry.path, "number"), f"the annex has no footnote {number}")


def patterns_are_printed(files: _Files) -> Iterator[Finding]:
    """A link that is built from the number that the annex prints has the digits of the footnote."""
    texts = dict(enumerate(files.notes, start=1))
    for entry in files.of("sources"):
        printed = _digits(texts.get(entry.whole("number") or 0, ""))
        for position, link in enumerate(entry.items("links")):
            number = str(link.get("kamerstuk") or link.get("label")) if isinstance(link, dict) else ""
            if number and link.get("certainty") == "pattern" and _digits(number) not in printed:
                path = (*entry.path, "links", position, "certainty")
                yield Finding(path, f"the footnote doesn't print '{shown(number)}'", "inferred")


def days_fit_numbers(files: _Files) -> Iterator[Finding]:
    """The number of an act or a Kamerstuk holds the year of its adoption; an act's may be that of its publication."""
    for entry in files.of("outcome"):
        adopted, act = entry.value("adopted"), CELEX.fullmatch(entry.text("celex"))
        if not isinstance(adopted, date):
            continue
        is_of_act = act is None or int(act["year"]) - adopted.year in (0, 1)
        if not (is_of_act and is_in_parliamentary_year(adopted, entry.text("act"))):
            yield Finding((*entry.path, "adopted"), f"adopted on {adopted}, which is not in the year of its number")


RULES: tuple[Rule, ...] = (
    ids_are_unique,
    spellings_are_claimed_once,
    names_are_given_once,
    parents_exist,
    abbreviations_name_instruments,
    links_are_whole,
    numbers_agree,
    days_are_in_order,
    days_fit_numbers,
    footnotes_are_given_once,
)
"""What holds within the register."""

ANNEX_RULES: tuple[Rule, ...] = (
    homes_exist,
    spellings_are_the_annex_s,
    abbreviations_are_spelled_out,
    instruments_are_mentioned,
    outcomes_are_about_something,
    patterns_are_printed,
)
"""What holds between the register and the annex."""


def _spelled_out(entry: Entry) -> tuple[str, str]:
    """What an abbreviation stands for in small letters, and the same with the abbreviation in brackets behind it."""
    meaning = entry.text("stands_for").lower()
    return meaning, f"{meaning} ({entry.text('short').lower()})"


def _spellings(entry: Entry) -> Iterator[Spelling]:
    """How the annex writes an instrument, by the register: its name and forms, its aliases and abbreviations."""
    if entry.kind != "instrument":
        return
    if entry.text("name"):
        yield (*entry.path, "name"), entry.text("name")
    yield from _lists(entry.value("aliases"), (*entry.path, "aliases"))
    for key in ("forms", "abbreviations"):
        yield from _lists({"": entry.items(key)}, (*entry.path, key))


def _others(entry: Entry) -> Iterator[Spelling]:
    """What others call an instrument, an initiative or a theme."""
    if entry.kind == "names":
        yield from _lists({key: value for key, value in entry.data.items() if key != "for"}, entry.path)
    yield from _lists(entry.value("also_known_as"), (*entry.path, "also_known_as"))


def _links(files: _Files) -> Iterator[tuple[Path, dict[str, Any]]]:
    """What has an address outside the site: outcomes, and the links of footnotes."""
    for entry in files.of("outcome"):
        yield entry.path, entry.data
    for entry in files.of("sources"):
        for position, link in enumerate(entry.items("links")):
            if isinstance(link, dict):
                yield (*entry.path, "links", position), link


CELEX = re.compile(r"(?P<sector>[35])(?P<year>\d{4})(?P<type>[A-Z]{1,2})(?P<number>\d{4})")
EUR_LEX = "//eur-lex.europa.eu/"
ELI = {"R": "reg", "L": "dir", "D": "dec"}


def _act(celex: str) -> tuple[str, str]:
    """The end of an act's address and its number, by its CELEX number; empty where that doesn't tell."""
    parts = CELEX.fullmatch(celex)
    if not parts:
        return "", ""
    year, number = parts["year"], int(parts["number"])
    if parts["sector"] == "5":
        return "", f"({year}){number}"
    return f"/eli/{ELI.get(parts['type'], '?')}/{year}/{number}/oj", f"{year}/{number}"


def _names(number: str, text: str) -> bool:
    """Whether a text names an act by its number, with blanks in it or without."""
    return re.search(rf"(?<!\d){re.escape(number)}(?!\d)", text.replace(" ", "")) is not None


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _lists(lists: object, path: Path) -> Iterator[Spelling]:
    """The texts in a mapping of lists, each with the way to it."""
    for key, values in lists.items() if isinstance(lists, dict) else ():
        for position, text in enumerate(values if isinstance(values, list) else ()):
            if isinstance(text, str) and text:
                yield (*path, *((key,) if key else ()), position), text
