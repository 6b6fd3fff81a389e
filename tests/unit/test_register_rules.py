"""Each rule for the register, on records that follow it and records that break it."""

import datetime
from functools import partial
from typing import Any

import pytest

from annex.check import register_rules as rules
from annex.check.records import Files, Rule
from tests.unit.samples import CHECKED, Record, bullet, files, footnote, instrument, said

A = bullet("a", "Een tekst.")


def found_by(rule: Rule[Files], *bullets: Record, **more: Any) -> list[str]:
    return said(rule(files(*bullets, **more)))


def names(subject: str, **more: Any) -> Record:
    return {"for": subject, **more}


def abbreviation(short: str, stands_for: str = "x", **more: Any) -> Record:
    return {"short": short, "stands_for": stands_for, "language": "nl", "by": "editors", **more}


def phrase(words: str) -> Record:
    return {"words": words, "language": "en"}


def test_checked_is_possible() -> None:
    assert found_by(rules.checked_is_possible, today=CHECKED) == []
    assert found_by(rules.checked_is_possible, today=CHECKED - datetime.timedelta(1)) == [
        f"checked: checked is {CHECKED}, which is in the future"
    ]


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["b", "c"], []),
        (["b", "b"], ["1.id: id 'b' is already that of instrument Fonds"]),
        (["a"], ["0.id: id 'a' is already that of Bouwsteen 1 › Thema t › a"]),
        (["t"], ["0.id: id 't' is already that of Bouwsteen 1 › Thema t"]),
        (["blok"], ["0.id: id 'blok' is already that of Bouwsteen 1"]),
    ],
)
def test_ids_are_unique(ids: list[str], expected: list[str]) -> None:
    assert found_by(rules.ids_are_unique, A, instruments=[instrument(id_, "Fonds") for id_ in ids]) == expected


def test_references_exist() -> None:
    check = partial(found_by, rules.references_exist, A)
    fund = instrument("f", "F")

    assert check(instruments=[{**fund, "home": "a", "parent": "f"}]) == []
    assert check(instruments=[{**fund, "home": "t"}]) == ["0.home: home 't' is not the id of an initiative"]
    assert check(instruments=[{**fund, "parent": "a"}]) == ["0.parent: parent 'a' is not the id of an instrument"]

    assert check(names=[names("a"), names("t")]) == []
    assert check(names=[names("blok")]) == ["0.for: 'blok' is not the id of an initiative or theme"]
    assert check(names=[names("f")], instruments=[fund]) == ["0.for: 'f' is not the id of an initiative or theme"]

    assert check(abbreviations=[abbreviation("F"), abbreviation("G", instrument="f")], instruments=[fund]) == []
    assert check(abbreviations=[abbreviation("F", instrument="a")]) == [
        "0.instrument: instrument 'a' is not the id of an instrument"
    ]


def test_spellings_are_unique() -> None:
    def check(**more: Any) -> list[str]:
        second = instrument("b", **{"name": "Bank", **more})
        return found_by(rules.spellings_are_unique, instruments=[instrument("a", "Fonds"), second])

    assert check(aliases={"nl": ["Bank"]}, also_known_as={"nl": ["Fonds"]}) == []
    assert check(name="Fonds") == ["1.name: 'Fonds' is already a name of instrument Fonds"]
    assert check(aliases={"nl": ["fonds"]}) == ["nl.0: 'fonds' is already a name of instrument Fonds"]
    assert check(forms={"en": ["FONDS"]}) == ["en.0: 'FONDS' is already a name of instrument Fonds"]
    assert check(abbreviations=["Fonds"]) == ["abbreviations.0: 'Fonds' is already a name of instrument Fonds"]


def test_subjects_are_unique() -> None:
    check = partial(found_by, rules.subjects_are_unique)
    assert check(abbreviations=[abbreviation("F"), abbreviation("f")], phrases=[phrase("F")], names=[names("f")]) == []
    assert check(abbreviations=[abbreviation("F")] * 2) == ["1.short: 'F' occurs here for the second time"]
    assert check(phrases=[phrase("deep")] * 2) == ["1.words: 'deep' occurs here for the second time"]
    assert check(names=[names("a")] * 2) == ["1.for: 'a' occurs here for the second time"]


