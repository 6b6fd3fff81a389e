"""Check that a mistake in `data/initiatives.yaml` is reported: its line, what is wrong, where in the annex, what is
allowed; and never with a traceback.

The cases take the annex as it is and make one small edit. Line numbers are worked out from the damaged text.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from annex.check import annex_rules as rules
from annex.check import permalinks, source_text
from annex.check.project import load_project
from annex.check.records import Records
from annex.model import money
from annex.model.annex import StatusValue
from tests.unit.project import (
    ANNEX,
    DEVELOPMENTS,
    REGISTER,
    ROOT,
    Case,
    Damage,
    both,
    case,
    check,
    count_line,
    damage,
    line_of,
    project,
    swap,
)

BAD = Path(__file__).parent / "bad"

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
CLEAN = "white space at an end, in a run or as a line break"
PERMALINKS = "(allowed: those in data/permalinks.txt, where a new one is added)"
INITIATIVE_KEYS = "(allowed: id, name, name_by, page, text, page_breaks, status, budgets, initiatives)"
AUTONOMY_ID = "id: digitale-autonomie-van-de-eu"
AUTONOMY = "[Bouwsteen 1 › Digitale Autonomie › Digitale autonomie] (allowed: the same in both)"
STATUSES = f"(allowed: {', '.join(StatusValue)})"

MEGABYTE = 1_000_000
MANY = MEGABYTE // len("crises ")

SMEI_TEXT = ("id: smei", "text:")
IPCEI_TEXT = ("name: Important Projects", "text:")


def whole(content: str) -> Damage:
    """Let the file say nothing but `content`."""
    return lambda _: content


def right_line(*words: str) -> int:
    """Where something stands in the annex as it is: for messages that name a second line, above the damage."""
    return line_of((ROOT / ANNEX).read_text(encoding="utf-8"), *words)


def in_smei(old: str, new: str) -> Damage:
    """Change the record of SMEI."""
    return swap(old, new, after="id: smei\n")


def in_ipcei(old: str, new: str) -> Damage:
    """Change the record of IPCEI."""
    return swap(old, new, after="id: ipcei\n")


def other_words(own: str, printed: str, after: str, page: int = 1) -> str:
    """What is said where the annex has other words than the source."""
    return f"the text has '{own}' where the source has '{printed}' on page {page} after '{after}'"


def missing_page(block: str, theme: str, title: str) -> tuple[tuple[str, ...], ...]:
    """What is said of a theme that has no page."""
    page = f"{block}/{theme}.md"
    holding = f'---\\ntitle: {title}\\n---\\n\\n{{{{ theme("{theme}") }}}}\\n'
    missing = f"missing: theme '{theme}' has no page; make this file, holding: {holding}"
    nav = ("mkdocs.yml", "validation:", "nav: {", "nav:")
    return (missing, f"docs/{page}"), (f"nav misses {page}, the page of theme '{theme}'", *nav)


FIRST_PASS = {
    # The file.
    "broken YAML": case(
        in_smei("quote: Het", "quote: Het:"), "broken YAML: mapping values are not allowed in this context"
    ),
    "broken indent": case(
        in_smei("            name:", "           name:"),
        f"broken YAML: while parsing a block collection that begins on line {right_line('id: onnodige-bel')}, "
        "did not find expected '-' indicator",
    ),
    "quotation mark on the last line": case(
        whole('a: b\nc: "d\n'),
        ("broken YAML: while scanning a quoted scalar that begins on line 2, found unexpected end of stream", "c:"),
    ),
    "tab as indent": case(
        swap("id: bouwsteen-1\n    number", "id: bouwsteen-1\n\tnumber"),
        f"broken YAML: while scanning a plain scalar that begins on line {right_line('id: bouwsteen-1')}, "
        "found a tab character that violates indentation",
    ),
    "invalid UTF-8": case(
        lambda text: text.replace("ten tijde van crises", "ten\udcff tijde").encode("utf-8", "surrogateescape"),
        "not valid UTF-8: byte 0xff",
    ),
    "second document": case(
        lambda text: text + "---\n# The second\nfootnotes: []\n",
        "a second YAML document begins here; a file holds one",
    ),
    "nested beyond the parser's limit": case(
        whole("a:\n  b: " + "[" * 10_000),
        ("broken YAML: while increasing flow level, exceeded maximum nesting depth", "b:"),
    ),
    "nested beyond the limit": case(
        whole("a:\n  b: " + "[" * 50 + "]" * 50), ("broken YAML: nested more than 40 levels deep", "b:")
    ),
    "empty file": case(whole(""), "the file is empty (allowed: a mapping of keys)"),
    "file that holds nothing": case(
        whole("document: {}\nbuilding_blocks: [3]\nfootnotes:\n"),
        *((f"missing key '{key}'", "document:") for key in ("date", "letter", "title")),
        ("entry 1 of building_blocks is '3' (allowed: a mapping of keys)", "building_blocks:"),
        ("footnotes is empty (allowed: a list)", "footnotes:"),
    ),
    # What YAML allows and this reader doesn't.
    "key twice": case(
        swap("id: smei\n", "id: smei\n            name_by: annex\n"),
        (
            f"duplicate key 'name_by'; first on line {right_line('id: smei') + 1} {SMEI}",
            *("id: smei", "name:", "name_by:"),
        ),
    ),
    "anchor": case(swap("id: smei\n", "id: &a smei\n"), f"anchor '&a' is not allowed {SMEI}"),
    "alias": case(swap("id: smei\n", "id: *a\n"), "alias '*a' is not allowed: write the value out"),
    "billion laughs": case(
        lambda text: f"{text}a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        ("anchor '&a' is not allowed", "a:"),
        ("anchor '&b' is not allowed", "b:"),
        ("alias '*a' is not allowed: write the value out", "b:"),
        ("alias '*b' is not allowed: write the value out", "c:"),
    ),
    "merge key": case(
        swap("id: smei\n", "<<: {id: smei}\n"),
        f"missing key 'id' {SMEI}",
        f"unknown key '<<' {SMEI} {INITIATIVE_KEYS}",
    ),
    "tag that would run code": case(
        swap("id: smei\n", "id: !!python/object/apply:os.getcwd []\n"),
        f"id is a list {SMEI} (allowed: text)",
        f"tag '!!python/object/apply:os.getcwd' is not allowed {SMEI}",
    ),
    "tag that fits": case(swap("id: smei\n", "id: !!str smei\n"), f"tag '!!str' is not allowed {SMEI}"),
    "tag on a key": case(swap("id: smei\n", "!!str id: smei\n"), f"tag '!!str' is not allowed {SMEI}"),
    "list as a key": case(
        swap("id: smei\n", "? [id]\n            : smei\n"),
        f"a key must be plain text {SMEI}",
        f"missing key 'id' {SMEI}",
    ),
    "control character": case(
        swap("id: smei\n", "id: sm\x00ei\n"), f"invisible character U+0000 is not allowed {SMEI}"
    ),
    "bidirectional override in a comment": case(
        swap("# What editors know", "# What \u2067editors know"), "invisible character U+2067 is not allowed"
    ),
    "line separator and Windows line ends, which move no line": case(
        both(
            swap("id: hera\n", "id: HERA\n"),
            swap("ten tijde van crises", "ten \u2028tijde van crises"),
            lambda text: text.replace("\n", "\r\n"),
        ),
        (f"invisible character U+2028 is not allowed {SMEI}", "weerbare interne markt ten"),
        (f"id 'HERA' is not well formed {HERA} {ID}", "id: HERA"),
    ),
    "blank that does not break": case(
        swap("ten tijde van crises", "ten\u00a0tijde van crises"),
        (f"invisible character U+00A0 is not allowed {SMEI}", *SMEI_TEXT),
    ),
    "invisible character that is written out": case(
        swap("short_title: Interne markt en gelijk speelveld", 'short_title: "Interne markt\\u202e"'),
        "invisible character U+202E is not allowed [Bouwsteen 1 › Interne markt\\u202e]",
    ),
    # The schema: each kind of error.
    "unknown key": case(
        swap("short_title: Interne markt", "short_titel: Interne markt"),
        f"unknown key 'short_titel' (did you mean short_title?) {UNNAMED_MARKET} "
        "(allowed: id, title, short_title, page, text, themes, initiatives)",
    ),
    "unknown key of a status": case(
        in_smei("quote:", "qoute:"),
        (f"missing key 'quote' {SMEI}", "id: smei", "status:"),
        f"unknown key 'qoute' (did you mean quote?) {SMEI} (allowed: for, value, footnote, quote)",
    ),
    "key of a thousand characters": case(
        swap("id: smei\n", f"id: smei\n            {'k' * 1000}: x\n"),
        f"unknown key '{'k' * 59}…' {SMEI} {INITIATIVE_KEYS}",
    ),
    "the package's name for a key": case(
        swap("- for: Horizon Europe", "- subject: Horizon Europe"),
        f"missing key 'for' {HORIZON}",
        f"unknown key 'subject' {HORIZON} (allowed: for, amount, kind, approximate, same_as, quote)",
    ),
    "missing key": case(in_smei("            name_by: annex\n", ""), (f"missing key 'name_by' {SMEI}", "id: smei")),
    **{
        f"page as {wrong}": case(
            in_smei("page: 1", f"page: {wrong}"), f"page is {said} {SMEI} (allowed: a whole number)"
        )
        for wrong, said in (("'1'", "'1'"), ("1.0", "'1.0'"), ("01", "'01'"), ("true", "true"), ("1:30", "'1:30'"))
    },
    "amount of five thousand digits": case(
        in_ipcei("amount: 1600000000", f"amount: {'9' * 5000}"),
        f"amount is '{'9' * 59}…' {IPCEI} (allowed: a whole number)",
    ),
    "amount below zero": case(
        in_ipcei("amount: 1600000000", "amount: -1600000000"),
        f"amount -1600000000 is too low {IPCEI} (allowed: 0 or more)",
    ),
    "truth value of YAML 1.1": case(
        swap("approximate: true", "approximate: yes", after="- for: Horizon Europe"),
        f"approximate is 'yes' {HORIZON} (allowed: true or false)",
    ),
    "mapping as text": case(
        in_smei("status:\n              value: voorstel\n              quote:", "status: lopend\n            # quote:"),
        f"status is 'lopend' {SMEI} (allowed: a mapping of keys)",
    ),
    "date that is in no calendar": case(
        swap("date: 2022-11-08", "date: 2022-13-45"), "date is '2022-13-45' (allowed: a date, as 2022-11-08)"
    ),
    "address that runs a script": case(
        swap("url: https://zoek", "url: javascript://zoek"),
        "url is 'javascript://zoek.officielebekendmakingen.nl/kst-35982-9.ht…' (allowed: an address)",
    ),
    "nothing where text belongs": case(
        in_smei("quote: Het recente", "quote: # Het recente"), f"quote is empty {SMEI} (allowed: text)"
    ),
    "nothing where text may be left out": case(
        swap("short_title: Interne markt", "short_title: # Interne markt"),
        f"short_title is empty {UNNAMED_MARKET} {OMIT}",
    ),
    "empty text": case(
        swap("short_title: Interne markt en gelijk speelveld", 'short_title: ""'),
        f"short_title is empty {UNNAMED_MARKET} (allowed: text)",
    ),
    "status that does not exist": case(
        in_smei("value: voorstel", "value: voorstelt"),
        f"value 'voorstelt' does not exist (did you mean voorstel?) {SMEI} {STATUSES}",
    ),
    "kind as a list": case(
        in_ipcei("kind: total", "kind: [total]"), f"kind is a list {IPCEI} (allowed: amount, total, increase)"
    ),
    "bad id": case(swap("id: smei\n", "id: SMEI_2022\n"), f"id 'SMEI_2022' is not well formed {SMEI} {ID}"),
    "id of a million characters": case(
        swap("id: smei\n", f"id: {'a' * MEGABYTE}\n"), f"id has 1000000 characters {SMEI} (allowed: 80 or fewer)"
    ),
    "list of one status": case(
        in_smei("value: voorstel\n              quote", "- {for: SMEI, value: voorstel, quote: Het recente}\n#"),
        (f"status has too few entries {SMEI} (allowed: 2 or more)", "id: smei", "status:"),
    ),
}


def barriers_gone(id_: str) -> tuple[tuple[str, ...], ...]:
    """What is said of the developments when the first initiative has another id."""
    gone = "'onnodige-belemmeringen' is no"
    about = f"{gone} instrument's, no initiative's and no theme's id [ontwikkeling"
    return (
        (f"initiative '{id_}' has no state", DEVELOPMENTS, "states:"),
        (f"{gone} initiative's id [stand van onnodige-belemmeringen]", DEVELOPMENTS, "states:", "initiative:"),
        (
            f"{about} De Commissie publiceerde op 21 mei 2025 een eengemaaktemark…]",
            DEVELOPMENTS,
            "developments:",
            "about:",
        ),
        (
            f"{about} De voorzitters van Parlement, Raad en Commissie tekenden op…]",
            *(DEVELOPMENTS, "developments:", "about:", "about:"),
        ),
    )


RULES = {
    "id twice": case(
        swap("id: hera\n", "id: smei\n"),
        f"id 'smei' is already that of {SMEI[1:-1]} {HERA}",
        ("home 'hera' is no initiative's id [instrument HERA]", REGISTER, "id: hera-autoriteit", "home:"),
        ("'hera' is no initiative's and no theme's id [namen van hera]", REGISTER, "for: hera"),
        ("permalink 'hera' is nobody's id", "data/permalinks.txt", "hera\n"),
        ("'hera' is no initiative's id [stand van hera]", DEVELOPMENTS, "initiative: hera"),
        *(
            (f"'hera' is no instrument's, no initiative's and no theme's id [ontwikkeling {name}]", DEVELOPMENTS, about)
            for name, about in (
                ("HERA-verordening", "about: [hera, hera-autoriteit, hera-verordening]"),
                ("Voor EU FAB is op 30 juni 2023 een raamcontract met vier pa…", "about: [hera, eu-fab]"),
                ("De Commissie rapporteerde op 26 maart 2025 over de werking …", "about: [hera, hera-autoriteit]"),
            )
        ),
        rule=rules.ids_are_unique,
    ),
    "id that is kept": case(
        swap("id: onnodige-belemmeringen\n", "id: voetnoot-2\n"),
        f"id 'voetnoot-2' is kept for footnotes {BARRIERS}",
        f"id 'voetnoot-2' is no permalink {BARRIERS} {PERMALINKS}",
        (
            "'onnodige-belemmeringen' is no initiative's and no theme's id [namen van onnodige-belemmeringen]",
            *(REGISTER, "for: onnodige-belemmeringen"),
        ),
        *barriers_gone("voetnoot-2"),
        rule=rules.ids_are_unique,
    ),
    "changed id": case(
        swap("id: onnodige-belemmeringen\n", "id: onnodige-belemeringen\n"),
        f"id 'onnodige-belemeringen' is no permalink (did you mean onnodige-belemmeringen?) {BARRIERS} {PERMALINKS}",
        (
            "'onnodige-belemmeringen' is no initiative's and no theme's id [namen van onnodige-belemmeringen]",
            *(REGISTER, "for: onnodige-belemmeringen"),
        ),
        *barriers_gone("onnodige-belemeringen"),
    ),
    "building block out of order": case(
        swap("number: 1\n    title: Init", "number: 3\n    title: Init"),
        "number is 3 [Bouwsteen 3] (allowed: 1)",
        f"{other_words('3.', '1.', 'van de OSA-agenda Bouwsteen')} [Bouwsteen 3]",
        rule=rules.blocks_count_from_one,
    ),
    "footnotes out of order": case(
        both(swap("- number: 7\n", "- number: 999\n"), swap("- number: 8\n", "- number: 7\n"), swap("999", "8")),
        "footnote numbers out of order: 8 stands in the place of 7 [voetnoot 8] (allowed: 7)",
        f"{other_words('voetnoot 8:', 'voetnoot 7:', '2022 p20-22 en bijlage.', 2)} [voetnoot 8]",
        ("footnote numbers out of order: 7 stands in the place of 8 [voetnoot 7] (allowed: 8)", "number: 7"),
        (
            f"{other_words('voetnoot 7:', 'voetnoot 8:', 'het ondernemingsklimaat in Nederland', 2)} [voetnoot 7]",
            "number: 7",
        ),
        rule=rules.footnotes_count_from_one,
    ),
    "mark without footnote": case(
        swap("[^2]", "[^2][^41]"),
        (f"footnote mark [^41] has no footnote {SMEI}", *SMEI_TEXT),
        (
            f"{other_words('garanderen.[^2][^41]', 'garanderen.[^2]', 'van strategische producten te')} {SMEI}",
            *SMEI_TEXT,
        ),
        rule=rules.marks_have_footnotes,
    ),
    "footnote that is never cited": case(
        swap("[^2]", ""),
        (f"{other_words('garanderen.', 'garanderen.[^2]', 'van strategische producten te')} {SMEI}", *SMEI_TEXT),
        ("footnote 2 is never cited [voetnoot 2]", "footnotes:", "number: 2"),
        rule=rules.marks_have_footnotes,
    ),
    "marks out of order": case(
        both(swap("[^1]", "[^first]"), swap("[^2]", "[^1]"), swap("[^first]", "[^2]")),
        (
            f"{other_words('markt.[^2]', 'markt.[^1]', 'weerbaarheid van de interne')} {BARRIERS}",
            *("id: onnodige-belemmeringen", "text:"),
        ),
        (f"footnote mark [^1] stands after [^2]: marks follow the order {SMEI}", *SMEI_TEXT),
        (f"{other_words('garanderen.[^1]', 'garanderen.[^2]', 'van strategische producten te')} {SMEI}", *SMEI_TEXT),
        rule=rules.marks_have_footnotes,
    ),
    "mark of five thousand digits": case(
        swap("[^2]", f"[^2][^{'9' * 5000}]"),
        (f"'[^{'9' * 18}' is not a footnote mark {SMEI} (allowed: [^number])", *SMEI_TEXT),
        (
            other_words(f"garanderen.[^2][^{'9' * 63}…", "garanderen.[^2]", "van strategische producten te")
            + f" {SMEI}",
            *SMEI_TEXT,
        ),
        rule=rules.marks_have_footnotes,
    ),
    "mark in a footnote": case(
        swap("Kamerstuk 35 925-XVII, nr. 54.", "Kamerstuk 35 925-XVII, nr. 54.[^20]"),
        ("a footnote does not cite footnotes [voetnoot 19]", "footnotes:", "number: 19", "text:"),
        (
            f"{other_words('54.[^20]', '54.', 'Kamerstuk 35 925-XVII, nr.', 5)} [voetnoot 19]",
            *("footnotes:", "number: 19", "text:"),
        ),
        rule=rules.marks_have_footnotes,
    ),
    "quote in other words": case(
        in_smei("quote: Het recente", "quote: Het nieuwe"),
        f"quote 'Het nieuwe Single Market Emergency Instrument (SMEI) voorst…' is not in the text {SMEI}",
        rule=rules.quotes_are_literal,
    ),
    "quote that neither the bullet nor the one above it holds": case(
        swap("quote: Nederland", "quote: Nederland zelf", after="id: horizon-europe-industriebeleid\n"),
        "quote 'Nederland zelf zet in op Europese samenwerking op het gebie…' is not in the text, "
        f"nor in the parent's {HORIZON}",
        rule=rules.quotes_are_literal,
    ),
    "quote that breaks off in a word": case(
        in_smei("quote: Het recente Single Market Emergency Instrument (SMEI) voorstel", "quote: Het rec"),
        f"quote 'Het rec' is not in the text {SMEI}",
        rule=rules.quotes_are_literal,
    ),
    "quote of a budget in other words": case(
        in_ipcei("quote: drie rondes", "quote: vier rondes"),
        f"quote 'vier rondes, in totaal 1,6 miljard euro' is not in the text {IPCEI}",
        rule=rules.quotes_are_literal,
    ),
    "amount that the quote does not say": case(
        in_ipcei("amount: 1600000000", "amount: 160000000"),
        (f"1,6 miljard euro stands in the text, not in budgets {IPCEI}", *IPCEI_TEXT),
        f"amount 160000000 is not what the quote says {IPCEI} (allowed: 1600000000)",
        rule=rules.amounts_are_quoted,
    ),
    "quote without an amount": case(
        in_ipcei("quote: drie rondes, in totaal 1,6 miljard euro", "quote: drie rondes, in totaal"),
        (
            f"amount 1600000000 is not what the quote says {IPCEI} (allowed: a quote that holds an amount)",
            *("name: Important Projects", "amount:"),
        ),
        rule=rules.amounts_are_quoted,
    ),
    "kind that the quote does not say": case(
        in_ipcei("kind: total", "kind: increase"),
        f"kind is increase, but the quote says total {IPCEI} (allowed: total)",
        rule=rules.amounts_are_quoted,
    ),
    "circa that is passed over": case(
        swap("approximate: true", "approximate: false", after="- for: Horizon Europe"),
        "approximate does not fit the quote '+/- 20 miljard euro meer budget dan Horizon Europe in het v…' "
        f"{HORIZON} (allowed: true)",
        rule=rules.amounts_are_quoted,
    ),
    "quote that leaves out 'circa'": case(
        both(
            swap("quote: een investering van circa 1,5", "quote: 1,5"),
            swap("approximate: true", "approximate: false", after="for: QuantumdeltaNL, Photondelta"),
        ),
        (f"the quote leaves out 'circa' {INVESTMENTS[:-1]} › Nationaal groeifonds]", "quote: 1,5"),
        rule=rules.quotes_are_whole,
    ),
    "amount without a budget": case(
        swap(
            "budgets:\n      - for: waterstofprojecten\n        amount: 1300000000\n        kind: increase\n",
            "budgets: []\n    #",
        ),
        ("1,3 miljard euro stands in the text, not in budgets [voetnoot 25]", "footnotes:", "number: 25", "text:"),
        rule=rules.amounts_are_recorded,
    ),
    "budget that stands there twice": case(
        in_ipcei(
            "- for: IPCEI Cloud\n",
            "- {for: Cloud, amount: 70000000, kind: amount, quote: IPCEI Cloud (70 miljoen euro)}\n"
            "                  - for: IPCEI Cloud\n",
        ),
        (
            f"70 miljoen euro stands in budgets more often than in the text {IPCEI}",
            *("name: Important Projects", "for: IPCEI Cloud", "amount:"),
        ),
        rule=rules.amounts_are_recorded,
    ),
    "same money as that of nobody": case(
        swap("same_as: ipcei\n", "same_as: ipcei-2\n"),
        f"same_as 'ipcei-2' is no other initiative's id {CHIPS}",
        rule=rules.same_money_is_found,
    ),
    "same money as an initiative without money": case(
        swap("same_as: ipcei\n", "same_as: smei\n"),
        f"'smei' has no budget of 230000000 of its own {CHIPS}",
        rule=rules.same_money_is_found,
    ),
    "same money for something else": case(
        swap(
            "for: IPCEI Micro-elektronica 2",
            "for: IPCEI Micro",
            after="aan een tweede ronde\n                budgets:\n                  - for: IPCEI Micro",
        ),
        f"'ipcei' names this money for something else than 'IPCEI Micro' {CHIPS} (allowed: IPCEI Micro-elektronica 2)",
        rule=rules.same_money_is_found,
    ),
    "same money that is counted twice": case(
        swap("same_as: ipcei\n", "# same_as: ipcei\n"),
        (
            f"230 miljoen euro for 'IPCEI Micro-elektronica 2' is already that of {IPCEI[1:-1]} {CHIPS} "
            "(allowed: with same_as)",
            *("id: ipcei-micro-elektronica-2", "amount:"),
        ),
        rule=rules.same_money_is_counted_once,
    ),
    "one of several statuses, of what?": case(
        in_ipcei("- for: IPCEI waterstof, IPCEI Micro-elektronica 2, IPCEI Cloud en IPCEI Health\n    ", "-\n    "),
        (f"missing key 'for': one of several statuses {IPCEI}", "name: Important Projects", "value:"),
        rule=rules.several_statuses_say_of_what,
    ),
    "status that is another than its footnote's": case(
        swap("value: lopend", "value: voorstel", after=f"{AUTONOMY_ID}\n"),
        (f"not the statuses of footnote 14 {AUTONOMY}", AUTONOMY_ID, "status:"),
        rule=rules.readings_are_equal,
    ),
    "status in a footnote that the text does not cite": case(
        swap("footnote: 14\n", "footnote: 13\n", after=f"{AUTONOMY_ID}\n"),
        *((f"not the statuses of footnote {number} {AUTONOMY}", AUTONOMY_ID, "status:") for number in (13, 14)),
        (
            "quote 'Het kabinet werkt onder coördinatie van EZK aan een nadere …' is not in the text "
            + AUTONOMY.partition(" (")[0],
            *(AUTONOMY_ID, "quote:"),
        ),
        rule=rules.quotes_are_literal,
    ),
    "name that is not in the text": case(
        in_smei("name: Single Market Emergency Instrument", "name: Noodinstrument"),
        f"name 'Noodinstrument (SMEI)' is not in the text {MARKET[:-1]} › Noodinstrument (SMEI)] "
        "(allowed: name_by: editors)",
        rule=rules.annex_names_are_literal,
    ),
    "name in other capitals": case(
        swap("name: HERA", "name: Hera"),
        f"name 'Hera' is not in the text {HERA[:-5]}Hera] (allowed: name_by: editors)",
        rule=rules.annex_names_are_literal,
    ),
    "name that the text leads with, as the editors'": case(
        swap("name_by: annex", "name_by: editors", after="- id: onnodige-belemmeringen\n"),
        f"the text leads with the name 'Het wegnemen van onnodige belemmeringen' {MARKET[:-1]} › "
        "Het wegnemen van onnodige belemmeringen] (allowed: annex)",
        rule=rules.annex_names_are_literal,
    ),
    "page break at a word that stands there twice": case(
        swap("before: proactieve en constructieve rol", "before: p"),
        f"'p' stands in the text 5 times {FRAMEWORK} (allowed: once)",
        rule=rules.page_breaks_are_found,
    ),
    "theme without anything": case(
        swap("\nfootnotes:\n", "\n      - id: leeg\n        title: Leeg\n        page: 9\n\nfootnotes:\n"),
        "an empty theme [Bouwsteen 3 › Leeg] (allowed: a text, initiatives or themes)",
        (
            "the text has 'Leeg', which the source does not have there on page 9 after "
            "'en makkelijker te maken.' [Bouwsteen 3 › Leeg]",
            "title: Leeg",
        ),
        *missing_page("bouwsteen-3", "leeg", "3.6 Leeg"),
        rule=rules.themes_hold_something,
    ),
    "sub-theme with sub-themes": case(
        swap(
            "            title: Energie en fossiele brandstoffen\n",
            "            title: Energie en fossiele brandstoffen\n            themes: [{id: x, title: X, page: 5, "
            "text: x}]\n",
        ),
        f"a sub-theme has no sub-themes of its own {ENERGY}",
        f"a theme holds initiatives or sub-themes, not both {ENERGY}",
        "the text has 'X x', which the source does not have there on page 5 after "
        f"'Energie en fossiele brandstoffen' {ENERGY[:-1]} › X]",
        rule=rules.themes_hold_something,
    ),
    "letter with the address of another paper": case(
        swap("kst-35982-9.html", "kst-35982-8.html"),
        "url is another paper than Kamerstukken II 2022/23, 35 982, nr. 9 "
        "(allowed: https://zoek.officielebekendmakingen.nl/kst-35982-9.html)",
        rule=rules.letter_is_one_paper,
    ),
    "letter without a number": case(
        swap("35 982, nr. 9", "35 982, nr."),
        "reference 'Kamerstukken II 2022/23, 35 982, nr.' is not well formed "
        "(allowed: as Kamerstukken II 2022/23, 35 982, nr. 9)",
        rule=rules.letter_is_one_paper,
    ),
    "letter of another year than its number": case(
        swap("date: 2022-11-08", "date: 2022-09-08"),
        "date 2022-09-08 is not in the year of Kamerstukken II 2022/23, 35 982, nr. 9",
        "date is 2022-09-08, but mkdocs.yml says 8 november 2022",
        *(
            (
                f"relation is background, and date {day}: the annex is of 2022-09-08 [ontwikkeling {name}] "
                "(allowed: background for what is older, and only for that)",
                *(DEVELOPMENTS, words, "relation:"),
            )
            for day, name, words in (
                ("2022-10-14", "Strategische agenda voor het ondernemingsklimaat in Nederla…", "act: 2022D41854"),
                ("2022-10-24", "HERA-verordening", "celex: 32022R2372"),
                (
                    "2022-11-02",
                    "Defensie Industrie Strategie in een nieuwe geopolitieke con…",
                    "kamerstuk: 31 125, nr. 123",
                ),
            )
        ),
        rule=rules.letter_is_one_paper,
    ),
    "title of a page that holds a macro": case(
        swap("short_title: Europees industriebeleid", "short_title: Europees {{ 7*7 }} & <b>beleid</b>"),
        "the title of a page has & < > { } [Bouwsteen 1 › Europees {{ 7*7 }} & <b>beleid</b>] "
        "(allowed: a short_title without)",
        (
            "this title is not that of theme 'industriebeleid' "
            "(allowed: title: 1.2 Europees {{ 7*7 }} & <b>beleid</b>)",
            *("docs/bouwsteen-1/industriebeleid.md", "title:"),
        ),
        rule=rules.labels_are_plain,
    ),
    "line break that is kept": case(in_smei("text: >-", "text: >"), f"{CLEAN} {SMEI} (allowed: single blanks)"),
    "letters and accents apart": case(
        swap("short_title: Politiek-economisch", "short_title: Politi\u0301ek-economisch"),
        "letters and accents are written apart [Bouwsteen 1] (allowed: Unicode in NFC)",
        (
            "this title is not that of block 'bouwsteen-1' (allowed: title: 1 Politi\u0301ek-economisch fundament)",
            *("docs/bouwsteen-1/index.md", "title:"),
        ),
    ),
    "a million blanks": case(
        swap(">-\n      Zie ook BNC fiche: EU Chips Act", f'"Zie ook{" " * MEGABYTE}BNC fiche: EU Chips Act"'),
        f"{CLEAN} [voetnoot 26] (allowed: single blanks)",
    ),
}

SOURCE = {
    "missing word": case(
        swap("              weerbare interne markt", "              interne markt"),
        (
            f"the text lacks 'weerbare', which the source has on page 1 after 'moet bijdragen aan een' {SMEI}",
            *SMEI_TEXT,
        ),
    ),
    "doubled word": case(
        swap("              weerbare interne markt", "              weerbare weerbare interne markt"),
        (
            "the text has 'weerbare', which the source does not have there on page 1 after "
            f"'moet bijdragen aan een' {SMEI}",
            *SMEI_TEXT,
        ),
    ),
    "mark on another word": case(
        both(
            swap("garanderen.[^2]", "garanderen."),
            swap("te\n              garanderen.", "te[^2]\n              garanderen."),
        ),
        (
            other_words("te[^2] garanderen.", "te garanderen.[^2]", "leveringszekerheid van strategische producten")
            + f" {SMEI}",
            *SMEI_TEXT,
        ),
    ),
    "blank before a full stop": case(
        swap("ten tijde van crises.", "ten tijde van crises ."),
        (f"{other_words('crises .', 'crises.', 'markt ten tijde van')} {SMEI}", *SMEI_TEXT),
    ),
    "letter of another alphabet": case(
        swap("weerbare interne markt ten", "weerb\u0430re interne markt ten"),
        (other_words("weerb\u0430re", "weerbare", "moet bijdragen aan een") + f" {SMEI}", *SMEI_TEXT),
    ),
    "other title": case(
        swap("title: Verminderen van", "title: Vermindering van"),
        f"{other_words('Vermindering', 'Verminderen', 'lidstaten en het bedrijfsleven.', 5)} {REDUCING}",
    ),
    "bullet under another bullet": case(
        swap(
            "id: smei\n", "id: smei\n            initiatives: [{id: b, name: B, name_by: editors, page: 1, text: B}]\n"
        ),
        "the text has '•• B', which the source does not have there on page 1 after "
        f"'strategische producten te garanderen.[^2]' {SMEI[:-1]} › B]",
        f"the text leads with the name 'B' {SMEI[:-1]} › B] (allowed: annex)",
        ("initiative 'b' has no state", DEVELOPMENTS, "states:"),
    ),
    "heading's last word in its text": case(
        both(
            swap("risicovolle strategische afhankelijkheden\n        sh", "risicovolle strategische\n        sh"),
            swap("          Waar reeds duidelijk", "          afhankelijkheden Waar reeds duidelijk"),
        ),
        f"title is not a whole line of the source {REDUCING}",
    ),
    "bullet's last word in the next heading": case(
        both(
            swap("momenteel in de implementatiefase.\n", "momenteel in de\n", after="Ook deze verordening\n"),
            swap("title: Strategisch Europees", "title: implementatiefase. Strategisch Europees"),
            swap("              quote: Ook deze", "              quote: deze"),
            swap("momenteel in de implementatiefase\n", "momenteel in de\n", after="quote: deze verordening"),
        ),
        (f"title is not a whole line of the source {INDUSTRY}", "id: industriebeleid", "title:"),
    ),
    "other page": case(in_smei("page: 1", "page: 2"), f"page is 2, but in the source it begins on page 1 {SMEI}"),
    "page out of range": case(
        in_smei("page: 1", "page: 10"),
        f"page 10 is out of range {SMEI} (allowed: 1 to 9)",
        f"page is 10, but in the source it begins on page 1 {SMEI}",
    ),
    "page break that is missing": case(
        swap("page_breaks:\n              - page: 2\n                before: proactieve en", "# before: proactieve en"),
        (
            f"page_breaks lacks page 2, which begins before 'proactieve en constructieve rol aan in h…' {FRAMEWORK}",
            "id: europees-afwegingskader",
        ),
    ),
    "page break in another place": case(
        swap("before: proactieve en constructieve rol", "before: constructieve rol"),
        (
            f"page_breaks lacks page 2, which begins before 'proactieve en constructieve rol aan in h…' {FRAMEWORK}",
            *("id: europees-afwegingskader", "page_breaks:"),
        ),
    ),
    "page break too many": case(
        swap("id: smei\n", "id: smei\n            page_breaks: [{page: 2, before: weerbare interne}]\n"),
        f"page_breaks names a page break that the source does not have {SMEI}",
    ),
    "word of a million characters": case(
        swap("ten tijde van crises", f"ten tijde van {'a' * MEGABYTE} crises"),
        (
            f"the text has '{'a' * 80}…', which the source does not have there on page 1 after "
            f"'markt ten tijde van' {SMEI}",
            *SMEI_TEXT,
        ),
    ),
    "a million characters of words": case(
        swap("ten tijde van crises", f"ten tijde van {'crises ' * MANY}crises"),
        (
            f"the text has '{' '.join(['crises'] * 12)}' and {MANY - 12} more words, which the source does not have "
            f"there on page 1 after 'markt ten tijde van' {SMEI}",
            *SMEI_TEXT,
        ),
    ),
    "date that the site's description contradicts": case(
        swap("date: 2022-11-08", "date: 2022-11-18"), "date is 2022-11-18, but mkdocs.yml says 8 november 2022"
    ),
}

CASES = {**FIRST_PASS, **RULES, **SOURCE}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_mistake_is_reported(case: Case, tmp_path: Path) -> None:
    case.test(project(tmp_path), ANNEX)


BY_RULE = {case.rule: case for case in RULES.values()}


@pytest.mark.parametrize("rule", rules.RULES)
def test_rule_is_needed(rule: rules.Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake is missed without its rule."""
    case = BY_RULE[rule]
    monkeypatch.setattr(rules, "RULES", tuple(other for other in rules.RULES if other is not rule))
    case.test_is_missed(project(tmp_path), ANNEX)


