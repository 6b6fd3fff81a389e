"""Check that a mistake in `data/register.yaml` is reported: its line, what is wrong, with which instrument, what is
allowed; and never with a traceback.

The cases take both files as they are and make one small edit in the register. Line numbers are worked out as in
`test_errors`.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from annex.check import register_rules as register_checks
from annex.load import outline
from annex.load import yaml_reader as yamlfile
from tests.unit.project import ANNEX, REGISTER, ROOT, Damage, both, check, count_line, damage, line_of, project, swap

SMEI = "[instrument Single Market Emergency Instrument]"
IMERA = "[sindsdien Verordening inzake noodsituaties op de interne markt en vee…]"
SMEI_CELEX = ("about: [smei-instrument]", "celex:")
CHIPS_NOTE = "[bronnen van voetnoot 26]"
GROWTH_FUND = "[instrument Nationaal groeifonds]"
KINDS = (
    "(allowed: verordening, richtlijn, besluit, verklaring, programma, fonds, strategie, IPCEI, instantie, alliantie, "
    "overleg, monitor, project, handelsakkoord)"
)
INSTRUMENT_KEYS = (
    "(allowed: id, name, language, kind, level, official, abbreviations, forms, aliases, also_known_as, home, parent)"
)
ID = "(allowed: lower case, digits, hyphens)"
OMIT = "(allowed: leave the key out, or give it a value)"
ELSEWHERE = "(allowed: also_known_as)"
MEGABYTE = 1_000_000

Place = int | tuple[str, ...]
"""A line: its number, or the words that lead `line_of` to it."""

Error = tuple[Place, str]
"""What is said, and of which line."""


@dataclass(frozen=True)
class Case:
    """A damage and everything that is said about it. `rule` is the one of `annex.register_checks` that finds it, if one
    does."""

    damage: Damage
    errors: tuple[Error, ...]
    rule: register_checks.Rule | None = None


def case(how: Damage, *errors: Error, rule: register_checks.Rule | None = None) -> Case:
    """A case, with its errors in the order in which they are printed."""
    return Case(how, errors, rule)


def right_line(*words: str) -> int:
    """Where something stands in the register as it is: for messages that name a second line, above the damage."""
    return line_of((ROOT / REGISTER).read_text(encoding="utf-8"), *words)


def of(instrument: str, old: str, new: str) -> Damage:
    """Change the record of an instrument."""
    return swap(old, new, after=f"id: {instrument}\n")


def in_smei(old: str, new: str) -> Damage:
    """Change the record of SMEI."""
    return of("smei-instrument", old, new)


def smei(key: str) -> Place:
    """The line of a key of SMEI."""
    return ("id: smei-instrument", key)


def in_outcome(subject: str, old: str, new: str) -> Damage:
    """Change the record of what became of something."""
    return swap(old, new, after=f"about: [{subject}]\n")


def in_sources(number: int, old: str, new: str) -> Damage:
    """Change the sources of a footnote."""
    return swap(old, new, after=f"  - number: {number}\n")


def in_abbreviation(short: str, old: str, new: str) -> Damage:
    """Change the record of an abbreviation."""
    return swap(old, new, after=f"short: {short}\n")


YAML_CASES = {
    "broken YAML": case(
        in_smei("name: Single", "name: Single:"),
        (smei("name:"), "broken YAML: mapping values are not allowed in this context"),
    ),
    "bracket that is never closed": case(
        in_smei("abbreviations: [SMEI]", "abbreviations: [SMEI"),
        (
            smei("also_known_as:"),
            "broken YAML: while parsing a flow sequence that begins on line "
            f"{right_line('id: smei-instrument', 'abbreviations:')}, did not find expected ',' or ']'",
        ),
    ),
    "key twice": case(
        in_smei("level: EU\n", "level: EU\n    name: SMEI\n"),
        (
            smei("name: SMEI"),
            "key 'name' stands here for the second time; first on line "
            f"{right_line('id: smei-instrument', 'name:')} {SMEI}",
        ),
    ),
    "key of the file twice": case(
        lambda text: text + "names: []\n",
        (("names: []",), f"key 'names' stands here for the second time; first on line {right_line('names:')}"),
    ),
    "anchor": case(in_smei("level: EU", "level: &eu EU"), (("level: &eu",), f"anchor '&eu' is not allowed {SMEI}")),
    "alias": case(
        in_smei("home: smei", "home: *home"),
        (("home: *home",), f"alias '*home' is not allowed: write the value out {SMEI}"),
        (("home: *home",), f"home is empty {SMEI} {OMIT}"),
    ),
    "invisible character": case(
        in_smei("[IMERA]", "[IME\u200bRA]"), (smei("short:"), f"invisible character U+200B is not allowed {SMEI}")
    ),
    "bidirectional override in a comment": case(
        swap("# The register:", "# The \u202eregister:"),
        (("# The \u202eregister",), "invisible character U+202E is not allowed"),
    ),
    "invalid UTF-8": case(
        lambda text: text.replace("eengemaakte markt", "eengemaakte\udcff markt").encode("utf-8", "surrogateescape"),
        (smei("nl: [Nood"), "not valid UTF-8: byte 0xff"),
    ),
    "another encoding": case(lambda text: text.encode("utf-16"), (1, "not valid UTF-8: byte 0xff")),
    "deep nesting": case(lambda _: "a:\n  b: " + "[" * 10_000, (2, "nested more than 40 levels deep")),
    "empty file": case(lambda _: "", (1, "the file is empty (allowed: a mapping of keys)")),
    "list as the file": case(lambda _: "[]\n", (1, "the file is a list (allowed: a mapping of keys)")),
    "file that holds nothing": case(
        lambda _: "instruments: [3]\nnames: {}\nabbreviations:\n",
        (1, "entry 1 of instruments is '3' (allowed: a mapping of keys)"),
        (1, "missing key 'checked'"),
        (2, "names is a mapping (allowed: a list)"),
        (3, "abbreviations is empty (allowed: a list)"),
    ),
}

VALUE_CASES = {
    "unknown key": case(
        in_smei("abbreviations:", "abreviations:"),
        (
            ("abreviations:",),
            f"unknown key 'abreviations' (did you mean abbreviations?) {SMEI} {INSTRUMENT_KEYS}",
        ),
        (
            ("short: SMEI", "instrument:"),
            "'SMEI' is no name or abbreviation of instrument Single Market Emergency Instrument [afkorting SMEI]",
        ),
    ),
    "unknown key of the file": case(
        swap("\nphrases:\n", "\nphrase:\n"),
        (
            ("phrase:",),
            "unknown key 'phrase' (did you mean phrases?) "
            "(allowed: checked, instruments, names, abbreviations, phrases, outcomes, footnotes)",
        ),
    ),
    "language that is no key": case(
        in_smei("en: [EU Single", "de: [EU Single"), (smei("de:"), f"unknown key 'de' {SMEI} (allowed: nl, en, short)")
    ),
    "abbreviation among the official names": case(
        in_smei("official: {nl:", "official: {short: IMERA, nl:"),
        (smei("official:"), f"unknown key 'short' {SMEI} (allowed: nl, en)"),
    ),
    "the package's name for a key": case(
        swap("- for: interne-markt\n", "- subject: interne-markt\n"),
        (("subject:",), "missing key 'for' [namen van ?]"),
        (("subject:",), "unknown key 'subject' [namen van ?] (allowed: nl, en, short, for)"),
    ),
    "missing key": case(in_smei("    level: EU\n", ""), (("id: smei-instrument",), f"missing key 'level' {SMEI}")),
    "missing key of an abbreviation": case(
        in_abbreviation("BNC", "    by: editors\n", ""), (("short: BNC",), "missing key 'by' [afkorting BNC]")
    ),
    "missing key of a phrase": case(
        swap("{words: stand by, language: en}", "{words: stand by}"),
        (("{words: stand by}",), "missing key 'language' [woorden stand by]"),
    ),
    "list under another name": case(
        swap("\nabbreviations:\n", "\nabbreviation:\n"),
        (("checked:",), "missing key 'abbreviations'"),
        (
            ("abbreviation:",),
            "unknown key 'abbreviation' (did you mean abbreviations?) "
            "(allowed: checked, instruments, names, abbreviations, phrases, outcomes, footnotes)",
        ),
    ),
    "name as a number": case(
        of("photondelta", "name: Photondelta", "name: 5"),
        (("id: photondelta", "name:"), "name is '5' [instrument photondelta] (allowed: text)"),
    ),
    "list as text": case(
        in_smei("abbreviations: [SMEI]", "abbreviations: SMEI"),
        (smei("abbreviations:"), f"abbreviations is 'SMEI' {SMEI} (allowed: a list)"),
        (
            ("short: SMEI", "instrument:"),
            "'SMEI' is no name or abbreviation of instrument Single Market Emergency Instrument [afkorting SMEI]",
        ),
    ),
    "names without a language": case(
        in_smei("official: {nl:", "official: [nl, en] # {nl:"),
        (smei("official:"), f"official is a list {SMEI} (allowed: a mapping of keys)"),
    ),
    "truth value as an abbreviation": case(
        in_smei("short: [IMERA]", "short: [true]"),
        (smei("short:"), f"entry 1 of short is true {SMEI} (allowed: text)"),
    ),
    "date in words": case(
        swap("checked: 20", "checked: anno 20"),
        (("checked:",), "checked is 'anno 2026-11-24' (allowed: a date, as 2022-11-08)"),
    ),
    "kind that does not exist": case(
        in_smei("kind: verordening", "kind: verordeningen"),
        (smei("kind:"), f"kind 'verordeningen' does not exist (did you mean verordening?) {SMEI} {KINDS}"),
    ),
    "kind in other capitals": case(
        of("ipcei-cloud", "kind: IPCEI", "kind: ipcei"),
        (("id: ipcei-cloud", "kind:"), f"kind 'ipcei' does not exist [instrument IPCEI Cloud] {KINDS}"),
    ),
    "level that does not exist": case(
        in_smei("level: EU", "level: Europees"),
        (smei("level:"), f"level 'Europees' does not exist {SMEI} (allowed: EU, nationaal, internationaal)"),
    ),
    "language that does not exist": case(
        in_smei("language: en", "language: Engels"),
        (smei("language:"), f"language 'Engels' does not exist {SMEI} (allowed: nl, en)"),
    ),
    "language of an abbreviation that does not exist": case(
        in_abbreviation("BNC", "language: nl", "language: no"),
        (("short: BNC", "language:"), "language 'no' does not exist [afkorting BNC] (allowed: nl, en)"),
    ),
    "by that does not exist": case(
        in_abbreviation("BNC", "by: editors", "by: redactie"),
        (("short: BNC", "by:"), "by 'redactie' does not exist [afkorting BNC] (allowed: annex, editors)"),
    ),
    "nothing where a name belongs": case(
        of("photondelta", "name: Photondelta", "name:"),
        (("id: photondelta", "name:"), "name is empty [instrument photondelta] (allowed: text)"),
    ),
    "nothing where a home may be left out": case(
        in_smei("home: smei", "home:"), (smei("home:"), f"home is empty {SMEI} {OMIT}")
    ),
    "nothing where a list may be left out": case(
        in_smei("short: [IMERA]", "short:"), (smei("short:"), f"short is empty {SMEI} (allowed: a list)")
    ),
    "nothing where a kind belongs": case(
        in_smei("kind: verordening", "kind:"), (smei("kind:"), f"kind is empty {SMEI} {KINDS}")
    ),
    "empty alias": case(
        in_smei("short: [IMERA]", 'short: [""]'), (smei("short:"), f"entry 1 of short is empty {SMEI} (allowed: text)")
    ),
    "empty meaning": case(
        in_abbreviation("BNC", "stands_for: Beoordeling Nieuwe Commissievoorstellen", 'stands_for: ""'),
        (("short: BNC", "stands_for:"), "stands_for is empty [afkorting BNC] (allowed: text)"),
    ),
    "Kamerstuk that is none": case(
        in_sources(26, "22 112, nr. 3369", "22 112"),
        (
            ("number: 26", "{kamerstuk:"),
            f"kamerstuk '22 112' is no Kamerstuk {CHIPS_NOTE} (allowed: as 35 925-XVII, nr. 54)",
        ),
    ),
    "Kamerstuk as a number": case(
        in_sources(26, '"22 112, nr. 3369"', "3369"),
        (("number: 26", "{kamerstuk:"), f"kamerstuk is '3369' {CHIPS_NOTE} (allowed: text)"),
    ),
    "certainty that does not exist": case(
        in_sources(26, "certainty: exact", "certainty: sure"),
        (
            ("number: 26", "{kamerstuk:"),
            f"certainty 'sure' does not exist {CHIPS_NOTE} (allowed: exact, pattern, inferred, related)",
        ),
    ),
    "confidence that does not exist": case(
        in_outcome("smei-instrument", "confidence: verified", "confidence: sure"),
        (
            ("about: [smei-instrument]", "confidence:"),
            f"confidence 'sure' does not exist {IMERA} (allowed: verified, known)",
        ),
    ),
    "address that is not safe": case(
        in_outcome("geo-monitor", "https:", "http:"),
        (
            ("about: [geo-monitor]", "url:"),
            "url is 'http://www.seo.nl/publicaties/geo-economische-monitor/' "
            "[sindsdien Geo-economische monitor] (allowed: an address)",
        ),
    ),
    "outcome of nobody": case(
        swap("about: [smei-instrument]", "about: []"),
        (("about: []",), f"about has too few entries {IMERA} (allowed: 1 or more)"),
    ),
    "outcome without a sentence": case(
        in_outcome("geo-monitor", "    outcome:", "    uitkomst:"),
        (("about: [geo-monitor]",), "missing key 'outcome' [sindsdien Geo-economische monitor]"),
        (
            ("uitkomst:",),
            "unknown key 'uitkomst' [sindsdien Geo-economische monitor] (allowed: url, kamerstuk, about, name, short, "
            "act, celex, link, adopted, adopted_as, in_force, applies_from, outcome, remark, confidence)",
        ),
    ),
    "day in words": case(
        in_outcome("smei-instrument", "adopted: 2024-10-09", "adopted: 9 oktober 2024"),
        (
            ("about: [smei-instrument]", "adopted:"),
            f"adopted is '9 oktober 2024' {IMERA} (allowed: a date, as 2022-11-08)",
        ),
    ),
    "bad id": case(
        of("ceta", "name: CETA", "name: CETA\n    parent: CETA_verdrag"),
        (("id: ceta", "parent:"), "parent 'CETA_verdrag' is no instrument's id [instrument CETA]"),
        (("id: ceta", "parent:"), f"parent 'CETA_verdrag' is not well formed [instrument CETA] {ID}"),
    ),
    "id of a million characters": case(
        swap("id: photondelta\n", f"id: {'a' * MEGABYTE}\n"),
        (("id: aaa",), "id has 1000000 characters [instrument Photondelta] (allowed: 80 or fewer)"),
    ),
    "alias of a million characters": case(
        in_smei("short: [IMERA]", f"short: [{'a' * MEGABYTE}, {'a' * MEGABYTE}]"),
        (smei("short:"), f"'{'a' * 59}…' is given twice {SMEI}"),
    ),
}

RULE_CASES = {
    "id twice": case(
        swap("id: photondelta\n", "id: ceta\n"),
        (right_line("id: photondelta"), "id 'ceta' is already that of instrument CETA [instrument Photondelta]"),
        rule=register_checks.ids_are_unique,
    ),
    "id of an initiative": case(
        swap("id: photondelta\n", "id: diepzeemijnbouw\n"),
        (
            ("id: diepzeemijnbouw",),
            "id 'diepzeemijnbouw' is already that of Bouwsteen 2 › Afhankelijkheden verminderen › "
            "Kritieke grondstoffen › Nationale grondstoffenstrategie › Nadere positiebepaling over diepzeemijnbouw "
            "[instrument Photondelta]",
        ),
        rule=register_checks.ids_are_unique,
    ),
    "id of a theme": case(
        swap("id: photondelta\n", "id: halfgeleiders\n"),
        (
            ("id: halfgeleiders",),
            "id 'halfgeleiders' is already that of Bouwsteen 2 › Afhankelijkheden verminderen › Halfgeleiders "
            "[instrument Photondelta]",
        ),
        rule=register_checks.ids_are_unique,
    ),
    "name that another claims": case(
        of("photondelta", "name: Photondelta", "name: CETA"),
        (("id: photondelta",), "no text of the annex mentions this instrument [instrument CETA]"),
        (("id: photondelta", "name:"), "'CETA' is already a name of instrument CETA [instrument CETA]"),
        rule=register_checks.spellings_are_claimed_once,
    ),
    "alias that another claims": case(
        of("data-act", "language: en\n", "language: en\n    aliases:\n      en: [Data Governance Act]\n"),
        (
            ("id: data-governance-act",),
            "no text of the annex mentions this instrument [instrument Data Governance Act]",
        ),
        (
            ("id: data-governance-act", "name:"),
            "'Data Governance Act' is already a name of instrument Data Act [instrument Data Governance Act]",
        ),
        rule=register_checks.spellings_are_claimed_once,
    ),
    "alias that another claims in other capitals": case(
        of("photondelta", "name: Photondelta\n", "name: Photondelta\n    aliases:\n      nl: [EUROPESE Green Deal]\n"),
        (
            ("id: photondelta", "nl:"),
            "'EUROPESE Green Deal' is already a name of instrument Europese Green Deal [instrument Photondelta]",
        ),
        (
            ("id: photondelta", "nl:"),
            f"the annex never writes 'EUROPESE Green Deal' [instrument Photondelta] {ELSEWHERE}",
        ),
        rule=register_checks.spellings_are_claimed_once,
    ),
    "abbreviation that another claims": case(
        in_smei("abbreviations: [SMEI]", "abbreviations: [SMEI, NES]"),
        (smei("abbreviations:"), f"'NES' is already a name of instrument Nationale Eiwitstrategie {SMEI}"),
        rule=register_checks.spellings_are_claimed_once,
    ),
    "form that another claims": case(
        in_smei("abbreviations: [SMEI]", "forms: [IPCEIs]\n    abbreviations: [SMEI]"),
        (smei("forms:"), f"'IPCEIs' is already a name of instrument IPCEI {SMEI}"),
        rule=register_checks.spellings_are_claimed_once,
    ),
    "abbreviation twice": case(
        swap("short: BNC\n", "short: BHOS\n"),
        (
            right_line("short: BNC"),
            "'BHOS' stands here for the second time [afkorting BHOS]",
        ),
        rule=register_checks.spellings_are_claimed_once,
    ),
    "phrase twice": case(
        swap("{words: stand by,", "{words: deep tech,"),
        (right_line("{words: stand by,"), "'deep tech' stands here for the second time [woorden deep tech]"),
        rule=register_checks.spellings_are_claimed_once,
    ),
    "names of one initiative twice": case(
        swap("for: ipcei-health\n", "for: hera\n"),
        (right_line("for: ipcei-health"), "'hera' stands here for the second time [namen van hera]"),
        rule=register_checks.spellings_are_claimed_once,
    ),
    "name given twice": case(
        in_smei("short: [IMERA]", "short: [IMERA, SMEI]"),
        (smei("short:"), f"'SMEI' is given twice {SMEI}"),
        rule=register_checks.names_are_given_once,
    ),
    "name given twice to an initiative": case(
        swap("en: [digital rights]", "en: [digital rights, digital rights]"),
        (
            ("for: digitale-rechten-en-beginselen", "en:"),
            "'digital rights' is given twice [namen van digitale-rechten-en-beginselen]",
        ),
        rule=register_checks.names_are_given_once,
    ),
    "parent that does not exist": case(
        of("photondelta", "parent: groeifonds", "parent: nationaal-groeifonds"),
        (
            ("id: photondelta", "parent:"),
            "parent 'nationaal-groeifonds' is no instrument's id [instrument Photondelta]",
        ),
        rule=register_checks.parents_exist,
    ),
    "parent of itself": case(
        of("photondelta", "parent: groeifonds", "parent: photondelta"),
        (("id: photondelta", "parent:"), "'photondelta' is a part of itself [instrument Photondelta]"),
        rule=register_checks.parents_exist,
    ),
    "parents in a circle": case(
        of("groeifonds", "home: nationaal-groeifonds", "home: nationaal-groeifonds\n    parent: photondelta"),
        (("id: groeifonds", "parent:"), f"'groeifonds' is a part of itself {GROWTH_FUND}"),
        (("id: photondelta", "parent:"), "'photondelta' is a part of itself [instrument Photondelta]"),
        rule=register_checks.parents_exist,
    ),
    "instrument of an abbreviation that does not exist": case(
        in_abbreviation("SMEI", "instrument: smei-instrument", "instrument: smei"),
        (("short: SMEI", "instrument:"), "instrument 'smei' does not exist [afkorting SMEI]"),
        rule=register_checks.abbreviations_name_instruments,
    ),
    "instrument of an abbreviation that is another": case(
        in_abbreviation("SMEI", "instrument: smei-instrument", "instrument: ceta"),
        (("short: SMEI", "instrument:"), "'SMEI' is no name or abbreviation of instrument CETA [afkorting SMEI]"),
        rule=register_checks.abbreviations_name_instruments,
    ),
    "home that does not exist": case(
        in_smei("home: smei", "home: noodinstrument"),
        (smei("home:"), f"home 'noodinstrument' is no initiative's id {SMEI}"),
        rule=register_checks.homes_exist,
    ),
    "home that is a theme": case(
        in_smei("home: smei", "home: crisisbeheersing"),
        (smei("home:"), f"home 'crisisbeheersing' is no initiative's id {SMEI}"),
        rule=register_checks.homes_exist,
    ),
    "names for nobody": case(
        swap("for: digitale-diplomatie\n", "for: diplomatie\n"),
        (("for: diplomatie",), "'diplomatie' is no initiative's and no theme's id [namen van diplomatie]"),
        rule=register_checks.homes_exist,
    ),
    "names for a building block": case(
        swap("for: digitale-diplomatie\n", "for: bouwsteen-1\n"),
        (("for: bouwsteen-1",), "'bouwsteen-1' is no initiative's and no theme's id [namen van bouwsteen-1]"),
        rule=register_checks.homes_exist,
    ),
    "alias that the annex never writes": case(
        of("ceta", "name: CETA", "name: CETA\n    aliases:\n      nl: [CETA-verdrag]"),
        (("id: ceta", "nl:"), f"the annex never writes 'CETA-verdrag' [instrument CETA] {ELSEWHERE}"),
        rule=register_checks.spellings_are_the_annex_s,
    ),
    "alias in capitals that the annex never writes": case(
        of("ceta", "name: CETA", "name: CETA\n    aliases:\n      nl: [Ceta]"),
        (("id: ceta", "nl:"), f"the annex never writes 'Ceta' [instrument CETA] {ELSEWHERE}"),
        rule=register_checks.spellings_are_the_annex_s,
    ),
    "alias that is a part of a word": case(
        in_smei("abbreviations: [SMEI]", "abbreviations: [SMEI, ME]"),
        (smei("abbreviations:"), f"the annex never writes 'ME' {SMEI} {ELSEWHERE}"),
        rule=register_checks.spellings_are_the_annex_s,
    ),
    "form that the annex never writes": case(
        in_smei("abbreviations: [SMEI]", "forms: [SMEI’s]\n    abbreviations: [SMEI]"),
        (smei("forms:"), f"the annex never writes 'SMEI’s' {SMEI} {ELSEWHERE}"),
        rule=register_checks.spellings_are_the_annex_s,
    ),
    "abbreviation that the annex never writes": case(
        swap("short: BNC\n", "short: BZK\n"),
        (("short: BZK",), "the annex never writes 'BZK' [afkorting BZK]"),
        rule=register_checks.spellings_are_the_annex_s,
    ),
    "phrase that the annex never writes": case(
        swap("{words: stand by,", "{words: stand-by,"),
        (("{words: stand-by",), "the annex never writes 'stand-by' [woorden stand-by]"),
        rule=register_checks.spellings_are_the_annex_s,
    ),
    "abbreviation that the annex does not spell out": case(
        in_abbreviation("BNC", "by: editors", "by: annex"),
        (
            ("short: BNC", "by:"),
            "the annex never writes 'Beoordeling Nieuwe Commissievoorstellen' [afkorting BNC] (allowed: editors)",
        ),
        rule=register_checks.abbreviations_are_spelled_out,
    ),
    "abbreviation that the annex spells out a part of": case(
        in_abbreviation("DIS", "stands_for: Defensie-industrie Strategie", "stands_for: Defensie-industrie Strat"),
        (
            ("short: DIS", "by:"),
            "the annex never writes 'Defensie-industrie Strat' [afkorting DIS] (allowed: editors)",
        ),
        rule=register_checks.abbreviations_are_spelled_out,
    ),
    "instrument that is only in a longer name": case(
        of("photondelta", "name: Photondelta", "name: Raad"),
        (("id: photondelta",), "no text of the annex mentions this instrument [instrument Raad]"),
        rule=register_checks.instruments_are_mentioned,
    ),
    "instrument that is in titles alone": case(
        of("photondelta", "name: Photondelta", "name: Halfgeleiders"),
        (("id: photondelta",), "no text of the annex mentions this instrument [instrument Halfgeleiders]"),
        rule=register_checks.instruments_are_mentioned,
    ),
    "outcome twice": case(
        in_outcome("data-governance-act", "name: Datagovernanceverordening", "name: Dataverordening"),
        (
            ("about: [data-governance-act]", "name:"),
            "'Dataverordening' stands here for the second time [sindsdien Dataverordening]",
        ),
        rule=register_checks.spellings_are_claimed_once,
    ),
    "outcome of nothing": case(
        swap("about: [smei-instrument]", "about: [smei-instrument, smei-instrument, noodinstrument]"),
        (("about: [smei-",), f"'noodinstrument' is no instrument's, no initiative's and no theme's id {IMERA}"),
        (("about: [smei-",), f"'smei-instrument' is given twice {IMERA}"),
        rule=register_checks.outcomes_are_about_something,
    ),
    "outcome of a building block": case(
        swap("about: [smei-instrument]", "about: [bouwsteen-1]"),
        (("about: [bouw",), f"'bouwsteen-1' is no instrument's, no initiative's and no theme's id {IMERA}"),
        rule=register_checks.outcomes_are_about_something,
    ),
    "sources of a footnote that does not exist": case(
        swap("  - number: 40\n", "  - number: 41\n"),
        (("number: 41",), "the annex has no footnote 41 [bronnen van voetnoot 41]"),
        rule=register_checks.outcomes_are_about_something,
    ),
    "two addresses": case(
        in_outcome("smei-instrument", "    url:", "    kamerstuk: 32 852, nr. 224\n    url:"),
        (
            ("about: [smei-instrument]",),
            f"'Verordening (EU) 2024/2747' is another paper than 32 852, nr. 224 {IMERA}",
        ),
        (("about: [smei-instrument]",), f"2 addresses {IMERA} (allowed: either url or kamerstuk)"),
        rule=register_checks.links_are_whole,
    ),
    "no address": case(
        in_sources(26, 'kamerstuk: "22 112, nr. 3369"', "label: EU Chips Act"),
        (("number: 26", "{label:"), f"0 addresses {CHIPS_NOTE} (allowed: either url or kamerstuk)"),
        rule=register_checks.links_are_whole,
    ),
    "address without a label": case(
        in_sources(2, "- label: Voorstel COM(2022) 459\n        url:", "- url:"),
        (
            ("footnotes:", "number: 2", "url:"),
            "a link without words [bronnen van voetnoot 2] (allowed: label or kamerstuk)",
        ),
        rule=register_checks.links_are_whole,
    ),
    "outcome without words for its link": case(
        in_outcome("geo-monitor", "    link: Geo-economische monitor\n", ""),
        (
            ("about: [geo-monitor]",),
            "a link without words [sindsdien Geo-economische monitor] (allowed: act or link)",
        ),
        rule=register_checks.links_are_whole,
    ),
    "act with the number of another": case(
        in_outcome("smei-instrument", "act: Verordening (EU) 2024/2747", "act: Verordening (EU) 2024/2774"),
        (SMEI_CELEX, f"celex '32024R2747' is another act than act {IMERA}"),
        rule=register_checks.numbers_agree,
    ),
    "act with the address of another": case(
        in_outcome("smei-instrument", "/reg/2024/2747/oj", "/reg/2024/2774/oj"),
        (SMEI_CELEX, f"celex '32024R2747' is another act than the url {IMERA}"),
        rule=register_checks.numbers_agree,
    ),
    "communication with the address of another": case(
        in_outcome("innovatieagenda", "celex: 52022DC0332", "celex: 52022DC0333"),
        (
            ("about: [innovatieagenda]", "celex:"),
            "celex '52022DC0333' is another act than act [sindsdien Een nieuwe Europese innovatieagenda]",
        ),
        (
            ("about: [innovatieagenda]", "celex:"),
            "celex '52022DC0333' is another act than the url [sindsdien Een nieuwe Europese innovatieagenda]",
        ),
        rule=register_checks.numbers_agree,
    ),
    "number in a label that is another paper's": case(
        in_sources(15, "kamerstuk: 22 112, nr. 3049", "kamerstuk: 22 112, nr. 3050"),
        (
            ("number: 15", "label: Fiche Digital Markets Act"),
            "'Fiche Digital Markets Act (22 112, nr. 3049)' is another paper than 22 112, nr. 3050 "
            "[bronnen van voetnoot 15]",
        ),
        rule=register_checks.numbers_agree,
    ),
    "number of an act that is another paper's": case(
        in_outcome("grondstoffenstrategie", "kamerstuk: 32 852, nr. 224", "kamerstuk: 32 852, nr. 225"),
        (
            ("about: [grondstoffenstrategie]",),
            "'Kamerstukken II 2022/23, 32852, nr. 224' is another paper than 32 852, nr. 225 "
            "[sindsdien Nationale Grondstoffenstrategie (Grondstoffen voor de grote…]",
        ),
        rule=register_checks.numbers_agree,
    ),
    "adopted after it came into force": case(
        in_outcome("foreign-subsidies", "adopted: 2022-12-14", "adopted: 2023-12-14"),
        (
            ("about: [foreign-subsidies]", "adopted:"),
            "adopted on 2023-12-14, after in_force, 2023-01-12 [sindsdien Verordening buitenlandse subsidies]",
        ),
        (
            ("about: [foreign-subsidies]", "adopted:"),
            "adopted on 2023-12-14, which is not in the year of its number "
            "[sindsdien Verordening buitenlandse subsidies]",
        ),
        rule=register_checks.days_are_in_order,
    ),
    "adopted after the editors looked": case(
        in_outcome("smei-instrument", "adopted: 2024-10-09", "adopted: 2026-12-09"),
        (
            ("about: [smei-instrument]", "adopted:"),
            f"adopted on 2026-12-09, after checked, 2026-11-24 {IMERA}",
        ),
        (
            ("about: [smei-instrument]", "adopted:"),
            f"adopted on 2026-12-09, which is not in the year of its number {IMERA}",
        ),
        rule=register_checks.days_are_in_order,
    ),
    "id that nothing refers to": case(
        swap("id: photondelta\n", "id: photon-delta\n"),
        (
            ("id: photon-delta",),
            "id 'photon-delta' is no permalink (did you mean photondelta?) [instrument Photondelta] "
            "(allowed: those in data/permalinks.txt, where a new one is added)",
        ),
    ),
    "adopted long after its number": case(
        in_outcome("ai-verordening", "adopted: 2024-06-13", "adopted: 2022-06-13"),
        (
            ("about: [ai-verordening]", "adopted:"),
            "adopted on 2022-06-13, which is not in the year of its number [sindsdien AI-verordening]",
        ),
        rule=register_checks.days_fit_numbers,
    ),
    "sources of a footnote twice": case(
        swap("  - number: 4\n", "  - number: 3\n"),
        (
            ("footnotes:", "number: 3", "number: 3"),
            "number 3 stands behind 3 [bronnen van voetnoot 3] (allowed: each once, in order)",
        ),
        rule=register_checks.footnotes_are_given_once,
    ),
    "sources that say nothing": case(
        in_sources(3, '    links:\n      - {kamerstuk: "29 826, nr. 147", certainty: exact}\n', ""),
        (
            ("footnotes:", "number: 3"),
            "neither links nor remark [bronnen van voetnoot 3] (allowed: leave the footnote out)",
        ),
        rule=register_checks.footnotes_are_given_once,
    ),
    "number that the footnote does not print": case(
        in_sources(12, "nr. 2648", "nr. 2649"),
        (
            ("number: 12", "{kamerstuk:"),
            "the footnote doesn't print '22 112, nr. 2649' [bronnen van voetnoot 12] (allowed: inferred)",
        ),
        rule=register_checks.patterns_are_printed,
    ),
    "two blanks": case(
        in_smei("short: [IMERA]", 'short: ["IMERA  2"]'),
        (
            smei("short:"),
            f"white space at an end, in a run or as a line break {SMEI} (allowed: single blanks)",
        ),
    ),
    "invisible character that is written out": case(
        in_smei("short: [IMERA]", 'short: ["IMERA\\u200b"]'),
        (smei("short:"), f"invisible character U+200B {SMEI} (allowed: plain text)"),
    ),
    "letters and accents apart": case(
        in_smei("short: [IMERA]", "short: [IMERA\u0301]"),
        (smei("short:"), f"letters and accents are written apart {SMEI} (allowed: Unicode in NFC)"),
    ),
    "abbreviation that hides whose it is": case(
        in_abbreviation("SMEI", "    instrument: smei-instrument\n", ""),
        (
            ("short: SMEI",),
            "'SMEI' is a name of instrument Single Market Emergency Instrument [afkorting SMEI] "
            "(allowed: with instrument: smei-instrument)",
        ),
        rule=register_checks.abbreviations_name_instruments,
    ),
    "abbreviation that the annex spells out, as the editors'": case(
        in_abbreviation("SMEI", "by: annex", "by: editors"),
        (
            ("short: SMEI", "by:"),
            "the annex writes 'Single Market Emergency Instrument (SMEI)' [afkorting SMEI] (allowed: annex)",
        ),
        rule=register_checks.abbreviations_are_spelled_out,
    ),
    "act in EUR-Lex without its number there": case(
        in_outcome("smei-instrument", "    celex: 32024R2747\n", ""),
        (("about: [smei-instrument]",), f"an act in EUR-Lex without its number {IMERA} (allowed: with celex)"),
        rule=register_checks.numbers_agree,
    ),
    "act with a digit too many": case(
        in_outcome("smei-instrument", "act: Verordening (EU) 2024/2747", "act: Verordening (EU) 2024/27471"),
        (SMEI_CELEX, f"celex '32024R2747' is another act than act {IMERA}"),
        rule=register_checks.numbers_agree,
    ),
    "paper in EUR-Lex that its label does not name": case(
        in_sources(2, "CELEX:52022PC0459", "CELEX:52022PC0495"),
        (
            ("footnotes:", "number: 2", "url:"),
            "url is another act than label [bronnen van voetnoot 2] (allowed: EUR-Lex by CELEX number)",
        ),
        rule=register_checks.numbers_agree,
    ),
}

CASES = {**YAML_CASES, **VALUE_CASES, **RULE_CASES}


def lines(text: str, errors: tuple[Error, ...]) -> list[str]:
    """What is printed about a case, but for the count; `text` is the damaged register."""
    places = (place if isinstance(place, int) else line_of(text, *place) for place, _ in errors)
    return [f"{REGISTER}:{line}: {what}" for line, (_, what) in zip(places, errors, strict=True)]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_mistake_is_reported(case: Case, tmp_path: Path) -> None:
    root = project(tmp_path)
    errors = lines(damage(root, REGISTER, case.damage), case.errors)
    checked = check(root)
    assert checked.lines == [*errors, count_line(len(errors))]
    assert checked.status == 1


RULES = (*register_checks.RULES, *register_checks.ANNEX_RULES)
BY_A_RULE = {name: case for name, case in RULE_CASES.items() if case.rule}


@pytest.mark.parametrize("case", BY_A_RULE.values(), ids=BY_A_RULE)
def test_rule_finds_the_mistake(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Among the rules, the one that a case names is needed: without it, something that the case expects is not said."""
    for name in ("RULES", "ANNEX_RULES"):
        others = tuple(rule for rule in getattr(register_checks, name) if rule is not case.rule)
        monkeypatch.setattr(register_checks, name, others)
    damaged = case.damage((ROOT / REGISTER).read_text(encoding="utf-8"))
    assert isinstance(damaged, str)
    register = outline.register_entries(yamlfile.read(damaged.encode()).data)
    annex = outline.entries(yamlfile.read((ROOT / ANNEX).read_bytes()).data)
    assert len(list(register_checks.findings(register, annex))) < len(case.errors)


