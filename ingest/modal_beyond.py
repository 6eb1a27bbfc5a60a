"""A paragraph that says in one sentence who is meant and in another what they must: it binds."""

from __future__ import annotations

import re

from ingest.modal_cues import find_cue
from ingest.modal_plain import SCOPES, says
from ingest.model import Modality

END = re.compile(r"(?<=\w\w)[.;]\s+(?=[A-Z])")
ORDERS: frozenset[Modality] = frozenset({"prohibition", "obligation", "recommendation", "sanction"})


def orders_beside_scope(text: str) -> str | None:
    """The sentences of a text that give an order where another only says whom it applies to.

    >>> orders_beside_scope("Larangan ini berlaku bagi ASN. ASN dilarang berkampanye.")
    'ASN dilarang berkampanye.'
    >>> orders_beside_scope("Larangan ini berlaku bagi ASN yang wajib netral.")
    """
    if not says(text, SCOPES):
        return None
    parts = [part for part in END.split(text) if not says(part, SCOPES)]
    return ". ".join(part for part in parts if _orders(part)) or None


def _orders(sentence: str) -> bool:
    cue = find_cue(sentence)
    return cue is not None and not cue.weak and cue.modality in ORDERS