def test_names_are_not_repeated() -> None:
    def check(name: str = "Fonds", **more: Any) -> list[str]:
        return found_by(rules.names_are_not_repeated, instruments=[instrument("a", name, **more)])

    assert check(abbreviations=["F"], also_known_as={"nl": ["Kas"], "en": ["Fund"]}, search_words=["Kas"]) == []
    assert check(abbreviations=["F"], also_known_as={"short": ["F"]}) == ["short.0: 'F' is given twice"]
    assert check(name="F", aliases={"nl": ["F"]}) == ["nl.0: 'F' is given twice"]
    # An official name may be the name.
    assert check(official={"nl": "Fonds"}) == []
    assert found_by(rules.names_are_not_repeated, names=[names("a", nl=["Kas"], en=["Kas"])]) == [
        "en.0: 'Kas' is given twice"
    ]


def test_search_words_are_not_names() -> None:
    check = partial(found_by, rules.search_words_are_not_names)
    fund = instrument("f", "Fonds", home="a", official={"en": "The Fund"}, also_known_as={"short": ["FF"]})

    assert check(instruments=[{**fund, "search_words": ["geld"]}, instrument("g", "Geld")]) == []
    for word in ("fonds", "THE FUND", "ff"):
        what = f"search_words.0: search word '{word}' is a name of the same thing"
        assert check(instruments=[{**fund, "search_words": [word]}]) == [what]
        assert check(instruments=[fund], names=[names("a", search_words=[word])]) == [what]
        assert check(instruments=[fund], names=[names("t", search_words=[word])]) == []
    assert check(names=[names("a", en=["Cash"], search_words=["cash"])]) == [
        "search_words.0: search word 'cash' is a name of the same thing"
    ]


def test_other_names_are_not_empty() -> None:
    check = partial(found_by, rules.other_names_are_not_empty)
    assert check(names=[names("a", short=["K"]), names("b", search_words=["geld"])]) == []
    assert check(names=[names("a")]) == ["names.0: neither names nor search words (allowed: leave the entry out)"]


def test_editor_named_initiatives_have_no_aliases() -> None:
    def check(by: str, **more: Any) -> list[str]:
        others = [names("t", nl=["T"]), names("a", **more)]
        return found_by(rules.editor_named_initiatives_have_no_aliases, {**A, "name_by": by}, names=others)

    assert check("annex", nl=["Kas"]) == []
    assert check("editors", search_words=["geld"]) == []
    assert check("editors", en=["Cash"]) == ["en.0: other names, but the editors named it (allowed: search_words)"]


def test_parent_chain_is_acyclic() -> None:
    def check(**parents: str) -> list[str]:
        found = [instrument(id_, id_, parent=parents[id_]) if id_ in parents else instrument(id_, id_) for id_ in "abc"]
        return found_by(rules.parent_chain_is_acyclic, instruments=found)

    assert check(a="b", b="c") == []
    assert check(a="a") == ["0.parent: 'a' is a part of itself"]
    assert check(a="b", b="a", c="a") == ["0.parent: 'a' is a part of itself", "1.parent: 'b' is a part of itself"]
    assert check(a="elders") == []


def test_abbreviations_refer_to_their_instrument() -> None:
    def check(short: str, **more: Any) -> list[str]:
        instruments = [instrument("f", "Fonds", abbreviations=["F"]), instrument("g", "Geld")]
        found = [abbreviation(short, **more)]
        return found_by(rules.abbreviations_refer_to_their_instrument, instruments=instruments, abbreviations=found)

    assert check("F", instrument="f") == []
    assert check("G") == []
    assert check("F", instrument="g") == ["0.instrument: 'F' is no name or abbreviation of instrument Geld"]
    assert check("F") == ["0.short: 'F' is a name of instrument Fonds (allowed: with instrument: f)"]
    # Another rule reports that it doesn't exist.
    assert check("F", instrument="elders") == []


