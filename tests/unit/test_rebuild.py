"""Rebuild the annex from `data/initiatives.yaml` and prove that it is the source text, word for word.

Two readings of the annex are made and compared: one of `data/bijlage-2.txt`, the raw extraction of the PDF,
the other of the YAML. Neither knows of the other, and nothing of the project is imported: a mistake shared
with the code that is to be checked could not show.

A reading is a list of items in reading order: page by page, of each page the body and then the footnotes. An
item is a word (with the footnote mark that stands in it: `industrie[^4]`), the opening of a bullet with its
level, or the opening of a footnote with its number; each carries its page.

The source is normalised in four steps; of the YAML, only runs of white space are:

1. Runs of white space, no-break spaces among them, count as one blank.
2. A blank before a colon, comma or full stop goes.
3. Lines are joined with a blank; after a line-end hyphen without one, and the hyphen stays. Exceptions are in
   `JOINED_OTHERWISE`.
4. A footnote mark is written `[^5]`, right after the word or punctuation that it follows; `is_mark` has the
   rule.
"""

import copy
import hashlib
import itertools
import re
import statistics
from collections import Counter, deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

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
CONTEXT = 5  # words shown on either side of a difference

Node = dict[str, Any]
Opening = Callable[[str], str]  # makes the item text from a bullet character or footnote number
Damage = Callable[[Node], None]
Key = str | int  # the id of a record, or the number of a footnote
Edit = tuple[Key, str, str, str]  # a record, its field, the words there, the words instead
Field = tuple[str, str]  # the id of a record, and the name of one of its fields


class Item(NamedTuple):
    """A word, or the opening of a bullet or footnote. That holds a blank, so no word can pass for one."""

    page: int
    text: str


class Page(NamedTuple):
    """The lines of one page of the source, as extracted; empty lines are `""`."""

    number: int
    body: list[str]
    footnotes: list[str]


def bullet_opening(level: int) -> str:
    """The item text that opens a bullet."""
    return f"bullet, level {level}:"


def footnote_opening(number: int | str) -> str:
    """The item text that opens a footnote."""
    return f"footnote {number}:"


def words_of(page: int, text: str) -> list[Item]:
    """The words of a text, each with its marks and punctuation."""
    return [Item(page, word) for word in text.split()]


# --- Reading the source -----------------------------------------------------------------------------------


def split_pages(text: str) -> list[Page]:
    """Cut the source into pages.

    A new page starts at each line that begins with exactly one blank. Its footnotes start at its first line
    that begins with a number and run to its end; `test_source_footnotes_are_numbered_through` shows that this
    holds.
    """
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
    gaps = [len(gap) for gap in re.findall(r"(?<=\S)\s+(?=\S)", line)]
    usual_gap = statistics.mode(gaps or [1])
    whole_number = re.compile(rf"(?<!\d){number}(?!\w|[.,]\d)")
    places = whole_number.finditer(line)
    return next((m for m in places if is_mark(line[: m.start()], line[m.end() :], usual_gap)), None)


def write_marks(line: str, expected: int) -> tuple[str, int]:
    """A line with its marks written as `[^5]`, and the number expected after it."""
    while match := find_mark(line, expected):
        line = f"{line[: match.start()].rstrip()}[^{expected}]{line[match.end() :]}"
        expected += 1
    return line, expected


def join_lines(lines: list[str]) -> str:
    """Lines as running text: steps 1 to 3 of the normalisation."""
    text = "\n".join(" ".join(line.split()) for line in lines)
    for broken, whole in JOINED_OTHERWISE.items():
        text = text.replace(broken, whole)
    text = re.sub(r"(?<=\w-)\n", "", text).replace("\n", " ")
    return re.sub(r" (?=[:,.](\s|$))", "", text)


def read_lines(page: int, lines: list[str], start: re.Pattern[str], opening: Opening) -> list[Item]:
    """The items of some lines, of which each that matches `start` opens a bullet or footnote."""
    paragraphs: list[tuple[list[Item], list[str]]] = [([], [])]
    for line in lines:
        if match := start.match(line):
            paragraphs.append(([Item(page, opening(match[1]))], [line[match.end() :]]))
        else:
            paragraphs[-1][1].append(line)
    return [item for opened, text in paragraphs for item in opened + words_of(page, join_lines(text))]


