"""The records of the three data files, with what several rules ask of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from annex.check.records import Entry, Records
from annex.model import footnote_marks
from annex.model.annex import BuildingBlock, Document, Footnote, Initiative, Theme
from annex.model.developments import Development, Relation
from annex.model.register import Instrument


@dataclass(frozen=True)
class Files:
    """The records of the three files."""

    annex: Records
    register: Records
    developments: Records

    @cached_property
    def instruments(self) -> list[Entry[Instrument]]:
        """The register's instruments."""
        return self.register.of(Instrument)

    @cached_property
    def texts(self) -> list[str]:
        """Every text of the annex that may mention an instrument, without marks."""
        texts = (entry.record.text for entry in self.annex.of_any(Theme, Initiative, Footnote))
        return [footnote_marks.without(text) for text in texts if text]

    @cached_property
    def words(self) -> str:
        """All words of the annex: titles and texts."""
        titles = (entry.record.title for entry in self.annex.of_any(Document, BuildingBlock, Theme))
        return "\n".join([*titles, *self.texts])

    @cached_property
    def homes(self) -> dict[str, str | None]:
        """The initiative that each instrument belongs to, if there is one."""
        return {entry.record.id: entry.record.home for entry in self.instruments}

    @cached_property
    def outcomes(self) -> dict[str, list[Development]]:
        """Developments with relation `outcome`, by the initiative that they or their instruments are about."""
        found: dict[str, list[Development]] = defaultdict(list)
        for entry in self.developments.of(Development):
            if entry.record.relation is Relation.OUTCOME:
                for id_ in {self.homes.get(about) or about for about in entry.record.about} | {*entry.record.about}:
                    found[id_].append(entry.record)
        return found
