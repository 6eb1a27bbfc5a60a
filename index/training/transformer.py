"""`python -m index.training.transformer DATA STATIC OUT`: a small transformer, rival of STATIC.

It starts from the static model's token vectors, learns to give the teacher's vectors where the work
folder holds them, and from the same pairs, for as many CPU minutes as it is given; it is measured
like the static model. On two shared cores it does not get far: see DECISIONS.md.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from index.encoder import StaticEncoder, TransformersEncoder
from index.training.__main__ import figures
from index.training.corpus import Pair
from index.training.objectives import SCALE, batches
from index.training.recipe import Plan, training_pairs
from index.training.teacher import shortened, taught_sentences, teacher_vectors

LAYERS, HEADS, LONGEST = 4, 4, 64
BATCH, RATE = 64, 5e-4
Job = tuple[list[str], Any] | list[Pair]


def main() -> None:
    """Build, train for the time given, save, measure."""
    options = _options()
    torch.manual_seed(Plan().seed)
    torch.set_num_threads(1)
    build(options.static, options.out)
    model = SentenceTransformer(str(options.out), device="cpu")
    steps = train(model, jobs(options.data, options.work, Plan()), options.minutes * 60)
    model.half().save(str(options.out), create_model_card=False)
    print(f"{steps} steps in {options.minutes} CPU minutes", file=sys.stderr)
    for name, figure in figures(TransformersEncoder(str(options.out)), options.data).items():
        print(f"{name:16} {figure}")


def build(static: Path, out: Path) -> None:
    """An untrained transformer over the static model's vocabulary and vectors."""
    table = StaticEncoder(static).table
    tokenizer = Tokenizer.from_file(str(static / "tokenizer.json"))
    tokenizer.add_special_tokens(["[PAD]"])
    size, width = table.shape
    config = BertConfig(
        vocab_size=size + 1,
        hidden_size=width,
        num_hidden_layers=LAYERS,
        num_attention_heads=HEADS,
        intermediate_size=4 * width,
        max_position_embeddings=LONGEST * 4,
        pad_token_id=size,
    )
    network = BertModel(config, add_pooling_layer=False)
    with torch.no_grad():
        network.embeddings.word_embeddings.weight[:size] = torch.from_numpy(table)
    network.save_pretrained(out)
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        unk_token="[UNK]",
        pad_token="[PAD]",
        model_max_length=LONGEST * 4,
    ).save_pretrained(out)
    words = Transformer(str(out), max_seq_length=LONGEST)
    SentenceTransformer(modules=[words, Pooling(width), Normalize()], device="cpu").save(str(out))


def jobs(data: Path, work: Path, plan: Plan) -> Iterator[Job]:
    """Batches of translated sentences and of pairs in turn, without end."""
    draw = random.Random(plan.seed)
    taught = list(_taught(data, work, plan))
    pairs = list(training_pairs(data, plan, draw))
    while True:
        for pair_batch in draw.sample(all_ := list(batches(pairs, BATCH, draw)), len(all_)):
            yield pair_batch
            if taught:
                yield draw.choice(taught)


def train(model: SentenceTransformer, work: Iterator[Job], seconds: float) -> int:
    """Take steps until the CPU time is spent; the rate falls linearly. Gives their number."""
    ranking = MultipleNegativesRankingLoss(model, scale=SCALE)
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE)
    model.train()
    started, steps = time.process_time(), 0
    while (spent := time.process_time() - started) < seconds:
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1.0, steps / 50) * (1 - spent / seconds)
        loss = _loss(model, ranking, next(work))
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        steps += 1
        if steps % 100 == 0:
            print(f"{spent:6.0f} s  step {steps}  loss {loss.item():.3f}", file=sys.stderr)
    model.eval()
    return steps


def _loss(model: Any, ranking: Any, job: Job) -> torch.Tensor:
    if isinstance(job, tuple):
        made = model(model.preprocess(job[0]))["sentence_embedding"]
        imitation: torch.Tensor = 5 * (1 - (made * job[1]).sum(1)).mean()
        return imitation
    columns = [[pair.anchor for pair in job], [pair.positive for pair in job]]
    if all(pair.negative for pair in job):
        columns.append([pair.negative or "" for pair in job])
    features = [model.preprocess(column) for column in columns]
    result: torch.Tensor = ranking(features, torch.arange(len(job)))
    return result


def _taught(data: Path, work: Path, plan: Plan) -> Iterator[tuple[list[str], Any]]:
    if not (work / "teacher.npy").exists():
        return
    rows: Sequence[tuple[str, str]] = taught_sentences(data)
    answers = teacher_vectors([english for english, _ in rows], "", work / "teacher.npy")
    targets = torch.from_numpy(np.ascontiguousarray(shortened(answers, plan.dimensions)))
    for start in range(0, len(rows), BATCH):
        sentences = [indonesian for _, indonesian in rows[start : start + BATCH]]
        yield sentences, targets[start : start + BATCH]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("static", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--work", type=Path, default=Path("data/training"))
    parser.add_argument("--minutes", type=float, default=25.0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
