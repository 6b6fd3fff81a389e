"""Check that a mistake in `data/register.yaml` is reported: its line, what is wrong, with which record, what is
allowed.

As in `test_errors`; what the YAML reader and the schema refuse in any file is tried there.
"""

import re
from pathlib import Path

import pytest

from annex.check import register_rules as rules
from tests.unit.project import ANNEX, REGISTER, ROOT, Case, Damage, both, case, check, count_line, damage, project, swap

SMEI = "[instrument Single Market Emergency Instrument]"
CHECKED = re.findall(r"checked: (\S+)", (ROOT / REGISTER).read_text(encoding="utf-8"))[0]
PROCUREMENT_WORDS = re.findall(
    r"(?<=- for: internationaal-aanbestedingsinstrument\n)    search_words:\n.*?\]\n",
    (ROOT / REGISTER).read_text(encoding="utf-8"),
    re.DOTALL,
)[0]
CHIPS = "[voetnoot 26]"
FUND = "[instrument Nationaal groeifonds]"
PHOTON = "[instrument Photondelta]"
FILE_KEYS = "(allowed: checked, instruments, names, abbreviations, phrases, footnotes)"
ELSEWHERE = "(allowed: also_known_as)"
PERMALINKS = "(allowed: those in data/permalinks.txt, where a new one is added)"
MEGABYTE = 1_000_000


def of(instrument: str, old: str, new: str) -> Damage:
    """Change the record of an instrument."""
    return swap(old, new, after=f"id: {instrument}\n")


def in_smei(old: str, new: str) -> Damage:
    """Change the record of SMEI."""
    return of("smei-instrument", old, new)


def in_sources(number: int, old: str, new: str) -> Damage:
    """Change the sources of a footnote."""
    return swap(old, new, after=f"  - number: {number}\n")


def in_abbreviation(short: str, old: str, new: str) -> Damage:
    """Change the record of an abbreviation."""
    return swap(old, new, after=f"short: {short}\n")


FIRST_PASS = {
    "list under another name": case(
        swap("\nabbreviations:\n", "\nabbreviation:\n"),
        ("missing key 'abbreviations'", "checked:"),
        f"unknown key 'abbreviation' (did you mean abbreviations?) {FILE_KEYS}",
    ),
    "names without a language": case(
        in_smei("official: {nl:", "official: [nl, en] # {nl:"),
        f"official is a list {SMEI} (allowed: a mapping of keys)",
    ),
    "truth value as an abbreviation": case(
        in_smei("short: [IMERA]", "short: [true]"), f"entry 1 of short is true {SMEI} (allowed: text)"
    ),
    "date in words": case(
        swap(f"checked: {CHECKED}", "checked: gisteren"), "checked is 'gisteren' (allowed: a date, as 2022-11-08)"
    ),
    "Kamerstuk that is none": case(
        in_sources(26, "22 112, nr. 3369", "22 112"),
        f"kamerstuk '22 112' is no Kamerstuk {CHIPS} (allowed: as 35 925-XVII, nr. 54)",
    ),
    "bad id": case(
        of("ceta", "name: CETA", "name: CETA\n    parent: CETA_verdrag"),
        "parent 'CETA_verdrag' is not well formed [instrument CETA] (allowed: lower case, digits, hyphens)",
    ),
}

