"""Links to papers outside the site, and the sources behind the annex's footnotes: a part of `data/register.yaml`."""

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, HttpUrl, UrlConstraints
from pydantic_core import PydanticCustomError

from annex.model import papers
from annex.model.annex import Explained, Lax, Omissible, Record, Words, listed, optional


def _kamerstuk(value: str) -> str:
    try:
        papers.kamerstuk(value)
    except ValueError:
        raise PydanticCustomError("kamerstuk", "no Kamerstuk") from None
    return value


KamerstukNumber = Annotated[
    str,
    AfterValidator(_kamerstuk),
    Field(json_schema_extra={"pattern": papers.SCHEMA_PATTERN}, description="Nummer van het Kamerstuk."),
]
Address = Annotated[HttpUrl, UrlConstraints(allowed_schemes=["https"]), Field(strict=False)]

REMARK = "Wat u er verder bij moet weten."
KNOWN_SITES = {"eur-lex.europa.eu": "EUR-Lex", "zoek.officielebekendmakingen.nl": "officielebekendmakingen.nl"}


def site_of(url: str) -> str:
    """The name of the site that a link leads to: 'EUR-Lex', 'rijksoverheid.nl'."""
    host = urlsplit(url).hostname or ""
    return KNOWN_SITES.get(host, host.removeprefix("www."))


class Certainty(Explained):
    """How sure it is that a link leads to the source that a footnote cites."""

    EXACT = "exact", ""
    PATTERN = "pattern", "nummer uit de bijlage, niet gecontroleerd"
    INFERRED = "inferred", "waarschijnlijk dit stuk"
    RELATED = "related", "het stuk waar het over gaat"


def address_of(url: HttpUrl | None, number: str | None) -> str:
    """The address of a Kamerstuk, or else `url`. A rule in `check` requires one of the two."""
    return papers.kamerstuk(number).url if number else str(url)


class SourceLink(Record, title="link naar een stuk"):
    """A source behind a footnote."""

    url: Omissible[Address] = optional("Adres van het stuk.")
    kamerstuk: Omissible[KamerstukNumber] = optional("Nummer van het Kamerstuk.")
    label: Omissible[Words] = optional("Hoe de link heet. Ontbreekt bij een Kamerstuk als het nummer genoeg zegt.")
    certainty: Lax[Certainty] = Field(
        description="Hoe zeker het is dat dit het stuk is: exact (gecontroleerd), pattern (gemaakt met het nummer in "
        "de bijlage), inferred (waarschijnlijk) of related (gaat erover)."
    )

    @property
    def address(self) -> str:
        return address_of(self.url, self.kamerstuk)

    @property
    def words(self) -> str:
        """The text of its link: the label, or the Kamerstuk's number."""
        return self.label or f"Kamerstuk {papers.kamerstuk(self.kamerstuk or '')}"


class FootnoteSources(Record, title="bronnen van een voetnoot"):
    """The sources behind a footnote: links, a remark, or both."""

    number: int = Field(ge=1, description="Nummer van de voetnoot in de bijlage.")
    links: list[SourceLink] = listed("De stukken achter de voetnoot.")
    remark: Omissible[Words] = optional(REMARK)

    def certainty_of(self, link: SourceLink) -> str:
        """The certainty of a link in words for readers; empty if it is exact."""
        several = sum(other.certainty is Certainty.INFERRED for other in self.links) > 1
        return "mogelijk dit stuk" if several and link.certainty is Certainty.INFERRED else link.certainty.meaning
