"""Every text of the annex, on every page that shows it: whole, in order, and linked to what it names."""

import re

import pytest
from bs4 import Tag
from bs4.element import NavigableString

from annex.relate import segments
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index, Source
from tests.conftest import ROOT
from tests.site import expected
from tests.site.built import MARKUP, UNSEEN, Page, Site, Target, annex_text, attribute, heading_of, text

Shown = dict[str, list[tuple[str, Tag]]]
"""The texts of every page, in order, by its address: the id of the record that each stands at, and its element."""

TEXTS = f".running-text, .initiative__text, .footnote-entry__text, .bullets__text, {MARKUP.note_text}"


def id_of(text: Tag) -> str:
    """The id of the record whose text this is."""
    if section := text.find_parent("section"):
        return attribute(heading_of(section), "id")
    above = text.find_parent("li") or text.find_previous(["h1", "h3", "h4"])
    assert above
    return attribute(above, "id")


@pytest.fixture(scope="module")
def shown(built: Site) -> Shown:
    return {page.address: [(id_of(tag), tag) for tag in page.select(TEXTS)] for page in built.pages.values()}


def test_every_page_has_its_texts_in_order(shown: Shown, index: Index) -> None:
    """Themes: their own and the footnotes that those cite. *Bijlage*: all. *Voetnoten*: the footnotes."""
    footnotes = [f"voetnoot-{number}" for number in index.footnotes]
    texts: dict[str, list[str]] = {address: [] for address in shown}
    texts["voetnoten/"] = footnotes
    texts["bijlage/"] = [place.id for place in index.places if place.text] + footnotes
    for theme in index.themes.values():
        cited = sorted({c.number for place in expected.texts_of(theme) for c in index.citations_at[place]})
        own = [place.id for place in expected.texts_of(theme)]
        texts[expected.place(theme).address] = own + [f"voetnoot-{number}" for number in cited]
    assert {address: [id_ for id_, _ in found] for address, found in shown.items()} == texts


def test_every_text_is_word_for_word_with_each_mark_in_place(shown: Shown, index: Index) -> None:
    sources = expected.by_id(index)
    texts = [(address, id_, tag) for address, page in shown.items() for id_, tag in page]
    assert [(address, id_) for address, id_, tag in texts if annex_text(tag) != sources[id_].text] == []


Named = tuple[str, Target | None, str, str]
"""A link in a text: words, target, language, and what an abbreviation stands for."""


def names_in(source: Source, references: CrossReferences) -> list[Named]:
    found: list[Named] = []
    for part in references.segments(source):
        if isinstance(part, segments.Words) and (target := part.instrument or part.abbreviation):
            stands_for = part.abbreviation.stands_for if part.abbreviation else ""
            found.append((part.words, expected.place(target), part.language or "", stands_for))
    return found


def links_in(page: Page, element: Tag, site: Site) -> list[Named]:
    return [
        (text(a), site.target(page, attribute(a, "href")), attribute(a, "lang"), attribute(a, "title"))
        for a in element.select(f"a:not({MARKUP.mark} a)")
    ]


def test_every_mention_and_abbreviation_is_a_link(shown: Shown, built: Site, references: CrossReferences) -> None:
    """To its instrument, or to what it stands for; in its language, and nothing else is a link."""
    sources = expected.by_id(references.index)
    for address, texts in shown.items():
        for id_, element in texts:
            links = links_in(built.pages[address], element, built)
            assert links == names_in(sources[id_], references), f"{address}: {id_}"
            assert len(element.select(".mention, .short-form")) == len(links)


# --- Languages and layers, on every page ------------------------------------------------------------------------------


def dutch_strings(element: Tag, *, without: str) -> list[str]:
    """The strings that a screen reader takes for Dutch, but for those in what `without` selects."""
    left_out = {id(tag) for tag in element.select(without)}
    found = []
    for string in element.find_all(string=True):
        parents = list(string.parents)
        if type(string) is not NavigableString or parents[0].name in UNSEEN:
            continue
        language = next((attribute(tag, "lang") for tag in parents if tag.has_attr("lang")), "nl")
        if language == "nl" and not any(id(tag) in left_out for tag in parents):
            found.append(str(string))
    return found


def test_no_english_name_passes_for_dutch(built: Site, references: CrossReferences) -> None:
    """A Dutch name that the editors add may hold an English one; an abbreviation is letters in any language."""
    shorts = {abbreviation.short for abbreviation in references.register.abbreviations}
    for page in built.pages.values():
        found = [
            (string, part.words)
            for string in dutch_strings(page.one("main article"), without=f"{MARKUP.names}, .added")
            for part in references.name_segments(string)
            if part.language == "en" and part.words not in shorts
        ]
        assert found == [], page.address


def test_the_sites_own_quotes_and_signs_are_typographic(built: Site) -> None:
    """‘ ’ and 200%; the annex keeps its own, and code is code."""
    source = " ".join((ROOT / "data/bijlage-2.txt").read_text(encoding="utf-8").split())
    wrong = re.compile(r"""['"`]|\d %""")
    found = []
    for page in built.pages.values():
        body = page.one("body")
        strings = [s for s in body.find_all(string=wrong) if type(s) is NavigableString]
        said = [str(s) for s in strings if not s.find_parent(["code", "pre", "script", "style"])]
        for name in ("title", "aria-label", "placeholder", "data-citation"):
            said += [attribute(tag, name) for tag in body.find_all(True, {name: wrong})]
        found += [(page.address, s) for s in said if " ".join(s.split()) not in source]
    assert found == []
