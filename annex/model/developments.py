"""What became of the annex's initiatives: what `data/developments.yaml` may hold, key by key."""

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from annex.model.annex import Explained, Id, Lax, Omissible, Record, Words, listed, optional
from annex.model.dates import PERIOD_PATTERN, days_in, first_day, last_day
from annex.model.sources import (
    EUR_LEX,
    REMARK,
    Address,
    KamerstukNumber,
    act_mistakes,
    address_of,
    link_mistakes,
)


class Group(Explained):
    """The groups that states are counted and marked by, in the order of legends."""

    SETTLED = "in werking of verschenen", ""
    ACTIVE = "loopt of in behandeling", ""
    MIXED = "deels of vervangen", ""
    UNKNOWN = "niet na te gaan of niets gevonden", ""

    @property
    def mark(self) -> str:
        """Its mark, as the end of a class in docs/assets/css/content.css."""
        return self.name.lower()


class State(Explained):
    """The current state of an initiative. Pages list the states in this order."""

    group: Group

    IN_FORCE = "in werking", "de wet of het besluit bestaat; soms gelden regels pas later", Group.SETTLED
    PUBLISHED = "verschenen", "er is een stuk over verschenen", Group.SETTLED
    RUNNING = "loopt", "het programma of het werk gaat door", Group.ACTIVE
    PENDING = "in behandeling", "er ligt een voorstel waarover nog niet is besloten", Group.ACTIVE
    PARTLY = "verschilt per deel", "de delen staan er verschillend voor; de samenvatting zegt hoe", Group.MIXED
    REPLACED = "vervangen", "iets anders kwam ervoor in de plaats; de samenvatting zegt wat", Group.MIXED
    UNTRACEABLE = "niet na te gaan", "beleid of werk zonder eigen stuk of einddatum", Group.UNKNOWN
    NOT_FOUND = (
        "geen vervolg gevonden",
        "gezocht en niets nieuwers gevonden; dat bewijst niet dat er niets is gebeurd",
        Group.UNKNOWN,
    )

    def __new__(cls, value: str, meaning: str, group: Group) -> Self:
        member = str.__new__(cls, value)
        member._value_, member.meaning, member.group = value, meaning, group
        return member

    @property
    def needs_decision(self) -> bool:
        """Whether a development has to decide it."""
        return self.group is not Group.UNKNOWN


EVENTS = Literal[
    "vastgesteld", "in werking", "van toepassing", "verschenen", "voorgesteld", "akkoord", "standpunt", "ondertekend",
    "goedgekeurd", "toegekend", "gestart", "bijeenkomst", "aangekondigd", "gemeld", "gewijzigd", "ingetrokken",
    "beëindigd", "loopt",
]  # fmt: skip
Event = TypeAliasType("Event", Annotated[EVENTS, Field(title="Event")])

DECIDING_EVENTS: dict[State, set[EVENTS]] = {
    State.IN_FORCE: {"in werking", "van toepassing"},
    State.PENDING: {"voorgesteld", "standpunt", "akkoord", "aangekondigd"},
    State.REPLACED: {"in werking", "van toepassing", "vastgesteld", "verschenen", "gestart"},
    State.PUBLISHED: {"verschenen", "vastgesteld", "ondertekend"},
    State.RUNNING: {
        *("loopt", "gestart", "toegekend", "goedgekeurd", "ondertekend", "bijeenkomst", "verschenen", "gemeld"),
        *("aangekondigd", "gewijzigd"),
    },
}
"""The events that can decide a state: its definition. Any event can decide 'verschilt per deel'."""

PERIODS = "a day, a month or a year, as 2022-11-08, '2022-11' or '2022'"
BEGAN = "{0} in werking|in werking (?:getreden )?(?:op|sinds|per) {0}"
"""How a sentence says on which day an act came into force."""

RELATIONS = Literal["outcome", "context", "background"]
Relation = TypeAliasType("Relation", Annotated[RELATIONS, Field(title="Relation")])
READINGS = Literal["source", "copy", "number", "nothing"]
Reading = TypeAliasType("Reading", Annotated[READINGS, Field(title="Reading")])
ROLES = Literal["act", "proposal", "amendment", "application", "replacement", "national"]
Role = TypeAliasType("Role", Annotated[ROLES, Field(title="Role")])

ADOPTIONS = Literal[
    "vastgesteld", "aangenomen", "aangenomen door de Eerste Kamer", "goedgekeurd", "ondertekend", "verschenen"
]
Adoption = TypeAliasType("Adoption", Annotated[ADOPTIONS, Field(title="Adoption")])


