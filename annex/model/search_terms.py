"""Words that people type for those of the annex: what `data/terms.yaml` may hold, key by key."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from annex.model.annex import Record, SearchWord


class SearchTerm(Record, title="zoekterm"):
    """Words that people type, and the annex's words that they stand for."""

    annex_words: Annotated[list[SearchWord], Field(min_length=1)] = Field(
        alias="for", description="Woorden van de bijlage, of paren van woorden. Het eerste past het best."
    )
    words: Annotated[list[SearchWord], Field(min_length=1)] = Field(description="Woorden die mensen daarvoor typen.")

    def mistakes(self) -> Iterator[tuple[str, str]]:
        for key, texts in (("for", self.annex_words), ("words", self.words)):
            # The search compares no more than two words in a row.
            yield from ((key, f"'{text}' has more than two words") for text in texts if len(text.split()) > 2)


class SearchTerms(Record, title="zoektermen"):
    """The table of terms."""

    search_terms: list[SearchTerm] = Field(description="Wat de ene woorden zijn voor de andere.")
