"""Printed numbers to values: Arabic, Roman, letters, ordinals, and the damaged prints of each."""

from __future__ import annotations

import re

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
ORDINALS = {
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
}
# Digits and letters that recognition confuses; used only by the styles that cost.
LIKE_DIGIT = str.maketrans(
    {"l": "1", "I": "1", "|": "1", "i": "1", "O": "0", "o": "0", "S": "5", "Z": "2", "B": "8"}
)
LIKE_LETTER = {
    "©": "c",
    "¢": "c",
    "€": "e",
    "0": "o",
    "1": "l",
    "9": "g",
    "6": "b",
    "@": "a",
    "&": "g",
}


def roman(text: str) -> int | None:
    """A Roman numeral's value up to 39 (more chapters than any circular has), or None."""
    digits = [ROMAN.get(c, 0) for c in text.lower()]
    total = sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))
    return total if 0 < total < 40 and roman_text(total) == text.lower() else None


def roman_text(value: int) -> str:
    ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    return "x" * (value // 10) + ones[value % 10]


def letter(text: str) -> int | None:
    """a is 1, z is 26; aa is 27, as lists that outgrow the alphabet go on."""
    low = text.lower()
    if len(set(low)) != 1 or not "a" <= low[0] <= "z":
        return None
    return (len(low) - 1) * 26 + ord(low[0]) - 96


def number(text: str) -> int | None:
    """An Arabic number a list can reach; 0 and years are none."""
    return int(text) if text.isdigit() and 0 < int(text) < 200 else None


def ordinal(text: str) -> int | None:
    """KESATU, KEDUA BELAS, KEDUA PULUH TUJUH and PERTAMA as numbers."""
    word = re.sub(r"\s+", "", text.lower())
    if word == "pertama":
        return 1
    word = word.removeprefix("ke")
    if word in {"sepuluh", "sebelas"}:
        return 10 if word == "sepuluh" else 11
    tens, _, ones = word.partition("puluh")
    if ones or word.endswith("puluh"):
        return ORDINALS[tens] * 10 + ORDINALS.get(ones, 0) if tens in ORDINALS else None
    if word.endswith("belas"):
        ones = word.removesuffix("belas")
        return 10 + ORDINALS[ones] if ones in ORDINALS else None
    return ORDINALS.get(word)


def smudged_number(text: str) -> int | None:
    return number(text.translate(LIKE_DIGIT)) if not text.isdigit() else None


def smudged_letter(text: str) -> int | None:
    if len(text) == 2 and text[0].lower() == text[1].lower() and text[0] != text[1]:
        return letter(text[1])
    return letter(LIKE_LETTER[text]) if text in LIKE_LETTER else None


def anything(_: str) -> int:
    return 0


def as_printed(text: str, _: int) -> str:
    return text


def spoken(text: str) -> int | None:
    return ordinal(text.split()[0])


def as_number(_: str, value: int) -> str:
    return str(value)


def as_letter(_: str, value: int) -> str:
    return chr(96 + (value - 1) % 26 + 1) * ((value - 1) // 26 + 1)


def as_capital(_: str, value: int) -> str:
    return as_letter("", value).upper()


def as_ordinal(text: str, _: int) -> str:
    return re.sub(r"\s+", " ", text).upper()


def last_part(text: str) -> int | None:
    parts = [number(part) for part in text.split(".")]
    return None if None in parts or any(p.startswith("0") for p in text.split(".")) else parts[-1]


def last_part_label(text: str, _: int) -> str:
    return text.split(".")[-1]


def unlabelled(_: str, __: int) -> str:
    return ""


def one(_: str) -> int:
    """A one with a stroke beside it: l1. 1l."""
    return 1


def as_capital_word(text: str, _: int) -> str:
    """A label as a word: MENGINGAT is Mengingat."""
    return text.capitalize()


def smudged_roman(text: str) -> int | None:
    """A Roman numeral whose strokes were read as other letters: IL. is II, IHI. is III."""
    clean = re.sub("[lL1|iH]", "I", text)
    return roman(clean) if clean != text and len(text) > 1 and not text.isdigit() else None


def as_smudged_roman(_: str, value: int) -> str:
    """The numeral that was meant."""
    return roman_text(value).upper()


def twice_smudged_roman(text: str) -> int | None:
    """A Roman numeral with two strokes read as one letter: HI. is III, VH. is VII."""
    return roman(text.replace("H", "II"))


def as_twice_smudged_roman(_: str, value: int) -> str:
    """The numeral that was meant."""
    return roman_text(value).upper()


def chapter_roman(text: str) -> int | None:
    """A chapter's numeral through any damage: | is I, Ill and HI are III, VH is VII.

    >>> [chapter_roman(text) for text in ("|", "Ill", "HI", "1V", "VH", "II", "KEDUA")]
    [1, 3, 3, 4, 7, 2, None]
    """
    strokes = re.sub("[lL1|!i]", "I", text)
    meant = (strokes, re.sub("[HNU]", "II", strokes), re.sub("[HMNU]", "III", strokes))
    return next((value for one in meant if (value := roman(one)) is not None), None)


def as_chapter(_: str, value: int) -> str:
    """The path component of the chapter that was meant."""
    return f"BAB {roman_text(value).upper()}"


def label_of(style: str, value: int) -> str:
    """The path component of a number known by its place.

    >>> label_of("huruf_tutup", 3), label_of("kapital", 2), label_of("angka", 12)
    ('c', 'B', '12')
    """
    if style.startswith("huruf"):
        return chr(96 + (value - 1) % 26 + 1)
    if style.startswith("kapital"):
        return chr(64 + (value - 1) % 26 + 1)
    return str(value)
