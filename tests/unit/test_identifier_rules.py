"""Official numbers: how they are written, and each rule for them, on records that follow and that break it."""

from functools import partial
from typing import Any

import pytest
from pydantic import ValidationError

from annex.check import identifier_rules as rules
from annex.check.records import Files, Rule
from annex.model.register import Identifiers, NationalLaw
from tests.unit.samples import Record, bullet, development, developments, files, footnote, instrument, said

A = bullet("a", "Een tekst.")
ACT, OLDER, NEWER = "32022R2065", "32022R1925", "32024R1183"
PROPOSAL = "52020PC0825"


def act(id_: str = "wet", *, parent: str | None = None, **identifiers: Any) -> Record:
    part = {"parent": parent} if parent else {}
    return instrument(id_, id_.capitalize(), identifiers=identifiers, **part)


def found_by(rule: Rule[Files], *instruments: Record, **more: Any) -> list[str]:
    return said(rule(files(A, instruments=list(instruments), **more)))


def test_developments_are_identified() -> None:
    def check(role: str | None, number: str | None, **identifiers: Any) -> list[str]:
        found = development(id="stuk", about=["a", "wet"], role=role, celex=number)
        return found_by(rules.developments_are_identified, act(**identifiers), developed=developments({}, found))

    assert check("act", ACT, celex=ACT) == check("act", ACT, acts=[OLDER, ACT]) == []
    assert check("proposal", PROPOSAL, proposal=PROPOSAL) == []
    pending = [{"celex": PROPOSAL, "what": "een wijziging"}]
    for role, key, adopted in (("amendment", "amended_by", [NEWER]), ("replacement", "replaced_by", NEWER)):
        assert check(role, NEWER, celex=ACT, **{key: adopted}) == check(role, PROPOSAL, pending=pending) == []
    # Other roles, and papers without a number, stand for no number of the act.
    assert (
        check("application", NEWER, celex=ACT) == check(None, NEWER, celex=ACT) == check("act", None, celex=ACT) == []
    )

    def lacking(celex: str, role: str, keys: str) -> list[str]:
        what = f"{celex}, the {role} in development 'stuk', is not in the identifiers"
        return [f"0.identifiers: {what} (allowed: in {keys})"]

    assert check("act", ACT, celex=OLDER) == check("act", ACT, acts=[OLDER]) == lacking(ACT, "act", "celex or acts")
    assert check("proposal", PROPOSAL, celex=ACT) == lacking(PROPOSAL, "proposal", "proposal")
    assert check("amendment", NEWER, celex=NEWER) == lacking(NEWER, "amendment", "amended_by or pending")
    assert check("replacement", NEWER, amended_by=[NEWER]) == lacking(NEWER, "replacement", "replaced_by or pending")


def test_developments_about_instruments_without_identifiers_need_none() -> None:
    found = developments({}, development(id="stuk", about=["fonds"], role="act", celex=ACT))
    assert found_by(rules.developments_are_identified, instrument("fonds", "Fonds"), developed=found) == []


def test_procedure_fits_act() -> None:
    def check(procedure: str) -> list[str]:
        return found_by(rules.procedure_fits_act, act(celex=ACT, procedure=procedure))

    assert check("2022/0001(COD)") == check("2007/0001(NLE)") == []
    assert found_by(rules.procedure_fits_act, act(celex=ACT), act("b", procedure="2024/0001(COD)")) == []
    other = act(proposal="52021PC0001", procedure="2020/0001(COD)")
    assert found_by(rules.procedure_fits_act, act(proposal="52021PC0001", procedure="2021/0001(COD)")) == []
    assert found_by(rules.procedure_fits_act, other) == [
        "identifiers.procedure: procedure of 2020, but 52021PC0001 is of 2021"
    ]
    for year in (2006, 2023):
        what = f"procedure of {year}, but {ACT} is of 2022 (allowed: from 2007 to 2022)"
        assert check(f"{year}/0001(COD)") == [f"identifiers.procedure: {what}"]


def test_later_acts_are_newer() -> None:
    check = partial(found_by, rules.later_acts_are_newer)
    assert check(act(celex=OLDER, amended_by=[ACT], replaced_by=NEWER)) == []
    assert check(act(acts=["32001L0083", ACT], amended_by=[OLDER]), act("b", amended_by=[OLDER])) == []
    assert check(act(celex=ACT, amended_by=[NEWER, OLDER])) == [
        f"identifiers.amended_by: {OLDER} is not newer than {ACT}"
    ]
    assert check(act(celex=ACT, replaced_by=ACT)) == [f"identifiers.replaced_by: {ACT} is not newer than {ACT}"]


