"""Check that a mistake in `data/developments.yaml`, or in a link of either of the editors' files, is reported: its
line, what is wrong, with which record, what is allowed.

As in `test_errors`; what the YAML reader and the schema refuse in any file is tried there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annex.check import development_rules as rules
from annex.check import link_rules
from tests.unit.project import (
    ANNEX,
    DEVELOPMENTS,
    REGISTER,
    Case,
    Damage,
    both,
    case,
    check,
    count_line,
    damage,
    project,
    swap,
)

SMEI = "[ontwikkeling IMERA (voorheen SMEI)]"
SMEI_TEXT = ("about: [smei, smei-instrument]", "celex:")
SMEI_STATE = "[stand van smei]"
GUIDELINES = "[ontwikkeling De Commissie publiceerde op 30 april 2026 ontwerp-richtsnoe…]"
TTC = "[stand van trade-and-technology-council]"
CHIPS = "[voetnoot 26]"


def in_smei(old: str, new: str) -> Damage:
    """Change what became of SMEI."""
    return swap(old, new, after="about: [smei, smei-instrument]\n")


def in_state(initiative: str, old: str, new: str) -> Damage:
    """Change the state of an initiative."""
    return swap(old, new, after=f"- initiative: {initiative}\n")


def in_text(words: str, old: str, new: str) -> Damage:
    """Change what comes after some words of a development's sentence."""
    return swap(old, new, after=words)


def in_sources(number: int, old: str, new: str) -> Damage:
    """Change the sources of a footnote."""
    return swap(old, new, after=f"  - number: {number}\n")


FIRST_PASS = {
    "state that does not exist": case(
        in_state("smei", "state: van kracht", "state: van krachten"),
        f"state 'van krachten' does not exist (did you mean van kracht?) {SMEI_STATE} (allowed: van kracht, "
        "vastgesteld, in behandeling, ingetrokken, opgegaan in iets anders, verschenen, loopt, beëindigd, deels, "
        "doorlopend beleid, geen vervolg gevonden, alleen een kop)",
    ),
    "month that does not exist": case(
        in_smei("date: 2026-05-29", "date: 2026-13"),
        f"date is '2026-13' {SMEI} (allowed: a day, a month or a year, as 2022-11-08, '2022-11' or '2022')",
    ),
    "address that is not safe": case(
        in_smei("https:", "http:"),
        f"url is 'http://eur-lex.europa.eu/eli/reg/2024/2747/oj' {SMEI} (allowed: an address)",
    ),
    "development of nothing": case(
        swap("about: [smei, smei-instrument]", "about: []"), f"about has too few entries {SMEI} (allowed: 1 or more)"
    ),
    "development without a link's words": case(
        in_smei("    link: Verordening (EU) 2024/2747\n", ""), (f"missing key 'link' {SMEI}", SMEI_TEXT[0])
    ),
}

