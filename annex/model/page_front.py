"""The front matter of a page in `docs/`: what this package, MkDocs and the templates read."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from annex.model.annex import SearchWord, Words


class PageFront(BaseModel):
    """The title by which the search shows a page, and other words by which it finds it. With a `summary`,
    llms.txt lists the page. `scripts` are those of this page alone."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    title: Annotated[Words, StringConstraints(max_length=100)]
    description: Annotated[str, StringConstraints(max_length=200)] = ""
    hide: list[Literal["toc"]] = []
    lang: Literal["nl", "en"] = "nl"
    search_words: list[SearchWord] = []
    scripts: list[Words] = []
    summary: str = ""
