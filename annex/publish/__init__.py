"""The site as a whole: all that is built besides the body of a page.

In: the project's folder, and the pages as the engine built them. Out: the renderer, the published files, the search
records, the sitemap, a security policy in each page, and a zip.
"""
