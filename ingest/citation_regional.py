"""Citation kinds of regions and of letters: how they are spelled, and their short names."""

from __future__ import annotations

from ingest.citation_names import CitationKind

REGIONAL_KINDS: tuple[CitationKind, ...] = (
    CitationKind(
        "Perda",
        r"(?i:\bPeraturan\s+Daerah\b|\bPerda\b)",
        "law",
        named=True,
        examples=(
            (
                "Peraturan Daerah Kabupaten Merangin Nomor 10 Tahun 2016",
                "Perda Kabupaten Merangin 10/2016",
            ),
            ("Perda Nomor 8 Tahun 2016", "Perda 8/2016"),
        ),
        near_misses=("peraturan daerah setempat",),
    ),
    CitationKind(
        "Perbup",
        r"(?i:\bPeraturan\s+Bupati\b|\bPerbup\b)",
        "law",
        named=True,
        examples=(
            ("Peraturan Bupati Merangin Nomor 62 Tahun 2018", "Perbup Merangin 62/2018"),
            ("Perbup No 62/2018", "Perbup 62/2018"),
        ),
        near_misses=("peraturan bupati yang berlaku",),
    ),
    CitationKind(
        "Perwali",
        r"(?i:\bPeraturan\s+Wali\s?kota\b|\bPerwa(?:li|ko)\b)",
        "law",
        named=True,
        examples=(("Peraturan Wali Kota Palu Nomor 4 Tahun 2021", "Perwali Palu 4/2021"),),
        near_misses=("peraturan wali kota setempat",),
    ),
    CitationKind(
        "Pergub",
        r"(?i:\bPeraturan\s+Gubernur\b|\bPergub\b)",
        "law",
        named=True,
        examples=(("Peraturan Gubernur Nomor 119 Tahun 2019", "Pergub 119/2019"),),
        near_misses=("peraturan gubernur tersebut",),
    ),
    CitationKind(
        "Kepgub",
        r"(?i:\bKeputusan\s+Gubernur\b|\bKepgub\b)",
        "letter",
        named=True,
        examples=(
            ("Keputusan Gubernur Bali Nomor 224/BAPPEDA/2023", "Kepgub Bali 224/BAPPEDA/2023"),
        ),
        near_misses=("keputusan gubernur tersebut",),
    ),
    CitationKind(
        "Kepbup",
        r"(?i:\bKeputusan\s+Bupati\b|\bKepbup\b)",
        "letter",
        named=True,
        examples=(("Keputusan Bupati Merangin Nomor 375 Tahun 2022", "Kepbup Merangin 375/2022"),),
        near_misses=("keputusan bupati tersebut",),
    ),
    CitationKind(
        "Kepwali",
        r"(?i:\bKeputusan\s+Wali\s?kota\b|\bKepwa(?:li|ko)\b)",
        "letter",
        named=True,
        examples=(("Keputusan Wali Kota Palu Nomor 188 Tahun 2020", "Kepwali Palu 188/2020"),),
        near_misses=("keputusan wali kota tersebut",),
    ),
    CitationKind(
        "Instruksi",
        r"(?i:\bInstruksi(?=\s+(?:Bupati|Gubernur|Wali\s?kota)\b))",
        "letter",
        named=True,
        examples=(
            ("Instruksi Bupati Sintang Nomor 6 Tahun 2018", "Instruksi Bupati Sintang 6/2018"),
        ),
        near_misses=("Instruksi Bupati ini",),
    ),
    CitationKind(
        "SE",
        r"(?i:\bSurat\s+Edaran(?:\s+Bersama)?|\bSurat\s+(?:Himbauan|Imbauan)|\bEdaran)\b"
        r"|\bS\.?E\b\.?(?!\s*[-–])"
        r"|(?i:\bSurat(?=\s+(?:Menteri|Men\s?PAN\w*|Mendagri|Kemen\w*|Kepala|Ketua|Gubernur|Bupati|Wali|Sekretaris"
        r"|Sekda|Deputi|Direktur|Inspektur|Plt|Pj|Plh|Badan|Komisi|KASN|BKN|Bawaslu|KPU|Jaksa|Camat"
        r"|Dinas|Nomor)\b))",
        "letter",
        named=True,
        examples=(
            (
                "Surat Edaran Menteri PANRB Nomor 18 Tahun 2023",
                "SE MenPANRB 18/2023",
            ),
            (
                "Surat Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
                " Nomor B/71/M.SM.00.00/2017",
                "SE MenPANRB B/71/M.SM.00.00/2017",
            ),
            ("SE MenPANRB 18/2023", "SE MenPANRB 18/2023"),
            (
                "Surat Edaran Gubernur Bengkulu Nomor 800/1142/BKD/2020",
                "SE Gubernur Bengkulu 800/1142/BKD/2020",
            ),
            ("Surat KASN Nomor B-2900/KASN/11/2017", "SE KASN B-2900/KASN/11/2017"),
        ),
        near_misses=(
            "Surat Edaran ini",
            "Camat se-Kabupaten Seluma",
            "surat dukungan disertai fotokopi KTP",
            "Surat Keterangan Tanda Penduduk",
        ),
    ),
)
