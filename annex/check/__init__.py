"""What has to hold before anything is published.

The project's folder comes in. First pass: YAML and schema of both data files. Second pass, when all records are well
formed: every rule across records, the words of the source text, the permalinks, and the pages in `docs/`. The annex
and the register come out as models, or `DataError` with every mistake of the pass.
"""
