"""Rebuild the annex from `data/initiatives.yaml` and prove that it is the source text, word for word.

Two readings of the annex are made and compared: one of `data/bijlage-2.txt`, the raw extraction of the PDF, and one of
the YAML. Neither knows of the other, and nothing of the project is imported: a mistake shared with the code that is to
be checked could not show.

A reading is a list of items in reading order: page by page, of each page the body and then the footnotes. An item is a
word (with the footnote mark that stands in it: `industrie[^4]`), the opening of a bullet with its level, or the opening
of a footnote with its number; each carries its page. An opening holds a blank, so no word can pass for one.

The source is normalised in four steps; of the YAML, only runs of white space are:

1. Runs of white space, no-break spaces among them, count as one blank.
2. A blank before a colon, comma or full stop goes.
3. Lines are joined with a blank; after a line-end hyphen without one, and the hyphen stays, but for `JOINED_OTHERWISE`.
4. A footnote mark is written `[^5]`, right after the word or punctuation that it follows; `is_mark` has the rule.
"""

import copy
import hashlib
import itertools
import re
import statistics
from collections import Counter, deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

DATA = Path(__file__).resolve().parents[2] / "data"
SOURCE = DATA / "bijlage-2.txt"
SOURCE_SHA256 = "388fbf6bf206ca11ac6d6ca85937d18880098eb8b0515466cc5e752700a13998"

# The private-use character is what the extraction made of the PDF's third-level bullet.
LEVEL_OF_BULLET = {"-": 1, "o": 2, "\uf0a7": 3}
BULLET = re.compile(r" ?([-o\uf0a7])\s+")
FOOTNOTE = re.compile(r"(\d+) ")
MARK = re.compile(r"\[\^(\d+)\]")
# Two line ends where the hyphen alone does not tell: the annex spells the first compound as one word further
# on, and the second is the Dutch suspended hyphen (concurrentie- en innovatiekracht).
JOINED_OTHERWISE = {
    "crisisbeheersings-\nstructuren": "crisisbeheersingsstructuren",
    "concurrentie-\nen": "concurrentie- en",
}
Node = dict[str, Any]
Item = tuple[int, str]
Key = str | int  # the id of a record, or the number of a footnote


class Page(NamedTuple):
    """The lines of one page of the source, as extracted; empty lines are `""`."""

    number: int
    body: list[str]
    footnotes: list[str]


def bullet_opening(level: int) -> str:
    return f"bullet, level {level}:"


def footnote_opening(number: int | str) -> str:
    return f"footnote {number}:"


def words_of(page: int, text: str) -> list[Item]:
    """The words of a text, each with its marks and punctuation."""
    return [(page, word) for word in text.split()]


# --- Reading the source -----------------------------------------------------------------------------------


def split_pages(text: str) -> list[Page]:
    """A page starts at each line that begins with exactly one blank. Its footnotes start at its first line that begins
    with a number and run to its end; `test_source_is_read_whole` shows that this holds."""
    sheets: list[list[str]] = [[]]
    for line in text.splitlines():
        if re.match(r" \S", line):
            sheets.append([])
        sheets[-1].append(line if line.strip() else "")
    pages = []
    for number, lines in enumerate(sheets, start=1):
        cut = next((i for i, line in enumerate(lines) if FOOTNOTE.match(line)), len(lines))
        pages.append(Page(number, lines[:cut], lines[cut:]))
    return pages


