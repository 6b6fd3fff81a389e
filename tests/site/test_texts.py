"""Every text of the annex, on every page that shows it: whole, in order, and linked to what it names."""

import pytest
from bs4 import Tag
from bs4.element import NavigableString

from tests.site.built import MARKUP, UNSEEN, Page, Site, Target, annex_text, attribute, heading_of, text
from tests.site.expected import MARK, Expected, Theme

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


def ids_on(theme: Theme, expected: Expected) -> list[str]:
    """The texts on a theme's page: its own, its initiatives', and the footnotes that those cite."""
    own = [theme.id] * bool(theme.text) + [initiative.id for initiative in theme.initiatives]
    return own + [f"voetnoot-{number}" for number in expected.notes_of(own)]


def test_every_page_has_its_texts_in_order(shown: Shown, expected: Expected) -> None:
    """*Bijlage* has all of them, *Voetnoten* the footnotes."""
    texts: dict[str, list[str]] = {address: [] for address in shown}
    texts["voetnoten/"] = [f"voetnoot-{number}" for number in expected.footnotes]
    texts["bijlage/"] = list(expected.texts)
    texts |= {theme.address: ids_on(theme, expected) for theme in expected.themes.values()}
    assert {address: [id_ for id_, _ in found] for address, found in shown.items()} == texts


def test_every_text_is_word_for_word_with_each_mark_in_place(shown: Shown, expected: Expected) -> None:
    texts = [(address, id_, tag) for address, page in shown.items() for id_, tag in page]
    assert [(address, id_) for address, id_, tag in texts if annex_text(tag) != expected.texts[id_]] == []


Named = tuple[str, Target | None, str, str]
"""A link in a text: words, target, language, and what an abbreviation stands for."""


def links_to_names(text: str, expected: Expected) -> list[Named]:
    """Every name, and each other abbreviation at its first use."""
    found: list[Named] = []
    for words, meaning in (named for part in MARK.split(text)[::2] for named in expected.names_in(part)):
        is_again = not meaning.instrument and any(words == other for other, *_ in found)
        if meaning.target and not is_again:
            found.append((words, meaning.target, meaning.language, meaning.stands_for))
    return found


def links_in(page: Page, element: Tag, site: Site) -> list[Named]:
    return [
        (text(a), site.target(page, attribute(a, "href")), attribute(a, "lang"), attribute(a, "title"))
        for a in element.select(f"a:not({MARKUP.mark} a)")
    ]


def test_every_mention_and_abbreviation_is_a_link(shown: Shown, built: Site, expected: Expected) -> None:
    """To its instrument, or to what it stands for; in its language. Nothing else is a link."""
    wanted = {id_: links_to_names(words, expected) for id_, words in expected.texts.items()}
    for address, texts in shown.items():
        for id_, element in texts:
            links = links_in(built.pages[address], element, built)
            assert links == wanted[id_], f"{address}: {id_}"
            assert len(element.select(".mention, .short-form")) == len(links)


# --- Languages and layers, on every page


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


def test_english_names_are_marked_as_english(built: Site, expected: Expected) -> None:
    """Where the words come from the data. A Dutch name that the editors add may hold an English one; an abbreviation
    is letters in any language."""
    shorts = {one["short"] for one in expected.register["abbreviations"]}
    for page in built.pages.values():
        if page.address not in expected.prose:
            strings = dutch_strings(page.one("main article"), without=f"{MARKUP.names}, .added")
            found = [named for said in dict.fromkeys(strings) for named in expected.names_in(said)]
            wrong = [words for words, meaning in found if meaning.language and words not in shorts]
            assert wrong == [], page.address
