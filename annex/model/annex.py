"""What there is: the annex as typed records. The schema is `../shared/design.md`'s; the keys are the YAML's.

A record is checked on its own here (keys, types, values); what holds between records is in `checks`.
Lists of allowed values stand here once, as enumerations: the JSON Schema, the error messages and the labels
on the site are all taken from them.
"""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from annotated_types import MinLen
from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, HttpUrl, StringConstraints, Tag
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LENGTH = 80

Id = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=ID_LENGTH),
    Field(description="Permalink: lower case, digits and hyphens. Never changed, never used again."),
]
Words = Annotated[str, StringConstraints(min_length=1)]
Page = Annotated[
    int,
    # The last page is the source text's to say: `load` checks the range.
    Field(description="Page of the annex on which it begins.", json_schema_extra={"minimum": 1}),
]


def _not_null(value: Any) -> Any:
    if value is None:
        raise PydanticCustomError("null", "empty")
    return value


def _never_null(schema: dict[str, Any]) -> None:
    del schema["default"]
    [inner] = (option for option in schema.pop("anyOf") if option != {"type": "null"})
    schema.update(inner | schema)


T = TypeVar("T")
Omissible = Annotated[T | None, BeforeValidator(_not_null), Field(json_schema_extra=_never_null)]
"""A value that may be left out, and is None then. A key without a value is a slip, not a way to leave it out."""


class NameBy(StrEnum):
    """Who gave an initiative its name."""

    ANNEX = "annex"
    EDITORS = "editors"


class StatusValue(StrEnum):
    """How far something was in November 2022, as the annex says it. Order: from plan to done."""

    VOORGENOMEN = "voorgenomen"
    VERKENNING = "verkenning"
    VOORSTEL = "voorstel"
    AKKOORD = "akkoord"
    IMPLEMENTATIE = "implementatie"
    LOPEND = "lopend"
    AFGEROND = "afgerond"

    @property
    def meaning(self) -> str:
        """What the value means, for readers."""
        return _STATUS_MEANINGS[self]


_STATUS_MEANINGS = {
    StatusValue.VOORGENOMEN: "aangekondigd of verwacht",
    StatusValue.VERKENNING: "wordt verkend",
    StatusValue.VOORSTEL: "er ligt een voorstel of er wordt over onderhandeld",
    StatusValue.AKKOORD: "er is een akkoord",
    StatusValue.IMPLEMENTATIE: "geldt of wordt ingevoerd",
    StatusValue.LOPEND: "loopt of er wordt aan gewerkt",
    StatusValue.AFGEROND: "gedaan: gepubliceerd, aangenomen of opgericht",
}


class BudgetKind(StrEnum):
    """What an amount is: the sum itself, a total of parts ('in totaal'), or what is added ('extra')."""

    AMOUNT = "amount"
    TOTAL = "total"
    INCREASE = "increase"

    @property
    def label(self) -> str:
        """What the kind adds to the amount, for readers; empty for a plain sum."""
        return {BudgetKind.AMOUNT: "", BudgetKind.TOTAL: "in totaal", BudgetKind.INCREASE: "extra"}[self]

    @property
    def meaning(self) -> str:
        """What the kind means, for readers; empty for a plain sum."""
        return {
            BudgetKind.AMOUNT: "",
            BudgetKind.TOTAL: "een totaal (‘in totaal’)",
            BudgetKind.INCREASE: "komt erbovenop (‘meer’ of ‘extra’)",
        }[self]


class Record(BaseModel):
    """A mapping in the YAML. Unknown keys and values of another type are errors."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Status(Record):
    """A status that the annex states, with the words that state it."""

    subject: Omissible[Words] = Field(default=None, alias="for", description="What it is the status of.")
    value: Annotated[StatusValue, Field(strict=False)]
    quote: Words = Field(description="Literal part of the text, or of the parent's where that speaks for it.")


class Budget(Record):
    """An amount that the annex names."""

    subject: Words = Field(alias="for", description="What the money is for.")
    amount: int = Field(ge=0, description="Whole euros.")
    kind: Annotated[BudgetKind, Field(strict=False)]
    approximate: bool = Field(default=False, description="The annex says circa or +/-.")
    same_as: Omissible[Id] = Field(default=None, description="Initiative where the annex names this same money.")
    quote: Words = Field(description="Literal part of the text that spells out the amount.")


def _one_or_several(value: Any) -> str:
    return "several" if isinstance(value, list) else "one"


StatusOrStatuses = Annotated[
    Annotated[Status, Tag("one")] | Annotated[list[Status], Tag("several"), MinLen(2)],
    Discriminator(_one_or_several),
    Field(description="One status, or a list with `for` where the text holds more than one."),
]


class Stated(Record):
    """What a text states: its statuses and its amounts of money."""

    status: Omissible[StatusOrStatuses] = None
    budgets: list[Budget] = Field(default_factory=list)

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The statuses as a sequence, empty where the annex states none."""
        if self.status is None:
            return ()
        return (self.status,) if isinstance(self.status, Status) else tuple(self.status)


class PageBreak(Record):
    """Where a text goes on to the next page."""

    page: Page
    before: Words = Field(description="The first words on that page, as they stand in the text.")


class Footnote(Stated):
    """A footnote, by the annex's own number."""

    number: int = Field(ge=1)
    page: Page
    text: Words


class Initiative(Stated):
    """A bullet of the annex and the bullets under it."""

    id: Id
    name: Words
    name_by: Annotated[NameBy, Field(strict=False)]
    page: Page
    text: Words = Field(description="The whole bullet, word for word; footnote marks as [^5].")
    page_breaks: list[PageBreak] = Field(default_factory=list)
    initiatives: list[Initiative] = Field(default_factory=list)


class Theme(Record):
    """A heading of the annex with its running text, sub-themes and bullets."""

    id: Id
    title: Words
    short_title: Omissible[Words] = Field(default=None, description="For navigation. Default: the title.")
    page: Page
    text: Omissible[Words] = None
    themes: list[Theme] = Field(default_factory=list)
    initiatives: list[Initiative] = Field(default_factory=list)

    @property
    def label(self) -> str:
        """What the theme is called in navigation."""
        return self.short_title or self.title


class BuildingBlock(Record):
    """One of the annex's 'Bouwstenen'."""

    id: Id
    number: int = Field(ge=1)
    title: Words
    short_title: Words
    page: Page
    themes: list[Theme]


class Letter(Record):
    """The letter that the annex belongs to."""

    title: Words
    reference: Words
    url: Annotated[HttpUrl, Field(strict=False)]


class Document(Record):
    """The annex as a paper."""

    title: Words
    date: datetime.date
    letter: Letter


class Annex(Record):
    """All of `data/initiatives.yaml`."""

    document: Document
    building_blocks: list[BuildingBlock]
    footnotes: list[Footnote]
