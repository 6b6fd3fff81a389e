"""A small WebDriver client for Chromium, WebKit and Firefox. CONTRIBUTING.md says why it is our own."""

import base64
import json
import os
import re
import shutil
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.tools import skip_or_fail_missing_tool

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
TAB, ENTER, SHIFT, CONTROL, ESCAPE, SPACE, UP, RIGHT, DOWN = "\ue004\ue007\ue008\ue009\ue00c\ue00d\ue013\ue014\ue015"
"""Keys, as WebDriver writes them."""

CHROMIUMS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *(f"/Applications/{name}.app/Contents/MacOS/{name}" for name in ("Chromium", "Google Chrome")),
)
HEADLESS_SHELL = "chromium-headless-shell"
"""Debian's Chromium without a window: the same engine for two thirds of the processor time."""
CHROMIUM_ARGS = (
    "--headless",
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--hide-scrollbars",
    # Neither the site nor the browser itself can reach another host.
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

SCRIPTS = Path(__file__).with_name("page.js").read_text(encoding="utf-8")


def find_chromium(*preferred: str) -> str | None:
    """The installed Chromium or Chrome, or the one that `CHROMIUM` names."""
    named = os.environ.get("CHROMIUM")
    candidates = (named,) if named else (*preferred, *CHROMIUMS)
    return next((found for candidate in candidates if (found := shutil.which(candidate))), None)


def wait_for(attempt: Callable[[], Any], seconds: float) -> Any:
    """Repeat an attempt until its result is true or time is up; returns the last result."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(ConnectionError, RuntimeError):
            if result := attempt():
                return result
        time.sleep(0.02)
    return attempt()


class Engine(ExitStack, ABC):
    """A browser that visits the site at `home`, with its profile in `folder`. It ends with its `with` block."""

    home = ""
    packages = ""
    """Debian's packages that bring it."""

    def find_program(self, *names: str) -> str:
        found = next(filter(None, map(shutil.which, names)), None)
        return found or skip_or_fail_missing_tool(type(self).__name__, self.packages)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.environment = {**os.environ, "HOME": str(folder)}
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]

    @abstractmethod
    def allow_scripts(self, allowed: bool) -> None:
        """Set whether pages that are opened from now on may run scripts."""

    @abstractmethod
    def problems(self) -> list[str]:
        """The console errors since the last call."""

    def run(self, *command: str, stdout: int | None = None) -> subprocess.Popen[str]:
        process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=stdout, text=True)
        self.enter_context(process)
        self.callback(process.kill)
        return process

    def start_driver(self, program: str, capabilities: dict[str, Any]) -> None:
        self.run(program, f"--port={self.port}")
        wait_for(lambda: self.start_session(capabilities), 30)
        self.callback(self.send, "")

    def start_session(self, capabilities: dict[str, Any]) -> str:
        self.session = ""
        self.session = "/" + self.send("", capabilities={"alwaysMatch": capabilities})["sessionId"]
        return self.session

    def send(self, path: str, **arguments: Any) -> Any:
        """Send a command to the browser's driver. Without path and arguments, end the session."""
        method = "POST" if path or arguments else "DELETE"
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(method, f"/session{self.session}{path}", json.dumps(arguments))
            response = connection.getresponse()
            value = json.load(response)["value"]
        if response.status != 200:
            raise RuntimeError(f"{value['error']}: {value['message']}")
        return value

    def reset(self) -> None:
        """Show the next test a wide window and no earlier problem."""
        self.resize(**DESKTOP)
        self.problems()

    def forget(self) -> None:
        """Empty the site's storage."""
        self.ask("() => { localStorage.clear(); sessionStorage.clear() }")

    def resize(self, width: int, height: int) -> None:
        self.send("/window/rect", width=width, height=height)

    def open(self, path: str) -> None:
        self.send("/url", url=self.home + path)

    def back(self) -> None:
        """Go back, once the page has loaded: before that, Firefox may go back two pages."""
        self.expect("() => document.readyState === 'complete'")
        self.send("/back")

    def ask(self, function: str, *arguments: Any) -> Any:
        """Call a function of `page.js`, or another one, in the open page."""
        return self.send("/execute/sync", script=f"{SCRIPTS}; return ({function})(...arguments)", args=arguments)

    def expect(self, function: str, *arguments: Any) -> Any:
        """Wait until a function returns something true, and return that."""
        result = wait_for(lambda: self.ask(function, *arguments), 10)
        assert result, f"{function} returns {result} for {arguments} at {self.ask('() => location.href')}"
        return result

    def search(self, words: str) -> None:
        """Type into the search box, and wait for results."""
        self.click(".header-search [role=searchbox]")
        self.type(words)
        self.expect("isShown", ".header-search .result__link")

    def act(self, device: str, *actions: dict[str, Any], by: str = "mouse") -> None:
        source = {"type": device, "id": f"{device} {by}", "parameters": {"pointerType": by}, "actions": actions}
        self.send("/actions", actions=[source])

    def point(self, selector: str, *button: str, by: str = "mouse") -> None:
        """Move the pointer onto an element, once that doesn't move, and use the button there."""
        last = None
        while (point := self.expect("pointOf", selector)) != last:
            last = point
        moves = [{"type": "pointerMove", "x": point[0] + aside, "y": point[1]} for aside in (3, 0)]
        self.act("pointer", *moves, *({"type": kind, "button": 0} for kind in button), by=by)

    def hover(self, selector: str) -> None:
        self.point(selector)

    def click(self, selector: str) -> None:
        self.point(selector, "pointerDown", "pointerUp")

    def press(self, *keys: str) -> None:
        """Press a key, or some together."""
        down = [{"type": "keyDown", "value": key} for key in keys]
        self.act("key", *down, *({"type": "keyUp", "value": key} for key in reversed(keys)))

    def type(self, text: str) -> None:
        self.act("key", *({"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")))