def is_mark(before: str, after: str, usual_gap: int) -> bool:
    """Whether the next expected number, standing between these two parts of its line, is a footnote mark.

    The PDF sets marks as superscripts. The extraction lost that and left them in one of these forms:

    - glued to the word, full stop, bracket or quotation mark before it: `markt.1`, `industrie4`, `(HERA).33`;
    - between the end of a sentence and a capital: `monitor. 20 Ook`;
    - before a colon or full stop: `industriebeleid  3:`, `(NIS2)  31  .`;
    - set off by a gap wider than is usual in its line: `Act  17   moet`. Justified lines have wide gaps all
      over, so a wide gap as such says nothing: `van  18  juli` is a date.
    """
    word, rest = before.rstrip(), after.lstrip()
    if word == before:
        return re.search(r"([^\W\d_]|[.)’”])$", word) is not None
    between_sentences = word.endswith(".") and rest[:1].isupper()
    before_punctuation = rest.startswith((":", "."))
    set_off = max(len(before) - len(word), len(after) - len(rest)) > usual_gap
    return word != "" and (between_sentences or before_punctuation or set_off)


def find_mark(line: str, number: int) -> re.Match[str] | None:
    """The first place in a line where this number stands as a mark."""
    if re.match(r" ?Bouwsteen\s+\d", line):  # its number looks like a mark, and headings carry none
        return None
    usual_gap = statistics.mode([len(gap) for gap in re.findall(r"(?<=\S)\s+(?=\S)", line)] or [1])
    places = re.finditer(rf"(?<!\d){number}(?!\w|[.,]\d)", line)
    return next((m for m in places if is_mark(line[: m.start()], line[m.end() :], usual_gap)), None)


def join_lines(lines: list[str]) -> str:
    """Lines as running text: steps 1 to 3 of the normalisation."""
    text = "\n".join(" ".join(line.split()) for line in lines)
    for broken, whole in JOINED_OTHERWISE.items():
        text = text.replace(broken, whole)
    text = re.sub(r"(?<=\w-)\n", "", text).replace("\n", " ")
    return re.sub(r" (?=[:,.](\s|$))", "", text)


def read_lines(page: int, lines: list[str], start: re.Pattern[str], opening: Callable[[str], str]) -> Iterator[Item]:
    """The items of some lines, of which each that matches `start` opens a bullet or footnote."""
    paragraph: list[str] = []
    for line in lines:
        if match := start.match(line):
            yield from words_of(page, join_lines(paragraph))
            yield page, opening(match[1])
            paragraph = [line[match.end() :]]
        else:
            paragraph.append(line)
    yield from words_of(page, join_lines(paragraph))


def read_source(pages: list[Page]) -> list[Item]:
    """The source in reading order: of each page the body, then the footnotes."""
    items: list[Item] = []
    expected = 1
    for page in pages:
        body = []
        for line in page.body:
            while match := find_mark(line, expected):
                line = f"{line[: match.start()].rstrip()}[^{expected}]{line[match.end() :]}"  # noqa: PLW2901
                expected += 1
            body.append(line)
        items += read_lines(page.number, body, BULLET, lambda char: bullet_opening(LEVEL_OF_BULLET[char]))
        items += read_lines(page.number, page.footnotes, FOOTNOTE, footnote_opening)
    return items


# --- Reading the YAML -------------------------------------------------------------------------------------


def heading(record: Node) -> str:
    """The heading of a building block or theme as the annex prints it."""
    return (f"Bouwsteen {record['number']}. " if "number" in record else "") + str(record["title"])


def read_initiative(initiative: Node, level: int) -> Iterator[Item]:
    """A bullet, cut where it goes on to the next page, and the bullets under it."""
    page, text = initiative["page"], initiative["text"]
    yield page, bullet_opening(level)
    for turn in initiative.get("page_breaks", []):
        here, text = text.split(turn["before"])  # it stands in the text once
        yield from words_of(page, here)
        page, text = turn["page"], turn["before"] + text
    yield from words_of(page, text)
    for child in initiative.get("initiatives", []):
        yield from read_initiative(child, level + 1)


def read_theme(theme: Node) -> Iterator[Item]:
    """A theme: heading, running text, bullets, sub-themes."""
    yield from words_of(theme["page"], f"{theme['title']} {theme.get('text', '')}")
    for initiative in theme.get("initiatives", []):
        yield from read_initiative(initiative, level=1)
    for sub_theme in theme.get("themes", []):
        yield from read_theme(sub_theme)


