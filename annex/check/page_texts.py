"""Checks what the pages in `docs/` say in Markdown and HTML: what readers would see as broken."""

import html
import re
from collections.abc import Iterator, Mapping, Set
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from markdown.extensions.toc import slugify

from annex.load import front_matter, text_files
from annex.load.problem import Problem, truncated

NOT_READ = re.compile(r"^```.*?^```|`[^`\n]+`|<https://[^>\s]+>|\{\{.*?\}\}|<!--.*?-->", re.DOTALL | re.MULTILINE)
"""Code, addresses in brackets, macro calls and comments."""

WRONG = re.compile(
    r"(?P<brace>(?<!\{)\{(?![{%])(?:[^{}\n]*\})?|(?<![}%])\}(?!\}))"
    r"|^(?P<table>\|.*)(?:\n\|.*)*"
    r"|^(?P<fence>```.*)|(?P<mark>\]\[\w+\]|\[\^\w+\])"
    r"|^(?!\s|[-*] |\d+\. |[#<]).+\n(?P<list>[-*] .*)"
    r"|(?P<entity>&#?\w+;)",
    re.MULTILINE,
)
WRONG_WORDS = {
    "brace": "'{}' is shown as it is: a macro is called as {{{{ name() }}}}",
    "table": "'{}' is shown as it is: there are no tables",
    "fence": "'{}' has no second ```",
    "mark": "'{}' is shown as it is: a link is [words](address)",
    "list": "'{}' is shown as it is: a list needs an empty line above it",
    "entity": "'{}' is no character",
}
VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}
LINK = re.compile(r"(!?)\[([^\[\]]*)\](\s*)\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)(\)?)")
HEADING = re.compile(r"^(#{1,6})\s*(.*?)\s*#*$|<h(?P<level>[1-6])\b", re.MULTILINE)
ID = re.compile(r'\sid="([^"]*)"')


def problems(root: Path) -> Iterator[Problem]:
    """What is wrong in the pages of the project in `root`, except where links lead."""
    for page, text in _texts(root).items():
        name = f"docs/{page}"
        yield from (Problem(name, line, what) for line, what in (*_Tags(text).wrong, *_wrong_marks(text)))


def dead_links(root: Path, rendered: Mapping[str, str]) -> Iterator[Problem]:
    """Links to pages, headings and files that don't exist. `rendered` has the text of each page with what its macros
    return."""
    ids = {page: _ids(text) for page, text in rendered.items()}
    for page, text in _texts(root).items():
        for link in LINK.finditer(text):
            path, _, fragment = unquote(link[4].split(" ")[0]).partition("#")
            if link[3] or not link[5] or re.match(r"/|\w+:", path) or not (path or fragment):
                continue
            target = normpath(join(dirname(page), path)) if path else page
            if not (root / "docs" / target).is_file():
                yield Problem(f"docs/{page}", _line(text, link), f"a link to {truncated(path)}, which does not exist")
            elif fragment and fragment not in ids.get(target, {fragment}):
                yield Problem(
                    f"docs/{page}", _line(text, link), f"{target} has no heading or id '{truncated(fragment)}'"
                )


class _Tags(HTMLParser):
    """The HTML of a page. `wrong` are its mistakes, each with its line."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.wrong: list[tuple[int, str]] = []
        self._open: list[tuple[str, int]] = []
        self.feed(text)
        self.close()
        self._report_open(0)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        if tag == "img" and "alt" not in dict(attrs):
            self.wrong.append((line, "a picture without alt"))
        if tag in ("script", "style") or "style" in dict(attrs):
            self.wrong.append((line, f"<{tag}> has a script or a style, which the security policy blocks"))
        if tag not in VOID:
            self._open.append((tag, line))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        places = [place for place, (name, _) in enumerate(self._open) if name == tag]
        if not places:
            self.wrong.append((self.getpos()[0], f"</{tag}> closes nothing"))
            return
        self._report_open(places[-1] + 1)
        self._open.pop()

    def _report_open(self, start: int) -> None:
        self.wrong += ((line, f"<{tag}> is not closed") for tag, line in self._open[start:])
        del self._open[start:]


def _wrong_marks(text: str) -> Iterator[tuple[int, str]]:
    """Mistakes in the Markdown of a page, each with its line."""
    for paragraph in re.finditer(r"(?:.+\n?)+", text):
        if paragraph[0].count("**") % 2:
            yield _line(text, paragraph), "this paragraph has ** without a second **"
    for link in LINK.finditer(text):
        what = ""
        if link[3] or not link[5]:
            what = "a link is [words](address), without a blank between and with both brackets"
        elif not link[4].strip():
            what = "a link without an address"
        elif re.match(r"/|(?!https:|mailto:)\w+:", link[4]):
            what = f"a link to {truncated(link[4])}: write https://… or the file of a page, as over.md"
        elif link[1] and (not link[2].strip() or link[4].startswith("https:")):
            what = "a picture needs words in its square brackets, and a file in docs/"
        if what:
            yield _line(text, link), what
    for found in WRONG.finditer(text):
        kind = found.lastgroup or ""
        if kind != "entity" or html.unescape(found[0]) == found[0]:
            yield text.count("\n", 0, found.start(kind)) + 1, WRONG_WORDS[kind].format(truncated(found[kind]))
    level = 0
    for heading in HEADING.finditer(text):
        before, level = level, int(heading["level"] or len(heading[1]))
        if level > before + 1 or (level == 1 and before):
            yield _line(text, heading), f"a heading of level {level} after one of level {before}"


def _texts(root: Path) -> dict[str, str]:
    """The pages, with blanks in place of what isn't read, so that each line keeps its number."""
    texts = {page: front_matter.blanked(path.read_bytes()) for page, path in text_files.pages(root).items()}
    return {page: NOT_READ.sub(lambda found: re.sub(r"\S", " ", found[0]), text) for page, text in texts.items()}


def _ids(text: str) -> Set[str]:
    words = (re.sub(r"<[^>]*>|\]\([^)]*\)|[*`\[]", "", found[2]) for found in HEADING.finditer(text) if found[2])
    return {slugify(heading, "-") for heading in words} | set(ID.findall(text))


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1
