"""What the pages have to show, as the package reads it from `data/`.

The tests of the site ask only this module for data, and only this module knows the package's names. What the package
reads is held to reviewed copies in `tests/snapshots/`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from annex.check.project import load_project
from annex.model import footnote_marks, money
from annex.model.annex import Budget, Status
from annex.model.dates import dutch_date, dutch_month
from annex.model.register import Abbreviation, Instrument
from annex.relate import segments
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index, InitiativePlace, ThemePlace
from annex.relate.segments import Quotes
from annex.relate.totals import Totals
from tests.conftest import ROOT
from tests.site.built import Link, Quote, Said, Target, phrase

EDITORS = Link("redactie", Target("over/", "de-redactie"))
NOT_STATED = phrase("niet vermeld")


@dataclass(frozen=True, eq=False)
class Text:
    """A text of the annex. `kind` is initiative, theme (its running text, which may be empty) or footnote.

    `address` and `fragment` are where a link to it leads. `place` is 'Bouwsteen 1 › Halfgeleiders', as readers see it.
    `theme` and `parent` are ids, `parent` that of the initiative or theme that it is a part of.
    """

    kind: str
    id: str
    name: str
    text: str
    page: int
    address: str
    fragment: str
    source: Any
    label: str = ""
    theme: str = ""
    place: str = ""
    parent: str = ""
    level: int = 0
    number: int = 0

    @property
    def link(self) -> Link:
        return Link(self.name, Target(self.address, self.fragment))

    @property
    def cites(self) -> list[int]:
        return footnote_marks.numbers(self.text)

    @property
    def words(self) -> str:
        """The text without its footnote marks."""
        return footnote_marks.without(self.text)

    @cached_property
    def record(self) -> Any:
        """The record with the keys of the YAML."""
        return self.source.initiative if self.kind == "initiative" else self.source

    @property
    def statuses(self) -> tuple[Status, ...]:
        return () if self.kind == "theme" else tuple(self.record.statuses)

    @property
    def budgets(self) -> tuple[Budget, ...]:
        return () if self.kind == "theme" else tuple(self.record.budgets)

    @property
    def pages(self) -> list[int]:
        """The first and the last page of the annex that it is on; one where both are the same."""
        pages = [self.page, *(b.page for b in self.record.page_breaks)] if self.kind == "initiative" else [self.page]
        return list(dict.fromkeys((pages[0], pages[-1])))

    @property
    def pages_shown(self) -> str:
        return "Bijlage 2, p. " + "–".join(map(str, self.pages))


@dataclass(frozen=True, eq=False)
class Block:
    """A building block, with its themes and sub-themes in reading order."""

    id: str
    number: int
    label: str
    heading: str
    page: int
    address: str
    themes: list[Text]


class Annex:
    """The whole annex: each list is in reading order."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.title = index.annex.document.title
        self.letter_url = str(index.annex.document.letter.url)
        self.themes = [_theme(place) for place in index.themes.values()]
        self.initiatives = [_initiative(place) for place in index.initiatives.values()]
        self.footnotes = [_footnote(note) for note in index.footnotes.values()]
        self.blocks = [self._block(block) for block in index.annex.building_blocks]
        self.addresses = {block.id: block.address for block in self.blocks}
        self.addresses |= {text.id: text.address for text in (*self.themes, *self.initiatives)}
        self.by_id = {text.id: text for text in (*self.themes, *self.initiatives, *self.footnotes)}

    def _block(self, block: Any) -> Block:
        themes = [theme for theme in self.themes if theme.source.block is block]
        heading = f"Bouwsteen {block.number}. {block.title}"
        return Block(block.id, block.number, block.short_title, heading, block.page, f"{block.id}/", themes)

    def initiatives_of(self, *themes: Text) -> list[Text]:
        ids = {theme.id for theme in themes}
        return [initiative for initiative in self.initiatives if initiative.theme in ids]

    def parts_of(self, theme: Text) -> list[Text]:
        return [part for part in self.themes if part.parent == theme.id]

    @property
    def places(self) -> list[Text]:
        """Every initiative and every theme that has a running text."""
        return [text for theme in self.themes for text in (theme, *self.initiatives_of(theme)) if text.text]

    @property
    def texts(self) -> list[Text]:
        """Every text, the footnotes last."""
        return [*self.places, *self.footnotes]

    def cited_on(self, address: str) -> list[int]:
        """The footnotes that the texts of a theme's page cite, in order, as often as they do."""
        return [number for place in self.places if place.address == address for number in place.cites]


def _address(page: str) -> str:
    return page.removesuffix("index.md").removesuffix(".md") + ("" if page.endswith("index.md") else "/")


