"""The search records: one for each initiative, instrument, footnote, theme, building block and page.

They are written as scripts, which a page may load from a folder as well as from a server. All of a record but its
search words is visible on the page that it leads to.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from annex import wording
from annex.model import footnote_marks, page_paths
from annex.model.annex import Footnote
from annex.model.developments import Group, State
from annex.model.register import Instrument, Named
from annex.project import Project
from annex.relate.developments import statuses_of
from annex.relate.places import AnnexText, InitiativePlace, ThemePlace
from annex.relate.urls import SiteAddress
from annex.render.page import Page
from annex.render.state_words import state_words

FOLDER = "assets/search"
"""The path of the search's scripts from the site's root."""

UNSENT = re.compile(
    r"^\s*(?://[^\n]*|/\*(?:(?!\*/).)*\*/)\n|^\s+|/\*\*(?:(?!\*/).)*\*/ ?| // [^\n]*", re.DOTALL | re.MULTILINE
)
"""What readers needn't load of a script: comments, blank lines and indentation."""

SCRIPTS = {"engine": ("vendor/minisearch", "vendor/stemmer", "text", "lexicon", "policy"), "box": ("box",)}
"""The scripts of the built site, and those that each is made of."""

NUMBER = re.compile(r"\d{4}/\d{3,}|(?:COM|JOIN)\(\d{4}\) \d+|\d\d \d{3}(?:-\w+)?, nr\. \d+")
"""The number in the name of an act or a parliamentary paper."""


class SearchRecord(NamedTuple):
    """A search record. Its fields are written as they are, without the empty ones."""

    kind: str
    """What it is, for readers."""
    url: str
    """Its address, relative to the site's root."""
    name: str
    """The name on its page."""
    place: str = ""
    """Where it is, for readers."""
    names: Sequence[str] = ()
    """The other names on its page. Of a list: the status that its plans have."""
    words: Sequence[str] = ()
    """Search words, which stand on no page. Of a list: other words for the status."""
    text: str = ""
    more: Sequence[str] = ()
    """What the editors add: the meaning of abbreviations, developments, the labels of a footnote's sources."""
    then: Sequence[str] = ()
    """Its statuses in the annex."""
    now: str = ""
    """How it stands now."""
    mark: str = ""
    """The mark of the group that its state is in; also of a list."""
    summary: str = ""
    """What it was and what became of it."""
    pages: Sequence[int] = ()
    """Its pages in the annex."""
    home: str = ""
    """The address of the initiative that is about this instrument."""


def write(project: Project, address: SiteAddress, site: Path) -> None:
    """Write the records, the lists and the tables of words into the built site in the folder `site`, the English
    records into a script of their own, and the search's scripts in fewer files and without comments."""
    folder, sources = site / FOLDER, project.root / "docs" / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    found = records(project, address)
    data = {
        "stopWords": project.stop_words,
        "commonWords": project.common_words,
        "terms": project.terms.model_dump(by_alias=True)["search_terms"],
        "lists": _as_dicts(status_lists(project, address)),
        "records": _as_dicts(found),
    }
    (folder / "records.js").write_text("".join(_statement(*item) for item in data.items()), encoding="utf-8")
    glosses = _statement("glosses", _as_dicts(english_records(project, found)))
    (folder / "glosses.js").write_text(glosses, encoding="utf-8")
    for part in (part for parts in SCRIPTS.values() for part in parts):
        (folder / f"{part}.js").unlink(missing_ok=True)
    for name, parts in SCRIPTS.items():
        code = "".join((sources / f"{part}.js").read_text(encoding="utf-8") for part in parts)
        (folder / f"{name}.js").write_text(UNSENT.sub("", code), encoding="utf-8")


def _as_dicts(found: Iterable[SearchRecord]) -> list[dict[str, object]]:
    return [{key: value for key, value in record._asdict().items() if value} for record in found]


def _statement(name: str, data: object) -> str:
    return f"osaSearch.{name} = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n"


