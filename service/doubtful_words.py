"""Words of a clause that recognition was unsure of, as places in its text; pure."""

from __future__ import annotations

from ingest.model import Word
from ingest.runs import run
from service.model import TopicalClause

UNSURE = 0.6  # confidence of a word below which it asks to be compared with the page
UNSURE_FIGURE = 0.75  # of one that holds figures: a wrong one is not seen by reading


def doubtful_spans(item: TopicalClause) -> tuple[tuple[int, int], ...]:
    """Start and end of each doubtful word; none where somebody looked at the clause already."""
    if item.mark is not None:
        return ()
    places = run(item.clause.text, item.clause.words).places
    return tuple((start, end) for start, end, word in places if _unsure(word))


def doubtful_figures(item: TopicalClause) -> tuple[str, ...]:
    """The doubtful words that hold figures: numbers of laws, days, deadlines."""
    words = (item.clause.text[start:end] for start, end in doubtful_spans(item))
    return tuple(word for word in words if any(letter.isdigit() for letter in word))


def _unsure(word: Word) -> bool:
    if word.confidence is None or not any(letter.isalnum() for letter in word.text):
        return False
    figures = any(letter.isdigit() for letter in word.text)
    return word.confidence < (UNSURE_FIGURE if figures else UNSURE)