RULES = {
    "id twice": case(
        swap("id: clingendael\n", "id: ceta\n"),
        "id 'ceta' is already that of instrument CETA [instrument Clingendael]",
        ("permalink 'clingendael' is nobody's id", "data/permalinks.txt", "clingendael\n"),
        rule=rules.ids_are_unique,
    ),
    "id that nothing refers to": case(
        swap("id: clingendael\n", "id: clingendaal\n"),
        f"id 'clingendaal' is no permalink (did you mean clingendael?) [instrument Clingendael] {PERMALINKS}",
    ),
    "home that does not exist": case(
        in_smei("home: smei", "home: noodinstrument"),
        f"home 'noodinstrument' is no initiative's id {SMEI}",
        rule=rules.ids_exist,
    ),
    "names for a building block": case(
        swap("for: digitale-diplomatie\n", "for: bouwsteen-1\n"),
        "'bouwsteen-1' is no initiative's and no theme's id [namen van bouwsteen-1]",
        rule=rules.ids_exist,
    ),
    "instrument of an abbreviation that does not exist": case(
        in_abbreviation("SMEI", "instrument: smei-instrument", "instrument: smei"),
        "instrument 'smei' does not exist [afkorting SMEI]",
        rule=rules.ids_exist,
    ),
    "alias that another claims": case(
        of("data-act", "language: en\n", "language: en\n    aliases:\n      en: [Data Governance Act]\n"),
        (
            "no text of the annex mentions this instrument [instrument Data Governance Act]",
            "id: data-governance-act",
        ),
        (
            "'Data Governance Act' is already a name of instrument Data Act [instrument Data Governance Act]",
            *("id: data-governance-act", "name:"),
        ),
        rule=rules.spellings_are_claimed_once,
    ),
    "form that another claims": case(
        in_smei("abbreviations: [SMEI]", "forms: {nl: [IPCEIs]}\n    abbreviations: [SMEI]"),
        f"'IPCEIs' is already a name of instrument IPCEI {SMEI}",
        rule=rules.spellings_are_claimed_once,
    ),
    **{
        f"{what} twice": case(
            swap(old, new), f"'{said}' occurs here for the second time [{where}]", rule=rules.records_are_given_once
        )
        for what, old, new, said, where in (
            ("abbreviation", "short: BNC\n", "short: BHOS\n", "BHOS", "afkorting BHOS"),
            ("phrase", "{words: stand by,", "{words: deep tech,", "deep tech", "woorden deep tech"),
            ("names of one initiative", "for: ipcei-health\n", "for: hera\n", "hera", "namen van hera"),
        )
    },
    "name given twice": case(
        in_smei("short: [IMERA]", "short: [IMERA, SMEI]"),
        f"'SMEI' is given twice {SMEI}",
        rule=rules.names_are_given_once,
    ),
    "name given twice to an initiative": case(
        swap("en: [digital skills]", "en: [digital skills, digital skills]"),
        "'digital skills' is given twice [namen van digitale-vaardigheden]",
        rule=rules.names_are_given_once,
    ),
    "name of a million characters, twice": case(
        in_smei("short: [IMERA]", f"short: [{'a' * MEGABYTE}, {'a' * MEGABYTE}]"),
        f"'{'a' * 59}…' is given twice {SMEI}",
        rule=rules.names_are_given_once,
    ),
    "search word that is a name": case(
        in_smei("[crisisinstrument,", "[smei,"),
        f"search word 'smei' is a name of the same thing {SMEI}",
        rule=rules.search_words_are_no_names,
    ),
    "search word that is an official name of what it is about": case(
        swap("procurement market access]", "International Procurement Instrument]"),
        "search word 'International Procurement Instrument' is a name of the same thing "
        "[namen van internationaal-aanbestedingsinstrument]",
        rule=rules.search_words_are_no_names,
    ),
    "names that are none": case(
        swap(PROCUREMENT_WORDS, ""),
        (
            "neither names nor search words [namen van internationaal-aanbestedingsinstrument] "
            "(allowed: leave the entry out)",
            "for: internationaal-aanbestedingsinstrument",
        ),
        rule=rules.names_are_of_what_has_a_name,
    ),
    "other names, but the editors named it": case(
        swap(
            "for: weging-exportvergunningen\n",
            "for: weging-exportvergunningen\n    en: [export licences]\n",
        ),
        "other names, but the editors named it [namen van weging-exportvergunningen] (allowed: search_words)",
        rule=rules.names_are_of_what_has_a_name,
    ),
    "parents in a circle": case(
        of("groeifonds", "home: nationaal-groeifonds", "home: nationaal-groeifonds\n    parent: photondelta"),
        f"'groeifonds' is a part of itself {FUND}",
        (f"'photondelta' is a part of itself {PHOTON}", "id: photondelta", "parent:"),
        rule=rules.parents_end_somewhere,
    ),
    "instrument of an abbreviation that is another": case(
        in_abbreviation("SMEI", "instrument: smei-instrument", "instrument: ceta"),
        "'SMEI' is no name or abbreviation of instrument CETA [afkorting SMEI]",
        rule=rules.abbreviations_name_instruments,
    ),
    "abbreviation that hides whose it is": case(
        in_abbreviation("SMEI", "    instrument: smei-instrument\n", ""),
        (
            "'SMEI' is a name of instrument Single Market Emergency Instrument [afkorting SMEI] "
            "(allowed: with instrument: smei-instrument)",
            "short: SMEI",
        ),
        rule=rules.abbreviations_name_instruments,
    ),
    **{
        f"{what} that the annex never writes": case(
            how, f"the annex never writes '{said}' {where}", rule=rules.spellings_occur_in_annex
        )
        for what, how, said, where in (
            (
                *("alias", of("ceta", "name: CETA", "name: CETA\n    aliases: {nl: [Ceta]}")),
                *("Ceta", f"[instrument CETA] {ELSEWHERE}"),
            ),
            (
                *("part of a word", in_smei("abbreviations: [SMEI]", "abbreviations: [SMEI, ME]")),
                *("ME", f"{SMEI} {ELSEWHERE}"),
            ),
            (
                *("form", in_smei("abbreviations: [SMEI]", "forms: {nl: [SMEI’s]}\n    abbreviations: [SMEI]")),
                *("SMEI’s", f"{SMEI} {ELSEWHERE}"),
            ),
            ("abbreviation", swap("short: BNC\n", "short: BZK\n"), "BZK", "[afkorting BZK]"),
            ("phrase", swap("{words: stand by,", "{words: stand-by,"), "stand-by", "[woorden stand-by]"),
        )
    },
    "abbreviation that the annex spells out a part of": case(
        in_abbreviation("DIS", "stands_for: Defensie-industrie Strategie", "stands_for: Defensie-industrie Strat"),
        ("the annex never writes 'Defensie-industrie Strat' [afkorting DIS] (allowed: editors)", "short: DIS", "by:"),
        rule=rules.abbreviations_are_spelled_out,
    ),
    "abbreviation that the annex spells out, as the editors'": case(
        in_abbreviation("SMEI", "by: annex", "by: editors"),
        "the annex writes 'Single Market Emergency Instrument (SMEI)' [afkorting SMEI] (allowed: annex)",
        rule=rules.abbreviations_are_spelled_out,
    ),
    "instrument that is only in a longer name": case(
        of("photondelta", "name: Photondelta", "name: Raad"),
        ("no text of the annex mentions this instrument [instrument Raad]", "id: photondelta"),
        rule=rules.instruments_are_mentioned,
    ),
    "instrument that is in titles alone": case(
        of("photondelta", "name: Photondelta", "name: Halfgeleiders"),
        ("no text of the annex mentions this instrument [instrument Halfgeleiders]", "id: photondelta"),
        rule=rules.instruments_are_mentioned,
    ),
    "sources of a footnote twice": case(
        swap("  - number: 4\n", "  - number: 3\n"),
        "number 3 comes after 3 [voetnoot 3] (allowed: each once, in order)",
        rule=rules.footnotes_are_given_once,
    ),
    "sources of a footnote that does not exist": case(
        swap("  - number: 40\n", "  - number: 41\n"),
        "the annex has no footnote 41 [voetnoot 41]",
        rule=rules.footnotes_are_given_once,
    ),
    "sources that say nothing": case(
        in_sources(3, '    links:\n      - {kamerstuk: "29 826, nr. 147", certainty: exact}\n', ""),
        ("neither links nor remark [voetnoot 3] (allowed: leave the footnote out)", "footnotes:", "number: 3"),
        rule=rules.footnotes_are_given_once,
    ),
    "number that the footnote does not print": case(
        in_sources(12, "nr. 2648", "nr. 2649"),
        "the footnote doesn't print '22 112, nr. 2649' [voetnoot 12] (allowed: inferred)",
        rule=rules.patterns_are_printed,
    ),
    "two blanks": case(
        in_smei("short: [IMERA]", 'short: ["IMERA  2"]'),
        f"white space at an end, in a run or as a line break {SMEI} (allowed: single blanks)",
    ),
    "letters and accents apart": case(
        in_smei("short: [IMERA]", "short: [IMERA\u0301]"),
        f"letters and accents are written apart {SMEI} (allowed: Unicode in NFC)",
    ),
}