RULES = {
    "about a building block and twice": case(
        swap("about: [smei, smei-instrument]", "about: [smei, smei, bouwsteen-1]"),
        f"'smei' is given twice {SMEI}",
        f"'bouwsteen-1' is no instrument's, no initiative's and no theme's id {SMEI}",
        rule=rules.subjects_exist,
    ),
    "initiative without a state": case(
        swap("  - initiative: smei\n    state: van kracht\n    as_of: 2026-05-29\n", ""),
        ("initiative 'smei' has no state", "states:"),
        rule=rules.every_initiative_has_one_state,
    ),
    "initiative with two states": case(
        swap("- initiative: hera\n", "- initiative: smei\n"),
        ("initiative 'hera' has no state", "states:"),
        f"'smei' has a state already {SMEI_STATE}",
        (
            f"as_of is 2025-03-26, before the outcome of 2026-05-29 {SMEI_STATE}",
            "initiative: europese-farm",
            "as_of: 2025",
        ),
        rule=rules.every_initiative_has_one_state,
    ),
    "state of a theme": case(
        swap("- initiative: hera\n", "- initiative: interne-markt\n"),
        ("initiative 'hera' has no state", "states:"),
        "'interne-markt' is no initiative's id [stand van interne-markt]",
        (
            "no outcome of 'interne-markt' supports 'loopt' [stand van interne-markt] (allowed: a development with "
            "relation outcome)",
            "initiative: interne-markt",
            "state:",
        ),
        rule=rules.every_initiative_has_one_state,
    ),
    "state that context alone carries": case(
        in_state("mededingings-en-staatssteunregels", "state: doorlopend beleid", "state: verschenen"),
        "no outcome of 'mededingings-en-staatssteunregels' supports 'verschenen' [stand van "
        "mededingings-en-staatssteunregels] (allowed: a development with relation outcome)",
        rule=rules.states_are_carried,
    ),
    "in force, and nothing is": case(
        in_state("ondernemingsklimaat", "state: verschenen", "state: van kracht"),
        "no outcome of 'ondernemingsklimaat' is in force [stand van ondernemingsklimaat]",
        rule=rules.states_are_carried,
    ),
    "outcome that became context": case(
        in_smei("relation: outcome", "relation: context"),
        (
            f"no outcome of 'smei' supports 'van kracht' {SMEI_STATE} (allowed: a development with relation outcome)",
            "initiative: smei",
            "state:",
        ),
        rule=rules.states_are_carried,
    ),
    "nothing found, and no word of a search": case(
        in_state("trade-and-technology-council", "state: geen vervolg gevonden", "state: deels"),
        (
            f"'deels' with searched {TTC} (allowed: only and always with 'geen vervolg gevonden')",
            "initiative: trade-and-technology-council",
        ),
        rule=rules.searches_are_told,
    ),
    "search until another day": case(
        in_state("trade-and-technology-council", "tot 25 november 2026", "tot 24 november 2026"),
        (
            f"searched doesn't say 'tot 25 november 2026 naar …', the day in as_of {TTC}",
            *("initiative: trade-and-technology-council", "searched:"),
        ),
        rule=rules.searches_are_told,
    ),
    "state from before its newest outcome": case(
        in_state("smei", "as_of: 2026-05-29", "as_of: 2026-05-28"),
        f"as_of is 2026-05-28, before the outcome of 2026-05-29 {SMEI_STATE}",
        rule=rules.states_are_dated,
    ),
    "state from the future": case(
        in_state("smei", "as_of: 2026-05-29", "as_of: 2027-05-29"),
        f"as_of is 2027-05-29 {SMEI_STATE} (allowed: after 2022-11-08, and not after 2026-11-25)",
        rule=rules.states_are_dated,
    ),
    "state without a day": case(
        in_state("smei", "    as_of: 2026-05-29\n", ""),
        (f"'van kracht' without as_of {SMEI_STATE} (allowed: only 'alleen een kop' has none)", "initiative: smei"),
        rule=rules.states_are_dated,
    ),
    "older than the annex, and no background": case(
        in_text("voor fusietoezicht", "relation: context", "relation: background"),
        f"relation is background, and date 2026-04-30: the annex is of 2022-11-08 {GUIDELINES} (allowed: background "
        "for what is older, and only for that)",
        rule=rules.ages_agree,
    ),
    "outcome without a date": case(
        in_smei("    date: 2026-05-29\n", ""),
        (f"'van toepassing' without date {SMEI} (allowed: only 'loopt' has none)", SMEI_TEXT[0]),
        rule=rules.ages_agree,
    ),
    "adopted after it came into force": case(
        in_text("De Data Act is op", "adopted: 2023-12-13", "adopted: 2024-12-13"),
        "adopted on 2024-12-13, after in_force, 2024-01-11 [ontwikkeling Data Act]",
        "adopted on 2024-12-13, which is not in the year of its number [ontwikkeling Data Act]",
        rule=rules.days_are_in_order,
    ),
    "adopted long after its number": case(
        in_text("De AI Act is op", "adopted: 2024-06-13", "adopted: 2022-06-13"),
        "adopted on 2022-06-13, which is not in the year of its number [ontwikkeling AI Act]",
        rule=rules.days_fit_numbers,
    ),
    "sentence twice": case(
        swap(
            "Op 3 juni 2026 stelde de Commissie een vervanger van de Chips Act voor.",
            "De Chips Act is op 21 september 2023 in werking getreden.",
        ),
        (
            "'De Chips Act is op 21 september 2023 in werking getreden.' occurs here for the second time [ontwikkeling "
            "Voorstel voor een vervanger van de Chips Act]",
            *("celex: 32023R1781", "text:"),
        ),
        rule=rules.sentences_stand_once,
    ),
    "two addresses": case(
        in_smei("    url:", "    kamerstuk: 32 852, nr. 224\n    url:"),
        f"'Verordening (EU) 2024/2747' is another paper than 32 852, nr. 224 {SMEI}",
        (f"2 addresses {SMEI} (allowed: either url or kamerstuk)", SMEI_TEXT[0]),
        rule=link_rules.links_are_whole,
    ),
    "link that says nothing": case(
        in_smei("link: Verordening (EU) 2024/2747", "link: Lees meer"),
        f"'Lees meer' doesn't say what the link leads to {SMEI} (allowed: the paper or page)",
        (f"celex '32024R2747' is another act than 'Lees meer' {SMEI}", *SMEI_TEXT),
        rule=link_rules.links_are_whole,
    ),
    "number of an act that is another paper's": case(
        in_text(
            "De Nationale Grondstoffenstrategie is op 9 december",
            "kamerstuk: 32 852, nr. 224",
            "kamerstuk: 32 852, nr. 225",
        ),
        *(
            f"'{said} 32 852, nr. 224' is another paper than 32 852, nr. 225 [ontwikkeling Nationale "
            "Grondstoffenstrategie]"
            for said in ("Kamerstukken II 2022/23,", "Kamerstuk")
        ),
        rule=link_rules.papers_agree,
    ),
    **{
        f"act with {what}": case(in_smei(old, new), (f"{said} {SMEI}", *SMEI_TEXT), rule=link_rules.acts_agree)
        for what, old, new, said in (
            (
                "another number",
                "act: Verordening (EU) 2024/2747",
                "act: Verordening (EU) 2024/2774",
                "celex '32024R2747' is another act than 'Verordening (EU) 2024/2774'",
            ),
            (
                "a digit too many",
                "link: Verordening (EU) 2024/2747",
                "link: Verordening (EU) 2024/27471",
                "celex '32024R2747' is another act than 'Verordening (EU) 2024/27471'",
            ),
            (
                "another address",
                "/reg/2024/2747/oj",
                "/reg/2024/2774/oj",
                "celex '32024R2747' is another act than the url",
            ),
        )
    },
    "implementing regulation with the address of another": case(
        swap("/eli/reg_impl/2025/1197/oj", "/eli/reg_impl/2025/1198/oj"),
        (
            "celex '32025R1197' is another act than the url [ontwikkeling Met Uitvoeringsverordening (EU) 2025/1197 "
            "van 19 juni 2025 …]",
            "celex: 32025R1197",
        ),
        rule=link_rules.acts_agree,
    ),
    "act in EUR-Lex without its number": case(
        in_smei("    celex: 32024R2747\n", ""),
        (f"an act in EUR-Lex without its number {SMEI} (allowed: with celex)", SMEI_TEXT[0]),
        rule=link_rules.acts_agree,
    ),
}

