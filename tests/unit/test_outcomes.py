"""What an outcome and a footnote's sources say of themselves."""

import datetime

from annex.model.outcomes import Certainty, FootnoteSources, Outcome, SourceLink, site_of

URL = "https://eur-lex.europa.eu/eli/reg/2024/2747/oj"


def outcome(**more: object) -> Outcome:
    """What became of something."""
    return Outcome.model_validate(
        {"about": ["a"], "name": "Een lange naam", "outcome": "x", "confidence": "verified", "url": URL, **more}
    )


def link(certainty: str, **more: str) -> SourceLink:
    """A Kamerstuk behind a footnote."""
    return SourceLink.model_validate({"kamerstuk": "35 925-XVII, nr. 54", "certainty": certainty, **more})


def test_site_of_a_link() -> None:
    assert site_of(URL) == "EUR-Lex"
    assert site_of("https://zoek.officielebekendmakingen.nl/kst-34952-174.html") == "officielebekendmakingen.nl"
    assert site_of("https://www.rijksoverheid.nl/actueel") == "rijksoverheid.nl"
    assert site_of("https://data.consilium.europa.eu/doc") == "data.consilium.europa.eu"


def test_address_is_given_or_follows_from_a_kamerstuk() -> None:
    assert outcome().address == URL
    assert link("exact").address == "https://zoek.officielebekendmakingen.nl/kst-35925-XVII-54.html"


def test_words_of_a_link_and_label() -> None:
    assert outcome(act="Verordening (EU) 2024/2747").link_words == "Verordening (EU) 2024/2747"
    assert outcome(act="Kamerstukken 36764", link="Nieuwsbericht").link_words == "Nieuwsbericht"
    assert link("exact").words == "Kamerstuk 35 925-XVII, nr. 54"
    assert link("exact", label="Brief (35 925-XVII, nr. 54)").words == "Brief (35 925-XVII, nr. 54)"
    assert (outcome().label, outcome(short="EN").label) == ("Een lange naam", "EN")


def test_known_days_are_moments_in_the_order_of_an_acts_life() -> None:
    """A programme may apply from before it was adopted."""
    adopted, applies = datetime.date(2021, 4, 28), datetime.date(2021, 1, 1)
    moments = outcome(adopted=adopted, applies_from=applies).moments
    expected = [("adopted", "vastgesteld", adopted), ("applies", "van toepassing", applies)]
    assert [(m.kind, m.words, m.date) for m in moments] == expected
    assert [m.words for m in outcome(adopted=adopted, adopted_as="goedgekeurd").moments] == ["goedgekeurd"]
    assert outcome().moments == []


def test_each_certainty_has_words_and_exact_none() -> None:
    """Where two papers may be the cited one, neither is 'likely'."""
    sources = FootnoteSources(number=1, links=[link(value) for value in Certainty])
    words = {one.certainty: sources.certainty_of(one) for one in sources.links}
    assert words[Certainty.EXACT] == ""
    assert words[Certainty.INFERRED] == "waarschijnlijk dit stuk"
    assert len(set(words.values())) == len(Certainty)
    both = FootnoteSources(number=34, links=[link("inferred"), link("inferred", label="x")])
    assert [both.certainty_of(each) for each in both.links] == ["mogelijk dit stuk"] * 2
