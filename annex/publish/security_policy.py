"""The Content-Security-Policy of each built page, which allows the site's own files and no others.

Of the scripts in a page itself it allows those that were there when the site was built, by their hashes, so that a
script injected through the data can't run. The theme's two `autocomplete` attributes that HTML doesn't allow are
removed as well: no block of the theme's templates reaches them.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)
NOT_INLINE = re.compile(r"""\b(src\s*=|type\s*=\s*["']?application/(ld\+)?json)""", re.IGNORECASE)
"""The attributes of a script from a file, or of data."""

CHARSET = '<meta charset="utf-8">'
"""The policy has to come directly after this, before everything that it covers."""

POLICY = '<meta http-equiv="Content-Security-Policy" content="'

CHECKBOX = re.compile(r'(id="__(?:drawer|search)") autocomplete="off"')


def add_security_policy(site: Path, *, secure: bool = True, files: bool = False) -> None:
    """Correct the attributes of each page in the folder `site` and, with `secure`, add its policy, unless it has one.

    With `files`, the policy also allows files on the reader's own device, for a copy without a server. Raises
    `ValueError` for a page without `CHARSET`.
    """
    for page in site.rglob("*.html"):
        html = CHECKBOX.sub(r"\1", page.read_text(encoding="utf-8"))
        if CHARSET not in html:
            raise ValueError(f"{page}: no {CHARSET}, which the security policy has to follow")
        if secure and POLICY not in html:
            html = html.replace(CHARSET, f'{CHARSET}{POLICY}{policy(html, files=files)}">', 1)
        page.write_text(html, encoding="utf-8", newline="")


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
    """The hashes of the page's inline scripts, as a policy writes them, without duplicates."""
    texts = dict.fromkeys(m["text"] for m in SCRIPT.finditer(html) if not NOT_INLINE.search(m["attributes"]))
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
