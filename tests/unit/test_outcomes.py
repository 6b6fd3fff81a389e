"""Check what an outcome and a footnote's sources say of themselves."""

import datetime

import pytest

from annex.model.outcomes import Certainty, Confidence, FootnoteSources, Outcome, SourceLink, site_of

URL = "https://eur-lex.europa.eu/eli/reg/2024/2747/oj"


def outcome(**more: object) -> Outcome:
    """What became of something."""
    return Outcome.model_validate(
        {"about": ["a"], "name": "Een lange naam", "outcome": "x", "confidence": "verified", "url": URL, **more}
    )


def link(certainty: str, **more: str) -> SourceLink:
    """A Kamerstuk behind a footnote."""
    return SourceLink.model_validate({"kamerstuk": "35 925-XVII, nr. 54", "certainty": certainty, **more})


@pytest.mark.parametrize(
    ("url", "site"),
    [
        (URL, "EUR-Lex"),
        ("https://zoek.officielebekendmakingen.nl/kst-34952-174.html", "officielebekendmakingen.nl"),
        ("https://www.rijksoverheid.nl/actueel", "rijksoverheid.nl"),
        ("https://data.consilium.europa.eu/doc", "data.consilium.europa.eu"),
    ],
)
def test_a_reader_is_told_where_a_link_leads(url: str, site: str) -> None:
    assert site_of(url) == site


def test_an_address_is_given_or_follows_from_a_kamerstuk() -> None:
    assert outcome().address == URL
    assert link("exact").address == "https://zoek.officielebekendmakingen.nl/kst-35925-XVII-54.html"


def test_a_link_is_called_by_what_it_leads_to() -> None:
    assert outcome(act="Verordening (EU) 2024/2747").link_words == "Verordening (EU) 2024/2747"
    assert outcome(act="Kamerstukken 36764", link="Nieuwsbericht").link_words == "Nieuwsbericht"
    assert link("exact").words == "Kamerstuk 35 925-XVII, nr. 54"
    assert link("exact", label="Brief (35 925-XVII, nr. 54)").words == "Brief (35 925-XVII, nr. 54)"


def test_the_label_is_the_short_name() -> None:
    assert outcome().label == "Een lange naam"
    assert outcome(short="EN").label == "EN"


def test_the_known_days_are_moments_in_the_order_of_an_acts_life() -> None:
    """A programme may apply from before it was adopted."""
    adopted, applies = datetime.date(2021, 4, 28), datetime.date(2021, 1, 1)
    moments = outcome(adopted=adopted, applies_from=applies).moments
    assert [(m.kind, m.words, m.date) for m in moments] == [
        ("adopted", "vastgesteld", adopted),
        ("applies", "van toepassing", applies),
    ]
    [moment] = outcome(adopted=adopted, adopted_as="goedgekeurd").moments
    assert moment.words == "goedgekeurd"
    assert outcome().moments == []


def test_each_certainty_has_words_and_exact_none() -> None:
    sources = FootnoteSources(number=1, links=[link(value) for value in Certainty])
    said = {one.certainty: sources.certainty_of(one) for one in sources.links}
    assert said[Certainty.EXACT] == ""
    assert len(set(said.values())) == len(Certainty)


def test_of_two_that_fit_neither_is_likely() -> None:
    one, other = link("inferred"), link("inferred", label="x")
    assert FootnoteSources(number=34, links=[one]).certainty_of(one) == "waarschijnlijk dit stuk"
    both = FootnoteSources(number=34, links=[one, other])
    assert [both.certainty_of(each) for each in both.links] == ["mogelijk dit stuk"] * 2


def test_a_known_outcome_is_no_verified_one() -> None:
    assert outcome(confidence="known").confidence is Confidence.KNOWN
