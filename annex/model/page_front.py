"""The front matter of a page in `docs/`, as far as this package reads it. MkDocs and the templates read other keys."""

from pydantic import BaseModel, ConfigDict

from annex.model.annex import Words


class PageFront(BaseModel):
    """The title by which the search shows a page, without which it doesn't find the page, and other words by which it
    finds it. With a `summary`, *Overzichten* and llms.txt list the page. `scripts` are those of this page alone."""

    model_config = ConfigDict(strict=True, frozen=True)

    title: Words | None = None
    search_words: list[Words] = []
    scripts: list[Words] = []
    summary: str = ""