def _theme(place: ThemePlace) -> Text:
    theme, address = place.theme, _address(place.page)
    parent = place.parent.id if place.parent else ""
    label = theme.short_title or theme.title
    where = f"Bouwsteen {place.block.number} › {label}"
    return Text(
        "theme", theme.id, theme.title, theme.text or "", theme.page, address, "", place, label, theme.id, where, parent
    )


def _initiative(place: InitiativePlace) -> Text:
    record, theme = place.initiative, _theme(place.theme)
    parent = place.parent.id if place.parent else ""
    return Text(
        *("initiative", record.id, record.name, record.text, record.page, theme.address, record.id, place, ""),
        *(theme.id, theme.place, parent, place.level),
    )


def _footnote(note: Any) -> Text:
    id_ = f"voetnoot-{note.number}"
    name = f"Voetnoot {note.number}"
    return Text("footnote", id_, name, note.text, note.page, "voetnoten/", id_, note, number=note.number)


class Mention(NamedTuple):
    """A link in a text of the annex, as its page has it. `title` is what an abbreviation stands for."""

    words: str
    target: Target | None
    lang: str
    title: str


class OtherName(NamedTuple):
    """A name besides the usual one; `lang` is empty if it isn't English."""

    words: str
    lang: str
    is_official: bool


class Amount(NamedTuple):
    """An amount of money: `first` is where the annex names it first, `places` are all places."""

    first: Budget
    places: list[tuple[Budget, Text]]


class Register:
    """The register, and what it finds in the annex. Instruments, initiatives and themes are given by id."""

    def __init__(self) -> None:
        data = load_project(ROOT)
        self._references = CrossReferences(Index(data.annex), data.register, data.developments)
        self._totals = Totals(self._references)
        self.annex = Annex(self._references.index)
        self.instruments = {instrument.id: instrument for instrument in data.register.instruments}
        self.abbreviations = {a.short: a for a in self._references.abbreviations()}
        self.short_elsewhere = [(short, instrument.id) for short, instrument in self._references.other_abbreviations()]
        self.month, self.date = dutch_month(data.register.checked), dutch_date(data.register.checked)
        self._record = data.register

    def _text(self, source: Any) -> Text:
        return self.annex.by_id[source.id if hasattr(source, "id") else f"voetnoot-{source.number}"]

    def a_to_z(self) -> dict[str, list[Instrument]]:
        return self._references.by_letter()

    def link(self, id_: str) -> Link:
        """A link to an instrument."""
        return Link(self.instruments[id_].name, Target("instrumenten/", id_))

    def links(self, ids: Iterable[str]) -> list[Link]:
        return [self.link(id_) for id_ in ids]

    def parts(self, id_: str) -> list[str]:
        return [instrument.id for instrument in self.instruments.values() if instrument.parent == id_]

    def named(self, text: Text) -> list[str]:
        return [instrument.id for instrument in self._references.named_in(text.source)]

    def subjects(self, id_: str) -> list[str]:
        """The instruments that an initiative is about or names."""
        return [i.id for i in self._references.subjects(self.annex.by_id[id_].source)]

    def naming(self, id_: str) -> list[Text]:
        """The texts that name an instrument."""
        return [self._text(source) for source in self._references.sources(self.instruments[id_])]

    def by_theme(self, id_: str, *, with_parts: bool = False) -> dict[str, list[Text]]:
        """The texts that name an instrument, by the id of each theme that has some."""
        groups = self._references.by_theme(self.instruments[id_], with_parts=with_parts)
        return {g.theme.id: [self._text(source) for source in (*g.places, *g.footnotes)] for g in groups}

    def also_in(self, id_: str) -> list[Link]:
        """Where other themes have something about the same instruments, by the numbers and names of the themes."""
        found = self._references.also_in(self.annex.by_id[id_].source)
        return [Link(other.theme.numbered, self._text(other).link.target) for other in found]

    @cached_property
    def theme_numbers(self) -> dict[str, str]:
        """'2.2.3' for the third part of the second theme of block 2, by id."""
        numbers: dict[str, str] = {}
        for block in self.annex.blocks:
            counts: Counter[str] = Counter()
            for theme in block.themes:
                counts[theme.parent] += 1
                numbers[theme.id] = f"{numbers.get(theme.parent, block.number)}.{counts[theme.parent]}"
        return numbers

    def anchor(self, initiative: Text, stated: Status | Budget) -> str:
        """The id of the words that a status or an amount of an initiative follows from."""
        return Quotes(self._references.index).anchor(initiative.source, stated)

    def same_money(self, budget: Budget) -> list[Link]:
        """Where else the money of a budget is named."""
        pairs = next(pairs for _, pairs in self.amounts() if any(b is budget for b, _ in pairs))
        others = [text for b, text in pairs if b is not budget and text.kind == "initiative"]
        return [Link(other.source.theme.numbered, other.link.target) for other in others]

    def statuses(self, id_: str) -> list[tuple[Status, Text]]:
        return [(s, self._text(source)) for s, source in self._references.statuses(self.instruments[id_])]

    def budgets(self, id_: str) -> list[tuple[Budget, Text]]:
        return [(b, self._text(source)) for b, source in self._references.budgets(self.instruments[id_])]

    def uses(self, abbreviation: Abbreviation) -> list[Text]:
        return [self._text(source) for source in self._references.uses(abbreviation)]

    def amounts(self) -> list[Amount]:
        """Every amount once, the largest first."""
        return [
            Amount(found.budget, [(budget, self._text(source)) for source, budget in found.named_in])
            for found in self._totals.amounts
        ]

    def mentions(self, text: Text) -> list[Mention]:
        """The links to instruments and abbreviations in a text."""
        found = []
        for piece in self._references.segments(text.source):
            if isinstance(piece, segments.Mention):
                target = Target("instrumenten/", piece.instrument.id)
                found.append(Mention(piece.words, target, piece.language or "", piece.stands_for))
            elif isinstance(piece, segments.ShortForm):
                target = Target("afkortingen/", piece.abbreviation.anchor)
                found.append(Mention(piece.words, target, "", piece.abbreviation.stands_for))
        return found

    def names(self, id_: str) -> list[OtherName]:
        """What else an instrument, an initiative or a theme is called, as shown."""
        if instrument := self.instruments.get(id_):
            found, official = instrument.other_names(), instrument.official_names()
        else:
            found, official = self._references.names_of(id_), self._references.official_names_of(id_)
        return [OtherName(name, "en" if lang == "en" else "", (name, lang) in official) for name, lang in found]

    def names_said(self, id_: str) -> dict[str, list[tuple[str, str]]]:
        """Those names under their labels, official ones first."""
        found: dict[str, list[tuple[str, str]]] = {}
        for words, lang, is_official in self.names(id_):
            found.setdefault("Officieel" if is_official else "Ook bekend als", []).append((words, lang))
        return found

    def state_link(self, id_: str) -> Link:
        """The state of an initiative now, with the list that it leads to."""
        state = self._references.developments.state_of(self._references.index.initiatives[id_]).state
        return Link(str(state), Target("stand-van-zaken/", "lijst"))

    def english_in(self, words: str) -> list[str]:
        """The English names that some words hold; an abbreviation is letters in any language."""
        names = [run.words for run in self._references.name_segments(words) if run.language == "en"]
        return [name for name in names if name not in self.abbreviations]

    @cached_property
    def english(self) -> set[str]:
        """Every English name in the register, in lower case."""
        names: list[tuple[str, str | None]] = []
        for instrument in self.instruments.values():
            names += [(instrument.name, instrument.language), *instrument.spellings(), *instrument.other_names()]
        names += [pair for record in self._record.names for pair in record.with_language()]
        names += [(a.stands_for, a.language) for a in self._record.abbreviations]
        names += [(phrase.words, phrase.language) for phrase in self._record.phrases]
        return {name.lower() for name, language in names if language == "en"}


