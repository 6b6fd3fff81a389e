"""The pages that a macro without arguments fills: a module a page, with the name of the macro and of the template.

Each module has `PATH`, the page in `docs/` that calls the macro, and `view(page)`, which returns what the template
shows. With `size(project)`, *Overzichten* shows how many things the page lists.
"""

import importlib
import pkgutil
from typing import Any, NamedTuple

from annex.model.page_front import PageFront
from annex.project import Project


class Overview(NamedTuple):
    """A page that lists something, its front matter, and how many things it lists, if that is known."""

    path: str
    front: PageFront
    size: int | None


def modules() -> dict[str, Any]:
    """Every page's module by its name."""
    names = [found.name for found in pkgutil.iter_modules(__path__)]
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


def overviews(project: Project) -> list[Overview]:
    """The pages with a `summary` in their front matter, in the order of the navigation."""
    sizes = {module.PATH: module.size(project) for module in modules().values() if hasattr(module, "size")}
    return [Overview(path, front, sizes.get(path)) for path, front in project.pages.items() if front.summary]
