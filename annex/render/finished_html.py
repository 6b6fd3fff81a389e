"""A Python-Markdown extension that passes finished HTML through and leaves only its headings to Python-Markdown.

The headings make the table of contents. Parsing all the rest would take longer than everything else in a build.
"""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

START, END = "<!-- finished html -->", "<!-- end of finished html -->"
FINISHED = re.compile(f"^{START}$(.*?)^{END}$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r'^(<h[1-6] [^>]*markdown="span">.*?</h[1-6]>)$', re.MULTILINE | re.DOTALL)


def marked(html: str) -> str:
    """Mark `html` as finished, for the extension to find."""
    return f"{START}\n{html.strip()}\n{END}"


class FinishedHtml(Extension):  # type: ignore[misc]
    """Stashes HTML that is `marked`, except headings with `markdown="span"` at the start of a line."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the preprocessor before MkDocs' and Python-Markdown's own, which parse HTML, and behind the one
        that removes stash placeholders from the text."""
        md.preprocessors.register(_Stash(md), "finished_html", 25)


class _Stash(Preprocessor):  # type: ignore[misc]
    md: Markdown

    def run(self, lines: list[str]) -> list[str]:
        return FINISHED.sub(self._stash, "\n".join(lines)).split("\n")

    def _stash(self, finished: re.Match[str]) -> str:
        parts = enumerate(HEADING.split(finished[1]))
        blocks = [part if n % 2 else self.md.htmlStash.store(part.strip()) for n, part in parts if part.strip()]
        return "\n\n".join(["", *blocks, ""])


makeExtension = FinishedHtml  # noqa: N816
"""Python-Markdown's name for what makes the extension."""
