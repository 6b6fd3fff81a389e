"""Rules for the English page's data, each on a record or two."""

from typing import Any

from annex.check import english_rules as rules
from annex.check.english_rules import EnglishRule
from annex.model.english import English, text_hash
from tests.unit.samples import annex_records, bullet, records, said

TEXT = "Een plan.[^1]"
HEADINGS = [{"id": "blok", "title": "Block"}, {"id": "t", "title": "Theme"}]


def gloss(id_: str = "a", **more: Any) -> dict[str, Any]:
    return {"id": id_, "name": "A plan", "text": "A plan.", "source": text_hash(TEXT), **more}


def found_by(
    rule: EnglishRule,
    *glosses: dict[str, Any],
    titles: list[dict[str, str]] = HEADINGS,
    terms: tuple[str, ...] = (),
) -> list[str]:
    glossary = [{"dutch": dutch, "english": "x", "source": "x"} for dutch in terms]
    english = English.model_validate({"terms": glossary, "titles": titles, "glosses": list(glosses)})
    return said(rule(records(english), annex_records(bullet("a", TEXT))))


def test_each_initiative_has_a_gloss() -> None:
    assert found_by(rules.each_initiative_has_a_gloss, gloss()) == []
    assert found_by(rules.each_initiative_has_a_gloss, gloss("b")) == [
        "0.id: 'b' is not the id of an initiative",
        "glosses: 'a' is missing",
    ]
    assert found_by(rules.each_initiative_has_a_gloss, gloss(), gloss()) == ["1.id: 'a' is here twice"]


def test_each_heading_has_a_title() -> None:
    assert found_by(rules.each_heading_has_a_title, titles=HEADINGS[:1]) == ["titles: 't' is missing"]


def test_terms_are_unique() -> None:
    assert found_by(rules.terms_are_unique, terms=("weerbaar", "kabinet")) == []
    assert found_by(rules.terms_are_unique, terms=("weerbaar", "Weerbaar")) == ["1.dutch: 'weerbaar' is here twice"]


def test_glosses_are_of_the_present_text() -> None:
    """Footnote marks don't count."""
    assert found_by(rules.glosses_are_of_the_present_text, gloss(source=text_hash("Een plan."))) == []
    (found,) = found_by(rules.glosses_are_of_the_present_text, gloss(source=text_hash("Een ander plan.")))
    assert found.startswith("0.source: the gloss of 'a' is of another text than the annex has now; read both again")
    assert text_hash(TEXT) in found
