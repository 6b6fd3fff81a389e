"""What the editors add from November 2026: what became of the annex's instruments, and the papers behind its footnotes.

A part of `data/register.yaml` (see `register`). Nothing here may be extended from memory: what is absent stays absent.
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
    Field(json_schema_extra={"pattern": kamerstuk.SCHEMA_PATTERN}, description="As 35 925-XVII, nr. 54."),
]
Address = Annotated[HttpUrl, UrlConstraints(allowed_schemes=["https"]), Field(strict=False)]

KNOWN_SITES = {"eur-lex.europa.eu": "EUR-Lex", "zoek.officielebekendmakingen.nl": "officielebekendmakingen.nl"}


def site_of(url: str) -> str:
    """What a reader is told that a link leads to: 'EUR-Lex', 'rijksoverheid.nl'."""
    host = urlsplit(url).hostname or ""
    return KNOWN_SITES.get(host, host.removeprefix("www."))


class Confidence(StrEnum):
    """How sure it is what became of an instrument."""

    VERIFIED = "verified"
    KNOWN = "known"


class Adoption(StrEnum):
    """What is said of the day in `adopted`."""

    VASTGESTELD = "vastgesteld"
    AANGENOMEN = "aangenomen"
    EERSTE_KAMER = "aangenomen door de Eerste Kamer"
    GOEDGEKEURD = "goedgekeurd"
    ONDERTEKEND = "ondertekend"
    VERSCHENEN = "verschenen"


class Certainty(StrEnum):
    """How sure it is that a link leads to the paper that a footnote cites."""

    EXACT = "exact"
    PATTERN = "pattern"
    INFERRED = "inferred"
    RELATED = "related"


CERTAINTY_WORDS = {
    Certainty.EXACT: "",
    Certainty.PATTERN: "nummer uit de bijlage, niet nagezien",
    Certainty.INFERRED: "waarschijnlijk dit stuk",
    Certainty.RELATED: "het stuk waar het over gaat",
}
ONE_OF_SEVERAL = "mogelijk dit stuk"


class Outside(Record):
    """Something with an address outside the site: a Kamerstuk, whose address follows, or anything else."""

    url: Omissible[Address] = None
    kamerstuk: Omissible[KamerstukNumber] = None

    @property
    def address(self) -> str:
        """Where it is. `register_checks` sees to it that there is one."""
        return kamerstuk.read(self.kamerstuk).url if self.kamerstuk else str(self.url)


@dataclass(frozen=True)
class Moment:
    """A day in the life of an act, and what happened on it. `kind` is that of its sign on the timeline."""

    kind: str
    words: str
    date: datetime.date


class Outcome(Outside):
    """What became of something in the annex."""

    about: Annotated[list[Id], MinLen(1), Field(description="Instruments, initiatives and themes.")]
    name: Words = Field(description="The official name in Dutch.")
    short: Omissible[Words] = Field(default=None, description="For the timeline. Default: the name.")
    act: Omissible[Words] = Field(default=None, description="The act with its number.")
    celex: Omissible[Words] = Field(default=None, description="Number in EUR-Lex.")
    link: Omissible[Words] = Field(default=None, description="What the address leads to, if not to the act.")
    adopted: Omissible[datetime.date] = None
    adopted_as: Annotated[Adoption, Field(strict=False, description="What happened on that day.")] = (
        Adoption.VASTGESTELD
    )
    in_force: Omissible[datetime.date] = None
    applies_from: Omissible[datetime.date] = None
    outcome: Words = Field(description="What became of it, in one sentence.")
    remark: Omissible[Words] = Field(default=None, description="What a reader has to know besides.")
    confidence: Annotated[
        Confidence, Field(strict=False, description="known: not seen in a source of its own; no dates but given ones.")
    ]

    @property
    def link_words(self) -> str:
        """What its link is called."""
        return self.link or self.act or self.name

    @property
    def label(self) -> str:
        """A name that is short."""
        return self.short or self.name

    @property
    def moments(self) -> list[Moment]:
        """The days that are known, in the order of the acts' life."""
        days = (
            ("adopted", str(self.adopted_as), self.adopted),
            ("in-force", "in werking", self.in_force),
            ("applies", "van toepassing", self.applies_from),
        )
        return [Moment(kind, words, day) for kind, words, day in days if day]


class SourceLink(Outside):
    """A paper behind a footnote."""

    label: Omissible[Words] = Field(default=None, description="Default for a Kamerstuk: its number.")
    certainty: Annotated[Certainty, Field(strict=False)]

    @property
    def words(self) -> str:
        """What its link is called: always with the number."""
        return self.label or f"Kamerstuk {kamerstuk.read(self.kamerstuk or '')}"


class FootnoteSources(Record):
    """What stands behind a footnote: links, a remark, or both."""

    number: int = Field(ge=1, description="The footnote's number in the annex.")
    links: list[SourceLink] = Field(default_factory=list)
    remark: Omissible[Words] = Field(default=None, description="What a reader has to know besides.")

    def certainty_of(self, link: SourceLink) -> str:
        """How sure a link is, for readers; empty where there is nothing to say."""
        several = sum(other.certainty is Certainty.INFERRED for other in self.links) > 1
        return ONE_OF_SEVERAL if several and link.certainty is Certainty.INFERRED else CERTAINTY_WORDS[link.certainty]
