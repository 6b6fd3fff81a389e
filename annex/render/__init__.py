"""Renders what readers see: the HTML of each page, its JSON-LD and the timeline.

In: `CrossReferences` and the templates in `templates/`. Out: `Renderer`, whose macros return the body of each page;
`finished_html`, a Python-Markdown extension, passes that body through the engine: only its headings are parsed.
"""
