"""The published files: JSON, CSV, their schemas and their DCAT description.

In: the annex and the register, looked up in each other. Out: values and texts, which `publish` writes and the page
*Data* describes.
"""
