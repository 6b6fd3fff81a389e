"""Rules about links to other sites: developments, and the sources behind footnotes."""

import re
from collections.abc import Iterator
from typing import Any

from annex.check.records import Records
from annex.load.problem import Finding, truncated
from annex.model import sources
from annex.model.developments import Development
from annex.model.sources import SourceLink

VAGUE = re.compile(r"\b(hier|link|meer|website)\b", re.IGNORECASE)


def links_are_whole(records: Records[Any]) -> Iterator[Finding]:
    """A link has one address, and a text that says where it leads."""
    for entry in records.of_any(Development, SourceLink):
        link = entry.record
        if bool(link.url) == bool(link.kamerstuk):
            yield Finding(entry.path, f"{2 * bool(link.url)} addresses", "either url or kamerstuk")
        if isinstance(link, SourceLink) and not (link.label or link.kamerstuk):
            yield Finding(entry.path, "a link without words", "label or kamerstuk")
        if isinstance(link, Development) and (VAGUE.search(link.link) or len(link.link) < len("COM(26)1")):
            what = f"'{truncated(link.link)}' doesn't say what the link leads to"
            yield Finding(entry.at("link"), what, "the paper or page")


def papers_agree(records: Records[Any]) -> Iterator[Finding]:
    """The text of a link to a Kamerstuk has the Kamerstuk's number."""
    for entry in records.of_any(Development, SourceLink):
        for said in _said(entry.record) if entry.record.kamerstuk else ():
            paper = sources.kamerstuk(entry.record.kamerstuk or "")
            number = rf"{paper.dossier}(-{paper.chapter})?\b.*\b{paper.number}\b"
            if not re.search(number, re.sub(r"(?<=\d\d) (?=\d{3})", "", said)):
                yield Finding(entry.at("kamerstuk"), f"'{truncated(said)}' is another paper than {paper}")


def acts_agree(records: Records[Any]) -> Iterator[Finding]:
    """The CELEX number, the address and the text of a link to EUR-Lex are of the same act."""
    for entry in records.of_any(Development, SourceLink):
        link, said, url = entry.record, _said(entry.record), str(entry.record.url or "")
        if isinstance(link, Development) and link.celex:
            path, celex = entry.at("celex"), truncated(link.celex)
            number = sources.act(link.celex)[1]
            if not sources.is_at(link.celex, url):
                yield Finding(path, f"celex '{celex}' is another act than the url")
            for words in said if number else ():
                if not sources.names_act(number, words):
                    yield Finding(path, f"celex '{celex}' is another act than '{truncated(words)}'")
        elif sources.EUR_LEX not in url:
            continue
        elif isinstance(link, Development):
            if not (link.act and f"/eli/{link.act}/" in url):
                yield Finding(entry.path, "an act in EUR-Lex without its number", "with celex")
        elif said and not sources.names_act(sources.act(url.rpartition("CELEX:")[2])[1] or "?", said[0]):
            yield Finding(entry.at("url"), "url is another act than label", "EUR-Lex by CELEX number")


def _said(link: Development | SourceLink) -> list[str]:
    """The texts of a link in which a number may occur."""
    return [words for words in ((link.act, link.link) if isinstance(link, Development) else (link.label,)) if words]
