"""What an engineer would write in an afternoon: pdfplumber, pytesseract, a sentence model, faiss.

`python -m tests.bench.naive FOLDER [--ask QUESTION]`. Text layer if there is any, else the whole
page to Tesseract; numbered paragraphs by one regular expression; vectors in a flat index; all in
one process and in memory. It is a peer, not a strawman: it uses our own sentence model and the
same recognition data, and does nothing needlessly slow.
"""

from __future__ import annotations

import argparse
import re
import subprocess
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber

MODEL = Path(__file__).resolve().parents[2] / "index/model"
ITEM = re.compile(r"^\s*(?:\d+[.)]|[a-z][.)]|[IVX]+\.)\s+", re.MULTILINE)
DPI = 200


@dataclass
class Naive:
    """Clauses with their files, and a flat index of their vectors."""

    clauses: list[tuple[str, str]] = field(default_factory=list)
    _model: Any = None
    _index: Any = None

    def add(self, folder: Path) -> None:
        """Read every PDF of a folder and index its clauses."""
        for file in sorted(folder.rglob("*.pdf")):
            self.clauses += [(file.name, text) for text in split(text_of(file))]
        self.learn([text for _, text in self.clauses])

    def learn(self, texts: list[str]) -> None:
        """Vectors of texts into the index."""
        import faiss

        vectors = self._vectors(texts)
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(vectors)

    def ask(self, question: str, most: int = 10) -> list[int]:
        """Numbers of the nearest clauses."""
        _, found = self._index.search(self._vectors([question]), most)
        return [int(number) for number in found[0]]

    def _vectors(self, texts: list[str]) -> Any:
        if self._model is None:
            from sentence_transformers import SentenceTransformer

            self._model = SentenceTransformer(str(MODEL), device="cpu")
        return self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False)


def text_of(file: Path) -> str:
    """The text of a PDF, recognised where a page has none."""
    import pytesseract

    pages = []
    with pdfplumber.open(file) as pdf:
        for page in pdf.pages:
            text = page.extract_text() or ""
            if not text.strip():
                picture = page.to_image(resolution=DPI).original
                text = pytesseract.image_to_string(picture, lang=language())
            pages.append(text)
    return "\n".join(pages)


def split(text: str) -> list[str]:
    """Paragraphs that begin with a number or letter."""
    starts = [match.start() for match in ITEM.finditer(text)] + [len(text)]
    parts = (text[a:b] for a, b in pairwise(starts))
    return [" ".join(part.split()) for part in parts if part.strip()]


def language() -> str:
    """The same data as ours, by the name it is installed under."""
    command = ["tesseract", "--list-langs"]  # pytesseract's own list leaves scripts out
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    return "Latin" if "Latin" in told.stdout.split() else "script/Latin"


def main() -> None:
    """Index a folder, answer a question."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ask", default="")
    chosen = parser.parse_args()
    naive = Naive()
    naive.add(chosen.folder)
    print(f"{len(naive.clauses)} clauses")
    for number in naive.ask(chosen.ask) if chosen.ask else ():
        print(*naive.clauses[number], sep=": ")


if __name__ == "__main__":
    main()
