"""Which circulars a comparison lays side by side; saved as a request and worked out anew."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from service.absence import absent_columns, with_absent
from service.compare import OTHER, OTHER_LABEL, compare
from service.compared import Against, Comparison
from service.cropping import crops_of
from service.errors import CircularNotFound, ComparisonNotFound, NothingToCompare, NotReady
from service.filters import where
from service.model import Filters, Stored
from service.pairing import Tell, untold
from service.parts import Parts
from service.reports.formats import PICTURED
from service.reports.report import Report
from service.since import Since, since, snapshot
from service.store.codec import decoder, encode
from service.trend import stepwise


@dataclass(frozen=True, slots=True)
class Request:
    """What a comparison was asked for; kept under its id together with what it gave."""

    named: tuple[str, ...]  # keys of circulars, in the order asked
    filters: Filters
    baseline: str | None
    against: Against = "baseline"


class Comparisons:
    """The comparisons of one home."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def make(
        self,
        filters: Filters,
        circulars: Sequence[str],
        baseline: str | None,
        against: Against = "baseline",
        tell: Tell = untold,
    ) -> Comparison:
        """Circulars side by side by topic, those named and those found; kept under its id.

        Regions and years that filters name together become columns also without a circular.
        """
        return _made(self._parts, Request(tuple(circulars), filters, baseline, against), tell)

    def again(self, saved_id: str) -> Comparison:
        """The same request over all that is kept today: a comparison of its own, kept too."""
        return _made(self._parts, _of_today(self._parts, _kept(self._parts, saved_id)))

    def get(self, saved_id: str) -> Comparison:
        """A kept comparison, from its circulars as they are now; removed ones are left out."""
        kept = _kept(self._parts, saved_id)
        known = self._parts.store.get_many(kept["circulars"], whole=False)
        key = ("fetched", saved_id, _revisions(known))
        return self._parts.comparisons.get(key, lambda: _fetched(self._parts, saved_id, kept))

    def changed_since(self, saved_id: str) -> Since | None:
        """What the same request gives otherwise today; None for one saved before that was kept."""
        kept = _kept(self._parts, saved_id)
        if "cells" not in kept:
            return None
        today = _of_today(self._parts, kept)
        columns = _found(self._parts, today, whole=False)

        def anew() -> Comparison:
            same = set(columns) == set(kept["circulars"])
            return self.get(saved_id) if same else laid_side_by_side(self._parts, today)

        key = ("since", saved_id, _revisions(columns))
        return self._parts.comparisons.get(key, lambda: since(kept, anew()))

    def report(self, made: Comparison, address: str, form: str = "", crops: bool = True) -> Report:
        """A comparison made ready for a format, with its printed lines where it shows pictures."""
        shown = crops_of(self._parts, made) if crops and form in PICTURED else {}
        return Report(made, address, shown)


def _made(parts: Parts, request: Request, tell: Tell = untold) -> Comparison:
    columns = _found(parts, request)
    made = _compared(parts, columns, request, tell)
    kept = {
        "circulars": list(columns),
        "named": list(request.named),
        "filters": encode(request.filters),
        "baseline": request.baseline,
        "against": request.against,
        **snapshot(made),
    }
    parts.store.save_comparison(made.id, json.dumps(kept, sort_keys=True))
    # It is asked for at once: the desk sends who made it to its page.
    return parts.comparisons.get(("fetched", made.id, _revisions(columns)), lambda: made)


def _fetched(parts: Parts, saved_id: str, kept: Mapping[str, Any]) -> Comparison:
    known = parts.store.get_many(kept["circulars"])
    columns = {key: known[key] for key in kept["circulars"] if key in known}
    request = _request(kept)
    if request.baseline not in columns:
        request = replace(request, baseline=None)
    return replace(_compared(parts, columns, request), id=saved_id)


def _revisions(known: Mapping[str, Stored]) -> frozenset[tuple[str, int]]:
    return frozenset((key, stored.revision) for key, stored in known.items())


def _of_today(parts: Parts, kept: Mapping[str, Any]) -> Request:
    """A kept request without the circulars removed since."""
    request = _request(kept)
    known = parts.store.get_many([*request.named, *filter(None, [request.baseline])], whole=False)
    named = tuple(key for key in request.named if key in known)
    baseline = request.baseline if request.baseline in known else None
    return replace(request, named=named, baseline=baseline)


def laid_side_by_side(parts: Parts, request: Request) -> Comparison:
    """A comparison that is not kept."""
    return _compared(parts, _found(parts, request), request)


def _kept(parts: Parts, saved_id: str) -> dict[str, Any]:
    text = parts.store.comparison_request(saved_id)
    if text is None:
        raise ComparisonNotFound()
    kept: dict[str, Any] = json.loads(text)
    return kept


def _request(kept: Mapping[str, Any]) -> Request:
    """What was asked; of comparisons saved by older versions, the circulars it found."""
    return Request(
        tuple(kept.get("named", kept["circulars"])),
        decoder(Filters)(kept["filters"]),
        kept["baseline"],
        kept.get("against", "baseline"),
    )


def _found(parts: Parts, request: Request, whole: bool = True) -> dict[str, Stored]:
    keys = [*request.named, *([request.baseline] if request.baseline else [])]
    columns = _named(parts, keys, whole)
    # Modality and topic choose rows, the other filters columns.
    of_circulars = replace(request.filters, modality=(), topic=())
    if of_circulars != Filters() or not request.named:
        wanted = of_circulars if request.named else request.filters
        found, _ = parts.store.find(where(wanted), None, 0, ("ready",), whole)
        columns |= {stored.key: stored for stored in found}
    return columns


def _compared(
    parts: Parts, columns: Mapping[str, Stored], request: Request, tell: Tell = untold
) -> Comparison:
    missing = absent_columns(request.filters, list(columns.values()), parts.tables.gazetteer)
    if not columns or len(columns) + len(missing) < 2:
        raise NothingToCompare()
    ordered = sorted(columns.values(), key=lambda one: _order(one, request.baseline))
    labels = {topic.key: topic.label_id for topic in parts.tables.topics.table}
    labels |= {OTHER: OTHER_LABEL}  # what no topic fits is shown too

    def laid(some: Sequence[Stored], baseline: str | None) -> Comparison:
        return compare(some, request.filters, baseline, parts.index.meaning, labels, tell)

    made = laid(ordered, request.baseline)
    if request.against == "previous":
        made = stepwise(made, laid)
    return with_absent(made, missing)


def _named(parts: Parts, keys: Sequence[str], whole: bool = True) -> dict[str, Stored]:
    known = parts.store.get_many(list(dict.fromkeys(keys)), whole)
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