STATUS_WORDS: dict[str, list[str]] = {
    Group.MIXED: ["mislukt", "gestopt", "geschrapt", "niet doorgegaan", "vervallen"],
    State.IN_FORCE: ["van kracht"],
    State.REPLACED: ["opgegaan in iets anders"],
    State.UNTRACEABLE: ["doorlopend beleid"],
    State.NOT_FOUND: ["mislukt", "gestopt", "niet doorgegaan"],
}
"""Other words by which people ask for the plans of a state or a group: everyday ones, and what it was called before."""


def status_lists(project: Project, address: SiteAddress) -> Iterator[SearchRecord]:
    """The lists of *Toen en nu* for each group of states, and each state and status in 2022 that occurs."""
    page, developments = Page(project, replace(address, site_url=""), page_paths.HOME), project.developments
    for now, number in (developments.group_counts() | developments.state_counts()).items():
        mark = now.mark if isinstance(now, Group) else now.group.mark
        text, words = _sentence(now.meaning), STATUS_WORDS.get(now, [])
        name = _all_with(now, number)
        yield SearchRecord("nu", page.list_url(now=now), name, names=[now], words=words, text=text, mark=mark)
    for then, number in developments.status_counts().items():
        kind, text = f"in {project.index.annex.document.date.year}", _sentence(then.meaning)
        yield SearchRecord(kind, page.list_url(then), _all_with(then, number), names=[then], text=text)


def _all_with(status: str, number: int) -> str:
    """'Alle 15 plannen: in werking'."""
    return f"{f'Alle {number} plannen' if number > 1 else 'Eén plan'}: {status}"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def records(project: Project, address: SiteAddress) -> list[SearchRecord]:
    """The records of the annex, the register and the pages. Each name and search word of a record is there once."""
    found = _Records(project, address).all()
    return [
        record._replace(
            names=_different(record.names, [record.name]),
            words=_different(record.words, [record.name, *record.names]),
            more=list(dict.fromkeys(record.more)),
        )
        for record in found
    ]


def english_records(project: Project, found: Iterable[SearchRecord]) -> Iterator[SearchRecord]:
    """The records of themes and initiatives, with the English name, gloss and search words instead of what is in
    Dutch."""
    english, index = project.references.english, project.index
    texts = {title.id: (title.title, "", title.search_words) for title in english.titles}
    texts |= {gloss.id: (gloss.name, gloss.text, gloss.search_words) for gloss in english.glosses}
    ids = {"thema": iter(index.themes), "initiatief": iter(index.initiatives)}
    for record in found:
        if record.kind in ids:
            name, gloss, words = texts[next(ids[record.kind])]
            more = [gloss] if gloss else []
            yield record._replace(name=name, names=[], words=words, text="", more=more, summary="")


