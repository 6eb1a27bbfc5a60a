"""A letter's head set into an article as lines of its own: Nomor : …, Tanggal : …, Perihal : …"""

from __future__ import annotations

import re

from ingest.dates import find_dates
from ingest.model import Found
from ingest.numbers import read_number_line
from ingest.parts import Parts
from ingest.runs import Run, run_of
from ingest.subjects import Finding

_LABELS = {
    "number": re.compile(r"(?i)\W*(?:nomor|no)(?:\s+surat)?\s*[.]?\s*:\s*(?P<value>\S.*)$"),
    "issued_on": re.compile(r"(?i)\W*(?:tanggal|tgl)\.?(?:\s+surat)?\s*:\s*(?P<value>\d.*)$"),
    "subject": re.compile(r"(?i)\W*(?:perihal|hal|tentang)\s*:\s*(?P<value>\S.{3,200})$"),
}


def head_line(parts: Parts, key: str) -> Finding:
    """The field that a labelled line gives, or nothing; `key` is one of _LABELS."""
    for line in parts.lines("prose"):
        run = run_of([line])
        match = _LABELS[key].match(run.text)
        found = _value(key, run, match) if match else None
        if found:
            return (found,), ()
    return (), ()


def _value(key: str, run: Run, match: re.Match[str]) -> Found | None:
    start, end = match.span("value")
    if key == "number":
        number = read_number_line(run.text[match.start() :])
        if number is None or number.value is None:
            return None
        return Found(key, number.value, run.boxes(start, end), number.damaged)
    if key == "issued_on":
        dated = next(iter(find_dates(run.text)), None)
        if dated is None:
            return None
        return Found(key, dated.iso, run.boxes(dated.start, dated.end), dated.doubtful)
    return Found(key, match["value"].strip(" .“”\"'"), run.boxes(start, end))
