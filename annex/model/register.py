"""The register, `data/register.yaml`: what the editors add to the annex, which is never shown as the annex's own.

Instruments, other names, and what abbreviations stand for. Footnote sources are in `sources`.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from annex.model import sources
from annex.model.annex import Id, Omissible, Record, SearchWord, Words, listed, optional
from annex.model.sources import (
    ActNumber,
    AdoptedNumber,
    BwbNumber,
    DossierNumber,
    FootnoteSources,
    ProcedureNumber,
    ProposalNumber,
    StaatsbladNumber,
)

Language = TypeAliasType("Language", Annotated[Literal["nl", "en"], Field(title="Language")])
"""Language of a name, as a code for HTML's `lang`."""

KINDS = Literal[
    "verordening", "richtlijn", "besluit", "verklaring", "programma", "fonds", "strategie", "IPCEI", "instantie",
    "alliantie", "overleg", "monitor", "project", "handelsakkoord", "wetgeving", "gemeenschappelijke onderneming",
    "industriële basis", "voorgestelde instantie",
]  # fmt: skip
InstrumentKind = TypeAliasType("InstrumentKind", Annotated[KINDS, Field(title="InstrumentKind")])
Level = TypeAliasType("Level", Annotated[Literal["EU", "nationaal", "internationaal"], Field(title="Level")])
SpelledOutBy = TypeAliasType("SpelledOutBy", Annotated[Literal["annex", "editors"], Field(title="SpelledOutBy")])

BODIES: tuple[KINDS, ...] = (
    "instantie", "alliantie", "overleg", "gemeenschappelijke onderneming", "industriële basis",
    "voorgestelde instantie",
)  # fmt: skip

IN_DUTCH = "In het Nederlands."
IN_ENGLISH = "In het Engels."
SEARCH_WORDS = "Woorden waarmee de zoekfunctie het ook vindt. Het zijn geen namen."

Named = tuple[str, Language | None]
"""A name with its language, None for an abbreviation."""


def distinct(names: Iterable[Named], *excluded: str) -> list[Named]:
    """Each name once and none of `excluded`, ignoring case."""
    different: dict[str, Named] = {}
    for name, language in names:
        different.setdefault(name.casefold(), (name, language))
    for name in excluded:
        different.pop(name.casefold(), None)
    return list(different.values())


class Official(Record, title="officiële naam"):
    """The official name in Dutch and in English, where it could be established."""

    nl: Omissible[Words] = optional(IN_DUTCH)
    en: Omissible[Words] = optional(IN_ENGLISH)

    def with_language(self) -> list[Named]:
        """Every name with its language."""
        names: tuple[tuple[str | None, Language], ...] = (self.nl, "nl"), (self.en, "en")
        return [(name, language) for name, language in names if name]


class Aliases(Record, title="namen per taal"):
    """Names by language."""

    nl: list[Words] = listed(IN_DUTCH)
    en: list[Words] = listed(IN_ENGLISH)

    def with_language(self) -> Iterator[Named]:
        """Every name with its language, None for an abbreviation."""
        yield from ((name, "nl") for name in self.nl)
        yield from ((name, "en") for name in self.en)


class Names(Aliases, title="namen per taal, met afkortingen"):
    """Names by language, and abbreviations, which belong to no language."""

    short: list[Words] = listed("Afkortingen.")

    def with_language(self) -> Iterator[Named]:
        yield from super().with_language()
        yield from ((name, None) for name in self.short)


class PendingProposal(Record, title="lopend voorstel"):
    """A proposal that would amend, replace or repeal an act."""

    celex: ProposalNumber = Field(description="Nummer van het voorstel in EUR-Lex (CELEX).")
    procedure: Omissible[ProcedureNumber] = optional("Nummer van de procedure.")
    what: Words = Field(description="Wat het voorstel zou veranderen.")


class NationalLaw(Record, title="Nederlandse uitvoering"):
    """A Dutch law or decree that carries out an act of the EU, or the bill for one."""

    law: Words = Field(description="Naam van de wet of het besluit, of van het voorstel daarvoor.")
    stb: Omissible[StaatsbladNumber] = optional("Nummer in het Staatsblad.")
    bwb: Omissible[BwbNumber] = optional("Nummer op wetten.overheid.nl (BWB-id).")
    kamerstukken: Omissible[DossierNumber] = optional("Nummer van het dossier in de Tweede Kamer.")


class Identifiers(Record, title="kenmerken"):
    """The official numbers of an act of the EU and of what amends it or carries it out."""

    celex: Omissible[ActNumber] = optional("Nummer in EUR-Lex (CELEX) van de wet of het stuk zelf.")
    acts: list[ActNumber] = listed("De nummers in EUR-Lex, als het instrument uit meer wetten bestaat.")
    proposal: Omissible[ProposalNumber] = optional("Nummer in EUR-Lex van het voorstel voor de wet.")
    procedure: Omissible[ProcedureNumber] = optional("Nummer van de procedure waarin de wet tot stand kwam.")
    amended_by: list[AdoptedNumber] = listed("Nummers in EUR-Lex van de wetten die de wet wijzigen.")
    replaced_by: Omissible[AdoptedNumber] = optional("Nummer in EUR-Lex van de wet die de wet vervangt of intrekt.")
    pending: list[PendingProposal] = listed("Voorstellen die de wet wijzigen, vervangen of intrekken.")
    implemented_by: list[NationalLaw] = listed(
        "Nederlandse wetten en besluiten die de wet uitvoeren, of voorstellen daarvoor."
    )

    def mistakes(self) -> Iterator[tuple[str, str]]:
        if self.procedure and self.proposal and self.procedure[:4] != self.proposal[1:5]:
            yield "procedure", f"{self.procedure} is of another year than {self.proposal}"

    @property
    def own(self) -> list[str]:
        """The CELEX numbers of the instrument itself."""
        return [self.celex] if self.celex else list(self.acts)

    @property
    def eli(self) -> list[str]:
        """The European Legislation Identifiers of its acts. A communication has none."""
        paths = (sources.act(celex)[0] for celex in self.own)
        return [f"http://data.europa.eu{path}" for path in paths if path]


