"""Adds the files that aren't pages to a built site."""

import datetime
import json
import shutil
from pathlib import Path

from pydantic_core import to_json

from annex.model import page_paths
from annex.open_data import csv_files, dcat, json_files
from annex.publish import search_records
from annex.publish.calendar import CalendarEvent, calendar
from annex.relate.urls import SiteAddress
from annex.render import changes
from annex.render.html import Renderer

BYTE_ORDER_MARK = "utf-8-sig"
"""Without it, spreadsheets read a CSV file in an older encoding."""

STYLE = "assets/style.css"
"""All stylesheets in one file, in the order of `extra_css`: a page shows nothing before it has its style."""

UNUSED = ("assets/css", "assets/images", "assets/javascripts", "assets/stylesheets")
"""Folders of the built site that no page uses: what `STYLE` holds, and the theme's own files."""


def finish(render: Renderer, site: Path) -> None:
    """Add the files that aren't pages to the built site in the folder `site`: search records, data, sitemap, feed,
    pages at addresses that have moved, and the stylesheet."""
    project, address = render.project, render.address
    search_records.write(project, address, site)
    export(render, site / dcat.FOLDER)
    _write(site / "sitemap.xml", render.text("sitemap.xml", dates=_page_dates(render)))
    # MkDocs' own sitemap, with the day of the build for each page.
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    overviews = {path: front for path, front in project.pages.items() if front.summary}
    _write(site / "llms.txt", render.text("llms.txt", overviews=overviews))
    _write_feed(render, site)
    _write_calendar(render, site)
    for old, (page, fragment) in page_paths.MOVED.items():
        target, script = address.between(old, page, fragment), address.to_file(old, "assets/redirect.js")
        html = render.text("redirect.html", page=page, target=target, script=script)
        _write(site / address.built_file(old).removeprefix("/"), html)
    styles = [(project.root / "docs" / path).read_text(encoding="utf-8") for path in project.config["extra_css"]]
    _write(site / STYLE, "\n".join(styles))
    for folder in UNUSED:
        shutil.rmtree(site / folder, ignore_errors=True)


def _page_dates(render: Renderer) -> dict[str, datetime.datetime | None]:
    """When each page last changed, by its address; home first. Without a site address, those begin with a slash."""
    docs, address, found = render.project.root / "docs", render.address, {}
    for page in render.project.pages:
        made_from = ["data", "templates"] if "{{" in (docs / page).read_text(encoding="utf-8") else []
        path = address.of(page).removeprefix(address.root)
        found[(address.root or "/") + path] = render.changed(f"docs/{page}", *made_from)
    return dict(sorted(found.items()))


def _write_feed(render: Renderer, site: Path) -> None:
    """Write the Atom feed (RFC 4287) of what the editors changed."""
    entries = changes.entries(render.project)
    updated = max((entry.day for entry in entries), default=render.project.developments.checked)
    _write(site / page_paths.FEED, render.text("feed.xml", entries=entries, updated=updated))


def _write_calendar(render: Renderer, site: Path) -> None:
    """Write what is still to come as an iCalendar file."""
    developments = render.project.developments
    events = []
    for one in developments.expected:
        id_ = one.development.id
        url = render.address.of(developments.shown_at[id_], id_) if render.address.root else ""
        events.append(CalendarEvent(one.id, one.period, one.what, one.development.text, url))
    _write(site / page_paths.CALENDAR, calendar("Wat er nog komt: OSA-initiatieven", events, developments.checked))


def export(render: Renderer, folder: Path) -> None:
    """Write the published files into `folder`, which may hold others."""
    context = json_files.Context(render.project.references, render.address)
    from_root = SiteAddress("", render.address.directory_urls).of
    values = json_files.files(context)
    for published in dcat.files():
        if published.name in json_files.FILES:
            values[published.schema] = json_files.schema(published.name)
        elif published.name in csv_files.FILES:
            values[published.schema] = csv_files.metadata(published.name)
    values[dcat.CATALOG.name] = json.loads(render.text("catalog.jsonld", url=from_root))
    for name, value in values.items():
        _write(folder / name, to_json(value, indent=1).decode() + "\n")
    for name, text in csv_files.tables(context).items():
        _write(folder / name, text, BYTE_ORDER_MARK)
    for edition in render.project.editions:
        copy = folder / "editions" / edition.name
        copy.parent.mkdir(exist_ok=True)
        shutil.copyfile(edition, copy)
    for published in dcat.files():
        if published.media_type == dcat.YAML:
            for name in (published.name, published.schema):
                shutil.copyfile(render.project.root / "data" / name, folder / name)


def _write(file: Path, text: str, encoding: str = "utf-8") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding=encoding, newline="")
