"""A question to the clauses that answer it: exact hits first, then meaning and words."""

from __future__ import annotations

import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from index.errors import DamagedSnapshot
from index.language import terms
from index.model import Answer, Hit, Query
from service.aiming import Aim, aim
from service.errors import BadParameter, ClauseNotFound, EmptyQuery
from service.filters import (
    OF_A_CLAUSE,
    answers,
    attributes_of,
    clause_attributes,
    merged,
    number_key,
    where,
)
from service.indexing import catch_up, mend
from service.model import Filters, Match, SearchResult, Stored
from service.parts import Parts
from service.passages import passage_key, place_of, speaks
from service.query import Understood, pinpoints, points, understand
from service.showing import Ranked, matches, ranked_hit, why
from service.store.store import Where
from service.sureness import respelt, weak

REACH = 1000  # passages the index puts forward at most
SMALL_DEBT = 100  # circulars not yet indexed that a search settles before it answers
OF_ONE_LETTER = 5  # clauses of a letter that is named by its number
MOST = 1000  # hits in one answer
FACETS = ("province", "region", "year", "election", "kind", "modality", "topic")
NONE = Filters()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is put to the index."""

    heard: Understood
    text: str  # what is left of it to search
    corrected: str  # the same as the collection spells it
    aimed: Aim
    conditions: Where
    said: bool  # whether any words are left that say something

    @property
    def is_plain(self) -> bool:
        """Whether it only names filters: every clause that meets them answers it."""
        return not self.said and bool(self.conditions)


def search(
    parts: Parts,
    query: str,
    filters: Filters,
    limit: int,
    offset: int,
    ignore: Sequence[str] = (),
) -> SearchResult:
    """Answer a question; filters hold for every hit, also those read out of the question.

    `ignore` names filters that are not to be read out of it.
    """
    _check(query, limit, offset)
    try:
        return _searched(parts, query, filters, limit, offset, ignore)
    except DamagedSnapshot:  # the index is a cache: it is made again, and the answer says so
        mend(parts)
        return _searched(parts, query, filters, limit, offset, ignore)


def _searched(
    parts: Parts,
    query: str,
    filters: Filters,
    limit: int,
    offset: int,
    ignore: Sequence[str],
) -> SearchResult:
    started = time.perf_counter()
    left_out = catch_up(parts, SMALL_DEBT)
    heard = _as_words(understand(query, parts.tables.gazetteer), query, ignore)
    conditions = where(merged(filters, heard.filters))
    exact = tuple(_exact(parts, heard, query, conditions))
    asked = _asked(parts, heard, query, conditions)
    answer = _answer(parts, asked, limit, offset, bool(exact))
    ranked, total = _joined(exact, answer, limit, offset)
    facets = _facets(parts, exact, answer)
    found = matches(parts, ranked, asked.corrected, heard.phrases)
    sure = bool(exact) or offset > 0 or asked.is_plain
    return SearchResult(
        query=query,
        filters=filters,
        understood=heard.filters,
        total=total,
        took_ms=(time.perf_counter() - started) * 1000,
        facets=facets,
        matches=found,
        left_out=left_out,
        did_you_mean=respelt(query, asked.text, asked.corrected),
        weak=not sure and weak(asked.corrected, asked.aimed, found, _likenesses(answer)),
    )


def similar(parts: Parts, key: str, path: str, limit: int) -> tuple[Match, ...]:
    """Clauses of other circulars nearest in meaning to this one."""
    if not 1 <= limit <= MOST:
        raise BadParameter(f"limit must be from 1 to {MOST}.")
    if not parts.store.clauses([(key, path)]):
        raise ClauseNotFound()
    try:
        return _similar(parts, key, path, limit)
    except DamagedSnapshot:
        mend(parts)
        return _similar(parts, key, path, limit)


def _similar(parts: Parts, key: str, path: str, limit: int) -> tuple[Match, ...]:
    catch_up(parts, SMALL_DEBT)
    own = len(parts.store.get_many([key])[key].reading.clauses)  # type: ignore[union-attr]  # it has a clause
    found = parts.index.similar(passage_key(key, path), limit + own, {})
    others = [hit for hit in found.hits if place_of(hit.key)[0] != key]
    ranked = [Ranked(hit.key, hit.likeness or hit.score, ("meaning",)) for hit in others[:limit]]
    return matches(parts, ranked, "", ())


def _check(query: str, limit: int, offset: int) -> None:
    if not query.strip():
        raise EmptyQuery()
    if not 1 <= limit <= MOST:
        raise BadParameter(f"limit must be from 1 to {MOST}.")
    if offset < 0:
        raise BadParameter("offset must be 0 or more.")


def _as_words(heard: Understood, query: str, ignore: Sequence[str]) -> Understood:
    """What was understood without these filters; their words are searched like the others."""
    dropped = [name for name in ignore if getattr(heard.filters, name, None)]
    if not dropped:
        return heard
    kept = replace(heard.filters, **{name: getattr(NONE, name) for name in dropped})
    return replace(heard, filters=kept, rest=" ".join(query.split()))


def _exact(parts: Parts, heard: Understood, query: str, conditions: Where) -> Iterator[Ranked]:
    """Clauses of the letter that is named, then clauses that cite what is named."""
    keys: dict[str, Ranked] = {}
    if heard.number is not None:
        for one in _of_letter(parts, heard, conditions):
            keys.setdefault(one.key, one)
    for canonical in heard.citations:
        for one in _citing(parts, canonical, pinpoints(query), conditions):
            keys.setdefault(one.key, one)
    yield from keys.values()


def _of_letter(parts: Parts, heard: Understood, conditions: Where) -> Iterator[Ranked]:
    """Clauses of letters with this number: those nearest to the other words, else the first."""
    wanted = {**conditions, "number": frozenset([number_key(heard.number or "")])}
    found_letters, _ = parts.store.find(wanted, None, 0, ("ready",))
    letters = sorted(found_letters, key=_is_news)  # the letter itself before what is told of it
    if letters and heard.rest:
        found = parts.index.search(Query(heard.rest, heard.phrases, wanted, OF_ONE_LETTER))
        yield from (Ranked(hit.key, 1.0, ("number", *why(hit))) for hit in found.hits)
    for letter in letters:
        yield from (
            Ranked(key, 1.0, ("number",))
            for key in _speaking(parts, letter, conditions)[:OF_ONE_LETTER]
        )


def _is_news(stored: Stored) -> bool:
    return stored.reading is not None and stored.reading.metadata.source == "news"


def _citing(
    parts: Parts, canonical: str, pinpoint: Sequence[str], conditions: Where
) -> Iterator[Ranked]:
    """Clauses that cite a regulation; first those that cite the very article asked for."""
    places = [(key, path) for key, path in parts.store.citing(canonical) if path]
    if conditions:
        held = frozenset(parts.store.find_keys(conditions, ("ready",)))
        places = [place for place in places if place[0] in held]
    asked = {name: values for name, values in conditions.items() if name in OF_A_CLAUSE}
    if asked or pinpoint:  # only then their words are needed
        clauses = parts.store.clauses(places)
        fitting = [place for place in clauses if answers(clause_attributes(clauses[place]), asked)]
        places = sorted(fitting, key=lambda at: not points(clauses[at].clause.text, pinpoint))
    yield from (Ranked(passage_key(*place), 1.0, ("citation",)) for place in places)


def _speaking(parts: Parts, stored: Stored, conditions: Where) -> list[str]:
    """Passages of one circular that meet the conditions, in reading order."""
    return [
        passage_key(stored.key, item.clause.path)
        for item in (stored.reading.clauses if stored.reading else ())
        if speaks(item.clause)
        and answers(attributes_of(stored, item, parts.tables.gazetteer), conditions)
    ]


def _asked(parts: Parts, heard: Understood, query: str, conditions: Where) -> Asked:
    text = heard.rest or query
    corrected = parts.index.corrected(text)
    said = bool(terms(heard.rest) or heard.phrases)
    return Asked(heard, text, corrected, aim(heard, text, corrected), conditions, said)


def _answer(parts: Parts, asked: Asked, limit: int, offset: int, has_exact: bool) -> Answer:
    """What the index says; with exact hits its whole reach, so that both join without gaps."""
    if not asked.said and has_exact:
        return Answer((), 0)
    if asked.is_plain and asked.heard.number is None:
        return _browse(parts, asked.conditions, limit, offset)
    window = (REACH, 0) if has_exact else (limit, offset)
    return parts.index.search(
        Query(
            asked.text,
            asked.heard.phrases,
            asked.conditions,
            *window,
            meaning=asked.aimed.meaning,
            favoured=tuple(("topic", key) for key in asked.aimed.topics),
            favour=asked.aimed.favour,
            everything=bool(asked.heard.filters.modality),
        )
    )


def _likenesses(answer: Answer) -> list[float]:
    return [hit.likeness or 0.0 for hit in answer.hits]


def _browse(parts: Parts, conditions: Where, limit: int, offset: int) -> Answer:
    """A question of filters alone: every clause that meets them, by date and reading order."""
    tally = parts.index.tally(conditions)
    letters = [key for key in parts.store.find_keys(conditions, ("ready",)) if key in tally.groups]
    ends = list(accumulate(tally.groups[key] for key in letters))
    first, last = bisect_right(ends, offset), bisect_left(ends, offset + limit)
    shown = parts.store.get_many(letters[first : last + 1])
    keys = [
        key
        for letter in letters[first : last + 1]
        if letter in shown
        for key in _speaking(parts, shown[letter], conditions)
    ]
    skipped = offset - (ends[first - 1] if first else 0)
    hits = tuple(Hit(key, 0.0, words_rank=1) for key in keys[skipped : skipped + limit])
    return Answer(hits, ends[-1] if ends else 0, tally.facets)


def _joined(
    exact: Sequence[Ranked], answer: Answer, limit: int, offset: int
) -> tuple[Sequence[Ranked], int]:
    """Exact hits before the index's, each clause once; one page, and the number of all."""
    ranked = [ranked_hit(hit) for hit in answer.hits]
    if not exact:
        return ranked, answer.total
    first = {one.key for one in exact}
    both = [*exact, *(one for one in ranked if one.key not in first)]
    return both[offset : offset + limit], len(both)


def _facets(parts: Parts, exact: Sequence[Ranked], answer: Answer) -> dict[str, dict[str, int]]:
    facets = {name: dict(answer.facets.get(name, {})) for name in FACETS}
    known = {hit.key for hit in answer.hits}
    further = [one.key for one in exact if one.key not in known]
    added = parts.index.facets(further) if further else {}
    for name, counts in added.items():
        for value, number in counts.items():
            facets[name][value] = facets[name].get(value, 0) + number
    # A passage carries all codes around its region: provinces have their own facet.
    regencies = {code: n for code, n in facets["region"].items() if code.count(".") == 1}
    return {**facets, "region": regencies}