def read_source(pages: list[Page]) -> list[Item]:
    """The source in reading order: of each page the body, then the footnotes."""
    items: list[Item] = []
    expected = 1
    for page in pages:
        body = []
        for line in page.body:
            marked, expected = write_marks(line, expected)
            body.append(marked)
        items += read_lines(page.number, body, BULLET, lambda char: bullet_opening(LEVEL_OF_BULLET[char]))
        items += read_lines(page.number, page.footnotes, FOOTNOTE, footnote_opening)
    return items


# --- Reading the YAML -------------------------------------------------------------------------------------


def read_initiative(initiative: Node, level: int) -> Iterator[Item]:
    """A bullet, cut where it goes on to the next page, and the bullets under it."""
    page, text = initiative["page"], initiative["text"]
    yield Item(page, bullet_opening(level))
    for turn in initiative.get("page_breaks", []):
        if text.count(turn["before"]) != 1:
            raise ValueError(f"{initiative['id']}: '{turn['before']}' must stand in the text once")
        here, text = text.split(turn["before"])
        yield from words_of(page, here)
        page, text = turn["page"], turn["before"] + text
    yield from words_of(page, text)
    for child in initiative.get("initiatives", []):
        yield from read_initiative(child, level + 1)


def read_theme(theme: Node) -> Iterator[Item]:
    """A theme: heading, running text, bullets, sub-themes."""
    yield from words_of(theme["page"], theme["title"])
    yield from words_of(theme["page"], theme.get("text", ""))
    for initiative in theme.get("initiatives", []):
        yield from read_initiative(initiative, level=1)
    for sub_theme in theme.get("themes", []):
        yield from read_theme(sub_theme)


def block_heading(block: Node) -> str:
    """The heading of a building block as the annex prints it."""
    return f"Bouwsteen {block['number']}. {block['title']}"


def read_body(annex: Node) -> Iterator[Item]:
    """Everything but the footnotes, in the order of the YAML."""
    yield from words_of(1, annex["document"]["title"])
    for block in annex["building_blocks"]:
        yield from words_of(block["page"], block_heading(block))
        for theme in block["themes"]:
            yield from read_theme(theme)


def read_footnote(footnote: Node) -> list[Item]:
    """A footnote."""
    page = footnote["page"]
    return [Item(page, footnote_opening(footnote["number"])), *words_of(page, footnote["text"])]


def rebuild(annex: Node) -> list[Item]:
    """The annex in reading order; nothing is sorted, so what is out of order in the YAML is so here."""
    items: list[Item] = []
    waiting = deque(annex["footnotes"])
    for page, body in itertools.groupby(read_body(annex), key=lambda item: item.page):
        items += body
        while waiting and waiting[0]["page"] == page:
            items += read_footnote(waiting.popleft())
    return items + [item for footnote in waiting for item in read_footnote(footnote)]


# --- Comparing --------------------------------------------------------------------------------------------


def excerpt(items: list[Item], place: int) -> str:
    """The item at a place between its neighbours, with its page."""
    if place >= len(items):
        return f"{' '.join(item.text for item in items[-CONTEXT:])} >>> (end) <<<"
    before = " ".join(item.text for item in items[max(0, place - CONTEXT) : place])
    after = " ".join(item.text for item in items[place + 1 : place + 1 + CONTEXT])
    return f"(page {items[place].page}) {before} >>> {items[place].text} <<< {after}"


def first_difference(source: list[Item], rebuilt: list[Item]) -> str | None:
    """Where two readings first differ, each with a few words of context; None if they're equal."""
    for place, (ours, theirs) in enumerate(itertools.zip_longest(source, rebuilt)):
        if ours != theirs:
            return f"item {place}\n  source: {excerpt(source, place)}\n  YAML:   {excerpt(rebuilt, place)}"
    return None


def without_marks(items: list[Item]) -> list[Item]:
    """A reading without its footnote marks."""
    return [Item(item.page, MARK.sub("", item.text)) for item in items]


def marks_in(items: list[Item]) -> list[int]:
    """The numbers of the footnote marks, in reading order."""
    return [int(number) for item in items for number in MARK.findall(item.text)]


def torn_headings(annex: Node, pages: list[Page]) -> list[str]:
    """The headings that are not one or two whole lines of their page, after an empty line or at its top.

    The word sequence alone wouldn't notice a heading that took words from the text before or after it, or
    gave it some.
    """
    whole_lines = {
        (page.number, join_lines(page.body[top : top + count]))
        for page in pages
        for top in range(len(page.body))
        for count in (1, 2)
        if top == 0 or page.body[top - 1] == ""
    }
    return [heading for page, heading in headings(annex) if (page, heading) not in whole_lines]


