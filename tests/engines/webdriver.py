"""Three browsers behind one small WebDriver client.

Chromium and WebKit have a driver that speaks the W3C's protocol over HTTP. Firefox has the same commands built in,
under the name Marionette: JSON over a socket. None needs a package from a registry.
"""

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from tests.conftest import BROWSER_ARGS, find_browser

START_SECONDS = 30
Found = TypeVar("Found")


class WebDriverError(Exception):
    """A command that the browser refused."""


def wait_for(found: Callable[[], Found | None], what: str) -> Found:
    """What is found in the end."""
    deadline = time.monotonic() + START_SECONDS
    while (result := found()) is None:
        assert time.monotonic() < deadline, f"{what} doesn't start"
        time.sleep(0.05)
    return result


def connect_to(port: int) -> socket.socket | None:
    with contextlib.suppress(OSError):
        return socket.create_connection(("127.0.0.1", port), timeout=60)
    return None


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


class Engine(ABC):
    """A running browser. `folder` is for its profile and logs."""

    name: ClassVar[str]
    how_to_get: ClassVar[str]

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []

    @classmethod
    @abstractmethod
    def programs(cls) -> list[str | None]:
        """Paths of the programs that it needs; None for one that is missing."""

    @abstractmethod
    def start(self) -> None:
        """Start the browser and a session."""

    @abstractmethod
    def allow_scripts(self, allowed: bool) -> None:
        """Whether the pages that are opened from now on may run scripts."""

    @abstractmethod
    def command(self, name: str, **arguments: Any) -> Any:
        """Send one of `COMMANDS`."""

    @abstractmethod
    def problems(self) -> list[str]:
        """The errors that the console shows since the last call, CSP violations among them."""

    def resize(self, width: int, height: int) -> None:
        """Make the window as large as this, or as small as the browser lets it be: WebKit's is never below 447 px."""
        self.command("SetWindowRect", width=width, height=height)

    def run(self, *command: str, **environment: str) -> Path:
        """Start a program; returns the file with its output."""
        log = self.folder / f"{Path(command[0]).name}.log"
        with log.open("wb") as output:
            self.processes.append(
                subprocess.Popen(
                    command,
                    env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                )
            )
        return log

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)
            process.kill()
            process.wait()


COMMANDS = {
    "Navigate": ("POST", "url"),
    "GetCurrentURL": ("GET", "url"),
    "Back": ("POST", "back"),
    "ExecuteScript": ("POST", "execute/sync"),
    "PerformActions": ("POST", "actions"),
    "ReleaseActions": ("DELETE", "actions"),
    "SetWindowRect": ("POST", "window/rect"),
    "DeleteSession": ("DELETE", ""),
}
"""The protocol's commands, by Marionette's names."""


class OverHttp(Engine):
    """An engine with a driver of its own."""

    _address = ""

    def connect(self, port: int, capabilities: dict[str, Any]) -> None:
        self._address = f"http://127.0.0.1:{port}/session"
        wait_for(lambda: connect_to(port), self.name).close()
        session = self.request("POST", "", {"capabilities": {"alwaysMatch": capabilities}})
        self._address += f"/{session['sessionId']}"

    def request(self, method: str, path: str, body: dict[str, Any] | None) -> Any:
        data = json.dumps(body or {}).encode() if method == "POST" else None
        request = urllib.request.Request(
            f"{self._address}/{path}".rstrip("/"), data, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise WebDriverError(error.read().decode(errors="replace")[:2000]) from None

    def command(self, name: str, **arguments: Any) -> Any:
        method, path = COMMANDS[name]
        return self.request(method, path, arguments)

    def stop(self) -> None:
        with contextlib.suppress(WebDriverError, OSError):
            self.command("DeleteSession")
        super().stop()


class Chromium(OverHttp):
    name = "Chromium"
    how_to_get = "Debian: apt-get install chromium chromium-driver; macOS: brew install --cask chromium chromedriver"

    @classmethod
    def programs(cls) -> list[str | None]:
        return [find_browser(), shutil.which("chromedriver")]

    def start(self) -> None:
        browser, driver = self.programs()
        assert browser
        assert driver
        port = free_port()
        self.run(driver, f"--port={port}")
        arguments = ["--headless", f"--user-data-dir={self.folder / 'profile'}", *BROWSER_ARGS]
        options = {"binary": browser, "args": arguments}
        self.connect(port, {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}})

    def allow_scripts(self, allowed: bool) -> None:
        disable = {"cmd": "Emulation.setScriptExecutionDisabled", "params": {"value": not allowed}}
        self.request("POST", "goog/cdp/execute", disable)

    def problems(self) -> list[str]:
        entries = self.request("POST", "se/log", {"type": "browser"})
        return [entry["message"] for entry in entries if entry["level"] == "SEVERE"]


