"""What means something in HTML is escaped in it, once. `rules.leftovers` looks for slips on every page; this
module sees to it that the annex's own signs get where they belong."""

from __future__ import annotations

import html
import re

from tests.site.annex_data import MARK, Annex
from tests.site.built import Site
from tests.site.rules import ESCAPED_TWICE

SPECIAL = re.compile("[&<>]")
INLINE_TAG = re.compile(r"</?(?:a|span)\b[^<>]*>")
"""What stands between the words of the annex's texts: links, and the languages of names."""


def test_special_signs_are_escaped_in_the_pages(built: Site, annex: Annex) -> None:
    """'R&D' and the like: in texts, in quotes, in footnotes, on each page that shows them."""
    footnote_pages = {place.address: place.cites for place in annex.places}
    shown = [(address, place.text) for place in annex.places for address in (place.address, "bijlage/")]
    shown += [(annex.addresses[i.id], status.quote) for i in annex.initiatives for status in i.statuses]
    shown += [(annex.addresses[i.id], budget.quote) for i in annex.initiatives for budget in i.budgets]
    for note in annex.footnotes:
        citing = [address for address, cites in footnote_pages.items() if note.number in cites]
        shown += [(address, note.text) for address in (*citing, "voetnoten/", "bijlage/")]
    special = [(address, part) for address, words in shown for part in MARK.split(words) if SPECIAL.search(part)]
    assert special, "the annex has two ampersands"
    without_tags = {address: INLINE_TAG.sub("", built.pages[address].html) for address, _ in special}
    for address, part in special:
        assert html.escape(part, quote=False) in without_tags[address]


def test_special_signs_are_escaped_in_the_search_index(built: Site) -> None:
    """The index holds HTML: its texts become part of the list of results."""
    documents = built.search_index["docs"]
    texts = [re.sub(r"</?(?:p|ol|ul|li|sup|sub|code|pre)>", "", document["text"]) for document in documents]
    assert any("R&amp;D" in words for words in texts)
    for words in (*texts, *(document["title"] for document in documents)):
        assert not re.search(r"[<>]|&(?!#?\w+;)", words), words
        assert not re.search(ESCAPED_TWICE, words), words
