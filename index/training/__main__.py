"""`python -m index.training DATA OUT`: makes the sentence model anew and measures it.

DATA is a folder of language data: `text_legal.txt.gz` and `text_general.txt.gz` (a text a line),
`pairs.jsonl.gz` (anchor, positive, source, perhaps negative), `scored_sts_train.jsonl.gz` (s1, s2,
score 0..1), `parallel.tsv.gz` (English, Indonesian, source), `wordnet_id.jsonl.gz` (id: synonyms),
`lexicon/combined_slang_words.txt` (JSON, slang: formal) and `eval/`, only ever measured with.
OUT gets the model as sentence-transformers saves it.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

from index.encoder import Encoder, StaticEncoder
from index.training.card import Made, card, counted
from index.training.domain import read_topics
from index.training.evaluate import evaluate, first_ranks, reached
from index.training.kept import kept_questions
from index.training.phrasing import clausal
from index.training.recipe import Plan, make, training_pairs


def main() -> None:
    """Make, save, measure."""
    options = _options()
    options.work.mkdir(parents=True, exist_ok=True)
    started = time.process_time()

    def told(step: str) -> None:
        print(f"{time.process_time() - started:6.0f} s  {step}", file=sys.stderr, flush=True)

    plan = Plan(device=options.device)
    model = make(options.data, options.work, options.teacher, plan, told)
    model.half().save(str(options.out), create_model_card=False)
    told("measuring")
    text = card(_made(options, plan))
    (options.out / "MODEL_CARD.md").write_text(text, encoding="utf-8")
    print(text[text.index("| set ") :])


def _made(options: argparse.Namespace, plan: Plan) -> Made:
    encoder = StaticEncoder(options.out)
    pairs = counted(training_pairs(options.data, plan, random.Random(plan.seed + 1)))
    size = sum(path.stat().st_size for path in options.out.rglob("*")) / 1e6
    tokens, dimensions = encoder.table.shape
    return Made(
        tokens,
        dimensions,
        size,
        plan.seed,
        bool(options.teacher),
        pairs,
        figures(encoder, options.data),
        _rate(encoder),
    )


def _rate(encoder: Encoder) -> float:
    draw = random.Random(0)
    topics = read_topics()
    clauses = [clausal(topic.clause(draw), draw) for _ in range(40) for topic in topics]
    started = time.process_time()
    encoder.passages(clauses)
    return len(clauses) / (time.process_time() - started)


def figures(encoder: Encoder, data: Path) -> dict[str, str]:
    """The model's figures on the public sets and on our kept questions."""
    own = kept_questions(read_topics())
    kept = reached(first_ranks(encoder.passages, own))
    return {**evaluate(encoder.passages, data / "eval"), own.name: kept}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--teacher", default="", help="an English sentence model to imitate")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--work", type=Path, default=Path("data/training"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
