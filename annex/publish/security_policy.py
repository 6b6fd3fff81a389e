"""What is done to pages that are finished, where no block of the theme's templates reaches.

Each page gets a Content-Security-Policy: what it may load and run, and nothing else (issue 8). It runs the site's own
files, and of what stands in the page itself only what stood there when the site was built: the theme's few lines, each
named by its hash. So words of the data could never run, even if they got in as a script.

And each loses two attributes of the theme's that HTML doesn't allow where they stand (issue 5).
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

SCRIPT = re.compile(rb"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)
NOT_RUN = re.compile(rb"""\b(src\s*=|type\s*=\s*["']?application/(ld\+)?json)""", re.IGNORECASE)
"""A script from a file, or data that is none."""

CHARSET = b'<meta charset="utf-8">'
"""What the policy follows: it has to stand before all that it is about, and behind what says how to read it."""

POLICY = b'<meta http-equiv="Content-Security-Policy" content="'

NOT_ALLOWED = {
    b'id="__drawer" autocomplete="off"': b'id="__drawer"',
    b'id="__search" autocomplete="off"': b'id="__search"',
}
"""A checkbox has no autocomplete."""


def mend(site: Path, *, secure: bool = True, files: bool = False) -> None:
    """Mend each page in the folder `site`, and with `secure` put its policy into it; once, also if it is done twice.

    With `files`, scripts and the like may come from files on the reader's own device: for a copy without a server,
    which no browser takes for a site of its own. Raises `ValueError` for a page without `CHARSET`.
    """
    for page in sorted(site.rglob("*.html")):
        # In bytes: the pages that hold all of a large annex are large.
        html = page.read_bytes()
        for wrong, right in NOT_ALLOWED.items():
            html = html.replace(wrong, right, 1)
        before, charset, after = html.partition(CHARSET)
        if not charset:
            raise ValueError(f"{page}: no {CHARSET.decode()}, which the security policy has to follow")
        if secure and not after.startswith(POLICY):
            after = b"".join([POLICY, policy(html, files=files).encode(), b'">', after])
        page.write_bytes(b"".join([before, charset, after]))


def policy(html: bytes, *, files: bool = False) -> str:
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


def hashes(html: bytes) -> list[str]:
    """The hashes of the scripts that stand in a page, as a policy names them, each once and in order."""
    texts = [m["text"] for m in SCRIPT.finditer(html) if not NOT_RUN.search(m["attributes"])]
    digests = (hashlib.sha256(text).digest() for text in dict.fromkeys(texts))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
