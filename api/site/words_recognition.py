"""Words of reading pages anew with other options, in both languages."""

from __future__ import annotations

INDONESIAN: dict[str, str] = {
    "anew.title": "Baca ulang halaman",
    "anew.lead": "Pilih halaman dan cara membaca. Hasilnya ditampilkan di samping bacaan sekarang; "
    "tidak ada yang berubah sebelum Anda memilihnya, dan pilihan itu dapat ditarik kembali.",
    "anew.link": "Baca ulang halaman ini",
    "anew.pages": "Halaman",
    "anew.page": "Halaman {n}",
    "anew.none": "Surat ini berasal dari teks, bukan gambar; tidak ada yang dapat dibaca ulang.",
    "anew.options": "Cara membaca",
    "anew.segmentation": "Pembagian halaman",
    "anew.way.lines": "Baris demi baris (biasa)",
    "anew.way.block": "Satu blok teks",
    "anew.way.column": "Satu kolom, ukuran huruf berbeda",
    "anew.way.auto": "Otomatis, kolom dan blok",
    "anew.way.sparse": "Teks terpencar (tabel, formulir)",
    "anew.scale": "Perbesaran gambar",
    "anew.scale.help": "Perbesaran 2 membantu bila huruf kecil atau gambar "
    "kabur; putar bila halaman terbalik.",
    "anew.languages": "Data bahasa",
    "anew.languages.default": "Seperti pengaturan",
    "anew.rotate": "Putar searah jarum jam",
    "anew.go": "Baca ulang",
    "anew.wait": "Sedang membaca; satu halaman dapat memakan waktu beberapa detik.",
    "anew.now": "Bacaan sekarang",
    "anew.new": "Bacaan baru",
    "anew.sure": "keyakinan {percent}%, {words} kata",
    "anew.layer": "lapisan teks, {words} kata",
    "anew.same": "Bacaan baru sama kata demi kata.",
    "anew.changed": "{n} tempat berbeda. [−…−] hanya dalam bacaan sekarang, [+…+] hanya dalam "
    "bacaan baru.",
    "anew.empty": "Dengan cara ini tidak ada yang terbaca.",
    "anew.keep": "Pakai bacaan baru untuk halaman {n}",
    "anew.leave": "Bila bacaan sekarang lebih baik, tidak perlu berbuat apa-apa.",
}

ENGLISH: dict[str, str] = {
    "anew.title": "Read pages anew",
    "anew.lead": "Choose pages and how to read them. The result is shown beside the reading that "
    "stands; nothing changes until you choose it, and the choice can be taken back.",
    "anew.link": "Read this page anew",
    "anew.pages": "Pages",
    "anew.page": "Page {n}",
    "anew.none": "This circular came as text, not as a picture; nothing can be read anew.",
    "anew.options": "How to read",
    "anew.segmentation": "Division of the page",
    "anew.way.lines": "Line by line (as usual)",
    "anew.way.block": "One block of text",
    "anew.way.column": "One column, letters of several sizes",
    "anew.way.auto": "Automatic, columns and blocks",
    "anew.way.sparse": "Scattered text (tables, forms)",
    "anew.scale": "Enlarge the picture",
    "anew.scale.help": "Enlarging by 2 helps with small letters or a blurred "
    "picture; turn a page that lies wrong.",
    "anew.languages": "Language data",
    "anew.languages.default": "As in the settings",
    "anew.rotate": "Turn clockwise",
    "anew.go": "Read anew",
    "anew.wait": "Reading; a page may take some seconds.",
    "anew.now": "Reading that stands",
    "anew.new": "New reading",
    "anew.sure": "confidence {percent}%, {words} words",
    "anew.layer": "text layer, {words} words",
    "anew.same": "The new reading is the same, word by word.",
    "anew.changed": "{n} places differ. [−…−] only in the reading that stands, [+…+] only in the "
    "new one.",
    "anew.empty": "Nothing could be read that way.",
    "anew.keep": "Use the new reading for page {n}",
    "anew.leave": "If the reading that stands is better, nothing need be done.",
}
