"""Bijlage 2 as data and as a website: load → check → relate → open_data and render → publish.

Nothing in this package imports MkDocs; `macros.py` is the bridge.
"""