def read_body(annex: Node) -> Iterator[Item]:
    """Everything but the footnotes, in the order of the YAML."""
    yield from words_of(1, annex["document"]["title"])
    for block in annex["building_blocks"]:
        yield from words_of(block["page"], heading(block))
        for theme in block["themes"]:
            yield from read_theme(theme)


def rebuild(annex: Node) -> list[Item]:
    """The annex in reading order; nothing is sorted, so what is out of order in the YAML is so here."""
    items: list[Item] = []
    waiting = deque(annex["footnotes"])

    def take_footnote() -> None:
        note = waiting.popleft()
        items.append((note["page"], footnote_opening(note["number"])))
        items.extend(words_of(note["page"], note["text"]))

    for page, body in itertools.groupby(read_body(annex), key=lambda item: item[0]):
        items += body
        while waiting and waiting[0]["page"] == page:
            take_footnote()
    while waiting:
        take_footnote()
    return items


def lists(node: Node) -> Iterator[list[Node]]:
    """Every list of records under a mapping, at every depth."""
    for siblings in (value for value in node.values() if isinstance(value, list)):
        yield siblings
        for record in siblings:
            yield from lists(record)


# --- Comparing --------------------------------------------------------------------------------------------


def first_difference(source: list[Item], rebuilt: list[Item]) -> str | None:
    """Where two readings first differ, each with a few words of context; None if they're equal."""
    pairs = enumerate(itertools.zip_longest(source, rebuilt))
    at = next((place for place, (ours, theirs) in pairs if ours != theirs), None)
    if at is None:
        return None
    here = [" ".join(word for _, word in items[max(0, at - 5) : at + 5]) for items in (source, rebuilt)]
    return f"page {source[min(at, len(source) - 1)][0]}\n  source: {here[0]}\n  YAML:   {here[1]}"


def torn_headings(annex: Node, pages: list[Page]) -> list[str]:
    """The headings that are not one or two whole lines of their page, after an empty line or at its top.

    The word sequence alone wouldn't notice a heading that took words from the text before or after it, or gave it some.
    """
    whole_lines = {
        (page.number, join_lines(page.body[top : top + count]))
        for page in pages
        for top in range(len(page.body))
        for count in (1, 2)
        if top == 0 or page.body[top - 1] == ""
    }
    titled = [{"page": 1, **annex["document"]}, *(r for siblings in lists(annex) for r in siblings if "title" in r)]
    return [heading(record) for record in titled if (record["page"], heading(record)) not in whole_lines]


# --- The proof --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return split_pages(SOURCE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def source(pages: list[Page]) -> list[Item]:
    return read_source(pages)


