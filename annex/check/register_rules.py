"""Rules for `data/register.yaml`, `english.yaml` and `terms.yaml`: what the editors add to the annex."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, Final

from annex.check.records import Files, Node, Rule
from annex.load.problem import Problem, truncated
from annex.load.yaml_reader import texts
from annex.model.annex import BuildingBlock, Footnote, Initiative, Theme
from annex.model.developments import Development
from annex.model.english import Gloss, Title, text_hash
from annex.model.name_matcher import NameMatcher, spellings_in
from annex.model.register import Abbreviation, Identifiers, Instrument, OtherNames, Phrase
from annex.model.search_terms import SearchTerm
from annex.model.sources import Certainty, FootnoteSources

SPELLINGS = ("name", "aliases", "forms", "abbreviations")
"""The keys of an instrument with its spellings in the annex."""

WORD = re.compile(r"[^\W_]+")
ACCENT = re.compile("[\u0300-\u036f]")
MONEY = "bedrag"
"""What the search also finds every amount by."""


def references_exist(files: Files) -> Iterator[Problem]:
    """The records that others refer to by id exist."""
    initiatives = {node.record.id for node in files.annex.of(Initiative)}
    themes = {node.record.id for node in files.annex.of(Theme)}
    references = (
        (Instrument, "home", initiatives, "an initiative"),
        (Instrument, "parent", files.homes, "an instrument"),
        (OtherNames, "for", initiatives | themes, "an initiative or theme"),
        (Abbreviation, "instrument", files.homes, "an instrument"),
    )
    for kind, key, ids, what in references:
        for node in files.register.of_any(kind):
            if (id_ := node.values[key]) and id_ not in ids:
                yield node.problem(f"{key} '{id_}' is not the id of {what}", key)


def parents_have_no_circle(files: Files) -> Iterator[Problem]:
    """No instrument is its own ancestor."""
    parents = {node.record.id: node.record.parent for node in files.instruments}
    for node in files.instruments:
        above, parent = [node.record.id], node.record.parent
        while parent and parent not in above:
            above.append(parent)
            parent = parents.get(parent)
        if parent == node.record.id:
            yield node.problem(f"'{parent}' is a part of itself", "parent")


def spellings_are_unique(files: Files) -> Iterator[Problem]:
    """No two instruments have the same spelling, in upper or lower case: a mention would lead to either."""
    owners: dict[str, Node[Instrument]] = {}
    for node in files.instruments:
        for path, spelling in node.texts(*SPELLINGS):
            other = owners.setdefault(spelling.lower(), node)
            if other is not node:
                yield node.file.problem(f"'{truncated(spelling)}' is already a name of {other.place}", path)


def subjects_are_unique(files: Files) -> Iterator[Problem]:
    """No two records are about the same abbreviation or phrase, or have the same `for`."""
    for kind, key in ((Abbreviation, "short"), (Phrase, "words"), (OtherNames, "for")):
        yield from _repeated(files.register.of_any(kind), key)


def spellings_occur_in_annex(files: Files) -> Iterator[Problem]:
    """Spellings that the register attributes to the annex occur in it literally; meanings in upper or lower case."""
    literal = [found for node in files.instruments for found in node.texts(*SPELLINGS)]
    literal += [found for node in files.register.of(Abbreviation) for found in node.texts("short")]
    literal += [found for node in files.register.of(Phrase) for found in node.texts("words")]
    written = spellings_in((words for _, words in literal), files.words)
    for path, words in literal:
        if words not in written:
            yield files.register.problem(f"the annex never writes '{truncated(words)}'", path, "also_known_as")
    for node in files.register.of(Abbreviation):
        meaning = node.record.stands_for
        if node.record.by == "annex" and not spellings_in([meaning.lower()], files.words.lower()):
            yield node.problem(f"the annex never writes '{truncated(meaning)}'", "by", allowed="editors")


def abbreviations_name_their_instrument(files: Files) -> Iterator[Problem]:
    """The `instrument` of an abbreviation has it as a spelling."""
    spellings = {node.record.id: {name for name, _ in node.record.spellings()} for node in files.instruments}
    for node in files.register.of(Abbreviation):
        short, target = node.record.short, node.record.instrument or ""
        if target in spellings and short not in spellings[target]:
            yield node.problem(f"'{truncated(short)}' is no name or abbreviation of '{target}'", "instrument")


def instruments_are_mentioned(files: Files) -> Iterator[Problem]:
    """Each instrument is mentioned in a text of the annex, and not only inside longer names."""
    finder = NameMatcher([(name, node.path) for node in files.instruments for name, _ in node.record.spellings()])
    found = {path for text in files.texts for path in finder.found(text)}
    for node in files.instruments:
        if node.path not in found:
            yield node.problem("no text of the annex mentions this instrument")


def acts_belong_to_one_instrument(files: Files) -> Iterator[Problem]:
    """No act and no proposal belongs to two instruments, unless one of the two is a part of the other."""
    owners: dict[str, Instrument] = {}
    for node in files.register.of(Identifiers):
        own: Any = node.parent and node.parent.record
        for celex in filter(None, [*node.record.own, node.record.proposal]):
            other = owners.setdefault(celex, own)
            if other is not own and other.id != own.parent and own.id != other.parent:
                yield node.problem(f"{celex} belongs to instrument '{other.id}' already")


def footnotes_have_sources(files: Files) -> Iterator[Problem]:
    """Each footnote has one record of its sources, in the annex's order."""
    numbers = [node.record.number for node in files.annex.of(Footnote)]
    found = [node.record.number for node in files.register.of(FootnoteSources)]
    if found != numbers:
        missing = ", ".join(map(str, [*(set(numbers) ^ set(found))] or found))
        yield files.register.problem(f"not one record for each footnote, in order: {missing}", ("footnotes",))


