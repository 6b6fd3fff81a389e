"""How Hypothesis runs here: a number of examples, no file of earlier ones, and what repeats a failure is printed."""

from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir

from tests.unit.project import ROOT

set_hypothesis_home_dir(ROOT / "build/hypothesis")


def examples(count: int) -> settings:
    return settings(
        max_examples=count,
        database=None,
        deadline=None,
        print_blob=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
