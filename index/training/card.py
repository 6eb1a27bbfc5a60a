"""The model's card: what it is, what it learnt from under which licence, and its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.training.corpus import Pair

TEMPLATE = Path(__file__).parent / "card.md"
LICENCES = {  # source of pairs or text -> its licence as stated there
    "statutes (text, definitions, explanations, topics)": "none needed: not under copyright",
    "general text (news, encyclopedia, research, agencies)": "CC BY-SA or none stated",
    "indonli": "CC BY-SA",
    "xnli-translate-small": "derives from MNLI and XNLI",
    "idk-mrc(tydiqa), squad-id-dev": "CC BY-SA, Apache-2.0",
    "wrete, facqa": "Apache-2.0",
    "bkd-ntt-judul-isi": "none stated",
    "sts-indo (scored pairs)": "none stated (translation of a public shared task)",
    "smeru and other translated sentences": "none stated",
    "wordnet": "MIT, WordNet licence",
    "slang": "none stated",
    "domain, forms": "written by this project, Apache-2.0",
    "English MiniLM (teacher)": "Apache-2.0 (its package says MIT)",
}


@dataclass(frozen=True, slots=True)
class Made:
    """What a run of the recipe gave, for its card."""

    tokens: int
    dimensions: int
    megabytes: float
    seed: int
    taught: bool
    pairs: Mapping[str, int]
    figures: Mapping[str, str]
    rate: float  # clauses encoded a CPU second


def counted(pairs: Iterable[Pair]) -> dict[str, int]:
    """Pairs by source, most first."""
    return dict(Counter(pair.source.split(":")[0] for pair in pairs).most_common())


def card(made: Made) -> str:
    """The card as Markdown."""
    rows = {
        "licences": [f"| {source} | {licence} |" for source, licence in LICENCES.items()],
        "pairs": [f"| {source} | {number:,} |" for source, number in made.pairs.items()],
        "figures": [f"| {name} | {figure} |" for name, figure in made.figures.items()],
    }
    taught = "and the teacher's vectors of translated sentences " if made.taught else ""
    return TEMPLATE.read_text(encoding="utf-8").format(
        tokens=f"{made.tokens:,}",
        dimensions=made.dimensions,
        megabytes=f"{made.megabytes:.1f}",
        rate=f"{made.rate:,.0f}",
        seed=made.seed,
        taught=taught,
        **{name: "\n".join(lines) for name, lines in rows.items()},
    )
