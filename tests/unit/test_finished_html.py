"""Python-Markdown passes finished HTML through as it is, and reads its headings."""

from markdown import Markdown

from annex.render.finished_html import marked

EXTENSIONS = ["md_in_html", "annex.render.finished_html", "toc"]


def converted(text: str) -> tuple[str, list[str]]:
    """The HTML of a page, and the ids in its table of contents."""
    md = Markdown(extensions=EXTENSIONS)
    html = md.convert(text)
    return html, [child["id"] for token in md.toc_tokens for child in (token, *token["children"])]


def test_html_is_left_alone() -> None:
    html = '<div>\n    *a* [b](c) &amp; <b>`d`</b>\n\n\n# e\n<p><a href="x.md">f</a>\n</div>'
    assert converted(marked(html)) == (html, [])


def test_headings_are_read_wherever_they_stand() -> None:
    body = '<div>\n<h1 id="een" markdown="span">A &#42;b&#42;</h1>\n<p>c</p>\n<ul><li>\n'
    body += '<h2 class="x" id="twee" markdown="span"><span lang="en">D\ne</span></h2>\n</li></ul>\n<h2>raw</h2></div>'
    html, ids = converted(marked(body))
    assert ids == ["een", "twee"]
    assert html.split() == body.replace(' markdown="span"', "").split()


def test_markdown_around_it_is_read() -> None:
    html, ids = converted(f"# Titel\n\n*a*\n\n{marked('<p>*b*</p>')}\n\n*c*\n\n{marked('<p>*d*</p>')}\n")
    assert ids == ["titel"]
    assert html.split("\n")[1:] == ["<p><em>a</em></p>", "<p>*b*</p>", "<p><em>c</em></p>", "<p>*d*</p>"]
