"""Words of citing a clause and of searching within a circular, in both languages."""

from __future__ import annotations

INDONESIAN: dict[str, str] = {
    "circular.within": "Cari dalam surat ini",
    "circular.within.hint": "Enter: klausul berikutnya",
    "circular.within.met": "{n} klausul cocok; Enter: berikutnya",
    "circular.within.none": "tidak ada klausul yang cocok",
    "upload.safe": "Menutup peramban tidak menghilangkan apa pun: yang belum terkirim tersimpan di "
    "peramban ini dan dikirim begitu halaman ini dibuka lagi.",
    "upload.summary": "{sent} dari {chosen} berkas terkirim; {ready} siap dibaca, {failed} gagal.",
    "upload.resumed": "{n} berkas dari kunjungan sebelumnya belum terkirim dan kini dikirim.",
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
    "upload.safe": "Closing the browser loses nothing: what is not sent yet is kept in this "
    "browser and sent as soon as this page is opened again.",
    "upload.summary": "{sent} of {chosen} files sent; {ready} ready, {failed} failed.",
    "upload.resumed": "{n} files of an earlier visit were not sent yet and are sent now.",
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
