"""The words of suggestions and of a comparison's views, in both languages."""

from __future__ import annotations

INDONESIAN: dict[str, str] = {
    "suggest": "Saran pertanyaan",
    "suggest.number": "Nomor surat",
    "suggest.topic": "Topik",
    "suggest.word": "Kata",
    "suggest.region": "Wilayah",
    "compare.view": "Tampilan tabel",
    "compare.view.brief": "Sekilas",
    "compare.view.full": "Dengan bunyinya",
    "compare.view.brief.how": "Tampilan sekilas menyebut satu kata tiap petak: norma terkuat "
    "di dalamnya. Buka petak atau nama topik untuk membaca bunyinya. Tombol panah berpindah petak.",
    "compare.stated_in": "diatur {n} dari {all} surat",
    "compare.topics": "Topik sebelum dan sesudahnya",
    "compare.paper": "Tabel ini lebih lebar daripada kertas. Untuk dicetak, unduh sebagai PDF atau "
    "DOCX, yang memecahnya per delapan surat; satu topik dapat dicetak dari halamannya sendiri.",
}

ENGLISH: dict[str, str] = {
    "suggest": "Suggested questions",
    "suggest.number": "Letter number",
    "suggest.topic": "Topic",
    "suggest.word": "Word",
    "suggest.region": "Region",
    "compare.view": "View of the table",
    "compare.view.brief": "At a glance",
    "compare.view.full": "With the words",
    "compare.view.brief.how": "At a glance, each cell holds one word: the strongest norm in it. "
    "Open a cell or a topic to read the words. Arrow keys move between cells.",
    "compare.stated_in": "stated in {n} of {all} circulars",
    "compare.topics": "Topics before and after",
    "compare.paper": "This table is wider than paper. To print it, download it as PDF or DOCX, "
    "which part it by eight circulars; one topic can be printed from its own page.",
}
