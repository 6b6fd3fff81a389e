"""The made-up sample project: small, with each thing that rendering has to decide.

Its data, its navigation and some pages are here. Templates, styles, the package and the other pages are the real ones.
"""

import shutil
from pathlib import Path

from tests.unit.project import BUILT, ROOT, project

HERE = Path(__file__).resolve().parent


def copy_sample(root: Path) -> Path:
    """Put the sample project together in the folder `root`."""
    project(root, BUILT)
    shutil.rmtree(root / "data/editions")
    for block in (root / "docs").glob("bouwsteen-*"):
        shutil.rmtree(block)
    shutil.copytree(HERE / "data", root / "data", dirs_exist_ok=True)
    shutil.copytree(HERE / "docs", root / "docs", dirs_exist_ok=True)
    (root / "data/permalinks.txt").write_text("# none\n", encoding="utf-8")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[0]
    config = config.replace("8 november 2022", "2 maart 2022")
    (root / "mkdocs.yml").write_text(f"{config}\n{(HERE / 'nav.yml').read_text(encoding='utf-8')}", encoding="utf-8")
    return root
