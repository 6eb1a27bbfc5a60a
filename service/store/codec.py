"""Frozen dataclasses to JSON values and back, by their annotations; words and boxes kept short."""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from ingest.geometry import Box
from ingest.model import Word
from service.errors import CatalogueDamaged

Decoder = Callable[[Any], Any]


def pack(value: object) -> bytes:
    """A value as compressed JSON; its checksum comes with the compression."""
    text = json.dumps(encode(value), ensure_ascii=True, separators=(",", ":"))
    return zlib.compress(text.encode("ascii"), 6)


def unpack(kind: Any, data: bytes) -> Any:
    """The value of a type that `pack` put down; CatalogueDamaged when it is not that."""
    try:
        return decoder(kind)(json.loads(zlib.decompress(data)))
    except (zlib.error, ValueError, TypeError, KeyError, IndexError, AttributeError) as fault:
        raise CatalogueDamaged(f"A stored {_name(kind)} cannot be read.") from fault


def encode(value: Any) -> Any:
    """A value as JSON: dataclasses as objects, words and boxes as lists, tuples as lists."""
    if isinstance(value, Word):
        return _encode_word(value)
    if isinstance(value, Box):
        return [value.page, value.x0, value.y0, value.x1, value.y1]
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if is_dataclass(value):
        return {item.name: encode(getattr(value, item.name)) for item in fields(value)}
    return value


@cache
def decoder(kind: Any) -> Decoder:
    """A function that turns JSON back into a value of a type."""
    if kind is Word:
        return _decode_word
    if kind is Box:
        return lambda data: Box(*data)
    if is_dataclass(kind):
        return _dataclass_decoder(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin in (Union, types.UnionType):
        return _optional_decoder(arguments)
    if origin is Literal:
        return _literal_decoder(frozenset(arguments))
    return _plain_decoder(kind)


def _encode_word(word: Word) -> list[Any]:
    box = word.box
    row = [word.text, box.page, box.x0, box.y0, box.x1, box.y1, word.confidence, word.bold]
    return row if word.bold else row[:-1]


def _decode_word(data: list[Any]) -> Word:
    text, page, x0, y0, x1, y1, confidence, *bold = data
    return Word(text, Box(page, x0, y0, x1, y1), confidence, bool(bold))


def _dataclass_decoder(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    # A field that a later version added has a default: rows written before it still load.
    optional = {
        item.name
        for item in fields(kind)
        if item.default is not MISSING or item.default_factory is not MISSING
    }
    parts = [(item.name, decoder(hints[item.name])) for item in fields(kind)]

    def decode(data: dict[str, Any]) -> Any:
        values = {
            name: part(data[name]) for name, part in parts if name in data or name not in optional
        }
        return kind(**values)

    return decode


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decoder:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = decoder(arguments[0])
        return lambda data: tuple([item(value) for value in data])
    items = [decoder(argument) for argument in arguments]
    return lambda data: tuple([item(value) for item, value in zip(items, data, strict=True)])


def _optional_decoder(arguments: tuple[Any, ...]) -> Decoder:
    inner = [argument for argument in arguments if argument is not type(None)]
    if len(inner) != 1:
        return lambda data: data  # a union of plain types: JSON keeps them apart
    item = decoder(inner[0])
    return lambda data: None if data is None else item(data)


def _literal_decoder(allowed: frozenset[Any]) -> Decoder:
    def decode(data: Any) -> Any:
        if data not in allowed:
            raise ValueError(f"{data!r} is none of {sorted(allowed)}")
        return data

    return decode


def _plain_decoder(kind: Any) -> Decoder:
    accepted = (int, float) if kind is float else (kind,)

    def decode(data: Any) -> Any:
        if not isinstance(data, accepted) or (isinstance(data, bool) and kind is not bool):
            raise ValueError(f"{data!r} is not {kind}")
        return data

    return decode


def _name(kind: Any) -> str:
    return str(getattr(kind, "__name__", kind)).lower()
