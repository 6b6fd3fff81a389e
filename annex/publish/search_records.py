"""The search records: one for each initiative, instrument, footnote, theme, building block and page.

They are written as a script, which a page may load from a folder as well as from a server. All words of a record are
visible on the page that it leads to.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from annex.model import footnote_marks, money, page_paths
from annex.model.annex import Footnote
from annex.model.register import Instrument
from annex.relate.cross_references import CrossReferences
from annex.relate.places import InitiativePlace, Place, ThemePlace
from annex.relate.urls import SiteAddress

FILE = "assets/search/records.js"
"""The path of the records from the site's root."""

OVERVIEWS = {
    page_paths.INITIATIVES: "Initiatieven",
    page_paths.INSTRUMENTS: "Instrumenten",
    page_paths.MATRIX: "Instrumenten per thema",
    page_paths.BUDGETS: "Bedragen",
    page_paths.STATUSES: "Toen en nu",
    page_paths.ABBREVIATIONS: "Afkortingen",
    page_paths.FOOTNOTES: "Voetnoten",
    page_paths.ANNEX: "Bijlage",
    page_paths.DATA: "Data",
    page_paths.ABOUT: "Over deze site",
}


@dataclass(frozen=True)
class Record:
    """A search record. `url` is relative to the site's root; `kind` and `place` are for readers.

    `name` is the name on its page, `names` are the other names there; `text` is its text there, and `more` what the
    editors add: the meaning of abbreviations, developments, the labels of a footnote's sources.
    """

    kind: str
    url: str
    name: str
    place: str
    names: list[str] = field(default_factory=list)
    text: str = ""
    more: str = ""


def write(references: CrossReferences, address: SiteAddress, site: Path) -> None:
    """Write the records into the built site in the folder `site`."""
    file = site / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    slim = [_slim(record) for record in records(references, address)]
    text = json.dumps(slim, ensure_ascii=False, separators=(",", ":"))
    file.write_text(f"osaSearch.records = {text}\n", encoding="utf-8")


def _slim(record: Record) -> dict[str, Any]:
    """A record without empty fields, and without its own name among `names`: the search loads all records at once."""
    names = [name for name in record.names if name != record.name]
    return {key: value for key, value in {**vars(record), "names": names}.items() if value}


def records(references: CrossReferences, address: SiteAddress) -> Iterator[Record]:
    """Every record: blocks with their themes and initiatives in reading order, instruments, footnotes, pages."""
    return _Records(references, address).all()


class _Records:
    def __init__(self, references: CrossReferences, address: SiteAddress) -> None:
        self.references = references
        self.index = references.index
        # Relative to the site's root, wherever it is published.
        self._url = replace(address, site_url="").of
        self.developments = references.developments
        self._meanings: dict[str, list[str]] = {}
        for abbreviation in references.register.abbreviations:
            for source in references.uses(abbreviation):
                self._meanings.setdefault(self._url(source), []).append(abbreviation.stands_for)

    def all(self) -> Iterator[Record]:
        for themes in self.index.blocks.values():
            block = themes[0].block
            name = f"Bouwsteen {block.number}. {block.title}"
            yield Record("bouwsteen", self._url(block), name, "", [block.short_title])
            for theme in themes:
                yield from self._theme(theme)
        yield from map(self._instrument, self.references.register.instruments)
        yield from map(self._footnote, self.index.footnotes.values())
        for page, title in OVERVIEWS.items():
            yield Record("pagina", self._url(page), title, "")

    def _theme(self, place: ThemePlace) -> Iterator[Record]:
        theme, url = place.theme, self._url(place)
        names = [theme.label, *(name for name, _ in self.references.names_of(theme.id))]
        above = [f"Bouwsteen {place.block.number}", *([place.parent.label] if place.parent else [])]
        text = footnote_marks.without(theme.text or "")
        yield Record("thema", url, theme.title, " › ".join(above), names, text, self._more(place))
        for initiative in place.initiatives:
            yield from map(self._initiative, initiative.family)
        for child in place.children:
            yield from self._theme(child)

    def _initiative(self, place: InitiativePlace) -> Record:
        initiative, url = place.initiative, self._url(place)
        names = [name for name, _ in self.references.names_of(initiative.id)]
        # Its page leaves out names that its own name contains; for the search they are names of their own.
        for instrument in self.references.homes.get(initiative.id, []):
            names += [instrument.name, *(name for name, _ in instrument.other_names())]
        names = list(dict.fromkeys(names))
        text = footnote_marks.without(initiative.text)
        return Record("initiatief", url, initiative.name, self._place(place.theme), names, text, self._more(place))

    def _instrument(self, instrument: Instrument) -> Record:
        names = [instrument.name, *(name for name, _ in instrument.other_names())]
        home = self.index.initiatives[instrument.home].theme if instrument.home else None
        text = [f"{instrument.kind} · {instrument.level}"]
        for budget, _ in self.references.budgets(instrument):
            text.append(f"{money.in_words(budget.amount)} · {budget.subject}")
        place = self._place(home) if home else "Instrumenten"
        url = self._url(instrument)
        return Record("instrument", url, instrument.title, place, names, "; ".join(text), self._more(instrument))

    def _footnote(self, note: Footnote) -> Record:
        url = self._url(note)
        themes = dict.fromkeys(c.place.theme_place.label for c in self.index.citations[note.number])
        place = f"Voetnoten › {', '.join(themes)}"
        return Record("voetnoot", url, f"Voetnoot {note.number}", place, [], note.text, self._more(note))

    def _more(self, subject: Place | Footnote | Instrument) -> str:
        """The editors' words about a subject, besides its names."""
        if isinstance(subject, Footnote):
            sources = self.developments.sources(subject.number)
            said = [link.words for link in sources.links] if sources else []
        else:
            found = self.developments.for_subject(subject)
            said = [words for d in found for words in (d.lead, d.number, d.text, d.remark) if words]
        meanings = [] if isinstance(subject, Instrument) else self._meanings.get(self._url(subject), [])
        return " · ".join(dict.fromkeys([*meanings, *said]))

    def _place(self, theme: ThemePlace) -> str:
        return f"Bouwsteen {theme.block.number} › {theme.label}"
