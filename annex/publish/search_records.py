"""The search records: one for each initiative, instrument, footnote, theme, building block and page.

They are written as a script, which a page may load from a folder as well as from a server. All of a record but its
search words is visible on the page that it leads to.
"""

from __future__ import annotations

import json
import re
import string
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from annex import wording
from annex.model import footnote_marks, page_paths
from annex.model.annex import Footnote
from annex.model.register import Instrument, Named
from annex.project import Project
from annex.relate.cross_references import CrossReferences
from annex.relate.developments import Developments, statuses_of
from annex.relate.places import AnnexText, InitiativePlace, ThemePlace
from annex.relate.urls import SiteAddress
from annex.render.page import Page
from annex.render.state_words import state_words

FILE = "assets/search/records.js"
"""The path of the records from the site's root."""

ENGLISH_FILE = "glosses.js"
"""Beside it, the English records. The search loads them once a query has words that the others don't hold."""

UNSENT = re.compile(
    r"^\s*(?://[^\n]*|/\*(?:(?!\*/).)*\*/)\n|^\s+|/\*\*(?:(?!\*/).)*\*/ ?| // [^\n]*", re.DOTALL | re.MULTILINE
)
"""What readers needn't load of a script: comments, blank lines and indentation."""

SCRIPTS = {"engine": ("vendor/minisearch", "vendor/stemmer", "text", "lexicon", "policy"), "box": ("box",)}
"""The scripts of the built site, and those that each is made of."""

CODES = string.digits + string.ascii_lowercase
"""The code of a list in a record, by its place among the lists."""


NOT_ITS_OWN = "-"


class SearchRecord(NamedTuple):
    """A search record. `url` is relative to the site's root; `kind` and `place` are for readers.

    `name` is the name on its page, `names` are the other names there; `words` are search words, which stand on no page;
    `text` is its text there, and `more` what the editors add: the meaning of abbreviations, developments, the labels of
    a footnote's sources. `now` is what became of an initiative: the codes of its statuses in 2022 and of its state, and
    since when; of an instrument, `NOT_ITS_OWN` if what became of its home isn't about it. `pages` are numbers of pages
    of the annex.
    """

    kind: str
    url: str
    name: str
    place: str = ""
    names: Sequence[str] = ()
    words: Sequence[str] = ()
    text: str = ""
    more: Sequence[str] = ()
    now: str = ""
    pages: str = ""


class StatusList(NamedTuple):
    """A list of all initiatives with a state, or with a status in 2022. `mark` is the shape of a state's mark."""

    status: str
    url: str
    name: str
    kind: str
    text: str
    mark: str = ""


COLUMNS = ("words", "url", "names", "place", "name", "text", "more", "now", "pages", "kind")
"""Like beside like compresses best, and the search loads all records at once."""

SEPARATOR = "|"
"""A line break would be two characters in JSON."""

ROW_END = "\x7f"
"""Between the rows of a column, which weighs less than a list. The reader of the YAML files refuses it in a text."""

NUMBER = re.compile(r"\d{4}/\d{3,}|(?:COM|JOIN)\(\d{4}\) \d+|\d\d \d{3}(?:-\w+)?, nr\. \d+")
"""The number in the name of an act or a parliamentary paper."""

JOINED = {"names": SEPARATOR, "words": SEPARATOR, "more": " · "}
"""What is between the items of a list."""


def write(project: Project, address: SiteAddress, site: Path) -> None:
    """Write the stop words, the common words, the lists and the records into the built site in the folder `site`, and
    the search's scripts in fewer files and without comments and indentation, so that its first use loads less.

    The records are written by column.
    """
    written = site / FILE
    written.parent.mkdir(parents=True, exist_ok=True)
    lists = status_lists(project, address)
    found = [*records(project.references, address, lists), *page_records(project, address)]
    packed = {"stop": _packed(project.stop_words), "common": _packed(project.common_words)}
    terms = {SEPARATOR.join(one.annex_words): SEPARATOR.join(one.words) for one in project.terms.search_terms}
    data = {"packed": packed, "terms": terms, "columns": _columns(found), "lists": [one._asdict() for one in lists]}
    written.write_text("".join(_statement(key, some) for key, some in data.items()), encoding="utf-8")
    glosses = _columns(english_records(project.references, found))
    written.with_name(ENGLISH_FILE).write_text(_statement("glosses", glosses), encoding="utf-8")
    sources = (project.root / "docs" / FILE).parent
    for parts in SCRIPTS.values():
        for part in parts:
            (written.parent / f"{part}.js").unlink(missing_ok=True)
    for name, parts in SCRIPTS.items():
        code = "".join((sources / f"{part}.js").read_text(encoding="utf-8") for part in parts)
        (written.parent / f"{name}.js").write_text(UNSENT.sub("", code), encoding="utf-8")


