"""Regulations whose titles letters on neutrality print, and the numbers that bear each title.

Facts: the State Gazette's numbers of these laws and government regulations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Titled:
    """A title as it follows "tentang", and the canonical forms that bear it."""

    title: re.Pattern[str]
    bear: frozenset[str]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


def _titled(pattern: str, bear: str, examples: tuple[str, ...], near: tuple[str, ...]) -> Titled:
    forms = frozenset(form.strip() for form in bear.split(","))
    return Titled(re.compile(rf"(?i){pattern}\b"), forms, examples, near)


_CIVIL = r"(?:Pegawai\s+Negeri\s+Sipil|PNS)"
TITLES: tuple[Titled, ...] = (
    _titled(
        r"(?:Aparatur\s+Sipil\s+Negara|ASN)",
        "UU 5/2014, UU 20/2023",
        ("Aparatur Sipil Negara", "ASN"),
        ("Netralitas Aparatur Sipil Negara", "Manajemen ASN"),
    ),
    _titled(
        rf"(?:Peraturan\s+)?Disiplin\s+{_CIVIL}",
        "PP 30/1980, PP 53/2010, PP 94/2021",
        ("Disiplin Pegawai Negeri Sipil", "Disiplin PNS"),
        ("Disiplin Pegawai Pemerintah", "Pembinaan Disiplin PNS"),
    ),
    _titled(
        r"Pembinaan\s+Jiwa\s+Korps",
        "PP 42/2004",
        ("Pembinaan Jiwa Korps dan Kode Etik Pegawai Negeri Sipil",),
        ("Kode Etik Pegawai Negeri Sipil",),
    ),
    _titled(
        rf"Manajemen\s+{_CIVIL}",
        "PP 11/2017, PP 17/2020",
        ("Manajemen Pegawai Negeri Sipil",),
        ("Manajemen Pegawai Pemerintah dengan Perjanjian Kerja",),
    ),
    _titled(
        r"Manajemen\s+(?:Pegawai\s+Pemerintah\s+dengan\s+Perjanjian\s+Kerja|PPPK)",
        "PP 49/2018",
        ("Manajemen Pegawai Pemerintah dengan Perjanjian Kerja", "Manajemen PPPK"),
        ("Manajemen Pegawai Negeri Sipil",),
    ),
    _titled(
        r"Pemilihan\s+Umum(?!\s+(?:Anggota|Presiden|Kepala|Gubernur|Bupati|Wali|DPR|Legislatif))",
        "UU 3/1999, UU 7/2017, UU 7/2023",
        ("Pemilihan Umum", "Pemilihan Umum;"),
        ("Pemilihan Umum Anggota DPR", "Pemilihan Gubernur"),
    ),
)
_ABOUT = re.compile(r"\s*(?:\([^)]{1,60}\)\s*)?(?i:tentang)\s+")


def bears_another_title(canonical: str, text: str, end: int) -> bool:
    """Whether a law that ends at `end` of a text is given the title of others of its kind.

    A figure misread, or mistyped by the office: "UU 3/2014 tentang Aparatur Sipil Negara". A
    ministry's or a region's own regulation may borrow a title: only the same kind is compared.
    """
    about = _ABOUT.match(text, end)
    if about is None:
        return False
    row = next((row for row in TITLES if row.title.match(text, about.end())), None)
    kinds = {form.split()[0] for form in row.bear} if row else set()
    return row is not None and canonical.split()[0] in kinds and canonical not in row.bear
