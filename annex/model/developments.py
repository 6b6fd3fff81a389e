"""What became of the annex's initiatives: what `data/developments.yaml` may hold, key by key."""

import datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from annex.model.annex import Explained, Id, Lax, Omissible, Record, Words, optional
from annex.model.dates import PERIOD_PATTERN, first_day
from annex.model.sources import REMARK, Address, KamerstukNumber, address_of


class State(Explained):
    """The current state of an initiative. Pages list the states in this order."""

    IN_FORCE = "van kracht", "de wet of het besluit geldt"
    ADOPTED = "vastgesteld", "vastgesteld, maar nog niet in werking"
    PENDING = "in behandeling", "er ligt een voorstel waarover nog niet is besloten"
    WITHDRAWN = "ingetrokken", "het voorstel is ingetrokken"
    REPLACED = "opgegaan in iets anders", "vervangen door of opgenomen in iets anders"
    PUBLISHED = "verschenen", "het stuk is verschenen"
    RUNNING = "loopt", "het programma of werk gaat door"
    ENDED = "beëindigd", "het is afgelopen"
    PARTLY = "deels", "een deel wel en een deel niet; de zinnen zeggen welk"
    ONGOING = "doorlopend beleid", "een beleidslijn zonder eigen product om te volgen"
    NOT_FOUND = "geen vervolg gevonden", "gezocht en niets gevonden; dat bewijst niet dat er niets is gebeurd"
    HEADING = "alleen een kop", "leidt alleen de initiatieven in die eronder staan"

    @property
    def needs_outcome(self) -> bool:
        """Whether a development with relation `outcome` has to support it."""
        return self not in (State.ONGOING, State.NOT_FOUND, State.HEADING)


EVENTS = Literal[
    "vastgesteld", "in werking", "van toepassing", "verschenen", "voorgesteld", "akkoord", "standpunt", "ondertekend",
    "goedgekeurd", "toegekend", "gestart", "bijeenkomst", "aangekondigd", "gemeld", "gewijzigd", "beëindigd", "loopt",
]  # fmt: skip
Event = TypeAliasType("Event", Annotated[EVENTS, Field(title="Event")])


RELATIONS = Literal["outcome", "context", "background"]
Relation = TypeAliasType("Relation", Annotated[RELATIONS, Field(title="Relation")])
Confidence = TypeAliasType("Confidence", Annotated[Literal["verified", "known", "searched"], Field(title="Confidence")])

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
        raise PydanticCustomError("period", "no period") from None
    return value


Period = Annotated[str, StringConstraints(pattern=PERIOD_PATTERN), BeforeValidator(_period)]


class Development(Record, title="ontwikkeling"):
    """Something that happened to, or around, something in the annex."""

    about: list[Id] = Field(
        min_length=1, description="De initiatieven, instrumenten en thema’s waar het om gaat, als id’s."
    )
    name: Omissible[Words] = optional("Naam van het stuk of besluit.")
    short: Omissible[Words] = optional("Korte naam, voor de tijdlijn.")
    date: Omissible[Period] = optional("Dag, maand of jaar (jjjj-mm-dd, jjjj-mm of jjjj). Ontbreekt bij wat loopt.")
    event: Event = Field(description="Wat er gebeurde.")
    text: Words = Field(description="Wat er gebeurde, in één zin.")
    remark: Omissible[Words] = optional(REMARK)
    act: Omissible[Words] = optional("Soort en nummer van het besluit of stuk.")
    celex: Omissible[Words] = optional("Nummer in EUR-Lex.")
    kamerstuk: Omissible[KamerstukNumber] = optional("Nummer van het Kamerstuk.")
    url: Omissible[Address] = optional("Adres van de bron, als dat geen Kamerstuk is.")
    link: Words = Field(description="Waar het adres naartoe leidt.")
    relation: Relation = Field(
        description="Of het gaat over wat de bijlage noemt (outcome), over iets eromheen (context), of ouder is dan de "
        "bijlage (background)."
    )
    confidence: Confidence = Field(
        description="Of de redactie het in een bron heeft gelezen (verified), of dat alleen nummer en datum vaststaan "
        "(known), of dat de zin zegt wat niet is gevonden (searched)."
    )
    fetched: bool = Field(description="Of de redactie precies dit adres heeft geopend.")
    checked: datetime.date = Field(description="De dag waarop de redactie dit voor het laatst heeft gecontroleerd.")
    adopted: Omissible[datetime.date] = optional("Dag waarop het is vastgesteld, of wat adopted_as zegt.")
    adopted_as: Adoption = Field("vastgesteld", description="Wat er op die dag gebeurde. Ontbreekt bij vastgesteld.")
    in_force: Omissible[datetime.date] = optional("Dag waarop het in werking trad.")
    applies_from: Omissible[datetime.date] = optional("Dag vanaf wanneer het geldt.")

    @property
    def address(self) -> str:
        """The address of its source."""
        return address_of(self.url, self.kamerstuk)

    @property
    def puts_in_force(self) -> bool:
        """Whether by this event an act came into force or began to apply."""
        return self.event in ("in werking", "van toepassing")

    @property
    def label(self) -> str:
        """Its name for the timeline, or an empty string."""
        return self.short or self.name or ""

    @property
    def day(self) -> datetime.date:
        """The first day of its date, to sort by; the earliest possible day if it has no date."""
        return first_day(self.date) if self.date else datetime.date.min


class InitiativeState(Record, title="stand van een initiatief"):
    """What has become of an initiative as a whole."""

    initiative: Id = Field(description="Het initiatief, als id.")
    state: Lax[State] = Field(description="De stand nu, uit een vaste lijst.")
    as_of: Omissible[datetime.date] = optional("De dag van het nieuwste dat is gevonden. Ontbreekt bij alleen een kop.")
    searched: Omissible[Words] = optional("Waarnaar is gezocht en tot wanneer, als er geen vervolg is gevonden.")
    remark: Omissible[Words] = optional(REMARK)


class DevelopmentData(Record, title="ontwikkelingen"):
    """All of `data/developments.yaml`."""

    checked: datetime.date = Field(description="De dag waarop de redactie alles voor het laatst heeft gecontroleerd.")
    states: list[InitiativeState] = Field(description="De stand van elk initiatief.")
    developments: list[Development] = Field(description="Wat er sinds de bijlage is gebeurd, en wat daarvoor.")
