"""Words about files that may be one letter, in both languages."""

from __future__ import annotations

INDONESIAN: dict[str, str] = {
    "twins.title": "Surat yang mungkin sama",
    "twins.lead": "Berkas-berkas ini bernomor sama, atau berasal dari wilayah dan tanggal yang "
    "sama dengan bunyi yang mirip: pindaian ulang, salinan, atau berita tentang surat itu. Tidak "
    "ada yang digabung atau dihapus; Anda yang memutuskan mana yang dikutip.",
    "twins.none": "Tidak ada surat lain dengan nomor ini, atau dari wilayah dan tanggal ini yang "
    "berbunyi mirip.",
    "twins.some": "{n} berkas lain mungkin surat yang sama.",
    "twins.see": "Lihat berdampingan",
    "twins.same_number": "nomor sama dengan berkas lain",
    "twins.this": "Berkas ini",
    "twins.number": "Nomor sama; bunyi mirip {percent}%",
    "twins.day": "Wilayah dan tanggal sama; bunyi mirip {percent}%",
    "twins.differs": "berbeda",
    "twins.ocr": "keyakinan OCR {percent}%",
    "twins.size": "{pages} halaman, {clauses} klausul",
    "twins.compare": "Bandingkan klausulnya",
    "twins.page": "Halaman 1 dari {file}",
    "twins.decided.by": "{who}, {day}",
    "twins.same": "Surat yang sama; keduanya boleh dikutip",
    "twins.replaces": "Surat yang sama; kutip berkas pertama ({own}), bukan yang ini",
    "twins.replaced": "Surat yang sama; kutip berkas ini, bukan berkas pertama ({own})",
    "twins.different": "Dua surat yang berbeda",
    "twins.decided": "Diputuskan tanpa kemiripan yang ditemukan",
    "twins.decide": "Keputusan tentang {file}",
    "twins.decide.go": "Catat keputusan",
    "twins.choose": "Pilih keputusan",
    "twins.beside": "Berdampingan",
    "twins.file": "Berkas",
    "twins.first": "Halaman 1",
    "twins.open": "Belum diputuskan",
    "twins.change": "Ubah keputusan",
    "twins.replaced.told": "Kutiplah {name} sebagai pengganti berkas ini: surat yang sama, "
    "diputuskan {who}, {day}.",
    "twins.replaces.told": "Berkas ini dikutip sebagai pengganti {name} (surat yang sama), "
    "diputuskan {who}, {day}.",
    "twins.same.told": "Surat yang sama juga tersimpan sebagai {name}, diputuskan {who}, {day}.",
    "twins.different.told": "{name} mirip, tetapi surat lain: diputuskan {who}, {day}.",
}

ENGLISH: dict[str, str] = {
    "twins.title": "Possibly the same letter",
    "twins.lead": "These files bear one number, or come from one region and day with similar "
    "wording: a new scan, a copy, or an article about the letter. Nothing is merged or removed; "
    "you decide which one to cite.",
    "twins.none": "No other circular bears this number, or comes from this region and day with "
    "similar wording.",
    "twins.some": "{n} other files may be the same letter.",
    "twins.see": "See side by side",
    "twins.same_number": "same number as another file",
    "twins.this": "This file",
    "twins.number": "Same number; wording {percent}% alike",
    "twins.day": "Same region and day; wording {percent}% alike",
    "twins.differs": "differs",
    "twins.ocr": "OCR confidence {percent}%",
    "twins.size": "{pages} pages, {clauses} clauses",
    "twins.compare": "Compare the clauses",
    "twins.page": "Page 1 of {file}",
    "twins.decided.by": "{who}, {day}",
    "twins.same": "The same letter; either may be cited",
    "twins.replaces": "The same letter; cite the first file ({own}), not this one",
    "twins.replaced": "The same letter; cite this file, not the first one ({own})",
    "twins.different": "Two different letters",
    "twins.decided": "Decided without a likeness found",
    "twins.decide": "Decision about {file}",
    "twins.decide.go": "Record the decision",
    "twins.choose": "Choose the decision",
    "twins.beside": "Side by side",
    "twins.file": "File",
    "twins.first": "Page 1",
    "twins.open": "Not decided yet",
    "twins.change": "Change the decision",
    "twins.replaced.told": "Cite {name} instead of this file: the same letter, decided by {who}, "
    "{day}.",
    "twins.replaces.told": "This file is cited instead of {name} (the same letter), decided by "
    "{who}, {day}.",
    "twins.same.told": "The same letter is also kept as {name}, decided by {who}, {day}.",
    "twins.different.told": "{name} is like it, but another letter: decided by {who}, {day}.",
}
