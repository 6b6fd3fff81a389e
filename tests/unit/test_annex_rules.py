"""Each rule for the annex, on records that follow it and records that break it."""

import datetime
from typing import Any

import pytest

from annex.check import annex_rules as rules
from annex.check.records import Records
from annex.model.annex import Annex
from tests.unit.samples import Record, annex, annex_records, budget, bullet, footnote, records, said, status, theme


def themes(*found: Record) -> Records[Annex]:
    return records(annex(1, list(found), []))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([theme("t", bullet("a", "x"), bullet("b", "x"))], []),
        ([theme("voetnoten")], []),
        ([theme("voetnoot-2")], ["0.id: id 'voetnoot-2' is kept for footnotes"]),
        ([theme("t"), theme("blok")], ["1.id: id 'blok' is already that of Bouwsteen 1"]),
        ([theme("t", bullet("t", "x"))], ["0.id: id 't' is already that of Bouwsteen 1 › Thema t"]),
        (
            [theme("t", bullet("a", "x", bullet("a", "x")))],
            ["0.id: id 'a' is already that of Bouwsteen 1 › Thema t › a"],
        ),
    ],
)
def test_ids_are_unique(found: list[Record], expected: list[str]) -> None:
    assert said(rules.ids_are_unique(themes(*found))) == expected


@pytest.mark.parametrize(
    ("text", "quote", "is_found"),
    [
        ("Het werk loopt.", "werk loopt", True),
        ("Het werk[^1] loopt.", "werk loopt", True),
        ("Het werk loopt.", "Werk loopt", False),
        ("Het werk loopt.", "werk loop", False),
        ("Dat kost 230 miljoen.", "30 miljoen", False),
    ],
)
def test_quotes_are_literal(text: str, quote: str, is_found: bool) -> None:
    missing = [f"status.quote: quote '{quote}' is not in the text"]
    found = annex_records(bullet("a", text, status=status(quote)))
    assert said(rules.quotes_are_literal(found)) == ([] if is_found else missing)


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ({"status": status("werk loopt")}, []),
        (
            {"status": status("werk stopt")},
            ["status.quote: quote 'werk stopt' is not in the text, nor in the parent's"],
        ),
        ({"budgets": [budget("werk loopt")]}, ["0.quote: quote 'werk loopt' is not in the text"]),
        ({"status": status("alles loopt", footnote=1)}, []),
        ({"status": status("alles loopt", footnote=2)}, ["status.quote: quote 'alles loopt' is not in the text"]),
        ({"status": status("werk loopt", footnote=1)}, ["status.quote: quote 'werk loopt' is not in the text"]),
    ],
)
def test_quotes_of_parents_and_footnotes_are_literal(below: Record, expected: list[str]) -> None:
    """A status may quote the parent's text or a cited footnote, a budget may not."""
    found = annex_records(
        bullet("a", "Het werk loopt.", bullet("b", "Dit ook.[^1]", **below)),
        footnotes=[footnote(1, "Dat alles loopt.", status=status("alles")), footnote(2, "Dat alles loopt.")],
    )
    assert said(rules.quotes_are_literal(found)) == expected
    assert said(rules.quotes_are_literal(themes(theme("t", bullet("a", "x", status=status("y")), text="y")))) == []


def test_amounts_match_quotes() -> None:
    def check(text: str, found: Record) -> list[str]:
        return said(rules.amounts_match_quotes(annex_records(bullet("a", text, budgets=[found]))))

    assert check("Het kost 5 miljoen euro.", budget("5 miljoen euro")) == []
    assert check("Het kost 5 miljoen euro.", budget("5 miljoen euro", 4)) == [
        "0.amount: amount 4 is not what the quote says (allowed: 5000000)"
    ]
    assert check("Het kost niets.", budget("niets", 4)) == [
        "0.amount: amount 4 is not what the quote says (allowed: a quote that holds an amount)"
    ]

    assert check("Er komt extra 5 miljoen bij.", budget("extra 5 miljoen", kind="increase")) == []
    assert check("Er komt extra 5 miljoen bij.", budget("extra 5 miljoen")) == [
        "0.kind: kind is amount, but the quote says increase (allowed: increase)"
    ]

    assert check("Het kost circa 5 miljoen.", budget("circa 5 miljoen", approximate=True)) == []
    assert check("Het kost circa 5 miljoen.", budget("circa 5 miljoen")) == [
        "0.approximate: approximate does not fit the quote 'circa 5 miljoen' (allowed: true)"
    ]
    assert check("Het kost 5 miljoen.", budget("5 miljoen", approximate=True)) == [
        "0.approximate: approximate does not fit the quote '5 miljoen' (allowed: false)"
    ]

    assert check("Dat is circa. Het kost 5 miljoen, meer budget is er niet.", budget("5 miljoen")) == []
    assert check("Het kost circa 5 miljoen.", budget("5 miljoen")) == ["0.quote: the quote leaves out 'circa'"]
    assert check("Het kost +/- 5 miljoen.", budget("5 miljoen")) == ["0.quote: the quote leaves out '+/-'"]
    assert check("Er is 5 miljoen meer budget.", budget("5 miljoen")) == ["0.quote: the quote leaves out 'meer budget'"]


