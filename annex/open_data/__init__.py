"""The published data: JSON files with their schemas, CSV tables, and the list of all published files.

In: `CrossReferences` and the site's address. Out: JSON values and CSV texts, which `publish` writes; descriptions of
files and fields, for the page *Data* and the DCAT catalogue; the schemas of the data files, for editors.
"""
