"""The search records: one for each initiative, instrument, footnote, theme, building block and page.

They are written as a script, which a page may load from a folder as well as from a server. All of a record but its
search words is visible on the page that it leads to.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from annex import wording
from annex.model import footnote_marks, page_paths
from annex.model.annex import Footnote
from annex.model.page_front import PageFront
from annex.model.register import Instrument, Named
from annex.project import Project
from annex.relate.cross_references import CrossReferences
from annex.relate.places import AnnexText, InitiativePlace, ThemePlace
from annex.relate.urls import SiteAddress

FILE = "assets/search/records.js"
"""The path of the records from the site's root."""

UNSENT = re.compile(r"^\s*(?://[^\n]*|/\*(?:(?!\*/).)*\*/)\n|^\s+", re.DOTALL | re.MULTILINE)
"""What readers needn't load of a script: lines that hold a comment and nothing else, blank lines and indentation."""


class SearchRecord(NamedTuple):
    """A search record. `url` is relative to the site's root; `kind` and `place` are for readers.

    `name` is the name on its page, `names` are the other names there; `words` are search words, which stand on no page;
    `text` is its text there, and `more` what the editors add: the meaning of abbreviations, developments, the labels of
    a footnote's sources.
    """

    kind: str
    url: str
    name: str
    place: str = ""
    names: Sequence[str] = ()
    words: Sequence[str] = ()
    text: str = ""
    more: Sequence[str] = ()


COLUMNS = ("kind", "words", "names", "url", "name", "text", "more", "place")
"""Like beside like compresses best, and the search loads all records at once."""

SEPARATOR = "|"
"""A line break would be two characters in JSON."""

JOINED = {"names": SEPARATOR, "words": SEPARATOR, "more": " · "}
"""What is between the items of a list."""


def write(project: Project, address: SiteAddress, site: Path) -> None:
    """Write the stop words, the common words and the records into the built site in the folder `site`, and the search's
    scripts without comments and indentation, so that its first use loads less.

    The records are written by column.
    """
    written = site / FILE
    written.parent.mkdir(parents=True, exist_ok=True)
    found = [*records(project.references, address), *page_records(project.pages, address)]
    rows = [record._asdict() for record in found]
    columns = {key: [JOINED[key].join(row[key]) if key in JOINED else row[key] for row in rows] for key in COLUMNS}
    text = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    lists = {"stopWords": project.stop_words, "commonWords": project.common_words}
    sets = [f'{key} = new Set("{" ".join(words)}".split(" "))' for key, words in lists.items()]
    script = "".join(f"osaSearch.{line}\n" for line in [*sets, f"columns = {text}"])
    written.write_text(script, encoding="utf-8")
    for file in (project.root / "docs" / FILE).parent.glob("*.js"):
        code = UNSENT.sub("", file.read_text(encoding="utf-8"))
        written.with_name(file.name).write_text(code, encoding="utf-8")


def page_records(pages: Mapping[str, PageFront], address: SiteAddress) -> Iterator[SearchRecord]:
    """The records of pages in the folder `docs/` itself, but for the home page and the list of overviews."""
    for path, front in sorted(pages.items()):
        if front.title and "/" not in path and path not in (page_paths.HOME, page_paths.OVERVIEWS):
            yield SearchRecord("pagina", replace(address, site_url="").of(path), front.title, words=front.search_words)


def records(references: CrossReferences, address: SiteAddress) -> Iterator[SearchRecord]:
    """The records of the annex and the register: blocks with their themes and initiatives in reading order, footnotes,
    instruments.

    An instrument with a home follows that, and no other instrument follows an initiative: the search adds to the home
    the search words and the editors' words of its instruments.
    """
    return map(_complete, _Records(references, address).all())


