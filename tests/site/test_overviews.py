"""The overviews have everything that the data has, once. `tests/sample/` tests the words of each."""

from itertools import groupby

from tests.site.built import MARKUP, Link, Site, Target, attribute, text
from tests.site.expected import Expected, Initiative, amount


def test_every_instrument_has_a_row(built: Site, expected: Expected) -> None:
    """From A to Z, each under its letter, and closed. Each choice of the filters finds one."""
    page = built.pages["instrumenten/"]
    by_name = sorted(expected.instruments.values(), key=lambda one: one["name"].casefold())
    letters = {
        letter: [one["id"] for one in group] for letter, group in groupby(by_name, lambda one: one["name"][0].upper())
    }
    groups = page.select(".register__group")
    assert {
        text(group.select("h2")[0]): [attribute(more, "id") for more in group.select(".register__more")]
        for group in groups
    } == letters
    jumps = [Link(letter, Target("instrumenten/", f"letter-{letter.lower()}")) for letter in letters]
    assert built.links(page, page.one(".letters"))[:-1] == jumps
    rows = page.select(".register__item")
    assert not any(row.has_attr("open") for row in rows)
    for name in ("soort", "niveau"):
        choices = {attribute(option, "value") for option in page.select(f"#filter-{name} option")} - {""}
        assert choices == {attribute(row, f"data-{name}") for row in rows}


def text_link(id_: str, expected: Expected) -> Link:
    """A link to a text by words that tell it from others."""
    place = expected.places.get(id_)
    if isinstance(place, Initiative):
        return expected.link(id_, place.name + f" ({place.theme.label})" * (place.name in expected.shared_names))
    return expected.link(id_, f"toelichting bij {place.label}" if place else "")


def test_an_instrument_lists_every_text_that_names_it(built: Site, expected: Expected) -> None:
    """By theme. The closed row has how many themes that are, its kind, its level, and the state of its initiative."""
    page = built.pages["instrumenten/"]
    rows = {attribute(row.select(".register__more")[0], "id"): row for row in page.select(".register__item")}
    for id_, one in expected.instruments.items():
        (summary,) = rows[id_].select(".register__row")
        themes = expected.themes_naming(id_)
        number = f"{len(themes)} {'thema' if len(themes) == 1 else 'thema’s'}"
        state = f" {expected.state(one['home'])}" if "home" in one else ""
        assert text(summary).startswith(one["name"])
        assert text(summary).endswith(f"soort: {one['kind']} {one['level']} {number}{state}")
        assert [text(tag) for tag in summary.select("[lang=en]")] == [one["name"]] * (one["language"] == "en")
        facts = built.facts(page, rows[id_].select(".register__more")[0])
        assert [said.links for said in facts["Genoemd bij"]] == [
            (expected.link(theme, expected.themes[theme].label), *(text_link(text_id, expected) for text_id in texts))
            for theme, texts in themes.items()
        ]


def test_every_abbreviation_is_explained(built: Site, expected: Expected) -> None:
    page = built.pages["afkortingen/"]
    records = sorted(expected.register["abbreviations"], key=lambda one: one["short"].casefold())
    rows = [row.select(":scope > *") for row in page.select("table.abbreviations")[0].select("tbody tr")]
    assert [text(short) for short, _, _ in rows] == [one["short"] for one in records]
    assert f"{len(records)} afkortingen" in text(page.one(".lead"))
    for (_, meaning, where), one in zip(rows, records, strict=True):
        assert one["stands_for"] in text(meaning)
        assert bool(meaning.select(".added")) >= (one["by"] == "editors")
        assert built.links(page, where)


def test_every_amount_has_one_row(built: Site, expected: Expected) -> None:
    """The largest first, of those that can be added up and of the others. Its links lead to the words that name it."""
    page = built.pages["bedragen/"]
    records = [*(one.record for one in expected.initiatives.values()), *expected.footnotes.values()]
    named = [budget for record in records for budget in record.get("budgets", [])]
    for table, is_extra in zip(page.select("table.money"), (False, True), strict=True):
        amounts = [one for one in expected.amounts if (one["kind"] == "increase") == is_extra]
        for one, row in zip(amounts, table.select("tbody tr"), strict=True):
            assert attribute(row, "id") == f"bedrag-{expected.amounts.index(one) + 1}", "an address that others link to"
            assert text(row.select(".amount")[0]) == amount(one)
            same = [b for b in named if (b["for"], b["amount"]) == (one["for"], one["amount"])]
            links = built.links(page, row.select("th")[0])
            for (words, target), budget in zip(links, same, strict=True):
                assert words.startswith(one["for"])
                assert target is not None
                there = built.pages[target.address].ids[target.fragment]
                quoted = there if there.name == "span" else there.find_parent("section")
                assert quoted
                assert budget["quote"] in text(quoted, without=MARKUP.mark)


def test_amounts_that_may_overlap_point_at_each_other(built: Site) -> None:
    page = built.pages["bedragen/"]
    pairs = {
        (attribute(row, "id"), target.fragment)
        for row in page.select(".money tbody tr")
        for _, target in built.links(page, row)
        if target and target.address == page.address
    }
    assert {(there, here) for here, there in pairs} == pairs


def test_what_the_annex_names_without_an_amount(built: Site, expected: Expected) -> None:
    """Each leads to a text that names it or is about it, and no text that names it states an amount."""
    page = built.pages["bedragen/"]
    listed = [built.links(page, item)[0] for item in page.select(".without-amount li")]
    assert len({words for words, _ in listed}) == len(listed)
    assert bool(listed) == bool(page.select("a[href='#zonder-bedrag']"))
    notes = {f"voetnoot-{number}": note for number, note in expected.footnotes.items()}
    stating = {**{id_: one.record for id_, one in expected.initiatives.items()}, **notes}
    for words, target in listed:
        (one,) = (i for i in expected.instruments.values() if words.startswith(f"{i['name']} "))
        assert target is not None
        naming = [id_ for ids in expected.themes_naming(one["id"]).values() for id_ in ids]
        assert target.fragment in [*naming, one.get("home")] or target.fragment in expected.themes
        assert [id_ for id_ in naming if stating.get(id_, {}).get("budgets")] == []
