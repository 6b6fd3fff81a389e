"""Compares the words of the YAML with the source text, `data/bijlage-2.txt`, which was extracted from a PDF.

White space, hyphens at line ends, bullet characters and the position of footnotes on a page come from the PDF.
Everything else has to be in the YAML once, in reading order.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, NamedTuple

from annex.check.records import Node, Records
from annex.load.problem import Problem, truncated
from annex.model import footnote_marks
from annex.model.annex import Annex, BuildingBlock, Document, Footnote, Initiative, Theme

PAGE_START = re.compile(r"^ (?! )", re.MULTILINE)
"""A page starts at each line that begins with exactly one space."""

BULLET = re.compile(r"^\s*([-o\uf0a7])\s+")
BULLETS = {"-": "•", "o": "••", "\uf0a7": "•••"}
"""The bullet characters of the source, and the word that replaces each: a dot per level."""

PAGE_END = "\f"
"""Separates the bodies of pages when they are searched for footnote marks."""

RAISED = re.compile(r"(?<=[^\s\d])(?<!\d[.,])( {2,}|(?<=\.) )?(\d+)(?=[\s.:,;)])")
"""A possible footnote mark: a number directly after a word, or after extra white space."""

HYPHENATED = {"crisisbeheersings-structuren": "crisisbeheersingsstructuren"}
"""Words that were hyphenated at a line end. All other hyphens at line ends are part of the word."""

WITH_WORDS = (Document, BuildingBlock, Theme, Initiative, Footnote)
"""The kinds of record that have words of the annex."""


class SourceWord(NamedTuple):
    """A normalised word of the source text, with its page, and whether it begins a line or a paragraph. A paragraph
    begins at the top of a page and after an empty line."""

    word: str
    page: int
    begins_line: bool = False
    begins_paragraph: bool = False


class SourceText(NamedTuple):
    """The words of the source text in reading order: those of the body and those of the footnotes."""

    body: list[SourceWord]
    footnotes: list[SourceWord]


def parse(text: str) -> SourceText:
    """Read the source text page by page. Each page has a body, and below it footnotes."""
    bodies: list[str] = []
    footnotes: list[SourceWord] = []
    count = 0
    for page, page_text in enumerate(PAGE_START.split(text), start=1):
        body, notes = _split_page(page_text, first=count + 1)
        bodies.append(_joined(body))
        for note in notes:
            count += 1
            words = _without_spaces(_joined(note.splitlines())).split()
            footnotes += [SourceWord(word, page) for word in (f"voetnoot {count}:", *words)]
    return SourceText(list(_body_words(bodies, count)), footnotes)


def _split_page(page: str, first: int) -> tuple[list[str], list[str]]:
    """The lines of a page's body, and its footnotes. A footnote begins at a line that starts with its number."""
    body: list[str] = []
    notes: list[str] = []
    for line in page.splitlines():
        start = re.match(rf"{first + len(notes)} +(?=\S)", line)
        if start:
            notes.append(line[start.end() :])
        elif notes:
            notes[-1] += "\n" + line
        else:
            body.append(line)
    return body, notes


def _joined(lines: list[str]) -> str:
    """Lines as one text, with bullets replaced by dots. A line that ends in a hyphen is joined with the next one."""
    text = ""
    for line in lines:
        bullet = BULLET.match(line)
        if bullet:
            text += f"\n{BULLETS[bullet[1]]} {line[bullet.end() :].rstrip()}"
        elif re.search(r"\w-$", text[-2:]) and not line.lstrip().startswith("en "):
            text += line.strip()
        else:
            text += "\n" + line.rstrip()
    for hyphenated, word in HYPHENATED.items():
        text = text.replace(hyphenated, word)
    return text


def _body_words(bodies: list[str], count: int) -> Iterator[SourceWord]:
    """The words of the pages' bodies, with the marks of footnotes 1 to `count` as in the YAML: `[^5]`."""
    text = PAGE_END.join([*bodies, ""])
    for mark in reversed(list(_marks(text, count))):
        text = f"{text[: mark.start()]}[^{mark[2]}]{text[mark.end() :]}"
    for page, body in enumerate(text.split(PAGE_END), start=1):
        begins_paragraph = True
        for line in _without_spaces(body).split("\n"):
            for column, word in enumerate(line.split()):
                yield SourceWord(word, page, column == 0, column == 0 and begins_paragraph)
            begins_paragraph = not line.strip()


def _marks(text: str, count: int) -> Iterator[re.Match[str]]:
    """The marks of footnotes 1 to `count`, in order.

    A mark follows a word directly ('industrie4') or, after underlined words, extra white space ('Nederland  7  :').
    Justified lines have extra white space too ('van  18  juli  jl.18'), so a number directly after a word is preferred.
    """
    candidates: dict[int, list[re.Match[str]]] = defaultdict(list)
    for match in RAISED.finditer(text):
        candidates[int(match[2])].append(match)
    position = 0
    for number in range(1, count + 1):
        following = [match for match in candidates[number] if match.start() >= position]
        if following:
            mark = next((match for match in following if match[1] is None), following[0])
            position = mark.end()
            yield mark