def _period(value: Any) -> Any:
    """Validate a period. YAML reads a whole date as a date; here it is text."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    try:
        first_day(value)
    except (TypeError, ValueError):
        raise PydanticCustomError("period", "{example}", {"example": f"not {PERIODS}"}) from None
    return value


Period = Annotated[str, StringConstraints(pattern=PERIOD_PATTERN), BeforeValidator(_period)]


class Correction(Record, title="correctie"):
    """A change in substance of a development's sentence."""

    day: datetime.date = Field(description="De dag van de correctie.")
    what: Words = Field(description="Wat er niet klopte.")


class Upcoming(Record, title="wat nog komt"):
    """A day in the future that an act or a letter sets."""

    day: Period = Field(description="Dag, maand of jaar (jjjj-mm-dd, jjjj-mm of jjjj).")
    what: Words = Field(description="Wat er dan gebeurt.")


class Development(Record, title="ontwikkeling"):
    """Something that happened to, or around, something in the annex."""

    id: Id
    about: list[Id] = Field(
        min_length=1, description="De initiatieven, instrumenten en thema’s waar het om gaat, als id’s."
    )
    role: Omissible[Role] = optional(
        "Hoe het staat tot de wet waar het over gaat: de wet zelf (act), het voorstel ervoor (proposal), een wijziging "
        "(amendment), een toepassing (application), een vervanging (replacement) of een Nederlandse wet die haar "
        "uitvoert (national)."
    )
    name: Omissible[Words] = optional("Naam van het stuk of besluit.")
    short: Omissible[Words] = optional("Korte naam, voor de tijdlijn.")
    date: Omissible[Period] = optional("Dag, maand of jaar (jjjj-mm-dd, jjjj-mm of jjjj). Ontbreekt bij wat loopt.")
    event: Event = Field(description="Wat er gebeurde.")
    text: Words = Field(description="Wat er gebeurde, in één zin.")
    remark: Omissible[Words] = optional(REMARK)
    step: Omissible[Words] = optional("Wat er gebeurde in enkele woorden, voor de stappen van een initiatief.")
    act: Omissible[Words] = optional("Soort en nummer van het besluit of stuk.")
    celex: Omissible[Words] = optional("Nummer in EUR-Lex.")
    kamerstuk: Omissible[KamerstukNumber] = optional("Nummer van het Kamerstuk.")
    url: Omissible[Address] = optional("Adres van de bron, als dat geen Kamerstuk is.")
    link: Words = Field(description="Waar het adres naartoe leidt.")
    relation: Relation = Field(
        description="Of het gaat over wat de bijlage noemt (outcome), over iets verwants (context), of ouder is dan de "
        "bijlage (background)."
    )
    read: Reading = Field(
        description="Hoe wij het hebben gelezen: de bron zelf (source), een kopie of een officiële samenvatting "
        "(copy), alleen nummer en datum staan vast (number), of gezocht en niet gevonden (nothing)."
    )
    read_at: list[Address] = listed("De adressen van de kopieën die zijn gelezen.")
    quote: Omissible[Words] = optional("Woorden van de bron waar de zin op rust.")
    added: datetime.date = Field(description="De dag waarop het op de site kwam.")
    corrected: list[Correction] = listed("Wat er sindsdien aan de zin is gecorrigeerd.")
    checked: datetime.date = Field(description="De dag waarop wij dit voor het laatst controleerden.")
    adopted: Omissible[datetime.date] = optional("Dag waarop het is vastgesteld, of wat adopted_as zegt.")
    adopted_as: Adoption = Field("vastgesteld", description="Wat er op die dag gebeurde. Ontbreekt bij vastgesteld.")
    in_force: Omissible[datetime.date] = optional("Dag waarop het in werking trad.")
    applies_from: Omissible[datetime.date] = optional("Dag vanaf wanneer het geldt.")
    applies_mostly: bool = Field(False, description="Of het vanaf die dag grotendeels geldt, en niet helemaal.")
    upcoming: list[Upcoming] = listed("Dagen in de toekomst die het stuk zelf noemt.")

    @property
    def address(self) -> str:
        """The address of its source."""
        return address_of(self.url, self.kamerstuk)

    @property
    def in_force_since(self) -> datetime.date | None:
        """The day on which it came into force or, if that isn't known, began to apply."""
        is_event = self.event in DECIDING_EVENTS[State.IN_FORCE]
        return self.in_force or self.applies_from or (self.day if is_event else None)

    @property
    def label(self) -> str:
        """Its name for the timeline, or an empty string."""
        return self.short or self.name or ""

    @property
    def day(self) -> datetime.date:
        """The first day of its date, to sort by; the earliest possible day if it has no date."""
        return first_day(self.date) if self.date else datetime.date.min

    @property
    def written(self) -> datetime.date:
        """The day on which its sentence was last changed."""
        return max([self.added, *(one.day for one in self.corrected)])

    def mistakes(self) -> Iterator[tuple[str, str]]:
        yield from link_mistakes(self.url, self.kamerstuk, [self.act, self.link])
        if self.celex:
            yield from act_mistakes(self.celex, str(self.url), [self.act, self.link])
        elif EUR_LEX in str(self.url) and f"/eli/{self.act}/" not in str(self.url):
            yield "url", "an act in EUR-Lex needs its celex"
        if self.read == "nothing" and self.relation == "outcome":
            yield "read", "nothing, but what was not found is no outcome"
        yield from self._wrong_days()
        yield from self._wrong_order()

    def _wrong_days(self) -> Iterator[tuple[str, str]]:
        """Days that contradict the event, or the sentence."""
        if bool(self.date) == (self.event == "loopt") and (self.date or self.event != "gemeld"):
            yield "event", f"'{self.event}' with{'' if self.date else 'out'} date"
        keys = {self.adopted_as: "adopted", "in werking": "in_force", "van toepassing": "applies_from"}
        key = keys.get(self.event, "")
        day = getattr(self, key) if key else None
        if self.date and day and not first_day(self.date) <= day <= last_day(self.date):
            yield "date", f"{self.date}, but {key} is {day}"

        said = dict(days_in(self.text))
        own = {self.adopted, self.in_force, self.applies_from}
        is_said = any(day in own or self._is_at(day) for day in said.values() if day)
        if self.date and said and not is_said:
            yield "date", f"{self.date}, but the sentence says {', '.join(said)}"
        began = [words for words in said if re.search(BEGAN.format(words), self.text)]
        if began and self.in_force and self.in_force not in map(said.get, began):
            yield "in_force", f"{self.in_force}, but the sentence says {', '.join(began)}"

    def _is_at(self, day: datetime.date) -> bool:
        """Whether a day is its date, or in the month or year that is its date."""
        return bool(self.date) and day.isoformat().startswith(str(self.date))

    def _wrong_order(self) -> Iterator[tuple[str, str]]:
        """Days that can't come after others."""
        if self.adopted and self.in_force and self.adopted > self.in_force:
            yield "adopted", f"{self.adopted}, after in_force"
        if self.checked < max(self.added, self.day):
            yield "checked", f"{self.checked}, before it happened or was added"
        if any(day >= later for day, later in pairwise([one.day for one in self.corrected])):
            yield "corrected", "not in order of days"
        if self.corrected and self.corrected[0].day < self.added:
            yield "corrected", f"before it was added on {self.added}"
        for one in self.upcoming:
            if last_day(one.day) <= self.written:
                yield "upcoming", f"{one.day} was over on {self.written}"


