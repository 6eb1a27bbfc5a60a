"""The table of section headings: what a heading says of itself and of what stands under it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.model import Modality


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of section: how its heading is worded, how it is judged, what it hands down."""

    pattern: str
    own: Modality
    children: Modality | None
    examples: tuple[str, ...]
    near_misses: tuple[str, ...] = ()


_BINDS = (
    r"(?:kewajiban|larangan|anjuran|h?imbauan|(?:hal-hal\s+)?yang\s+(?:masih\s+|tetap\s+)?"
    r"(?:wajib|harus|dilarang|tidak\s+boleh|boleh|diperbolehkan|dianjurkan))"
)
SECTIONS: tuple[Section, ...] = (
    Section(
        rf"^{_BINDS}(?:,\s*{_BINDS})*,?\s+(?:dan|serta)\s+{_BINDS}\b",
        "heading",
        None,
        (
            "KEWAJIBAN DAN LARANGAN",
            "Yang wajib dan yang masih boleh",
            "LARANGAN, KEWAJIBAN, DAN ANJURAN",
        ),
        ("Larangan bagi pegawai", "Kewajiban dan hak"),
    ),
    Section(
        r"^latar\s*belakang|^umum$|^pendahuluan",
        "heading",
        "background",
        ("LATAR BELAKANG", "Umum"),
        ("Rumah Sakit Umum",),
    ),
    Section(
        r"^(?:maksud|tujuan)\b",
        "heading",
        "purpose",
        ("MAKSUD DAN TUJUAN", "Tujuan"),
        ("Ditujukan",),
    ),
    Section(
        r"^ruang\s*lingkup|^lingkup\b|^sasaran\b",
        "heading",
        "scope",
        ("RUANG LINGKUP",),
        ("Lingkungan kerja",),
    ),
    Section(
        r"^(?:dasar|landasan)(?:\s+(?:hukum|pelaksanaan|penerbitan|pertimbangan))?\b(?!\s+dan)",
        "heading",
        "basis",
        ("DASAR", "Dasar Hukum"),
        ("Mendasar",),
    ),
    Section(
        r"^(?:pengertian|definisi|ketentuan\s+umum|istilah)\b",
        "heading",
        "definition",
        ("PENGERTIAN", "Ketentuan Umum"),
        ("Ketentuan lain",),
    ),
    Section(
        r"^penutup\b",
        "heading",
        "closing",
        ("PENUTUP",),
        ("Menutup",),
    ),
    Section(
        r"^(?:surat\s+pernyataan|pakta\s+integritas|ikrar)\b",
        "heading",
        "obligation",
        ("SURAT PERNYATAAN NETRALITAS", "Pakta Integritas"),
        ("Surat edaran",),
    ),
    Section(
        r"^(?:daftar|matriks|tabel|rincian)\s+(?:\w+\s+)?(?:larangan|(?:perbuatan|tindakan|kegiatan|hal)\b.*\b(?:di|ter)larang)\b",
        "heading",
        "prohibition",
        ("DAFTAR PERBUATAN YANG TERLARANG BAGI PEGAWAI", "Matriks Larangan"),
        ("Daftar hadir", "Daftar kegiatan"),
    ),
    Section(
        r"^(?:daftar|bentuk|jenis|matriks)?(?:-jenis|-bentuk)?\s*pelanggaran\b",
        "heading",
        "prohibition",
        ("BENTUK PELANGGARAN NETRALITAS DAN SANKSI", "PELANGGARAN DISIPLIN"),
        ("Pencegahan pelanggaran",),
    ),
    Section(
        r"^(?:sanksi|hukuman)\b|^ketentuan\s+sanksi",
        "heading",
        "sanction",
        ("SANKSI", "Sanksi bagi pelanggar"),
        ("Jenis barang",),
    ),
    Section(
        r"^hal(?:[-\s]+hal)?\s+yang\s+(?:harus|perlu|wajib)\s+di(?:hindari|jauhi)",
        "heading",
        "prohibition",
        ("Hal-hal yang harus dihindari",),
        ("Hal-hal yang perlu",),
    ),
    Section(
        r"^hal(?:[-\s]+hal)?\s+yang\s+(?:harus|wajib|perlu)",
        "heading",
        "obligation",
        ("Hal-hal yang harus dilaksanakan",),
        ("Hal-hal lain",),
    ),
    Section(
        r"^(?:(?:hal|perbuatan|tindakan|kegiatan|sikap)(?:[-\s]+\w+)?\s+)?(?:yang\s+)?"
        r"(?:(?:di|ter)larang|tidak\s+(?:di)?(?:per)?(?:boleh|kenan)\w*)\b|^larangan\b",
        "prohibition",
        "prohibition",
        ("YANG DILARANG BAGI ASN", "LARANGAN", "Dilarang bagi PNS", "Hal yang Dilarang bagi ASN"),
        ("Pelarangan buku",),
    ),
    Section(
        r"^(?:yang\s+)?(?:masih\s+|tetap\s+)?(?:di(?:per)?boleh\w*|boleh|diperkenankan)\b",
        "permission",
        "permission",
        ("YANG MASIH DIPERBOLEHKAN",),
        ("Perolehan suara",),
    ),
    Section(
        r"^(?:kewajiban|yang\s+(?:wajib|harus))\b",
        "obligation",
        "obligation",
        ("KEWAJIBAN PIMPINAN PERANGKAT DAERAH",),
        ("Wajib pajak",),
    ),
    Section(
        r"^(?:anjuran|h?imbauan|yang\s+(?:dianjurkan|dih?imbau))\b",
        "recommendation",
        "recommendation",
        ("HIMBAUAN", "Anjuran"),
        ("Terimbau",),
    ),
    Section(
        r"^(?:pelaporan|pengaduan)\b",
        "heading",
        "reporting",
        ("PELAPORAN",),
        ("Laporan keuangan",),
    ),
    Section(
        r"^(?:pengawasan|pembinaan)\b",
        "heading",
        "obligation",
        ("PENGAWASAN DAN PEMBINAAN",),
        ("Badan Pengawas",),
    ),
    Section(
        r"^(?:isi|isi\s+(?:surat\s+)?(?:edaran|himbauan|instruksi)|pelaksanaan|ketentuan)\b",
        "heading",
        None,
        ("ISI EDARAN", "Isi Surat Edaran"),
        ("Pengisian",),
    ),
)


def section_of(text: str) -> Section | None:
    """The section a heading opens; None when its words are not in the table."""
    plain = re.sub(r"^[\W_]+|[\W_]+$", "", re.sub(r"\s+", " ", text)).lower()
    return next((row for row in SECTIONS if re.search(row.pattern, plain)), None)
