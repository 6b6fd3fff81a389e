"""Check the checks of the pages: each theme has its stub in `docs/`, and the navigation lists it where it belongs."""

import itertools
from pathlib import Path
from urllib.parse import urljoin

import pytest
from mkdocs.structure.files import File

from annex.check import theme_pages
from annex.model import page_paths as pages
from annex.relate import urls
from tests.unit.project import ROOT, Damage, both, check, count_line, damage, line_of, project, swap

CHIPS = "docs/bouwsteen-2/verminderen/halfgeleiders.md"
BLOCK = "docs/bouwsteen-2/index.md"
CONFIG = "mkdocs.yml"

CHIPS_CALL = '{{ theme("halfgeleiders") }}'
NOT_A_STUB = f"this page has to consist of front matter and {CHIPS_CALL}"
OTHER_TITLE = "this title is not that of theme 'halfgeleiders' (allowed: title: 2.2.2 Halfgeleiders)"


def title(line: str) -> Damage:
    """Put another line in the place of the title."""
    return swap("title: 2.2.2 Halfgeleiders\n", line + "\n")


# --- Stubs ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "macro", "id_", "name"),
    [
        (CHIPS, "theme", "halfgeleiders", "2.2.2 Halfgeleiders"),
        (BLOCK, "block", "bouwsteen-2", "2 Strategische afhankelijkheden"),
    ],
)
def test_missing_page_is_named_with_what_it_has_to_hold(
    page: str, macro: str, id_: str, name: str, tmp_path: Path
) -> None:
    root = project(tmp_path)
    (root / page).unlink()
    holding = f'---\\ntitle: {name}\\n---\\n\\n{{{{ {macro}("{id_}") }}}}\\n'
    missing = f"{page}:1: missing: {macro} '{id_}' has no page; make this file, holding: {holding}"
    checked = check(root)
    assert checked.lines == [missing, count_line(1)]
    assert checked.status == 1

    (root / page).write_text(holding.replace("\\n", "\n"), encoding="utf-8")
    assert check(root).status == 0


STUBS: dict[str, tuple[Damage, int, str]] = {
    "another theme": (swap('theme("halfgeleiders")', 'theme("energie")'), 6, NOT_A_STUB),
    "another macro": (swap('theme("halfgeleiders")', 'block("halfgeleiders")'), 6, NOT_A_STUB),
    "words before the theme": (swap(CHIPS_CALL, "Zie ook:\n\n" + CHIPS_CALL), 6, NOT_A_STUB),
    "words after the theme": (lambda text: text + "\nZie ook.\n", 6, NOT_A_STUB),
    "no front matter": (lambda _: CHIPS_CALL, 1, NOT_A_STUB),
    "front matter that never ends": (lambda text: text.replace("\n---\n", "\n"), 1, NOT_A_STUB),
    "nothing": (lambda _: "", 1, NOT_A_STUB),
    "title in other capitals": (title("title: 2.2.2 halfgeleiders"), 2, OTHER_TITLE),
    "title without a value": (title("title:"), 2, OTHER_TITLE),
    "title that is a list": (title("title: [2.2.2 Halfgeleiders]"), 2, OTHER_TITLE),
    "no title": (title("# Halfgeleiders"), 3, OTHER_TITLE),
    "front matter that is a list": (lambda _: f"---\n- title\n---\n\n{CHIPS_CALL}\n", 2, OTHER_TITLE),
    "title that is no YAML": (
        *(title("title: 2.2.2 Halfgeleiders: chips"), 2),
        "broken YAML: mapping values are not allowed in this context",
    ),
    "title that never ends": (
        *(title("title: [2.2.2 Halfgeleiders"), 3),
        "broken YAML: while parsing a flow sequence that begins on line 2, did not find expected ',' or ']'",
    ),
    "title with an anchor": (title("title: &chips 2.2.2 Halfgeleiders"), 2, "anchor '&chips' is not allowed"),
    "two titles": (
        *(title("title: 2.2.2 Halfgeleiders\ntitle: Chips"), 3),
        "duplicate key 'title'; first on line 2",
    ),
    "another encoding": (
        lambda text: text.replace("Halfgeleiders\n", "Halfgeleiders\udcff\n").encode("utf-8", "surrogateescape"),
        *(2, "not valid UTF-8: byte 0xff"),
    ),
}


