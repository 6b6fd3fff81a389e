"""The published data: JSON files with their schemas, CSV tables, and the list of all published files.

In: `CrossReferences`. Out: JSON values and CSV texts, which `publish` writes; descriptions of files and fields, for the
page *Data*, the DCAT catalogue, and the schemas and the table in CONTRIBUTING.md for editors.
"""
