"""What a reader does and sees, in any of the engines. Everything waits until it is so, as a reader would."""

import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.engines.webdriver import Engine, WebDriverError

SCRIPTS = (Path(__file__).parent / "reader.js").read_text(encoding="utf-8")
WAIT_SECONDS = 10
MOST_TABS = 40

KEYS = {"Backspace": "\ue003", "Tab": "\ue004", "Enter": "\ue007", "Shift": "\ue008", "Control": "\ue009"} | {
    "Escape": "\ue00c",
    "ArrowUp": "\ue013",
    "ArrowDown": "\ue015",
}


class Reader:
    def __init__(self, engine: Engine, home: str) -> None:
        self.engine = engine
        self.home = home.rstrip("/")

    def evaluate(self, expression: str, *arguments: Any) -> Any:
        """The value of an expression, in which `arguments[0]` is the first argument."""
        return self.engine.command("ExecuteScript", script=f"{SCRIPTS}; return {expression}", args=list(arguments))

    def expect(self, expression: str, *arguments: Any) -> Any:
        """Wait until an expression is true; returns its value."""
        deadline = time.monotonic() + WAIT_SECONDS
        while True:
            try:
                value = self.evaluate(expression, *arguments)
            except WebDriverError as error:  # the page is being replaced by the next
                value = None
                reason = str(error)
            else:
                reason = f"it is {value!r}"
            if value:
                return value
            if time.monotonic() > deadline:
                pytest.fail(f"{self.engine.name}, {self.address}: not {expression} {arguments or ''}: {reason}")
            time.sleep(0.02)

    @property
    def address(self) -> str:
        address: str = self.engine.command("GetCurrentURL")
        return address

    def open(self, path: str) -> None:
        self.engine.command("Navigate", url=self.home + path)

    def back(self) -> None:
        self.engine.command("Back")

    def expect_address(self, path: str, fragment: str = "") -> None:
        """The reader is at a page of the site; a query is ignored."""
        wanted = urlsplit(self.home + path).path
        self.expect("location.pathname === arguments[0] && location.hash.slice(1) === arguments[1]", wanted, fragment)

    def expect_arrived(self, path: str, fragment: str) -> None:
        """And what the fragment names is in view."""
        self.expect_address(path, fragment)
        self.expect("isInView(arguments[0])", f"#{fragment}")

    def expect_count(self, count: int, **wanted: str) -> None:
        self.expect("find(arguments[0]).length === arguments[1]", wanted, count)

    def expect_shown(self, **wanted: str) -> None:
        self.expect("find(arguments[0]).length > 0", wanted)

    def expect_hidden(self, **wanted: str) -> None:
        self.expect_count(0, **wanted)

    def expect_focus(self, **wanted: str) -> None:
        self.expect("find(arguments[0])[0] === document.activeElement", wanted)

    def text(self, selector: str) -> str:
        text: str = self.evaluate("document.querySelector(arguments[0])?.textContent.trim() ?? ''", selector)
        return text

    def point(self, **wanted: str) -> dict[str, int]:
        """Where an element rests in the window."""
        last: list[int] = []
        while (found := self.expect("pointOf(arguments[0])", wanted)) != last:
            last = found
        return {"x": last[0], "y": last[1]}

    def hover(self, **wanted: str) -> None:
        place = self.point(**wanted)
        # A pointer that comes from elsewhere, as a hand moves it.
        moves = [{"type": "pointerMove", "duration": 30, "x": place["x"] + by, "y": place["y"]} for by in (3, 0)]
        self._point(*moves)

    def click(self, **wanted: str) -> None:
        place = self.point(**wanted)
        self._point(
            {"type": "pointerMove", "duration": 0, **place},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        )

    def _point(self, *actions: dict[str, Any]) -> None:
        pointer = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions}
        self.engine.command("PerformActions", actions=[pointer])

    def type(self, text: str) -> None:
        actions = [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")]
        self.engine.command("PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def press(self, keys: str) -> None:
        """A key, or some together: 'Control+v'."""
        values = [KEYS.get(key, key) for key in keys.split("+")]
        down = [{"type": "keyDown", "value": value} for value in values]
        up = [{"type": "keyUp", "value": value} for value in reversed(values)]
        self.engine.command("PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": down + up}])

    def tab_to(self, **wanted: str) -> None:
        for _ in range(MOST_TABS):
            self.press("Tab")
            if self.evaluate("find(arguments[0])[0] === document.activeElement", wanted):
                return
        pytest.fail(f"{self.engine.name}: {MOST_TABS} times Tab don't lead to {wanted}")
