"""Bijlage 2 as data and as a website: load → check → relate → open_data and render → publish.

Nothing in this package imports MkDocs; `macros.py` is the bridge.
"""

import os

# Pydantic reads the metadata of every installed package to find its plugins. None is used here.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
