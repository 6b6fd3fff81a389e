"""The source text, and whether the YAML says the same words in the same order.

The source (`data/bijlage-2.txt`) is the text of the annex as it came out of the PDF. Of it, only white space,
line-end hyphens, bullet characters and the place of the footnotes on the page are not the annex's own
(design, 'Schema'); everything else has to be in the YAML, once, in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from itertools import groupby, takewhile
from typing import NamedTuple

from annex.load.outline import Entry
from annex.load.yaml_reader import Path
from annex.model import footnote_marks as marks

PAGE_START = re.compile(r"^ (?! )", re.MULTILINE)
"""A new page starts at each line that begins with exactly one blank (design, 'The annex in numbers')."""

BULLET = re.compile(r"^\s*([-o\uf0a7])\s+")
BULLETS = {"-": "•", "o": "••", "\uf0a7": "•••"}
"""What the source prints before a bullet, and the token that stands for it here: a dot for each level."""

LOST_HYPHENS = {"crisisbeheersings-structuren": "crisisbeheersingsstructuren"}
"""Words that a line end hyphenated; every other hyphen at a line end belongs to its word."""


class Token(NamedTuple):
    """A word of the source as it is compared, with its page, and whether it begins a line there, or even a paragraph:
    a line at the top of the page or under an empty one."""

    word: str
    page: int
    begins_line: bool = False
    begins_paragraph: bool = False


@dataclass(frozen=True)
class Source:
    """The source text: the words of the body and of the footnotes, in reading order."""

    body: tuple[Token, ...]
    notes: tuple[Token, ...]
    pages: int


def parse(text: str) -> Source:
    """Read the source text page by page: a body, then the footnotes of that page."""
    pages = [page for page in PAGE_START.split(text.rstrip()) if page.strip()]
    bodies: list[str] = []
    notes: list[Token] = []
    first = 1
    for number, page in enumerate(pages, start=1):
        body, found = _footnotes(page, first)
        bodies.append(_one_line(body))
        for offset, note in enumerate(found):
            printed = words(_one_line(note.splitlines()))
            notes += [Token(word, number) for word in (_note_token(first + offset), *printed)]
        first += len(found)
    return Source(tuple(_body_tokens(bodies, first - 1)), tuple(notes), len(pages))


def _footnotes(page: str, first: int) -> tuple[list[str], list[str]]:
    """Split a page into its body lines and its footnotes: those begin with the next number, at a line's start."""
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


def _one_line(lines: list[str]) -> str:
    """Join lines, with bullets as tokens and hyphens at line ends resolved. White space runs stay."""
    text = ""
    for line in lines:
        bullet = BULLET.match(line)
        if bullet:
            text += f"\n{BULLETS[bullet[1]]} {line[bullet.end() :].rstrip()}"
        elif re.search(r"\w-$", text) and not line.lstrip().startswith("en "):
            text += line.strip()
        else:
            text += "\n" + line.rstrip()
    for broken, word in LOST_HYPHENS.items():
        text = text.replace(broken, word)
    return text


def _body_tokens(bodies: list[str], count: int) -> Iterator[Token]:
    """The words of all pages' bodies; raised numbers 1 to `count` have become marks."""
    text = "\n".join([*bodies, ""])
    raised = list(_raised_numbers(text, count))
    position = end = 0
    for page, body in enumerate(bodies, 1):
        end += len(body) + 1
        marked = ""
        while raised and raised[0][0] < end:
            mark_start, mark_end, number = raised.pop(0)
            marked += f"{text[position:mark_start]}[^{number}]"
            position = mark_end
        is_apart = True
        for line in _without_blanks(marked + text[position:end]).split("\n"):
            for place, word in enumerate(line.split()):
                yield Token(word, page, place == 0, place == 0 and is_apart)
            is_apart = not line.strip()
        position = max(position, end)


def _raised_numbers(text: str, count: int) -> Iterator[tuple[int, int, int]]:
    """Where footnotes 1 to `count` are cited: start, end, number.

    A raised number is glued to the word before it ('industrie4'), or, behind underlined words, stands after
    extra white space ('Nederland  7  :'). Justified lines have such white space too ('van  18  juli  jl.18'),
    so a glued number goes before.
    """
    position = 0
    for number in range(1, count + 1):
        first = next(_candidates(text, number, position), None)
        if first is None:
            continue
        bound = next(_candidates(text, number + 1, first[1]), (len(text),))[0]
        near = takewhile(partial(_starts_before, bound), _candidates(text, number, position))
        start, end, _ = next((c for c in near if c[2]), first)
        yield start, end, number
        position = end


def _starts_before(bound: int, candidate: tuple[int, int, bool]) -> bool:
    return candidate[0] < bound