class _Records:
    def __init__(self, references: CrossReferences, address: SiteAddress) -> None:
        self.references, self.index, self.developments = references, references.index, references.developments
        # Relative to the site's root, wherever it is published.
        self._url = replace(address, site_url="").of
        self._words = {names.subject: names.search_words for names in references.register.names}
        self._meanings: dict[str, list[str]] = defaultdict(list)
        for abbreviation in references.register.abbreviations:
            for text in references.uses[abbreviation.short]:
                self._meanings[text.id].append(abbreviation.stands_for)

    def all(self) -> Iterator[SearchRecord]:
        for themes in self.index.blocks.values():
            block = themes[0].block
            name = f"Bouwsteen {block.number}. {block.title}"
            yield SearchRecord("bouwsteen", self._url(block), name, names=[block.short_title])
            for theme in (place for top in themes for place in top.with_children):
                yield self._theme(theme)
                for initiative in theme.own_initiatives:
                    yield self._initiative(initiative)
                    yield from map(self._instrument, self.references.homes.get(initiative.id, []))
        yield from map(self._footnote, self.index.footnotes.values())
        yield from (self._instrument(i) for i in self.references.register.instruments if not i.home)

    def _theme(self, place: ThemePlace) -> SearchRecord:
        above = place.parent.label if place.parent else f"Bouwsteen {place.block.number}"
        short = "" if place.label == place.name else f" {place.label}"
        names = [place.label, *_without_language(self.references.names_of(place.id))]
        return self._of_text("thema", place, f"{above} › {place.number}{short}", names, self._words.get(place.id, []))

    def _initiative(self, place: InitiativePlace) -> SearchRecord:
        names, words = _without_language(self.references.names_of(place.id)), self._words.get(place.id, [])
        instruments = self.references.homes.get(place.id, [])
        # Its page leaves out names that its own name contains, and all of them if the editors named it.
        called = [name for instrument in instruments for name in _names(instrument)]
        if place.initiative.name_by == "annex":
            names = [*names, *called]
        else:
            words = [*words, *called]
        # The search adds the words of its instruments.
        words = _different(words, [word for instrument in instruments for word in instrument.search_words])
        said = [said for instrument in instruments for said in self._editors_words(instrument)]
        record = self._of_text("initiatief", place, place.theme.numbered, names, words)
        return record._replace(more=_different(record.more, said))

    def _footnote(self, note: Footnote) -> SearchRecord:
        themes = ", ".join(theme.numbered for theme in self.index.themes_of(note))
        return self._of_text("voetnoot", note, f"Voetnoten › {themes}")

    def _of_text(
        self, kind: str, text: AnnexText, place: str, names: Sequence[str] = (), words: Sequence[str] = ()
    ) -> SearchRecord:
        """The record of a text of the annex."""
        words_of_annex, more = footnote_marks.without(text.text), self._editors_words(text)
        return SearchRecord(kind, self._url(text), text.name, place, names, words, words_of_annex, more)

    def _instrument(self, instrument: Instrument) -> SearchRecord:
        names, words, more = _names(instrument), instrument.search_words, self._editors_words(instrument)
        budgets = [f"{wording.budget(b)} · {b.subject}" for b, _ in self.references.budgets[instrument.id]]
        text = "; ".join([f"{instrument.kind} · {instrument.level}", *budgets])
        url = self._url(instrument)
        return SearchRecord("instrument", url, instrument.title, "Instrumenten", names, words, text, more)

    def _editors_words(self, subject: AnnexText | Instrument) -> list[str]:
        """The editors' words about a subject, besides its names."""
        found = list(self._meanings[subject.id])
        if isinstance(subject, Footnote):
            sources = self.developments.sources.get(subject.number)
            found += [wording.source_link(link) for link in sources.links] if sources else []
        else:
            for development in self.developments.for_subject(subject, "outcome"):
                found += [wording.long_name(development), wording.act_number(development), development.text]
        return list(dict.fromkeys(filter(None, found)))


def _names(instrument: Instrument) -> list[str]:
    return [instrument.name, *_without_language(instrument.other_names())]


def _without_language(names: list[Named]) -> list[str]:
    return [name for name, _ in names]


def _complete(record: SearchRecord) -> SearchRecord:
    """The record, with each name and search word that differs from its name and from those before."""
    names = _different(record.names, [record.name])
    # In order they compress better.
    words = sorted(_different(record.words, [record.name, *names]))
    return record._replace(names=names, words=words)


def _different(items: Iterable[str], others: Iterable[str]) -> list[str]:
    """The items that are different from each other and from `others`, ignoring case."""
    taken = {other.casefold() for other in others}
    return [item for key, item in {item.casefold(): item for item in items}.items() if key not in taken]
