"""Sentences that do something without a modal word: the table of their turns of phrase."""

# ruff: noqa: E501 — a pattern and its examples are read whole or not at all

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.model import Modality


@dataclass(frozen=True, slots=True)
class Plain:
    """One turn of phrase: what a clause does that is put so, and cases that must not match."""

    modality: Modality
    pattern: str
    examples: tuple[str, ...]
    near_misses: tuple[str, ...] = ()


_LETTER = r"(?:surat\s+)?(?:edaran|instruksi|keputusan(?:\s+bersama)?|peraturan|h?imbauan|maklumat)"
_RULE = rf"(?:{_LETTER}|surat|ketentuan|aturan|larangan|kewajiban|pedoman|hal)"
_PLEDGE = r"(?:ikrar|pakta(?:\s+integritas)?|(?:surat\s+)?pernyataan|janji)"
_DONE = r"(?:dilaksanakan|dipedomani|pedoman|perhatian|maklum|diketahui|sebaik-?baiknya|mestinya|tanggung\s*jawab)"

CLOSINGS: tuple[Plain, ...] = (
    Plain(
        "closing",
        r"^\W*demikian\w*\b|^\W*atas\s+(?:perhatian|kerja\s?sama)|^\W*untuk\s+menjadi(?:kan)?\s+perhatian"
        r"|^\W*terima\s*kasih\b|\b(?:diucapkan|disampaikan|(?:ucapkan|haturkan|sampaikan))\s+(?:banyak\s+)?terima\s*kasih\b"
        r"|^\W*semoga\b|^\W*ditanda\s?tangani\s+dengan\s+(?:penuh\s+)?(?:sadar|kesadaran|tanggung)",
        ("Demikian untuk dilaksanakan.", "Kami ucapkan terima kasih.", "Semoga bermanfaat."),
        ("Pegawai dilarang menerima ucapan terima kasih dari calon.",),
    ),
    Plain(
        "closing",
        rf"^\W*(?:ke\w+\W+)?(?:ketentuan\s+(?:dalam|pada)\s+)?{_LETTER}\b[^.]{{0,60}}?\bini\s+(?:(?:mulai|dinyatakan|resmi)\s+)*(?:berlaku|ditetapkan|berakhir)\b"
        r"(?!\s+(?:(?:juga|pula)\s+)?(?:bagi|untuk|terhadap|kepada))"
        r"|\bdinyatakan\s+(?:dicabut|tidak\s+(?:lagi\s+)?berlaku)\b"
        r"|\b(?:tetap|masih)\s+berlaku\s+(?:sepanjang|selama|sejauh)\s+(?:tidak|belum)\b"
        r"|^pada\s+saat\s+.{0,40}\bini\s+(?:mulai\s+)?berlaku\b|^\W*dengan\s+(?:ditetapkan|berlaku|terbit|dikeluarkan)nya\b.{0,60}\bini\b",
        (
            "Surat Edaran ini mulai berlaku pada tanggal ditetapkan.",
            "Ketentuan dalam edaran ini berlaku sejak ditandatangani.",
            "Surat Edaran Nomor 5 Tahun 2018 dicabut dan dinyatakan tidak berlaku.",
            "Surat Nomor B-1107/2018 tetap berlaku sepanjang tidak bertentangan dengan surat ini.",
        ),
        ("Edaran ini berlaku bagi seluruh pegawai.", "Ketentuan ini tidak berlaku bagi humas."),
    ),
    Plain(
        "closing",
        rf"^\W*(?:{_PLEDGE})\s+ini\b.{{0,60}}\b(?:(?:di)?(?:buat|ucapkan|tanda\s?tangani|sampaikan|nyatakan|ikrarkan|bacakan|tepati|jalankan"
        r"|pegang\s+teguh|jaga)|mengikat)\b",
        (
            "Pakta ini saya buat dalam keadaan sadar.",
            "Ikrar ini kami ucapkan dengan sadar.",
            "Janji ini kami tepati seterusnya.",
        ),
        ("Pakta integritas ini wajib dipatuhi.",),
    ),
    Plain(
        "closing",
        rf"^\W*(?:kiranya\s+|agar\s+|supaya\s+)?{_LETTER}\s+ini\s+(?:(?:hendaknya|agar|supaya|kiranya)\s+)?"
        rf"(?:disampaikan|dibuat|dikeluarkan|diterbitkan|menjadi|dilaksanakan|dipedomani)\b.{{0,50}}\b{_DONE}\b"
        rf"|^\W*(?:agar|untuk)\s+(?:maklum|dimaklumi|{_DONE})\b(?!\s+(?:oleh|kepada))"
        r"|^\W*agar\s+(?:setiap\s+orang|semua\s+(?:pihak|orang))\s+mengetahui",
        (
            "Edaran ini disampaikan untuk dipedomani.",
            "Kiranya edaran ini dilaksanakan dengan sebaik-baiknya.",
            "Untuk dilaksanakan dengan sebaik-baiknya.",
        ),
        ("Edaran ini disampaikan kepada seluruh pegawai oleh kepala dinas.",),
    ),
    Plain(
        "closing",
        r"^\W*hal-?hal\s+(?:lain\s+)?(?:yang\s+)?belum\s+(?:cukup\s+)?diatur\b"
        r"|^\W*apabila\s+(?:di\s?kemudian\s+hari|ternyata)\b.{0,60}\b(?:kekeliruan|kesalahan)\b",
        ("Hal-hal yang belum diatur akan diatur kemudian.",),
        ("Hal-hal yang dilarang diatur dalam lampiran.",),
    ),
)

