"""Programs that some tests need and that a machine may lack."""

import os
import re
from collections import Counter
from collections.abc import Iterable
from typing import NoReturn

import pytest

MISSING = re.compile(r"(?:Skipped: )?(.+) is missing; Debian: apt-get install (.+)")


def skip_or_fail_missing_tool(tool: str, packages: str) -> NoReturn:
    """Skip a test that lacks a tool, which Debian's `packages` bring. In CI, which has to have it, fail."""
    reason = f"{tool} is missing; Debian: apt-get install {packages}"
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def left_out(reasons: Iterable[str]) -> list[str]:
    """What a run left out for want of tools, in two lines; none if it left out nothing. `reasons` are those of its
    skipped tests."""
    found = [match.groups() for reason in reasons if (match := MISSING.fullmatch(reason))]
    if not found:
        return []
    tools = Counter(tool for tool, _ in found)
    packages = sorted({package for _, some in found for package in some.split()})
    return [
        f"Left out: tests that need {', '.join(f'{tool} ({number})' for tool, number in sorted(tools.items()))}.",
        f"To run them too, on Debian: apt-get install {' '.join(packages)}",
    ]
