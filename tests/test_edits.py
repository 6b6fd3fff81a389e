"""Common edits touch only the YAML: the check stays green, and the site builds with what is new in it."""

import re
from pathlib import Path

from tests.conftest import build
from tests.sample.project import copy_sample
from tests.site.built import Site
from tests.unit.project import check

DEVELOPMENT = """
  - {id: nieuw-bericht, about: [kwelders], date: 2025-11-01, event: gemeld, text: Dit is nieuw., relation: outcome,
     url: "https://example.org/nieuw", link: Nieuw bericht, read: source, added: 2025-11-20, checked: 2025-11-20}
"""
INSTRUMENT = "instruments:\n  - {id: nieuw, name: Kwelders, language: nl, kind: wetgeving, level: nationaal}"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_common_edits_touch_only_the_yaml(tmp_path: Path) -> None:
    """A new development, a new instrument, and a search word."""
    root = copy_sample(tmp_path / "project")
    developments = root / "data/developments.yaml"
    developments.write_text(developments.read_text(encoding="utf-8").rstrip() + DEVELOPMENT, encoding="utf-8")
    edit(root / "data/register.yaml", "instruments:", INSTRUMENT)
    edit(root / "data/register.yaml", "[mossel]", "[mossel, oester]")
    checked = check(root)
    assert checked.status == 0, checked.lines
    site = Site(build(root / "site", root=root))
    assert "nieuw-bericht" in site.pages["land/akkers/"].ids
    assert "nieuw" in site.pages["instrumenten/"].ids
    assert re.search(r"\boester\b", (site.folder / "assets/search/records.js").read_text(encoding="utf-8"))