# --- Finding one's way in the YAML ------------------------------------------------------------------------


def themes_in(node: Node) -> Iterator[Node]:
    """The themes under a building block or theme, at every level."""
    for theme in node.get("themes", []):
        yield theme
        yield from themes_in(theme)


def all_themes(annex: Node) -> list[Node]:
    """The themes and sub-themes of the annex."""
    return [theme for block in annex["building_blocks"] for theme in themes_in(block)]


def bullets_in(node: Node, level: int = 1) -> Iterator[tuple[int, Node]]:
    """The initiatives under a theme or initiative, each with its level."""
    for initiative in node.get("initiatives", []):
        yield level, initiative
        yield from bullets_in(initiative, level + 1)


def headings(annex: Node) -> Iterator[tuple[int, str]]:
    """Every heading with its page."""
    yield 1, annex["document"]["title"]
    yield from ((block["page"], block_heading(block)) for block in annex["building_blocks"])
    yield from ((theme["page"], theme["title"]) for theme in all_themes(annex))


def record_lists(node: Node) -> Iterator[list[Node]]:
    """Every list of mappings under a mapping, at every depth."""
    for value in node.values():
        if isinstance(value, list):
            yield value
            for record in value:
                yield from record_lists(record)


def locate(annex: Node, key: Key) -> tuple[list[Node], int]:
    """The list that a record stands in and its place there. Footnotes go by number, all else by id."""
    for siblings in record_lists(annex):
        for place, record in enumerate(siblings):
            if record.get("id", record.get("number")) == key:
                return siblings, place
    raise KeyError(key)


def record_of(annex: Node, key: Key) -> Node:
    """A building block, theme, initiative or footnote."""
    siblings, place = locate(annex, key)
    return siblings[place]


