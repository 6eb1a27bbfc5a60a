"""Nearest neighbours among unit vectors with faiss: exact while few, inverted lists beyond.

No faiss file is ever written or read, because its loader trusts sizes it finds in the file: vectors
and lists are plain arrays under our checksums, and faiss is filled in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
Halves = npt.NDArray[np.float16]
Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]
Nearest = tuple[Rows, Matrix]

SMALL = 4096  # rows: up to here a plain product is as fast and spares a start the faiss import
LARGE = 32_768  # rows: beyond it a query looks only into the lists nearest to it
SELECTIVE = 0.25  # below this share of passing rows, comparing just these is cheaper
SEEN = 32_768  # passing rows a query compares at least: fewer passing ones are all compared
FEW = 256  # passing rows below which these are fetched one by one
SAMPLE = 48  # rows a list learns its centre from
ROUNDS = 8  # of learning the centres
CHUNK = 65_536  # rows in hand at a time


class Vectors(Protocol):
    """A fixed set of unit vectors, searched by cosine."""

    count: int
    dimensions: int

    def rows(self, chosen: Any) -> Matrix:
        """Copies of rows, by a list of row numbers."""

    def nearest(self, query: Matrix, limit: int, allowed: Mask) -> Nearest:
        """(rows, cosines) of the best allowed rows, best first."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Vectors parted by their nearest centre, so that a search may look into a few parts only."""

    centres: Matrix
    list_of: npt.NDArray[np.int32]  # row -> centre


class Flat:
    """Every row is compared, or every row that passes."""

    def __init__(self, rows: Matrix) -> None:
        self._rows = np.ascontiguousarray(rows, dtype=np.float32)
        self._index: Any = None
        self.count, self.dimensions = rows.shape

    def rows(self, chosen: Any) -> Matrix:
        """Copies of rows, by anything numpy takes as an index."""
        return np.array(self._rows[chosen], dtype=np.float32)

    def nearest(self, query: Matrix, limit: int, allowed: Mask) -> Nearest:
        """(rows, cosines) of the best allowed rows, best first; exact."""
        passing = int(np.count_nonzero(allowed))
        if passing == 0 or limit <= 0:
            return _nothing()
        if self.count <= SMALL or passing < SELECTIVE * self.count:
            return self._among(query, limit, np.flatnonzero(allowed))
        selector = None if passing == self.count else _selector(allowed)
        parameters = selector and _faiss().SearchParameters(sel=selector)
        return _searched(self._opened(), query, min(limit, passing), parameters)

    def _among(self, query: Matrix, limit: int, chosen: Rows) -> Nearest:
        rows = self._rows[chosen] if len(chosen) < self.count else self._rows
        scores = np.einsum("ij,j->i", rows, query)  # unlike a product it starts no threads
        order = np.lexsort((chosen, -scores))[:limit]
        return chosen[order], scores[order]

    def _opened(self) -> Any:
        """The faiss index; from then on the rows are a view of its memory, not a second copy."""
        faiss = _faiss()
        if self._index is None:
            index = faiss.IndexFlatIP(self.dimensions)
            index.add(self._rows)
            held = faiss.rev_swig_ptr(index.get_xb(), self.count * self.dimensions)
            self._rows = held.reshape(self.count, self.dimensions)
            self._index = index
        return self._index


