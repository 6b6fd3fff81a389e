"""Every rule is in its module's `RULES` and has a test."""

import inspect
from types import ModuleType

import pytest

from annex.check import (
    annex_rules,
    development_rules,
    english_rules,
    identifier_rules,
    link_rules,
    register_rules,
    state_rules,
)
from tests.unit import (
    test_annex_rules,
    test_development_rules,
    test_english_rules,
    test_identifier_rules,
    test_link_rules,
    test_register_rules,
    test_state_rules,
)

WARNINGS = {state_rules.due}
"""What isn't an error: `test_check.py` tests that it is printed."""


@pytest.mark.parametrize(
    ("rules", "tests"),
    [
        (annex_rules, test_annex_rules),
        (register_rules, test_register_rules),
        (development_rules, test_development_rules),
        (state_rules, test_state_rules),
        (identifier_rules, test_identifier_rules),
        (link_rules, test_link_rules),
        (english_rules, test_english_rules),
    ],
)
def test_every_rule_is_listed_and_tested(rules: ModuleType, tests: ModuleType) -> None:
    defined = {
        name
        for name, found in vars(rules).items()
        if inspect.isgeneratorfunction(found) and found.__module__ == rules.__name__ and not name.startswith("_")
    }
    assert {rule.__name__ for rule in {*rules.RULES, *WARNINGS} if rule.__module__ == rules.__name__} == defined
    assert {name for name in defined if not hasattr(tests, f"test_{name}")} == set()