class Search(Record, title="zoektocht"):
    """What the editors searched for and didn't find."""

    until: datetime.date = Field(description="De laatste dag van de zoektocht.")
    subject: Words = Field(alias="for", description="Waarnaar is gezocht.")


class EarlierState(Record, title="eerdere status"):
    """A state that the editors have changed."""

    state: Lax[State] = Field(description="De status tot die dag.")
    until: datetime.date = Field(description="De dag waarop wij de status veranderden.")
    why: Words = Field(description="Waarom.")


class InitiativeState(Record, title="status nu"):
    """What has become of an initiative as a whole, and what decides that."""

    initiative: Id = Field(description="Het initiatief, als id.")
    state: Lax[State] = Field(description="De status nu, uit een vaste lijst.")
    because: list[Id] = listed(
        "De ontwikkelingen die de status bepalen, als id’s. De eerste bepaalt sinds wanneer de status geldt."
    )
    summary: Words = Field(description="Het plan en wat ervan werd, in twee zinnen. Van de redactie.")
    until: Omissible[Period] = optional("Tot en met wanneer het loopt.")
    searched: Omissible[Search] = optional("Waarnaar is gezocht en tot wanneer, als er geen vervolg is gevonden.")
    history: list[EarlierState] = listed("Eerdere statussen, de oudste eerst.")


class DevelopmentData(Record, title="ontwikkelingen"):
    """All of `data/developments.yaml`."""

    checked: datetime.date = Field(description="De dag waarop wij alles voor het laatst controleerden.")
    states: list[InitiativeState] = Field(description="De status nu van elk plan; een tussenkop heeft er geen.")
    developments: list[Development] = Field(description="Wat er sinds de bijlage is gebeurd, en wat daarvoor.")
