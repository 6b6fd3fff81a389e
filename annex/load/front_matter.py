"""Splits a page into its front matter and the rest."""

import re

from annex.load.yaml_reader import YamlFile

# As MkDocs splits a page.
PAGE = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\n(.*?\n)---[ \t]*\n\s*(.*?)\s*", re.DOTALL)


def split(content: bytes) -> re.Match[bytes] | None:
    """A page with its front matter as group 1 and the rest as group 2, or None if it has no front matter."""
    return PAGE.fullmatch(content.replace(b"\r\n", b"\n"))


def blanked(content: bytes) -> str:
    """A page with empty lines in place of its front matter, so that each other line keeps its number."""
    parts = split(content)
    text = parts.string if parts else content
    start = parts.start(2) if parts else 0
    return "\n" * text.count(b"\n", 0, start) + text[start:].decode("utf-8-sig")


def read(parts: re.Match[bytes]) -> YamlFile:
    """The front matter of a page that was split. Its line numbers are those of the page."""
    # The empty line replaces the first `---`.
    return YamlFile(b"\n" + parts[1])
