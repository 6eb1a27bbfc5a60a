"""The names of those who sign: cleaned of what stands around them, doubted where in pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Found, Line
from ingest.runs import run_of

DOUBTFUL_BELOW = 0.70  # OCR confidence of the worst word of a name
FRAGMENT = 4  # letters: a recognised name of one word so short is doubted
SMALL = frozenset(("bin", "binti", "van", "der", "de", "al", "el", "i"))


def found_names(lines: Sequence[Line], doubtful: bool = False) -> list[Found]:
    """The names on these lines as one value, doubtful where any of them was hard to read."""
    if not lines:
        return []
    value = "; ".join(_clean_name(line.text) for line in lines)
    worst = run_of(lines).worst()
    if worst is not None:
        doubtful = doubtful or worst < DOUBTFUL_BELOW or any(map(_is_torn, value.split("; ")))
    return [Found("signatory_name", value, run_of(lines).boxes(), doubtful)]


def _is_torn(name: str) -> bool:
    """Whether a recognised name is in pieces: Y S NAH. LAOLY, an g, UMAR. S.E., BIN IDRIS."""
    if re.search(r"\.\.|[^\W\d_]{4,}\.\s+[SM]\b|^\W*(?i:bin|binti)\b", name):
        return True
    bare = re.sub(r",.*", "", re.sub(_TITLES, "", name))
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?\.?", bare)
    loose = [word for i, word in enumerate(words) if len(word) == 1 and (i or word != "I")]
    mute = [word for word in words if len(word) > 2 and not re.search(r"(?i)[aeiouy]", word)]
    small = [word for word in words if word.islower() and word not in SMALL]
    rest = len(words) == 1 and len(words[0]) <= FRAGMENT  # of a longer word, it may be
    return bool(loose or mute or small or rest)


_TITLES = r"(?i)\b(?:prof|drs?|dra|drg|ir|hj?|kh|ust|tgk|st|r)\b\.?"


def _clean_name(text: str) -> str:
    name = re.sub(r"(?i)\s*\bn\s?i\s?p\b.*$", "", text)
    name = re.sub(r"^[a-z]\w*\s+(?=[A-Z]{2,})|^\W+", "", name)
    name = re.sub(r"^[1l|]\s(?=[A-Z][a-z])", "I ", name)
    name = re.sub(r"^[\s|(_\-–'\"“”.,:;]+|[\s|)_\-–'\"“”,:;]+$", "", name)
    return re.sub(r"\s+", " ", name)