@pytest.fixture(scope="module")
def parsed() -> Node:
    found: Node = yaml.load((DATA / "initiatives.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    return found


@pytest.fixture
def annex(parsed: Node) -> Node:
    """A copy of the YAML that a test may damage."""
    return copy.deepcopy(parsed)


def test_every_word_and_mark_stands_once_and_in_order(source: list[Item], pages: list[Page], parsed: Node) -> None:
    assert hashlib.sha256(SOURCE.read_bytes()).hexdigest() == SOURCE_SHA256
    difference = first_difference(source, rebuild(parsed))
    assert difference is None, difference
    assert torn_headings(parsed, pages) == []


def test_source_is_read_whole(source: list[Item], pages: list[Page]) -> None:
    """Counted by hand: pages, marks, footnotes, bullets at each level, and lines that end in a hyphen."""
    numbers = list(range(1, 41))
    words = [word for _, word in source]
    assert [page.number for page in pages] == list(range(1, 10))
    assert [int(number) for word in words for number in MARK.findall(word)] == numbers
    assert [word for word in words if word.startswith("footnote ")] == [footnote_opening(number) for number in numbers]
    assert [Counter(words)[bullet_opening(level)] for level in (1, 2, 3)] == [64, 21, 2]
    text = "\n".join(line.strip() for page in pages for line in page.body + page.footnotes)
    assert len(re.findall(r"\w-\n", text)) == 6
    assert [len(re.findall(rf"{broken}\b", text)) for broken in JOINED_OTHERWISE] == [1, 1]


# --- The proof of the proof: each damage to the YAML is seen ----------------------------------------------


def find(annex: Node, key: Key) -> tuple[Node, list[Node], int]:
    """A record, the list that it stands in, and its place there. Footnotes go by number, all else by id."""
    found = ((record, s, at) for s in lists(annex) for at, record in enumerate(s))
    return next(place for place in found if place[0].get("id", place[0].get("number")) == key)


def change(key: Key, field: str, new: Callable[[Any], Any]) -> Callable[[Node], None]:
    return lambda annex: (record := find(annex, key)[0]).update({field: new(record[field])})


def move(key: Key, to: Callable[[list[Node], int], object]) -> Callable[[Node], object]:
    """Move a record: `to` gets the list that it stands in, and its place there."""
    return lambda annex: to(*find(annex, key)[1:])


DAMAGES: dict[str, Callable[[Node], object]] = {
    "first word lost": change("smei", "text", lambda text: text.partition(" ")[2]),
    "last word lost": change(26, "text", lambda text: text.rpartition(" ")[0]),
    "words swapped": change("verminderen", "title", lambda title: " ".join(title.split()[::-1])),
    "mark lost": change("ipcei", "text", lambda text: text.replace("[^5]", "")),
    "other mark": change("ipcei", "text", lambda text: text.replace("[^5]", "[^6]")),
    "other page": change("hera", "page", lambda page: page + 1),
    "other number": change(40, "number", lambda number: number + 1),
    "page break moved": change("eu-chips-act", "page_breaks", lambda _: []),
    "record lost": move("halfgeleiders", lambda siblings, at: siblings.pop(at)),
    "record doubled": move(7, lambda siblings, at: siblings.insert(at, siblings[at])),
    "records swapped": move("ipcei", lambda siblings, at: siblings.insert(at - 1, siblings.pop(at))),
    "bullet a level up": move("wetgevingsagenda", lambda s, at: s.insert(at + 1, s[at]["initiatives"].pop())),
    "bullet a level down": move("normalisatiestrategie", lambda s, at: s[at - 1].update(initiatives=[s.pop(at)])),
    "bullets merged": move("smei", lambda s, at: s[at - 1].update(text=f"{s[at - 1]['text']} - {s.pop(at)['text']}")),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damage_is_seen(source: list[Item], annex: Node, damage: Callable[[Node], object]) -> None:
    damage(annex)
    assert first_difference(source, rebuild(annex))


@pytest.mark.parametrize(
    ("upper", "lower", "count"),
    [
        (("verminderen", "title"), ("verminderen", "text"), 1),
        (("verminderen", "title"), ("verminderen", "text"), -1),
        (("bouwsteen-1", "title"), ("interne-markt", "title"), 1),
        (("postennet", "text"), ("ontwikkelingssamenwerking", "title"), -7),
    ],
)
def test_torn_heading_is_seen(
    source: list[Item], pages: list[Page], annex: Node, upper: tuple[Key, str], lower: tuple[Key, str], count: int
) -> None:
    """The seam between two texts moves up by so many words. They keep their order, so only the source's lines tell."""
    above, below = find(annex, upper[0])[0], find(annex, lower[0])[0]
    words = f"{above[upper[1]]} {below[lower[1]]}".split()
    seam = len(above[upper[1]].split()) - count
    above[upper[1]], below[lower[1]] = " ".join(words[:seam]), " ".join(words[seam:])
    assert first_difference(source, rebuild(annex)) is None
    assert torn_headings(annex, pages)