def _without_spaces(text: str) -> str:
    """`text` without white space before a colon, comma or full stop."""
    return re.sub(r"\s+(?=[:.,](\s|$))", "", text)


class YamlWord(NamedTuple):
    """A word of the YAML, with its record and key."""

    word: str
    node: Node[Any]
    key: str

    @property
    def is_of_title(self) -> bool:
        """Whether the word is part of a heading."""
        return isinstance(self.node.record, Document | BuildingBlock | Theme) and self.key != "text"


def differences(annex: Records[Annex], source: SourceText) -> Iterator[Problem]:
    """Every difference between the annex's records and the source text. Pages and titles are compared only if all
    words are the same; otherwise a word's page is unknown."""
    words = [word for node in annex.nodes if isinstance(node.record, WITH_WORDS) for word in _words(node)]
    footnotes = [word for word in words if isinstance(word.node.record, Footnote)]
    body = words[: len(words) - len(footnotes)]
    for ours, theirs in ((body, source.body), (footnotes, source.footnotes)):
        if [own.word for own in ours] == [other.word for other in theirs]:
            yield from _page_differences(ours, theirs)
            yield from _title_differences(ours, theirs)
        else:
            yield from _word_differences(ours, theirs)


def _words(node: Node[Any]) -> Iterator[YamlWord]:
    """The words of a record, with the number or bullet that the source has before them."""
    match node.record:
        case BuildingBlock(number=number):
            yield from (YamlWord(word, node, "number") for word in ("Bouwsteen", f"{number}."))
        case Initiative():
            yield YamlWord("•" * node.path.count("initiatives"), node, "text")
        case Footnote(number=number):
            yield YamlWord(f"voetnoot {number}:", node, "number")
    for key in ("title", "text"):
        yield from (YamlWord(word, node, key) for word in (getattr(node.record, key, None) or "").split())


def _word_differences(written: list[YamlWord], printed: list[SourceWord]) -> Iterator[Problem]:
    ours = [own.word for own in written]
    theirs = [word.word for word in printed]
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, ours, theirs).get_opcodes():
        if tag == "equal":
            continue
        at = a1 - 1 if tag == "insert" and a1 else min(a1, len(written) - 1)
        page = printed[min(b1, len(printed) - 1)].page if printed else 1
        what = {
            "replace": f"has {_excerpt(ours[a1:a2])} where the source has {_excerpt(theirs[b1:b2])}",
            "delete": f"has {_excerpt(ours[a1:a2])}, which the source does not have there",
            "insert": f"lacks {_excerpt(theirs[b1:b2])}, which the source has",
        }[tag]
        context = f" after '{' '.join(theirs[max(0, b1 - 4) : b1])}'" if b1 else ""
        yield written[at].node.problem(f"the text {what} on page {page}{context}", written[at].key)


def _excerpt(words: list[str], limit: int = 12) -> str:
    shown = " ".join(truncated(word, 81) for word in words[:limit])
    return f"'{shown}'" + (f" and {len(words) - limit} more words" if len(words) > limit else "")


def _page_differences(written: list[YamlWord], printed: list[SourceWord]) -> Iterator[Problem]:
    """Pages and page breaks that differ from the source."""
    for node, pairs in groupby(zip(written, printed, strict=True), key=lambda pair: pair[0].node):
        own = [word for _, word in pairs]
        page, first = getattr(node.record, "page", own[0].page), own[0].page
        if page != first:
            yield node.problem(f"page is {page}, but in the source it begins on page {first}", "page")
        stated = getattr(node.record, "page_breaks", [])
        breaks = [(word.page, own[i:]) for i, word in enumerate(own) if i and word.page != own[i - 1].page]
        for page, rest in breaks:
            following = footnote_marks.without(" ".join(word.word for word in rest))
            if not any(known.page == page and following.startswith(known.before) for known in stated):
                yield node.problem(f"page {page} begins before '{following[:40]}…'", "page_breaks")
        if len(stated) > len(breaks):
            yield node.problem("the source does not have this page break", "page_breaks")


def _title_differences(written: list[YamlWord], printed: list[SourceWord]) -> Iterator[Problem]:
    """Titles that aren't whole lines of the source, because a word moved between a title and the text around it."""
    end = 0
    for (node, is_title), group in groupby(written, key=lambda own: (own.node, own.is_of_title)):
        start, end = end, end + len(list(group))
        if is_title and not (printed[start].begins_paragraph and all(w.begins_line for w in printed[end : end + 1])):
            yield node.problem("title is not a whole line of the source", "title")
