"""Papers outside the site: their numbers, addresses and links, and those behind the annex's footnotes. Kamerstukken are
papers of the Dutch parliament; acts of the EU have a CELEX number."""

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field, HttpUrl, StringConstraints, UrlConstraints
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from annex.model.annex import Explained, Lax, Omissible, Record, Words, listed, optional

WRITTEN = re.compile(
    r"(?P<dossier>\d{2} ?\d{3}(?:-\d{2}(?=,? nr\.|-))?)"
    r"(?:[- ](?P<chapter>(?=[IVX])X{0,2}(IX|IV|V?I{0,3})))?"
    r"(?:,? nr\. ?|-)(?P<number>[1-9]\d*)"
)
"""'35 925-XVII nr. 54', '21 501-02, nr. 2602', '34952-174': two digits behind a hyphen belong to the dossier only if
a number follows."""

SCHEMA_PATTERN = r"^\d{2} ?\d{3}(-\d{2})?([- ][IVX]+)?(,? nr\. ?|-)[1-9]\d*$"
"""A looser pattern for the JSON Schema, whose regular expressions have no lookaround."""

EUR_LEX = "//eur-lex.europa.eu/"
CELEX = re.compile(r"(?P<sector>[35])(?P<year>\d{4})(?P<type>[A-Z]{1,2})(?P<number>\d{4})")
ELI = {"R": "reg", "L": "dir", "D": "dec"}
KINDS = {"R": "verordening", "L": "richtlijn", "D": "besluit"}
"""What an act is in Dutch, by the letter in its CELEX number."""


class Kamerstuk(NamedTuple):
    """A paper: its dossier without blanks, its chapter as a Roman numeral or empty, and its number."""

    dossier: str
    chapter: str
    number: int

    @property
    def url(self) -> str:
        parts = filter(None, (self.dossier, self.chapter, str(self.number)))
        return f"https://zoek.officielebekendmakingen.nl/kst-{'-'.join(parts)}.html"

    def __str__(self) -> str:
        """'35 925-XVII, nr. 54'."""
        chapter = f"-{self.chapter}" if self.chapter else ""
        return f"{self.dossier[:2]} {self.dossier[2:]}{chapter}, nr. {self.number}"


def kamerstuk(written: str) -> Kamerstuk:
    """Parse a written number, as '35 925-XVII, nr. 54'. Raises `ValueError` if it is invalid."""
    parts = WRITTEN.fullmatch(written)
    if not parts:
        raise PydanticCustomError("kamerstuk", "no Kamerstuk, as 35 925-XVII, nr. 54")
    return Kamerstuk(parts["dossier"].replace(" ", ""), parts["chapter"] or "", int(parts["number"]))


def act(celex: str) -> tuple[str, str]:
    """The end of an act's address, and its common number: '/eli/reg/2024/2747/oj' and '2024/2747'. Each is empty if it
    can't be derived: a communication has no such address."""
    parts = CELEX.fullmatch(celex)
    if not parts:
        return "", ""
    year, number = parts["year"], int(parts["number"])
    if parts["sector"] == "5":
        return "", f"({year}){number}"
    return f"/eli/{ELI.get(parts['type'], '?')}/{year}/{number}/oj", f"{year}/{number}"


def is_at(celex: str, url: str) -> bool:
    """Whether `url` is the address of an act, with its CELEX number or as an ELI address."""
    # An implementing or delegated regulation has the CELEX letter of a regulation.
    plain = re.sub(r"(?<=/eli/reg)_(impl|del)(?=/)", "", url)
    return plain.endswith((act(celex)[0] or "?", f"CELEX:{celex}"))


def names_act(number: str, text: str) -> bool:
    """Whether the number of an act occurs in `text`, ignoring spaces."""
    # EUR-Lex drops the leading zeros of 'P8_TA(2018)0095'.
    plain = re.sub(r"(?<=\))0+", "", text.replace(" ", ""))
    return re.search(rf"(?<!\d){re.escape(number)}(?!\d)", plain) is not None


KamerstukNumber = Annotated[
    str, AfterValidator(lambda value: kamerstuk(value) and value), Field(json_schema_extra={"pattern": SCHEMA_PATTERN})
]
ACT = r"^(3\d{4}([DLR]\d{4}|C\d{4}\(\d{2}\))|5\d{4}[DJ]C\d{4})$"
ADOPTED = r"^3\d{4}[DLR]\d{4}$"
PROPOSAL = r"^5\d{4}PC\d{4}$"
PROCEDURE = r"^\d{4}/\d{4}\((APP|CNS|COD|NLE)\)$"
STAATSBLAD = r"^Stb\. \d{4}, [1-9]\d*$"
BWB = r"^BWBR\d{7}$"
DOSSIER = r"^\d{2} \d{3}$"
WRITTEN_AS = {
    ACT: "as 32024R1689",
    ADOPTED: "as 32024R1689",
    PROPOSAL: "as 52021PC0206",
    PROCEDURE: "as 2021/0106(COD)",
    STAATSBLAD: "as Stb. 2023, 123",
    BWB: "as BWBR0012345",
    DOSSIER: "as 36 765",
}
"""An example of each number, for messages."""

