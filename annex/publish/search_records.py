"""The search records: one for each initiative, instrument, footnote, theme, building block and page.

They are written as a script, which a page may load from a folder as well as from a server. All of a record but its
search words is visible on the page that it leads to.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from annex.load import front_matter
from annex.model import footnote_marks, money, page_paths
from annex.model.annex import Footnote
from annex.model.page_front import PageFront
from annex.model.register import Instrument
from annex.relate.cross_references import CrossReferences
from annex.relate.places import InitiativePlace, Place, ThemePlace
from annex.relate.urls import SiteAddress

FILE = "assets/search/records.js"
"""The path of the records from the site's root."""

UNSENT = re.compile(r"^\s*(?://[^\n]*|/\*(?:(?!\*/).)*\*/)\n|^\s+", re.DOTALL | re.MULTILINE)
"""What readers needn't load of a script: lines that hold a comment and nothing else, blank lines and indentation."""

STOP_WORDS_FILE = "data/stop-words.txt"
COMMON_WORDS_FILE = "data/common-words.txt"


@dataclass(frozen=True)
class Record:
    """A search record. `url` is relative to the site's root; `kind` and `place` are for readers.

    `name` is the name on its page, `names` are the other names there; `words` are search words, which stand on no page;
    `text` is its text there, and `more` what the editors add: the meaning of abbreviations, developments, the labels of
    a footnote's sources.
    """

    kind: str
    url: str
    name: str
    place: str
    names: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    text: str = ""
    more: str = ""


COLUMNS = ("kind", "words", "names", "url", "name", "text", "more", "place")
"""Like beside like compresses best, and the search loads all records at once."""

SEPARATOR = "|"
"""A line break would be two characters in JSON."""


def write(references: CrossReferences, address: SiteAddress, root: Path, site: Path) -> None:
    """Write the stop words, the common words and the records into the built site in the folder `site`, and the search's
    scripts without comments and indentation, so that its first use loads less.

    The records are written by column, the items of a list with `SEPARATOR` between them.
    """
    written = site / FILE
    written.parent.mkdir(parents=True, exist_ok=True)
    rows = [vars(record) for record in [*records(references, address), *page_records(root / "docs", address)]]
    columns = {key: [SEPARATOR.join(r[key]) if isinstance(r[key], list) else r[key] for r in rows] for key in COLUMNS}
    text = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    lists = {"stopWords": STOP_WORDS_FILE, "commonWords": COMMON_WORDS_FILE}
    sets = [f'{key} = new Set("{" ".join(listed_words(root / file))}".split(" "))' for key, file in lists.items()]
    script = "".join(f"osaSearch.{line}\n" for line in [*sets, f"columns = {text}"])
    written.write_text(script, encoding="utf-8")
    for file in (root / "docs" / FILE).parent.glob("*.js"):
        code = UNSENT.sub("", file.read_text(encoding="utf-8"))
        written.with_name(file.name).write_text(code, encoding="utf-8")