def _columns(records: Sequence[SearchRecord]) -> dict[str, str]:
    rows = [record._asdict() for record in _shortened(records)]
    return {
        key: ROW_END.join(JOINED[key].join(row[key]) if key in JOINED else row[key] for row in rows) for key in COLUMNS
    }


def _statement(name: str, data: object) -> str:
    return f"osaSearch.{name} = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n"


def _shortened(records: Sequence[SearchRecord]) -> Iterator[SearchRecord]:
    """The records without what the search adds: a place and pages of the annex that the last record of the same kind
    has, the page of an address that the last instrument has (for an instrument) or the last other record (for the
    rest), and an id that follows from the name. Words that several records have come first, and those with the same end
    beside each other."""
    times = Counter(word for record in records for word in record.words)
    last: dict[str, SearchRecord] = {}
    pages: dict[bool, str] = {}
    for record in records:
        page, mark, id_ = record.url.partition("#")
        is_instrument = record.kind == "instrument"
        is_same_page = bool(mark) and page == pages.get(is_instrument)
        pages[is_instrument] = page
        id_ = "" if id_ == re.sub("[^a-z0-9]+", "-", record.name.lower()) else id_
        before = last.get(record.kind)
        place = "" if before and record.place == before.place else record.place
        numbers = "" if before and record.pages == before.pages else record.pages
        words = sorted(record.words, key=lambda word: (-times[word], word[::-1]))
        last[record.kind] = record
        yield record._replace(url=("" if is_same_page else page) + mark + id_, place=place, pages=numbers, words=words)


def _packed(words: Iterable[str]) -> str:
    """Words in alphabetical order, each as a capital and its end. The capital says how many letters it shares with the
    word before: from A for none to Z for 25."""
    packed, before = "", ""
    for word in sorted(words):
        shared = min(sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False))), 25)
        packed += string.ascii_uppercase[shared] + word[shared:]
        before = word
    return packed


def status_lists(project: Project, address: SiteAddress) -> list[StatusList]:
    """The lists of *Toen en nu* for each state and each status in 2022 that occurs."""
    page = Page(project, replace(address, site_url=""), page_paths.HOME)
    return [*_lists_now(page, project.developments), *_lists_then(page, project.developments)]


def _lists_now(page: Page, developments: Developments) -> Iterator[StatusList]:
    for state, number in developments.state_counts().items():
        url, name = page.list_url(now=state), _all_with(state, number)
        yield StatusList(state, url, name, "status nu", _sentence(state.meaning), state.group.mark)


def _lists_then(page: Page, developments: Developments) -> Iterator[StatusList]:
    kind = f"status in {page.index.annex.document.date.year}"
    for then, number in developments.status_counts().items():
        yield StatusList(then, page.list_url(then), _all_with(then, number), kind, _sentence(then.meaning))


def _all_with(status: str, number: int) -> str:
    """'Alle 15 van kracht'."""
    return f"Alle {number} {status}" if number > 1 else f"Eén initiatief: {status}"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def page_records(project: Project, address: SiteAddress) -> Iterator[SearchRecord]:
    """The records of pages in the folder `docs/` itself but for the home page. The page with
    the whole annex is found by the number of the letter, too."""
    letter = NUMBER.findall(project.index.annex.document.letter.reference)
    for path, front in sorted(project.pages.items()):
        if front.title and "/" not in path and path != page_paths.HOME:
            words = [*front.search_words, *letter] if path == page_paths.ANNEX else front.search_words
            yield SearchRecord("pagina", replace(address, site_url="").of(path), front.title, words=words)


def records(references: CrossReferences, address: SiteAddress, lists: Sequence[StatusList]) -> Iterator[SearchRecord]:
    """The records of the annex and the register: blocks with their themes and initiatives in reading order, footnotes,
    instruments.

    An instrument with a home follows that, and no other instrument follows an initiative: the search adds to the home
    the names, the search words and the editors' words of its instruments.
    """
    return map(_complete, _Records(references, address, lists).all())


