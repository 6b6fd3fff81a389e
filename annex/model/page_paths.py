"""The paths of pages in `docs/`."""

from annex.model.annex import BuildingBlock, Theme

HOME = "index.md"
FOOTNOTES = "voetnoten.md"
ANNEX = "bijlage.md"
INSTRUMENTS = "instrumenten.md"
BUDGETS = "bedragen.md"
STATUSES = "stand-van-zaken.md"
TIMELINE = "tijdlijn.md"
ABBREVIATIONS = "afkortingen.md"
ABOUT = "over.md"
DATA = "data.md"
CHANGES = "veranderd.md"
ENGLISH = "english.md"
FEED = "feed.xml"
CALENDAR = "agenda.ics"
CONFIG_FILE = "mkdocs.yml"
MOVED = {
    "initiatieven.md": (STATUSES, "lijst"),
    "instrumenten-per-thema.md": (INSTRUMENTS, ""),
    "overzichten.md": (STATUSES, ""),
}
"""Pages whose content is on others now: the page and, if it is a part of it, the id of that."""


def block_page(block: BuildingBlock) -> str:
    """The page of a building block, as a path in `docs/`."""
    return f"{block.id}/index.md"


def theme_page(block: BuildingBlock, theme: Theme, parent: Theme | None = None) -> str:
    """The page of a theme, or of a sub-theme of `parent`, as a path in `docs/`: 'block/parent/theme.md'."""
    if parent:
        return f"{block.id}/{parent.id}/{theme.id}.md"
    return f"{block.id}/{theme.id}/index.md" if theme.themes else f"{block.id}/{theme.id}.md"