SCOPES: tuple[Plain, ...] = (
    Plain(
        "scope",
        rf"^\W*{_RULE}\s+(?:dalam|pada)\s+(?:angka|huruf|butir|poin|diktum|pasal|bagian)\s[^.;]{{1,30}}?\bberlaku\s+(?:(?:juga|pula|sama)\s+)+(?:bagi|untuk|terhadap)\b"
        rf"|\b{_RULE}\s+ini\s+(?:juga\s+)?(?:berlaku|ditujukan|diperuntukkan)\s+(?:(?:juga|pula)\s+)?"
        r"(?:bagi|untuk|kepada|terhadap)\b"
        rf"|^\W*{_LETTER}\s+(?:(?:itu|tersebut)\s+)?(?:(?:juga|pula)\s+)?(?:berlaku|diperuntukkan)\s+(?:(?:juga|pula)\s+)?(?:bagi|untuk|terhadap)\b"
        rf"|^\W*{_RULE}\s+(?:tersebut|dimaksud|di\s+atas|di\s+dalamnya|itu)\s+berlaku\s+(?:(?:juga|pula)\s+)?(?:bagi|untuk|terhadap)\b"
        rf"|\b{_RULE}\s+(?:ini|tersebut|di\s+atas|dimaksud)\s+(?:(?:juga|pula)\s+)?(?:mengikat|menyasar|mencakup|meliputi|menjangkau|menyangkut|mengenai"
        r"|diberlakukan\s+(?:bagi|terhadap|kepada|untuk)|termasuk\s+(?:bagi|untuk))\b"
        r"|^\W*(?:sasaran|(?:ruang\s+)?lingkup|cakupan)(?:nya)?\b.{0,40}\b(?:adalah|ialah|yaitu|meliputi|mencakup)\b"
        rf"|^\W*ruang\s+lingkup\b|^\W*yang\s+(?:terikat|menjadi\s+sasaran)\b.{{0,40}}\b{_LETTER}\s+ini\b",
        (
            "Edaran ini mengikat pegawai tetap.",
            "Edaran berlaku bagi PNS dan tenaga kontrak.",
            "Sasaran edaran ini ialah perangkat daerah.",
            "Larangan tersebut mengenai pula pegawai magang.",
            "Larangan tersebut berlaku pula bagi pegawai yang cuti.",
            "Ketentuan dalam angka 2 berlaku pula bagi pegawai yang cuti.",
            "ketentuan di dalamnya berlaku bagi PNS dan pegawai badan usaha milik daerah.",
        ),
        (
            "Edaran ini wajib dibaca.",
            "Edaran berlaku sejak ditetapkan.",
            "Sasaran kerja pegawai dinilai setiap tahun.",
            "Larangan mengenai cuti dibacakan.",
        ),
    ),
    Plain(
        "scope",
        rf"^\W*(?:pihak\s+|mereka\s+)?yang\s+(?:(?:wajib|harus)\s+)?(?:mematuhi|melaksanakan|menaati|tunduk\s+pada|terkena|dituju(?:\s+(?:oleh|dengan))?|dikenai)\s+"
        rf"{_RULE}\b[^.;]{{0,20}}\b(?:adalah|ialah|yaitu|yakni|meliputi)\b"
        rf"|\b(?:menjadi|termasuk(?:\s+dalam)?)\s+(?:sasaran|cakupan|lingkup)\s+{_RULE}\b|\btermasuk\s+(?:pihak\s+)?yang\s+terikat\b",
        (
            "Pihak yang dituju edaran ini ialah guru.",
            "Tenaga magang termasuk sasaran edaran ini.",
        ),
        (
            "Yang melaksanakan edaran ini dengan baik diberi penghargaan.",
            "sasaran kinerja pegawai",
        ),
    ),
)