# --- The proof --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    """The pages of the source."""
    return split_pages(SOURCE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def source(pages: list[Page]) -> list[Item]:
    """The reading of the source."""
    return read_source(pages)


@pytest.fixture(scope="module")
def parsed() -> Node:
    """The YAML as it is."""
    return cast(Node, yaml.safe_load((DATA / "initiatives.yaml").read_text(encoding="utf-8")))


@pytest.fixture
def annex(parsed: Node) -> Node:
    """A copy of the YAML that a test may damage."""
    return copy.deepcopy(parsed)


def test_source_is_the_text_that_was_checked() -> None:
    assert hashlib.sha256(SOURCE.read_bytes()).hexdigest() == SOURCE_SHA256


def test_every_word_stands_once_and_in_order(source: list[Item], parsed: Node) -> None:
    difference = first_difference(without_marks(source), without_marks(rebuild(parsed)))
    assert difference is None, difference


def test_every_mark_stands_where_the_source_has_it(source: list[Item], parsed: Node) -> None:
    difference = first_difference(source, rebuild(parsed))
    assert difference is None, difference


def test_headings_are_whole_lines(pages: list[Page], parsed: Node) -> None:
    assert torn_headings(parsed, pages) == []


# --- The annex in numbers ---------------------------------------------------------------------------------

FOOTNOTE_NUMBERS = list(range(1, 41))
BULLETS_AT_LEVEL = {1: 64, 2: 21, 3: 2}


def test_source_has_nine_pages(pages: list[Page]) -> None:
    assert [page.number for page in pages] == list(range(1, 10))


def test_source_marks_are_numbered_through(source: list[Item]) -> None:
    assert marks_in(source) == FOOTNOTE_NUMBERS


def test_source_footnotes_are_numbered_through(source: list[Item]) -> None:
    openings = [item.text for item in source if item.text.startswith("footnote ")]
    assert openings == [footnote_opening(number) for number in FOOTNOTE_NUMBERS]


def test_source_bullets(source: list[Item]) -> None:
    counts = Counter(item.text for item in source)
    assert {level: counts[bullet_opening(level)] for level in BULLETS_AT_LEVEL} == BULLETS_AT_LEVEL


def test_source_line_end_hyphens(pages: list[Page]) -> None:
    """Six lines end in a hyphen; each line break that is joined otherwise occurs, and once."""
    text = "\n".join(line.strip() for page in pages for line in page.body + page.footnotes)
    assert len(re.findall(r"\w-\n", text)) == 6
    assert [len(re.findall(rf"{broken}\b", text)) for broken in JOINED_OTHERWISE] == [1, 1]


def test_building_blocks_and_themes(parsed: Node) -> None:
    themes = [theme for block in parsed["building_blocks"] for theme in block["themes"]]
    assert [block["number"] for block in parsed["building_blocks"]] == [1, 2, 3]
    assert len(themes) == 15
    assert len(record_of(parsed, "verminderen")["themes"]) == 8
    assert len(all_themes(parsed)) == 15 + 8


def test_running_texts(parsed: Node) -> None:
    assert [theme["title"] for theme in all_themes(parsed) if theme.get("text")] == [
        "Verminderen van risicovolle strategische afhankelijkheden",
        "Crisisbeheersing",
        "Tegengaan economische dwang",
    ]
    assert not record_of(parsed, "crisisbeheersing").get("initiatives")


def test_bullets(parsed: Node) -> None:
    levels = [level for theme in all_themes(parsed) for level, _ in bullets_in(theme)]
    assert Counter(levels) == BULLETS_AT_LEVEL


def test_footnotes(parsed: Node) -> None:
    assert [footnote["number"] for footnote in parsed["footnotes"]] == FOOTNOTE_NUMBERS
    assert marks_in(list(read_body(parsed))) == FOOTNOTE_NUMBERS


# --- The reading of the source: what is a mark and what only looks like one -------------------------------


@pytest.mark.parametrize(
    ("line", "number", "written"),
    [
        ("van de interne markt.1 Hierin", 1, "van de interne markt.[^1] Hierin"),
        ("binnen  de  industrie4 en  technologisch", 4, "binnen  de  industrie[^4] en  technologisch"),
        ("Authority (HERA).33", 33, "Authority (HERA).[^33]"),
        ("of skills”.16  ", 16, "of skills”.[^16]  "),
        ("van de Commissie hiertoe40. ", 40, "van de Commissie hiertoe[^40]. "),
        ("een geo-economische monitor. 20 Ook zal", 20, "een geo-economische monitor.[^20] Ook zal"),
        ("en groen industriebeleid  3:  het kabinet", 3, "en groen industriebeleid[^3]:  het kabinet"),
        ("Security  Directive  (NIS2)  31  . Beide", 31, "Security  Directive  (NIS2)[^31]  . Beide"),
        ("De Cyber Resilience Act  17   moet leiden", 17, "De Cyber Resilience Act[^17]   moet leiden"),
        ("Resilience Directive (CER)  30  ", 30, "Resilience Directive (CER)[^30]  "),
        ("Zaken  van  18  juli  jl.18 zijn", 18, "Zaken  van  18  juli  jl.[^18] zijn"),
    ],
)
def test_mark_is_found(line: str, number: int, written: str) -> None:
    assert write_marks(line, number) == (written, number + 1)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Bouwsteen  1.  Initiatieven  om  het", 1),
        (" Bouwsteen  3.  Initiatieven  om  het", 3),
        ("budget (+/- 20 miljard euro meer", 20),
        ("(drie rondes, in totaal 1,6 miljard euro)", 1),
        ("(drie rondes, in totaal 1,6 miljard euro)", 6),
        ("de  Tsjechische  datum  van  18  juli  is", 18),
        ("heeft in 2022 een dialoog", 20),
        ("(waaronder 5G, halfgeleiders)", 5),
        ("door middel van digitale diplomatie 1) Europese waarden", 1),
        ("voor de periode 2021-2027 dat", 2027),
        ("IPCEI Micro-elektronica 2 en IPCEI Health", 2),
    ],
)
def test_number_is_no_mark(line: str, number: int) -> None:
    assert write_marks(line, number) == (line, number)


# --- The proof of the proof: each damage to the YAML is seen ----------------------------------------------


