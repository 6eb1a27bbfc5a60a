"""The words of the page of lineage, in both languages."""

from __future__ import annotations

INDONESIAN: dict[str, str] = {
    "lineage.title": "Silsilah redaksi",
    "lineage.lead": "Surat mana menyalin atau menyesuaikan redaksi surat yang lebih dahulu, dicari "
    "klausul demi klausul dalam semua surat yang tersimpan.",
    "lineage.drawing": "Gambar silsilah; geser ke samping untuk tahun berikutnya",
    "lineage.legend": "Dari kiri ke kanan menurut tahun. Anak panah menuju penyalin; angkanya "
    "bagian redaksi yang diambil. Garis utuh: sumber utama; garis putus: sumber lain.",
    "lineage.too_many": "{n} surat terlalu banyak untuk satu gambar. Persempit dengan saringan; "
    "daftarnya ada di bawah.",
    "lineage.told": "Sumber tiap surat",
    "lineage.main": "Sumber utama",
    "lineage.also": "Juga",
    "lineage.share": "{percent} % redaksi, {n} klausul",
    "lineage.undated": "urutan diperkirakan dari tahun pemilihan",
    "lineage.own": "{n} dari {all} klausul tidak ada dalam surat yang lebih dahulu.",
    "lineage.alone": "Tanpa sumber dan tanpa penyalin",
    "lineage.none": "Tidak ada surat yang cocok",
    "lineage.none.try": "Ubah saringan, atau unggah surat lain.",
}

ENGLISH: dict[str, str] = {
    "lineage.title": "Lineage of wording",
    "lineage.lead": "Which circular copied or adapted the wording of an earlier one, sought "
    "clause by clause in all circulars kept.",
    "lineage.drawing": "Drawing of the lineage; scroll sideways for later years",
    "lineage.legend": "From left to right by year. Arrows lead to the copy; the number is the "
    "share of its wording that was taken. Full line: main source; broken line: other source.",
    "lineage.too_many": "{n} circulars are too many for one drawing. Narrow them by filters; the "
    "list is below.",
    "lineage.told": "Sources of each circular",
    "lineage.main": "Main source",
    "lineage.also": "Also",
    "lineage.share": "{percent}% of the wording, {n} clauses",
    "lineage.undated": "order estimated from the election year",
    "lineage.own": "{n} of {all} clauses stand in no earlier circular.",
    "lineage.alone": "Without source or copy",
    "lineage.none": "No circular fits",
    "lineage.none.try": "Change the filters, or upload further circulars.",
}