class Parted:
    """Inverted lists over half-precision rows.

    A query compares some `SEEN` passing rows, those of the lists nearest to it; when fewer pass,
    all of them, so that a selective filter loses nothing.
    """

    def __init__(self, chunks: Iterator[Halves], lists: Lists) -> None:
        self.count = len(lists.list_of)
        self.dimensions = lists.centres.shape[1]
        self._lists = len(lists.centres)
        self._index = _filled(chunks, lists)

    def rows(self, chosen: Any) -> Matrix:
        """Copies of rows, by a list of row numbers."""
        found = np.empty((len(chosen), self.dimensions), dtype=np.float32)
        for place, row in enumerate(chosen):  # one by one: a batch starts threads, which costs more
            self._index.reconstruct(int(row), found[place])
        return found

    def nearest(self, query: Matrix, limit: int, allowed: Mask) -> Nearest:
        """(rows, cosines) of the best allowed rows, best first; exact while few are allowed."""
        passing = int(np.count_nonzero(allowed))
        if passing == 0 or limit <= 0:
            return _nothing()
        if passing <= FEW:
            return self._among(query, limit, np.flatnonzero(allowed))
        probes = min(self._lists, 1 + self._lists * SEEN // passing)
        chosen = {} if passing == self.count else {"sel": _selector(allowed)}
        parameters = _faiss().SearchParametersIVF(nprobe=probes, **chosen)
        return _searched(self._index, query, min(limit, passing), parameters)

    def _among(self, query: Matrix, limit: int, chosen: Rows) -> Nearest:
        scores = self.rows(chosen) @ query
        order = np.lexsort((chosen, -scores))[:limit]
        return chosen[order], scores[order]


def opened(chunks: Iterator[Halves], lists: Lists | None) -> Vectors:
    """Vectors from their rows in chunks, in row order."""
    if lists is not None:
        return Parted(chunks, lists)
    return Flat(np.concatenate([chunk.astype(np.float32) for chunk in chunks]))


def list_count(rows: int) -> int:
    """How many lists so many rows are parted into; 0 for none."""
    return 0 if rows <= LARGE else 2 ** int(np.log2(np.sqrt(rows)) + 0.5)


def part(sample: Matrix, chunks: Iterator[Halves], count: int) -> Lists:
    """Learn `count` centres from some rows, and find the nearest of every row."""
    faiss = _faiss()
    settings = {"niter": ROUNDS, "spherical": True, "seed": 7}
    learner = faiss.Kmeans(sample.shape[1], count, max_points_per_centroid=SAMPLE, **settings)
    learner.train(np.ascontiguousarray(sample))
    nearest = [learner.index.search(chunk.astype(np.float32), 1)[1][:, 0] for chunk in chunks]
    centres = np.array(learner.centroids, dtype=np.float32)
    return Lists(centres, np.concatenate(nearest).astype(np.int32))


def _filled(chunks: Iterator[Halves], lists: Lists) -> Any:
    """A faiss index whose lists take exactly their room: growing them would take up to twice."""
    faiss = _faiss()
    count, dimensions = lists.centres.shape
    centres = faiss.IndexFlatIP(dimensions)
    centres.add(lists.centres)
    half = faiss.ScalarQuantizer.QT_fp16
    index = faiss.IndexIVFScalarQuantizer(
        centres, dimensions, count, half, faiss.METRIC_INNER_PRODUCT, False
    )
    index.is_trained = True  # half precision has nothing to learn
    for number, size in enumerate(np.bincount(lists.list_of, minlength=count).tolist()):
        index.invlists.resize(number, size)
    _fill(index.invlists, chunks, lists.list_of, count)
    index.ntotal = len(lists.list_of)
    index.make_direct_map()
    return index


def _fill(inverted: Any, chunks: Iterator[Halves], list_of: Any, count: int) -> None:
    faiss = _faiss()
    begun = np.zeros(count, dtype=np.int64)
    start = 0
    for chunk in (one for one in chunks if len(one)):
        order = np.argsort(list_of[start : start + len(chunk)], kind="stable")
        codes = np.ascontiguousarray(chunk[order]).view(np.uint8).reshape(len(chunk), -1)
        ids = (order + start).astype(np.int64)
        sizes = np.bincount(list_of[start : start + len(chunk)], minlength=count)
        ends = np.cumsum(sizes)
        for number in np.flatnonzero(sizes).tolist():
            here = slice(int(ends[number] - sizes[number]), int(ends[number]))
            pointers = faiss.swig_ptr(ids[here]), faiss.swig_ptr(codes[here])
            size = int(sizes[number])
            inverted.update_entries(number, int(begun[number]), size, *pointers)
        begun += sizes
        start += len(chunk)


def _searched(index: Any, query: Matrix, limit: int, parameters: Any) -> Nearest:
    with _one_thread():
        scores, rows = index.search(query[None, :], limit, params=parameters)
    found = rows[0] >= 0
    return rows[0][found].astype(np.int64), scores[0][found]


@contextmanager
def _one_thread() -> Iterator[None]:
    """One query on one thread: waiting for a second one costs more than it saves.

    The number belongs to the calling thread, so that it is set for each search.
    """
    faiss = _faiss()
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)


def _selector(allowed: Mask) -> Any:
    return _faiss().IDSelectorBitmap(np.packbits(allowed, bitorder="little"))


def _nothing() -> Nearest:
    return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)


def _faiss() -> Any:
    """The library as its Python layer makes it: its type stubs describe the layer below."""
    import faiss

    return faiss