FIVE = budget("5 miljoen")
TOO_OFTEN = "5 miljoen euro is in budgets more often than in the text"


@pytest.mark.parametrize(
    ("text", "budgets", "expected"),
    [
        ("Het kost niets.", [], []),
        ("Eerst 5 miljoen, dan 5 miljoen.", [FIVE, FIVE], []),
        ("Eerst 5 miljoen, dan 5 miljoen.", [FIVE], ["0.text: 5 miljoen euro is in the text but not in budgets"]),
        ("Eerst 5 miljoen.", [FIVE, FIVE], [f"1.amount: {TOO_OFTEN}"]),
        # Reported by another rule
        ("Het kost niets.", [FIVE], []),
    ],
)
def test_budgets_match_text(text: str, budgets: list[Record], expected: list[str]) -> None:
    in_bullet = annex_records(bullet("a", text, budgets=budgets))
    in_footnote = annex_records(footnotes=[footnote(1, text, budgets=budgets)])
    assert said(rules.budgets_match_text(in_bullet)) == said(rules.budgets_match_text(in_footnote)) == expected


def test_same_as_refers_to_same_budget() -> None:
    def check(first: Record, second: Record) -> list[str]:
        found = annex_records(bullet("a", "x", budgets=[first]), bullet("b", "x", budgets=[second]))
        return said(rules.same_as_refers_to_same_budget(found))

    assert check(budget("x"), budget("x", same_as="a")) == []
    for id_ in ("b", "t", "c"):
        assert check(budget("x"), budget("x", same_as=id_)) == [
            f"0.same_as: same_as '{id_}' is not the id of another initiative"
        ]
    assert check(budget("x", 4), budget("x", same_as="a")) == ["0.same_as: 'a' has no budget of 5000000 of its own"]
    assert check(budget("x", same_as="b"), budget("x", same_as="a")) == [
        "0.same_as: 'b' has no budget of 5000000 of its own",
        "0.same_as: 'a' has no budget of 5000000 of its own",
    ]
    assert check({**budget("x"), "for": "rust"}, budget("x", same_as="a")) == [
        "0.for: 'a' names this money for something else than 'werk' (allowed: rust)"
    ]


@pytest.mark.parametrize(
    ("second", "is_right"),
    [
        (budget("x"), False),
        (budget("x", same_as="a"), True),
        (budget("x", 4_000_000), True),
        ({**budget("x"), "for": "rust"}, True),
    ],
)
def test_equal_budgets_have_same_as(second: Record, is_right: bool) -> None:
    """Two in one text are two amounts."""
    found = annex_records(bullet("a", "x", budgets=[budget("x"), budget("x")]), bullet("b", "x", budgets=[second]))
    what = "5 miljoen euro for 'werk' is already that of Bouwsteen 1 › Thema t › a (allowed: with same_as)"
    assert said(rules.equal_budgets_have_same_as(found)) == ([] if is_right else [f"0.amount: {what}"])


def test_several_statuses_have_for() -> None:
    single, named = status("x"), status("x", **{"for": "werk"})
    assert said(rules.several_statuses_have_for(annex_records(bullet("a", "x", status=single)))) == []
    assert said(rules.several_statuses_have_for(annex_records(bullet("a", "x", status=[named, named])))) == []
    found = annex_records(bullet("a", "x", status=[named, single]))
    assert said(rules.several_statuses_have_for(found)) == ["status.1: missing key 'for': one of several statuses"]


@pytest.mark.parametrize(
    ("read", "is_right"),
    [
        (status("x", footnote=1), True),
        ([status("x", footnote=1), status("y", footnote=2)], True),
        (status("y"), True),
        (status("x", footnote=3), True),
        (status("y", footnote=1), False),
        (status("x", footnote=1, value="voorstel"), False),
        (status("x", footnote=1, **{"for": "werk"}), False),
        ([status("x", footnote=1), status("y", footnote=1)], False),
    ],
)
def test_footnote_statuses_match(read: Record | list[Record], is_right: bool) -> None:
    notes = [footnote(1, "x", status=status("x")), footnote(2, "y", status=status("y"))]
    found = annex_records(bullet("a", "x", status=read), footnotes=notes)
    what = "0.status: not the statuses of footnote 1 (allowed: the same in both)"
    assert said(rules.footnote_statuses_match(found)) == ([] if is_right else [what])


