"""Pages at addresses that have moved, so that old links keep working."""

from pathlib import Path

from annex.model.page_paths import MOVED
from annex.relate.urls import built_file
from annex.render.html import Renderer

SCRIPT = "assets/redirect.js"


def write(render: Renderer, site: Path) -> None:
    """Write a page for each moved one into the built site in the folder `site`. It leads on without a script too."""
    address = render.address
    for old, (page, fragment) in MOVED.items():
        html = render.text(
            "redirect.html",
            page=page,
            target=address.between(old, page, fragment),
            script=address.to_file(old, SCRIPT),
        )
        file = site / built_file(old, directory_urls=address.directory_urls).removeprefix("/")
        file.parent.mkdir(exist_ok=True)
        file.write_text(html, encoding="utf-8", newline="")
