"""Each page gets a policy that allows the site's files and the inline scripts of the build."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from annex.publish import security_policy
from annex.publish.security_policy import add_security_policy

PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><title>x</title>
<script>var a = 1</script><script src="b.js"></script></head>
<body><script id="c" type="application/json">{"d": "<b>"}</script><script type="application/ld+json">{}</script>
<SCRIPT defer>
é()
</SCRIPT><script>var a = 1</script></body></html>
"""


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_every_script_of_the_page_is_named_once_and_nothing_else() -> None:
    assert security_policy.hashes(PAGE) == [digest("var a = 1"), digest("\né()\n")]


def test_the_policy_stands_before_what_it_is_about(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/page.html").write_text(PAGE, encoding="utf-8")
    add_security_policy(tmp_path)
    written = (tmp_path / "deep/page.html").read_text(encoding="utf-8")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{security_policy.policy(PAGE)}">'
    assert written == PAGE.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{policy}')
    add_security_policy(tmp_path)
    assert (tmp_path / "deep/page.html").read_text(encoding="utf-8") == written


def test_no_page_goes_without(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html></html>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.html"):
        add_security_policy(tmp_path)


def test_nothing_is_allowed_by_its_place_alone() -> None:
    for files in (False, True):
        policy = security_policy.policy(PAGE, files=files)
        assert "unsafe" not in policy
        assert "*" not in policy
        assert "http" not in policy
    assert "file:" not in security_policy.policy(PAGE)


def test_a_checkbox_loses_its_autocomplete(tmp_path: Path) -> None:
    boxes = '<input type="checkbox" id="{}"{}><input type="checkbox" id="{}"{}>'
    off = ' autocomplete="off"'
    (tmp_path / "page.html").write_text(PAGE + boxes.format("__drawer", off, "__search", off), encoding="utf-8")
    add_security_policy(tmp_path, secure=False)
    mended = PAGE + boxes.format("__drawer", "", "__search", "")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == mended
