"""The annex as typed records: what `data/initiatives.yaml` may hold, key by key. Rules across records are in `check`.

Schemas and the page *Data* show the description of a field and the `title` of a record.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    HttpUrl,
    StringConstraints,
    Tag,
    ValidationError,
    model_validator,
)
from pydantic.functional_serializers import model_serializer
from pydantic_core import InitErrorDetails, PydanticCustomError
from pydantic_core.core_schema import SerializationInfo
from typing_extensions import TypeAliasType

from annex.model import money

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=80),
    Field(description="Vaste naam van dit onderdeel, ook in links. Verandert niet."),
]
Words = Annotated[str, StringConstraints(min_length=1)]
SEARCH_WORD_PATTERN = "^[A-Za-zÀ-ɏ0-9 .'’&/+-]*[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9 .'’&/+-]*$"
SearchWord = Annotated[str, StringConstraints(pattern=SEARCH_WORD_PATTERN)]
Page = Annotated[
    int,
    # The number is compared with the source text in `check`, so this is for the JSON Schema only.
    Field(description="Pagina van de bijlage waarop het begint.", json_schema_extra={"minimum": 1}),
]


def _not_null(value: Any) -> Any:
    if value is None:
        raise PydanticCustomError("null", "leave the key out, or give it a value")
    return value


def _never_null(schema: dict[str, Any]) -> None:
    del schema["default"]
    [inner] = (option for option in schema.pop("anyOf") if option != {"type": "null"})
    schema.update(inner | schema)


QUOTE = "De woorden van de bijlage waar dit uit volgt."
MARKS = "Een voetnootteken staat er als [^nummer]."
WHOLE_TEXT = "De hele tekst, woord voor woord."

T = TypeVar("T")
Omissible = Annotated[T | None, BeforeValidator(_not_null), Field(json_schema_extra=_never_null)]
"""An optional value: None if the key is absent. A key without a value is an error."""

Lax = Annotated[T, Field(strict=False)]
"""A value that is made from text."""


def optional(description: str, **more: Any) -> Any:
    """A field that is None if its key is absent; `more` is as in pydantic's `Field`."""
    return Field(default=None, description=description, **more)


def listed(description: str) -> Any:
    """A field with a list, which is empty if its key is absent."""
    return Field(default_factory=list, description=description)


NameBy = TypeAliasType("NameBy", Annotated[Literal["annex", "editors"], Field(title="NameBy")])
"""Who gave an initiative its name."""


class Explained(StrEnum):
    """A list of allowed values, each with its meaning for readers; empty for one that needs no explanation."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Self:
        member = str.__new__(cls, value)
        member._value_, member.meaning = value, meaning
        return member

    @property
    def slug(self) -> str:
        """The value as an id or a part of an address: 'tot-stand-gekomen'."""
        return self.replace(" ", "-").replace("ë", "e")


class StatusValue(Explained):
    """How far something was, according to the annex, from plan to done."""

    VOORGENOMEN = "voorgenomen", "aangekondigd of verwacht"
    VERKENNING = "verkenning", "wordt verkend"
    VOORSTEL = "voorstel", "voorgesteld; er kan nog over worden onderhandeld"
    AKKOORD = "akkoord", "er is een akkoord"
    IMPLEMENTATIE = "implementatie", "geldt of wordt ingevoerd"
    LOPEND = "lopend", "in uitvoering of in bewerking"
    TOT_STAND_GEKOMEN = "tot stand gekomen", "gepubliceerd, aangenomen of opgericht"


class BudgetKind(Explained):
    """What an amount is: the sum itself, a total of parts, or what is added."""

    AMOUNT = "amount", ""
    TOTAL = "total", "in totaal"
    INCREASE = "increase", "extra"


class Record(BaseModel):
    """A mapping in the YAML. Unknown keys and values of another type are errors."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)

    def mistakes(self) -> Iterator[tuple[str, str]]:
        """What is wrong in the record by itself: the key that it is reported at, and a message."""
        yield from ()

    @model_validator(mode="after")
    def _has_no_mistakes(self) -> Self:
        found = [
            InitErrorDetails(type=PydanticCustomError("mistake", "{what}", {"what": what}), loc=(key,), input=self)
            for key, what in self.mistakes()
        ]
        if found:
            raise ValidationError.from_exception_data(type(self).__name__, found)
        return self

    @model_serializer(mode="wrap")
    def _with_computed(self, dump: Callable[[Any], dict[str, Any]], info: SerializationInfo) -> dict[str, Any]:
        """The fields, and under `computed` what the dump's `context`, a function of a record, returns for it."""
        computed = info.context(self) if info.context else None
        return dump(self) | ({"computed": computed} if computed else {})


class Status(Record, title="status"):
    """A status that the annex states, with the words that state it."""

    subject: Omissible[Words] = optional("Waarvan dit de status is, als de tekst er meer noemt.", alias="for")
    value: Lax[StatusValue] = Field(description="De status. Welk woord het is, kozen wij uit een vaste lijst.")
    footnote: Omissible[int] = optional(
        "De voetnoot waarin die woorden staan, als ze niet in de tekst zelf staan.", ge=1
    )
    quote: Words = Field(description=QUOTE)


