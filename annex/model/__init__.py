"""The annex and the register as typed records, and the notations that their texts use.

In: plain values from YAML. Out: validated records whose fields have descriptions. Beside them, functions that parse or
format dates, amounts, names, Kamerstuk numbers and footnote marks, and the path of each page.
"""
