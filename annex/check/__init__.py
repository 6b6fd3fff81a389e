"""Checks what the project's files say, before anything is published.

In: the records of the data files, the source text, permalinks and pages. Out: findings and problems, which
`annex.project` collects.
"""
