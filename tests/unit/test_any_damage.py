"""For any damage to a data file, the check lists errors with file and line, or finds that all pages can be rendered."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.properties import examples
from tests.unit.project import ANNEX, DEVELOPMENTS, REGISTER, ROOT, check, project

FILES = (ANNEX, REGISTER, DEVELOPMENTS)
CONTENT = {name: (ROOT / name).read_bytes() for name in FILES}
YAML_SYNTAX = (
    *("\n", "\t", "- ", ": ", " #", "&a ", "*a", "!!x ", "{", "[", "|", ">-\n", "'", '"', "---\n", "...\n", "<<: "),
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("damaged"))


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A data file in which a part is replaced by nothing, other bytes, YAML syntax, or another part of the file."""
    name = draw(st.sampled_from(FILES))
    content = CONTENT[name]
    start, other = (draw(st.integers(0, len(content))) for _ in range(2))
    end = start + draw(st.one_of(st.just(0), st.integers(0, 200), st.integers(0, len(content))))
    part = content[other : other + draw(st.integers(0, 300))]
    text = st.one_of(st.text(max_size=20), st.sampled_from(YAML_SYNTAX)).map(str.encode)
    return name, content[:start] + draw(st.one_of(st.binary(max_size=8), text, st.just(part))) + content[end:]


@examples(8)
@given(damaged())
@example((ANNEX, b""))
@example((REGISTER, b"\xff"))
@example((ANNEX, b"a: &a [*a]"))
@example((DEVELOPMENTS, b"[" * 5000))
def test_any_damage_is_reported_or_rendered(root: Path, damage: tuple[str, bytes]) -> None:
    name, content = damage
    (root / name).write_bytes(content)
    try:
        checked = check(root)
    finally:
        (root / name).write_bytes(CONTENT[name])
    if checked.status == 0:
        return
    *lines, last = checked.lines
    assert lines
    assert [line for line in lines if not re.fullmatch(r"\S+:[1-9]\d*: .+", line)] == []
    assert re.fullmatch(r"\d+ errors? in \d+ files?", last)