def english_records(references: CrossReferences, found: Iterable[SearchRecord]) -> list[SearchRecord]:
    """The records of themes and initiatives, with the English name, gloss and search words instead of what is in
    Dutch."""
    english = references.english
    texts = {title.id: (title.title, "", title.search_words) for title in english.titles}
    texts |= {gloss.id: (gloss.name, gloss.text, gloss.search_words) for gloss in english.glosses}
    ids = {"thema": iter(references.index.themes), "initiatief": iter(references.index.initiatives)}
    pairs = [(record, texts[next(ids[record.kind])]) for record in found if record.kind in ids]
    return [
        record._replace(name=name, names=[], words=words, text="", more=[gloss])
        for record, (name, gloss, words) in pairs
    ]


class _Records:
    def __init__(self, references: CrossReferences, address: SiteAddress, lists: Sequence[StatusList]) -> None:
        self.references, self.index, self.developments = references, references.index, references.developments
        # Relative to the site's root, wherever it is published.
        self._url = replace(address, site_url="").of
        self._words = {names.subject: names.search_words for names in references.register.names}
        self._codes = {one.status: code for one, code in zip(lists, CODES, strict=False)}
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
        # Its page shows the names of its instruments, unless the editors named it. The search adds those that are no
        # search words.
        called = [name for instrument in instruments for name in _names(instrument)]
        names = _different(names, called)
        words = _different(words, called) if place.initiative.name_by == "annex" else [*words, *called]
        # The search adds the words of its instruments.
        added = [word for instrument in instruments for word in [*instrument.search_words, *self._numbers(instrument)]]
        words = _different([*words, *self._numbers(place)], added)
        said = [said for instrument in instruments for said in self._editors_words(instrument)]
        record = self._of_text("initiatief", place, place.theme.numbered, names, words)
        pages = " ".join(map(str, place.pages))
        return record._replace(more=_different(record.more, said), now=self._now(place), pages=pages)

    def _now(self, place: InitiativePlace) -> str:
        now = self.developments.standings.get(place.id)
        if not now:
            return ""
        statuses = statuses_of(place) if place.initiative.statuses else []
        since = state_words(now, self.developments.checked).removeprefix(now.record.state)
        return "".join(self._codes[status] for status in (*statuses, now.record.state)) + since

    def _footnote(self, note: Footnote) -> SearchRecord:
        themes = ", ".join(theme.numbered for theme in self.index.themes_of(note))
        return self._of_text("voetnoot", note, f"Voetnoten › {themes}")._replace(pages=str(note.page))

    def _of_text(
        self, kind: str, text: AnnexText, place: str, names: Sequence[str] = (), words: Sequence[str] = ()
    ) -> SearchRecord:
        """The record of a text of the annex."""
        words_of_annex, more = footnote_marks.without(text.text), self._editors_words(text)
        return SearchRecord(kind, self._url(text), text.name, place, names, words, words_of_annex, more)

    def _instrument(self, instrument: Instrument) -> SearchRecord:
        names, more = _names(instrument), self._editors_words(instrument)
        words = [*instrument.search_words, *self._numbers(instrument)]
        budgets = [f"{wording.budget(b)} · {b.subject}" for b, _ in self.references.budgets[instrument.id]]
        text = "; ".join([f"{instrument.kind} · {instrument.level}", *budgets])
        url, now = self._url(instrument), "" if self.references.shares_state(instrument) else NOT_ITS_OWN
        return SearchRecord("instrument", url, instrument.title, "Instrumenten", names, words, text, more, now)

    def _numbers(self, subject: InitiativePlace | Instrument) -> list[str]:
        """The numbers of the acts and papers that a subject led to, which no sentence about them has."""
        found = [d for d in self.developments.for_subject(subject, "outcome") if not wording.act_number(d)]
        return [number[0] for d in found if (number := NUMBER.search(d.act or "")) and number[0] not in d.text]

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
    return record._replace(names=names, words=_different(record.words, [record.name, *names]))


def _different(items: Iterable[str], others: Iterable[str]) -> list[str]:
    """The items that are different from each other and from `others`, ignoring case."""
    taken = {other.casefold() for other in others}
    return [item for key, item in {item.casefold(): item for item in items}.items() if key not in taken]
