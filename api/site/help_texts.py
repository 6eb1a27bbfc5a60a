"""What the help page says, in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what stands below it, and points to go through."""

    title: str
    texts: tuple[str, ...]
    points: tuple[str, ...] = ()


SECTIONS: dict[str, tuple[Section, ...]] = {
    "id": (
        Section(
            "Mencari",
            (
                "Tulis pertanyaan seperti Anda mengucapkannya, beberapa kata kunci, atau nomor "
                "surat. Tahun, wilayah, dan nomor yang Anda sebut dikenali dan ditampilkan "
                "sebagai saringan yang dapat dihapus.",
            ),
            (
                "Kata dalam tanda kutip (“foto bersama”) harus tercetak persis demikian.",
                "Salah baca mesin tetap ditemukan: mencari “berlaku” menemukan “ber1aku”, tetapi "
                "kutipannya tetap seperti tercetak.",
                "Setiap hasil membuka halaman cetak dengan klausulnya disorot.",
                "Tekan tombol / untuk kembali ke kotak pencarian.",
            ),
        ),
        Section(
            "Membaca dan mengutip",
            (
                "Di halaman surat, klausul berdampingan dengan gambar halamannya. Pilih klausul "
                "untuk menyorotnya pada gambar, atau klik gambar untuk menemukan klausulnya.",
            ),
            (
                "Tanda ⚠ berarti bagian itu meragukan: cocokkan dengan gambar sebelum dikutip.",
                "“Salin kutipan” menyalin kata-kata asli beserta nomor surat, klausul, dan "
                "halamannya.",
                "Unduh berkas asli untuk lampiran; isinya sama persis dengan yang diterima.",
            ),
        ),
        Section(
            "Membandingkan",
            (
                "Pilih surat dari daftar atau dengan saringan. Tabel menunjukkan setiap topik "
                "untuk setiap surat dengan kata-kata aslinya.",
            ),
            (
                "Diatur: surat itu mengatur topiknya, kata-katanya dikutip.",
                "Tidak diatur: surat terbaca utuh dan tidak menyebut topiknya.",
                "Ada halaman yang tidak terbaca: jangan disimpulkan tidak diatur.",
                "Tidak ada edaran: suratnya belum tersimpan di sini.",
                "Pilih surat pembanding untuk melihat mana yang lebih ketat atau lebih lunak.",
                "Unduh sebagai XLSX, DOCX, PDF, HTML, CSV, atau JSON dengan urutan yang sama.",
            ),
        ),
        Section(
            "Memeriksa dan mengoreksi",
            (
                "Antrean koreksi menaruh bacaan yang meragukan di samping baris tercetaknya, yang "
                "terpenting lebih dahulu. Yang terbaca semula dan setiap koreksi tetap tersimpan.",
            ),
            (
                "Pada nomor klausul: E mengoreksi, panah pindah klausul, S klausul serupa, C "
                "menyalin kutipan.",
                "Di isian bunyi klausul: Ctrl+Enter menyimpan, Ctrl+Shift+Enter memisahkan di "
                "kursor.",
                "Halaman yang terbaca buruk: “Baca ulang halaman ini”, bandingkan, lalu pilih.",
                "Orang kedua membenarkan koreksi di halaman Riwayat surat itu.",
                "Dua berkas dari surat yang sama: putuskan mana yang dikutip.",
            ),
        ),
        Section(
            "Mengunggah",
            (
                "Seret PDF, pindaian, foto, atau naskah berita ke halaman Unggah. “Diterima” "
                "berarti berkas sudah tersimpan dengan aman; pembacaannya berjalan kemudian dan "
                "boleh ditinggal.",
            ),
            (
                "Pindai 300 dpi, lurus, tanpa bayangan.",
                "Satu surat satu berkas, lengkap dengan lampirannya.",
                "Berkas yang sama persis tidak disimpan dua kali.",
            ),
        ),
        Section(
            "Bila jawabannya tidak ada",
            ("Tidak menemukan sesuatu di sini belum berarti tidak diatur.",),
            (
                "Lihat tabel cakupan di halaman depan: apakah surat wilayah dan tahun itu ada?",
                "Hapus saringan satu per satu.",
                "Buka suratnya dan periksa catatan pembacaan: mungkin ada halaman yang tidak "
                "terbaca.",
            ),
        ),
    ),
    "en": (
        Section(
            "Searching",
            (
                "Type a question as you would say it, a few words, or the number of a letter. "
                "Years, regions and numbers that you name are recognised and shown as filters "
                "that can be removed.",
            ),
            (
                "Words in quotation marks (“foto bersama”) must be printed exactly so.",
                "What the machine misread is still found: searching “berlaku” finds “ber1aku”, "
                "yet the quotation stays as printed.",
                "Every result opens the printed page with its clause lit.",
                "Press / to return to the search box.",
            ),
        ),
        Section(
            "Reading and quoting",
            (
                "On a circular's page, clauses stand beside the page image. Choose a clause to "
                "light it on the image, or click the image to find its clause.",
            ),
            (
                "The sign ⚠ marks a doubtful part: compare it with the image before quoting.",
                "“Copy quotation” copies the words as printed with letter number, clause and page.",
                "Download the original as an annex; it is exactly the file that was received.",
            ),
        ),
        Section(
            "Comparing",
            (
                "Choose circulars from the list or by filters. The table shows each topic for "
                "each circular in its own words.",
            ),
            (
                "Stated: the circular speaks of the topic; its words are quoted.",
                "Not stated: the circular was read in full and does not mention the topic.",
                "Some pages unreadable: do not conclude that it is not stated.",
                "No circular: it is not kept here.",
                "Choose a baseline to see what is stricter or softer.",
                "Download as XLSX, DOCX, PDF, HTML, CSV or JSON in the same order.",
            ),
        ),
        Section(
            "Checking and correcting",
            (
                "The review queue puts doubtful readings beside their printed lines, what matters "
                "most first. What was read first and every correction stay kept.",
            ),
            (
                "On a clause's number: E corrects, arrows change the clause, S finds similar "
                "clauses, C copies the citation.",
                "In the words of a clause: Ctrl+Enter saves, Ctrl+Shift+Enter cuts at the cursor.",
                "A page that reads badly: “Read this page anew”, compare, then choose.",
                "A second person confirms corrections on the circular's history page.",
                "Two files of one letter: decide which one is to be cited.",
            ),
        ),
        Section(
            "Uploading",
            (
                "Drag PDFs, scans, photos or press articles to the Upload page. “Accepted” means "
                "that the file is safely kept; reading follows, and you may leave.",
            ),
            (
                "Scan at 300 dpi, straight, without shadows.",
                "One letter a file, with its attachments.",
                "Exactly the same file is not kept twice.",
            ),
        ),
        Section(
            "When there is no answer",
            ("Not finding something here does not yet mean that it is not regulated.",),
            (
                "See the coverage table on the first page: is that region and year kept?",
                "Remove filters one by one.",
                "Open the circular and its notes on the reading: a page may be unreadable.",
            ),
        ),
    ),
}
