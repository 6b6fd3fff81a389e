"""What a page tells machines about itself, as JSON-LD with schema.org's vocabulary."""

import datetime
from typing import Any

from annex.model import page_paths
from annex.open_data import dcat
from annex.relate.places import Index, ThemePlace
from annex.relate.urls import SiteAddress, Target

Json = dict[str, Any]

CONTEXT = "https://schema.org"
LANGUAGE = "nl"
EDITORS = {"@type": "Organization", "name": dcat.EDITORS}


class LinkedData:
    """The descriptions of the pages of one annex.

    Without a `site_url` in `address`, addresses are relative to the page. `modified` is when the data last changed.
    """

    def __init__(self, index: Index, address: SiteAddress, modified: datetime.datetime | None) -> None:
        self._index = index
        self._address = address
        self._modified = {"dateModified": modified.date().isoformat()} if modified else {}

    def theme(self, place: ThemePlace) -> Json:
        """A theme's page: an article and its breadcrumbs."""
        here = place.page
        article = {
            "@type": "Article",
            "headline": place.theme.title,
            "publisher": EDITORS,
            "encoding": {
                "@type": "MediaObject",
                "contentUrl": self._file(here, dcat.theme_file(place.id).path),
                "encodingFormat": dcat.JSON,
            },
            **self._common(here),
        }
        above = [(place.parent.label, place.parent.page)] if place.parent else []
        trail = [
            ("OSA-initiatieven", page_paths.HOME),
            (f"Bouwsteen {place.block.number}", page_paths.block_page(place.block)),
            *above,
            (place.label, here),
        ]
        crumbs = {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": name, "item": self._of(here, page)}
                for position, (name, page) in enumerate(trail, start=1)
            ],
        }
        return {"@context": CONTEXT, "@graph": [article, crumbs]}

    def dataset(self) -> Json:
        """The page *Data*."""
        here = page_paths.DATA
        return {
            "@context": CONTEXT,
            "@type": "Dataset",
            "name": "OSA-initiatieven",
            "description": f"{self._index.annex.document.title}, als open data: "
            + " ".join(published.about for published in dcat.SETS),
            "isAccessibleForFree": True,
            "creator": EDITORS,
            **self._common(here),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": file.name,
                    "description": file.about,
                    "contentUrl": self._file(here, file.path),
                    "encodingFormat": file.media_type,
                }
                for published in dcat.SETS
                for file in published.files
            ],
        }

    def _common(self, here: str) -> Json:
        """What every page has."""
        return {
            "url": self._of(here, here),
            "inLanguage": LANGUAGE,
            "isBasedOn": self._annex(),
            "license": dcat.LICENCE,
            **self._modified,
        }

    def _annex(self) -> Json:
        document = self._index.annex.document
        return {
            "@type": "CreativeWork",
            "name": document.title,
            "datePublished": document.date.isoformat(),
            "inLanguage": LANGUAGE,
            "isPartOf": {
                "@type": "CreativeWork",
                "name": document.letter.title,
                "identifier": document.letter.reference,
                "url": str(document.letter.url),
            },
        }

    def _of(self, here: str, target: Target) -> str:
        return self._address.of(target) if self._address.root else self._address.between(here, target)

    def _file(self, here: str, path: str) -> str:
        return self._address.file(path) if self._address.root else self._address.to_file(here, path)
