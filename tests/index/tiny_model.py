"""A tiny transformer with random weights, as sentence-transformers saves it."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer, models, pre_tokenizers

WORDS = ("query", "passage", ":", "ikut", "kampanye", "foto", "calon", "kendaraan", "dinas")


def tiny_model(folder: Path) -> Path:
    """One layer of eight numbers; knows a handful of words."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    torch.manual_seed(7)
    bare = folder / "bare"
    config = BertConfig(
        vocab_size=len(WORDS) + 2,
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        max_position_embeddings=32,
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(bare)
    vocabulary = {word: number for number, word in enumerate(("[PAD]", "[UNK]", *WORDS))}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="[UNK]", pad_token="[PAD]", model_max_length=32
    ).save_pretrained(bare)
    words = Transformer(str(bare))
    SentenceTransformer(modules=[words, Pooling(8)], device="cpu").save(str(folder))
    return folder
