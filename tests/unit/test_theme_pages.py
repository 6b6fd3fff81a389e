"""Each block and theme needs a page in `docs/`, and `nav` has to list it. The wrong pages are in `mistakes/`."""

from pathlib import Path

from annex.check.theme_pages import Stub
from tests.unit.project import Damage, check, count_line, damage, project, swap

FOLDER = "docs/bouwsteen-2/verminderen"
CONFIG = "mkdocs.yml"


def test_missing_pages_are_reported_with_their_content(tmp_path: Path) -> None:
    root, errors = project(tmp_path), []
    for page, macro, id_, name in (
        ("docs/bouwsteen-2/index.md", "block", "bouwsteen-2", "2 Strategische afhankelijkheden"),
        (f"{FOLDER}/halfgeleiders.md", "theme", "halfgeleiders", "2.2.2 Halfgeleiders"),
    ):
        content = f'---\\ntitle: {name}\\nhide: [toc]\\n---\\n\\n{{{{ {macro}("{id_}") }}}}\\n'
        errors.append(f"{page}:1: missing: {macro} '{id_}' has no page; make this file, holding: {content}")
        (root / page).unlink()
    assert check(root).lines == [*errors, count_line(2, files=2)]
    for error in errors:
        (root / error.split(":")[0]).write_text(error.partition("holding: ")[2].replace("\\n", "\n"), encoding="utf-8")
    assert check(root).status == 0


HARMLESS: dict[str, Damage] = {
    f"{FOLDER}/halfgeleiders.md": swap("title: 2.2.2 Halfgeleiders", 'title: "2.2.2 Halfgeleiders"'),
    f"{FOLDER}/energie.md": swap(
        "brandstoffen\n", "brandstoffen # korte naam\nicon: x\n", after="title: 2.2.1 Energie"
    ),
    f"{FOLDER}/medische-producten.md": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    f"{FOLDER}/eiwitimporten.md": lambda text: text + "\n\n",
    "docs/nieuws.md": lambda _: "# Nieuws\n",
    # The configuration is not made into Python values, and nothing in it is run.
    CONFIG: lambda text: (
        text + "a: {date: 2022-13-45}\nb: !!python/object/apply:os._exit [3]\nc: !ENV [CI, no]\nd: !x {a: b}\n"
    ),
}
"""What is no mistake: `test_mistakes.py` does all of it."""


def test_empty_configuration_lacks_every_page_and_the_date(tmp_path: Path) -> None:
    root = project(tmp_path)
    damage(root, CONFIG, lambda _: "site_name: OSA\nnav: Home\n")
    date, *rest, count = check(root).lines
    assert date.endswith("date is 2022-11-08, but mkdocs.yml says no date")
    assert all(line.startswith(f"{CONFIG}:") and ": nav misses " in line for line in rest)
    assert count == count_line(1 + 3 + 23, files=2)


def test_title_is_quoted_where_yaml_needs_it() -> None:
    assert Stub("a.md", "Halfgeleiders", "theme", "a").title_line == "title: Halfgeleiders"
    assert Stub("a.md", "Grondstoffen: kritieke", "theme", "a").title_line == "title: 'Grondstoffen: kritieke'"
    assert Stub("a.md", "Één lange naam " * 20 + "van één", "theme", "a").title_line.count("\n") == 0
