"""What there is: the annex and the register as typed records, and the small notations that they use.

In: values as YAML has them. Out: validated records with a description of each field; names found in texts, amounts,
dates, Kamerstuk numbers, footnote marks, and the path of each page.
"""