def _candidates(text: str, number: int, position: int) -> Iterator[tuple[int, int, bool]]:
    pattern = re.compile(rf"(?<=[^\s\d])(?<!\d[.,])(\s{{2,}}|(?<=\.) )?{number}(?!\d)(?=[\s.:,;)])")
    for match in pattern.finditer(text, position):
        if not text.endswith("Bouwsteen", 0, match.start()):
            yield match.start(), match.end(), match[1] is None


def words(text: str) -> list[str]:
    """The words of a part of the source: the extraction's blank before a colon, comma or full stop is gone."""
    return _without_blanks(text).split()


def _without_blanks(text: str) -> str:
    return re.sub(r"(?<!\s)\s+(?=[:.,](\s|$))", "", text)


def _note_token(number: object) -> str:
    return f"voetnoot {number}:"


class Written(NamedTuple):
    """A word of the YAML as it is compared, with the record and the key that it stands at."""

    word: str
    entry: Entry
    key: str

    @property
    def path(self) -> Path:
        """The way to the value that the word is part of."""
        return (*self.entry.path, self.key)


@dataclass(frozen=True)
class Difference:
    """Where the YAML parts from the source, as the way to a value, and how."""

    path: Path
    message: str


def differences(entries: list[Entry], source: Source) -> Iterator[Difference]:
    """Every difference between the YAML's records and the source text, in reading order.

    Pages are compared where the words agree: without the words there is no telling which page a word is on.
    """
    body = [word for entry in entries if entry.kind != "footnote" for word in _entry_words(entry)]
    notes = [word for entry in entries if entry.kind == "footnote" for word in _entry_words(entry)]
    for written, printed in ((body, source.body), (notes, source.notes)):
        if [own.word for own in written] == [token.word for token in printed]:
            yield from _page_differences(written, printed, source.pages)
            yield from _torn_titles(written, printed)
        else:
            yield from _word_differences(written, printed)


def _entry_words(entry: Entry) -> Iterator[Written]:
    if entry.kind == "block":
        yield from (Written(word, entry, "number") for word in ("Bouwsteen", f"{entry.number}."))
    elif entry.kind == "initiative":
        yield Written("•" * entry.level, entry, "text")
    elif entry.kind == "footnote":
        yield Written(_note_token(entry.number), entry, "number")
    for key in ("title", "text"):
        yield from (Written(word, entry, key) for word in entry.text(key).split())


def _word_differences(written: list[Written], printed: tuple[Token, ...]) -> Iterator[Difference]:
    ours = [own.word for own in written]
    theirs = [token.word for token in printed]
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
        yield Difference(written[at].path if written else (), f"the text {what} on page {page}{context}")


def _excerpt(excerpt: list[str], limit: int = 12) -> str:
    shown = " ".join(word if len(word) <= 80 else word[:80] + "…" for word in excerpt[:limit])
    return f"'{shown}'" + (f" and {len(excerpt) - limit} more words" if len(excerpt) > limit else "")


def _page_differences(written: list[Written], printed: tuple[Token, ...], pages: int) -> Iterator[Difference]:
    pairs = zip(written, printed, strict=True)
    for entry, own in groupby(pairs, key=lambda pair: pair[0].entry):
        yield from _entry_page_differences(entry, [token for _, token in own], pages)


def _entry_page_differences(entry: Entry, own: list[Token], pages: int) -> Iterator[Difference]:
    first, stated_page = own[0].page, entry.whole("page")
    if stated_page is not None and 1 <= stated_page <= pages and stated_page != first:
        yield Difference((*entry.path, "page"), f"page is {stated_page}, but in the source it begins on page {first}")
    path = (*entry.path, "page_breaks")
    breaks = [(token.page, own[i:]) for i, token in enumerate(own) if i and token.page != own[i - 1].page]
    stated = [(item.get("page"), item.get("before")) for item in entry.items("page_breaks") if isinstance(item, dict)]
    for page, rest in breaks:
        following = marks.without(" ".join(token.word for token in rest))
        if not any(p == page and isinstance(b, str) and following.startswith(b) for p, b in stated):
            yield Difference(path, f"page_breaks lacks page {page}, which begins before '{following[:40]}…'")
    if len(stated) > len(breaks):
        yield Difference(path, "page_breaks names a page break that the source does not have")


def _torn_titles(written: list[Written], printed: tuple[Token, ...]) -> Iterator[Difference]:
    """The titles that are not whole lines of the source: they took words from the text around them, or gave it some."""
    for (_, is_title), group in groupby(enumerate(written), key=lambda pair: (pair[1].entry, _is_of_title(pair[1]))):
        places = [position for position, _ in group]
        following = printed[places[-1] + 1 : places[-1] + 2]
        if is_title and not (printed[places[0]].begins_paragraph and all(token.begins_line for token in following)):
            yield Difference((*written[places[0]].entry.path, "title"), "title is not a whole line of the source")


def _is_of_title(own: Written) -> bool:
    return own.entry.kind in ("document", "block", "theme") and own.key != "text"
