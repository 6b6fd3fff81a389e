"""An error in a template or a page is named by its line there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from annex.render.template_errors import problem


def named(root: Path, template: str) -> str:
    """What is said of an error in `template`, which can call `fail`, a function of the project in `root`."""
    names: dict[str, Any] = {}
    exec(compile("\ndef fail(): return {}['x']", root / "annex/a.py", "exec"), names)
    (root / "templates").mkdir(exist_ok=True)
    (root / "templates/a.html").write_text(template, encoding="utf-8")
    environment = Environment(loader=FileSystemLoader(root / "templates"), undefined=StrictUndefined)
    return named_by(root, lambda: environment.get_template("a.html").render(names))


def named_by(root: Path, fails: Callable[[], object]) -> str:
    with pytest.raises(Exception) as raised:  # noqa: PT011
        fails()
    return str(problem(raised.value, root))


def test_errors_are_named_by_the_template_and_the_python_that_it_calls(tmp_path: Path) -> None:
    at = "templates/a.html:2: "
    assert named(tmp_path, "\n{{ foo }}") == f"{at}'foo' is undefined"
    assert named(tmp_path, "\n{{ 1 | foo }}") == f"{at}template syntax: No filter named 'foo'."
    assert named(tmp_path, "\n{% include 'b' %}") == f"{at}there is no template 'b'"
    assert named(tmp_path, "\n{{ 1 | join }}") == f"{at}TypeError: 'int' object is not iterable"
    assert named(tmp_path, "\n{{ fail() }}") == f"{at}KeyError: 'x' [annex/a.py:2]"


def test_errors_in_no_template(tmp_path: Path) -> None:
    environment = Environment(loader=FileSystemLoader(tmp_path))
    assert named_by(tmp_path, lambda: environment.get_template("b")) == "templates:1: there is no template 'b'"
    assert named_by(tmp_path, lambda: int("x")) == "None"