ActNumber = Annotated[str, StringConstraints(pattern=ACT)]
"""The CELEX number of an act, a declaration ('32023C0123(01)') or a communication, and not of a proposal."""
AdoptedNumber = Annotated[str, StringConstraints(pattern=ADOPTED)]
ProposalNumber = Annotated[str, StringConstraints(pattern=PROPOSAL)]
ProcedureNumber = Annotated[str, StringConstraints(pattern=PROCEDURE)]
StaatsbladNumber = Annotated[str, StringConstraints(pattern=STAATSBLAD)]
BwbNumber = Annotated[str, StringConstraints(pattern=BWB)]
"""The number of a Dutch law at wetten.overheid.nl."""
DossierNumber = Annotated[str, StringConstraints(pattern=DOSSIER)]
"""The number that all Kamerstukken about a bill share."""
ADDRESS = re.compile(r"https://[\w-]+(\.[\w-]+)+(:\d+)?([/?#]([^\s\"<>‘’“”]*[^\s\"<>‘’“”.,;:])?)?")


def _plain_address(value: Any) -> Any:
    """Refuse what `HttpUrl` mends or takes as it is: blanks, a host without a dot, and what stood around the address in
    a text. A bracket behind it belongs to it only if it opens there."""
    if isinstance(value, str) and (not ADDRESS.fullmatch(value) or value.count(")") > value.count("(")):
        raise PydanticCustomError("address", "no plain address: https://, a host with a dot, no blanks or quotes")
    return value


Address = Annotated[
    HttpUrl, UrlConstraints(allowed_schemes=["https"]), Field(strict=False), BeforeValidator(_plain_address)
]
REMARK = "Wat u er verder bij moet weten."


class Certainty(Explained):
    """How sure it is that a link leads to the source that a footnote cites."""

    EXACT = "exact", ""
    PATTERN = "pattern", "nummer uit de bijlage, niet gecontroleerd"
    INFERRED = "inferred", "waarschijnlijk dit stuk"
    RELATED = "related", "niet het stuk uit de voetnoot, wel verwant"


def address_of(url: HttpUrl | None, number: str | None) -> str:
    """The address of a Kamerstuk, or else `url`. A link has one of the two."""
    return kamerstuk(number).url if number else str(url)


def link_mistakes(url: HttpUrl | None, number: str | None, texts: Iterable[str | None]) -> Iterator[tuple[str, str]]:
    """What is wrong with a link to a source: an address too many or too few, or a text that names another Kamerstuk."""
    if bool(url) == bool(number):
        yield "url", "a link has either url or kamerstuk"
    for text in filter(None, texts if number else ()):
        paper = kamerstuk(number or "")
        written = rf"{paper.dossier}(-{paper.chapter})?\b.*\b{paper.number}\b"
        if not re.search(written, re.sub(r"(?<=\d\d) (?=\d{3})", "", text)):
            yield "kamerstuk", f"'{text}' is another paper than {paper}"


def act_mistakes(celex: str, url: str, texts: Iterable[str | None]) -> Iterator[tuple[str, str]]:
    """What is wrong with a link to an act by its CELEX number: an address or a text that names another act."""
    number = act(celex)[1]
    if not is_at(celex, url):
        yield "celex", f"{celex} is another act than the url"
    for text in filter(None, texts if number else ()):
        said = [letter for letter, kind in KINDS.items() if kind in text.lower()]
        if not names_act(number, text) or (said and celex[5] not in said):
            yield "celex", f"{celex} is another act than '{text}'"


class SourceLink(Record, title="link naar een stuk"):
    """A source behind a footnote."""

    url: Omissible[Address] = optional("Adres van het stuk.")
    kamerstuk: Omissible[KamerstukNumber] = optional("Nummer van het Kamerstuk.")
    label: Omissible[Words] = optional("Hoe de link heet. Ontbreekt bij een Kamerstuk als het nummer genoeg zegt.")
    certainty: Lax[Certainty] = Field(
        description="Hoe zeker het is dat dit het stuk is: exact (gecontroleerd), pattern (gemaakt met het nummer in "
        "de bijlage), inferred (waarschijnlijk) of related (niet dat stuk, wel verwant)."
    )

    @property
    def address(self) -> str:
        return address_of(self.url, self.kamerstuk)

    def mistakes(self) -> Iterator[tuple[str, str]]:
        url = str(self.url or "")
        yield from link_mistakes(self.url, self.kamerstuk, [self.label])
        if not (self.label or self.kamerstuk):
            yield "label", "a link without words needs a label"
        elif EUR_LEX in url and not names_act(act(url.rpartition("CELEX:")[2])[1] or "?", self.label or ""):
            yield "url", f"another act than '{self.label}': EUR-Lex by its CELEX number"


REASONS = Literal["niet gevonden", "alleen uitleg"]
WithoutPaper = TypeAliasType("WithoutPaper", Annotated[REASONS, Field(title="WithoutPaper")])


class FootnoteSources(Record, title="bronnen van een voetnoot"):
    """The sources behind a footnote, or why it has none."""

    number: int = Field(ge=1, description="Nummer van de voetnoot in de bijlage.")
    links: list[SourceLink] = listed("De stukken achter de voetnoot.")
    without_paper: Omissible[WithoutPaper] = optional(
        "Waarom de voetnoot geen stuk heeft: het is niet gevonden, of de voetnoot geeft alleen uitleg."
    )
    remark: Omissible[Words] = optional(REMARK)

    def mistakes(self) -> Iterator[tuple[str, str]]:
        is_related = all(link.certainty is Certainty.RELATED for link in self.links)
        if not (self.links or self.without_paper):
            yield "links", "a footnote has links or without_paper"
        elif self.links and self.without_paper and not (self.without_paper == "niet gevonden" and is_related):
            yield "without_paper", f"'{self.without_paper}', with links to papers"