def listed_words(file: Path) -> list[str]:
    """The words in a list of the project, which are without case and accents, as the search compares words."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def page_records(docs: Path, address: SiteAddress) -> Iterator[Record]:
    """The records of the pages in `docs`, the folder, that are neither the home page nor the list of overviews."""
    for file in sorted(docs.glob("*.md")):
        parts = front_matter.split(file.read_bytes())
        front = PageFront.model_validate(front_matter.read(parts).data) if parts else PageFront()
        if front.title and file.name not in (page_paths.HOME, page_paths.OVERVIEWS):
            url = replace(address, site_url="").of(file.name)
            yield Record("pagina", url, front.title, "", words=front.search_words)


def records(references: CrossReferences, address: SiteAddress) -> Iterator[Record]:
    """The records of the annex and the register: blocks with their themes and initiatives in reading order, footnotes,
    instruments.

    An instrument with a home follows that, and no other instrument follows an initiative: the search adds to the home
    the search words and the editors' words of its instruments.
    """
    return _Records(references, address).all()


class _Records:
    def __init__(self, references: CrossReferences, address: SiteAddress) -> None:
        self.references = references
        self.index = references.index
        # Relative to the site's root, wherever it is published.
        self._url = replace(address, site_url="").of
        self.developments = references.developments
        self._words = {names.subject: names.search_words for names in references.register.names}
        self._meanings: dict[str, list[str]] = {}
        for abbreviation in references.register.abbreviations:
            for source in references.uses[abbreviation.short]:
                self._meanings.setdefault(self._url(source), []).append(abbreviation.stands_for)

    def all(self) -> Iterator[Record]:
        for themes in self.index.blocks.values():
            block = themes[0].block
            name = f"Bouwsteen {block.number}. {block.title}"
            yield Record("bouwsteen", self._url(block), name, "", [block.short_title])
            for theme in themes:
                yield from self._theme(theme)
        yield from map(self._footnote, self.index.footnotes.values())
        yield from (self._instrument(i) for i in self.references.register.instruments if not i.home)

    def _theme(self, place: ThemePlace) -> Iterator[Record]:
        theme = place.theme
        names = [theme.label, *(name for name, _ in self.references.names_of(theme.id))]
        above = place.parent.label if place.parent else f"Bouwsteen {place.block.number}"
        short = "" if theme.label == theme.title else f" {theme.label}"
        text = footnote_marks.without(theme.text or "")
        record = Record("thema", self._url(place), theme.title, f"{above} › {place.number}{short}", names, text=text)
        yield self._complete(record, self._words.get(theme.id, []), self._said(place))
        for initiative in place.initiatives:
            for member in initiative.family:
                yield self._initiative(member)
                yield from map(self._instrument, self.references.homes.get(member.initiative.id, []))
        for child in place.children:
            yield from self._theme(child)

    def _initiative(self, place: InitiativePlace) -> Record:
        initiative, theme = place.initiative, place.theme
        names = [name for name, _ in self.references.names_of(initiative.id)]
        words = self._words.get(initiative.id, [])
        instruments = self.references.homes.get(initiative.id, [])
        called = [name for i in instruments for name in (i.name, *(name for name, _ in i.other_names()))]
        # Its page leaves out names that its own name contains, and all of them if the editors named it.
        if initiative.name_by == "annex":
            names += called
        else:
            words = [*words, *called]
        text = footnote_marks.without(initiative.text)
        record = Record(
            "initiatief", self._url(place), initiative.name, f"{theme.number} {theme.label}", names, text=text
        )
        said = _different(self._said(place), [words for i in instruments for words in self._said(i)])
        return self._complete(record, _different(words, [word for i in instruments for word in i.search_words]), said)

    def _instrument(self, instrument: Instrument) -> Record:
        names = [instrument.name, *(name for name, _ in instrument.other_names())]
        kind = f"{instrument.kind} · {instrument.level}"
        budgets = [f"{money.budget_in_words(b)} · {b.subject}" for b, _ in self.references.budgets[instrument.id]]
        text = "; ".join([kind, *budgets])
        record = Record("instrument", self._url(instrument), instrument.title, "Instrumenten", names, text=text)
        return self._complete(record, instrument.search_words, self._said(instrument))

    @staticmethod
    def _complete(record: Record, words: list[str], said: list[str]) -> Record:
        """The record with its words, in which each name and search word is another than its name and those before."""
        names = _different(record.names, [record.name])
        # In order they compress better.
        words = sorted(_different(words, [record.name, *names]))
        return replace(record, names=names, words=words, more=" · ".join(said))

    def _footnote(self, note: Footnote) -> Record:
        url = self._url(note)
        cited = [citation.place.theme_place for citation in self.index.citations[note.number]]
        themes = dict.fromkeys(f"{theme.number} {theme.label}" for theme in cited)
        place = f"Voetnoten › {', '.join(themes)}"
        return Record(
            "voetnoot", url, f"Voetnoot {note.number}", place, text=note.text, more=" · ".join(self._said(note))
        )

    def _said(self, subject: Place | Footnote | Instrument) -> list[str]:
        """The editors' words about a subject, besides its names."""
        if isinstance(subject, Footnote):
            sources = self.developments.sources.get(subject.number)
            said = [link.words for link in sources.links] if sources else []
        else:
            found = [d for d in self.developments.for_subject(subject) if d.relation == "outcome"]
            said = [words for d in found for words in (d.lead, d.number, d.text) if words]
        meanings = [] if isinstance(subject, Instrument) else self._meanings.get(self._url(subject), [])
        return list(dict.fromkeys([*meanings, *said]))


def _different(items: list[str], others: list[str]) -> list[str]:
    """The items that are different from each other and from `others`, ignoring case."""
    taken = {other.casefold() for other in others}
    return [item for key, item in {item.casefold(): item for item in items}.items() if key not in taken]
