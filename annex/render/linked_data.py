"""What a page tells machines about itself, as JSON-LD with schema.org's vocabulary.

Without an address of the site, addresses are relative to the page.
"""

from annex.model import page_paths
from annex.open_data import dcat
from annex.open_data.json_files import Json
from annex.relate.places import ThemePlace
from annex.relate.urls import Target
from annex.render.page import Page

CONTEXT = "https://schema.org"
EDITORS = {"@type": "Organization", "name": dcat.EDITORS}


def theme(page: Page, place: ThemePlace) -> Json:
    """An article, and its breadcrumbs."""
    above = [(place.parent.label, place.parent)] if place.parent else []
    block = (f"Bouwsteen {place.block.number}", place.block)
    trail: list[tuple[str, Target]] = [("OSA-initiatieven", page_paths.HOME), block, *above, (place.label, place)]
    article = {
        "@type": "Article",
        "headline": place.name,
        "publisher": EDITORS,
        **_common(page),
    }
    crumbs = [
        {"@type": "ListItem", "position": position, "name": name, "item": _link(page, target)}
        for position, (name, target) in enumerate(trail, start=1)
    ]
    return {"@context": CONTEXT, "@graph": [article, {"@type": "BreadcrumbList", "itemListElement": crumbs}]}


def dataset(page: Page) -> Json:
    """The published files."""
    about = " ".join(published.about for published in dcat.SETS)
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": "OSA-initiatieven",
        "description": f"{page.index.annex.document.title}, als open data: {about}",
        "isAccessibleForFree": True,
        "creator": EDITORS,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.name,
                "description": file.about,
                "contentUrl": _file(page, file.path),
                "encodingFormat": file.media_type,
            }
            for published in dcat.SETS
            for file in published.files
        ],
        **_common(page),
    }


def _common(page: Page) -> Json:
    """What every page has."""
    document = page.index.annex.document
    letter = document.letter
    return {
        "url": _link(page, page.path),
        "inLanguage": "nl",
        "license": dcat.LICENCE,
        **({"dateModified": str(page.modified.date())} if page.modified else {}),
        "isBasedOn": {
            "@type": "CreativeWork",
            "name": document.title,
            "datePublished": str(document.date),
            "inLanguage": "nl",
            "isPartOf": {
                "@type": "CreativeWork",
                "name": letter.title,
                "identifier": letter.reference,
                "url": str(letter.url),
            },
        },
    }


def _link(page: Page, target: Target) -> str:
    return page.address.of(target) if page.address.root else page.url(target)


def _file(page: Page, path: str) -> str:
    return page.address.file(path) if page.address.root else page.file(path)