class _Records:
    def __init__(self, project: Project, address: SiteAddress) -> None:
        self.project, self.references, self.index = project, project.references, project.index
        self.developments = project.developments
        # Relative to the site's root, wherever it is published.
        self._url = replace(address, site_url="").of
        self._words = {names.subject: names.search_words for names in project.register.names}
        self._meanings: dict[str, list[str]] = defaultdict(list)
        for abbreviation in project.register.abbreviations:
            for text in self.references.uses[abbreviation.short]:
                self._meanings[text.id].append(abbreviation.stands_for)

    def all(self) -> Iterator[SearchRecord]:
        """Blocks with their themes and initiatives in reading order, each initiative before its instruments;
        footnotes; the other instruments; pages."""
        for themes in self.index.blocks.values():
            block = themes[0].block
            name = f"Bouwsteen {block.number}. {block.title}"
            yield SearchRecord("bouwsteen", self._url(block), name, names=[block.short_title])
            for theme in (place for top in themes for place in top.with_children):
                yield self._theme(theme)
                for initiative in theme.own_initiatives:
                    yield from self._initiative(initiative)
        yield from map(self._footnote, self.index.footnotes.values())
        yield from (self._instrument(one) for one in self.project.register.instruments if not one.home)
        yield from self._pages()

    def _theme(self, place: ThemePlace) -> SearchRecord:
        above = place.parent.label if place.parent else f"Bouwsteen {place.block.number}"
        short = "" if place.label == place.name else f" {place.label}"
        names = [place.label, *_without_language(self.references.names_of(place.id))]
        record = self._of_text("thema", place, f"{above} › {place.number}{short}")
        return record._replace(names=names, words=self._words.get(place.id, []))

    def _initiative(self, place: InitiativePlace) -> Iterator[SearchRecord]:
        """The record of an initiative, with the names and words of the instruments that it is about, and theirs."""
        instruments = self.references.homes.get(place.id, [])
        record = self._of_text("initiatief", place, place.theme.numbered)._replace(pages=place.pages)
        if now := self.developments.standings.get(place.id):
            record = record._replace(
                then=statuses_of(place) if place.initiative.statuses else [],
                now=state_words(now, self.developments.checked),
                mark=now.record.state.group.mark,
                summary=now.record.summary,
            )
        below = [self._instrument(instrument, record) for instrument in instruments]
        names = _without_language(self.references.names_of(place.id))
        words = [*self._words.get(place.id, []), *self._numbers(place)]
        # Its page shows the names of its instruments, unless the editors named it.
        called = [name for one in below for name in one.names]
        (names if place.initiative.name_by == "annex" else words).extend(called)
        words += [word for one in below for word in one.words]
        more = [*record.more, *(text for one in below for text in one.more)]
        yield record._replace(names=names, words=words, more=more)
        yield from below

    def _instrument(self, instrument: Instrument, home: SearchRecord | None = None) -> SearchRecord:
        budgets = [f"{wording.budget(b)} · {b.subject}" for b, _ in self.references.budgets[instrument.id]]
        record = SearchRecord(
            "instrument",
            self._url(instrument),
            instrument.title,
            "Wetten en programma’s",
            names=[instrument.name, *_without_language(instrument.other_names())],
            words=[*instrument.search_words, *self._numbers(instrument)],
            text="; ".join([f"{instrument.kind} · {instrument.level}", *budgets]),
            more=self._editors_words(instrument),
            home=home.url if home else "",
        )
        if home and self.references.shares_state(instrument):
            return record._replace(then=home.then, now=home.now, mark=home.mark)
        return record

    def _footnote(self, note: Footnote) -> SearchRecord:
        themes = ", ".join(theme.numbered for theme in self.index.themes_of(note))
        return self._of_text("voetnoot", note, f"Voetnoten › {themes}")._replace(pages=[note.page])

    def _pages(self) -> Iterator[SearchRecord]:
        """Pages in the folder `docs/` itself but for the home page. The page with the whole
        annex is found by the number of the letter, too."""
        letter = NUMBER.findall(self.index.annex.document.letter.reference)
        for path, front in sorted(self.project.pages.items()):
            if front.title and "/" not in path and path != page_paths.HOME:
                words = [*front.search_words, *letter] if path == page_paths.ANNEX else front.search_words
                yield SearchRecord("pagina", self._url(path), front.title, words=words)

    def _of_text(self, kind: str, text: AnnexText, place: str) -> SearchRecord:
        """The record of a text of the annex."""
        annex_text, more = footnote_marks.without(text.text), self._editors_words(text)
        return SearchRecord(kind, self._url(text), text.name, place, text=annex_text, more=more)

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
        return [words for words in found if words]


def _without_language(names: list[Named]) -> list[str]:
    return [name for name, _ in names]


def _different(items: Iterable[str], others: Iterable[str]) -> list[str]:
    """The items that are different from each other and from `others`, ignoring case."""
    taken = {other.casefold() for other in others}
    return [item for key, item in {item.casefold(): item for item in items}.items() if key not in taken]
