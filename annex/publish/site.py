"""Makes the renderer for a project, and adds the files that aren't pages to a built site."""

import datetime
import json
import shutil
import uuid
from functools import lru_cache
from pathlib import Path

from pydantic_core import to_json

from annex.check.project import ANNEX_FILE, DEVELOPMENTS_FILE, REGISTER_FILE, Data, load_project
from annex.load.yaml_reader import YamlFile
from annex.model import page_paths
from annex.model.developments import Development
from annex.open_data import csv_files, dcat, fields, json_files
from annex.publish import search_records
from annex.publish.git_dates import GitDates
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index
from annex.relate.urls import SiteAddress
from annex.render.html import Renderer

BYTE_ORDER_MARK = "utf-8-sig"
"""Without it, spreadsheets read a CSV file in an older encoding."""

STYLE = "assets/style.css"
"""All stylesheets in one file, in the order of `extra_css`: a page shows nothing before it has its style."""

UNUSED = ("assets/css", "assets/images", "assets/javascripts", "assets/stylesheets")
"""Folders of the built site that no page uses: what `STYLE` holds, and the theme's own files."""


def references(data: Data) -> CrossReferences:
    """The cross-references between the annex and what the editors add."""
    return CrossReferences(Index(data.annex), data.register, data.developments)


def renderer(root: Path, address: SiteAddress, repository: str = "") -> Renderer:
    """The renderer for the project in `root`. Raises `DataError` if its data or pages have problems. It is cached until
    a file changes that it is made from, since Zensical asks for it on every page."""
    folders = ("data", "docs", "overrides", "templates")
    files = [root / page_paths.CONFIG_FILE]
    files += (file for folder in folders for file in (root / folder).rglob("*") if file.is_file())
    return _renderer(root, address, repository, frozenset((file, file.stat().st_mtime_ns) for file in files))


@lru_cache(maxsize=1)
def _renderer(root: Path, address: SiteAddress, repository: str, _state: frozenset[tuple[Path, int]]) -> Renderer:
    return Renderer(references(load_project(root)), root, address, GitDates(root).changed, repository)


def finish(render: Renderer, site: Path) -> None:
    """Add the files that aren't pages to the built site in the folder `site`: search records, data, sitemap, feeds,
    pages at addresses that have moved, and the stylesheet."""
    search_records.write(render.references, render.address, render.root, site)
    export(render, site / dcat.FOLDER)
    _write(site / "sitemap.xml", render.text("sitemap.xml", dates=_page_dates(render)))
    # MkDocs' own sitemap, with the day of the build for each page.
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    _write(site / "llms.txt", render.text("llms.txt"))
    _write_feeds(render, site)
    for old, (page, fragment) in page_paths.MOVED.items():
        target, script = render.address.between(old, page, fragment), render.address.to_file(old, "assets/redirect.js")
        html = render.text("redirect.html", page=page, target=target, script=script)
        _write(site / render.address.built_file(old).removeprefix("/"), html)
    config = YamlFile((render.root / page_paths.CONFIG_FILE).read_bytes())
    styles = [(render.root / "docs" / path).read_text(encoding="utf-8") for path in config.data["extra_css"]]
    _write(site / STYLE, "\n".join(styles))
    for folder in UNUSED:
        shutil.rmtree(site / folder, ignore_errors=True)


def _page_dates(render: Renderer) -> dict[str, datetime.datetime | None]:
    """When each page last changed, by its address; home first. Without a site address, those begin with a slash."""
    docs, address, found = render.root / "docs", render.address, {}
    for file in docs.rglob("*.md"):
        page = file.relative_to(docs).as_posix()
        made_from = ["data", "templates"] if "{{" in file.read_text(encoding="utf-8") else []
        path = address.of(page).removeprefix(address.root)
        found[(address.root or "/") + path] = render.changed(f"docs/{page}", *made_from)
    return dict(sorted(found.items()))


def _write_feeds(render: Renderer, site: Path) -> None:
    """Write the Atom feeds (RFC 4287): all developments since the annex, and those of each theme."""
    developments = render.references.developments
    for theme in (None, *render.index.themes.values()):
        path = page_paths.theme_feed(theme.id) if theme else page_paths.FEED
        found = developments.within(theme) if theme else developments.all
        entries = [development for development in found if development.relation != "background"]
        feed = render.text("feed.xml", path=path, entries=entries, theme=theme, id_of=_feed_id, feed_id=_urn(path))
        _write(site / path, feed)


def _feed_id(development: Development) -> str:
    """An id that stays the same if the sentence is corrected."""
    parts = (*development.about, development.date or "", development.event, development.address)
    return _urn(" ".join(parts))


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"osa-initiatieven {name}").urn


def export(render: Renderer, folder: Path) -> None:
    """Write the published files into `folder`, which may hold others."""
    context = json_files.Context(render.references, render.address)
    from_root = SiteAddress("", render.address.directory_urls).of
    values = json_files.files(context) | {
        file.schema: json_files.schema(file.name) for file in dcat.files() if file.name in json_files.FILES
    }
    values[dcat.CATALOG.name] = json.loads(render.text("catalog.jsonld", url=from_root))
    for name, value in values.items():
        _write(folder / name, to_json(value, indent=1).decode() + "\n")
    for name, text in csv_files.tables(context).items():
        _write(folder / name, text, BYTE_ORDER_MARK)
    for source in (ANNEX_FILE, REGISTER_FILE, DEVELOPMENTS_FILE, *fields.SCHEMAS):
        shutil.copyfile(render.root / source, folder / Path(source).name)


def _write(file: Path, text: str, encoding: str = "utf-8") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding=encoding, newline="")