def test_spellings_occur_in_annex() -> None:
    text = bullet("a", "Het Groot[^1] Fonds (GF) is deep tech.")
    check = partial(found_by, rules.spellings_occur_in_annex, text)

    def spelled(**more: Any) -> list[str]:
        return check(instruments=[instrument("f", **{"name": "Groot Fonds", **more})])

    assert spelled(abbreviations=["GF"], also_known_as={"nl": ["Kas"]}, official={"nl": "Het fonds"}) == []
    assert spelled(name="Thema t") == [], "also in titles"
    assert spelled(name="Kas") == ["0.name: the annex never writes 'Kas' (allowed: also_known_as)"]
    assert spelled(aliases={"nl": ["Kas"]}) == ["nl.0: the annex never writes 'Kas' (allowed: also_known_as)"]
    assert spelled(forms={"en": ["Kas"]}) == ["en.0: the annex never writes 'Kas' (allowed: also_known_as)"]
    assert spelled(abbreviations=["F"]) == ["abbreviations.0: the annex never writes 'F' (allowed: also_known_as)"]
    assert check(abbreviations=[abbreviation("GF"), abbreviation("gf")]) == ["1.short: the annex never writes 'gf'"]
    assert check(phrases=[phrase("deep tech"), phrase("deep-tech")]) == ["1.words: the annex never writes 'deep-tech'"]


def test_abbreviation_meanings_have_right_source() -> None:
    def check(meaning: str, by: str) -> list[str]:
        text = bullet("a", "Het groot fonds (GF) is geld uit de kas.")
        found = [abbreviation("GF", meaning, by=by)]
        return found_by(rules.abbreviation_meanings_have_right_source, text, abbreviations=found)

    assert check("Groot Fonds", "annex") == check("kas", "editors") == check("elders", "editors") == []
    assert check("groot fond", "annex") == ["0.by: the annex never writes 'groot fond' (allowed: editors)"]
    assert check("Groot fonds", "editors") == ["0.by: the annex writes 'Groot fonds (GF)' (allowed: annex)"]


def test_instruments_are_mentioned() -> None:
    texts = bullet("a", "Het Groot Fonds geeft."), bullet("b", "En geeft.")
    notes = [footnote(1, "De Bank ook.")]

    def check(*found: Record) -> list[str]:
        return found_by(rules.instruments_are_mentioned, *texts, notes=notes, instruments=list(found))

    large = instrument("g", "Groot Fonds")
    missing = "no text of the annex mentions this instrument"
    assert check(large, instrument("b", "Bank")) == []
    assert check(instrument("f", "Kas", forms={"nl": ["Fonds"]})) == []
    assert check(large, instrument("f", "Fonds")) == [f"instruments.1: {missing}"]
    assert check(instrument("f", "Thema t")) == [f"instruments.0: {missing}"], "titles are no mention"


def test_footnote_sources_are_in_order() -> None:
    def check(*sources: Record) -> list[str]:
        return found_by(rules.footnote_sources_are_in_order, notes=[footnote(1), footnote(2)], footnotes=list(sources))

    one, two = ({"number": number, "remark": "x"} for number in (1, 2))
    assert check(one, two) == []
    assert check(one, one) == ["1.number: number 1 comes after 1 (allowed: each once, in order)"]
    assert check(two, one) == ["1.number: number 1 comes after 2 (allowed: each once, in order)"]
    assert check({"number": 3, "remark": "x"}) == ["0.number: the annex has no footnote 3"]
    assert check({"number": 1, "links": [{"kamerstuk": "29 826, nr. 147", "certainty": "exact"}]}) == []


def test_pattern_links_match_footnotes() -> None:
    def check(number: int, **link: str) -> list[str]:
        notes = [footnote(1, "Kamerstuk 29826-147."), footnote(2, "COM (2022) 31")]
        sources = [{"number": number, "links": [{"certainty": "pattern", **link}]}]
        return found_by(rules.pattern_links_match_footnotes, notes=notes, footnotes=sources)

    assert check(1, kamerstuk="29 826, nr. 147") == []
    assert check(2, label="COM(2022) 31") == []
    assert check(1, kamerstuk="29 826, nr. 148", certainty="inferred") == []
    assert check(1, kamerstuk="29 826, nr. 148") == [
        "0.certainty: the footnote doesn't print '29 826, nr. 148' (allowed: inferred)"
    ]
    assert check(2, label="COM(2022) 13") == [
        "0.certainty: the footnote doesn't print 'COM(2022) 13' (allowed: inferred)"
    ]