class WebKit(OverHttp):
    """WebKitGTK, on a screen of its own."""

    name = "WebKit"
    how_to_get = "Debian: apt-get install webkit2gtk-driver xvfb; there is none for macOS"

    @classmethod
    def programs(cls) -> list[str | None]:
        browsers = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"))
        return [
            shutil.which("WebKitWebDriver"),
            shutil.which("Xvfb"),
            str(browsers[-1]) if browsers else None,
        ]

    def start(self) -> None:
        driver, screen, _ = self.programs()
        assert driver
        assert screen
        shown = self.run(screen, "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp")
        number = wait_for(lambda: re.search(r"^\d+$", shown.read_text(), re.MULTILINE), "Xvfb")
        port = free_port()
        self.run(
            *(driver, f"--port={port}"),
            DISPLAY=f":{number[0]}",
            GDK_BACKEND="x11",
            HOME=str(self.folder),
            **{f"XDG_{kind}_HOME": str(self.folder / kind) for kind in ("CACHE", "CONFIG", "DATA")},
        )
        self._port = port
        self.allow_scripts(True)

    def allow_scripts(self, allowed: bool) -> None:
        """In a session of its own: WebKit is told when it starts."""
        if self._address:
            self.command("DeleteSession")
        arguments = [
            "--automation",
            f"--user-script-at-start={Path(__file__).parent / 'note_problems.js'}",
            f"--enable-javascript-markup={str(allowed).lower()}",
        ]
        self.connect(self._port, {"webkitgtk:browserOptions": {"binary": self.programs()[-1], "args": arguments}})

    def problems(self) -> list[str]:
        noted: str = self.command(
            "ExecuteScript", script="const {name} = window; window.name = ''; return name", args=[]
        )
        return noted.split("\n")[1:]


class Firefox(Engine):
    name = "Firefox"
    how_to_get = "Debian: apt-get install firefox-esr; macOS: brew install --cask firefox"

    PREFERENCES: ClassVar[dict[str, Any]] = {
        "app.normandy.enabled": False,
        "app.update.disabledForTesting": True,
        "browser.startup.page": 0,
        "browser.newtabpage.enabled": False,
        "messaging-system.rsexperimentloader.enabled": False,
        "services.settings.server": "data:,",
        "browser.shell.checkDefaultBrowser": False,
        "datareporting.policy.dataSubmissionEnabled": False,
        "intl.accept_languages": "nl",
        # Only this machine can be reached, by the browser itself too.
        "network.proxy.type": 1,
        "network.proxy.socks": "127.0.0.1",
        "network.proxy.socks_port": 9,
        "network.proxy.socks_remote_dns": True,
    }

    @classmethod
    def programs(cls) -> list[str | None]:
        names = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
        named = os.environ.get("FIREFOX")
        return [next((found for name in ((named,) if named else names) if (found := shutil.which(name))), None)]

    def start(self) -> None:
        (browser,) = self.programs()
        assert browser
        port = free_port()
        profile = self.folder / "profile"
        profile.mkdir()
        preferences = {**self.PREFERENCES, "marionette.port": port}
        (profile / "user.js").write_text(
            "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items()),
            encoding="utf-8",
        )
        self.run(
            *(browser, "--marionette", "--remote-allow-system-access", "--headless", "--no-remote"),
            *("--profile", str(profile)),
            HOME=str(self.folder),
        )
        self._socket = wait_for(lambda: connect_to(port), self.name)
        self._stream = self._socket.makefile("rb")
        self._number = 0
        self._receive()
        self.command("NewSession", strictFileInteractability=True)

    def _receive(self) -> Any:
        size = b""
        while (digit := self._stream.read(1)) != b":":
            size += digit
        return json.loads(self._stream.read(int(size)))

    def command(self, name: str, **arguments: Any) -> Any:
        self._number += 1
        prefix = "" if ":" in name else "WebDriver:"
        message = json.dumps([0, self._number, f"{prefix}{name}", arguments]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._receive()
        if error:
            raise WebDriverError(f"{error['error']}: {error['message']}")
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    def in_chrome(self, script: str, *arguments: Any) -> Any:
        """Run a script in the browser's own window."""
        self.command("Marionette:SetContext", value="chrome")
        try:
            return self.command("ExecuteScript", script=script, args=list(arguments))
        finally:
            self.command("Marionette:SetContext", value="content")

    def allow_scripts(self, allowed: bool) -> None:
        self.in_chrome("Services.prefs.setBoolPref('javascript.enabled', arguments[0])", allowed)

    def resize(self, width: int, height: int) -> None:
        super().resize(max(width, 500), height)
        self.in_chrome("gBrowser.selectedBrowser.style.maxWidth = `${arguments[0]}px`", width)

    def problems(self) -> list[str]:
        script = """
            const isOfPage = name => /^(http|file):/.test(name)
            const found = Services.console.getMessageArray().filter(message =>
              message instanceof Ci.nsIScriptError && !(message.flags & Ci.nsIScriptError.warningFlag)
              && isOfPage(message.sourceName)).map(message => `${message.sourceName}: ${message.errorMessage}`)
            const storage = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage)
            const said = storage.getEvents().filter(({level, filename}) => level === "error" && isOfPage(filename))
              .map(event => `${event.filename}: ${[...event.arguments].join(" ")}`)
            Services.console.reset()
            storage.clearEvents()
            return [...found, ...said]"""
        found: list[str] = self.in_chrome(script)
        return found

    def stop(self) -> None:
        with contextlib.suppress(WebDriverError, OSError, ValueError):
            self.command("Marionette:Quit", flags=["eForceQuit"])
        self._socket.close()
        super().stop()


ENGINES: tuple[type[Engine], ...] = (Chromium, Firefox, WebKit)
