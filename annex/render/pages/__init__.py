"""The pages that a macro without arguments fills: a module a page, with the name of the macro and of the template.

Each module has `PATH`, the page in `docs/` that calls the macro, and `view(page)`, which returns what the template
shows.
"""

import importlib
import pkgutil
from typing import Any


def modules() -> dict[str, Any]:
    """Every page's module by its name."""
    names = [found.name for found in pkgutil.iter_modules(__path__)]
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}
