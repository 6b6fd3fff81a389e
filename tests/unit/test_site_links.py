"""Links of the built site that lead nowhere are found, whatever they lead to, and end the build."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from annex.publish.site_links import dead_links
from tests.unit.project import BUILT, PYTHON, project, run

PAGES = {
    "index.html": '<main id="inhoud"><a href="een/#deel">x</a></main>',
    "een/index.html": '<p id="deel" data-x="a > b" class="y">a</p>',
    "404.html": '<a href="/een/">x</a>',
    "assets/style.css": ".a { background: url('logo.svg') }",
    "assets/logo.svg": "<svg></svg>",
    "data/a b.csv": "",
}


def dead(folder: Path, name: str, text: str, root: str = "") -> list[str]:
    """What leads nowhere after `text` is added to one file of a small site."""
    for path, content in PAGES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        own = content.replace('"/', f'"{urlsplit(root).path or "/"}')
        (folder / path).write_text(own + (text if path == name else ""), encoding="utf-8")
    return dead_links(folder, root)


@pytest.mark.parametrize(
    "text",
    [
        *('<a href="">x</a>', '<a href="#">x</a>', '<a href="#inhoud">x</a>', '<a href="een/?a=1#deel">x</a>'),
        *('<a href="een/index.html">x</a>', '<a href="data/a%20b.csv">x</a>', '<a href="mailto:a@b.nl">x</a>'),
        *('<a href="https://example.org/weg/">x</a>', '<img src="assets/logo.svg">', '<img src="data:image/png,A">'),
        *('<p>href="weg" is text</p>', '<p data-href="weg">x</p>', '<meta name="description" content="weg/">'),
        '<link href="assets/logo.svg#teken">',
    ],
)
def test_right_links_are_not_reported(text: str, tmp_path: Path) -> None:
    assert dead(tmp_path, "index.html", text) == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ('<a class="a" href="weg/">x</a>', "weg/index.html"),
        ('<a href="een">x</a>', "een"),
        ('<a href="../een/">x</a>', "/een/index.html"),
        ('<a title="a > b" href="een/#weg&amp;x">x</a>', "een/index.html#weg&x"),
        ('<a href="#weg">x</a>', "index.html#weg"),
        ('<script src="weg.js" defer></script>', "weg.js"),
        ('<link rel="stylesheet" href="weg.css">', "weg.css"),
        ('<img alt="" src="weg.png">', "weg.png"),
    ],
)
def test_dead_link_is_reported(text: str, target: str, tmp_path: Path) -> None:
    assert dead(tmp_path, "index.html", text) == [f"{target} does not exist: index.html leads there"]


def test_dead_picture_in_a_stylesheet_is_reported(tmp_path: Path) -> None:
    found = dead(tmp_path, "assets/style.css", ".b { background: url(weg.png) }")
    assert found == ["assets/weg.png does not exist: assets/style.css leads there"]


def test_addresses_of_the_published_site_are_its_own(tmp_path: Path) -> None:
    """As in the head and on the 404 page."""
    root = "https://site.invalid/osa/"
    (tmp_path / "site").mkdir()
    picture = f'<meta content="{root}assets/logo.svg"><link href="{root}een/"><a href="/osa/een/">x</a>'
    assert dead(tmp_path / "site", "index.html", picture, root) == []
    wrong = f'<meta content="{root}weg.png"><link href="{root}weg/">'
    assert [line.partition(" ")[0] for line in dead(tmp_path / "site", "index.html", wrong, root)] == [
        "weg.png",
        "weg/index.html",
    ]


def test_dead_links_end_the_build(tmp_path: Path) -> None:
    """After a page got another name, and a script that doesn't exist."""
    root = project(tmp_path, BUILT)
    (root / "docs/data.md").rename(root / "docs/geld.md")
    config = (root / "mkdocs.yml").read_text(encoding="utf-8").replace("data.md", "geld.md")
    config = config.replace("extra_javascript:\n", "extra_javascript:\n  - path: assets/weg.js\n")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    done = run(*PYTHON, "mkdocs", "build", "--strict", cwd=root)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    dead = [line for line in done.stdout.splitlines() if " does not exist: " in line]
    assert {line.partition(" ")[0] for line in dead} >= {"assets/weg.js", "data/index.html"}
