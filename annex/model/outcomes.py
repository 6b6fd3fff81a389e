"""What became of the annex's instruments, and the sources behind its footnotes: a part of `data/register.yaml`.

Write down only what a source says: a fact without a source is left out.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

from annotated_types import MinLen
from pydantic import AfterValidator, Field, HttpUrl, UrlConstraints
from pydantic_core import PydanticCustomError

from annex.model import kamerstuk
from annex.model.annex import Id, Omissible, Record, Words


def _kamerstuk(value: str) -> str:
    try:
        kamerstuk.read(value)
    except ValueError:
        raise PydanticCustomError("kamerstuk", "no Kamerstuk") from None
    return value


KamerstukNumber = Annotated[
    str,
    AfterValidator(_kamerstuk),
    Field(json_schema_extra={"pattern": kamerstuk.SCHEMA_PATTERN}, description="Nummer van het Kamerstuk."),
]
Address = Annotated[HttpUrl, UrlConstraints(allowed_schemes=["https"]), Field(strict=False)]

REMARK = "Wat u er verder bij moet weten."

KNOWN_SITES = {"eur-lex.europa.eu": "EUR-Lex", "zoek.officielebekendmakingen.nl": "officielebekendmakingen.nl"}


def site_of(url: str) -> str:
    """The name of the site that a link leads to: 'EUR-Lex', 'rijksoverheid.nl'."""
    host = urlsplit(url).hostname or ""
    return KNOWN_SITES.get(host, host.removeprefix("www."))


class Confidence(StrEnum):
    """How well an outcome is established."""

    VERIFIED = "verified"
    KNOWN = "known"


class Adoption(StrEnum):
    """What happened on the day in `adopted`."""

    VASTGESTELD = "vastgesteld"
    AANGENOMEN = "aangenomen"
    EERSTE_KAMER = "aangenomen door de Eerste Kamer"
    GOEDGEKEURD = "goedgekeurd"
    ONDERTEKEND = "ondertekend"
    VERSCHENEN = "verschenen"


class Certainty(StrEnum):
    """How sure it is that a link leads to the source that a footnote cites."""

    EXACT = "exact"
    PATTERN = "pattern"
    INFERRED = "inferred"
    RELATED = "related"


CERTAINTY_WORDS = {
    Certainty.EXACT: "",
    Certainty.PATTERN: "nummer uit de bijlage, niet gecontroleerd",
    Certainty.INFERRED: "waarschijnlijk dit stuk",
    Certainty.RELATED: "het stuk waar het over gaat",
}
ONE_OF_SEVERAL = "mogelijk dit stuk"


def _address(url: HttpUrl | None, number: str | None) -> str:
    """The address of a Kamerstuk, or else `url`. A rule in `check` requires one of the two."""
    return kamerstuk.read(number).url if number else str(url)


@dataclass(frozen=True)
class Moment:
    """A day on which something happened to an act. `kind` selects its marker on the timeline."""

    kind: str
    words: str
    date: datetime.date


class Outcome(Record, title="afloop"):
    """What became of something in the annex."""

    about: Annotated[list[Id], MinLen(1)] = Field(
        description="De instrumenten, initiatieven en thema’s waar het om gaat, als id’s."
    )
    name: Words = Field(description="Officiële naam in het Nederlands.")
    short: Omissible[Words] = Field(default=None, description="Korte naam.")
    act: Omissible[Words] = Field(default=None, description="Soort en nummer van het besluit.")
    celex: Omissible[Words] = Field(default=None, description="Nummer in EUR-Lex.")
    url: Omissible[Address] = Field(default=None, description="Adres van het besluit of van een bericht erover.")
    kamerstuk: Omissible[KamerstukNumber] = Field(default=None, description="Nummer van het Kamerstuk.")
    link: Omissible[Words] = Field(
        default=None, description="Waar het adres naartoe leidt, als dat niet het besluit zelf is."
    )
    adopted: Omissible[datetime.date] = Field(
        default=None, description="Dag waarop het is vastgesteld, of wat adopted_as zegt."
    )
    adopted_as: Annotated[Adoption, Field(strict=False)] = Field(
        default=Adoption.VASTGESTELD, description="Wat er op die dag gebeurde. Ontbreekt bij vastgesteld."
    )
    in_force: Omissible[datetime.date] = Field(default=None, description="Dag waarop het in werking trad.")
    applies_from: Omissible[datetime.date] = Field(default=None, description="Dag vanaf wanneer het van toepassing is.")
    outcome: Words = Field(description="Wat ervan is geworden, in één zin.")
    remark: Omissible[Words] = Field(default=None, description=REMARK)
    confidence: Annotated[Confidence, Field(strict=False)] = Field(
        description="Of de redactie het in een bron heeft gecontroleerd (verified) of niet (known)."
    )

    @property
    def address(self) -> str:
        """The address of its source."""
        return _address(self.url, self.kamerstuk)

    @property
    def link_words(self) -> str:
        """The text of its link."""
        return self.link or self.act or self.name

    @property
    def label(self) -> str:
        """Its name for the timeline."""
        return self.short or self.name

    @property
    def moments(self) -> list[Moment]:
        """The known days, from adoption to application."""
        days = (
            ("adopted", str(self.adopted_as), self.adopted),
            ("in-force", "in werking", self.in_force),
            ("applies", "van toepassing", self.applies_from),
        )
        return [Moment(kind, words, day) for kind, words, day in days if day]


class SourceLink(Record, title="link naar een stuk"):
    """A source behind a footnote."""

    url: Omissible[Address] = Field(default=None, description="Adres van het stuk.")
    kamerstuk: Omissible[KamerstukNumber] = Field(default=None, description="Nummer van het Kamerstuk.")
    label: Omissible[Words] = Field(
        default=None, description="Hoe de link heet. Ontbreekt bij een Kamerstuk als het nummer genoeg zegt."
    )
    certainty: Annotated[Certainty, Field(strict=False)] = Field(
        description="Hoe zeker het is dat dit het stuk is: exact (gecontroleerd), pattern (gemaakt met het nummer in "
        "de bijlage), inferred (waarschijnlijk) of related (gaat erover)."
    )

    @property
    def address(self) -> str:
        """Its address."""
        return _address(self.url, self.kamerstuk)

    @property
    def words(self) -> str:
        """The text of its link: the label, or the Kamerstuk's number."""
        return self.label or f"Kamerstuk {kamerstuk.read(self.kamerstuk or '')}"


Outside = Outcome | SourceLink
"""A record with an address outside the site."""


class FootnoteSources(Record, title="bronnen van een voetnoot"):
    """The sources behind a footnote: links, a remark, or both."""

    number: int = Field(ge=1, description="Nummer van de voetnoot in de bijlage.")
    links: list[SourceLink] = Field(default_factory=list, description="De stukken achter de voetnoot.")
    remark: Omissible[Words] = Field(default=None, description=REMARK)

    def certainty_of(self, link: SourceLink) -> str:
        """The certainty of a link in words for readers; empty if it is exact."""
        several = sum(other.certainty is Certainty.INFERRED for other in self.links) > 1
        return ONE_OF_SEVERAL if several and link.certainty is Certainty.INFERRED else CERTAINTY_WORDS[link.certainty]
