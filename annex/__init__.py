"""Bijlage 2 as data: load → check → index → render or export.

Nothing in this package knows MkDocs; `macros.py` is the bridge.
"""