def printed_numbers_are_those_of_the_footnote(files: Files) -> Iterator[Problem]:
    """A link with certainty `pattern` has a number that the footnote prints."""
    notes = {node.record.number: node.record.text for node in files.annex.of(Footnote)}
    for node in files.register.of(FootnoteSources):
        for position, link in enumerate(node.record.links):
            number = link.kamerstuk or link.label or ""
            if link.certainty is Certainty.PATTERN and _digits(number) not in _digits(
                notes.get(node.record.number, "")
            ):
                yield node.problem(f"the footnote doesn't print '{truncated(number)}'", "links", position, "certainty")


def everything_has_english(files: Files) -> Iterator[Problem]:
    """Each initiative has one gloss, each building block and theme one title, and nothing else has."""
    for key, kind, kinds in (("glosses", Gloss, (Initiative,)), ("titles", Title, (BuildingBlock, Theme))):
        nodes = files.english.of_any(kind)
        yield from _repeated(nodes, "id")
        missing = dict.fromkeys(node.record.id for node in files.annex.of_any(*kinds))
        known = frozenset(missing)
        for node in nodes:
            missing.pop(node.record.id, None)
            if node.record.id not in known:
                yield node.problem(f"'{node.record.id}' is not in the annex", "id")
        yield from (files.english.problem(f"'{id_}' is missing", (key,)) for id_ in missing)


def glosses_are_of_the_present_text(files: Files) -> Iterator[Problem]:
    """The text that a gloss sums up hasn't changed since the gloss was last read."""
    texts = {node.record.id: node.record.text for node in files.annex.of(Initiative)}
    for node in files.english.of(Gloss):
        present = text_hash(texts.get(node.record.id, ""))
        if node.record.id in texts and present != node.record.source:
            what = f"the gloss of '{node.record.id}' is of another text than the annex has now; read both again"
            yield node.problem(what, "source", allowed=f"{present}, once the gloss fits")


def terms_stand_for_known_words(files: Files) -> Iterator[Problem]:
    """The annex, a development or a name of an initiative, a theme or an instrument has each word or pair of words in
    `for`."""
    names = [MONEY, *(node.record.name for node in files.annex.of(Initiative))]
    names += [node.record.text for node in files.developments.of(Development)]
    for node in files.register.of_any(Instrument, OtherNames):
        names += [text for _, text in texts({**node.values, "search_words": []})]
    known = "|".join(map(_spaced, [files.words, *names]))
    for node in files.terms.of(SearchTerm):
        for path, words in node.texts("for"):
            if _spaced(words) not in known:
                yield node.file.problem(f"no text or name has '{truncated(words)}'", path)


def _repeated(nodes: Iterable[Node[Any]], key: str) -> Iterator[Problem]:
    """Values under `key` that an earlier record has too."""
    seen = set()
    for node in nodes:
        if (value := node.values[key]) in seen:
            yield node.problem(f"{key} '{truncated(value)}' is here twice", key)
        seen.add(value)


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _spaced(text: str) -> str:
    """The words of a text in lower case and without accents, with one blank before and after each."""
    plain = unicodedata.normalize("NFD", re.sub("['’]", "", text.casefold()))
    return f" {' '.join(WORD.findall(ACCENT.sub('', plain)))} "


RULES: Final[tuple[Rule, ...]] = (
    references_exist,
    parents_have_no_circle,
    spellings_are_unique,
    subjects_are_unique,
    spellings_occur_in_annex,
    abbreviations_name_their_instrument,
    instruments_are_mentioned,
    acts_belong_to_one_instrument,
    footnotes_have_sources,
    printed_numbers_are_those_of_the_footnote,
    everything_has_english,
    glosses_are_of_the_present_text,
    terms_stand_for_known_words,
)