IN_THE_REGISTER = {
    "no address": case(
        in_sources(26, 'kamerstuk: "22 112, nr. 3369"', "label: EU Chips Act"),
        f"0 addresses {CHIPS} (allowed: either url or kamerstuk)",
    ),
    "number in a label that is another paper's": case(
        in_sources(15, "kamerstuk: 22 112, nr. 3049", "kamerstuk: 22 112, nr. 3050"),
        "'Fiche Digital Markets Act (22 112, nr. 3049)' is another paper than 22 112, nr. 3050 [voetnoot 15]",
    ),
    "paper in EUR-Lex that its label does not name": case(
        in_sources(11, "CELEX:52022DC0031", "CELEX:52022DC0013"),
        "url is another act than label [voetnoot 11] (allowed: EUR-Lex by CELEX number)",
    ),
}


@pytest.mark.parametrize("case", (cases := FIRST_PASS | RULES).values(), ids=cases)
def test_mistake_is_reported(case: Case, tmp_path: Path) -> None:
    case.test(project(tmp_path), DEVELOPMENTS)


@pytest.mark.parametrize("case", IN_THE_REGISTER.values(), ids=IN_THE_REGISTER)
def test_mistake_in_the_register_is_reported(case: Case, tmp_path: Path) -> None:
    case.test(project(tmp_path), REGISTER)


@pytest.mark.parametrize("case", RULES.values(), ids=RULES)
def test_rule_is_needed(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module: Any
    for module in (rules, link_rules):
        monkeypatch.setattr(module, "RULES", tuple(rule for rule in module.RULES if rule is not case.rule))
    case.test_is_missed(project(tmp_path), DEVELOPMENTS)


def test_every_rule_has_a_mistake_that_it_finds() -> None:
    assert {case.rule for case in RULES.values()} == {*rules.RULES, *link_rules.RULES}


def test_errors_in_all_files_are_reported_at_once(tmp_path: Path) -> None:
    root = project(tmp_path)
    damage(root, ANNEX, swap("- id: smei\n", "- id: SMEI\n"))
    damage(root, REGISTER, swap("checked: 2026-11-25", "checked: gisteren"))
    damage(
        root,
        DEVELOPMENTS,
        both(
            swap("checked: 2026-11-25", "checked: ooit", after="# fetched:"),
            in_smei("relation: outcome", "relation: x"),
        ),
    )
    found = check(root).lines
    assert [line.partition(":")[0] for line in found[:-1]] == [DEVELOPMENTS, DEVELOPMENTS, ANNEX, REGISTER]
    assert found[-1] == count_line(4, files=3)
