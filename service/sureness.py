"""Whether an answer answers: an honest word where nothing that was found speaks of the question."""

from __future__ import annotations

from collections.abc import Sequence

from index.language import known, spans, terms, tokens
from index.terms import concepts
from service.aiming import NAMED_BY_WORDS, Aim
from service.model import Match

LOOKED_AT = 5  # hits, the best
FEW_WORDS = 0.45  # share of a question's words that a clause about it holds at least
UNLIKE = 0.45  # cosine that a clause about it reaches at least
FEW_IF_NEAR = 0.25  # the same where the question comes near a topic
UNLIKE_IF_NEAR = 0.35


def weak(said: str, aimed: Aim, found: Sequence[Match], likenesses: Sequence[float]) -> bool:
    """Whether the best hits hold few of the words asked and are unlike the question.

    A question whose words name a topic is never called unanswered: its clauses are at hand.
    """
    if aimed.by == NAMED_BY_WORDS or not found:
        return False
    few, unlike = (FEW_IF_NEAR, UNLIKE_IF_NEAR) if aimed.topics else (FEW_WORDS, UNLIKE)
    asked = _words(said)
    if not asked or max(likenesses, default=0.0) >= unlike:
        return False
    best = found[:LOOKED_AT]
    held = max(len(asked & _words(_whole(match))) / len(asked) for match in best)
    return held <= few


def respelt(query: str, said: str, corrected: str) -> str | None:
    """The question with its words as the collection spells them, to be shown; None where alike.

    A respelling that is no ordinary word either is searched, but not shown as what was meant.
    """
    new = {one.token for one in spans(corrected)} - {one.token for one in spans(said)}
    if corrected == said or not new or not all(known(word) for word in new):
        return None
    text = " ".join(query.split())
    return text.replace(said, corrected) if said in text else corrected


def _whole(match: Match) -> str:
    clause = match.clause.clause
    return f"{clause.lead_in or ''} {clause.text}"


def _words(text: str) -> set[str]:
    """Stems, and the names of the synonym rows a text holds forms of."""
    return {*terms(text), *(f"={name}" for name, _ in concepts(tokens(text)))}
