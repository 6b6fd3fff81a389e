"""Each rule in `rules.py` finds what it is there to find: a small site with one of every fault."""

from pathlib import Path

from tests.site import rules
from tests.site.built import Site

GOOD = """<!doctype html><html lang="nl"><head><title>{title} - Proef</title>
<meta name="description" content="Over {title}."></head><body><h1 id="kop één">{title}</h1>{body}</body></html>"""

SOUND = """<h2>Twee</h2><label for="veld">Veld</label><input id="veld"> <a href="#veld">a</a>
<a href="een/#kop%20%C3%A9%C3%A9n">b</a> <a href="een/index.html">c</a> <a href="https://toegestaan.example/x">d</a>
<a href="">e</a> <img src="style.css?x=1" alt=""> &amp; &#38;"""

FAULTS = {
    '<a href="twee/">x</a>': "twee/: no such page or file",
    '<a href="een">x</a>': "een: no such page or file",
    '<img srcset="style.css 1x, weg.png 2x" alt="">': "weg.png: no such page or file",
    '<a href="#weg">x</a>': "#weg: no id 'weg' there",
    '<a href="een/#start">x</a>': "een/#start: no id 'start' there",
    '<a href="http://toegestaan.example/">x</a>': "<a href>: http://toegestaan.example/",
    '<a href="https://elders.example/">x</a>': "<a href>: https://elders.example/",
    '<a href="javascript:alert(1)">x</a>': "<a href>: javascript:alert(1)",
    '<img src="https://toegestaan.example/a.png" alt="">': "<img src>: https://toegestaan.example/a.png",
    '<svg><use xlink:href="//cdn.example/#a"/></svg>': "<use xlink:href>: //cdn.example/#a",
    '<meta http-equiv="refresh" content="0; url=https://b.example/">': "<meta content>: https://b.example/",
    '<a href="/een/">x</a>': "<a href>: /een/ counts from the root",
    '<article><a href="#veld">op</a> <a href="een/">op</a></article>': "'op' leads to #veld, een/",
    '<article><a href="een/"><img alt="" src="style.css"></a></article>': "'' leads to een/",
    '<p aria-describedby="veld gone">x</p>': "<p aria-describedby>: no id 'gone'",
    "<h1>Nog een</h1>": "not one h1",
    "<p>{{ theme() }}</p>": "left over: {{ in …",
    '<p markdown="span">x</p>': 'left over: markdown=" in …',
    "<p>a & b</p>": "left over: & in …",
    "<p>a &amp;amp; b</p>": "left over: &amp;amp; in …",
}


def everything(folder: Path, pages: dict[str, str]) -> list[str]:
    """The faults of a site with these pages, without the context of what is left over."""
    for name, html in {"style.css": "", **pages}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(html, encoding="utf-8")
    site = Site(folder)
    found = [*rules.broken_links(site), *rules.shared_heads(site)]
    found += rules.foreign_addresses(site, ["toegestaan.example"])
    found += (fault for page in site.pages.values() for rule in rules.OF_A_PAGE for fault in rule(page))
    return sorted("…".join(fault.split("…")[:1] + [""] * ("…" in fault)) for fault in found)


def test_a_sound_site_has_no_faults(tmp_path: Path) -> None:
    """The page that is not there links from the root."""
    pages = {"index.html": GOOD.format(title="Start", body=SOUND), "een/index.html": GOOD.format(title="Een", body="")}
    lost = GOOD.format(title="Weg", body='<a href="/een/">x</a>')
    assert everything(tmp_path, {**pages, "404.html": lost}) == []


def test_every_fault_is_found(tmp_path: Path) -> None:
    pages = {"een/index.html": GOOD.format(title="Een", body="")}
    pages["index.html"] = GOOD.format(title="Start", body=SOUND + "".join(FAULTS))
    assert everything(tmp_path, pages) == sorted(f": {fault}" for fault in FAULTS.values())


def test_faults_of_the_head_are_found(tmp_path: Path) -> None:
    page = "<!doctype html><html lang=en><head><title>A - A</title></head><body><h1>A</h1></body></html>"
    faults = ["descriptions []", "lang is not 'nl'", "title 'A - A' repeats itself"]
    shared = "een/: 'A - A' is also that of home"
    expected = sorted([shared, *(f"{at}: {fault}" for at in ("", "een/") for fault in faults)])
    assert everything(tmp_path, {"index.html": page, "een/index.html": page}) == expected