@pytest.mark.parametrize(("how", "line", "what"), STUBS.values(), ids=STUBS)
def test_damaged_stub_is_reported(how: Damage, line: int, what: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    damage(root, CHIPS, how)
    checked = check(root)
    assert checked.lines == [f"{CHIPS}:{line}: {what}", count_line(1)]
    assert checked.status == 1


@pytest.mark.parametrize(
    "how",
    [
        title('title: "2.2.2 Halfgeleiders"'),
        title("title: 2.2.2 Halfgeleiders # de korte naam"),
        title("title: 2.2.2 Halfgeleiders\nhide: [toc]"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text + "\n\n",
    ],
    ids=["quotation marks", "comment", "another key", "Windows line ends", "byte order mark", "blank lines"],
)
def test_what_makes_no_difference_is_not_reported(how: Damage, tmp_path: Path) -> None:
    root = project(tmp_path)
    damage(root, CHIPS, how)
    assert check(root).status == 0


ELSEWHERE = "which belongs on another page or does not exist"


@pytest.mark.parametrize(
    ("page", "content", "what"),
    [
        ("bouwsteen-2/nieuw", "# Nieuw\n", "this page names no theme"),
        ("bouwsteen-2/nieuw", '{{ theme("nieuw") }}\n', f"this page names theme 'nieuw', {ELSEWHERE}"),
        ("elders", f"# Elders\n\n{CHIPS_CALL}\n", f"this page names theme 'halfgeleiders', {ELSEWHERE}"),
        ("elders", "{{block('bouwsteen-4')}}\n", f"this page names block 'bouwsteen-4', {ELSEWHERE}"),
    ],
)
def test_page_too_many_is_reported(page: str, content: str, what: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / f"docs/{page}.md").write_text(content, encoding="utf-8")
    assert check(root).lines == [f"docs/{page}.md:1: {what}", count_line(1)]


def test_pages_of_another_kind_are_left_alone(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "docs/nieuws.md").write_text("# Nieuws\n", encoding="utf-8")
    (root / "docs/folder.md").mkdir()
    assert check(root).status == 0


def test_title_is_quoted_where_yaml_needs_it() -> None:
    assert theme_pages.Stub("a.md", "Halfgeleiders", "theme", "a").title_line == "title: Halfgeleiders"
    assert (
        theme_pages.Stub("a.md", "Grondstoffen: kritieke", "theme", "a").title_line == "title: 'Grondstoffen: kritieke'"
    )
    assert theme_pages.Stub("a.md", "Één lange naam " * 20 + "van één", "theme", "a").title_line.count("\n") == 0


# --- Navigation -------------------------------------------------------------------------------------------

CHIPS_PAGE = "bouwsteen-2/verminderen/halfgeleiders.md"
CHIPS_ITEM = f"          - {CHIPS_PAGE}\n"
NAV = ("validation:", "nav: {", "nav:")

CHIPS_THEME = f"{CHIPS_PAGE}, the page of theme 'halfgeleiders'"

NAVS: dict[str, tuple[Damage, tuple[str, ...], str]] = {
    "page missing": (swap(CHIPS_ITEM, ""), NAV, f"nav misses {CHIPS_THEME}"),
    "page twice": (
        swap(CHIPS_ITEM, CHIPS_ITEM * 2),
        NAV,
        f"nav lists {CHIPS_PAGE} 2 times, the page of theme 'halfgeleiders'",
    ),
    "page twice, again at the end": (
        swap("      - over.md\n", f"      - over.md\n      - Chips: {CHIPS_PAGE}\n"),
        *(NAV, f"nav lists {CHIPS_PAGE} 2 times, the page of theme 'halfgeleiders'"),
    ),
    "page too far down": (
        both(swap(CHIPS_ITEM, ""), swap("      - bijlage.md\n", f"      - {CHIPS_PAGE}\n      - bijlage.md\n")),
        ("bouwsteen-2/verminderen/kritieke-grondstoffen.md",),
        "nav has bouwsteen-2/verminderen/kritieke-grondstoffen.md out of the annex's order "
        f"(allowed: {CHIPS_PAGE} here)",
    ),
    "broken YAML": (
        swap("site_name: OSA-initiatieven", "site_name: OSA: initiatieven"),
        *(("site_name",), "broken YAML: mapping values are not allowed in this context"),
    ),
}


@pytest.mark.parametrize(("how", "place", "what"), NAVS.values(), ids=NAVS)
def test_damaged_navigation_is_reported(how: Damage, place: tuple[str, ...], what: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    text = damage(root, CONFIG, how)
    checked = check(root)
    assert checked.lines == [f"{CONFIG}:{line_of(text, *place)}: {what}", count_line(1)]
    assert checked.status == 1


@pytest.mark.parametrize("content", ["site_name: OSA\n", "site_name: OSA\nnav: Home\n", "[]\n", ""])
def test_empty_configuration_misses_every_page_and_the_date(content: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    damage(root, CONFIG, lambda _: content)
    date, *rest, count = check(root).lines
    assert date.endswith("date is 2022-11-08, but mkdocs.yml says no date")
    assert all(line.startswith(f"{CONFIG}:") and ": nav misses " in line for line in rest)
    assert count == count_line(1 + 3 + 23, files=2)


@pytest.mark.parametrize(
    "line",
    [
        "x: {date: 2022-13-45}",
        "x: !!python/object/apply:os._exit [3]",
        "x: !ENV [CI, no]",
        "x: !x {a: b}",
    ],
)
def test_rest_of_the_configuration_is_left_to_mkdocs(line: str, tmp_path: Path) -> None:
    """It is read without being made into Python's values, and nothing in it is run."""
    root = project(tmp_path)
    damage(root, CONFIG, lambda text: f"{text}{line}\n")
    assert check(root).status == 0


def test_stubs_and_navigation_are_reported_at_once(tmp_path: Path) -> None:
    root = project(tmp_path)
    damage(root, CHIPS, title("title: Chips"))
    damage(root, BLOCK, swap('block("bouwsteen-2")', 'block("bouwsteen-3")'))
    config = damage(root, CONFIG, swap("      - bouwsteen-3/besluitvorming.md\n", ""))
    assert check(root).lines == [
        f'{BLOCK}:6: this page has to consist of front matter and {{{{ block("bouwsteen-2") }}}}',
        f"{CHIPS}:2: {OTHER_TITLE}",
        f"{CONFIG}:{line_of(config, *NAV)}: nav misses bouwsteen-3/besluitvorming.md, "
        "the page of theme 'besluitvorming'",
        count_line(3, files=3),
    ]


# --- Links ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("here", "there", "fragment", "in_folders", "in_files"),
    [
        (pages.HOME, pages.FOOTNOTES, "", "voetnoten/", "voetnoten.html"),
        (pages.FOOTNOTES, pages.HOME, "", "../", "index.html"),
        (pages.HOME, CHIPS_PAGE, "hera", f"{CHIPS_PAGE[:-3]}/#hera", f"{CHIPS_PAGE[:-3]}.html#hera"),
        (
            CHIPS_PAGE,
            pages.FOOTNOTES,
            "voetnoot-26",
            "../../../voetnoten/#voetnoot-26",
            "../../voetnoten.html#voetnoot-26",
        ),
        (CHIPS_PAGE, "bouwsteen-2/verminderen/energie.md", "", "../energie/", "energie.html"),
        (CHIPS_PAGE, "bouwsteen-2/verminderen/index.md", "", "../", "index.html"),
        (CHIPS_PAGE, CHIPS_PAGE, "eu-chips-act", "#eu-chips-act", "#eu-chips-act"),
        (CHIPS_PAGE, CHIPS_PAGE, "", "./", "halfgeleiders.html"),
        (pages.HOME, pages.HOME, "", "./", "index.html"),
    ],
)
def test_link(here: str, there: str, fragment: str, in_folders: str, in_files: str) -> None:
    assert urls.SiteAddress(directory_urls=True).between(here, there, fragment) == in_folders
    assert urls.SiteAddress(directory_urls=False).between(here, there, fragment) == in_files


@pytest.mark.parametrize("directory_urls", [True, False])
def test_links_lead_where_those_of_mkdocs_lead(directory_urls: bool) -> None:
    names = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")]
    files = {name: File(name, "docs", "site", use_directory_urls=directory_urls) for name in names}
    for here, there in itertools.product(names, repeat=2):
        base = urljoin("https://example.org/osa/", files[here].url)
        ours = urljoin(base, urls.SiteAddress(directory_urls=directory_urls).between(here, there, "deel"))
        assert ours == urljoin(base, f"{files[there].url_relative_to(files[here])}#deel")
