"""A clause's path as people say it: "1.-2" is the second unnumbered item under 1; pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Protocol


class Say(Protocol):
    """A sentence in some language by its key: clause, clause.top, clause.item, clause.again."""

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence with its values put in."""


def clause_name(path: str, say: Say) -> str:
    """The name of a clause in the words of a language."""
    labels = path.split(".")
    if labels[0].startswith("-"):
        name, rest = say("clause.top", n=labels[0][1:]), labels[1:]
    else:
        name, rest = "", labels
    for unnumbered, run in groupby(rest, lambda label: label.startswith("-")):
        if unnumbered:
            name += "".join(", " + say("clause.item", n=label[1:]) for label in run)
        else:
            printed = _numbered(list(run), say)
            name = f"{name}, {printed}" if name else say("clause", path=printed)
    return name


def _numbered(labels: Sequence[str], say: Say) -> str:
    """Printed numbers joined by points; one printed twice under one parent says which it is."""
    again = [
        say("clause.again", label=label.split("#")[0], n=label.split("#")[1])
        for label in labels
        if "#" in label
    ]
    return " ".join([".".join(label.split("#")[0] for label in labels), *again])