class Chromium(Engine):
    """Chromium can do more: windows of any size, media, touch, print."""

    packages = "chromium chromium-driver"

    def start(self) -> None:
        browser = self.find_program(find_chromium(HEADLESS_SHELL) or "chromium")
        capabilities = {
            "browserName": "chrome-headless-shell" if browser.endswith("headless-shell") else "chrome",
            "goog:chromeOptions": {"binary": browser, "args": [f"--user-data-dir={self.folder}", *CHROMIUM_ARGS]},
            "goog:loggingPrefs": {"browser": "ALL"},
        }
        self.start_driver(self.find_program("chromedriver"), capabilities)
        # As if it had a window, and that were the one in front.
        self.tell("Browser.grantPermissions", permissions=["clipboardSanitizedWrite"])
        self.tell("Emulation.setFocusEmulationEnabled", enabled=True)

    def tell(self, command: str, **parameters: Any) -> Any:
        """Send a command of the Chrome DevTools Protocol; returns its result."""
        return self.send("/goog/cdp/execute", cmd=command, params=parameters)

    def resize(self, width: int, height: int) -> None:
        self.tell("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def reset(self) -> None:
        super().reset()
        self.show_as()

    def show_as(self, scheme: str = "light", media: str = "") -> None:
        """Show pages as a system with these colours does, on the screen or in print."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.tell("Emulation.setEmulatedMedia", media=media, features=features)

    def tap(self, selector: str) -> None:
        self.point(selector, "pointerDown", "pointerUp", by="touch")

    def print(self) -> bytes:
        """The page as a PDF, in the size that its style asks for."""
        return base64.b64decode(self.tell("Page.printToPDF", preferCSSPageSize=True)["data"])

    def wait_for_problems(self) -> list[str]:
        found: list[str] = wait_for(self.problems, 5)
        return found

    def allow_scripts(self, allowed: bool) -> None:
        self.tell("Emulation.setScriptExecutionDisabled", value=not allowed)

    def problems(self) -> list[str]:
        return [entry["message"] for entry in self.send("/se/log", type="browser") if entry["level"] == "SEVERE"]


class WebKit(Engine):
    """WebKitGTK, on a screen of its own. Its window is never narrower than 447 px."""

    packages = "webkit2gtk-driver xvfb"

    def start(self) -> None:
        driver, server = self.find_program("WebKitWebDriver"), self.find_program("Xvfb")
        screen = self.run(server, "-displayfd", "1", "-screen", "0", "1400x1000x24", stdout=subprocess.PIPE)
        assert screen.stdout
        self.environment |= {"DISPLAY": f":{screen.stdout.readline().strip()}", "GDK_BACKEND": "x11"}
        self.start_driver(driver, self.capabilities())

    def capabilities(self, scripts: bool = True) -> dict[str, Any]:
        browsers = map(str, Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"))
        arguments = [
            "--automation",
            f"--user-script-at-start={Path(__file__).with_name('note_problems.js')}",
            f"--enable-javascript-markup={scripts}".lower(),
        ]
        return {"webkitgtk:browserOptions": {"binary": self.find_program("MiniBrowser", *browsers), "args": arguments}}

    def allow_scripts(self, allowed: bool) -> None:
        """In another session: WebKit is told when it starts."""
        self.send("")
        self.start_session(self.capabilities(allowed))

    def problems(self) -> list[str]:
        noted: str = self.ask("() => { const {name} = window; window.name = ''; return name }")
        return noted.splitlines()[1:]


class Firefox(Engine):
    """Firefox takes the commands itself, over a socket, by other names: Marionette."""

    packages = "firefox-esr"

    COMMANDS = {"/url": "WebDriver:Navigate", "/back": "WebDriver:Back", "/execute/sync": "WebDriver:ExecuteScript"} | {
        "/actions": "WebDriver:PerformActions",
        "/window/rect": "WebDriver:SetWindowRect",
    }

    def start(self) -> None:
        named = os.environ.get("FIREFOX")
        usual = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
        browser = self.find_program(*([named] if named else usual))
        # Neither the site nor the browser itself can reach another host.
        preferences = {"network.proxy.type": "0", "network.dns.disabled": "true", "marionette.port": self.port}
        lines = [f'user_pref("{name}", {value});\n' for name, value in preferences.items()]
        (self.folder / "user.js").write_text("".join(lines), encoding="utf-8")
        self.run(browser, "--marionette", "--remote-allow-system-access", "--headless", "--profile", str(self.folder))
        with wait_for(lambda: socket.create_connection(("127.0.0.1", self.port), timeout=60), 30) as connection:
            self.stream = self.enter_context(connection.makefile("rwb"))
        self.receive()
        self.send("WebDriver:NewSession")
        self.callback(self.send, "Marionette:Quit", flags=["eForceQuit"])
        # Allow a window as narrow as a phone's.
        self.ask_browser("() => { document.documentElement.style.minWidth = 0 }")

    def send(self, path: str, **arguments: Any) -> Any:
        message = json.dumps([0, 0, self.COMMANDS.get(path, path), arguments])
        self.stream.write(f"{len(message)}:{message}".encode())
        self.stream.flush()
        _, _, error, result = self.receive()
        if error:
            raise RuntimeError(f"{error['error']}: {error['message']}")
        return result.get("value")

    def receive(self) -> Any:
        size = b""
        while (digit := self.stream.read(1)).isdigit():
            size += digit
        return json.loads(self.stream.read(int(size)))

    def ask_browser(self, function: str, *arguments: Any) -> Any:
        """Call a function in the browser's own window, around the page."""
        self.send("Marionette:SetContext", value="chrome")
        value = self.ask(function, *arguments)
        self.send("Marionette:SetContext", value="content")
        return value

    def allow_scripts(self, allowed: bool) -> None:
        self.ask_browser("allowed => Services.prefs.setBoolPref('javascript.enabled', allowed)", allowed)

    def problems(self) -> list[str]:
        shown, _ = self.ask_browser("() => [Services.console.getMessageArray().map(String), Services.console.reset()]")
        of_page = re.compile(r'\[JavaScript Error: .*\{file: "(http|file):', re.DOTALL)
        return list(filter(of_page.match, shown))
