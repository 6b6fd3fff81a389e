"""Each rule in `rules.py` finds what it is there to find: a small site with one of every fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site import rules
from tests.site.built import Site

GOOD = """<!doctype html><html lang="nl"><head><title>{title} - Proef</title>
<meta name="description" content="Over {title}."></head><body>{body}</body></html>"""


def small_site(folder: Path, pages: dict[str, str]) -> Site:
    for name, html in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return Site(folder)


def site_with(folder: Path, body: str) -> Site:
    """A site with `body` on its home page and another page, sound but for what `body` holds."""
    (folder / "style.css").write_text("a { background: url(data:image/png;base64,) }", encoding="utf-8")
    return small_site(
        folder,
        {
            "index.html": GOOD.format(title="Start", body=f"<h1 id='start'>Start</h1>{body}"),
            "een/index.html": GOOD.format(title="Een", body="<h1 id='kop één'>Een</h1><a href='../'>op</a>"),
        },
    )


def everything(site: Site) -> list[str]:
    return [
        *rules.broken_links(site),
        *rules.foreign_addresses(site, ["toegestaan.example"]),
        *rules.style_fetches(site),
        *rules.shared_heads(site),
        *(fault for page in site.pages.values() for rule in rules.OF_A_PAGE for fault in rule(page)),
    ]


def test_a_sound_site_has_no_faults(tmp_path: Path) -> None:
    body = """<h2>Twee</h2><h3>Drie</h3><h2>Twee</h2><label for="veld">Veld</label><input id="veld">
    <a href="#start">a</a> <a href="een/#kop%20%C3%A9%C3%A9n">b</a> <a href="een/index.html">c</a>
    <a href="https://toegestaan.example/x">d</a> <a href="">e</a> <img src="style.css?x=1" alt=""> &amp; &#38;"""
    assert everything(site_with(tmp_path, body)) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<a href="twee/">x</a>', ": twee/: no such page or file"),
        ('<a href="een">x</a>', ": een: no such page or file"),
        ('<img srcset="style.css 1x, weg.png 2x" alt="">', ": weg.png: no such page or file"),
        ('<a href="#weg">x</a>', ": #weg: no id 'weg' there"),
        ('<a href="een/#start">x</a>', ": een/#start: no id 'start' there"),
        ('<a href="http://toegestaan.example/">x</a>', ": <a href>: http://toegestaan.example/"),
        ('<a href="https://elders.example/">x</a>', ": <a href>: https://elders.example/"),
        ('<a href="javascript:alert(1)">x</a>', ": <a href>: javascript:alert(1)"),
        ('<img src="https://toegestaan.example/a.png" alt="">',
         ": <img src>: https://toegestaan.example/a.png"),
        ('<svg><use xlink:href="https://cdn.example/#a"/></svg>',
         ": <use xlink:href>: https://cdn.example/#a"),
        ('<meta http-equiv="refresh" content="0; url=https://elders.example/">',
         ": <meta content>: https://elders.example/"),
        ('<a href="/een/">x</a>', ": <a href>: /een/ counts from the root"),
        ('<style>a { background: url("//cdn.example/a.png") }</style>', ': url("//cdn.example/a.png")'),
        ('<style>@import "https://cdn.example/a.css";</style>', ": @import"),
        ('<style>a { background: image-set("a.png" 1x) }</style>', ": image-set("),
        ('<article><a href="#start">op</a> <a href="een/">op</a></article>', ": 'op' leads to #start, een/"),
        ('<article><a href="een/"><img alt="" src="style.css"></a></article>', ": '' leads to een/"),
        ('<label for="weg">x</label>', ": <label for>: no id 'weg'"),
        ('<p aria-describedby="start weg">x</p>', ": <p aria-describedby>: no id 'weg'"),
        ("<h1>Nog een</h1>", ": not one h1"),
        ("<p>{{ theme() }}</p>", ": left over: {{ in "),
        ('<p markdown="span">x</p>', ': left over: markdown=" in '),
        ("<p>a & b</p>", ": left over: & in "),
        ("<p>a &amp;amp; b</p>", ": left over: &amp;amp; in "),
    ],
)  # fmt: skip
def test_a_fault_on_a_page_is_found(tmp_path: Path, body: str, fault: str) -> None:
    (found,) = everything(site_with(tmp_path, body))
    assert found.startswith(fault)


def test_faults_of_the_head_are_found(tmp_path: Path) -> None:
    hint = '<link rel="preconnect" href="https://cdn.example">'
    page = f"<!doctype html><html lang=en><head><title>A - A</title>{hint}</head><body><h1>A</h1></body></html>"
    site = small_site(tmp_path, {"index.html": page, "een/index.html": page})
    assert sorted(set(everything(site))) == [
        ": <link href>: https://cdn.example",
        ": descriptions []",
        ": lang is not 'nl'",
        ": title 'A - A' repeats itself",
        "een/: 'A - A' is also that of home",
        "een/: <link href>: https://cdn.example",
        "een/: descriptions []",
        "een/: lang is not 'nl'",
        "een/: title 'A - A' repeats itself",
    ]


def test_a_style_sheet_that_fetches_is_found(tmp_path: Path) -> None:
    site = site_with(tmp_path, "")
    (tmp_path / "letter.css").write_text(
        "/* url(a) */ @font-face { src: url(https://cdn.example/a.woff2) }", encoding="utf-8"
    )
    assert everything(site) == ["letter.css: url(https://cdn.example/a.woff2)"]


def test_only_the_not_found_page_links_from_the_root(tmp_path: Path) -> None:
    site_with(tmp_path, "")
    body = '<h1>Weg</h1><a href="/een/">x</a> <a href="/twee/">x</a>'
    site = small_site(tmp_path, {"404.html": GOOD.format(title="Weg", body=body)})
    assert everything(site) == ["404.html: /twee/: no such page or file"]
