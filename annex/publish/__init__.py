"""Writes everything of the site besides the bodies of pages.

In: the project's folder, and the site as the engine built it. Out: the renderer, and in the site the published files,
search records, sitemap, feeds, llms.txt and the stylesheet; also the zip.
"""
