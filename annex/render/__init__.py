"""Renders what readers see: the HTML of each page, its JSON-LD and the timeline.

In: the `Project` and the templates in `templates/`. Out: `Renderer`, whose macros return the body of each page;
`finished_html`, a Python-Markdown extension, passes that body through MkDocs: only its headings are parsed.

A view holds what is decided for a page: which records, in which order, with which numbers. A template prints it, with
records as they are and the functions of `wording` as filters.
"""
