"""The register as `data/register.yaml` says it, and what it finds in the annex.

Read and matched without the package `annex`: a mistake there can't hide here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.site.annex_data import MARK, ROOT, Annex, Budget, Initiative, Status

REGISTER = "data/register.yaml"
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


class Name(NamedTuple):
    """A name with what HTML's `lang` has to say of it: 'en', or nothing where it is Dutch or letters alone."""

    words: str
    lang: str


@dataclass(frozen=True)
class Instrument:
    """An instrument. `spellings` are those that the annex uses, `others` what it is called besides its name."""

    id: str
    name: Name
    title: str
    kind: str
    level: str
    spellings: tuple[Name, ...]
    others: tuple[Name, ...]
    home: str
    parent: str


@dataclass(frozen=True)
class Abbreviation:
    """An abbreviation of the annex; `instrument` is the id of the one that it is a name of, or empty."""

    short: str
    stands_for: Name
    by: str
    instrument: str

    @property
    def anchor(self) -> str:
        """The id of its row on *Afkortingen*."""
        return "afkorting-" + "".join(sign for sign in self.short.lower() if sign.isalnum())


class Mention(NamedTuple):
    """What a text names at one place: an instrument, an abbreviation, or both. Empty for words in another language."""

    words: str
    lang: str
    instrument: str = ""
    short: str = ""


@dataclass(frozen=True)
class Source:
    """A text of the annex that may name something: `kind` is theme, initiative or footnote.

    `name`, `address` and `fragment` are those of a link to it; `themes` has the ids of the themes that it counts for.
    """

    kind: str
    id: str
    name: str
    address: str
    fragment: str
    text: str
    themes: tuple[str, ...]
    statuses: tuple[Status, ...]
    budgets: tuple[Budget, ...]


class Register:
    """The register, looked up in the annex."""

    def __init__(self, annex: Annex, data: Any) -> None:
        self.annex = annex
        self.month = f"{MONTHS[data['checked'].month - 1]} {data['checked'].year}"
        self.date = f"{data['checked'].day} {self.month}"
        self.instruments = {record["id"]: _instrument(record) for record in data["instruments"]}
        self.abbreviations = {record["short"]: _abbreviation(record) for record in data["abbreviations"]}
        self.short_elsewhere = [
            (short, record["id"])
            for record in data["instruments"]
            for short in record.get("also_known_as", {}).get("short", [])
        ]
        self.editors_names = {record["for"]: _names(record) for record in data["names"]}
        self.phrases = tuple(Name(record["words"], _lang(record["language"])) for record in data["phrases"])
        self._spellings: dict[str, Mention] = {}
        for instrument in self.instruments.values():
            for words, lang in instrument.spellings:
                short = words if words in self.abbreviations else ""
                self._spellings.setdefault(_key(words), Mention(words, lang, instrument.id, short))
        for short in self.abbreviations:
            self._spellings.setdefault(_key(short), Mention(short, "", short=short))
        for words, lang in self.phrases:
            self._spellings.setdefault(_key(words), Mention(words, lang))

    def mentions(self, text: str) -> list[Mention]:
        """What a text names, place by place, each as the text writes it."""
        return [meaning._replace(words=words) for words, meaning in found(MARK.sub("\n", text), self._spellings)]

    def named(self, text: str) -> list[str]:
        """The ids of the instruments that a text names, each once."""
        return list(dict.fromkeys(mention.instrument for mention in self.mentions(text) if mention.instrument))

    @cached_property
    def sources(self) -> list[Source]:
        """Every text in reading order, the footnotes last."""
        annex = self.annex
        initiatives = {initiative.id: initiative for initiative in annex.initiatives}
        themes = {theme.id: theme for theme in annex.themes}
        theme_at = {theme.address: theme.id for theme in annex.themes}
        sources = []
        cited: dict[int, list[str]] = {note.number: [] for note in annex.footnotes}
        for place in annex.places:
            of: tuple[str, ...] = (theme_at[place.address],)
            for number in place.cites:
                cited[number] += of
            if place.id in initiatives:
                i = initiatives[place.id]
                sources.append(
                    Source("initiative", i.id, i.name, place.address, i.id, i.text, of, i.statuses, i.budgets)
                )
            else:
                t = themes[place.id]
                sources.append(Source("theme", t.id, t.title, t.address, "", t.text, of, (), ()))
        for note in annex.footnotes:
            id_ = f"voetnoot-{note.number}"
            of = tuple(dict.fromkeys(cited[note.number]))
            name = f"Voetnoot {note.number}"
            sources.append(Source("footnote", id_, name, "voetnoten/", id_, note.text, of, note.statuses, note.budgets))
        return sources

    @cached_property
    def _named_in(self) -> dict[str, list[str]]:
        return {source.id: self.named(source.text) for source in self.sources}

    def family(self, id_: str) -> list[str]:
        """An instrument and its parts."""
        return [id_, *(part.id for part in self.instruments.values() if part.parent == id_)]

    def naming(self, *ids: str) -> list[Source]:
        """The texts that name any of these instruments."""
        return [source for source in self.sources if set(ids) & set(self._named_in[source.id])]

    def by_theme(self, *ids: str) -> dict[str, list[Source]]:
        """The texts that name any of these instruments under each theme that has some, in the annex's order."""
        naming = self.naming(*ids)
        themes = {theme.id: [source for source in naming if theme.id in source.themes] for theme in self.annex.themes}
        return {theme: sources for theme, sources in themes.items() if sources}

    def subjects(self, id_: str) -> list[str]:
        """The instruments that an initiative is about or names."""
        about = [instrument.id for instrument in self.instruments.values() if instrument.home == id_]
        return about + [named for named in self._named_in[id_] if named not in about]

    def statuses(self, id_: str) -> list[tuple[Status, Source]]:
        """The statuses of an instrument or its parts: where the `for` names them, and the home's own."""
        family = set(self.family(id_))
        home = self.instruments[id_].home
        return [
            (status, source)
            for source in self.sources
            for status in source.statuses
            if (family & set(self.named(status.subject)) if status.subject else source.id == home)
        ]

    def budgets(self, id_: str) -> list[tuple[Budget, Source]]:
        """The amounts that are for an instrument or for its parts."""
        family = set(self.family(id_))
        return [(b, source) for source in self.sources for b in source.budgets if family & set(self.named(b.subject))]

    def all_names(self, initiative: Initiative) -> list[str]:
        """Whatever an initiative is called: its own name, those of what it is about, those that the editors add."""
        about = [instrument for instrument in self.instruments.values() if instrument.home == initiative.id]
        names = [name for instrument in about for name in (instrument.name, *instrument.others)]
        return [initiative.name, *(name.words for name in (*names, *self.editors_names.get(initiative.id, ())))]

    @cached_property
    def english(self) -> set[str]:
        """Every English name in the register, in lower case."""
        names = [name for i in self.instruments.values() for name in (i.name, *i.spellings, *i.others)]
        names += [abbreviation.stands_for for abbreviation in self.abbreviations.values()]
        names += [name for several in self.editors_names.values() for name in several]
        return {name.words.lower() for name in (*names, *self.phrases) if name.lang == "en"}