# --- What a page says ------------------------------------------------------------------------------------------------


def status_said(status: Status, *where: Link) -> Said:
    link = Link(status.value, Target("stand-van-zaken/", status.value.slug))
    return phrase(link, status.subject or "", *status_quote(status), *where)


def status_quote(status: Status) -> tuple[str | Link, ...]:
    """The words behind a status, and the footnote that they stand in."""
    note = f"voetnoot {status.footnote}"
    footnote = ("(", Link(note, Target("voetnoten/", note.replace(" ", "-"))), ")") if status.footnote else ()
    return (Quote(status.quote), *footnote)


def amount_for(budget: Budget) -> str:
    """'circa 20 miljard euro extra voor Horizon Europe'."""
    return f"{money.budget_in_words(budget)} voor {budget.subject}"


def amount_said(annex: Annex, budget: Budget, *where: Link) -> Said:
    """`where` is given on pages that say which text names the amount."""
    here = next(text for text in annex.texts if any(named is budget for named in text.budgets))
    others = [
        other.link
        for other in annex.texts
        for named in other.budgets
        if named.amount == budget.amount and (budget.same_as == other.id or (not where and named.same_as == here.id))
    ]
    same = (";" if where else "", "hetzelfde bedrag als bij", *others) if others else ()
    return phrase(money.budget_in_words(budget), budget.subject, Quote(budget.quote), *where, *same)


def stated(annex: Annex, text: Text) -> dict[str, list[Said]]:
    """The facts about statuses and amounts that a text states, by their labels."""
    statuses = [status_said(status) for status in text.statuses]
    amounts = [amount_said(annex, budget) for budget in text.budgets]
    return {"Status": statuses, "Bedrag" if len(amounts) == 1 else "Bedragen": amounts}
