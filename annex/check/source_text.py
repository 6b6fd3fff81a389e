"""Compares the words of the YAML with the source text, `data/bijlage-2.txt`, as it came out of the PDF.

White space, line-end hyphens, bullet characters and the position of footnotes on a page come from the PDF. Everything
else has to be in the YAML, once, in reading order.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, NamedTuple

from annex.check.records import Entry, Records
from annex.load.problem import Finding, truncated
from annex.model import footnote_marks
from annex.model.annex import Annex, BuildingBlock, Document, Footnote, Initiative, Theme

PAGE_START = re.compile(r"^ (?! )", re.MULTILINE)
"""A new page starts at each line that begins with exactly one blank."""

BULLET = re.compile(r"^\s*([-o\uf0a7])\s+")
BULLETS = {"-": "•", "o": "••", "\uf0a7": "•••"}
"""What the source prints before a bullet, and the token that replaces it here: a dot for each level."""

PAGE_END = "\f"
"""Between two pages' bodies, which have none: it would end a line in them."""

RAISED = re.compile(r"(?<=[^\s\d])(?<!\d[.,])([^\S\f]{2,}|(?<=\.) )?(\d{1,6})(?=[\s.:,;)])")
"""A possible raised number: directly after a word, or after extra white space."""

PRINTED = (Document, BuildingBlock, Theme, Initiative, Footnote)
"""The kinds of record with words of the annex."""

LOST_HYPHENS = {"crisisbeheersings-structuren": "crisisbeheersingsstructuren"}
"""Words that were hyphenated at a line end; all other hyphens at line ends are part of the word."""


class Token(NamedTuple):
    """A normalised word of the source, its page, and whether it begins a line or a paragraph there. A paragraph begins
    at the top of a page and after an empty line."""

    word: str
    page: int
    begins_line: bool = False
    begins_paragraph: bool = False


Source = tuple[list[Token], list[Token]]
"""The source text: the words of the body and of the footnotes, in reading order."""


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
            printed = _without_blanks(_one_line(note.splitlines())).split()
            notes += [Token(word, number) for word in (f"voetnoot {first + offset}:", *printed)]
        first += len(found)
    return list(_body_tokens(bodies, first - 1)), notes


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
        elif re.search(r"\w-$", text[-2:]) and not line.lstrip().startswith("en "):
            text += line.strip()
        else:
            text += "\n" + line.rstrip()
    for broken, word in LOST_HYPHENS.items():
        text = text.replace(broken, word)
    return text


def _body_tokens(bodies: list[str], count: int) -> Iterator[Token]:
    """The words of all pages' bodies, with raised numbers from 1 to `count` as footnote marks."""
    text = PAGE_END.join([*bodies, ""])
    for start, end, number in reversed(list(_raised_numbers(text, count))):
        text = f"{text[:start]}[^{number}]{text[end:]}"
    for page, body in enumerate(text.split(PAGE_END), start=1):
        is_apart = True
        for line in _without_blanks(body).split("\n"):
            for column, word in enumerate(line.split()):
                yield Token(word, page, column == 0, column == 0 and is_apart)
            is_apart = not line.strip()


def _raised_numbers(text: str, count: int) -> Iterator[tuple[int, int, int]]:
    """Where footnotes 1 to `count` are cited: start, end, number.

    A raised number follows a word directly ('industrie4') or, after underlined words, with extra white space
    ('Nederland  7  :'). Justified lines have extra white space too ('van  18  juli  jl.18'), so a number without
    is preferred.
    """
    candidates: dict[int, list[tuple[int, int, bool]]] = defaultdict(list)
    for match in RAISED.finditer(text):
        if not text.endswith("Bouwsteen", 0, match.start()):
            candidates[int(match[2])].append((match.start(), match.end(), match[1] is None))
    position = 0
    for number in range(1, count + 1):
        own = [candidate for candidate in candidates[number] if candidate[0] >= position]
        if own:
            bound = next((start for start, _, _ in candidates[number + 1] if start >= own[0][1]), len(text))
            start, position, _ = next((found for found in own if found[2] and found[0] < bound), own[0])
            yield start, position, number


