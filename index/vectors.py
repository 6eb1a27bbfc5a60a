"""Nearest neighbours among unit vectors, exact at any filter, with faiss."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
Nearest = tuple[npt.NDArray[np.int64], Matrix]

SMALL = 4096  # rows: up to here a plain product is as fast and spares a start the faiss import
SELECTIVE = 0.25  # below this share of passing rows, comparing just these is cheaper


class Vectors:
    """A fixed set of unit vectors, searched by cosine; the index is built in memory on first use.

    No faiss file is ever written or read: its loader trusts sizes it finds in the file."""

    def __init__(self, rows: Matrix) -> None:
        self._rows = np.ascontiguousarray(rows, dtype=np.float32)
        self._index: Any = None
        self.count, self.dimensions = rows.shape

    def rows(self, chosen: Any) -> Matrix:
        """Copies of rows, by anything numpy takes as an index."""
        return np.array(self._rows[chosen], dtype=np.float32)

    def nearest(self, query: Matrix, limit: int, allowed: Mask) -> Nearest:
        """(rows, cosines) of the best allowed rows, best first."""
        passing = int(allowed.sum())
        if passing == 0 or limit <= 0:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        if self.count <= SMALL or passing < SELECTIVE * self.count:
            return self._among(query, limit, np.flatnonzero(allowed))
        return self._flat(query, limit, None if passing == self.count else allowed)

    def _among(self, query: Matrix, limit: int, chosen: npt.NDArray[np.int64]) -> Nearest:
        scores = self._rows[chosen] @ query if len(chosen) < self.count else self._rows @ query
        order = np.lexsort((chosen, -scores))[:limit]
        return chosen[order], scores[order]

    def _flat(self, query: Matrix, limit: int, allowed: Mask | None) -> Nearest:
        faiss = _faiss()
        bits = None if allowed is None else np.packbits(allowed, bitorder="little")
        only = None if bits is None else faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))
        scores, rows = self._opened().search(query[None, :], min(limit, self.count), params=only)
        found = rows[0] >= 0
        return rows[0][found].astype(np.int64), scores[0][found]

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


def _faiss() -> Any:
    """The library as its Python layer makes it: its type stubs describe the layer below."""
    import faiss

    return faiss
