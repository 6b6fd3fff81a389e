"""The files that people take along: written by `python -m annex export DIR`, and served by the site under `/data/`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annex.check.project import ANNEX_FILE, REGISTER_FILE
from annex.open_data import dcat as catalog
from annex.open_data import json_files as dataset
from annex.open_data.csv_files import Tables
from annex.open_data.json_files import Dataset
from annex.publish import editor_schemas as schema
from annex.render.html import Renderer


def write(renderer: Renderer, folder: Path) -> None:
    """Write every file into `folder`, which may hold others."""
    for name, value in _values(renderer):
        _write(folder / name, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())
    for name, text in Tables(renderer.references, renderer.address).files().items():
        # A spreadsheet takes a file without this mark for one in an older encoding.
        _write(folder / name, text.encode("utf-8-sig"))
    for source in (ANNEX_FILE, REGISTER_FILE):
        shutil.copyfile(renderer.root / source, folder / Path(source).name)
    for name, model in schema.SCHEMAS.items():
        _write(folder / Path(name).name, schema.text(model).encode())


def _values(renderer: Renderer) -> Iterator[tuple[str, Any]]:
    """What goes into each JSON file, one at a time: together they take more memory than the annex."""
    references, address = renderer.references, renderer.address
    data = Dataset(references, address)
    yield "initiatieven.json", data.initiatives()
    yield "instrumenten.json", data.instruments()
    for place in references.index.themes.values():
        yield catalog.theme_file(place.id).name, data.theme(place)
    for file in catalog.files():
        if file.name in dataset.SCHEMAS:
            yield file.schema, dataset.schema(file.name)
    yield catalog.CATALOG.name, catalog.catalog(references.index.annex.document, address, renderer.modified)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
