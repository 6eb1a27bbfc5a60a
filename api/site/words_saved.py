"""The words of saved searches, in both languages."""

from __future__ import annotations

INDONESIAN: dict[str, str] = {
    "saved.title": "Pencarian tersimpan",
    "saved.lead": "Surat yang diterima sejak Anda terakhir membuka tiap pencarian. Yang dilihat "
    "adalah seratus klausul teratas.",
    "saved.save": "Simpan pencarian ini",
    "saved.open": "Buka dan tandai sudah dilihat",
    "saved.forget": "Hapus",
    "saved.feed": "Umpan Atom",
    "saved.new": "{n} surat baru",
    "saved.nothing_new": "Tidak ada surat baru",
    "saved.since": "sejak {day} {time} UTC",
    "saved.more": "dan {n} lagi",
    "saved.none": "Belum ada pencarian tersimpan",
    "saved.none.try": "Cari sesuatu, lalu tekan “Simpan pencarian ini” di atas hasilnya.",
}

ENGLISH: dict[str, str] = {
    "saved.title": "Saved searches",
    "saved.lead": "Circulars received since you last opened each search. The first hundred "
    "clauses are looked through.",
    "saved.save": "Save this search",
    "saved.open": "Open and mark as seen",
    "saved.forget": "Remove",
    "saved.feed": "Atom feed",
    "saved.new": "{n} new circulars",
    "saved.nothing_new": "No new circulars",
    "saved.since": "since {day} {time} UTC",
    "saved.more": "and {n} more",
    "saved.none": "No search is saved yet",
    "saved.none.try": "Search for something, then press “Save this search” above the results.",
}
