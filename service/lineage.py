"""Which circular's wording comes from which earlier one, clause by clause; pure and near-linear.

1. Every clause is known by a sample of its runs of letters; a run's list keeps its first and its
   last bearers only, so that a sentence copied a thousand times costs no more than one copied ten.
2. The clauses that share the rarest runs are candidates; the few best are compared letter by
   letter (service/wording.py), which sees through recognition's damage.
3. The few circulars that explain most are then compared clause by clause, so that a clause too
   damaged to share many runs still finds its like.
4. A circular's source is the earlier one that explains most of its wording; what that one leaves
   unexplained may come from a second. A clause's source is the clause whose wording is nearest.
   Where two are alike, a source of the whole circular is named first, then the earliest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from service.ancestry import Ancestry, Descent, How, Lineage, Link, Text
from service.wording import Overlap, grams, letters, overlap

SHORTEST = 32  # letters of a clause that can be traced; shorter ones are anybody's words
COPIED = 0.9  # share of a clause's letters from which it counts as copied
ADAPTED = 0.6  # … and as adapted
BEARERS = 24  # first and last clauses kept of each run of letters
TRIED = 12  # candidates compared letter by letter, of each clause
FEWEST = 3  # runs shared by a candidate
LIKELY = 6  # circulars compared clause by clause
WEIGHT = 24  # letters that must speak for copying: sentences of one mould stay below it
LIGHTER = 14  # … in a circular that other clauses already show to be a source
OTHERS = 5  # like clauses named beside the nearest
LEAST = 0.1  # share of a circular's letters that makes another its source
WITHIN = 6  # letters by which two explanations may differ and still be alike
SPARE = 40  # letters a further source must explain to be named


@dataclass(frozen=True, slots=True)
class _Clause:
    text: int
    path: str
    bare: str
    runs: frozenset[int]


@dataclass(slots=True)
class _Found:
    """For one clause: the overlap with the best clause of each earlier circular."""

    clause: _Clause
    by_text: dict[int, tuple[Overlap, int]] = field(default_factory=dict)


def lineage(texts: Sequence[Text]) -> Lineage:
    """Explain the wording of every circular by the circulars that precede it."""
    order = sorted(range(len(texts)), key=lambda n: _age(texts[n]))
    clauses = [clause for n in order for clause in _clauses(texts[n], n)]
    bearers = _bearers(clauses)
    by_text: dict[int, list[int]] = defaultdict(list)
    for n, clause in enumerate(clauses):
        by_text[clause.text].append(n)
    links: list[Link] = []
    made: dict[int, Ancestry] = {}
    origins: dict[tuple[str, str], tuple[str, str]] = {}
    for number in order:
        found = [_compared(clauses[n], clauses, bearers, texts) for n in by_text[number]]
        _complete(found, clauses, by_text)
        sources = _sources(found, texts)
        descents = tuple(_descent(one, sources, clauses, texts, origins) for one in found)
        made[number] = _ancestry(texts[number], found, descents)
        links.extend(_links(texts, number, found, sources))
    return Lineage(tuple(made[n] for n in range(len(texts))), tuple(links))


def precedes(first: Text, second: Text) -> bool:
    """Whether the first was surely written before the second."""
    return first.latest < second.earliest


def _age(text: Text) -> tuple[str, str, int, str]:
    return text.latest, text.earliest, text.rank, text.key


def _clauses(text: Text, number: int) -> Iterator[_Clause]:
    for path, words in text.clauses:
        bare = letters(words)
        if len(bare) >= SHORTEST:
            yield _Clause(number, path, bare, grams(bare))


def _bearers(clauses: Sequence[_Clause]) -> dict[int, list[int]]:
    """Of each run of letters the clauses that hold it: the first and the last, oldest first."""
    held: dict[int, list[int]] = defaultdict(list)
    for number, clause in enumerate(clauses):
        for run in clause.runs:
            held[run].append(number)
    return {
        run: numbers if len(numbers) <= 2 * BEARERS else numbers[:BEARERS] + numbers[-BEARERS:]
        for run, numbers in held.items()
    }


def _compared(
    clause: _Clause,
    clauses: Sequence[_Clause],
    bearers: Mapping[int, Sequence[int]],
    texts: Sequence[Text],
) -> _Found:
    found = _Found(clause)
    for other in _candidates(clause, clauses, bearers, texts):
        _compare(found, other, clauses[other], WEIGHT)
    return found


def _compare(found: _Found, other: int, source: _Clause, weight: int) -> None:
    made = overlap(source.bare, found.clause.bare)
    known = found.by_text.get(source.text)
    like = made.share >= ADAPTED and made.weight >= weight
    if like and (known is None or _better(made, known[0])):
        found.by_text[source.text] = made, other


def _complete(
    found: Sequence[_Found], clauses: Sequence[_Clause], by_text: Mapping[int, Sequence[int]]
) -> None:
    """Look for the clauses still unexplained in the circulars that explain most."""
    kept: Counter[int] = Counter()
    for one in found:
        for number, (made, _) in one.by_text.items():
            kept[number] += made.kept
    least = max(SPARE, LEAST * sum(len(one.clause.bare) for one in found))
    likely = sorted((n for n in kept if kept[n] >= least), key=lambda n: (-kept[n], n))[:LIKELY]
    for one in found:
        for number in likely:
            if number not in one.by_text:
                for other in by_text[number]:
                    if one.clause.runs & clauses[other].runs:
                        _compare(one, other, clauses[other], LIGHTER)


def _better(one: Overlap, other: Overlap) -> bool:
    return (one.kept, -one.left) > (other.kept, -other.left)


def _candidates(
    clause: _Clause,
    clauses: Sequence[_Clause],
    bearers: Mapping[int, Sequence[int]],
    texts: Sequence[Text],
) -> list[int]:
    """Earlier clauses that share most runs, rare runs counting more."""
    weight: Counter[int] = Counter()
    shared: Counter[int] = Counter()
    for run in clause.runs:
        held = bearers[run]
        worth = 720720 // len(held)  # whole numbers: sums do not depend on their order
        for other in held:
            weight[other] += worth
            shared[other] += 1
    own = texts[clause.text]
    earlier = [
        other
        for other in weight
        if shared[other] >= FEWEST and precedes(texts[clauses[other].text], own)
    ]
    return sorted(earlier, key=lambda other: (-weight[other], other))[:TRIED]


def _sources(found: Sequence[_Found], texts: Sequence[Text]) -> list[int]:
    """The circulars that explain most, one after another, each what those before leave over."""
    chosen: list[int] = []
    while (best := _next_source(found, texts, chosen)) is not None:
        chosen.append(best)
    return chosen


def _next_source(
    found: Sequence[_Found], texts: Sequence[Text], chosen: Sequence[int]
) -> int | None:
    gain: Counter[int] = Counter()
    apart: Counter[int] = Counter()
    for one in found:
        held = max((one.by_text[n][0].kept for n in chosen if n in one.by_text), default=0)
        for number, (made, _) in one.by_text.items():
            gain[number] += max(0, made.kept - held)
            apart[number] += made.left
    total = sum(len(one.clause.bare) for one in found)
    least = max(SPARE, LEAST * total)
    able = [n for n in gain if n not in chosen and gain[n] >= least]
    if not able:
        return None
    # Words of the source that a copy leaves out count against it, though for less.
    score = {n: gain[n] - apart[n] / 2 for n in able}
    best = max(score.values())
    return min((n for n in able if best - score[n] <= WITHIN), key=lambda n: _age(texts[n]))


def _descent(
    one: _Found,
    sources: Sequence[int],
    clauses: Sequence[_Clause],
    texts: Sequence[Text],
    origins: dict[tuple[str, str], tuple[str, str]],
) -> Descent:
    """A clause with the clause of nearest wording."""
    if not one.by_text:
        return Descent(one.clause.path, "own", 0.0)
    place = (texts[one.clause.text].key, one.clause.path)
    nearest = _nearest(one, sources, texts)
    made, other = one.by_text[nearest]
    source = (texts[clauses[other].text].key, clauses[other].path)
    origins[place] = origins.get(source, source)
    how: How = "copied" if made.share >= COPIED else "adapted"
    others = _others(one, nearest, clauses, texts)
    return Descent(one.clause.path, how, round(made.share, 4), source, origins[place], others)


def _others(
    one: _Found, nearest: int, clauses: Sequence[_Clause], texts: Sequence[Text]
) -> tuple[tuple[str, str, float], ...]:
    rest = [n for n in one.by_text if n != nearest]
    rest.sort(key=lambda n: (-one.by_text[n][0].kept, _age(texts[n])))
    return tuple(
        (texts[n].key, clauses[one.by_text[n][1]].path, round(one.by_text[n][0].share, 4))
        for n in rest[:OTHERS]
    )


def _nearest(one: _Found, sources: Sequence[int], texts: Sequence[Text]) -> int:
    near = {n: made.kept - made.left for n, (made, _) in one.by_text.items()}
    best = max(near.values())
    alike = [n for n in near if best - near[n] <= WITHIN]
    first = next((n for n in sources if n in alike), None)
    return first if first is not None else min(alike, key=lambda n: _age(texts[n]))


def _ancestry(text: Text, found: Sequence[_Found], descents: Sequence[Descent]) -> Ancestry:
    total = sum(len(one.clause.bare) for one in found)
    pairs = zip(found, descents, strict=True)
    kept = sum(len(one.clause.bare) * item.share for one, item in pairs)
    return Ancestry(text.key, round(kept / total, 4) if total else 0.0, tuple(descents))


def _links(
    texts: Sequence[Text], number: int, found: Sequence[_Found], sources: Sequence[int]
) -> Iterator[Link]:
    """The sources of a circular, the main one first, and others that share as much with it."""
    total = sum(len(one.clause.bare) for one in found)
    kept: Counter[int] = Counter()
    shared: Counter[int] = Counter()
    for one in found:
        for n, (made, _) in one.by_text.items():
            kept[n] += made.kept
            shared[n] += 1
    others = [n for n in kept if n not in sources and kept[n] >= max(SPARE, LEAST * total)]
    others.sort(key=lambda n: (-kept[n], _age(texts[n])))
    copy = texts[number]
    for n in (*sources, *others):
        dated = copy.dated and texts[n].dated
        main = bool(sources) and n == sources[0]
        yield Link(texts[n].key, copy.key, round(kept[n] / total, 4), shared[n], main, dated)
