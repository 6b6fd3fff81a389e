"""Splits a page into its front matter and the rest."""

import re

from annex.load.yaml_reader import YamlFile

# As MkDocs splits a page.
PAGE = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*\n(.*)", re.DOTALL)


def _split(content: bytes) -> re.Match[str] | None:
    return PAGE.fullmatch(content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n"))


def blanked(content: bytes) -> str:
    """A page with empty lines in place of its front matter, so that each other line keeps its number."""
    parts = _split(content)
    if not parts:
        return content.decode("utf-8-sig")
    return "\n" * parts.string.count("\n", 0, parts.start(2)) + parts[2]


def read(content: bytes) -> YamlFile:
    """The front matter of a page, without keys if it has none. Its line numbers are those of the page."""
    parts = _split(content)
    # The empty line replaces the first `---`.
    return YamlFile(f"\n{parts[1]}".encode() if parts else b"{}")
