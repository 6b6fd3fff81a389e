"""The Content-Security-Policy that each page carries: what it may load and run, and nothing else (issue 8).

A page runs the site's own files, and of what stands in the page itself only what stood there when the site was built:
the theme's few lines, each named by its hash. So words of the data could never run, even if they got in as a script.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)
NOT_RUN = re.compile(r"""\b(src\s*=|type\s*=\s*["']?application/(ld\+)?json)""", re.IGNORECASE)
"""A script from a file, or data that is none."""

CHARSET = '<meta charset="utf-8">'
"""What the policy follows: it has to stand before all that it is about, and behind what says how to read it."""


def write(site: Path, *, files: bool = False) -> None:
    """Put its policy into each page in the folder `site`; once, also if it is done twice.

    With `files`, scripts and the like may come from files on the reader's own device: for a copy without a server,
    which no browser takes for a site of its own. Raises `ValueError` for a page without `CHARSET`.
    """
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        before, charset, after = html.partition(CHARSET)
        if not charset:
            raise ValueError(f"{page}: no {CHARSET}, which the security policy has to follow")
        if not after.startswith(POLICY_TAG):
            page.write_text(f"{before}{charset}{_tag(html, files)}{after}", encoding="utf-8")


POLICY_TAG = '<meta http-equiv="Content-Security-Policy"'


def _tag(html: str, files: bool) -> str:
    return f'{POLICY_TAG} content="{policy(html, files=files)}">'


def policy(html: str, *, files: bool = False) -> str:
    """The policy for one page."""
    own = "'self' file:" if files else "'self'"
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(["script-src", own, *hashes(html)]),
            f"style-src {own}",
            f"img-src {own} data:",
            "connect-src 'self'",
            f"form-action {own}",
            "base-uri 'none'",
        )
    )


def hashes(html: str) -> list[str]:
    """The hashes of the scripts that stand in a page, as a policy names them, each once and in order."""
    texts = [m["text"] for m in SCRIPT.finditer(html) if not NOT_RUN.search(m["attributes"])]
    digests = (hashlib.sha256(text.encode()).digest() for text in dict.fromkeys(texts))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
