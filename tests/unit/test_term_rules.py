"""Rules for the search's table of terms, each on a line or two."""

from typing import Any

from annex.check import term_rules as rules
from annex.check.records import Records
from annex.model.search_terms import SearchTerms
from tests.unit.samples import bullet, files, instrument, records, said

REGISTER: dict[str, Any] = {
    "instruments": [instrument("chips", "EU Chips Act", home="a"), instrument("fonds", "Fonds")],
    "names": [{"for": "b", "nl": ["Andere naam"], "search_words": ["gas"]}],
}
DATA = files(bullet("a", "Over kritieke grondstoffen."), bullet("b", "Een plan."), **REGISTER)


def table(*lines: tuple[str, str]) -> Records[SearchTerms]:
    terms: list[dict[str, Any]] = [{"for": found.split("|"), "words": words.split("|")} for found, words in lines]
    return records(SearchTerms.model_validate({"search_terms": terms}))


def test_terms_stand_for_known_words() -> None:
    """Words of the annex and of names, one or two in a row, in upper or lower case; and money."""
    known = table(("Kritieke grondstoffen|plan|andere naam|chips act|bedrag", "x"))
    assert said(rules.terms_stand_for_known_words(known, DATA)) == []
    unknown = table(("grondstof|gas|grondstoffen kritieke", "x"))
    assert said(rules.terms_stand_for_known_words(unknown, DATA)) == [
        "for.0: no text or name has 'grondstof'",
        "for.1: no text or name has 'gas'",
        "for.2: no text or name has 'grondstoffen kritieke'",
    ]


def test_terms_are_short() -> None:
    assert said(rules.terms_are_short(table(("plan|kritieke grondstoffen", "zonne-energie|accu’s")), DATA)) == []
    assert said(rules.terms_are_short(table(("over kritieke grondstoffen", "van A naar B")), DATA)) == [
        "for.0: 'over kritieke grondstoffen' is not one word or two",
        "words.0: 'van A naar B' is not one word or two",
    ]


def test_terms_are_unique() -> None:
    assert said(rules.terms_are_unique(table(("plan", "a|b"), ("grondstoffen", "B")), DATA)) == [
        "words.0: 'B' is given twice"
    ]
    spelt = table(("plan", "barrière|start-up|zzp’er"), ("grondstoffen", "Barriere|start up|startup|zzper"))
    assert said(rules.terms_are_unique(spelt, DATA)) == [
        "words.0: 'Barriere' is given twice",
        "words.1: 'start up' is given twice",
        "words.3: 'zzper' is given twice",
    ]
    assert said(rules.terms_are_unique(table(("plan|grondstoffen", "a"), ("Grondstoffen|plan", "b")), DATA)) == [
        "1.for: 'grondstoffen, plan' has a line already"
    ]


def test_no_term_stands_for_itself() -> None:
    """One that others lead back to is told once."""
    chain = table(("plan", "idee|opzet"), ("idee", "inval"))
    assert said(rules.no_term_stands_for_itself(chain, DATA)) == []
    own, circle = table(("plan", "Plan|idee")), table(("a", "b"), ("b", "c"), ("c", "a"))
    assert said(rules.no_term_stands_for_itself(own, DATA)) == ["words.0: 'Plan' stands for itself"]
    assert said(rules.no_term_stands_for_itself(circle, DATA)) == ["words.0: 'b' stands for itself"]


def test_search_words_are_of_few() -> None:
    """An instrument and its home are one subject."""
    assert said(rules.search_words_are_of_few(DATA, table(("plan", "GAS")))) == [
        "search_words.0: search word 'gas' is in data/terms.yaml"
    ]
    assert said(rules.search_words_are_of_few(DATA, table(("plan", "olie")))) == []
    words: dict[str, Any] = {"search_words": ["erts"]}
    shared = [instrument(id_, id_, **words) for id_ in ("fonds", "forum", "wet")]
    homes = [instrument("x", "x", home="a", **words), instrument("y", "y", home="a", **words)]
    of_two = files(bullet("a", "x"), instruments=[*homes, shared[0]], names=[{"for": "a", **words}])
    assert said(rules.search_words_are_of_few(of_two, table())) == []
    assert said(rules.search_words_are_of_few(files(bullet("a", "x"), instruments=shared), table())) == [
        "search_words.0: search word 'erts' has more than 2 subjects (allowed: a line in data/terms.yaml)"
    ]