DAMAGED_TEXT: dict[str, Edit] = {
    "first word dropped": ("smei", "text", "Het recente", "recente"),
    "word dropped": ("smei", "text", "weerbare interne", "interne"),
    "last word of the annex dropped": ("defensie-industrie", "text", "te maken.", "te"),
    "word doubled": ("smei", "text", "weerbare", "weerbare weerbare"),
    "slip of the annex mended": ("ai-act", "text", "van van", "van"),
    "two words swapped": ("smei", "text", "interne markt", "markt interne"),
    "full stop dropped": ("smei", "text", "crises. Nederland", "crises Nederland"),
    "capital lost": ("smei", "text", "Nederland", "nederland"),
    "line-end hyphen dropped": ("uitvoering-exportcontrolebeleid", "text", "dual-use", "dualuse"),
    "line-end hyphen kept": ("crisisbeheersing", "text", "ingsstructuren en –", "ings-structuren en –"),
    "suspended hyphen joined": ("digitale-diplomatie", "text", "concurrentie- en", "concurrentie-en"),
    "word of a running text dropped": ("verminderen", "text", "met urgentie", "urgentie"),
    "theme renamed": ("halfgeleiders", "title", "Halfgeleiders", "Halfgeleider"),
    "word of a block's heading dropped": ("bouwsteen-1", "title", "te versterken.", "versterken."),
    "word of a footnote dropped": (36, "text", "Rijksoverheid.nl 2022", "Rijksoverheid.nl"),
    "mark a word later": ("strategisch-en-groen-industriebeleid", "text", "[^4] en", " en[^4]"),
    "mark a word earlier": ("smei", "text", " garanderen.[^2]", "[^2] garanderen."),
    "mark after the full stop": ("defensie-investeringen", "text", "[^40].", ".[^40]"),
    "mark dropped": ("ipcei", "text", "[^5]", ""),
    "mark renumbered": ("ipcei", "text", "[^5]", "[^6]"),
    "mark added to a footnote": (25, "text", "waterstofprojecten", "waterstofprojecten[^26]"),
}


@pytest.mark.parametrize("edit", DAMAGED_TEXT.values(), ids=DAMAGED_TEXT)
def test_damaged_text_is_seen(source: list[Item], annex: Node, edit: Edit) -> None:
    key, field, old, new = edit
    record = record_of(annex, key)
    assert old in record[field]
    record[field] = record[field].replace(old, new, 1)
    assert first_difference(source, rebuild(annex))


WRONG_PAGE: dict[str, tuple[Key, int]] = {
    "building block": ("bouwsteen-3", 7),
    "theme": ("medische-producten", 7),
    "theme with a running text": ("crisisbeheersing", 8),
    "first bullet of a page": ("uitvoering-exportcontrolebeleid", 2),
    "last bullet of a page": ("cer-en-nis2", 7),
    "footnote that stands a page after its mark": (15, 3),
    "footnote on the page that has none": (6, 9),
}


@pytest.mark.parametrize(("key", "wrong_page"), WRONG_PAGE.values(), ids=WRONG_PAGE)
def test_changed_page_is_seen(source: list[Item], annex: Node, key: Key, wrong_page: int) -> None:
    record_of(annex, key)["page"] = wrong_page
    assert first_difference(source, rebuild(annex))


def swap(annex: Node, key: Key, other: Key) -> None:
    """Let two records change places."""
    (here, i), (there, j) = locate(annex, key), locate(annex, other)
    here[i], there[j] = there[j], here[i]


def drop(annex: Node, key: Key) -> None:
    """Leave a record out."""
    siblings, place = locate(annex, key)
    del siblings[place]


def double(annex: Node, key: Key) -> None:
    """Let a record stand twice."""
    siblings, place = locate(annex, key)
    siblings.insert(place, siblings[place])


def lift(annex: Node, parent: str) -> None:
    """Make the last bullet under a bullet its next sibling: the words keep their order."""
    siblings, place = locate(annex, parent)
    siblings.insert(place + 1, siblings[place]["initiatives"].pop())


def sink(annex: Node, key: str) -> None:
    """Put a bullet under the one before it: the words keep their order."""
    siblings, place = locate(annex, key)
    siblings[place - 1].setdefault("initiatives", []).append(siblings.pop(place))


def merge(annex: Node, key: str) -> None:
    """Make a bullet part of the text of the one before it, bullet character and all."""
    siblings, place = locate(annex, key)
    siblings[place - 1]["text"] += " - " + siblings.pop(place)["text"]


def forget_page_break(annex: Node, key: str) -> None:
    """Let a bullet end on the page that it starts on."""
    del record_of(annex, key)["page_breaks"]


def shift_page_break(annex: Node, key: str) -> None:
    """Let a bullet go on to the next page one word later."""
    turn = record_of(annex, key)["page_breaks"][0]
    turn["before"] = turn["before"].partition(" ")[2]


def repage_page_break(annex: Node, key: str) -> None:
    """Let a bullet skip a page."""
    record_of(annex, key)["page_breaks"][0]["page"] += 1


def renumber(annex: Node, key: Key) -> None:
    """Give a building block or footnote a number that isn't its own."""
    record_of(annex, key)["number"] += 1


