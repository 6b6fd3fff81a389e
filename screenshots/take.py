"""Take the pictures of the README from the built site, and make the one that other sites show with a link to this one:
`make screenshots`.

Usage: python screenshots/take.py SITE_FOLDER
"""

from __future__ import annotations

import sys
import threading
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.conftest import BROWSER_ARGS, QuietHandler, QuietServer, find_browser

HERE = Path(__file__).resolve().parent

PICTURES = {
    "home.png": ("/", 1280, 1000, "light"),
    "theme.png": ("/bouwsteen-2/verminderen/halfgeleiders/", 1280, 900, "light"),
    "instruments.png": ("/instrumenten/#ipcei-gezondheid", 1280, 900, "dark"),
}
"""File name → page, width and height of the window in CSS pixels, colour scheme."""


def take(site: Path) -> None:
    """Write every picture. Ends with a message if there is no browser."""
    browser_path = find_browser()
    if browser_path is None:
        sys.exit("These pictures need Chromium; on Debian: apt-get install chromium")
    handler = partial(QuietHandler, directory=str(site))
    with QuietServer(("127.0.0.1", 0), handler) as http, sync_playwright() as playwright:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=browser_path, args=BROWSER_ARGS)
        for name, (page, width, height, scheme) in PICTURES.items():
            window = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
                locale="nl-NL",
            )
            window.goto(f"http://127.0.0.1:{http.server_port}{page}", wait_until="networkidle")
            window.screenshot(path=HERE / name)
        card = browser.new_page(viewport={"width": 1200, "height": 630}, locale="nl-NL")
        card.goto((HERE / "social.html").as_uri())
        card.screenshot(path=HERE.parent / "docs/assets/social.png")
        browser.close()
        http.shutdown()


if __name__ == "__main__":
    take(Path(sys.argv[1]))
