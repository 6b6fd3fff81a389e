"""Each block and theme needs a page in `docs/`, and `nav` in `mkdocs.yml` lists them in order."""

from pathlib import Path

import pytest

from annex.check import theme_pages
from annex.check.theme_pages import Stub
from tests.unit.samples import annex, bullet, theme

ANNEX = annex(1, [theme("t", themes=[theme("s", text="x")]), theme("u", bullet("a", "x"))], [])
PAGES = {
    "blok/index.md": '---\ntitle: 1 Blok\n---\n\n{{ block("blok") }}\n',
    "blok/t/index.md": '---\ntitle: 1.1 Thema t\n---\n\n{{ theme("t") }}\n',
    "blok/t/s.md": '---\ntitle: 1.1.1 Thema s\n---\n\n{{ theme("s") }}\n',
    "blok/u.md": '---\ntitle: 1.2 Thema u\nhide: [toc]\n---\n\n{{ theme("u") }}\n',
    "over.md": "---\ntitle: Over\nsearch_words: [wie]\n---\n\n# Over\n",
}
CONFIG = """site_name: Site
nav:
  - Over: over.md
  - 1 Blok:
      - blok/index.md
      - T:
          - blok/t/index.md
          - blok/t/s.md
      - blok/u.md
"""
ONLY = 'this page has to consist of front matter and {{ theme("u") }}'
ELSEWHERE = "which belongs on another page or does not exist"
TITLE = "this title is not that of theme 'u' (allowed: title: 1.2 Thema u)"


def problems(folder: Path, pages: dict[str, str] | None = None, config: str = CONFIG) -> list[str]:
    """What is wrong with a project of the right pages, apart from `pages`."""
    for page, text in (PAGES | (pages or {})).items():
        file = folder / "docs" / page
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return [str(problem) for problem in theme_pages.problems(ANNEX, folder, config)]


def test_right_pages_have_no_problems(tmp_path: Path) -> None:
    (tmp_path / "docs/folder.md").mkdir(parents=True)
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 1.2 Thema u", 'title: "1.2 Thema u"  # quoted'),
        ("---\ntitle", "\ufeff---\ntitle"),
        ("\n", "\r\n"),
        ("}}\n", "}}\n\n\n"),
    ],
)
def test_harmless_differences_are_not_reported(tmp_path: Path, old: str, new: str) -> None:
    assert problems(tmp_path, {"blok/u.md": PAGES["blok/u.md"].replace(old, new)}) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ('theme("u")', 'theme("t")', 6, ONLY),
        ('theme("u")', 'block("u")', 6, ONLY),
        ("{{", "Zie ook:\n\n{{", 6, ONLY),
        ("}}\n", "}}\n\nZie ook.\n", 6, ONLY),
        ("\n---\n\n", "\n\n", 1, ONLY),
        (PAGES["blok/u.md"], "", 1, ONLY),
        (PAGES["blok/u.md"], '{{ theme("u") }}', 1, ONLY),
        ("Thema u", "thema u", 2, TITLE),
        ("title: 1.2 Thema u\n", "", 2, "missing key 'title'"),
        ("hide", "hid", 3, "unknown key 'hid' (did you mean hide?) (allowed: "),
        ("[toc]", "toc", 3, "hide is 'toc' (allowed: a list)"),
        ("1.2 Thema u", "[1.2 Thema u]", 2, "title is a list (allowed: text)"),
        ("hide: [toc]", "search_words: x", 3, "search_words is 'x' (allowed: a list)"),
        ("1.2 Thema u", "&u 1.2 Thema u", 2, "anchor '&u' is not allowed"),
        ("1.2 Thema u", "1.2: Thema: u", 2, "broken YAML: mapping values are not allowed in this context"),
        ("hide: [toc]", "title: Chips", 3, "duplicate key 'title'; first on line 2"),
    ],
)
def test_wrong_page_of_a_theme_is_reported(tmp_path: Path, old: str, new: str, line: int, expected: str) -> None:
    (found,) = problems(tmp_path, {"blok/u.md": PAGES["blok/u.md"].replace(old, new)})
    assert found.startswith(f"docs/blok/u.md:{line}: {expected}")


