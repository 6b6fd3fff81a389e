"""Where in the annex's text the words stand that its statuses and amounts follow from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from annex.model import footnote_marks
from annex.model.annex import Budget, Status
from annex.relate.places import Index, InitiativePlace, Place
from annex.relate.segments import Mention, Segment, ShortForm, Words


@dataclass(frozen=True)
class QuoteStart:
    """Where quoted words begin; `anchor` is their id."""

    anchor: str


@dataclass(frozen=True)
class QuoteEnd:
    """Where quoted words end."""


class Quotes:
    """The quotes of an annex. Each has an id that no record can have: the text's own id and two hyphens."""

    def __init__(self, index: Index) -> None:
        self._anchors: dict[str, dict[str, str]] = defaultdict(dict)
        for place in index.initiatives.values():
            stated_here: list[Status | Budget] = [*place.initiative.statuses, *place.initiative.budgets]
            for stated in stated_here:
                owner = _owner(place, stated)
                if owner:
                    anchors = self._anchors[owner.id]
                    anchors.setdefault(stated.quote, f"{owner.id}--woorden-{len(anchors) + 1}")

    def anchor(self, place: InitiativePlace, stated: Status | Budget) -> str:
        """The id, on the page of the theme, of the words that `stated` follows from."""
        if isinstance(stated, Status) and stated.footnote:
            return f"voetnoot-{stated.footnote}"
        owner = _owner(place, stated)
        return self._anchors[owner.id][stated.quote] if owner else place.id

    def mark(self, place: Place, segments: Iterable[Segment]) -> Iterator[Segment | QuoteStart | QuoteEnd]:
        """The segments of a place's text, with the start and the end of each quote. A link is never split."""
        segments = list(segments)
        edges = list(_edges(segments, self._anchors.get(place.id, {})))
        position = 0
        for segment in segments:
            words = _words(segment)
            while edges and (edges[0][0] < position + len(words) or (not words and _ends_at(edges[0], position))):
                offset, edge = edges.pop(0)
                if offset > position and isinstance(segment, Words):
                    yield replace(segment, words=words[: offset - position])
                    words, position = words[offset - position :], offset
                yield edge
            yield replace(segment, words=words) if isinstance(segment, Words) else segment
            position += len(words)
        yield from (edge for _, edge in edges)


Edge = tuple[int, QuoteStart | QuoteEnd]


def _owner(place: InitiativePlace, stated: Status | Budget) -> InitiativePlace | None:
    """Whose text has the quote: the place's own, or that of its parent. A footnote's is neither."""
    places = (place, place.parent)
    return next((p for p in places if p and stated.quote in footnote_marks.without(p.text)), None)


def _words(segment: Segment) -> str:
    return segment.words if isinstance(segment, Words | Mention | ShortForm) else ""


def _ends_at(edge: Edge, position: int) -> bool:
    return edge[0] == position and isinstance(edge[1], QuoteEnd)


def _edges(segments: list[Segment], anchors: Mapping[str, str]) -> Iterator[Edge]:
    """Starts and ends in the order of the text, at one position the ends first. A longer quote encloses a shorter."""
    text = "".join(map(_words, segments))
    links, position = [], 0
    for segment in segments:
        if not isinstance(segment, Words):
            links.append((position, position + len(_words(segment))))
        position += len(_words(segment))
    found: list[tuple[int, int, int, QuoteStart | QuoteEnd]] = []
    for quote, anchor in anchors.items():
        start, end = text.index(quote), text.index(quote) + len(quote)
        start = next((first for first, last in links if first < start < last), start)
        end = next((last for first, last in links if first < end < last), end)
        found += [(start, 1, -len(quote), QuoteStart(anchor)), (end, 0, 0, QuoteEnd())]
    yield from ((offset, edge) for offset, _, _, edge in sorted(found, key=lambda edge: edge[:3]))
