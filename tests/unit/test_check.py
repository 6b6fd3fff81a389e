"""`python -m annex check` reports every error of a project, with file, line and the record's place."""

import datetime
import subprocess
from pathlib import Path

import pytest

from annex.__main__ import main
from annex.check.records import Files
from annex.model.english import text_hash
from tests.unit.project import PYTHON, ROOT, Checked, check, count_line
from tests.unit.samples import files

BAD = Path(__file__).parent / "bad"

SMALL_PROJECT = {
    "data/initiatives.yaml": """\
document:
  title: Bijlage
  date: 2022-11-08
  letter:
    title: Brief
    reference: Kamerstukken II 2022/23, 35 982, nr. 9
    url: https://zoek.officielebekendmakingen.nl/kst-35982-9.html
building_blocks:
  - {id: blok, number: 1, title: Blok, short_title: Blok, page: 1, themes: [
      {id: thema, title: Thema, page: 1, initiatives: [
        {id: fonds, name: Het fonds, name_by: annex, page: 1,
          text: "Het fonds[^1] loopt."}]}]}
footnotes:
  - {number: 1, page: 1, text: Noot}
""",
    "data/register.yaml": """\
checked: 2026-11-25
instruments:
  - {id: groeifonds, name: fonds, language: nl, kind: fonds, level: EU}
names: []
abbreviations: []
footnotes:
  - {number: 1, links: [
      {kamerstuk: "29 826, nr. 147", certainty: exact}]}
""",
    "data/developments.yaml": """\
checked: 2026-11-25
states:
  - {initiative: fonds, state: loopt, because: [fonds-loopt]}
developments:
  - id: fonds-loopt
    about: [groeifonds, fonds]
    event: loopt
    text: Het fonds loopt door.
    link: Pagina van het fonds
    url: https://example.org/
    relation: outcome
    read: source
    added: 2026-11-25
    checked: 2026-11-25
""",
    "data/english.yaml": f"""\
terms: []
titles: [{{id: blok, title: Block}}, {{id: thema, title: Theme}}]
glosses:
  - {{id: fonds, name: The fund, text: The fund runs., source: "{text_hash("Het fonds loopt.")}"}}
""",
    "data/terms.yaml": "search_terms:\n  - {for: [fonds], words: [pot]}\n",
    "data/bijlage-2.txt": "\nBijlage\n\nBouwsteen 1. Blok\n\nThema\n- Het fonds1 loopt.\n1 Noot\n",
    "data/permalinks.txt": "blok\nthema\nfonds\ngroeifonds\nfonds-loopt\n",
    "data/stop-words.txt": "de\nhet\n",
    "data/common-words.txt": "# Words\njaar\n",
    "mkdocs.yml": """\
site_description: Van 8 november 2022
nav: [blok/index.md, blok/thema.md, over.md]
theme: {custom_dir: overrides}
extra_css: []
plugins:
  - macros: {module_name: macros, on_undefined: strict}
markdown_extensions: [md_in_html, annex.render.finished_html, toc]
""",
    "docs/blok/index.md": '---\ntitle: 1 Blok\n---\n\n{{ block("blok") }}\n',
    "docs/blok/thema.md": '---\ntitle: 1.1 Thema\n---\n\n{{ theme("thema") }}\n',
    "docs/over.md": "---\ntitle: Over\n---\n\nHet fonds.\n",
    "templates/pages/block.html.j2": "{{ url }}\n",
    "templates/pages/theme.html.j2": "{{ url }}\n",
    "overrides/main.html": "{% block content %}{% endblock %}\n",
    "overrides/404.html": '{% extends "main.html" %}\n',
}
ANNEX, REGISTER, DEVELOPMENTS = list(SMALL_PROJECT)[:3]
TEMPLATE, SHELL = "templates/pages/theme.html.j2", "overrides/main.html"
UPCOMING = """\
    upcoming:
      - {day: 2026-11-24, what: het fonds sluit}
      - {day: 2026-11, what: het fonds rekent af}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    for name, text in SMALL_PROJECT.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def changed(root: Path, name: str, old: str, new: str) -> list[str]:
    """What the check reports after one change."""
    text = SMALL_PROJECT[name]
    assert text.count(old) == 1
    (root / name).write_text(text.replace(old, new), encoding="utf-8")
    return check(root).lines


def test_right_projects_have_no_errors(small: Path) -> None:
    counts = "1 building blocks, 1 themes and sub-themes, 1 initiatives, 1 footnotes, 1 instruments, 0 abbreviations."
    assert check(small) == Checked(0, [f"No errors: {counts}"])
    (real,) = check(ROOT).lines
    assert real.startswith("No errors: 3 building blocks, 23 themes and sub-themes, 87 initiatives, 40 footnotes, ")


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (
            ANNEX,
            "by: annex",
            "by: editors",
            "11: the text leads with the name 'Het fonds' [Bouwsteen 1 › Thema › Het fonds]",
        ),
        (
            "data/english.yaml",
            "runs.",
            "runs",
            "4: text is not a whole sentence [samenvatting van fonds] (allowed: a capital",
        ),
        (REGISTER, "EU}", "EU, parent: x}", "3: parent 'x' is not the id of an instrument [instrument fonds]"),
        (DEVELOPMENTS, ", fonds]", ", fonds, fonds]", "6: 'fonds' is given twice [ontwikkeling Het fonds"),
        (DEVELOPMENTS, "[fonds-loopt]", "[fonds-loopt, fonds-loopt]", "3: 'fonds-loopt' is given twice [stand van"),
        ("data/terms.yaml", "[pot]", "[pot, Pot]", "2: 'Pot' is given twice"),
        (DEVELOPMENTS, "Het fonds loopt", "Het 'fonds' loopt", "8: text has a straight ' [ontwikkeling Het"),
        ("data/terms.yaml", "[pot]", "['']", "2: entry 1 of words is empty (allowed: text)"),
        ("data/terms.yaml", "[pot]", "['?!']", "2: entry 1 of words '?!' is not well formed (allowed: words with"),
        (DEVELOPMENTS, "door.", "**door**.", "8: '**' is markup, and texts are shown as they are [ontwikkeling Het"),
        (DEVELOPMENTS, "door.", "tot 31 juni 2027.", "8: the date 31 juni 2027 does not exist [ontwikkeling Het fonds"),
        *(
            (DEVELOPMENTS, "Het fonds loopt door.", wrong, f"8: text is not a whole sentence [ontwikkeling {wrong}]")
            for wrong in ("Het fonds loopt door", "het fonds loopt door.", "Het fonds loopt door..")
        ),
        # Links, in both files
        (REGISTER, '{kamerstuk: "29 826, nr. 147"', "{label: x", "8: 0 addresses [voetnoot 1] (allowed: either"),
        (DEVELOPMENTS, "    url: https://example.org/\n", "", "5: 0 addresses"),
        (
            DEVELOPMENTS,
            "because: [fonds-loopt]",
            "because: [fonds]",
            "3: 'fonds' is not the id of a development [stand van fonds]",
        ),
        (
            REGISTER,
            "EU}",
            "EU, identifiers: {celex: 32024R2747, procedure: 2025/0001(COD)}}",
            "3: procedure of 2025, but 32024R2747 is of 2024 [instrument fonds]",
        ),
        # Text, in each file
        (ANNEX, "title: Brief", "title: ' Brief'", "5: white space at an end"),
        (REGISTER, "name: fonds", "remark: X  y., name: fonds", "3: white space at an end, in a run"),
        (DEVELOPMENTS, "event: loopt", "remark: 'Cafe\u0301.'\n    event: loopt", "7: letters and accents"),
        # Today
        (REGISTER, "checked: 2026", "checked: 2062", "1: checked is 2062-11-25, which is in the future"),
    ],
)
def test_rules_are_checked(small: Path, name: str, old: str, new: str, expected: str) -> None:
    *errors, count = changed(small, name, old, new)
    assert [error[: len(name) + 1 + len(expected)] for error in errors] == [f"{name}:{expected}"]
    assert count == count_line(1)


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("data/bijlage-2.txt", "loopt", "stopt", f"{ANNEX}:12: the text has 'loopt.' where the source has 'stopt.'"),
        (
            "data/permalinks.txt",
            "groeifonds",
            "oud\ngroeifonds",
            "data/permalinks.txt:4: permalink 'oud' is not the id",
        ),
        (
            "mkdocs.yml",
            "8 november",
            "9 november",
            f"{ANNEX}:3: date is 2022-11-08, but mkdocs.yml says 9 november 2022",
        ),
        (
            "mkdocs.yml",
            "Van 8 november 2022",
            "Van 2022",
            f"{ANNEX}:3: date is 2022-11-08, but mkdocs.yml says no date",
        ),
        ("mkdocs.yml", "blok/thema.md, ", "", "mkdocs.yml:2: nav misses blok/thema.md, the page of theme 'thema'"),
        (
            "mkdocs.yml",
            "[]",
            "\n  - a.css",
            "mkdocs.yml:5: extra_css has a.css, but there is no docs/a.css",
        ),
        (
            "mkdocs.yml",
            "nav:",
            "\tnav:",
            "mkdocs.yml:2: broken YAML: while scanning a plain scalar that begins on line 1",
        ),
        ("mkdocs.yml", "extra_css", "extra_cs", "mkdocs.yml:1: extra_css has to be a list of stylesheets"),
        (
            "mkdocs.yml",
            "strict",
            "lax",
            "mkdocs.yml:5: plugins lacks {macros: {module_name: macros, on_undefined: str",
        ),
        ("mkdocs.yml", "md_in_html, ", "", "mkdocs.yml:7: markdown_extensions lacks md_in_html"),
        ("mkdocs.yml", "custom_dir", "dir", "mkdocs.yml:3: theme.custom_dir lacks overrides"),
        ("mkdocs.yml", "theme:", "nav: []\ntheme:", "mkdocs.yml:3: duplicate key 'nav'; first on line 2"),
        ("mkdocs.yml", "nav:", "a: !ENV [CI, no]\nb: !!python/object/apply:os._exit [3]\nnav:", "mkdocs.yml:3: tag "),
        (
            "docs/blok/thema.md",
            "title:",
            "scripts: a.js\ntitle:",
            "docs/blok/thema.md:2: scripts is 'a.js' (allowed: a",
        ),
        ("docs/blok/thema.md", "theme(", "thema(", "docs/blok/thema.md:5: this page has to consist of"),
        ("data/stop-words.txt", "het", '"het"', "data/stop-words.txt:2: '\"het\"' is no word (allowed: lower case"),
        ("data/stop-words.txt", "het", "Het", "data/stop-words.txt:2: 'Het' is no word"),
        ("data/stop-words.txt", "de\n", "hij\n", "data/stop-words.txt:2: 'het' is not in the order of the alphabet"),
        ("data/common-words.txt", "jaar", "# Two\njaar jaar", "data/common-words.txt:3: 'jaar' is here twice"),
        ("data/common-words.txt", "jaar", "het", "data/common-words.txt:2: 'het' is in data/stop-words.txt"),
        ("data/stop-words.txt", "het", "het\npot", "data/stop-words.txt:3: 'pot' is in data/terms.yaml"),
        ("data/permalinks.txt", "blok", "blok 0a1b2c3", "data/permalinks.txt:1: 'blok 0a1b2c3' is not an id and its"),
        ("data/permalinks.txt", "thema", "thema\nblok", "data/permalinks.txt:3: id 'blok' is already on line 1"),
        (
            "mkdocs.yml",
            "theme: {",
            "extra: {social_image: a.png}\ntheme: {",
            "mkdocs.yml:3: social_image has a.png, but ",
        ),
        (
            "mkdocs.yml",
            "theme: {",
            "extra: {subtitle: a}\ntheme: {",
            "mkdocs.yml:3: subtitle has to be a list of lines",
        ),
        ("docs/over.md", "fonds", "{{ theme }}", "docs/over.md:5: a macro is called with brackets, as {{ name() }}"),
        ("docs/over.md", "fonds", "[fonds](#a)", "docs/over.md:5: over.md has no heading or id 'a'"),
        ("docs/over.md", "fonds", "<b>fonds", "docs/over.md:5: <b> is not closed"),
        ("docs/over.md", "Over", "Over" * 26, "docs/over.md:2: title has 104 characters (allowed: 100 or fewer)"),
        ("data/common-words.txt", "jaar", "fonds", "data/common-words.txt:2: 'fonds' is the name of an initiative or"),
        (TEMPLATE, "}}", "}}\n{% if %}", f"{TEMPLATE}:2: template syntax: Expected an expression"),
        (TEMPLATE, "url", "url | uper", f"{TEMPLATE}:1: template syntax: No filter named 'uper'."),
        (TEMPLATE, "url", "ulr", f"{TEMPLATE}:1: 'ulr' is undefined"),
        (TEMPLATE, "url", "1 + url", f"{TEMPLATE}:1: TypeError: unsupported operand"),
        (TEMPLATE, "{{ url }}", "\n{% include 'parts/a' %}", f"{TEMPLATE}:2: there is no template 'parts/a'"),
        ("docs/over.md", "fonds.", "{{ fon", "docs/over.md:5: template syntax: unexpected end of template"),
        ("docs/over.md", "fonds", "{{ fonds() }}", "docs/over.md:5: 'fonds' is undefined"),
        (SHELL, "{% endblock %}", "", f"{SHELL}:1: template syntax: Unexpected end of template"),
        (
            SHELL,
            "{% endblock %}",
            "{% endblock %}{% include 'a' %}",
            f"{SHELL}:1: there is no template 'a' in overrides/",
        ),
    ],
)
def test_other_files_are_checked(small: Path, name: str, old: str, new: str, expected: str) -> None:
    *errors, count = changed(small, name, old, new)
    assert [error[: len(expected)] for error in errors] == [expected]
    assert count == count_line(1)


TEXT_FILES = (
    *("data/bijlage-2.txt", "data/permalinks.txt", "data/stop-words.txt", "mkdocs.yml", "templates/page.html"),
    *("overrides/main.html", "docs/blok/thema.md", "docs/assets/a.css", "data/editions/2026.csv", "data/a.schema.json"),
)


@pytest.mark.parametrize("name", TEXT_FILES)
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"\xff", "not valid UTF-8: invalid start byte"),
        (b"<<<<<<< HEAD", "a conflict marker of Git: choose one of the two versions"),
        (b"  >>>>>>> 1a2b3c4 (Een ander)", "a conflict marker of Git: choose one of the two versions"),
        (b"a\x00b", "invisible character U+0000 is not allowed"),
        ("a\u202eb".encode(), "invisible character U+202E is not allowed"),
        ("a\ufffeb".encode(), "invisible character U+FFFE is not allowed"),
    ],
)
def test_what_no_text_may_hold_is_reported(small: Path, name: str, line: bytes, expected: str) -> None:
    (small / name).parent.mkdir(parents=True, exist_ok=True)
    (small / name).write_bytes(b"a\n" + line + b"\n")
    assert check(small).lines == [f"{name}:2: {expected}", count_line(1)]


def test_links_to_nowhere_and_folders_are_no_files(small: Path) -> None:
    (small / "docs/nieuw.md").symlink_to("nergens.md")
    (small / "overrides/kring.html").symlink_to("kring.html")
    (small / "docs/.#over.md").symlink_to("a-lock-of-emacs")
    (small / "docs/over.md").unlink()
    (small / "docs/over.md").mkdir()
    assert check(small).lines == [
        "docs/nieuw.md:1: can't be read: No such file or directory",
        "overrides/kring.html:1: can't be read: Too many levels of symbolic links",
        count_line(2, files=2),
    ]
    (small / "docs/nieuw.md").unlink()
    (small / "overrides/kring.html").unlink()
    assert check(small).lines == [
        "mkdocs.yml:2: nav has over.md, but there is no such page in docs/",
        count_line(1),
    ]


@pytest.mark.parametrize("name", ["main.html", "404.html"])
def test_missing_template_of_the_shell_is_reported(small: Path, name: str) -> None:
    """In its place MkDocs would take that of the theme."""
    (small / "overrides" / name).unlink()
    assert f"overrides/{name}:1: this template is missing" in check(small).lines


@pytest.mark.parametrize("name", TEXT_FILES)
def test_empty_file_is_reported(small: Path, name: str) -> None:
    (small / name).parent.mkdir(parents=True, exist_ok=True)
    (small / name).write_text("\n", encoding="utf-8")
    assert check(small).lines == [f"{name}:1: this file is empty", count_line(1)]


def test_conflict_in_a_folded_text_is_reported(small: Path) -> None:
    """YAML takes its markers for words."""
    *errors, _ = changed(
        small,
        DEVELOPMENTS,
        "Het fonds loopt door.\n",
        "Het fonds\n     <<<<<<< HEAD\n     loopt.\n     =======\n     stopt.\n",
    )
    assert [error.partition(": ")[0] for error in errors] == [f"{DEVELOPMENTS}:{line}" for line in (9, 11)]


def test_pictures_and_hidden_files_are_no_text(small: Path) -> None:
    for name in ("docs/logo.png", "docs/.page.md.swp", "overrides/logo.png"):
        (small / name).write_bytes(b"\x89\xff\x00")
    assert check(small).status == 0


def test_changed_edition_is_reported(small: Path) -> None:
    folder = small / "data/editions"
    folder.mkdir()
    (folder / "checksums.txt").write_text(f"{'0' * 64}  2026-11-25.csv\n", encoding="utf-8")
    (folder / "2026-11-25.csv").write_text("initiative\n", encoding="utf-8")
    edition = "data/editions/2026-11-25.csv"
    assert check(small).lines == [f"{edition}:1: this edition was changed: an edition never changes", count_line(1)]


def test_line_of_checksums_without_a_file_is_reported(small: Path) -> None:
    (small / "data/editions").mkdir()
    (small / "data/editions/checksums.txt").write_text("2026-11-25.csv\n", encoding="utf-8")
    what = "data/editions/checksums.txt:1: a line has a checksum, two blanks and a file"
    assert check(small).lines == [what, count_line(1)]


def test_what_is_due_is_a_warning_and_a_list_of_its_own(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def due() -> list[str]:
        assert main(["--root", str(small), "due"]) == 0
        return capsys.readouterr().out.splitlines()

    assert due() == ["Nothing is due."]
    changed(small, DEVELOPMENTS, "    added: 2026-11-25\n", "    added: 2026-11-01\n" + UPCOMING)
    line = (
        f"{DEVELOPMENTS}:15: due since 2026-11-24: het fonds sluit (fonds-loopt) [ontwikkeling Het fonds loopt door.]"
    )
    checked = check(small)
    assert (checked.status, checked.lines[1:]) == (0, [f"warning: {line}"])
    assert checked.lines[0].startswith("No errors: ")
    assert due() == [line]


def test_missing_files_are_reported(tmp_path: Path) -> None:
    names = sorted([*list(SMALL_PROJECT)[:9], "mkdocs.yml"])
    missing = [f"{name}:1: can't be read: No such file or directory" for name in names]
    assert check(tmp_path).lines == [*missing, count_line(len(missing), files=len(missing))]


def test_bad_project_is_reported_by_the_command() -> None:
    """A project with every kind of error of the first pass, as an editor sees it."""
    done = subprocess.run(
        [*PYTHON, "annex", "--root", str(BAD), "check"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stderr == (BAD / "errors.txt").read_text(encoding="utf-8")
    assert (done.stdout, done.returncode) == ("", 1)


def test_today_is_the_latest_date_on_earth() -> None:
    now = datetime.datetime.now(datetime.UTC)
    data = files()
    today = Files(data.annex, data.register, data.developments).today
    assert today in ((now + datetime.timedelta(hours=hours)).date() for hours in (14, 15))
