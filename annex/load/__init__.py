"""From files to models, for any pydantic model.

In come the bytes of a YAML file and a model; out come its data as that model, the line of every value, and each
mistake in the YAML or the schema as a problem with a line. Nothing here knows what the data is about.
"""
