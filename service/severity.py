"""The table of sanctions by weight, and how two threats compare; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.folding import fold


@dataclass(frozen=True, slots=True)
class Penalty:
    """One kind of sanction: how heavy, the words that name it, and cases for and against."""

    weight: int
    pattern: str
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


PENALTIES: tuple[Penalty, ...] = (
    Penalty(
        1,
        r"teguran\s+lisan|(?:pernyataan|moral)(?:\s+secara)?\s+tertutup|dibina|pembinaan",
        ("teguran lisan", "pernyataan secara tertutup"),
        ("teguran tertulis",),
    ),
    Penalty(
        2,
        r"teguran(?!\s+lisan)|(?:pernyataan|moral)(?:\s+secara)?\s+terbuka|pernyataan\s+tidak\s+puas"
        r"|sanksi\s+(?:moral|etik\w*)(?!.*tertutup)",
        ("teguran tertulis", "sanksi moral", "pernyataan secara terbuka"),
        ("teguran lisan",),
    ),
    Penalty(
        3,
        r"\bringan\b",
        ("hukuman disiplin ringan",),
        ("hukuman disiplin sedang", "meringankan"),
    ),
    Penalty(
        4,
        r"\bsedang\b|penundaan\s+kenaikan|pemotongan\s+(?:tpp|tunjangan|tambahan)",
        ("hukuman disiplin tingkat sedang", "pemotongan TPP"),
        ("hukuman disiplin berat",),
    ),
    Penalty(
        5,
        r"\bberat\b|penurunan\s+(?:pangkat|jabatan)|pembebasan\s+dari\s+jabatan",
        ("hukuman disiplin berat", "penurunan pangkat"),
        ("memberatkan",),
    ),
    Penalty(
        6,
        r"(?:diberhentikan|pemberhentian)(?!\s+tidak)|tidak\s+diperpanjang|pemutusan\s+(?:kontrak|hubungan|perjanjian)",
        ("diberhentikan dengan hormat", "pemutusan kontrak"),
        ("pemberhentian tidak dengan hormat",),
    ),
    Penalty(
        7,
        r"(?:diberhentikan|pemberhentian)\s+tidak\s+(?:dengan\s+)?hormat",
        ("diberhentikan tidak dengan hormat",),
        ("diberhentikan dengan hormat",),
    ),
    Penalty(
        8,
        r"\bpidana\b|\bpenjara\b|\bkurungan\b|\bdenda\b",
        ("pidana penjara", "denda paling banyak"),
        ("hukuman disiplin",),
    ),
)
_PATTERNS = tuple((row.weight, re.compile(row.pattern, re.IGNORECASE)) for row in PENALTIES)
_LENGTH = re.compile(r"(?i)(\d+)\s*(?:\([^)]*\)\s*)?(hari|bulan|tahun)")
_MONEY = re.compile(r"(?i)rp\.?\s*([\d.]+)")
_PERCENT = re.compile(r"(\d+)\s*(?:%|persen)")
_DAYS = {"hari": 1, "bulan": 30, "tahun": 360}


@dataclass(frozen=True, slots=True)
class Severity:
    """How heavy a threat is: the heaviest and lightest kind, then time and money."""

    heaviest: int = 0
    lightest: int = 0
    days: int = 0
    money: int = 0
    percent: int = 0

    def against(self, other: Severity) -> int:
        """Above 0 when this threat is heavier than the other, 0 when nobody can say."""
        mine = (self.heaviest, self.lightest, self.days, self.money, self.percent)
        theirs = (other.heaviest, other.lightest, other.days, other.money, other.percent)
        ups = [a - b for a, b in zip(mine, theirs, strict=True) if a and b and a != b]
        return ups[0] if ups and all((up > 0) == (ups[0] > 0) for up in ups) else 0


def severity(text: str) -> Severity:
    """What a sanction's words weigh; zeros for what they do not say."""
    said = fold(text)
    weights = [weight for weight, pattern in _PATTERNS if pattern.search(said)]
    days = [int(number) * _DAYS[unit.lower()] for number, unit in _LENGTH.findall(said)]
    money = [int(digits) for part in _MONEY.findall(said) if (digits := part.replace(".", ""))]
    percent = [int(number) for number in _PERCENT.findall(said)]
    return Severity(
        max(weights, default=0), min(weights, default=0), sum(days), sum(money), sum(percent)
    )
