"""Turns the related data into what readers see: the HTML of each page, its JSON-LD and the timeline.

In: `CrossReferences` and the templates in `templates/`. Out: `Renderer`, whose macros return the body of each page;
`finished_html`, a Python-Markdown extension, takes that body through the engine unchanged.
"""
