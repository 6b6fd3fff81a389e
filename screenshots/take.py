"""Takes the pictures of the README, and the one that other sites show with a link to this one.

Usage, while `make serve` runs: .venv/bin/python screenshots/take.py

It needs Debian's Chromium, or another one in the environment variable CHROMIUM.
"""

import os
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
SITE = "http://127.0.0.1:8000"
PICTURES: dict[str, tuple[str, Literal["light", "dark"]]] = {
    "home.png": ("/", "light"),
    "theme.png": ("/bouwsteen-2/verminderen/halfgeleiders/", "dark"),
}
"""File name → page, colour scheme."""


def take() -> None:
    """Write every picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
        for name, (page, scheme) in PICTURES.items():
            window = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme, locale="nl-NL")
            window.goto(SITE + page)
            window.screenshot(path=HERE / name)
        card = browser.new_page(viewport={"width": 1200, "height": 630}, locale="nl-NL")
        card.goto((HERE / "social.html").as_uri())
        card.screenshot(path=HERE.parent / "docs/assets/social.png")
        browser.close()


if __name__ == "__main__":
    take()
