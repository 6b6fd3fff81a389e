"""Linters, formatters and type checkers. A failure prints what the tool says."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.tools import skip_or_fail_missing_tool
from tests.unit.project import ROOT, run

PYTHON = Path(sys.executable).parent
NODE = ROOT / "node_modules/.bin"


@pytest.mark.parametrize(
    "command",
    ["ruff check .", "ruff format --check .", "mypy", "lint-imports --no-cache"],
    ids=["ruff", "format", "mypy", "import-linter"],
)
def test_python(command: str) -> None:
    name, *arguments = command.split()
    done = run(str(PYTHON / name), *arguments)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("command", ["biome check --error-on-warnings", "tsc"], ids=["Biome", "TypeScript"])
def test_scripts_and_styles(command: str) -> None:
    name, *arguments = command.split()
    if not (shutil.which("node") and (NODE / name).exists()):
        skip_or_fail_missing_tool("npm", "npm")
    done = run(str(NODE / name), *arguments)
    assert done.returncode == 0, done.stdout


def test_search_policy() -> None:
    """The tests of the search's scripts by themselves."""
    if not shutil.which("node"):
        skip_or_fail_missing_tool("npm", "npm")
    done = run("node", "--test", "--test-reporter=dot", "tests/search/policy.test.mjs")
    assert done.returncode == 0, done.stdout
