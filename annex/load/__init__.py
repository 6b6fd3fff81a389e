"""Reads YAML files strictly and validates them against any pydantic model.

In: the bytes of a file, and a model. Out: an instance of the model, the line of every value, and each mistake in YAML
or schema as a problem with a line. Nothing here depends on what the data is about.
"""
