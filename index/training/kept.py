"""Our own questions that were kept from learning, as a search set over clauses of every topic."""

from __future__ import annotations

import random
from collections.abc import Sequence

from index.training.domain import DomainTopic
from index.training.evaluate import Retrieval
from index.training.grammar import said

SEED = 5


def kept_questions(topics: Sequence[DomainTopic]) -> Retrieval:
    """Each kept question with the clauses of its topic; a clause pattern is said once."""
    draw = random.Random(SEED)
    texts = {
        f"{topic.name}#{number}": said(pattern, topic.lists, draw)
        for topic in topics
        for number, pattern in enumerate(topic.clauses)
    }
    asked = [(question, topic.name) for topic in topics for question in topic.kept]
    relevant = tuple(
        frozenset(key for key in texts if key.startswith(f"{name}#")) for _, name in asked
    )
    return Retrieval("kept questions", tuple(question for question, _ in asked), relevant, texts)
