"""The overviews have everything that the data has, once. `tests/sample/` tests the words of each."""

from itertools import groupby

from bs4 import Tag

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
    """Or a part of it, by theme. The closed row has the numbers of those themes, its kind and its level."""
    page = built.pages["instrumenten/"]
    rows = {attribute(row.select(".register__more")[0], "id"): row for row in page.select(".register__item")}
    for id_, one in expected.instruments.items():
        (summary,) = rows[id_].select(".register__row")
        themes = expected.themes_naming(id_)
        noun = "thema" if len(themes) == 1 else "thema’s"
        numbers = ", ".join(expected.themes[theme].number for theme in themes)
        assert text(summary).startswith(one["name"])
        assert f"soort: {one['kind']} {one['level']} {noun} {numbers} " in text(summary)
        assert [text(tag) for tag in summary.select("[lang=en]")] == [one["name"]] * (one["language"] == "en")
        facts = built.facts(page, rows[id_].select(".register__more")[0])
        places = facts[f"Genoemd in {len(themes)} {noun}"][1:]
        assert [said.links for said in places] == [
            tuple(text_link(text_id, expected) for text_id in texts) for texts in themes.values()
        ]
        labels = [f"{expected.themes[theme].number} {expected.themes[theme].label}" for theme in themes]
        assert all(said.words.startswith(label) for said, label in zip(places, labels, strict=True))


def test_an_instrument_has_the_state_of_its_initiative(built: Site, expected: Expected) -> None:
    """In the closed row, and first in the open one; unless what decides that state is about another instrument. What
    happened to the initiative is linked."""
    page = built.pages["instrumenten/"]
    for more in page.select(".register__more"):
        id_ = attribute(more, "id")
        own, others = {id_, *expected.parts_of(id_)}, expected.instruments.keys() - {id_, *expected.parts_of(id_)}
        home = expected.instruments[id_].get("home")
        row = more.find_previous_sibling("summary")
        assert isinstance(row, Tag)
        (now,) = row.select(".register__now")
        because = [expected.by_id[one] for one in expected.states[home].get("because", [])] if home else []
        about = [one for one in because if own & {*one["about"]} or not others & {*one["about"]}]
        facts = built.facts(page, more)
        if home and bool(about) == bool(because):
            assert text(now).startswith(expected.state(home)), id_
            assert next(iter(facts)) == "Status nu"
            assert facts["Status nu"][0].links == (text_link(home, expected),)
            assert facts["Status nu"][0].words.startswith(text(now))
        else:
            assert text(now)
            assert "Status nu" in facts or text(now) == "geen eigen status", id_
        of_home = [one for one in expected.of(home) if one["relation"] == "outcome"] if home else []
        assert [link.target.fragment for said in facts.get("Sindsdien", []) for link in said.links if link.target] == [
            one["id"] for one in of_home if own & {*one["about"]} or not others & {*one["about"]}
        ]


def test_a_strip_has_a_tick_for_every_theme(built: Site, expected: Expected) -> None:
    """In the annex's order, by building block. Those that name the instrument are links to the first text that does;
    the others say nothing. Instruments that more themes name are listed again, with the same strip."""
    page = built.pages["instrumenten/"]
    strips = {attribute(more, "id"): more.select(".strip") for more in page.select(".register__more")}
    for row in page.select(".recurring tbody tr"):
        (link,) = built.links(page, row.select("th")[0])
        assert link.target
        assert text(row.select("th")[0]).endswith(f" {len(expected.themes_naming(link.target.fragment))} thema’s")
        strips[link.target.fragment] += row.select(".strip")
    for id_, found in strips.items():
        named = expected.themes_naming(id_)
        assert len(found) == (2 if len(named) > 1 else 1), id_
        for strip in found:
            blocks = strip.select(".strip__block")
            assert [len(block.select("a, i")) for block in blocks] == [
                len([theme for top in tops for theme in top.with_children]) for tops in expected.tops.values()
            ]
            ticks = dict(zip(expected.themes.values(), strip.select("a, i"), strict=True))
            assert {theme.id for theme, tick in ticks.items() if tick.name == "a"} == named.keys()
            for theme, tick in ticks.items():
                words = f"{expected.instruments[id_]['name']} in {theme.number} {theme.label}"
                wanted = Link(words, text_link(named[theme.id][0], expected).target) if theme.id in named else None
                assert (built.link(page, tick) if tick.name == "a" else None) == wanted
                assert wanted or not tick.contents


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
