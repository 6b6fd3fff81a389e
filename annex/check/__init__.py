"""Checks the data and the pages before anything is published.

In: the project's folder. Out: the validated data, or `DataError` with every problem of the pass that
failed. First pass: YAML and schema of each file. Second pass: the rules across records, the words of the source text,
the permalinks, and the pages in `docs/`.
"""
