"""What there is in `data/register.yaml`: the editors' layer, never shown as if the annex said it.

Instruments (laws, programmes, funds, bodies, …) that the annex names, the names that people have for its initiatives,
and what its abbreviations stand for; what became of it, and the papers behind its footnotes, is in `outcome`. A record
is checked on its own here; what holds between records, and between them and the annex, is in `register_checks`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from annex.model.annex import Id, Omissible, Record, Words
from annex.model.outcomes import FootnoteSources, Outcome


class Language(StrEnum):
    """Language of a name, as a code for HTML's `lang`."""

    NL = "nl"
    EN = "en"


class InstrumentKind(StrEnum):
    """What sort of thing an instrument is (issue 3)."""

    VERORDENING = "verordening"
    RICHTLIJN = "richtlijn"
    BESLUIT = "besluit"
    VERKLARING = "verklaring"
    PROGRAMMA = "programma"
    FONDS = "fonds"
    STRATEGIE = "strategie"
    IPCEI = "IPCEI"
    INSTANTIE = "instantie"
    ALLIANTIE = "alliantie"
    OVERLEG = "overleg"
    MONITOR = "monitor"
    PROJECT = "project"
    HANDELSAKKOORD = "handelsakkoord"


class Level(StrEnum):
    """Whose instrument it is."""

    EU = "EU"
    NATIONAAL = "nationaal"
    INTERNATIONAAL = "internationaal"


class SpelledOutBy(StrEnum):
    """Who says what an abbreviation stands for."""

    ANNEX = "annex"
    EDITORS = "editors"


class Names(Record):
    """Names by language; `short` holds abbreviations, which are read as letters in any language."""

    nl: list[Words] = Field(default_factory=list)
    en: list[Words] = Field(default_factory=list)
    short: list[Words] = Field(default_factory=list)

    def with_language(self) -> Iterator[tuple[str, Language | None]]:
        """Every name with its language, None for an abbreviation."""
        yield from ((name, Language.NL) for name in self.nl)
        yield from ((name, Language.EN) for name in self.en)
        yield from ((name, None) for name in self.short)


class Official(Record):
    """The official name in Dutch and in English, where it could be established."""

    nl: Omissible[Words] = None
    en: Omissible[Words] = None

    def with_language(self) -> Iterator[tuple[str, Language | None]]:
        """Every name with its language."""
        if self.nl:
            yield self.nl, Language.NL
        if self.en:
            yield self.en, Language.EN


class Aliases(Record):
    """Spellings that the annex uses besides the name, by language."""

    nl: list[Words] = Field(default_factory=list)
    en: list[Words] = Field(default_factory=list)

    def with_language(self) -> Iterator[tuple[str, Language | None]]:
        """Every spelling with its language."""
        yield from ((name, Language.NL) for name in self.nl)
        yield from ((name, Language.EN) for name in self.en)


class Instrument(Record):
    """Something with a name that the annex refers to: a law, a programme, a fund, a body, …"""

    id: Id
    name: Words = Field(description="Literally as the annex writes it.")
    language: Annotated[Language, Field(strict=False, description="Of the name.")]
    kind: Annotated[InstrumentKind, Field(strict=False)]
    level: Annotated[Level, Field(strict=False)]
    official: Official = Field(default_factory=Official)
    abbreviations: list[Words] = Field(default_factory=list, description="Those that the annex uses for it.")
    forms: list[Words] = Field(default_factory=list, description="Its plural and the like, where the annex uses them.")
    aliases: Aliases = Field(default_factory=Aliases, description="Other spellings that the annex uses.")
    also_known_as: Names = Field(default_factory=Names, description="Names that others use and the annex does not.")
    home: Omissible[Id] = Field(default=None, description="The initiative that is about it.")
    parent: Omissible[Id] = Field(default=None, description="The instrument that it is a part or a case of.")

    @property
    def title(self) -> str:
        """Its name with the annex's abbreviation of it: 'Single Market Emergency Instrument (SMEI)'."""
        return f"{self.name} ({', '.join(self.abbreviations)})" if self.abbreviations else self.name

    def spellings(self) -> Iterator[tuple[str, Language | None]]:
        """How the annex writes it, with the language of each; None for an abbreviation."""
        yield self.name, self.language
        yield from ((form, self.language) for form in self.forms)
        yield from self.aliases.with_language()
        yield from ((short, None) for short in self.abbreviations)

    def other_names(self) -> list[tuple[str, Language | None]]:
        """What it is called besides its name, each once in any case: by the annex, officially, by others."""
        names = [*self.aliases.with_language(), *((short, None) for short in self.abbreviations)]
        names += [*self.official.with_language(), *self.also_known_as.with_language()]
        different: dict[str, tuple[str, Language | None]] = {}
        for name, language in names:
            different.setdefault(name.casefold(), (name, language))
        different.pop(self.name.casefold(), None)
        return list(different.values())


class OtherNames(Names):
    """Names that people have for an initiative or a theme, besides the annex's own."""

    subject: Id = Field(alias="for", description="The initiative or theme.")


class Abbreviation(Record):
    """What an abbreviation of the annex stands for there."""

    short: Words
    stands_for: Words
    language: Annotated[Language, Field(strict=False, description="Of what it stands for.")]
    by: Annotated[SpelledOutBy, Field(strict=False, description="annex: these words stand in the annex.")]
    instrument: Omissible[Id] = Field(default=None, description="The instrument that it is a name of.")

    @property
    def anchor(self) -> str:
        """The id of its entry on *Afkortingen*."""
        return f"afkorting-{re.sub('[^a-z0-9]', '', self.short.lower())}"


class Phrase(Record):
    """Words of the annex in another language than Dutch, which are no instrument's name."""

    words: Words
    language: Annotated[Language, Field(strict=False)]


class Register(Record):
    """All of `data/register.yaml`."""

    checked: datetime.date = Field(description="The day on which the editors last checked all of it.")
    instruments: list[Instrument]
    names: list[OtherNames]
    abbreviations: list[Abbreviation]
    phrases: list[Phrase] = Field(default_factory=list)
    outcomes: list[Outcome] = Field(default_factory=list, description="What became of what.")
    footnotes: list[FootnoteSources] = Field(default_factory=list, description="The papers behind the footnotes.")
