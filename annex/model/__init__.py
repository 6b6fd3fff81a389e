"""The annex, the register and the developments as typed records, and the notations in their texts.

In: plain values from YAML. Out: validated records whose fields have descriptions. Beside them, functions that parse
periods, amounts, names, Kamerstuk numbers and footnote marks, and the path of each page.
"""