def test_acts_belong_to_one_instrument() -> None:
    check = partial(found_by, rules.acts_belong_to_one_instrument)
    pending = [{"celex": PROPOSAL, "what": "een wijziging"}]
    assert check(act("a1", celex=ACT, pending=pending), act("b1", celex=OLDER, pending=pending)) == []
    assert check(act("a1", celex=ACT, parent="b1"), act("b1", celex=ACT)) == []
    assert check(act("a1", celex=ACT), act("b1", celex=ACT, parent="a1")) == []
    for number in ({"celex": ACT}, {"acts": [ACT]}):
        assert check(act("a1", celex=ACT), act("b1", **number)) == [
            f"1.identifiers: {ACT} belongs to instrument 'a1' already"
        ]
    assert check(act("a1", proposal=PROPOSAL), act("b1", proposal=PROPOSAL)) == [
        f"1.identifiers: {PROPOSAL} belongs to instrument 'a1' already"
    ]


def test_footnotes_have_paper_or_reason() -> None:
    def check(*certainties: str, notes: int = 1, **more: Any) -> list[str]:
        links = [{"kamerstuk": "35 925, nr. 1", "certainty": certainty} for certainty in certainties]
        sources = {"number": 1, "links": links, **more}
        footnotes = [footnote(number) for number in range(1, notes + 1)]
        return found_by(rules.footnotes_have_paper_or_reason, notes=footnotes, footnotes=[sources])

    assert check("exact", "related") == check(without_paper="alleen uitleg") == []
    assert check(without_paper="niet gevonden") == check("related", without_paper="niet gevonden") == []
    needed = "(allowed: links or without_paper)"
    assert check(remark="Een opmerking.") == [f"footnotes.0: footnote 1 has no links {needed}"]
    assert check("exact", notes=2) == [f"footnotes: nothing about footnote 2 {needed}"]
    only = "(allowed: only links with certainty related, and 'niet gevonden')"
    for reason, certainty in (("niet gevonden", "exact"), ("alleen uitleg", "exact"), ("alleen uitleg", "related")):
        assert check(certainty, without_paper=reason) == [f"0.without_paper: '{reason}' with links to papers {only}"]


@pytest.mark.parametrize(
    ("key", "right", "wrong"),
    [
        (
            "celex",
            [ACT, "32023C0123(01)", "52021JC0030", "52022DC0031"],
            [PROPOSAL, "2022/2065", "32022R20650", "32022"],
        ),
        ("proposal", [PROPOSAL], [ACT, "52022DC0031", "COM(2020) 825"]),
        ("procedure", ["2020/0361(COD)", "2021/0294(NLE)"], ["2020/361(COD)", "2020/0361", "2020/0361(cod)"]),
        ("replaced_by", [ACT, "32022L2555", "32022D2481"], [PROPOSAL, "32023C0123(01)"]),
    ],
)
def test_numbers_are_well_formed(key: str, right: list[str], wrong: list[str]) -> None:
    assert [getattr(Identifiers.model_validate({key: number}), key) for number in right] == right
    for number in wrong:
        with pytest.raises(ValidationError, match="pattern"):
            Identifiers.model_validate({key: number})


@pytest.mark.parametrize(
    ("key", "right", "wrong"),
    [
        ("stb", "Stb. 2025, 372", ["Stb. 2025 372", "2025, 372", "Stb. 2025, 0372"]),
        ("bwb", "BWBR0051796", ["BWBR51796", "0051796", "BWBV0051796"]),
        ("kamerstukken", "36 733", ["36733", "36 733, nr. 2", "36 73"]),
    ],
)
def test_numbers_of_dutch_laws_are_well_formed(key: str, right: str, wrong: list[str]) -> None:
    assert getattr(NationalLaw.model_validate({"law": "Wet", key: right}), key) == right
    for number in wrong:
        with pytest.raises(ValidationError, match="pattern"):
            NationalLaw.model_validate({"law": "Wet", key: number})


def test_acts_have_european_legislation_identifiers() -> None:
    assert Identifiers(celex="32022D2481").eli == ["http://data.europa.eu/eli/dec/2022/2481/oj"]
    assert Identifiers(acts=["32001L0083", "32004R0726"]).eli == [
        "http://data.europa.eu/eli/dir/2001/83/oj",
        "http://data.europa.eu/eli/reg/2004/726/oj",
    ]
    for celex in ("52022DC0031", "32023C0123(01)"):
        assert Identifiers(celex=celex).eli == []