def read(annex: Annex, root: Path = ROOT) -> Register:
    """The register of the project in `root`, and what it finds in `annex`."""
    return Register(annex, yaml.safe_load((root / REGISTER).read_text(encoding="utf-8")))


def found(text: str, spellings: Mapping[str, Mention]) -> Iterator[tuple[str, Mention]]:
    """What stands in `text` of `spellings`: whole words, the longest first; several words in any case, one in its own.

    Letter by letter and without a pattern, unlike the package.
    """
    lengths = sorted({len(spelling) for spelling in spellings}, reverse=True)
    at = 0
    while at < len(text):
        if not at or not _in_word(text[at - 1]):
            for length in lengths:
                words = text[at : at + length]
                if len(words) < length or (at + length < len(text) and _in_word(text[at + length])):
                    continue
                meaning = spellings.get(_key(words))
                if meaning:
                    yield words, meaning
                    at += length - 1
                    break
        at += 1


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _key(words: str) -> str:
    return words.lower() if " " in words else words


def _lang(language: str) -> str:
    return "" if language == "nl" else language


def _names(several: Any) -> tuple[Name, ...]:
    """Names by language, as the register writes them: lists, or one name for each."""
    named: list[Name] = []
    for language in ("nl", "en", "short"):
        words = several.get(language, [])
        lang = "en" if language == "en" else ""
        named += [Name(one, lang) for one in ([words] if isinstance(words, str) else words)]
    return tuple(named)


def _instrument(record: Any) -> Instrument:
    lang = _lang(record["language"])
    name = Name(record["name"], lang)
    shorts = [Name(short, "") for short in record.get("abbreviations", [])]
    aliases = _names(record.get("aliases", {}))
    forms = [Name(form, lang) for form in record.get("forms", [])]
    called = (*aliases, *shorts, *_names(record.get("official", {})), *_names(record.get("also_known_as", {})))
    others: dict[str, Name] = {}
    for other in called:
        if other.words.lower() != name.words.lower():
            others.setdefault(other.words.lower(), other)
    return Instrument(
        id=record["id"],
        name=name,
        title=f"{name.words} ({', '.join(short.words for short in shorts)})" if shorts else name.words,
        kind=record["kind"],
        level=record["level"],
        spellings=(name, *forms, *aliases, *shorts),
        others=tuple(others.values()),
        home=record.get("home", ""),
        parent=record.get("parent", ""),
    )


def _abbreviation(record: Any) -> Abbreviation:
    return Abbreviation(
        short=record["short"],
        stands_for=Name(record["stands_for"], _lang(record["language"])),
        by=record["by"],
        instrument=record.get("instrument", ""),
    )
