"""Words of citing a clause and of searching within a circular, in both languages."""

from __future__ import annotations

INDONESIAN: dict[str, str] = {
    "circular.within": "Cari dalam surat ini",
    "circular.within.hint": "Enter: klausul berikutnya",
    "circular.within.met": "{n} klausul cocok; Enter: berikutnya",
    "circular.within.none": "tidak ada klausul yang cocok",
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
    "upload.retry": "Coba baca lagi",
    "upload.retry.file": "Coba baca lagi {file}",
    "cite.style": "Gaya kutipan",
    "cite.after": "Kutipan, lalu sumber",
    "cite.before": "Sumber resmi, lalu kutipan",
    "cite.note": "Catatan kaki (sumber saja)",
    "cite.number": "Nomor {number}",
    "cite.subject": "tentang {subject}",
    "cite.dated": "tanggal {day}",
    "cite.head_doubt": "nomor atau tanggal surat belum dicocokkan dengan cetakan",
    "cite.doubt": "belum dicocokkan dengan cetakan: {why}",
}

ENGLISH: dict[str, str] = {
    "circular.within": "Search this circular",
    "circular.within.hint": "Enter: next clause",
    "circular.within.met": "{n} clauses match; Enter: next",
    "circular.within.none": "no clause matches",
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
    "upload.retry": "Try reading again",
    "upload.retry.file": "Try reading {file} again",
    "cite.style": "Citation style",
    "cite.after": "Quotation, then source",
    "cite.before": "Full source, then quotation",
    "cite.note": "Footnote (source only)",
    "cite.number": "Number {number}",
    "cite.subject": "on {subject}",
    "cite.dated": "of {day}",
    "cite.head_doubt": "number or date of the letter not checked against the print",
    "cite.doubt": "not checked against the print: {why}",
}
