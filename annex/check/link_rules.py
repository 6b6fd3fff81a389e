"""Rules for links to other sites, of developments and of the sources behind footnotes."""

import re
from collections.abc import Iterator
from typing import Any, Final

from annex.check.records import Records, Rule, repeated
from annex.load.problem import Finding, truncated
from annex.model import sources
from annex.model.developments import Development
from annex.model.sources import FootnoteSources, SourceLink

VAGUE = re.compile(r"\b(hier|klik|link|meer|verder|website)\b|^(https?://|www\.)\S*$", re.IGNORECASE)
KINDS = {"R": "verordening", "L": "richtlijn", "D": "besluit"}
"""What an act is in Dutch, by the letter in its CELEX number."""


def links_have_address_and_text(records: Records[Any]) -> Iterator[Finding]:
    """A link has one address, and a text that says what it leads to."""
    for node in records.of_any(Development, SourceLink):
        link = node.record
        if bool(link.url) == bool(link.kamerstuk):
            yield Finding(node.path, f"{2 * bool(link.url)} addresses", "either url or kamerstuk")
        if isinstance(link, SourceLink) and not (link.label or link.kamerstuk):
            yield Finding(node.path, "a link without words", "label or kamerstuk")
        key, shortest = ("link", len("COM(26)1")) if isinstance(link, Development) else ("label", 1)
        text = getattr(link, key)
        if text and (VAGUE.search(text) or len(text) < shortest):
            yield Finding(node.at(key), f"'{truncated(text)}' doesn't say what the link leads to", "the paper or page")


def links_lead_to_different_papers(records: Records[Any]) -> Iterator[Finding]:
    """No footnote has two links to one address."""
    for node in records.of(FootnoteSources):
        links = [(node.at("links", i), link.address) for i, link in enumerate(node.record.links)]
        for path, address in repeated(links):
            yield Finding(path, f"{address} is given twice")


def kamerstuk_matches_text(records: Records[Any]) -> Iterator[Finding]:
    """A text of a link to a Kamerstuk has the number of that Kamerstuk."""
    for node in records.of_any(Development, SourceLink):
        for text in _texts(node.record) if node.record.kamerstuk else ():
            paper = sources.kamerstuk(node.record.kamerstuk or "")
            number = rf"{paper.dossier}(-{paper.chapter})?\b.*\b{paper.number}\b"
            if not re.search(number, re.sub(r"(?<=\d\d) (?=\d{3})", "", text)):
                yield Finding(node.at("kamerstuk"), f"'{truncated(text)}' is another paper than {paper}")


def act_matches_url_and_text(records: Records[Any]) -> Iterator[Finding]:
    """The CELEX number, the URL and the texts of a link to EUR-Lex are of the same act."""
    for node in records.of_any(Development, SourceLink):
        link, texts, url = node.record, _texts(node.record), str(node.record.url or "")
        if isinstance(link, Development) and link.celex:
            path, celex = node.at("celex"), truncated(link.celex)
            number = sources.act(link.celex)[1]
            if not sources.is_at(link.celex, url):
                yield Finding(path, f"celex '{celex}' is another act than the url")
            for text in texts if number else ():
                said = [letter for letter, kind in KINDS.items() if kind in text.lower()]
                if not sources.names_act(number, text) or (said and link.celex[5] not in said):
                    yield Finding(path, f"celex '{celex}' is another act than '{truncated(text)}'")
        elif sources.EUR_LEX not in url:
            continue
        elif isinstance(link, Development):
            if f"/eli/{link.act}/" not in url:
                yield Finding(node.path, "an act in EUR-Lex without its number", "with celex")
        elif texts and not sources.names_act(sources.act(url.rpartition("CELEX:")[2])[1] or "?", texts[0]):
            yield Finding(node.at("url"), "url is another act than label", "EUR-Lex by CELEX number")


def _texts(link: Development | SourceLink) -> list[str]:
    """The texts of a link that may have a number."""
    return [text for text in ((link.act, link.link) if isinstance(link, Development) else (link.label,)) if text]


RULES: Final[tuple[Rule[Records[Any]], ...]] = (
    links_have_address_and_text,
    links_lead_to_different_papers,
    kamerstuk_matches_text,
    act_matches_url_and_text,
)
