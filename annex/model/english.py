"""The annex in short in English: what `data/english.yaml` may hold, key by key."""

import hashlib
from typing import Annotated

from pydantic import Field, StringConstraints

from annex.model import footnote_marks
from annex.model.annex import Id, Record, SearchWord, Words, listed

SOURCE = "Controlegetal van de Nederlandse tekst die de samenvatting samenvat."
SEARCH_WORDS = "Engelse woorden waarmee de zoekfunctie dit vindt en die de site niet toont."
HASH_PATTERN = "^[0-9a-f]{8}$"
Hash = Annotated[str, StringConstraints(pattern=HASH_PATTERN)]


class Term(Record, title="term"):
    """A term of the annex, with its English rendering and who uses that."""

    dutch: Words = Field(description="De term van de bijlage, of meer.")
    english: Words = Field(description="De Engelse weergave.")
    source: Words = Field(description="Waar die weergave wordt gebruikt, in het Engels.")


class Title(Record, title="titel"):
    """The title of a building block or a theme."""

    id: Id
    title: Words = Field(description="De Engelse titel, van de redactie.")
    search_words: list[SearchWord] = listed(SEARCH_WORDS)


class Gloss(Record, title="samenvatting"):
    """What the cabinet says of an initiative, in one sentence."""

    id: Id
    name: Words = Field(description="De Engelse naam.")
    text: Words = Field(description="Eén zin: een samenvatting van de tekst van de bijlage, en niets anders.")
    source: Hash = Field(description=SOURCE)
    search_words: list[SearchWord] = listed(SEARCH_WORDS)


class English(Record, title="Engels"):
    """The glossary, the titles and the glosses."""

    terms: list[Term] = Field(description="De woordenlijst.")
    titles: list[Title] = Field(description="De titels van bouwstenen en thema’s.")
    glosses: list[Gloss] = Field(description="De samenvattingen, in de volgorde van de bijlage.")


def text_hash(text: str) -> str:
    """A short hash of a text of the annex, without its footnote marks."""
    return hashlib.sha256(footnote_marks.without(text).encode()).hexdigest()[:8]