def test_missing_page_is_reported_with_its_content(tmp_path: Path) -> None:
    assert problems(tmp_path) == []
    for page, call in (("blok/index.md", "block 'blok'"), ("blok/t/s.md", "theme 's'")):
        (tmp_path / "docs" / page).unlink()
        (found,) = map(str, theme_pages.problems(ANNEX, tmp_path, CONFIG))
        missing, content = found.split("; make this file, holding: ")
        assert missing == f"docs/{page}:1: missing: {call} has no page"
        assert problems(tmp_path, {page: content.replace("\\n", "\n")}) == []


def test_title_is_quoted_where_yaml_needs_it() -> None:
    assert Stub("a.md", "Halfgeleiders", "theme", "a").title_line == "title: Halfgeleiders"
    assert Stub("a.md", "Grondstoffen: kritieke", "theme", "a").title_line == "title: 'Grondstoffen: kritieke'"
    assert Stub("a.md", "Één lange naam " * 20 + "van één", "theme", "a").title_line.count("\n") == 0


@pytest.mark.parametrize(
    ("page", "text", "expected"),
    [
        ("blok/nieuw.md", "# Nieuw\n", "1: this page names no theme"),
        ("blok/nieuw.md", '{{ theme("nieuw") }}\n', f"1: this page names theme 'nieuw', {ELSEWHERE}"),
        ("elders.md", "{{block('b')}}\n", f"1: this page names block 'b', {ELSEWHERE}"),
        ("elders.md", '# E\n\n{{ theme("u") }}', f"1: this page names theme 'u', {ELSEWHERE}"),
        ("over.md", "# Over\n", "1: this page has to begin with front matter: a line ---, keys such as title, and a "),
        ("over.md", "---\ntitle: Over\n\n# Over\n", "1: this page has to begin with front matter: a line ---, keys "),
        ("over.md", "---\ntitle: O\nsearch_words: geld\n---\n", "3: search_words is 'geld' (allowed: a list)"),
        ("over.md", "---\ntitle: [Over]\n---\n", "2: title is a list (allowed: text)"),
    ],
)
def test_wrong_other_page_is_reported(tmp_path: Path, page: str, text: str, expected: str) -> None:
    config = CONFIG if page in PAGES else f"{CONFIG}  - {page}\n"
    (found,) = problems(tmp_path, {page: text}, config)
    assert found.startswith(f"docs/{page}:{expected}")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("      - blok/u.md\n", "", "2: nav misses blok/u.md, the page of theme 'u'"),
        ("blok/u.md\n", "blok/u.md\n  - U: blok/u.md\n", "2: nav lists blok/u.md 2 times, the page of theme 'u'"),
        ("  - Over: over.md\n", "", "2: nav misses over.md"),
        ("1 Blok", "2 Blok", "4: '2 Blok' in nav doesn't begin with the number of block 'blok' (allowed: 1 …)"),
        ("blok/u.md\n", "blok/u.md\n  - voer.md\n", "10: nav has voer.md, but there is no such page in docs/"),
    ],
)
def test_wrong_navigation_is_reported(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert problems(tmp_path, config=CONFIG.replace(old, new)) == [f"mkdocs.yml:{expected}"]


def test_wrong_order_of_navigation_is_reported(tmp_path: Path) -> None:
    """Once, at the first page that is out of order."""
    config = CONFIG.replace("      - blok/u.md\n", "").replace("1 Blok:\n", "1 Blok:\n      - blok/u.md\n")
    assert problems(tmp_path, config=config) == [
        "mkdocs.yml:5: nav has blok/u.md out of the annex's order (allowed: blok/index.md here)"
    ]


def test_navigation_that_is_no_list_is_reported(tmp_path: Path) -> None:
    for config in ("", "- nav\n", "nav:\n", "nav: over.md\n"):
        assert problems(tmp_path, config=config) == ["mkdocs.yml:1: nav has to be a list of pages"]
