"""A page while it is rendered: the project, the site's address, and links from the page."""

import datetime
from dataclasses import dataclass

from annex.model import page_paths
from annex.model.developments import Group, State
from annex.project import Project
from annex.relate.developments import Then
from annex.relate.places import Index
from annex.relate.urls import SiteAddress, Target


@dataclass(frozen=True)
class Page:
    """The page at `path` in `docs/`, on the site at `address`. `modified` is when the data last changed, if known;
    `repository` the address of the code, or empty."""

    project: Project
    address: SiteAddress
    path: str
    modified: datetime.datetime | None = None
    repository: str = ""

    @property
    def index(self) -> Index:
        return self.project.index

    def url(self, target: Target, fragment: str = "") -> str:
        """The relative link to a target."""
        return self.address.between(self.path, target, fragment)

    def file(self, path: str) -> str:
        """The relative link to a file, given by its path from the site's root."""
        return self.address.to_file(self.path, path)

    def list_url(self, then: Then | None = None, now: State | Group | None = None) -> str:
        """The relative link to the list of *Toen en nu*, narrowed to a status of 2022, a state now, or both."""
        choices = [f"{key}={value.slug}" for key, value in (("toen", then), ("nu", now)) if value]
        return f"{self.url(page_paths.STATUSES)}?{'&'.join(choices)}#lijst"