class Budget(Record, title="bedrag"):
    """An amount that the annex names."""

    subject: Words = Field(alias="for", description="Waar het geld voor is.")
    amount: int = Field(ge=0, description="Bedrag in hele euro’s.")
    kind: Lax[BudgetKind] = Field(
        description="Wat voor bedrag: gewoon (amount), een totaal (total) of wat erbij komt (increase)."
    )
    approximate: bool = Field(
        False, description="Of de bijlage zegt dat het bedrag is afgerond (circa of +/-). Ontbreekt als dat niet zo is."
    )
    same_as: Omissible[Id] = optional(
        "Het initiatief dat hetzelfde geld ook noemt. Tel dit bedrag dan niet nog eens mee."
    )
    quote: Words = Field(description=QUOTE)

    def mistakes(self) -> Iterator[tuple[str, str]]:
        spelled, kind, approximate = money.amounts(self.quote), money.kind(self.quote), money.is_approximate(self.quote)
        if self.amount not in spelled:
            yield "amount", f"{self.amount} is not in the quote, which has {spelled or 'no amount'}"
        if self.kind != kind:
            yield "kind", f"{self.kind}, but the quote says {kind}"
        if self.approximate != approximate:
            yield "approximate", f"{str(self.approximate).lower()}, but the quote says otherwise"


StatusOrStatuses = Annotated[
    Annotated[Status, Tag("one")] | Annotated[list[Status], Tag("several"), Field(min_length=2)],
    Discriminator(lambda value: "several" if isinstance(value, list) else "one"),
]
Statuses = Annotated[
    Omissible[StatusOrStatuses],
    Field(
        description="De status, die wij afleidden uit de woorden in quote. Zijn het er meer, dan een lijst met "
        "bij elk een for. Ontbreekt als er geen is."
    ),
]


def _as_list(status: Status | list[Status] | None) -> list[Status]:
    return status if isinstance(status, list) else [status] if status else []


def _without_subject(status: Status | list[Status] | None) -> Iterator[tuple[str, str]]:
    if isinstance(status, list) and not all(one.subject for one in status):
        yield "status", "each of several statuses needs a 'for'"


class PageBreak(Record, title="paginawissel"):
    """Where a text continues on the next page."""

    page: Page = Field(description="De volgende pagina.")
    before: Words = Field(description="De eerste woorden daarop.")


class Footnote(Record, title="voetnoot"):
    """A footnote, by the annex's own number."""

    number: int = Field(ge=1, description="Nummer in de bijlage.")
    page: Page = Field(description="Pagina van de bijlage waarop de voetnoot staat.")
    text: Words = Field(description=WHOLE_TEXT)
    status: Statuses = None
    budgets: list[Budget] = listed("De bedragen die de voetnoot noemt.")

    @property
    def id(self) -> str:
        """'voetnoot-5'. No record has an id that begins like this."""
        return f"voetnoot-{self.number}"

    @property
    def name(self) -> str:
        return f"Voetnoot {self.number}"

    @property
    def statuses(self) -> list[Status]:
        return _as_list(self.status)

    def mistakes(self) -> Iterator[tuple[str, str]]:
        yield from _without_subject(self.status)


class Initiative(Record, title="initiatief"):
    """A bullet of the annex and the bullets under it."""

    id: Id
    name: Words = Field(description="Naam van het initiatief.")
    name_by: NameBy = Field(description="Van wie de naam is: van de bijlage (annex) of van de redactie (editors).")
    page: Page
    text: Words = Field(description=f"{WHOLE_TEXT} {MARKS}")
    page_breaks: list[PageBreak] = listed("Waar de tekst doorloopt op een volgende pagina.")
    status: Statuses = None
    budgets: list[Budget] = listed("De bedragen die de tekst noemt.")
    initiatives: list[Initiative] = listed("De initiatieven die eronder vallen; in dezelfde vorm.")

    @property
    def statuses(self) -> list[Status]:
        return _as_list(self.status)

    def mistakes(self) -> Iterator[tuple[str, str]]:
        yield from _without_subject(self.status)


class Theme(Record, title="thema"):
    """A heading of the annex with its running text, sub-themes and bullets."""

    id: Id
    title: Words = Field(description="Titel in de bijlage.")
    short_title: Omissible[Words] = optional("Korte titel, van de redactie. Ontbreekt als de titel zelf kort is.")
    page: Page
    text: Omissible[Words] = optional(f"Toelichting onder de titel, als die er is. {MARKS}")
    themes: list[Theme] = listed("De deelthema’s, als die er zijn; in dezelfde vorm als een thema.")
    initiatives: list[Initiative] = listed("De initiatieven, in volgorde.")

    @property
    def label(self) -> str:
        """Its title for navigation, without the colon that some titles end with."""
        return (self.short_title or self.title).rstrip(":")


class BuildingBlock(Record, title="bouwsteen"):
    """One of the annex's 'Bouwstenen'."""

    id: Id
    number: int = Field(ge=1, description="Nummer van de bouwsteen.")
    title: Words = Field(description="Titel in de bijlage.")
    short_title: Words = Field(description="Korte titel, van de redactie.")
    page: Page
    themes: list[Theme] = Field(description="De thema’s, in volgorde.")


class Letter(Record, title="brief"):
    """The letter that the annex belongs to."""

    title: Words = Field(description="Naam van de brief.")
    reference: Words = Field(description="Nummer van het Kamerstuk.")
    url: Lax[HttpUrl] = Field(description="Adres van de brief.")


class Document(Record, title="document"):
    """The annex as a document."""

    title: Words = Field(description="Titel van de bijlage.")
    date: datetime.date = Field(description="Datum van de bijlage.")
    letter: Letter = Field(description="De Kamerbrief waar de bijlage bij hoort.")


class Annex(Record, title="bijlage"):
    """All of `data/initiatives.yaml`."""

    document: Document = Field(description="De bijlage als document.")
    building_blocks: list[BuildingBlock] = Field(description="De drie bouwstenen, in volgorde.")
    footnotes: list[Footnote] = Field(description="De voetnoten, in volgorde.")
