"""The words in a text that its statuses follow from are marked, without splitting a link."""

import pytest

from annex.relate.cross_references import CrossReferences
from annex.relate.places import Citation, Index
from annex.relate.segments import QuoteEdge, Quotes
from tests.unit.samples import annex, bullet, developments, footnote, instrument, register, status, theme


def marked(found: CrossReferences, id_: str) -> str:
    """A text with `<1 …>` around the words that its first quote follows from; a footnote mark is `^`."""
    place = found.index.initiatives[id_]
    said = ""
    for segment in Quotes(found.index).mark(place, found.segments(place)):
        if isinstance(segment, QuoteEdge):
            said += f"<{segment.anchor.removeprefix(f'{id_}--woorden-')} " if segment.anchor else ">"
        else:
            said += "^" if isinstance(segment, Citation) else getattr(segment, "words", "")
    return said


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        ("Het werk loopt.", ["werk loopt"], "Het <1 werk loopt>."),
        ("Het werk loopt.", ["Het werk loopt."], "<1 Het werk loopt.>"),
        ("Een, twee, drie", ["twee", "Een"], "<2 Een>, <1 twee>, drie"),
        ("Een, twee, drie", ["twee", "Een, twee"], "<2 Een, <1 twee>>, drie"),
        ("Een, twee, drie", ["Een", "Een, twee"], "<2 <1 Een>, twee>, drie"),
        # The mark belongs to what stands before it.
        ("Een.[^1] Twee.[^2] Drie.", ["Twee.", " Drie."], "Een.^ <1 Twee.>^<2  Drie.>"),
        ("Een[^1] twee", ["Een twee"], "<1 Een^ twee>"),
        # A name is a link, which is never split.
        ("Een Rood Licht brandt", ["Licht brandt", "Een Rood"], "<2 Een <1 Rood Licht> brandt>"),
    ],
)
def test_quoted_words_are_marked(text: str, quotes: list[str], expected: str) -> None:
    notes = [footnote(number) for number in range(1, text.count("[^") + 1)]
    statuses = [status(quote, **{"for": quote}) for quote in quotes]
    themes = [theme("een", bullet("a", text, name_by="annex", status=statuses if len(quotes) > 1 else statuses[0]))]
    light = register(instruments=[instrument("rood-licht", "Rood Licht")])
    found = CrossReferences(Index(annex(1, themes, notes)), light, developments({"a": "loopt"}))
    assert marked(found, "a") == expected
