"""Which circulars a comparison lays side by side; saved as a request and worked out anew."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from service.compare import compare
from service.errors import CircularNotFound, ComparisonNotFound, NothingToCompare, NotReady
from service.filters import where
from service.model import Comparison, Filters, Stored
from service.parts import Parts
from service.store.codec import decoder, encode
from service.topics import load_topics


def compared(
    parts: Parts, filters: Filters, circulars: Sequence[str], baseline: str | None
) -> Comparison:
    """Lay side by side the circulars that are named and those that the filters find."""
    keys = [*circulars, *([baseline] if baseline else [])]
    columns = _named(parts, keys)
    # Modality and topic choose rows, the other filters columns.
    of_circulars = replace(filters, modality=(), topic=())
    if of_circulars != Filters() or not circulars:
        wanted = of_circulars if circulars else filters
        found, _ = parts.store.find(where(wanted), None, 0, ("ready",))
        columns |= {stored.key: stored for stored in found}
    return _saved(parts, columns, filters, baseline)


def fetched(parts: Parts, saved_id: str) -> Comparison:
    """A saved comparison, from its circulars as they are now; removed ones are left out."""
    text = parts.store.comparison_request(saved_id)
    if text is None:
        raise ComparisonNotFound()
    request = json.loads(text)
    known = parts.store.get_many(request["circulars"])
    columns = {key: known[key] for key in request["circulars"] if key in known}
    baseline = request["baseline"] if request["baseline"] in columns else None
    made = _compared(parts, columns, decoder(Filters)(request["filters"]), baseline)
    return replace(made, id=saved_id)


def _saved(
    parts: Parts, columns: dict[str, Stored], filters: Filters, baseline: str | None
) -> Comparison:
    made = _compared(parts, columns, filters, baseline)
    request = {"circulars": list(columns), "filters": encode(filters), "baseline": baseline}
    parts.store.save_comparison(made.id, json.dumps(request, sort_keys=True))
    return made


def _compared(
    parts: Parts, columns: dict[str, Stored], filters: Filters, baseline: str | None
) -> Comparison:
    if len(columns) < 2:
        raise NothingToCompare()
    ordered = sorted(columns.values(), key=lambda one: _order(one, baseline))
    labels = {topic.key: topic.label_id for topic in load_topics()}
    return compare(ordered, filters, baseline, parts.index.meaning, labels)


def _named(parts: Parts, keys: Sequence[str]) -> dict[str, Stored]:
    known = parts.store.get_many(list(dict.fromkeys(keys)))
    for key in keys:
        if key not in known:
            raise CircularNotFound(key[:12])
        if known[key].reading is None:
            raise NotReady(f"{known[key].file}: {known[key].state}.")
    return known


def _order(stored: Stored, baseline: str | None) -> tuple[bool, str, str]:
    """The baseline first, then by date of issue; undated last."""
    reading = stored.reading
    issued = reading.metadata.get("issued_on") if reading else None
    return stored.key != baseline, issued or "9999", stored.key
