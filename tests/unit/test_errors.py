"""Check that a mistake in `data/initiatives.yaml` is reported: its line, what is wrong, where in the annex, what is
allowed; and never with a traceback.

The cases take the annex as it is and make one small edit. A line number is worked out from the damaged text, by the
words that stand on that line, so that a correction elsewhere in the annex does not move it.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from annex.check import annex_rules as checks
from annex.check import permalinks
from annex.load import outline
from annex.load import yaml_reader as yamlfile
from tests.unit.project import ANNEX, REGISTER, ROOT, Damage, both, check, count_line, damage, line_of, project, swap

BAD = Path(__file__).parent / "bad"

WATERSTOF = "[Bouwsteen 2 › Eerste thema's › Waterstoffen]"
RUIMTEVAART = "[Bouwsteen 2 › Eerste thema's › Ruimtevaart]"
STATUSES = "(allowed: voorgenomen, verkenning, voorstel, akkoord, implementatie, lopend, afgerond)"
KINDS = (
    "(allowed: verordening, richtlijn, besluit, verklaring, programma, fonds, strategie, IPCEI, instantie, alliantie, "
    "overleg, monitor, project, handelsakkoord)"
)
INSTRUMENT_KEYS = (
    "(allowed: id, name, language, kind, level, official, abbreviations, forms, aliases, also_known_as, home, parent)"
)
BAD_ERRORS = f"""\
data/initiatives.yaml:5: date is '8 november 2022' (allowed: a date, as 2022-11-08)
data/initiatives.yaml:8: reference 'Kamerstukken II' is not well formed \
(allowed: as Kamerstukken II 2022/23, 35 982, nr. 9)
data/initiatives.yaml:9: url is 'www.officielebekendmakingen.nl' (allowed: an address)
data/initiatives.yaml:13: number is 2 [Bouwsteen 2] (allowed: 1)
data/initiatives.yaml:13: the text has '2.' where the source has '1.' on page 1 after \
'Bijlage. Een voorbeeld Bouwsteen' [Bouwsteen 2]
data/initiatives.yaml:15: short_title is empty [Bouwsteen 2] (allowed: text)
data/initiatives.yaml:19: the text has 'thema's' where the source has 'thema' on page 1 after '1. Eerste blok Eerste' \
[Bouwsteen 2 › Eerste thema's]
data/initiatives.yaml:20: unknown key 'shorttitle' (did you mean short_title?) [Bouwsteen 2 › Eerste thema's] \
(allowed: id, title, short_title, page, text, themes, initiatives)
data/initiatives.yaml:21: page 2 is out of range [Bouwsteen 2 › Eerste thema's] (allowed: 1 to 1)
data/initiatives.yaml:23: id 'Waterstof' is not well formed {WATERSTOF} (allowed: lower case, digits, hyphens)
data/initiatives.yaml:24: name 'Waterstoffen' is not in the text {WATERSTOF} (allowed: name_by: editors)
data/initiatives.yaml:27: 5 miljoen euro stands in the text, not in budgets {WATERSTOF}
data/initiatives.yaml:27: footnote mark [^1] has no footnote {WATERSTOF}
data/initiatives.yaml:29: value 'lopende' does not exist (did you mean lopend?) {WATERSTOF} {STATUSES}
data/initiatives.yaml:30: quote 'het kabinet gaf' is not in the text {WATERSTOF}
data/initiatives.yaml:33: amount -5 is too low {WATERSTOF} (allowed: 0 or more)
data/initiatives.yaml:34: kind 'totaal' does not exist (did you mean total?) {WATERSTOF} \
(allowed: amount, total, increase)
data/initiatives.yaml:35: same_as 'ruimte' is no other initiative's id {WATERSTOF}
data/initiatives.yaml:37: approximate does not fit the quote 'circa 5 miljoen euro' {WATERSTOF} (allowed: true)
data/initiatives.yaml:38: amount 4000000 is not what the quote says {WATERSTOF} (allowed: 5000000)
data/initiatives.yaml:39: kind is total, but the quote says amount {WATERSTOF} (allowed: amount)
data/initiatives.yaml:41: id 'thema' is already that of Bouwsteen 2 › Eerste thema's {RUIMTEVAART}
data/initiatives.yaml:43: name_by 'redactie' does not exist {RUIMTEVAART} (allowed: annex, editors)
data/initiatives.yaml:44: key 'name_by' stands here for the second time; first on line 43 {RUIMTEVAART}
data/initiatives.yaml:45: page is '1' {RUIMTEVAART} (allowed: a whole number)
data/initiatives.yaml:46: '[^x]' is not a footnote mark {RUIMTEVAART} (allowed: [^number])
data/initiatives.yaml:46: footnote mark [^3] has no footnote {RUIMTEVAART}
data/initiatives.yaml:46: the text has 'fonds.[^3] [^x]' where the source has 'fonds.[^2]' on page 1 after \
'het kabinet verkent een' {RUIMTEVAART}
data/initiatives.yaml:46: white space at an end, in a run or as a line break {RUIMTEVAART} (allowed: single blanks)
data/initiatives.yaml:48: missing key 'for': one of several statuses {RUIMTEVAART}
data/initiatives.yaml:48: status has too few entries {RUIMTEVAART} (allowed: 2 or more)
data/initiatives.yaml:52: footnote numbers out of order: 2 stands in the place of 1 [voetnoot 2] (allowed: 1)
data/initiatives.yaml:52: the text has 'voetnoot 2:' where the source has 'voetnoot 1:' on page 1 [voetnoot 2]
data/initiatives.yaml:55: anchor '&laatste' is not allowed [voetnoot 2]
data/initiatives.yaml:55: footnote 2 is never cited [voetnoot 2]
data/initiatives.yaml:55: missing key 'text' [voetnoot 2]
data/initiatives.yaml:55: the text lacks 'Kamerbrief over ruimtevaart', which the source has on page 1 after \
'Kamerbrief over waterstof voetnoot 2:' [voetnoot 2]
data/initiatives.yaml:57: unknown key 'teksten' [voetnoot 2] (allowed: number, page, text, status, budgets)
data/register.yaml:3: checked is '24 november 2026' (allowed: a date, as 2022-11-08)
data/register.yaml:9: kind 'fondsen' does not exist (did you mean fonds?) [instrument Waterstof] {KINDS}
data/register.yaml:11: unknown key 'abreviations' (did you mean abbreviations?) [instrument Waterstof] {INSTRUMENT_KEYS}
data/register.yaml:12: home 'waterstof' is no initiative's id [instrument Waterstof]
data/register.yaml:13: id 'waterstof' is already that of instrument Waterstof [instrument Ruimtevaart]
data/register.yaml:15: language 'de' does not exist [instrument Ruimtevaart] (allowed: nl, en)
data/register.yaml:19: 'waterstof' is already a name of instrument Waterstof [instrument Ruimtevaart]
data/register.yaml:19: the annex never writes 'Kamerbrief  over waterstof' [instrument Ruimtevaart] (allowed: \
also_known_as)
data/register.yaml:19: white space at an end, in a run or as a line break [instrument Ruimtevaart] (allowed: single \
blanks)
data/register.yaml:20: the annex never writes 'hydrogène' [instrument Ruimtevaart] (allowed: also_known_as)
data/register.yaml:20: unknown key 'fr' [instrument Ruimtevaart] (allowed: nl, en)
data/register.yaml:21: parent 'ruimte' is no instrument's id [instrument Ruimtevaart]
data/register.yaml:22: id 'Fonds' is not well formed [instrument fonds] (allowed: lower case, digits, hyphens)
data/register.yaml:22: missing key 'level' [instrument fonds]
data/register.yaml:26: official is 'Het fonds' [instrument fonds] (allowed: a mapping of keys)
data/register.yaml:28: 'Waterstoffonds' is given twice [instrument fonds]
data/register.yaml:28: 'fonds' is given twice [instrument fonds]
data/register.yaml:29: 'Fonds' is a part of itself [instrument fonds]
data/register.yaml:29: parent 'Fonds' is not well formed [instrument fonds] (allowed: lower case, digits, hyphens)
data/register.yaml:30: id 'blok' is already that of Bouwsteen 2 [instrument miljoen]
data/register.yaml:32: key 'name' stands here for the second time; first on line 31 [instrument miljoen]
data/register.yaml:36: home is empty [instrument miljoen] (allowed: leave the key out, or give it a value)
data/register.yaml:37: parent 'Fonds' is not well formed [instrument miljoen] (allowed: lower case, digits, hyphens)
data/register.yaml:40: 'elders' is no initiative's and no theme's id [namen van elders]
data/register.yaml:42: 'space' is given twice [namen van elders]
data/register.yaml:44: nl is 'Ruimte' [namen van thema] (allowed: a list)
data/register.yaml:45: 'thema' stands here for the second time [namen van thema]
data/register.yaml:46: short is empty [namen van thema] (allowed: a list)
data/register.yaml:52: the annex never writes 'Europese munt' [afkorting euro] (allowed: editors)
data/register.yaml:53: anchor '&w' is not allowed [afkorting WS]
data/register.yaml:53: the annex never writes 'WS' [afkorting WS]
data/register.yaml:54: stands_for is empty [afkorting WS] (allowed: text)
data/register.yaml:56: by 'redactie' does not exist [afkorting WS] (allowed: annex, editors)
data/register.yaml:57: instrument 'fonds' does not exist [afkorting WS]
data/register.yaml:58: 'euro' stands here for the second time [afkorting euro]
data/register.yaml:62: 'euro' is no name or abbreviation of instrument fonds [afkorting euro]
data/register.yaml:62: instrument 'Fonds' is not well formed [afkorting euro] (allowed: lower case, digits, hyphens)
data/register.yaml:66: the annex never writes 'le cabinet' [woorden le cabinet]
data/register.yaml:67: entry 3 of phrases is '3' (allowed: a mapping of keys)
77 errors in 2 files
"""


def test_bad_documents_are_reported_whole_and_in_order() -> None:
    """What an editor sees, run as an editor runs it."""
    command = [sys.executable, "-m", "annex", "--root", str(BAD), "check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.stderr == BAD_ERRORS
    assert done.stdout == ""
    assert done.returncode == 1


def test_good_documents_are_not_reported(tmp_path: Path) -> None:
    checked = check(project(tmp_path))
    records = yaml.safe_load((ROOT / REGISTER).read_text(encoding="utf-8"))
    counts = ", ".join(f"{len(records[kind])} {kind}" for kind in ("instruments", "abbreviations"))
    annex = "3 building blocks, 23 themes and sub-themes, 87 initiatives, 40 footnotes"
    assert checked.lines == [f"No errors: {annex}, {counts}."]
    assert checked.status == 0


# --- One case for each kind of error ----------------------------------------------------------------------

MARKET = "[Bouwsteen 1 › Interne markt en gelijk speelveld]"
UNNAMED_MARKET = "[Bouwsteen 1 › Versterking interne markt en een gelijk speelveld]"
BARRIERS = f"{MARKET[:-1]} › Het wegnemen van onnodige belemmeringen]"
SMEI = f"{MARKET[:-1]} › Single Market Emergency Instrument (SMEI)]"
INDUSTRY = "[Bouwsteen 1 › Europees industriebeleid]"
INVESTMENTS = f"{INDUSTRY[:-1]} › Investeringen (promote) om de Nederlandse en Europese indus…]"
HORIZON = f"{INVESTMENTS[:-1]} › Horizon Europe]"
IPCEI = f"{INVESTMENTS[:-1]} › Important Projects of Common European Interest (IPCEI)]"
FRAMEWORK = f"{INDUSTRY[:-1]} › Europees afwegingskader]"
REDUCING = "[Bouwsteen 2 › Afhankelijkheden verminderen]"
ENERGY = f"{REDUCING[:-1]} › Energie en fossiele brandstoffen]"
CHIPS = f"{REDUCING[:-1]} › Halfgeleiders › IPCEI Micro-elektronica 2]"
HERA = f"{REDUCING[:-1]} › Medische producten › HERA]"

OMIT = "(allowed: leave the key out, or give it a value)"
ID = "(allowed: lower case, digits, hyphens)"
PERMALINKS = "(allowed: those in data/permalinks.txt, where a new one is added)"
INITIATIVE_KEYS = "(allowed: id, name, name_by, page, text, page_breaks, status, budgets, initiatives)"
BUDGET_KEYS = "(allowed: for, amount, kind, approximate, same_as, quote)"
NO_FIRST_NOTE = f"footnote mark [^1] has no footnote {BARRIERS}"
NO_BODY = (
    "the text lacks 'Bijlage 2. Nationale en Europese initiatieven ter versterking van de OSA-agenda Bouwsteen' "
    "and 4285 more words, which the source has on page 1"
)
NO_NOTES = (
    "the text lacks 'voetnoot 1: Zie ook Kamerstuk 22112, nr. 347 voor de Kamerbrief met een' "
    "and 634 more words, which the source has on page 1"
)
MEGABYTE = 1_000_000
MANY = MEGABYTE // len("crises ")

Place = int | tuple[str, ...]
"""A line: its number, or the words that lead `line_of` to it."""

Error = tuple[Place, str]
"""What is said, and of which line."""


@dataclass(frozen=True)
class Case:
    """A damage and everything that is said about it. `register` is what no longer fits in the other file, which is as
    it was; `rule` is the one of `annex.checks` that finds the damage, if one does."""

    damage: Damage
    errors: tuple[Error, ...]
    register: tuple[Error, ...] = ()
    rule: checks.Rule | None = None


def case(how: Damage, *errors: Error, register: tuple[Error, ...] = (), rule: checks.Rule | None = None) -> Case:
    """A case, with its errors in the order in which they are printed."""
    return Case(how, errors, register, rule)


def homeless(instrument: str, id_: str, where: str) -> Error:
    """What is said where the home of an instrument has lost its id."""
    return ((f"id: {instrument}", "home:"), f"home '{id_}' is no initiative's id [instrument {where}]")


NO_SMEI = (homeless("smei-instrument", "smei", "Single Market Emergency Instrument"),)
NO_HERA = (
    homeless("hera-autoriteit", "hera", "HERA"),
    (("for: hera",), "'hera' is no initiative's and no theme's id [namen van hera]"),
)


def whole(content: str | bytes) -> Damage:
    """Let the file say nothing but `content`."""
    return lambda _: content


def right_line(*words: str) -> int:
    """Where something stands in the annex as it is: for messages that name a second line, above the damage."""
    return line_of((ROOT / ANNEX).read_text(encoding="utf-8"), *words)


def in_smei(old: str, new: str) -> Damage:
    """Change the record of SMEI."""
    return swap(old, new, after="id: smei\n")


def smei(key: str) -> Place:
    """The line of a key of SMEI."""
    return ("id: smei", key)


def in_ipcei(old: str, new: str) -> Damage:
    """Change the record of IPCEI."""
    return swap(old, new, after="id: ipcei\n")


def ipcei(key: str) -> Place:
    """The line of a key of IPCEI or of its first budget."""
    return ("name: Important Projects", key)


YAML_CASES = {
    "broken YAML": case(
        in_smei("quote: Het", "quote: Het:"),
        (smei("quote:"), "broken YAML: mapping values are not allowed in this context"),
    ),
    "broken indent": case(
        in_smei("            name:", "           name:"),
        (
            smei("name:"),
            "broken YAML: while parsing a block collection that begins on line "
            f"{right_line('id: onnodige-belemmeringen')}, did not find expected '-' indicator",
        ),
    ),
    "quotation mark that is never closed": case(
        swap("short_title: Politiek-", 'short_title: "Politiek-'),
        (
            ('title: "Kritieke grondstoffen:"',),
            "broken YAML: while parsing a block mapping that begins on line "
            f"{right_line('id: bouwsteen-1')}, did not find expected key",
        ),
    ),
    "quotation mark on the last line": case(
        whole('a: b\nc: "d\n'),
        (
            2,
            "broken YAML: while scanning a quoted scalar that begins on line 2, found unexpected end of stream",
        ),
    ),
    "tab as indent": case(
        swap("id: bouwsteen-1\n    number", "id: bouwsteen-1\n\tnumber"),
        (
            ("\tnumber: 1",),
            "broken YAML: while scanning a plain scalar that begins on line "
            f"{right_line('id: bouwsteen-1')}, found a tab character that violates indentation",
        ),
    ),
    "character with a meaning": case(
        in_smei("quote: Het", "quote: @Het"),
        (smei("quote:"), "broken YAML: while scanning for the next token, found character that cannot start any token"),
    ),
    "key twice": case(
        swap("id: smei\n", "id: smei\n            name_by: annex\n"),
        (
            ("id: smei", "name:", "name_by:"),
            f"key 'name_by' stands here for the second time; first on line {right_line('id: smei') + 1} {SMEI}",
        ),
    ),
    "key of the file twice": case(
        lambda text: text + "footnotes: []\n",
        (
            ("footnotes: []",),
            f"key 'footnotes' stands here for the second time; first on line {right_line('footnotes:')}",
        ),
    ),
    "invalid UTF-8": case(
        lambda text: text.replace("ten tijde van crises", "ten\udcff tijde").encode("utf-8", "surrogateescape"),
        (("weerbare interne markt ten\ufffd",), "not valid UTF-8: byte 0xff"),
    ),
    "anchor": case(swap("id: smei\n", "id: &a smei\n"), (("id: &a smei",), f"anchor '&a' is not allowed {SMEI}")),
    "anchor on a key": case(swap("id: smei\n", "&a id: smei\n"), (("&a id:",), f"anchor '&a' is not allowed {SMEI}")),
    "alias": case(
        swap("id: smei\n", "id: *a\n"),
        (("id: *a",), f"alias '*a' is not allowed: write the value out {SMEI}"),
        (("id: *a",), f"id is empty {SMEI} (allowed: text)"),
        register=NO_SMEI,
    ),
    "merge key": case(
        swap("id: smei\n", "<<: {id: smei}\n"),
        (("<<:",), f"missing key 'id' {SMEI}"),
        (("<<:",), f"unknown key '<<' {SMEI} {INITIATIVE_KEYS}"),
        register=NO_SMEI,
    ),
    "tag that would run code": case(
        swap("id: smei\n", "id: !!python/object/apply:os.getcwd []\n"),
        (("id: !!python",), f"id is a list {SMEI} (allowed: text)"),
        (("id: !!python",), f"tag '!!python/object/apply:os.getcwd' is not allowed {SMEI}"),
        register=NO_SMEI,
    ),
    "tag that the value does not fit": case(
        swap("id: smei\n", "id: !!timestamp smei\n"), (("id: !!",), f"tag '!!timestamp' is not allowed {SMEI}")
    ),
    "tag on a key": case(swap("id: smei\n", "!!str id: smei\n"), (("!!str id",), f"tag '!!str' is not allowed {SMEI}")),
    "second document": case(
        lambda text: text + "---\n# The second\nfootnotes: []\n",
        (right_line("number: 40") + 6, "a second YAML document begins here; a file holds one"),
    ),
    "list as a key": case(
        swap("id: smei\n", "? [id]\n            : smei\n"),
        (("? [id]",), f"a key must be plain text {SMEI}"),
        (("? [id]",), f"missing key 'id' {SMEI}"),
        (("? [id]",), f"unknown key '? on line {right_line('id: smei')}' {SMEI} {INITIATIVE_KEYS}"),
        register=NO_SMEI,
    ),
    "control character": case(
        swap("id: smei\n", "id: sm\x00ei\n"), (("id: sm\x00ei",), f"invisible character U+0000 is not allowed {SMEI}")
    ),
    "bidirectional override in a text": case(
        swap("ten tijde van crises", "ten \u202etijde van crises"),
        (("weerbare interne markt ten",), f"invisible character U+202E is not allowed {SMEI}"),
    ),
    "bidirectional override in a comment": case(
        swap("# What editors know", "# What \u2067editors know"),
        (("# What \u2067editors",), "invisible character U+2067 is not allowed"),
    ),
    "line separator, which moves no line": case(
        both(swap("ten tijde van crises", "ten \u2028tijde van crises"), swap("id: hera\n", "id: HERA\n")),
        (("weerbare interne markt ten",), f"invisible character U+2028 is not allowed {SMEI}"),
        (("id: HERA",), f"id 'HERA' is not well formed {HERA} {ID}"),
        register=NO_HERA,
    ),
    "Windows line ends, which move no line": case(
        both(swap("id: smei\n", "id: SMEI\n"), lambda text: text.replace("\n", "\r\n")),
        (("id: SMEI",), f"id 'SMEI' is not well formed {SMEI} {ID}"),
        register=NO_SMEI,
    ),
    "deep nesting": case(whole("a:\n  b: " + "[" * 10_000), (2, "nested more than 40 levels deep")),
    "empty file": case(whole(""), (1, "the file is empty (allowed: a mapping of keys)"), (1, NO_BODY), (1, NO_NOTES)),
    "list as the file": case(
        whole("[]\n"), (1, "the file is a list (allowed: a mapping of keys)"), (1, NO_BODY), (1, NO_NOTES)
    ),
    "file that holds nothing": case(
        whole("document: {}\nbuilding_blocks: [3]\nfootnotes:\n"),
        (1, "missing key 'date'"),
        (1, "missing key 'letter'"),
        (1, "missing key 'title'"),
        (1, NO_BODY),
        (1, NO_NOTES),
        (2, "entry 1 of building_blocks is '3' (allowed: a mapping of keys)"),
        (3, "footnotes is empty (allowed: a list)"),
    ),
}

VALUE_CASES = {
    "unknown key": case(
        swap("short_title: Interne markt", "short_titel: Interne markt"),
        (
            ("short_titel:",),
            f"unknown key 'short_titel' (did you mean short_title?) {UNNAMED_MARKET} "
            "(allowed: id, title, short_title, page, text, themes, initiatives)",
        ),
    ),
    "unknown key of a status": case(
        in_smei("quote:", "qoute:"),
        (smei("value:"), f"missing key 'quote' {SMEI}"),
        (smei("qoute:"), f"unknown key 'qoute' (did you mean quote?) {SMEI} (allowed: for, value, quote)"),
    ),
    "number as a key": case(
        swap("id: smei\n", "id: smei\n            3: x\n"), (smei("3:"), f"unknown key '3' {SMEI} {INITIATIVE_KEYS}")
    ),
    "key of a thousand characters": case(
        swap("id: smei\n", f"id: smei\n            {'k' * 1000}: x\n"),
        (smei("kkk"), f"unknown key '{'k' * 59}…' {SMEI} {INITIATIVE_KEYS}"),
    ),
    "the package's name for a key": case(
        swap("- for: Horizon Europe", "- subject: Horizon Europe"),
        (("subject: Horizon",), f"missing key 'for' {HORIZON}"),
        (("subject: Horizon",), f"unknown key 'subject' {HORIZON} {BUDGET_KEYS}"),
    ),
    "missing key": case(in_smei("            name_by: annex\n", ""), (("id: smei",), f"missing key 'name_by' {SMEI}")),
    "page as text": case(
        in_smei("page: 1", 'page: "1"'), (smei("page:"), f"page is '1' {SMEI} (allowed: a whole number)")
    ),
    "page with decimals": case(
        in_smei("page: 1", "page: 1.0"), (smei("page:"), f"page is '1.0' {SMEI} (allowed: a whole number)")
    ),
    "page in octal": case(
        in_smei("page: 1", "page: 01"), (smei("page:"), f"page is '01' {SMEI} (allowed: a whole number)")
    ),
    "page as a truth value": case(
        in_smei("page: 1", "page: true"), (smei("page:"), f"page is true {SMEI} (allowed: a whole number)")
    ),
    "amount with underscores": case(
        in_ipcei("amount: 1600000000", "amount: 1_600_000_000"),
        (ipcei("text:"), f"1,6 miljard euro stands in the text, not in budgets {IPCEI}"),
        (ipcei("amount:"), f"amount is '1_600_000_000' {IPCEI} (allowed: a whole number)"),
    ),
    "amount in scientific notation": case(
        in_ipcei("amount: 1600000000", "amount: 16e8"),
        (ipcei("amount:"), f"amount is '1600000000.0' {IPCEI} (allowed: a whole number)"),
    ),
    "amount in base 60": case(
        in_ipcei("amount: 1600000000", "amount: 1:30"),
        (ipcei("text:"), f"1,6 miljard euro stands in the text, not in budgets {IPCEI}"),
        (ipcei("amount:"), f"amount is '1:30' {IPCEI} (allowed: a whole number)"),
    ),
    "amount of five thousand digits": case(
        in_ipcei("amount: 1600000000", f"amount: {'9' * 5000}"),
        (ipcei("text:"), f"1,6 miljard euro stands in the text, not in budgets {IPCEI}"),
        (ipcei("amount:"), f"amount is '{'9' * 59}…' {IPCEI} (allowed: a whole number)"),
    ),
    "truth value as the language was long ago": case(
        swap("approximate: true", "approximate: yes", after="- for: Horizon Europe"),
        (("for: Horizon Europe", "approximate:"), f"approximate is 'yes' {HORIZON} (allowed: true or false)"),
    ),
    "text as a list": case(
        in_smei("quote: Het recente Single Market Emergency Instrument (SMEI) voorstel", "quote: [Het recente]"),
        (smei("quote:"), f"quote is a list {SMEI} (allowed: text)"),
    ),
    "list as a mapping": case(
        swap("id: smei\n", "id: smei\n            budgets: {}\n"),
        (smei("budgets:"), f"budgets is a mapping {SMEI} (allowed: a list)"),
    ),
    "mapping as text": case(
        in_smei("status:\n              value: voorstel\n              quote:", "status: lopend\n            # quote:"),
        (smei("status:"), f"status is 'lopend' {SMEI} (allowed: a mapping of keys)"),
    ),
    "date as text": case(
        swap("date: 2022-11-08", 'date: "2022-11-08"'),
        (("date:",), "date is '2022-11-08' (allowed: a date, as 2022-11-08)"),
    ),
    "date that is in no calendar": case(
        swap("date: 2022-11-08", "date: 2022-13-45"),
        (("date:",), "date is '2022-13-45' (allowed: a date, as 2022-11-08)"),
    ),
    "address that runs a script": case(
        swap("url: https://zoek", "url: javascript://zoek"),
        (("url:",), "url is 'javascript://zoek.officielebekendmakingen.nl/kst-35982-9.ht…' (allowed: an address)"),
    ),
    "nothing where text belongs": case(
        in_smei("quote: Het recente", "quote: # Het recente"),
        (smei("quote:"), f"quote is empty {SMEI} (allowed: text)"),
    ),
    "nothing where text may be left out": case(
        swap("short_title: Interne markt", "short_title: # Interne markt"),
        (("short_title: #",), f"short_title is empty {UNNAMED_MARKET} {OMIT}"),
    ),
    "one of several statuses, of nothing": case(
        in_ipcei("- for: IPCEI waterstof, IPCEI Micro-elektronica 2", "- for: # IPCEI waterstof"),
        (("for: # IPCEI",), f"for is empty {IPCEI} {OMIT}"),
    ),
    "nothing where a value belongs": case(
        in_smei("value: voorstel", "value:"),
        (
            smei("value:"),
            f"value is empty {SMEI} "
            "(allowed: voorgenomen, verkenning, voorstel, akkoord, implementatie, lopend, afgerond)",
        ),
    ),
    "empty text": case(
        swap("short_title: Interne markt en gelijk speelveld", 'short_title: ""'),
        (('short_title: ""',), f"short_title is empty {UNNAMED_MARKET} (allowed: text)"),
    ),
    "status that does not exist": case(
        in_smei("value: voorstel", "value: voorstelt"),
        (
            smei("value:"),
            f"value 'voorstelt' does not exist (did you mean voorstel?) {SMEI} "
            "(allowed: voorgenomen, verkenning, voorstel, akkoord, implementatie, lopend, afgerond)",
        ),
    ),
    "kind that does not exist": case(
        in_ipcei("kind: total", "kind: totaal"),
        (
            ipcei("kind:"),
            f"kind 'totaal' does not exist (did you mean total?) {IPCEI} (allowed: amount, total, increase)",
        ),
    ),
    "kind as a list": case(
        in_ipcei("kind: total", "kind: [total]"),
        (ipcei("kind:"), f"kind is a list {IPCEI} (allowed: amount, total, increase)"),
    ),
    "amount below zero": case(
        in_ipcei("amount: 1600000000", "amount: -1600000000"),
        (ipcei("text:"), f"1,6 miljard euro stands in the text, not in budgets {IPCEI}"),
        (ipcei("amount:"), f"amount -1600000000 is too low {IPCEI} (allowed: 0 or more)"),
    ),
    "bad id": case(
        swap("id: smei\n", "id: SMEI_2022\n"),
        (("id: SMEI_2022",), f"id 'SMEI_2022' is not well formed {SMEI} {ID}"),
        register=NO_SMEI,
    ),
    "id of a million characters": case(
        swap("id: smei\n", f"id: {'a' * MEGABYTE}\n"),
        (("id: aaa",), f"id has 1000000 characters {SMEI} (allowed: 80 or fewer)"),
        register=NO_SMEI,
    ),
    "page out of range": case(
        in_smei("page: 1", "page: 10"), (smei("page:"), f"page 10 is out of range {SMEI} (allowed: 1 to 9)")
    ),
    "page zero": case(
        in_smei("page: 1", "page: 0"), (smei("page:"), f"page 0 is out of range {SMEI} (allowed: 1 to 9)")
    ),
    "list of one status": case(
        in_smei(
            "value: voorstel\n              quote",
            "- for: SMEI\n                value: voorstel\n                quote",
        ),
        (smei("for:"), f"status has too few entries {SMEI} (allowed: 2 or more)"),
    ),
}

RULE_CASES = {
    "id twice": case(
        swap("id: hera\n", "id: smei\n"),
        (right_line("id: hera"), f"id 'smei' is already that of {SMEI[1:-1]} {HERA}"),
        register=NO_HERA,
        rule=checks.ids_are_unique,
    ),
    "id that is kept": case(
        swap("id: smei\n", "id: voetnoot-2\n"),
        (("id: voetnoot-2",), f"id 'voetnoot-2' is kept for footnotes {SMEI}"),
        (("id: voetnoot-2",), f"id 'voetnoot-2' is no permalink {SMEI} {PERMALINKS}"),
        register=NO_SMEI,
        rule=checks.ids_are_unique,
    ),
    "building block out of order": case(
        swap("number: 1\n    title: Init", "number: 3\n    title: Init"),
        (("id: bouwsteen-1", "number:"), "number is 3 [Bouwsteen 3] (allowed: 1)"),
        (
            ("id: bouwsteen-1", "number:"),
            "the text has '3.' where the source has '1.' on page 1 after 'van de OSA-agenda Bouwsteen' [Bouwsteen 3]",
        ),
        rule=checks.blocks_count_from_one,
    ),
    "footnotes out of order": case(
        both(swap("- number: 7\n", "- number: 999\n"), swap("- number: 8\n", "- number: 7\n"), swap("999", "8")),
        (("number: 8",), "footnote numbers out of order: 8 stands in the place of 7 [voetnoot 8] (allowed: 7)"),
        (
            ("number: 8",),
            "the text has 'voetnoot 8:' where the source has 'voetnoot 7:' on page 2 after "
            "'2022 p20-22 en bijlage.' [voetnoot 8]",
        ),
        (("number: 7",), "footnote numbers out of order: 7 stands in the place of 8 [voetnoot 7] (allowed: 8)"),
        (
            ("number: 7",),
            "the text has 'voetnoot 7:' where the source has 'voetnoot 8:' on page 2 after "
            "'het ondernemingsklimaat in Nederland' [voetnoot 7]",
        ),
        rule=checks.footnotes_count_from_one,
    ),
    "footnote number as text": case(
        swap("- number: 1\n", '- number: "1"\n'),
        (("id: onnodige-belemmeringen", "text:"), NO_FIRST_NOTE),
        (('number: "1"',), "number is '1' [voetnoot ?] (allowed: a whole number)"),
        (
            ('number: "1"',),
            "the text has 'voetnoot ?:' where the source has 'voetnoot 1:' on page 1 [voetnoot ?]",
        ),
        rule=checks.marks_have_footnotes,
    ),
    "footnote number as a list": case(
        swap("- number: 1\n", "- number: [1]\n"),
        (("id: onnodige-belemmeringen", "text:"), NO_FIRST_NOTE),
        (("number: [1]",), "number is a list [voetnoot ?] (allowed: a whole number)"),
        (
            ("number: [1]",),
            "the text has 'voetnoot ?:' where the source has 'voetnoot 1:' on page 1 [voetnoot ?]",
        ),
        rule=checks.marks_have_footnotes,
    ),
    "mark without footnote": case(
        swap("[^2]", "[^2][^41]"),
        (smei("text:"), f"footnote mark [^41] has no footnote {SMEI}"),
        (
            smei("text:"),
            "the text has 'garanderen.[^2][^41]' where the source has 'garanderen.[^2]' on page 1 after "
            f"'van strategische producten te' {SMEI}",
        ),
        rule=checks.marks_have_footnotes,
    ),
    "footnote that is never cited": case(
        swap("[^2]", ""),
        (
            smei("text:"),
            "the text has 'garanderen.' where the source has 'garanderen.[^2]' on page 1 after "
            f"'van strategische producten te' {SMEI}",
        ),
        (("footnotes:", "number: 2"), "footnote 2 is never cited [voetnoot 2]"),
        rule=checks.marks_have_footnotes,
    ),
    "marks out of order": case(
        both(swap("[^1]", "[^first]"), swap("[^2]", "[^1]"), swap("[^first]", "[^2]")),
        (
            ("id: onnodige-belemmeringen", "text:"),
            "the text has 'markt.[^2]' where the source has 'markt.[^1]' on page 1 after 'weerbaarheid van de interne' "
            f"{BARRIERS}",
        ),
        (smei("text:"), f"footnote mark [^1] stands after [^2]: marks follow the order {SMEI}"),
        (
            smei("text:"),
            "the text has 'garanderen.[^1]' where the source has 'garanderen.[^2]' on page 1 after "
            f"'van strategische producten te' {SMEI}",
        ),
        rule=checks.marks_have_footnotes,
    ),
    "broken mark": case(
        swap("[^2]", "[^2][^x]"),
        (smei("text:"), f"'[^x]' is not a footnote mark {SMEI} (allowed: [^number])"),
        (
            smei("text:"),
            "the text has 'garanderen.[^2][^x]' where the source has 'garanderen.[^2]' on page 1 after "
            f"'van strategische producten te' {SMEI}",
        ),
        rule=checks.marks_have_footnotes,
    ),
    "mark of five thousand digits": case(
        swap("[^2]", f"[^2][^{'9' * 5000}]"),
        (smei("text:"), f"'[^{'9' * 18}' is not a footnote mark {SMEI} (allowed: [^number])"),
        (
            smei("text:"),
            f"the text has 'garanderen.[^2][^{'9' * 63}…' where the source has 'garanderen.[^2]' on page 1 after "
            f"'van strategische producten te' {SMEI}",
        ),
        rule=checks.marks_have_footnotes,
    ),
    "mark in a footnote": case(
        swap("Kamerstuk 35 925-XVII, nr. 54.", "Kamerstuk 35 925-XVII, nr. 54.[^20]"),
        (("footnotes:", "number: 19", "text:"), "a footnote does not cite footnotes [voetnoot 19]"),
        (
            ("footnotes:", "number: 19", "text:"),
            "the text has '54.[^20]' where the source has '54.' on page 5 after 'Kamerstuk 35 925-XVII, nr.' "
            "[voetnoot 19]",
        ),
        rule=checks.marks_have_footnotes,
    ),
    "quote of a status in other words": case(
        in_smei("quote: Het recente", "quote: Het nieuwe"),
        (
            smei("quote:"),
            f"quote 'Het nieuwe Single Market Emergency Instrument (SMEI) voorst…' is not in the text {SMEI}",
        ),
        rule=checks.quotes_are_literal,
    ),
    "quote that neither the bullet nor the one above it holds": case(
        swap("quote: Nederland", "quote: Nederland zelf", after="id: horizon-europe-industriebeleid\n"),
        (
            ("id: horizon-europe-industriebeleid", "quote:"),
            "quote 'Nederland zelf zet in op Europese samenwerking op het gebie…' is not in the text, "
            f"nor in the parent's {HORIZON}",
        ),
        rule=checks.quotes_are_literal,
    ),
    "quote that breaks off in a word": case(
        in_smei("quote: Het recente Single Market Emergency Instrument (SMEI) voorstel", "quote: Het rec"),
        (smei("quote:"), f"quote 'Het rec' is not in the text {SMEI}"),
        rule=checks.quotes_are_literal,
    ),
    "quote of a budget in other words": case(
        in_ipcei("quote: drie rondes", "quote: vier rondes"),
        (
            ("name: Important Projects", "budgets:", "quote:"),
            f"quote 'vier rondes, in totaal 1,6 miljard euro' is not in the text {IPCEI}",
        ),
        rule=checks.quotes_are_literal,
    ),
    "amount that the quote does not say": case(
        in_ipcei("amount: 1600000000", "amount: 160000000"),
        (ipcei("text:"), f"1,6 miljard euro stands in the text, not in budgets {IPCEI}"),
        (ipcei("amount:"), f"amount 160000000 is not what the quote says {IPCEI} (allowed: 1600000000)"),
        rule=checks.amounts_are_quoted,
    ),
    "quote without an amount": case(
        in_ipcei("quote: drie rondes, in totaal 1,6 miljard euro", "quote: drie rondes, in totaal"),
        (
            ipcei("amount:"),
            f"amount 1600000000 is not what the quote says {IPCEI} (allowed: a quote that holds an amount)",
        ),
        rule=checks.amounts_are_quoted,
    ),
    "kind that the quote does not say": case(
        in_ipcei("kind: total", "kind: increase"),
        (ipcei("kind:"), f"kind is increase, but the quote says total {IPCEI} (allowed: total)"),
        rule=checks.amounts_are_quoted,
    ),
    "circa that is passed over": case(
        swap("approximate: true", "approximate: false", after="- for: Horizon Europe"),
        (
            ("for: Horizon Europe", "approximate:"),
            "approximate does not fit the quote '+/- 20 miljard euro meer budget dan Horizon Europe in het v…' "
            f"{HORIZON} (allowed: true)",
        ),
        rule=checks.amounts_are_quoted,
    ),
    "amount without a budget": case(
        swap(
            "budgets:\n      - for: waterstofprojecten\n        amount: 1300000000\n        kind: increase\n",
            "budgets: []\n    #",
        ),
        (("footnotes:", "number: 25", "text:"), "1,3 miljard euro stands in the text, not in budgets [voetnoot 25]"),
        rule=checks.amounts_are_recorded,
    ),
    "same money as that of nobody": case(
        swap("same_as: ipcei\n", "same_as: ipcei-2\n"),
        (("same_as:",), f"same_as 'ipcei-2' is no other initiative's id {CHIPS}"),
        rule=checks.same_money_is_found,
    ),
    "same money as its own": case(
        swap("same_as: ipcei\n", "same_as: ipcei-micro-elektronica-2\n"),
        (("same_as:",), f"same_as 'ipcei-micro-elektronica-2' is no other initiative's id {CHIPS}"),
        rule=checks.same_money_is_found,
    ),
    "same money as an initiative without money": case(
        swap("same_as: ipcei\n", "same_as: smei\n"),
        (("same_as:",), f"'smei' has no budget of 230000000 of its own {CHIPS}"),
        rule=checks.same_money_is_found,
    ),
    "same money for something else": case(
        swap(
            "for: IPCEI Micro-elektronica 2",
            "for: IPCEI Micro",
            after="nemen aan een tweede ronde\n                budgets",
        ),
        (
            ("id: ipcei-micro-elektronica-2", "budgets:", "for:"),
            f"'ipcei' names this money for something else than 'IPCEI Micro' {CHIPS} "
            "(allowed: IPCEI Micro-elektronica 2)",
        ),
        rule=checks.same_money_is_found,
    ),
    "one of several statuses, of what?": case(
        in_ipcei("- for: IPCEI waterstof, IPCEI Micro-elektronica 2, IPCEI Cloud en IPCEI Health\n    ", "-\n    "),
        (ipcei("value:"), f"missing key 'for': one of several statuses {IPCEI}"),
        rule=checks.several_statuses_say_of_what,
    ),
    "name that is not in the text": case(
        in_smei("name: Single Market Emergency Instrument", "name: Noodinstrument"),
        (
            smei("name:"),
            f"name 'Noodinstrument (SMEI)' is not in the text {MARKET[:-1]} › Noodinstrument (SMEI)] "
            "(allowed: name_by: editors)",
        ),
        rule=checks.annex_names_are_literal,
    ),
    "name in other capitals": case(
        swap("name: HERA", "name: Hera"),
        (("name: Hera",), f"name 'Hera' is not in the text {HERA[:-5]}Hera] (allowed: name_by: editors)"),
        rule=checks.annex_names_are_literal,
    ),
    "page break at a word that stands there twice": case(
        swap("before: proactieve en constructieve rol", "before: p"),
        (("before: p",), f"'p' stands in the text 5 times {FRAMEWORK} (allowed: once)"),
        rule=checks.page_breaks_are_found,
    ),
    "theme without anything": case(
        swap(
            "      - id: industriebeleid\n",
            "      - id: leeg\n        title: Leeg\n        page: 1\n\n      - id: industriebeleid\n",
        ),
        (("id: leeg",), "an empty theme [Bouwsteen 1 › Leeg] (allowed: a text, initiatives or themes)"),
        (
            ("title: Leeg",),
            "the text has 'Leeg', which the source does not have there on page 1 after "
            "'momenteel in de implementatiefase.' [Bouwsteen 1 › Leeg]",
        ),
        rule=checks.themes_hold_something,
    ),
    "sub-theme with sub-themes": case(
        swap(
            "            title: Energie en fossiele brandstoffen\n",
            "            title: Energie en fossiele brandstoffen\n            themes: [3]\n",
        ),
        (("title: Energie", "themes:"), f"a sub-theme has no sub-themes of its own {ENERGY}"),
        (("title: Energie", "themes:"), f"a theme holds initiatives or sub-themes, not both {ENERGY}"),
        (("title: Energie", "themes:"), f"entry 1 of themes is '3' {ENERGY} (allowed: a mapping of keys)"),
        rule=checks.themes_hold_something,
    ),
    "two blanks": case(
        swap("short_title: Interne markt en", 'short_title: "Interne markt  en gelijk speelveld" #'),
        (
            ('short_title: "Interne',),
            "white space at an end, in a run or as a line break [Bouwsteen 1 › Interne markt  en gelijk speelveld] "
            "(allowed: single blanks)",
        ),
        rule=checks.texts_are_clean,
    ),
    "line break that is kept": case(
        in_smei("text: >-", "text: >"),
        (smei("text:"), f"white space at an end, in a run or as a line break {SMEI} (allowed: single blanks)"),
        rule=checks.texts_are_clean,
    ),
    "blank that does not break": case(
        swap("ten tijde van crises", "ten\u00a0tijde van crises"),
        (smei("text:"), f"invisible character U+00A0 {SMEI} (allowed: plain text)"),
        rule=checks.texts_are_clean,
    ),
    "invisible character that is written out": case(
        swap("short_title: Interne markt en gelijk speelveld", 'short_title: "Interne markt\\u202e"'),
        (
            ('short_title: "Interne',),
            "invisible character U+202E [Bouwsteen 1 › Interne markt\\u202e] (allowed: plain text)",
        ),
        rule=checks.texts_are_clean,
    ),
    "letters and accents apart": case(
        swap("short_title: Interne markt en", "short_title: Intérne markt en".replace("é", "e\u0301")),
        (
            ("short_title: Inte",),
            "letters and accents are written apart [Bouwsteen 1 › Inte\u0301rne markt en gelijk speelveld] "
            "(allowed: Unicode in NFC)",
        ),
        rule=checks.texts_are_clean,
    ),
    "a million blanks": case(
        swap(">-\n      Zie ook BNC fiche: EU Chips Act", f'"Zie ook{" " * MEGABYTE}BNC fiche: EU Chips Act"'),
        (
            ("footnotes:", "number: 26", "text:"),
            "white space at an end, in a run or as a line break [voetnoot 26] (allowed: single blanks)",
        ),
        rule=checks.texts_are_clean,
    ),
    "budget that stands there twice": case(
        in_ipcei(
            "- for: IPCEI Cloud\n",
            "- {for: Cloud, amount: 70000000, kind: amount, quote: IPCEI Cloud (70 miljoen euro)}\n"
            "                  - for: IPCEI Cloud\n",
        ),
        (
            ("name: Important Projects", "for: IPCEI Cloud", "amount:"),
            f"70 miljoen euro stands in budgets more often than in the text {IPCEI}",
        ),
        rule=checks.amounts_are_recorded,
    ),
    "same money that is counted twice": case(
        swap("same_as: ipcei\n", "# same_as: ipcei\n"),
        (
            ("id: ipcei-micro-elektronica-2", "amount:"),
            f"230 miljoen euro for 'IPCEI Micro-elektronica 2' is already that of {IPCEI[1:-1]} {CHIPS} "
            "(allowed: with same_as)",
        ),
        rule=checks.same_money_is_counted_once,
    ),
    "name that the text leads with, as the editors'": case(
        swap("name_by: annex", "name_by: editors", after="          - id: horizon-europe\n"),
        (
            ("id: horizon-europe-industriebeleid", "id: horizon-europe", "name_by:"),
            "the text leads with the name 'Horizon Europe' [Bouwsteen 1 › Innovatiebeleid › Horizon Europe] "
            "(allowed: annex)",
        ),
        rule=checks.annex_names_are_literal,
    ),
    "letter with the address of another paper": case(
        swap("kst-35982-9.html", "kst-35982-8.html"),
        (
            ("url:",),
            "url is another paper than Kamerstukken II 2022/23, 35 982, nr. 9 "
            "(allowed: https://zoek.officielebekendmakingen.nl/kst-35982-9.html)",
        ),
        rule=checks.letter_is_one_paper,
    ),
    "letter without a number": case(
        swap("35 982, nr. 9", "35 982, nr."),
        (
            ("reference:",),
            "reference 'Kamerstukken II 2022/23, 35 982, nr.' is not well formed "
            "(allowed: as Kamerstukken II 2022/23, 35 982, nr. 9)",
        ),
        rule=checks.letter_is_one_paper,
    ),
    "letter of another year than its number": case(
        swap("date: 2022-11-08", "date: 2022-09-08"),
        (("date:",), "date 2022-09-08 is not in the year of Kamerstukken II 2022/23, 35 982, nr. 9"),
        (("date:",), "date is 2022-09-08, but mkdocs.yml says 8 november 2022"),
        rule=checks.letter_is_one_paper,
    ),
    "title of a page that holds a macro": case(
        swap("short_title: Europees industriebeleid", "short_title: Europees {{ 7*7 }} & <b>beleid</b>"),
        (
            ("short_title: Europees",),
            "the title of a page has & < > { } [Bouwsteen 1 › Europees {{ 7*7 }} & <b>beleid</b>] "
            "(allowed: a short_title without)",
        ),
        rule=checks.labels_are_plain,
    ),
}

SOURCE_CASES = {
    "missing word": case(
        swap("              weerbare interne markt", "              interne markt"),
        (
            smei("text:"),
            "the text lacks 'weerbare', which the source has on page 1 after 'moet bijdragen aan een' " + SMEI,
        ),
    ),
    "doubled word": case(
        swap("              weerbare interne markt", "              weerbare weerbare interne markt"),
        (
            smei("text:"),
            "the text has 'weerbare', which the source does not have there on page 1 after "
            f"'moet bijdragen aan een' {SMEI}",
        ),
    ),
    "moved word": case(
        swap("              weerbare interne markt", "              interne weerbare markt"),
        (
            smei("text:"),
            "the text has 'weerbare', which the source does not have there on page 1 after "
            f"'aan een weerbare interne' {SMEI}",
        ),
        (
            smei("text:"),
            f"the text lacks 'weerbare', which the source has on page 1 after 'moet bijdragen aan een' {SMEI}",
        ),
    ),
    "mark on another word": case(
        both(
            swap("garanderen.[^2]", "garanderen."),
            swap("te\n              garanderen.", "te[^2]\n              garanderen."),
        ),
        (
            smei("text:"),
            "the text has 'te[^2] garanderen.' where the source has 'te garanderen.[^2]' on page 1 after "
            f"'leveringszekerheid van strategische producten' {SMEI}",
        ),
    ),
    "blank before a full stop": case(
        swap("ten tijde van crises.", "ten tijde van crises ."),
        (
            smei("text:"),
            f"the text has 'crises .' where the source has 'crises.' on page 1 after 'markt ten tijde van' {SMEI}",
        ),
    ),
    "letter of another alphabet": case(
        swap("weerbare interne markt ten", "weerb\u0430re interne markt ten"),
        (
            smei("text:"),
            "the text has 'weerb\u0430re' where the source has 'weerbare' on page 1 after 'moet bijdragen aan een' "
            + SMEI,
        ),
    ),
    "other title": case(
        swap("title: Verminderen van", "title: Vermindering van"),
        (
            ("title: Vermindering",),
            "the text has 'Vermindering' where the source has 'Verminderen' on page 5 after "
            f"'lidstaten en het bedrijfsleven.' {REDUCING}",
        ),
    ),
    "bullet under another bullet": case(
        swap(
            "id: smei\n", "id: smei\n            initiatives: [{id: b, name: B, name_by: editors, page: 1, text: B}]\n"
        ),
        (
            smei("initiatives:"),
            "the text has '•• B', which the source does not have there on page 1 after "
            f"'strategische producten te garanderen.[^2]' {SMEI[:-1]} › B]",
        ),
        (smei("initiatives:"), f"the text leads with the name 'B' {SMEI[:-1]} › B] (allowed: annex)"),
    ),
    "heading's last word in its text": case(
        both(
            swap("risicovolle strategische afhankelijkheden\n        sh", "risicovolle strategische\n        sh"),
            swap("          Waar reeds duidelijk", "          afhankelijkheden Waar reeds duidelijk"),
        ),
        (("id: verminderen", "title:"), f"title is not a whole line of the source {REDUCING}"),
    ),
    "bullet's last word in the next heading": case(
        both(
            swap("momenteel in de implementatiefase.\n", "momenteel in de\n", after="Ook deze verordening\n"),
            swap("title: Strategisch Europees", "title: implementatiefase. Strategisch Europees"),
            swap("              quote: Ook deze", "              quote: deze"),
            swap("momenteel in de implementatiefase\n", "momenteel in de\n", after="quote: deze verordening"),
        ),
        (("id: industriebeleid", "title:"), f"title is not a whole line of the source {INDUSTRY}"),
    ),
    "other page": case(
        in_smei("page: 1", "page: 2"), (smei("page:"), f"page is 2, but in the source it begins on page 1 {SMEI}")
    ),
    "page break that is missing": case(
        swap("page_breaks:\n              - page: 2\n                before: proactieve en", "# before: proactieve en"),
        (
            ("id: europees-afwegingskader",),
            f"page_breaks lacks page 2, which begins before 'proactieve en constructieve rol aan in h…' {FRAMEWORK}",
        ),
    ),
    "page break in another place": case(
        swap("before: proactieve en constructieve rol", "before: constructieve rol"),
        (
            ("id: europees-afwegingskader", "page: 2"),
            f"page_breaks lacks page 2, which begins before 'proactieve en constructieve rol aan in h…' {FRAMEWORK}",
        ),
    ),
    "page break too many": case(
        swap("id: smei\n", "id: smei\n            page_breaks: [{page: 2, before: weerbare interne}]\n"),
        (smei("page_breaks:"), f"page_breaks names a page break that the source does not have {SMEI}"),
    ),
    "word of a million characters": case(
        swap("ten tijde van crises", f"ten tijde van {'a' * MEGABYTE} crises"),
        (
            smei("text:"),
            f"the text has '{'a' * 80}…', which the source does not have there on page 1 after "
            f"'markt ten tijde van' {SMEI}",
        ),
    ),
    "a million characters of words": case(
        swap("ten tijde van crises", f"ten tijde van {'crises ' * MANY}crises"),
        (
            smei("text:"),
            f"the text has '{' '.join(['crises'] * 12)}' and {MANY - 12} more words, which the source does not have "
            f"there on page 1 after 'markt ten tijde van' {SMEI}",
        ),
    ),
}

PERMALINK_CASES = {
    "changed id": case(
        swap("id: onnodige-belemmeringen\n", "id: onnodige-belemeringen\n"),
        (
            ("id: onnodige-bel",),
            "id 'onnodige-belemeringen' is no permalink (did you mean onnodige-belemmeringen?) "
            f"{BARRIERS} {PERMALINKS}",
        ),
        register=(
            (
                ("for: onnodige-belemmeringen",),
                "'onnodige-belemmeringen' is no initiative's and no theme's id [namen van onnodige-belemmeringen]",
            ),
        ),
    ),
    "date that the site's description contradicts": case(
        swap("date: 2022-11-08", "date: 2022-11-18"),
        (("date:",), "date is 2022-11-18, but mkdocs.yml says 8 november 2022"),
    ),
}

CASES = {**YAML_CASES, **VALUE_CASES, **RULE_CASES, **SOURCE_CASES, **PERMALINK_CASES}


def lines(text: str, errors: tuple[Error, ...], name: str = ANNEX) -> list[str]:
    """What is printed about a case, but for the count; `text` is that of the file `name`, as it stands there."""
    places = (place if isinstance(place, int) else line_of(text, *place) for place, _ in errors)
    return [f"{name}:{line}: {what}" for line, (_, what) in zip(places, errors, strict=True)]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_mistake_is_reported(case: Case, tmp_path: Path) -> None:
    root = project(tmp_path)
    errors = lines(damage(root, ANNEX, case.damage), case.errors)
    errors += lines((root / REGISTER).read_text(encoding="utf-8"), case.register, REGISTER)
    checked = check(root)
    assert checked.lines == [*errors, count_line(len(errors), files=2 if case.register else 1)]
    assert checked.status == 1


@pytest.mark.parametrize("case", RULE_CASES.values(), ids=RULE_CASES)
def test_rule_finds_the_mistake(case: Case) -> None:
    """The rule that a case names says, by itself, something that the case expects."""
    assert case.rule
    damaged = case.damage((ROOT / ANNEX).read_text(encoding="utf-8"))
    assert isinstance(damaged, str)
    found = [finding.what for finding in case.rule(outline.entries(yamlfile.read(damaged.encode()).data))]
    assert found
    assert all(any(message.startswith(what) for _, message in case.errors) for what in found)


def test_every_rule_has_a_mistake_that_it_finds() -> None:
    assert {case.rule for case in RULE_CASES.values()} == set(checks.RULES)


def test_errors_in_several_places_are_reported_at_once(tmp_path: Path) -> None:
    """Broken types, lost references, wrong words and doubled keys in one go, in the order of their lines."""
    names = ("key twice", "unknown key of a status", "quote of a budget in other words", "same money as that of nobody")
    cases = [CASES[name] for name in names]
    root = project(tmp_path)
    text = damage(root, ANNEX, both(*(case.damage for case in cases)))
    checked = check(root)
    assert checked.lines == [*(line for case in cases for line in lines(text, case.errors)), count_line(5)]
    assert checked.status == 1


@pytest.mark.parametrize("name", [ANNEX, REGISTER, "data/bijlage-2.txt", "data/permalinks.txt"])
def test_missing_file_is_reported(name: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / name).unlink()
    checked = check(root)
    assert checked.lines == [f"{name}:1: can't be read: No such file or directory", count_line(1)]
    assert checked.status == 1


def test_permalink_that_leads_nowhere_is_reported(tmp_path: Path) -> None:
    """Nothing in the data shows that an instrument is gone which nothing else names by its id."""
    root = project(tmp_path)
    text = damage(root, "data/permalinks.txt", lambda text: text + "vervallen  # an instrument that was taken out\n")
    line = len(text.splitlines())
    assert check(root).lines == [f"data/permalinks.txt:{line}: permalink 'vervallen' is nobody's id", count_line(1)]


def test_every_id_is_a_permalink() -> None:
    """That of a new record is no error, but has to be written down before anybody links to it."""
    annex, register = (yamlfile.read((ROOT / name).read_bytes()).data for name in (ANNEX, REGISTER))
    ids = {entry.text("id") for entry in (*outline.entries(annex), *outline.register_entries(register))}
    known = permalinks.read((ROOT / permalinks.FILE).read_text(encoding="utf-8"))
    assert ids - {""} - set(known) == set(), f"add these to {permalinks.FILE}"


def test_missing_folder_is_reported(tmp_path: Path) -> None:
    checked = check(tmp_path)
    assert checked.lines == [
        "data/bijlage-2.txt:1: can't be read: No such file or directory",
        "data/initiatives.yaml:1: can't be read: No such file or directory",
        "data/permalinks.txt:1: can't be read: No such file or directory",
        "data/register.yaml:1: can't be read: No such file or directory",
        count_line(4, files=4),
    ]


def test_source_in_another_encoding_is_reported(tmp_path: Path) -> None:
    root = project(tmp_path)
    damage(root, "data/bijlage-2.txt", lambda text: text.encode("utf-16"))
    assert check(root).lines == ["data/bijlage-2.txt:1: not valid UTF-8: invalid start byte", count_line(1)]


@pytest.mark.parametrize(
    "harmless",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "%YAML 1.2\n---\n" + text + "...\n",
        lambda text: text.replace("name_by: annex", "name_by: 'annex'"),
        lambda text: text + "# Het einde\n",
    ],
    ids=["byte order mark", "Windows line ends", "document marks", "quotation marks", "comment"],
)
def test_what_makes_no_difference_is_not_reported(harmless: Damage, tmp_path: Path) -> None:
    root = project(tmp_path)
    damage(root, ANNEX, harmless)
    assert check(root).status == 0