_BREACH = r"(?:melanggar|pelanggar|(?<!dugaan )(?<!laporan )pelanggaran|terbukti|tidak\s+netral|mengingkari|mengabaikan)"
_DISOBEYS = (
    r"(?:melanggar|terbukti|mengingkari|mengabaikan|ingkar|lalai|memihak|berpihak|membangkang"
    r"|tidak\s+(?:mematuhi|mengindahkan|menaati|mentaati|melaksanakan|netral|menjalankan))"
)
# A sentence whose topic is who disobeys tells what follows for them.
_DISOBEDIENT = (
    r"^\W*(?:(?:terhadap|bagi|kepada|atas|untuk|apabila|jika|bila|dalam\s+hal)\s+)?(?:(?:setiap|tiap|seluruh|semua|para|segenap|ada)\s+)?"
    rf"(?:pelanggar\b|(?:[\w/-]+\s+){{0,6}}?(?:yang|bila|apabila|jika)\s+(?:\w+\s+){{0,2}}?{_DISOBEYS}\b|{_DISOBEYS}\b|(?:di\s?)?langgar\w*\b)"
)
_HANDLED = (
    r"(?:diperiksa|diproses|ditangani|ditindak\w*|diselesaikan|diteruskan|dilimpahkan|diserahkan|dipanggil|dicopot"
    r"|dicabut|ditahan|ditunda|dihentikan|dibatalkan|dibebastugaskan|dinonaktifkan|dimutasi\w*|disidangkan"
    r"|diadili|diumumkan|berhadapan\s+dengan|menanggung|kehilangan\s+(?:hak|jabatan|tunjangan|kesempatan|status|pekerjaan|kontrak)\w*|tidak\s+diperpanjang|berakibat|berujung"
    r"|(?:menerima|memperoleh|mendapat\w*)\s+(?:sanksi|hukuman|akibat|teguran))"
)

