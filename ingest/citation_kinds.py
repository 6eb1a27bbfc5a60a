"""The table of citation kinds: how regulations and letters are spelled, and their short names."""

from __future__ import annotations

from ingest.citation_names import BAWASLU, BKN, KASN, KPU, PANRB, UU, CitationKind
from ingest.citation_regional import REGIONAL_KINDS

# Read in order: a longer name stands before the shorter one it begins with.
NATIONAL_KINDS: tuple[CitationKind, ...] = (
    CitationKind(
        "SKB",
        r"(?i:(?:Surat\s+)?Keputusan\s+Bersama)|\bSKB\b",
        "joint",
        examples=(
            ("Keputusan Bersama lima lembaga Nomor 2 Tahun 2022", "SKB 2/2022"),
            ("SKB Nomor 800-5474 Tahun 2022", "SKB 2/2022"),
            ("SKB Nomor 1447.1/PM.01/K.1/09/2022", "SKB 2/2022"),
            ("Surat Keputusan Bersama Nomor 05 Tahun 2020", "SKB 5/2020"),
            ("SKB KASN Nomor 6/SKB/KASN/9/2020", "SKB 5/2020"),
        ),
        near_misses=("SKB lima lembaga", "keputusan bersama para pihak", "SKBN Nomor 2 Tahun 2022"),
    ),
    CitationKind(
        "Perppu",
        rf"(?i:Peraturan\s+Pemerintah\s+Pengganti\s+{UU})|(?i:\bPerp?pu\b)",
        "law",
        examples=(
            ("Perppu Nomor 1 Tahun 2014", "Perppu 1/2014"),
            ("Perpu No. 1 Th 2014", "Perppu 1/2014"),
            ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2020", "Perppu 2/2020"),
        ),
        near_misses=("Perppu tersebut", "Perpustakaan Nomor 1 Tahun 2014"),
    ),
    CitationKind(
        "UU",
        rf"(?i:\b{UU}\b(?!\s*Dasar))|\bU\.?\s?U\b\.?(?!\s*(?:Dasar|D\b))",
        "law",
        examples=(
            ("Undang-Undang Nomor 20 Tahun 2023", "UU 20/2023"),
            ("UU No. 5 Th 2014", "UU 5/2014"),
            ("U.U. No 5/2014", "UU 5/2014"),
            ("UU 7/2017", "UU 7/2017"),
            ("UU ASN Nomor 20 Tahun 2023", "UU 20/2023"),
            ("Undang-undang Republik Indonesia Nomor 10 Tahun 2016", "UU 10/2016"),
            ("UNDANG-UNDANG NOMOR 5 TAHUN 2014", "UU 5/2014"),
            ("Undang-Undang (UU) Nomor 7 Tahun 2017", "UU 7/2017"),
        ),
        near_misses=(
            "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
            "undang-undang sebagaimana dimaksud pada huruf a",
            "UUD 1945",
        ),
    ),
    CitationKind(
        "PP",
        r"(?i:\bPeraturan\s+Pemerintah\b(?!\s+(?:Daerah|Pengganti|Provinsi|Kabupaten|Kota)))|\bPP\b",
        "law",
        examples=(
            ("PP Nomor 94 Tahun 2021", "PP 94/2021"),
            ("PP 42/2004", "PP 42/2004"),
            ("Peraturan Pemerintah (PP) No 53 Tahun 2010", "PP 53/2010"),
            ("PP Disiplin PNS Nomor 94 Tahun 2021", "PP 94/2021"),
        ),
        near_misses=("Peraturan Pemerintah Daerah Nomor 5 Tahun 2010", "PPK Nomor 3 Tahun 2018"),
    ),
    CitationKind(
        "Perpres",
        r"(?i:\bPeraturan\s+Presiden\b|\bPerpres\b)",
        "law",
        examples=(("Peraturan Presiden Nomor 39 Tahun 2019", "Perpres 39/2019"),),
        near_misses=("Peraturan Presiden tersebut",),
    ),
    CitationKind(
        "Keppres",
        r"(?i:\bKeputusan\s+Presiden\b|\bKepp?res\b)",
        "law",
        examples=(("Keppres Nomor 7 Tahun 2021", "Keppres 7/2021"),),
        near_misses=("keputusan presiden terpilih",),
    ),
    CitationKind(
        "Inpres",
        r"(?i:\bInstruksi\s+Presiden\b|\bInpres\b)",
        "law",
        examples=(("Inpres No. 6 Tahun 2020", "Inpres 6/2020"),),
        near_misses=("instruksi presiden agar tertib",),
    ),
    CitationKind(
        "PermenPANRB",
        rf"(?i:\bPeraturan\s+Menteri\s+(?:Negara\s+)?){PANRB}"
        r"|(?i:\b(?:Peraturan\s+Men|Permen)\s?PAN\s*[-/&]?\s*(?:dan\s+)?RB\b)",
        "law",
        examples=(
            ("PermenPANRB Nomor 1 Tahun 2023", "PermenPANRB 1/2023"),
            (
                "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
                " Nomor 1 Tahun 2023",
                "PermenPANRB 1/2023",
            ),
            ("Permen PAN-RB No. 38 Tahun 2017", "PermenPANRB 38/2017"),
        ),
        near_misses=("Peraturan Menteri PANRB tersebut",),
    ),
    CitationKind(
        "Permendagri",
        r"(?i:\bPeraturan\s+Menteri\s+Dalam\s+Negeri\b|\bPermendagri\b)",
        "law",
        examples=(("Permendagri No 11 Tahun 2019", "Permendagri 11/2019"),),
        near_misses=("Permendagri dimaksud",),
    ),
    CitationKind(
        "KepmenPANRB",
        rf"(?i:\bKeputusan\s+Menteri\s+(?:Negara\s+)?){PANRB}"
        r"|(?i:\b(?:Keputusan\s+Men|Kepmen)\s?PAN\s*[-/&]?\s*(?:dan\s+)?RB\b)",
        "letter",
        examples=(
            ("Keputusan Menteri PANRB Nomor 348 Tahun 2024", "KepmenPANRB 348/2024"),
            ("Keputusan Menpan RB No 348 Tahun 2024", "KepmenPANRB 348/2024"),
        ),
        near_misses=("Keputusan Menteri PANRB tersebut",),
    ),
    CitationKind(
        "Kepmendagri",
        r"(?i:\bKeputusan\s+Menteri\s+Dalam\s+Negeri\b|\bKepmendagri\b)",
        "letter",
        examples=(("Kepmendagri Nomor 050-145 Tahun 2022", "Kepmendagri 050-145/2022"),),
        near_misses=("Kepmendagri terbaru",),
    ),
    CitationKind(
        "Inmendagri",
        r"(?i:\bInstruksi\s+Menteri\s+Dalam\s+Negeri\b|\bInmendagri\b)",
        "law",
        examples=(("Instruksi Menteri Dalam Negeri Nomor 6 Tahun 2020", "Inmendagri 6/2020"),),
        near_misses=("instruksi Menteri Dalam Negeri agar tertib",),
    ),
    CitationKind(
        "Perbawaslu",
        rf"(?i:\bPerbawaslu\b|\bPeraturan\s+{BAWASLU})",
        "law",
        examples=(
            ("Perbawaslu No. 6 Tahun 2018", "Perbawaslu 6/2018"),
            ("Peraturan Badan Pengawas Pemilihan Umum Nomor 6 Tahun 2018", "Perbawaslu 6/2018"),
            ("Peraturan Bawaslu RI Nomor 6 Tahun 2018", "Perbawaslu 6/2018"),
        ),
        near_misses=("peraturan Bawaslu yang berlaku",),
    ),
    CitationKind(
        "PKPU",
        rf"\bPKPU\b|(?i:\bPeraturan\s+){KPU}|(?i:\bPeraturan\s+Komisi\s+Pemilihan\s+Umum\b)",
        "law",
        examples=(
            ("PKPU Nomor 13 Tahun 2024", "PKPU 13/2024"),
            ("Peraturan KPU No. 8 Tahun 2024", "PKPU 8/2024"),
        ),
        near_misses=("peraturan KPU tentang kampanye",),
    ),
    CitationKind(
        "Peraturan BKN",
        rf"(?i:\b(?:Peraturan|Perka)\s+(?:Kepala\s+)?){BKN}|(?i:\bPerka\s+BKN\b)",
        "law",
        examples=(
            ("Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2023", "Peraturan BKN 3/2023"),
            ("Perka BKN No. 21 Tahun 2010", "Peraturan BKN 21/2010"),
        ),
        near_misses=("peraturan BKN yang berlaku",),
    ),
    CitationKind(
        "Peraturan KASN",
        rf"(?i:\bPeraturan\s+(?:Ketua\s+)?){KASN}",
        "law",
        examples=(("Peraturan KASN Nomor 2 Tahun 2019", "Peraturan KASN 2/2019"),),
        near_misses=("peraturan KASN",),
    ),
    CitationKind(
        "Peraturan DKPP",
        r"(?i:\bPeraturan\s+(?:DKPP\b|Dewan\s+Kehormatan\s+Penyelenggara\s+Pemil(?:u|ihan\s+Umum)))",
        "law",
        examples=(("Peraturan DKPP Nomor 2 Tahun 2017", "Peraturan DKPP 2/2017"),),
        near_misses=("peraturan DKPP",),
    ),
    CitationKind(
        "Permen",
        r"(?i:\bPeraturan\s+Menteri\b)",
        "law",
        named=True,
        examples=(("Peraturan Menteri Keuangan Nomor 60 Tahun 2021", "Permen Keuangan 60/2021"),),
        near_misses=("peraturan menteri yang membidangi",),
    ),
)

CITATION_KINDS = (*NATIONAL_KINDS, *REGIONAL_KINDS)
