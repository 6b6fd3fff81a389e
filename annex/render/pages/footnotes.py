"""*Voetnoten*: all footnotes, with what they state and the places that cite them."""

from annex.model import page_paths
from annex.model.annex import Footnote
from annex.render.page import Page

PATH = page_paths.FOOTNOTES


def view(page: Page) -> list[Footnote]:
    """Every footnote, in order."""
    return list(page.index.footnotes.values())
