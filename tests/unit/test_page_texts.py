"""What readers would see as broken in a page is reported with its line."""

from pathlib import Path

import pytest

from annex.check import page_texts

PAGE = """---
title: Over
---

# Over ons

Zie [deze pagina](data.md#velden) (en [onder](#meer "Titel")), **vet** en `<b>`: {{ macro("x") }} &amp; <3, <https://example.org>.

- Een
  vervolg
- Twee

## Meer

<p class="x">Een <img src="a.png" alt=""> plaatje.</p>

![Een plaatje](a.png)

```text
<b>| {**
```
"""


def written(folder: Path, **pages: str) -> Path:
    for name, text in pages.items():
        (folder / "docs").mkdir(exist_ok=True)
        (folder / "docs" / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def test_right_page_has_no_problems(tmp_path: Path) -> None:
    assert [*page_texts.problems(written(tmp_path, over=PAGE))] == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("</p>", "", "15: <p> is not closed"),
        ("</p>", "</b></p>", "15: </b> closes nothing"),
        ("Een <img", "<em>Een <img", "15: <em> is not closed"),
        (' alt=""', "", "15: a picture without alt"),
        ('class="x"', 'style="x"', "15: <p> has a script or a style, which the security policy blocks"),
        ("**vet**", "**vet", "7: this paragraph has ** without a second **"),
        ('{{ macro("x") }}', '{ macro("x") }', "7: '{ macro(\"x\") }' is shown as it is: a macro is called as"),
        ("&amp;", "[^1]", "7: '[^1]' is shown as it is: a link is [words](address)"),
        ("<b>| {**\n```", "", "19: '```text' has no second ```"),
        ("&amp;", "&nbps;", "7: '&nbps;' is no character"),
        ("- Een\n", "Een:\n- Een\n", "10: '- Een' is shown as it is: a list needs an empty line above it"),
        ("## Meer", "| a | b |\n| 1 | 2 |", "13: '| a | b |' is shown as it is: there are no tables"),
        ("#velden)", "#velden", "7: a link is [words](address), without a blank between and with both brackets"),
        ("pagina](", "pagina] (", "7: a link is [words](address), without a blank between and with both brackets"),
        ("(data.md#velden)", "()", "7: a link without an address"),
        ("(data.md", "(/data/", "7: a link to /data/#velden: write https://… or the file of a page, as over.md"),
        ("(data.md#velden)", "(http://a.nl)", "7: a link to http://a.nl: write https://… or the file of a page, as"),
        ("![Een plaatje]", "![]", "17: a picture needs words in its square brackets, and a file in docs/"),
        ("(a.png)", "(https://a.nl/a.png)", "17: a picture needs words in its square brackets, and a file in docs/"),
        ("## Meer", "### Meer", "13: a heading of level 3 after one of level 1"),
        ("## Meer", "# Meer", "13: a heading of level 1 after one of level 1"),
    ],
)
def test_wrong_text_is_reported(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert PAGE.count(old) == 1
    (problem,) = map(str, page_texts.problems(written(tmp_path, over=PAGE.replace(old, new))))
    assert problem.startswith(f"docs/over.md:{expected}")


def test_links_lead_somewhere(tmp_path: Path) -> None:
    """To a file in `docs/`, and to a heading or an id of what macros return."""
    root, data = written(tmp_path, over=PAGE, data="# Data\n"), '# Data\n\n<h2 id="velden">Velden</h2>\n'
    said = list(map(str, page_texts.dead_links(root, {"over.md": PAGE, "data.md": data})))
    assert said == ["docs/over.md:17: a link to a.png, which does not exist"]
    (root / "docs/a.png").touch()
    said = list(map(str, page_texts.dead_links(root, {"over.md": "# Over", "data.md": "## Gegevens & *velden*\n"})))
    assert said == [
        "docs/over.md:7: data.md has no heading or id 'velden'",
        "docs/over.md:7: over.md has no heading or id 'meer'",
    ]