def test_every_rule_has_a_mistake_that_it_finds() -> None:
    assert {case.rule for case in BY_A_RULE.values()} == set(RULES)


def test_errors_in_several_places_are_reported_at_once(tmp_path: Path) -> None:
    """YAML, wrong values and lost references in one go, in the order of their lines."""
    names = (
        "parent of itself",
        "kind that does not exist",
        "anchor",
        "home that does not exist",
        "names for nobody",
        "by that does not exist",
        "phrase twice",
    )
    cases = [CASES[name] for name in names]
    root = project(tmp_path)
    text = damage(root, REGISTER, both(*(case.damage for case in cases)))
    checked = check(root)
    assert checked.lines == [*(line for case in cases for line in lines(text, case.errors)), count_line(len(cases))]
    assert checked.status == 1


def test_errors_in_both_files_are_reported_at_once(tmp_path: Path) -> None:
    """All of the annex's, then all of the register's."""
    root = project(tmp_path)
    annex = damage(
        root,
        ANNEX,
        both(swap("short_title: Interne markt", "short_titel: Interne markt"), swap("name: HERA", "name: Hera")),
    )
    register = damage(root, REGISTER, both(CASES["home that does not exist"].damage, CASES["bad id"].damage))
    checked = check(root)
    assert checked.lines == [
        f"{ANNEX}:{line_of(annex, 'short_titel:')}: unknown key 'short_titel' (did you mean short_title?) "
        "[Bouwsteen 1 › Versterking interne markt en een gelijk speelveld] "
        "(allowed: id, title, short_title, page, text, themes, initiatives)",
        f"{ANNEX}:{line_of(annex, 'name: Hera')}: name 'Hera' is not in the text "
        "[Bouwsteen 2 › Afhankelijkheden verminderen › Medische producten › Hera] (allowed: name_by: editors)",
        *lines(register, CASES["bad id"].errors),
        *lines(register, CASES["home that does not exist"].errors),
        count_line(5, files=2),
    ]
    assert checked.status == 1


