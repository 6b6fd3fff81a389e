"""The files that people take along: written by `python -m annex export DIR`, and served by the site under `/data/`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from annex import catalog, dataset, schema
from annex.dataset import Dataset
from annex.load import ANNEX_FILE, REGISTER_FILE
from annex.render import Renderer
from annex.tables import Tables


def write(renderer: Renderer, folder: Path) -> None:
    """Write every file into `folder`, which may hold others."""
    references, address = renderer.references, renderer.address
    themes = references.index.themes
    data = Dataset(references, address)
    values: dict[str, Any] = {
        "initiatieven.json": data.initiatives(),
        "instrumenten.json": data.instruments(),
        **{catalog.theme_file(id_).name: data.theme(place) for id_, place in themes.items()},
        **{file.schema: dataset.schema(file.name) for file in catalog.files() if file.name in dataset.SCHEMAS},
        catalog.CATALOG.name: catalog.catalog(references.index.annex.document, address, renderer.modified),
    }
    texts = {name: json.dumps(value, ensure_ascii=False, indent=1) + "\n" for name, value in values.items()}
    for name, text in texts.items():
        _write(folder / name, text.encode())
    for name, text in Tables(references, address).files().items():
        # A spreadsheet takes a file without this mark for one in an older encoding.
        _write(folder / name, text.encode("utf-8-sig"))
    for source in (ANNEX_FILE, REGISTER_FILE):
        shutil.copyfile(renderer.root / source, folder / Path(source).name)
    for name, model in schema.SCHEMAS.items():
        _write(folder / Path(name).name, schema.text(model).encode())


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
