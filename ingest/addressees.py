"""The table of who circulars bind: one class a row, with the words that name it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.folding import fold


@dataclass(frozen=True, slots=True)
class Addressee:
    """A class of people: key, words that name them, and cases for and against."""

    key: str
    pattern: str
    examples: tuple[str, ...]
    near_misses: tuple[str, ...] = ()


# The first row that fits at a place takes the words; wider classes stand below narrower ones.
ADDRESSEES: tuple[Addressee, ...] = (
    Addressee(
        "spouse_of_candidate",
        r"(?:asn|pns|pppk|pegawai(?:\s+(?:asn|negeri\s+sipil|non\s?-?asn))?)\s+yang\s+(?:memiliki\s+)?"
        r"(?:(?:suami|istri|isteri|pasangan)\w*(?:\s*(?:/|atau|dan/atau)\s*(?:suami|istri|isteri)\w*)?)",
        ("ASN yang suami atau istrinya menjadi calon", "PNS yang memiliki pasangan calon"),
        ("ASN beserta istri",),
    ),
    Addressee("cpns", r"cpns|calon\s+(?:pns|pegawai\s+negeri\s+sipil)", ("CPNS",), ("PNS",)),
    Addressee(
        "pns",
        r"pns|pegawai\s+negeri(?:\s+sipil)?",
        ("PNS", "Pegawai Negeri Sipil"),
        ("pegawai", "CPNS"),
    ),
    Addressee(
        "pppk",
        r"pppk|p3k|pegawai\s+pemerintah\s+dengan\s+perjanjian\s+kerja",
        ("PPPK", "Pegawai Pemerintah dengan Perjanjian Kerja"),
        ("PPK", "tenaga kontrak"),
    ),
    Addressee(
        "non_asn",
        r"(?:pegawai|tenaga|staf)\s+non\s?-?\s?asn|non\s?-?\s?asn|non\s?-?\s?pns"
        r"|(?:tenaga|pegawai|guru)\s+(?:honor\w*|kontrak|harian\s+lepas|tidak\s+tetap)|honorer"
        r"|\bptt\b|\bthl\b|\bphl\b|\bgtt\b",
        ("pegawai Non ASN", "tenaga honorer", "PTT", "tenaga kontrak", "non-ASN"),
        ("ASN", "honorarium"),
    ),
    Addressee(
        "asn",
        r"(?:pegawai\s+)?asn|(?:pegawai\s+)?aparatur\s+sipil\s+negara",
        ("ASN", "Pegawai Aparatur Sipil Negara"),
        ("aparatur desa",),
    ),
    Addressee(
        "village_head",
        r"(?:pj\.?\s+)?(?:kepala\s+(?:desa|kampung)|kades|perbekel|wali\s+nagari|petinggi|keuchik"
        r"|pe(?:n)?ghulu|lurah\s+desa)",
        ("Kepala Desa", "Perbekel", "Wali Nagari", "petinggi"),
        ("kepala dinas",),
    ),
    Addressee(
        "village_staff",
        r"(?:perangkat|aparat(?:ur)?|pamong)\s+(?:desa|kampung|nagari|gampong)|\bbpd\b"
        r"|badan\s+permusyawaratan\s+desa",
        ("perangkat desa", "aparatur kampung"),
        ("perangkat daerah",),
    ),
    Addressee(
        "bumd_staff",
        r"(?:pegawai|karyawan|direksi|pimpinan)(?:\s+dan\s+\w+)?\s+(?:bumd|badan\s+usaha\s+milik\s+daerah"
        r"|perumda|perusahaan\s+(?:umum\s+)?daerah)|\bbumd\b|badan\s+usaha\s+milik\s+daerah",
        ("pegawai BUMD", "karyawan Perusahaan Daerah"),
        ("barang milik daerah",),
    ),
    Addressee(
        "district_head",
        r"camat|lurah",
        ("camat", "Lurah"),
        ("kecamatan", "kelurahan"),
    ),
    Addressee(
        "head_of_office",
        r"(?:kepala|pimpinan|para\s+kepala)\s+(?:opd|skpd|perangkat\s+daerah|organisasi\s+perangkat\s+daerah"
        r"|dinas|badan|bagian|unit\s+kerja|instansi|kantor|satuan\s+kerja|biro|puskesmas|upt\w*"
        r"|satuan\s+kerja\s+perangkat\s+daerah)|direktur(?:\s+(?:rsud|rumah\s+sakit))?"
        r"|kepala\s+sekolah|koordinator\s+wilayah|inspektur|sekretaris\s+daerah",
        ("Kepala OPD", "Pimpinan Perangkat Daerah", "Direktur RSUD", "Kepala Sekolah"),
        ("kepala desa", "kepala daerah"),
    ),
    Addressee(
        "superior",
        r"atasan(?:\s+langsung)?|pejabat\s+pembina\s+kepegawaian|pejabat\s+yang\s+berwenang",
        ("Atasan langsung", "Pejabat Pembina Kepegawaian"),
        ("bawahan",),
    ),
    Addressee(
        "official",
        r"pejabat(?:\s+(?:asn|daerah|negara|struktural|fungsional|administrasi|pimpinan\s+tinggi|pengawas))?",
        ("Pejabat daerah", "pejabat struktural"),
        ("jabatan",),
    ),
    Addressee(
        "regional_head",
        r"(?:wakil\s+)?(?:gubernur|bupati|wali\s?kota|kepala\s+daerah)",
        ("Bupati", "Wali Kota"),
        ("pemilihan",),
    ),
    Addressee(
        "social_facilitator",
        r"(?:tenaga\s+|sdm\s+)?pendamping\s+(?:sosial|pkh|program\s+keluarga\s+harapan|desa|lokal\s+desa)"
        r"|pendamping\s+kpm|(?:fasilitator|petugas)\s+(?:kpm|pkh)|\btksk\b|\bpkh\b"
        r"|tenaga\s+kesejahteraan\s+sosial(?:\s+kecamatan)?|pekerja\s+sosial|pilar-pilar\s+sosial",
        ("Pendamping PKH", "TKSK", "pekerja sosial"),
        ("keluarga penerima manfaat",),
    ),
    Addressee(
        "educator",
        r"guru|tenaga\s+(?:kependidikan|pendidik)|pendidik|pengawas\s+sekolah|dosen",
        ("guru", "tenaga kependidikan"),
        ("gurunya", "pendidikan"),
    ),
    Addressee(
        "health_worker",
        r"tenaga\s+(?:kesehatan|medis)",
        ("tenaga kesehatan",),
        ("pusat kesehatan",),
    ),
    Addressee(
        "adhoc_body",
        r"(?:anggota\s+)?\b(?:ppk|pps|kpps|pantarlih)\b|(?:anggota\s+)?badan\s+(?:penyelenggara\s+)?ad\s?hoc",
        ("Anggota PPK", "KPPS"),
        ("PPPK",),
    ),
    Addressee(
        "armed_forces",
        r"(?:anggota\s+|prajurit\s+)?\b(?:tni|polri)\b",
        ("anggota TNI", "Polri"),
        ("polisi pamong praja",),
    ),
    Addressee(
        "public",
        r"(?:seluruh\s+)?(?:masyarakat|warga)|setiap\s+orang|siapa\s?pun",
        ("Masyarakat", "warga"),
        ("kemasyarakatan",),
    ),
    Addressee("candidate", r"pasangan\s+calon|bakal\s+calon", ("pasangan calon",), ("calon PNS",)),
    Addressee(
        "staff", r"pegawai|aparatur|karyawan|staf", ("Pegawai", "aparatur"), ("kepegawaian",)
    ),
)
_ONE = re.compile(
    "|".join(rf"(?P<{row.key}>(?<!\w)(?:{row.pattern})(?!\w))" for row in ADDRESSEES),
    re.IGNORECASE,
)


# Titles inside the names of documents, elections and candidates address nobody.
_NAMED_AFTER = re.compile(
    r"(?i)\b(?:instruksi|peraturan|keputusan|edaran|h?imbauan|pemilihan|calon|cuti|wakil)\s+"
    r"(?:(?:gubernur|bupati|wali\s?kota|kepala\s+daerah)\s*(?:dan|/)\s*)?$"
)


def addressees_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Classes named in a text with their spans, in printed order."""
    folded = fold(text)
    for match in _ONE.finditer(folded):
        assert match.lastgroup is not None
        if _NAMED_AFTER.search(folded[: match.start()]):
            continue
        yield match.lastgroup, match.start(), match.end()