@pytest.mark.parametrize(
    "how",
    [lambda _: "document: [\n", lambda text: text.encode("utf-16"), lambda _: "[]\n", None],
    ids=["broken YAML", "another encoding", "a list", "no file"],
)
def test_register_is_not_wrong_because_the_annex_cannot_be_read(how: Damage | None, tmp_path: Path) -> None:
    """Nothing is said about homes and mentions then; what is wrong with the register by itself is."""
    root = project(tmp_path)
    if how:
        damage(root, ANNEX, how)
    else:
        (root / ANNEX).unlink()
    alone = [line for line in check(root).lines if not line.startswith(ANNEX)]
    assert alone == [count_line(len(check(root).lines) - 1)]
    register = damage(root, REGISTER, CASES["parent of itself"].damage)
    checked = check(root)
    assert [line for line in checked.lines if line.startswith(REGISTER)] == lines(
        register, CASES["parent of itself"].errors
    )
    assert checked.status == 1


def test_annex_is_not_wrong_because_the_register_cannot_be_read(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / REGISTER).unlink()
    assert check(root).lines == [f"{REGISTER}:1: can't be read: No such file or directory", count_line(1)]


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
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("by: editors", "by: 'editors'"),
        lambda text: text.partition("\nphrases:")[0] + "\n",
        in_abbreviation("DIS", "Defensie-industrie Strategie", "defensie-industrie strategie"),
    ],
    ids=["byte order mark", "Windows line ends", "quotation marks", "no phrases", "spelled out in another case"],
)
def test_what_makes_no_difference_is_not_reported(harmless: Damage, tmp_path: Path) -> None:
    root = project(tmp_path)
    damage(root, REGISTER, harmless)
    assert check(root).status == 0