def test_bad_documents_are_reported_whole_and_in_order() -> None:
    """Every mistake of the first pass in both files, as an editor sees it."""
    command = [sys.executable, "-m", "annex", "--root", str(BAD), "check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.stderr == (BAD / "errors.txt").read_text(encoding="utf-8")
    assert done.stdout == ""
    assert done.returncode == 1


def test_mistakes_of_the_second_pass_are_reported_at_once(tmp_path: Path) -> None:
    """Lost references, wrong words and a wrong date in one go, in the order of their lines."""
    names = (
        "quote of a budget in other words",
        "same money as that of nobody",
        "missing word",
        "name in other capitals",
    )
    cases = [CASES["letter without a number"], *(CASES[name] for name in names)]
    root = project(tmp_path)
    damage(root, ANNEX, both(*(case.damage for case in cases)))
    found = check(root).lines
    whats = [error if isinstance(error, str) else error[0] for case in cases for error in case.errors]
    assert sorted(line.split(": ", 1)[1] for line in found[:-1]) == sorted(whats)
    assert [int(line.split(":")[1]) for line in found[:-1]] == sorted(int(line.split(":")[1]) for line in found[:-1])
    assert found[-1] == count_line(5)


def test_good_documents_are_not_reported(tmp_path: Path) -> None:
    checked = check(project(tmp_path))
    records = yaml.safe_load((ROOT / REGISTER).read_text(encoding="utf-8"))
    counts = ", ".join(f"{len(records[kind])} {kind}" for kind in ("instruments", "abbreviations"))
    annex = "3 building blocks, 23 themes and sub-themes, 87 initiatives, 40 footnotes"
    assert checked.lines == [f"No errors: {annex}, {counts}."]
    assert checked.status == 0


READ = (ANNEX, REGISTER, DEVELOPMENTS, "data/bijlage-2.txt", "data/permalinks.txt", "mkdocs.yml")


@pytest.mark.parametrize("name", READ)
def test_missing_file_is_reported(name: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / name).unlink()
    assert check(root).lines == [f"{name}:1: can't be read: No such file or directory", count_line(1)]


def test_missing_folder_is_reported(tmp_path: Path) -> None:
    missing = sorted(f"{name}:1: can't be read: No such file or directory" for name in READ)
    assert check(tmp_path).lines == [*missing, count_line(6, files=6)]


def test_source_in_another_encoding_is_reported(tmp_path: Path) -> None:
    root = project(tmp_path)
    damage(root, "data/bijlage-2.txt", lambda text: text.encode("utf-16"))
    assert check(root).lines == ["data/bijlage-2.txt:1: not valid UTF-8: invalid start byte", count_line(1)]


def test_permalink_that_leads_nowhere_is_reported(tmp_path: Path) -> None:
    """Nothing in the data shows that an instrument is gone which nothing else names by its id."""
    root = project(tmp_path)
    text = damage(root, permalinks.FILE, lambda text: text + "vervallen  # an instrument that was taken out\n")
    line = len(text.splitlines())
    assert check(root).lines == [f"{permalinks.FILE}:{line}: permalink 'vervallen' is nobody's id", count_line(1)]


def test_every_id_is_a_permalink() -> None:
    """That of a new record is no error, but has to be written down before anybody links to it."""
    data = load_project(ROOT)
    ids = {*permalinks.ids(Records(data.annex)), *permalinks.ids(Records(data.register))}
    known = permalinks.read((ROOT / permalinks.FILE).read_text(encoding="utf-8"))
    assert ids - set(known) == set(), f"add these to {permalinks.FILE}"


def test_every_mention_of_money_is_read() -> None:
    """'20 productgroepen' and '135 producten' are no money; whatever speaks of money is an amount that can be read."""
    source = source_text.parse((ROOT / "data/bijlage-2.txt").read_text(encoding="utf-8"))
    text = " ".join(token.word for token in (*source.body, *source.notes))
    found = re.findall(
        r"\b(?:miljo|miljard|biljo|euro\b|EUR\b)|€", re.sub(money.AMOUNT.pattern + r"( euro\b)?", "", text)
    )
    assert found == []
    millions = [20_000, 1_600, 230, 70, 40, 1_500, 230, 1_300]
    assert money.amounts(text) == [million * 10**6 for million in millions]


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
