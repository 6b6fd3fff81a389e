"""The marks of states."""

from annex.model.developments import State
from annex.render.marks import MARKS
from tests.conftest import ROOT


def test_every_state_has_a_mark_with_a_style() -> None:
    styles = (ROOT / "docs/assets/css/content.css").read_text(encoding="utf-8")
    assert [state for state in State if f".state-mark--{MARKS[state]}" not in styles] == []