@pytest.mark.parametrize(
    ("name", "by", "expected"),
    [
        ("Chips Act", "annex", []),
        ("De Chips Act", "annex", []),
        ("Nieuwe regels", "annex", []),
        ("Chips", "annex", []),
        ("Chip", "annex", ["0.name: name 'Chip' is not in the text (allowed: name_by: editors)"]),
        ("Chips act", "annex", ["0.name: name 'Chips act' is not in the text (allowed: name_by: editors)"]),
        ("Iets anders", "editors", []),
        ("Chips Act", "editors", []),
        ("De Chips Act", "editors", ["0.name_by: the text leads with the name 'De Chips Act' (allowed: annex)"]),
    ],
)
def test_annex_names_are_literal(name: str, by: str, expected: list[str]) -> None:
    found = annex_records(bullet("a", "De Chips Act[^1] heeft nieuwe regels.", name=name, name_by=by))
    assert said(rules.annex_names_are_literal(found)) == expected


@pytest.mark.parametrize(("before", "times"), [("twee drie", 1), ("een", 2), ("vijf", 0)])
def test_page_breaks_are_unambiguous(before: str, times: int) -> None:
    found = annex_records(bullet("a", "een twee drie een vier", page_breaks=[{"page": 2, "before": before}]))
    expected = [f"0.before: '{before}' occurs {times} times in the text (allowed: once)"] if times != 1 else []
    assert said(rules.page_breaks_are_unambiguous(found)) == expected


BULLET, SUB_THEME = bullet("a", "x"), theme("s", text="x")
BOTH = "0.themes: a theme holds initiatives or sub-themes, not both"


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (theme("t", BULLET), []),
        (theme("t", BULLET, text="x"), []),
        (theme("t", text="x"), []),
        (theme("t", themes=[SUB_THEME]), []),
        (theme("t"), ["themes.0: an empty theme (allowed: a text, initiatives or themes)"]),
        (theme("t", BULLET, themes=[SUB_THEME]), [BOTH]),
        (theme("t", themes=[theme("u", themes=[SUB_THEME])]), ["0.themes: a sub-theme has no sub-themes of its own"]),
    ],
)
def test_themes_have_content(found: Record, expected: list[str]) -> None:
    assert said(rules.themes_have_content(themes(found))) == expected


ADDRESS = "https://zoek.officielebekendmakingen.nl/kst-35982-9.html"
REFERENCE = "Kamerstukken II 2022/23, 35 982, nr. 9"


def test_letter_reference_matches_url_and_date() -> None:
    def check(date: str = "2022-11-08", **more: str) -> list[str]:
        letter = {"title": "Brief", "reference": REFERENCE, "url": ADDRESS, **more}
        document: Any = {"title": "Bijlage", "date": datetime.date.fromisoformat(date), "letter": letter}
        found = Annex.model_validate({"document": document, "building_blocks": [], "footnotes": []})
        return said(rules.letter_reference_matches_url_and_date(records(found)))

    assert check() == []
    for reference in ("Kamerstukken II 2022/23, 35 982, nr.", "35 982, nr. 9"):
        assert check(reference=reference) == [
            f"letter.reference: reference '{reference}' is not well formed (allowed: as {REFERENCE})"
        ]
    assert check(url=ADDRESS.replace("-9", "-8")) == [
        f"letter.url: url is another paper than {REFERENCE} (allowed: {ADDRESS})"
    ]
    for date in ("2022-09-08", "2023-11-08"):
        assert check(date) == [f"document.date: date {date} is not in the year of {REFERENCE}"]


def test_page_titles_have_no_markup() -> None:
    def check(**titles: str) -> list[str]:
        return said(rules.page_titles_have_no_markup(themes(theme("t", **titles))))

    assert check(title="Één – ‘twee’; 3%") == []
    assert check(title="Één & twee", short_title="Één") == []
    assert check(title="Één & twee") == ["0.title: the title of a page has & (allowed: a short_title without)"]
    assert check(short_title="<b>{{ 7 }}</b>") == [
        "0.short_title: the title of a page has < > { } (allowed: a short_title without)"
    ]
