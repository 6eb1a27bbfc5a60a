"""The serving encoder equals sentence-transformers; a model that cannot be opened is named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.encoder import E5, SHIPPED, FixedEncoder, TransformersEncoder, open_encoder
from index.errors import MissingModel
from index.local import LocalIndex
from index.model import Passage, Query
from tests.index.tiny_model import tiny_model

TEXTS = (
    "ASN dilarang mengikuti kampanye pasangan calon.",
    "boleh nggak PNS nge-like postingan calon bupati?",
    "KESATU: Gubemur ber1aku 460/206/DS.AI/X/2020 — “netral”, é",
    "x " * 700,
    "😀",
)


def test_the_serving_encoder_equals_sentence_transformers() -> None:
    """The weights lie on disk in half precision; both compute in single."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(SHIPPED), device="cpu").float()
    reference = model.encode(list(TEXTS))
    served = open_encoder(None).passages(TEXTS)
    assert np.abs(served - np.asarray(reference, dtype=np.float32)).max() < 1e-4


def test_serving_the_shipped_model_imports_neither_torch_nor_sentence_transformers() -> None:
    code = (
        "import sys; from index.encoder import open_encoder; open_encoder(None).queries(['a']);"
        "print({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_shipped_model_is_small_enough_for_a_clone() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*")) < 16_000_000


@pytest.mark.parametrize("model", [None, "fixed"])
def test_vectors_have_unit_length_and_nothing_is_zero(model: str | None) -> None:
    encoder = open_encoder(model)
    vectors = encoder.passages(["kampanye", "", "  "])
    assert vectors.shape == (3, encoder.dimensions)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 0, 0])
    assert encoder.queries([]).shape == (0, encoder.dimensions)


def test_a_dotless_i_of_recognition_changes_no_meaning() -> None:
    printed, recognised = open_encoder(None).passages(
        ["salinan kartu dinas", "salınan kartu dınas"]
    )
    assert np.array_equal(printed, recognised)


def test_the_order_of_a_batch_does_not_matter() -> None:
    encoder = open_encoder(None)
    many = [f"nomor {n} tentang netralitas" for n in range(600)]
    assert np.allclose(encoder.passages(many)[599], encoder.passages(many[599:])[0], atol=1e-6)


def test_a_model_path_opens_through_sentence_transformers() -> None:
    served = open_encoder(None).passages(TEXTS[:2])
    opened = open_encoder(str(SHIPPED))
    assert np.abs(opened.queries(TEXTS[:2]) - served).max() < 1e-4
    assert opened.dimensions == served.shape[1]


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingModel, match="nowhere"):
        open_encoder(str(tmp_path / "nowhere"))


def test_a_transformer_opens_with_unit_vectors_and_is_indexed_under_its_own_name(
    tmp_path: Path,
) -> None:
    folder = tiny_model(tmp_path / "tiny")
    encoder = open_encoder(str(folder))
    assert np.linalg.norm(encoder.passages(["ikut kampanye"]), axis=1) == pytest.approx([1])
    assert np.allclose(encoder.queries(["foto"]), encoder.passages(["foto"]), atol=1e-6)
    index = LocalIndex(tmp_path / "index", str(folder))
    index.add([Passage("a#1", "ikut kampanye", group="a"), Passage("a#2", "foto", group="a")])
    assert index.search(Query("foto")).hits[0].key == "a#2"
    assert {path.name for path in (tmp_path / "index").iterdir()} == {encoder.name}


def test_an_e5_model_gets_its_prefixes(tmp_path: Path) -> None:
    folder = tiny_model(tmp_path / "multilingual-e5-tiny")
    encoder, plain = open_encoder(str(folder)), TransformersEncoder(str(folder))
    plain._model.prompts = {}
    assert np.allclose(encoder.queries(["foto"]), plain.queries(["query: foto"]), atol=1e-6)
    assert np.allclose(encoder.passages(["foto"]), plain.passages(["passage: foto"]), atol=1e-6)
    assert not np.allclose(encoder.queries(["foto"]), encoder.passages(["foto"]), atol=1e-3)


@pytest.mark.parametrize(
    ("name", "is_e5"),
    [
        ("intfloat/multilingual-e5-small", True),
        ("/models/e5-base", True),
        ("/models/e5", True),
        ("sentence-transformers/LaBSE", False),
        ("/srv/e50/model", False),
        ("type5-small", False),
    ],
)
def test_e5_models_are_known_by_name(name: str, is_e5: bool) -> None:
    assert bool(E5.search(name)) is is_e5


def test_texts_that_share_words_are_alike_to_the_fixed_encoder() -> None:
    one, like, other = FixedEncoder().passages(["kampanye calon", "kampanye bupati", "piket malam"])
    assert one @ like > one @ other