SANCTIONS: tuple[Plain, ...] = (
    Plain(
        "sanction",
        rf"^(?!\W*(?:setiap\s+)?(?:laporan|pengaduan|dugaan|informasi)\b).*\b{_BREACH}\b[^.;]{{0,120}}\b{_HANDLED}\b",
        (
            "Pegawai yang melanggar diperiksa oleh majelis kode etik.",
            "Pelanggaran diselesaikan melalui sidang majelis.",
        ),
        (
            "Dugaan pelanggaran diteruskan kepada Bawaslu.",
            "Atasan menangani pelanggaran.",
            "adanya pelanggaran berupa perusakan, kehilangan, dan pencurian",
        ),
    ),
    Plain(
        "sanction",
        r"\b(?:sanksi|hukuman|akibat|konsekuensi)\w*\b[^.;]{0,80}(?<!yang )\b(?:tercantum|dimuat|diuraikan|dirinci|diatur|mengacu"
        r"|merujuk|berpedoman|mengikuti|termuat|tertera|terdapat|dijelaskan|dituangkan|dipaparkan|disajikan|dijabarkan"
        r"|(?:ditetapkan|dapat|ada|disebut|lihat)\b[^.;]{0,40}\b(?:lampiran|tabel|matriks|pasal|peraturan))\b",
        (
            "Akibat pelanggaran dirinci pada lampiran.",
            "Konsekuensinya mengacu pada PP 94/2021.",
            "Hukumannya dapat dibaca pada lampiran.",
        ),
        (
            "Daftar hukuman yang tercantum dalam lampiran ditempel.",
            "Hukuman ditetapkan kepala dinas.",
        ),
    ),
    Plain(
        "sanction",
        rf"{_DISOBEDIENT}[^.;]*?\b(?!yang\b)(?:di(?!minta|h?imbau|harapkan|laporkan|ingatkan)[a-z]{{4,}}|(?:menjatuhkan|bersidang|memeriksa|memanggil|menindak|mencabut"
        r"|menghentikan|memproses|menerapkan|memutus\w*|menegur|mencopot|menonaktifkan|menghadapi|menanggung|memikul|kehilangan\s+(?:hak|jabatan|tunjangan|kesempatan|status|pekerjaan|kontrak)\w*|menerima|mendapat\w*|memperoleh|menjalani"
        r"|berurusan|bertanggung|berlaku))\b",
        (
            "Terhadap pelanggar, majelis bersidang.",
            "Kepada yang melanggar diberlakukan tata cara pemeriksaan.",
            "Pegawai yang tidak mengindahkan edaran ini berurusan dengan inspektorat.",
        ),
        (
            "Pegawai yang melanggar dilaporkan kepada atasannya.",
            "Pegawai yang memihak membaca edaran ini.",
        ),
    ),
    Plain(
        "sanction",
        r"\bmenjadi\s+(?:alasan|dasar)\s+(?:pemberhentian|penjatuhan|pemutusan|pencopotan)\b|^\W*(?:atas|terhadap)\s+(?:setiap\s+)?pelanggaran\b[^.;]{0,40}\b(?:dibentuk|dilakukan)\b"
        r"|\bbersedia\s+(?:menerima|dijatuhi|dikenai|dikenakan|menanggung|diberi\w*|diproses)\b|^\W*barang\s*siapa\b"
        rf"|^\W*terhadap\b[^.;]{{0,80}}\b(?:{_BREACH}|berpihak)\b[^.;]{{0,60}}\b(?:menerapkan|diterapkan|diberlakukan)\b",
        ("Saya bersedia dijatuhi hukuman.", "Barang siapa melanggar dihukum."),
        ("Terhadap laporan tersebut atasan menerapkan asas praduga.",),
    ),
)

