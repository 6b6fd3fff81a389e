"""Rules for `data/english.yaml`, compared with the annex."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from annex.check.records import Node, Records, repeated
from annex.load.problem import Finding, truncated
from annex.model.annex import Annex, BuildingBlock, Initiative, Theme
from annex.model.english import English, Gloss, Term, Title, text_hash

EnglishRule = Callable[[Records[English], Records[Annex]], Iterator[Finding]]


def each_initiative_has_a_gloss(english: Records[English], annex: Records[Annex]) -> Iterator[Finding]:
    """Each initiative has one gloss, and nothing else has."""
    yield from _differences("glosses", english.of(Gloss), annex.of(Initiative), "an initiative")


def each_heading_has_a_title(english: Records[English], annex: Records[Annex]) -> Iterator[Finding]:
    """Each building block and each theme has one title, and nothing else has."""
    yield from _differences(
        "titles", english.of(Title), annex.of_any(BuildingBlock, Theme), "a building block or theme"
    )


def terms_are_unique(english: Records[English], _: Records[Annex]) -> Iterator[Finding]:
    """The glossary has each Dutch term once."""
    for path, dutch in repeated((node.at("dutch"), node.record.dutch.casefold()) for node in english.of(Term)):
        yield Finding(path, f"'{truncated(dutch)}' is here twice")


def glosses_are_of_the_present_text(english: Records[English], annex: Records[Annex]) -> Iterator[Finding]:
    """The text that a gloss sums up hasn't changed since the gloss was last read."""
    texts = {node.record.id: node.record.text for node in annex.of(Initiative)}
    for node in english.of(Gloss):
        text = texts.get(node.record.id)
        if text is not None and (present := text_hash(text)) != node.record.source:
            what = f"the gloss of '{node.record.id}' is of another text than the annex has now; read both again"
            yield Finding(node.at("source"), what, f"{present}, once the gloss fits")


RULES: Final[tuple[EnglishRule, ...]] = (
    each_initiative_has_a_gloss,
    each_heading_has_a_title,
    terms_are_unique,
    glosses_are_of_the_present_text,
)


def _differences(key: str, given: list[Node[Any]], wanted: list[Node[Any]], what: str) -> Iterator[Finding]:
    """Ids in the list `key` that are unknown, twice there, or missing."""
    ids = [(node.at("id"), node.record.id) for node in given]
    known, found = {node.record.id for node in wanted}, {id_ for _, id_ in ids}
    yield from (Finding(path, f"'{id_}' is not the id of {what}") for path, id_ in ids if id_ not in known)
    yield from (Finding(path, f"'{id_}' is here twice") for path, id_ in repeated(ids))
    yield from (Finding((key,), f"'{node.record.id}' is missing") for node in wanted if node.record.id not in found)