class Instrument(Record, title="instrument"):
    """Something with a name that the annex refers to: a law, a programme, a fund, a body, …"""

    id: Id
    name: Words = Field(description="Naam, zoals de bijlage die schrijft.")
    language: Language = Field(description="Taal van de naam.")
    kind: InstrumentKind = Field(description="Soort instrument.")
    level: Level = Field(description="Van wie het instrument is.")
    official: Official = Field(default_factory=Official, description="De officiële naam, als die is gevonden.")
    abbreviations: list[Words] = listed("Afkortingen in de bijlage.")
    forms: Aliases = Field(
        default_factory=Aliases, description="Vormen in de bijlage die geen naam zijn, zoals een meervoud, per taal."
    )
    aliases: Aliases = Field(default_factory=Aliases, description="Andere namen in de bijlage, per taal.")
    also_known_as: Names = Field(
        default_factory=Names, description="Namen die anderen gebruiken en de bijlage niet, per taal."
    )
    search_words: list[SearchWord] = listed(SEARCH_WORDS)
    remark: Omissible[Words] = optional("Wat u er verder bij moet weten.")
    home: Omissible[Id] = optional("Het initiatief dat erover gaat, als id.")
    parent: Omissible[Id] = optional("Het instrument waar het een deel van is, als id.")
    identifiers: Omissible[Identifiers] = optional("Officiële nummers, waarmee u het elders kunt vinden.")

    @property
    def title(self) -> str:
        """Its name with the annex's abbreviation of it: 'Single Market Emergency Instrument (SMEI)'."""
        return f"{self.name} ({', '.join(self.abbreviations)})" if self.abbreviations else self.name

    @property
    def is_body(self) -> bool:
        """Whether it is a body, a meeting or the like, which has no status."""
        return self.kind in BODIES

    def spellings(self) -> Iterator[Named]:
        """Every spelling that the annex uses for it."""
        yield self.name, self.language
        yield from self.forms.with_language()
        yield from self.aliases.with_language()
        yield from ((short, None) for short in self.abbreviations)

    def official_names(self) -> list[Named]:
        """Its official names besides `name`."""
        return distinct(self.official.with_language(), self.name)

    def other_names(self) -> list[Named]:
        """Its names besides `name`: official ones, then those that the annex and others use."""
        names = [*self.official.with_language(), *self.aliases.with_language()]
        names += [*((short, None) for short in self.abbreviations), *self.also_known_as.with_language()]
        return distinct(names, self.name)


class OtherNames(Names, title="andere namen"):
    """Names that people use for an initiative or a theme, besides the annex's own."""

    subject: Id = Field(alias="for", description="Het initiatief of thema, als id.")
    search_words: list[SearchWord] = listed(SEARCH_WORDS)


class Abbreviation(Record, title="afkorting"):
    """What an abbreviation in the annex stands for."""

    short: Words = Field(description="De afkorting, zoals de bijlage die schrijft.")
    stands_for: Words = Field(description="Waar de afkorting voor staat.")
    language: Language = Field(description="Taal van waar de afkorting voor staat.")
    in_dutch: Omissible[Words] = optional("Die betekenis in het Nederlands.")
    remark: Omissible[Words] = optional("Waarom de letters niet bij die woorden passen.")
    by: SpelledOutBy = Field(description="Wie het zegt: annex als deze woorden in de bijlage staan, anders editors.")
    instrument: Omissible[Id] = optional("Het instrument waarvan het een naam is, als id.")

    @property
    def anchor(self) -> str:
        """The id of its entry on *Afkortingen*."""
        return f"afkorting-{re.sub('[^a-z0-9]', '', self.short.lower())}"


class Phrase(Record, title="woorden in een andere taal"):
    """Words of the annex in another language than Dutch, other than names of instruments."""

    words: Words = Field(description="De woorden, zoals de bijlage die schrijft.")
    language: Language = Field(description="Taal van de woorden.")


class Register(Record, title="register"):
    """All of `data/register.yaml`."""

    checked: datetime.date = Field(description="De dag waarop wij alles voor het laatst controleerden.")
    instruments: list[Instrument] = Field(description="De instrumenten.")
    names: list[OtherNames] = Field(description="Namen die mensen gebruiken voor initiatieven en thema’s.")
    abbreviations: list[Abbreviation] = Field(description="De afkortingen in de bijlage, met hun betekenis.")
    phrases: list[Phrase] = listed("Andere woorden in een andere taal, om ze goed te laten voorlezen.")
    footnotes: list[FootnoteSources] = listed("De stukken achter de voetnoten.")