CASES = {**FIRST_PASS, **RULES}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_mistake_is_reported(case: Case, tmp_path: Path) -> None:
    case.test(project(tmp_path), REGISTER)


BY_RULE = {case.rule: case for case in RULES.values()}


@pytest.mark.parametrize("rule", rules.RULES)
def test_rule_is_needed(rule: rules.Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake is missed without its rule."""
    case = BY_RULE[rule]
    monkeypatch.setattr(rules, "RULES", tuple(other for other in rules.RULES if other is not rule))
    case.test_is_missed(project(tmp_path), REGISTER)


@pytest.mark.parametrize(("first", "second"), [("home that does not exist", "bad id"), ("bad id", "two blanks")])
def test_rules_wait_until_the_records_are_well_formed(first: str, second: str, tmp_path: Path) -> None:
    """The schema's errors are reported without those of the rules; without them, the rules'."""
    root = project(tmp_path)
    damage(root, REGISTER, both(CASES[first].damage, CASES[second].damage))
    [line, count] = check(root).lines
    assert "parent 'CETA_verdrag' is not well formed" in line
    assert count == count_line(1)


def test_errors_in_both_files_are_reported_at_once(tmp_path: Path) -> None:
    """All of the annex's, then all of the register's."""
    root = project(tmp_path)
    damage(root, ANNEX, swap("name: HERA", "name: Hera"))
    damage(root, REGISTER, CASES["home that does not exist"].damage)
    found = check(root).lines
    assert [line.partition(":")[0] for line in found] == [ANNEX, REGISTER, count_line(2, files=2)]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("EU Chips Act[^26]", "EU Chip\u017f Act[^26]"), ("Digital Markets Act:", "D\u0131gital Markets Act:")],
    ids=["long s", "i without a dot"],
)
def test_letter_that_equals_another_in_any_case_is_reported(right: str, wrong: str, tmp_path: Path) -> None:
    """Letters that Python's patterns take for an s and an i, in a name that is looked for in any case."""
    root = project(tmp_path)
    damage(root, ANNEX, swap(right, wrong))
    checked = check(root)
    assert checked.status == 1
    assert all(line.startswith(f"{ANNEX}:") for line in checked.lines[:-1])


@pytest.mark.parametrize(
    "harmless",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("by: editors", "by: 'editors'"),
        lambda text: text.partition("\nphrases:")[0] + "\n",
        in_abbreviation("DIS", "Defensie-industrie Strategie", "defensie-industrie strategie"),
    ],
    ids=["Windows line ends", "quotation marks", "no phrases", "spelled out in another case"],
)
def test_what_makes_no_difference_is_not_reported(harmless: Damage, tmp_path: Path) -> None:
    root = project(tmp_path)
    damage(root, REGISTER, harmless)
    assert check(root).status == 0