def _without_blanks(text: str) -> str:
    return re.sub(r"(?<!\s)\s+(?=[:.,](\s|$))", "", text)


class Written(NamedTuple):
    """A normalised word of the YAML, with its record and key."""

    word: str
    entry: Entry[Any]
    key: str

    @property
    def is_of_title(self) -> bool:
        """Whether the word is part of a heading."""
        return isinstance(self.entry.record, Document | BuildingBlock | Theme) and self.key != "text"


def differences(annex: Records[Annex], source: Source) -> Iterator[Finding]:
    """Every difference between the annex's records and the source text. Pages are compared only if all words agree;
    otherwise a word's page is unknown."""
    printed = [entry for entry in annex.entries if isinstance(entry.record, PRINTED)]
    words = [word for entry in printed for word in _words(entry)]
    notes = [word for word in words if isinstance(word.entry.record, Footnote)]
    for ours, theirs in zip((words[: len(words) - len(notes)], notes), source, strict=True):
        if [own.word for own in ours] == [token.word for token in theirs]:
            yield from _page_differences(ours, theirs)
            yield from _torn_titles(ours, theirs)
        else:
            yield from _word_differences(ours, theirs)


def _words(entry: Entry[Any]) -> Iterator[Written]:
    """The words of a record, with those that the source prints before them."""
    match entry.record:
        case BuildingBlock(number=number):
            yield from (Written(word, entry, "number") for word in ("Bouwsteen", f"{number}."))
        case Initiative():
            yield Written("•" * entry.path.count("initiatives"), entry, "text")
        case Footnote(number=number):
            yield Written(f"voetnoot {number}:", entry, "number")
    for key in ("title", "text"):
        yield from (Written(word, entry, key) for word in (getattr(entry.record, key, None) or "").split())


def _word_differences(written: list[Written], printed: list[Token]) -> Iterator[Finding]:
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
        path = written[at].entry.at(written[at].key) if written else ()
        yield Finding(path, f"the text {what} on page {page}{context}")


def _excerpt(words: list[str], limit: int = 12) -> str:
    shown = " ".join(truncated(word, 81) for word in words[:limit])
    return f"'{shown}'" + (f" and {len(words) - limit} more words" if len(words) > limit else "")


def _page_differences(written: list[Written], printed: list[Token]) -> Iterator[Finding]:
    for entry, pairs in groupby(zip(written, printed, strict=True), key=lambda pair: pair[0].entry):
        own = [token for _, token in pairs]
        page, first = getattr(entry.record, "page", own[0].page), own[0].page
        if page != first:
            yield Finding(entry.at("page"), f"page is {page}, but in the source it begins on page {first}")
        path, stated = entry.at("page_breaks"), getattr(entry.record, "page_breaks", [])
        breaks = [(token.page, own[i:]) for i, token in enumerate(own) if i and token.page != own[i - 1].page]
        for page, rest in breaks:
            following = footnote_marks.without(" ".join(token.word for token in rest))
            if not any(known.page == page and following.startswith(known.before) for known in stated):
                yield Finding(path, f"page_breaks lacks page {page}, which begins before '{following[:40]}…'")
        if len(stated) > len(breaks):
            yield Finding(path, "page_breaks names a page break that the source does not have")


def _torn_titles(written: list[Written], printed: list[Token]) -> Iterator[Finding]:
    """Titles that aren't whole lines of the source, because a word moved into or out of the text around them."""
    end = 0
    for (entry, is_title), group in groupby(written, key=lambda own: (own.entry, own.is_of_title)):
        start, end = end, end + len(list(group))
        if is_title and not (printed[start].begins_paragraph and all(t.begins_line for t in printed[end : end + 1])):
            yield Finding(entry.at("title"), "title is not a whole line of the source")
