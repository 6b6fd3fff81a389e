"""Writes everything of the site besides the bodies of pages.

In: the `Renderer`, and the site as MkDocs built it. Out: in that site, the published files, search records, sitemap,
the feed, llms.txt and the stylesheet; and the zip of the offline copy.
"""