# How a letter tells what gave rise to it: many complained, so many regions hold an election.
_OCCASION = (
    r"^\W*(?:beberapa|sejumlah|sebanyak|banyak)\s+(?:\d+\s+)?(?:\w+\s+){1,4}?(?:melapor\w*|menanyakan|bertanya|mengeluh\w*|mengadu\w*"
    r"|menyelenggarakan|akan|masih|telah|mulai)\b"
)
_SITUATION = (
    r"\b(?:telah|sudah|masih|pernah|semakin|kerap|sering|sedang|mulai|kian)\s+(?!harus|wajib)\w+"
    r"|^\W*(?:saat\s+ini|dewasa\s+ini|akhir-akhir\s+ini|belakangan|(?:setiap\s+)?menjelang|memasuki|selama\s+ini|beberapa\s+\w+\s+terakhir|dalam\s+beberapa)\b"
    r"|\bmerupakan\b(?!\s+(?:pelanggaran|kewajiban|larangan))|\bakan\s+(?:berlangsung|di(?:laksanakan|gelar|selenggarakan)|segera)\b"
    r"|\b(?:merupakan|adalah)\s+(?:salah\s+satu|asas|bagian\s+(?:dari|penting|tak|tidak)|prinsip|syarat|kunci|tuntutan|modal|wujud)\b"
    r"|\b(?:memperlihatkan|menunjukkan)\s+(?:bahwa|rawan\w*|tingginya|masih)\b|\bpaling\s+banyak\b"
    r"|\b(?:bergantung|tergantung|bertumpu|bersandar|bersumber|berakar|berpangkal)\s+pada\b|\b(?:terdapat|ditemukan|beredar|tercatat|tampak|tercermin|diwarnai"
    r"|memanas|menghangat|meningkat(?:nya)?|menurun|memuncak)\b"
    r"|\b(?:tahun|pemilihan|pilkada|pemilu|periode)\s+(?:yang\s+)?(?:lalu|silam|sebelumnya)\b|^\W*pengalaman\b"
)
_ABOUT = (
    r"^\W*(?:narahubung|kontak|alamat|nomor\s+(?:telepon|pengaduan|kontak)|(?:untuk\s+|bagi\s+)?(?:informasi|keterangan|penjelasan|pertanyaan|konsultasi|konfirmasi)"
    r"\s+(?:lebih|lanjut|selengkapnya|mengenai|tentang|seputar))\b"
)
EXCEPTIONS: tuple[Plain, ...] = (
    Plain(
        "permission",
        r"^\W*(?:larangan|ketentuan|pembatasan)\b[^.;]{0,100}?\b(?:dikecualikan\s+(?:untuk|bagi|terhadap)"
        r"|tidak\s+(?:menghalangi|menghapus|mengurangi|membatasi|berlaku\s+(?:bagi|untuk|terhadap)))\b"
        r"|^\W*dikecualikan\s+dari\s+(?:larangan|ketentuan)\b",
        (
            "Larangan memakai perahu dinas dikecualikan untuk pertolongan di laut.",
            "Ketentuan huruf b tidak menghalangi pembagian bantuan banjir.",
            "Dikecualikan dari larangan ini petugas pemadam.",
        ),
        ("Larangan ini berlaku bagi petugas.", "Pegawai dikecualikan dari daftar hadir."),
    ),
)
INFORMS: tuple[Plain, ...] = (
    Plain(
        "other",
        _ABOUT,
        ("Narahubung kegiatan ini adalah Bagian Umum.", "Alamat posko: Jalan Anggrek 3."),
        ("Informasi dugaan pelanggaran disampaikan kepada atasan.",),
    ),
)
TASKS: tuple[Plain, ...] = (
    Plain(
        "obligation",
        r"\bmenjadi\s+tanggung\s*jawab\b|^\W*perlu\s+(?:di|me)\w+|\b(?:paling\s+(?:lambat|lama)|selambat-?\s?lambatnya)\b"
        r"|^\W*(?:(?:para|setiap)\s+)?(?:[\w/-]+\s+){1,6}?melalui\s+[^.;:]{3,60}:$",
        (
            "Pembinaan pegawai menjadi tanggung jawab kepala unit.",
            "Perlu dilakukan pembinaan.",
            "Kedua belah pihak bertukar data paling lambat tiga hari.",
            "Bupati melalui para camat:",
        ),
        ("Hal itu perlu.", "Laporan melalui laman: ada dua cara."),
    ),
)
LIMITS: tuple[Plain, ...] = (
    Plain(
        "prohibition",
        r"\btidak\s+(?:lagi\s+)?di(?!perpanjang|atur|sebut|ketahui|temukan|pungut)[a-z]{4,}\b|^\W*hindari(?:lah)?\b|\bbukan\s+(?:untuk|tempat|sarana)\b|\bharam\b|\bpantang\b(?!\s+(?:menyerah|mundur))"
        r"|\b(?:dicegah|dihindari|dijauhi|ditolak|dibatalkan)\s+(?:keikutsertaan|keterlibatan|pemakaian|penggunaan)\w*\b",
        (
            "Nama instansi tidak dicantumkan pada baliho.",
            "Hindari berfoto dengan calon.",
            "Pegawai pantang membawa atribut.",
        ),
        ("Hal yang tidak diatur dalam edaran.", "menghindari perdebatan"),
    ),
)
OCCASIONS: tuple[Plain, ...] = (
    Plain(
        "background",
        _OCCASION,
        (
            "Beberapa puskesmas melaporkan bahwa posko didirikan.",
            "Sebanyak 9 daerah menyelenggarakan pemilihan.",
        ),
        ("Beberapa hal yang dilarang:", "Banyak pegawai wajib hadir."),
    ),
)
SITUATIONS: tuple[Plain, ...] = (
    Plain(
        "background",
        _SITUATION,
        ("Tahapan pencalonan telah dimulai.", "Saat ini suhu politik meningkat."),
        ("Nomor pengaduan dapat diakses.",),
    ),
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def says(text: str, rows: tuple[Plain, ...]) -> bool:
    """Whether a text is put in one of these turns of phrase."""
    return any(_compiled(row.pattern).search(text) for row in rows)