def move_seam(annex: Node, upper: Field, lower: Field, count: int) -> None:
    """Move the seam between two texts that follow each other up by so many words."""
    above, below = record_of(annex, upper[0]), record_of(annex, lower[0])
    words = f"{above[upper[1]]} {below[lower[1]]}".split()
    seam = len(above[upper[1]].split()) - count
    above[upper[1]], below[lower[1]] = " ".join(words[:seam]), " ".join(words[seam:])


DAMAGED_STRUCTURE: dict[str, Damage] = {
    "bullets swapped": lambda annex: swap(annex, "smei", "digital-markets-act"),
    "bullets swapped over a page end, each with its own page": lambda annex: swap(
        annex, "weging-exportvergunningen", "uitvoering-exportcontrolebeleid"
    ),
    "themes swapped": lambda annex: swap(annex, "halfgeleiders", "energie"),
    "footnotes swapped": lambda annex: swap(annex, 3, 4),
    "footnotes swapped over a page end, each with its own page": lambda annex: swap(annex, 5, 6),
    "bullet dropped": lambda annex: drop(annex, "progress"),
    "third-level bullet dropped": lambda annex: drop(annex, "onderwijs-en-onderzoek"),
    "first footnote dropped": lambda annex: drop(annex, 1),
    "last footnote dropped": lambda annex: drop(annex, 40),
    "bullet doubled": lambda annex: double(annex, "progress"),
    "last footnote doubled": lambda annex: double(annex, 40),
    "second level made first": lambda annex: lift(annex, "wetgevingsagenda"),
    "third level made second": lambda annex: lift(annex, "toegang-tot-cruciale-technologieen"),
    "first level made second": lambda annex: sink(annex, "tno-onderzoek"),
    "second level made third": lambda annex: sink(annex, "normalisatiestrategie"),
    "bullets merged": lambda annex: merge(annex, "smei"),
    "page break forgotten": lambda annex: forget_page_break(annex, "eu-chips-act"),
    "page break a word later": lambda annex: shift_page_break(annex, "defensie-industrie"),
    "page break to a wrong page": lambda annex: repage_page_break(annex, "europees-afwegingskader"),
    "building block renumbered": lambda annex: renumber(annex, "bouwsteen-2"),
    "footnote renumbered": lambda annex: renumber(annex, 7),
}


@pytest.mark.parametrize("damage", DAMAGED_STRUCTURE.values(), ids=DAMAGED_STRUCTURE)
def test_damaged_structure_is_seen(source: list[Item], annex: Node, damage: Damage) -> None:
    damage(annex)
    assert first_difference(source, rebuild(annex))


def test_page_break_at_words_that_are_not_there_is_refused(annex: Node) -> None:
    record_of(annex, "eu-chips-act")["page_breaks"][0]["before"] = "Commissaris"
    with pytest.raises(ValueError, match="eu-chips-act: 'Commissaris' must stand"):
        rebuild(annex)


# Two texts that follow each other, and how many words the seam between them goes up.
MOVED_SEAM: dict[str, tuple[Field, Field, int]] = {
    "heading's last word to its text": (("verminderen", "title"), ("verminderen", "text"), 1),
    "text's first word to its heading": (("verminderen", "title"), ("verminderen", "text"), -1),
    "heading's last word to the next heading": (("bouwsteen-1", "title"), ("interne-markt", "title"), 1),
    "bullet's last word to the next heading": (("industrial-forum", "text"), ("verminderen", "title"), 1),
    "heading's first line to the bullet before": (
        ("postennet", "text"),
        ("ontwikkelingssamenwerking", "title"),
        -7,
    ),
}


@pytest.mark.parametrize(("upper", "lower", "count"), MOVED_SEAM.values(), ids=MOVED_SEAM)
def test_torn_heading_is_seen(
    source: list[Item], pages: list[Page], annex: Node, upper: Field, lower: Field, count: int
) -> None:
    """The words keep their order here, so only the lines of the source tell."""
    move_seam(annex, upper, lower, count)
    assert first_difference(source, rebuild(annex)) is None
    assert torn_headings(annex, pages)


def test_difference_is_shown_with_its_context(source: list[Item], annex: Node) -> None:
    smei = record_of(annex, "smei")
    smei["text"] = smei["text"].replace("weerbare interne", "interne")
    difference = first_difference(source, rebuild(annex))
    assert difference is not None
    assert difference.splitlines()[1:] == [
        "  source: (page 1) voorstel moet bijdragen aan een >>> weerbare <<< interne markt ten tijde van",
        "  YAML:   (page 1) voorstel moet bijdragen aan een >>> interne <<< markt ten tijde van crises.",
    ]
