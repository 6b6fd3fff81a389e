"""The front matter of a page in `docs/`, as far as the search reads it. MkDocs and its theme read other keys."""

from pydantic import BaseModel, ConfigDict

from annex.model.annex import Words


class PageFront(BaseModel):
    """The name by which the search shows a page, and the words by which it finds it besides that; without a name it
    doesn't find the page."""

    model_config = ConfigDict(strict=True, frozen=True)

    title: Words | None = None
    search_words: list[Words] = []
