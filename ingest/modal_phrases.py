"""The table of modal phrases: what makes a sentence forbid, oblige, ask, allow or threaten."""

# ruff: noqa: E501 — a pattern and its examples are read whole or not at all

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Modality


@dataclass(frozen=True, slots=True)
class ModalPhrase:
    """One way of putting it: its modality and strength, and cases that must and must not match."""

    modality: Modality
    strength: int  # 3 dilarang, wajib; 2 harus, agar, diminta; 1 diimbau, diharapkan; 0 dapat
    pattern: str
    examples: tuple[str, ...]
    near_misses: tuple[str, ...] = ()
    weak: bool = False  # says less than the list it stands in: never overrides a lead-in


_VERB = r"(?:me\w{3,}|ber\w{3,}|ikut|turut|hadir|menjadi|terlibat|terlihat|serta|pernah|akan\s+\w+)"

# The earliest phrase in a sentence decides; at the same place the first row does.
MODAL_PHRASES: tuple[ModalPhrase, ...] = (
    ModalPhrase(
        "prohibition",
        3,
        r"\bdilarang\b|\bterlarang\b|\bmelarang\b",
        ("ASN dilarang:", "Melarang setiap PNS untuk:", "Dilarang membuat konten."),
        ("larangan bagi PNS", "hal yang dilarang"),
    ),
    ModalPhrase(
        "prohibition",
        3,
        r"\bt(?:id)?ak\s+(?:satu|seorang|ada)\s*(?:pun)?\b[^.;]{0,60}\b(?:boleh|diperbolehkan|dibenarkan|diizinkan|diperkenankan)\b"
        r"|\btidak\s+(?:di\s?perboleh\w*|diperkenan\w*|dibenar\w*|diizin\w*|diijin\w*|dibolehkan|boleh\w*"
        r"|dapat\s+dibenarkan|patut)\b",
        (
            "ASN tidak boleh mendekati partai politik",
            "Pegawai tidak diperbolehkan:",
            "PNS tidak diperkenankan berfoto",
            "hal itu tidak dibenarkan",
            "ASN tidak bolehhadir dalam acara deklarasi",
        ),
        ("tidak dapat ditarik kembali",),
    ),
    ModalPhrase(
        "prohibition",
        3,
        r"(?:^|[,;]\s*)jangan(?:lah)?\b|\bagar\s+(?:jangan|menghindari|menghindarkan|menjauhi)\b",
        ("Jangan mengunggah foto calon.", "ASN agar menghindari foto bersama calon"),
        ("jangankan hadir",),
    ),
    ModalPhrase(
        "prohibition",
        2,
        rf"\b(?:agar|supaya|diminta|untuk)\s+(?:untuk\s+)?tidak\s+(?!memihak|berpihak){_VERB}\b"
        r"|\b(?:agar|supaya)\s+(?:tidak|tak)\s+(?:ada|satu|seorang)\b"
        r"|(?:^\W*|\b(?:minta|meminta|mengingatkan|diingatkan|menegaskan|ditegaskan|memerintahkan|menginstruksikan|menekankan)\b[^.;]{0,40}?)"
        rf"\b(?:agar|supaya)\s+(?:(?!yang\b|me|ber)[\w/-]+\s+){{1,5}}(?:tidak\s+(?!memihak|berpihak){_VERB}|jangan)\b",
        (
            "Seluruh ASN agar tidak memberikan dukungan",
            "Kami minta agar para guru tidak mengunggah foto",
        ),
        (
            "agar tidak terganggu pelayanannya",
            "agar tidak memihak",
            "agar menjaga netralitas dan tidak mendukung",
        ),
    ),
    ModalPhrase(
        "recommendation",
        1,
        rf"\b(?:hendak(?:nya|lah)|sedapat\s+mungkin|sedapatnya|sebisa\s+mungkin|sebisanya)\s+(?:[\w/-]+\s+){{0,4}}?(?:untuk\s+)?"
        rf"(?:tidak\s+(?!memihak|berpihak){_VERB}|jangan)\b|\b(?:sedapat|sebisa)(?:nya|\s+mungkin)\b",
        (
            "Guru hendaknya tidak memasang stiker",
            "Hendaknya para guru tidak mengunggah foto",
            "Sedapat mungkin kendaraan pribadi diparkir jauh",
        ),
        ("Camat hendaknya menjaga suasana", "agar tidak mengunggah foto"),
    ),
    ModalPhrase(
        "prohibition",
        2,
        rf"\btidak\s+(?!memihak|berpihak|membeda|memandang|mengurangi|menutup|berlaku|mengetahui|memahami|menyadari|mengerti|mengenal){_VERB}\b",
        ("Bupati tidak melakukan mutasi", "Perbekel tidak membuat keputusan"),
        ("tidak memihak", "tidak langsung", "pegawai tidak mengetahui batasnya"),
        weak=True,
    ),
    ModalPhrase(
        "sanction",
        3,
        r"\b(?:dijatuhi|dikenai|dikenakan|diberhentikan|dipidana|diancam|ditindak|dibebaskan\s+dari\s+jabatan)\b"
        r"|\bdiberi(?:kan)?\s+(?:sanksi|hukuman|teguran)\b|\bdiproses\s+(?:sesuai|menurut|berdasarkan)\b|\bdiproses\s+(?:secara\s+)?hukum\b"
        r"|\bmen(?:jatuhkan|genakan)\s+(?:sanksi|hukuman)|\bmem?beri(?:kan)?\s+(?:sanksi|hukuman)"
        r"|\bpidana\s+(?:penjara|kurungan|denda)|\bberujung\s+pidana|\bsanksi\s+akan\b"
        r"|\bakan\s+(?:ada|mendapat\w*|memperoleh|menerima)\s+(?:sanksi|hukuman)"
        r"|\b(?:sanksi|hukuman)\w*\b[^.;]{0,60}(?<!yang )\btercantum\b"
        r"|\bmerupakan\s+pelanggaran\b"
        r"|\b(?:meng|ber)akibat(?:kan)?\s+(?:pemberhentian|pemutusan|hukuman|sanksi|pencopotan|penurunan)"
        r"|\bdiputus(?:kan)?\s+(?:hubungan|kontrak|perjanjian)|\b(?:gaji|tunjangan|honor)\w*\s+dipotong\b"
        r"|\bdipotong\s+(?:gaji|tunjangan|honor)\w*",
        (
            "PNS yang melanggar dijatuhi hukuman disiplin",
            "Pelanggaran dikenai sanksi moral",
            "dapat berujung pidana penjara paling lama 6 (enam) bulan",
            "Kepala Desa yang melanggar diberi sanksi administratif",
            "Bentuk pelanggaran dan sanksi bagi ASN tercantum dalam Lampiran",
        ),
        ("sanksi bagi pelanggar", "hukumannya yang tercantum dalam Lampiran", "tali dipotong"),
    ),
    ModalPhrase(
        "sanction",
        3,
        r"^(?:hukuman|sanksi|pemutusan|teguran|kurungan|denda|penundaan|penurunan|pemberhentian|pembebasan"
        r"|pemotongan|diberhentikan|penjara|disiplin\s+(?:ringan|sedang|berat)|pernyataan\s+secara\s+(?:terbuka|tertutup)|pencopotan)\b",
        (
            "Hukuman disiplin sedang",
            "Disiplin berat",
            "Sanksi moral pernyataan secara terbuka",
            "Pemutusan kontrak bagi PTT",
            "Teguran lisan atau tertulis",
        ),
        ("Pegawai menerima hukuman", "menunda kenaikan gaji"),
    ),
    ModalPhrase(
        "recommendation",
        1,
        r"\b(?:di\s?h?imbau(?:kan)?|meng?h?imbau(?:kan)?|diharapkan|mengharapkan|diharap|kiranya|dimohon(?:kan)?"
        r"|mohon|memohon|disarankan|dianjurkan|menganjurkan|seyog[iy]?[ay]*nya|sebaiknya|berkenan|diajak|mengajak|berharap"
        r"|(?:kami|saya)\s+harap(?:kan)?|menyarankan|(?:sudah\s+)?se(?:layak|patut|pantas|wajar)nya|alangkah\s+baik\w*|ada\s+baiknya"
        r"|lebih\s+baik|harapan\s+(?:kami|saya)|(?:di)?minta(?:kan)?\s+kesediaan\w*|menyerukan|diserukan|mari(?:lah)?\s+(?:kita\s+)?)\b",
        (
            "PNS diimbau menggunakan hak pilihnya",
            "Guru dihimbau agar netral",
            "Pimpinan dimohon menyampaikan himbauan ini",
            "diharapkan menggunakannya pada hari pemungutan suara",
            "sebaiknya membatasi diri di media sosial",
            "seyogyanya pegawai menjaga jarak",
        ),
        ("himbauan ini disampaikan", "permohonan cuti"),
    ),
    ModalPhrase(
        "obligation",
        3,
        r"\b(?:wajib|diwajibkan|berkewajiban|mewajibkan|kewajiban(?=\s+untuk)|memerintahkan|diperintahkan"
        r"|menginstruksikan|diinstruksikan|menugaskan|ditugaskan|bertugas|bertanggung\s?jawab)\b",
        ("Setiap ASN wajib netral", "Satuan Tugas bertugas:", "Camat berkewajiban membina"),
        ("pajak wajibnya", "melaksanakan tugas"),
    ),
    ModalPhrase(
        "obligation",
        2,
        r"\b(?:harus|diharuskan|mengharuskan|mesti|agar|supaya|hendak(?:nya|lah)|diminta(?:kan)?|meminta|dituntut"
        r")\b",
        (
            "Seluruh ASN agar menjaga netralitas",
            "Camat harus menjaga suasana",
            "Kepala SKPD diminta untuk :",
            "Atasan hendaknya mengawasi bawahan",
        ),
        ("keharusan moral", "permintaan Saudara"),
    ),
    ModalPhrase(
        "permission",
        0,
        r"(?<!tidak )(?<!agar )(?<!sehingga )(?<!untuk )\bdapat\s+"
        r"(?!di(?:kenai|kenakan|jatuhi|jatuhkan|berhentikan|akses|ancam|tanyakan|hubungi|baca|cermati|simak|telusuri|jumpai|ketahui|konsultasikan|peroleh|temukan|pidana|tindak|berikan\s+sanksi)"
        r"|di(?:proses|lihat|unduh|tangguhkan|pertanggung)|berujung|meng?akibat|menimbul|mempengaruhi"
        r"|memengaruhi|merugikan|merusak|mengganggu|berakibat|terjadi)\w+",
        (
            "Masyarakat dapat mengadukan dugaan pelanggaran",
            "ASN dapat mendampingi pasangannya",
        ),
        (
            "tidak dapat ditarik kembali",
            "dapat dikenai sanksi",
            "dapat diakses publik",
            "agar dapat dipedomani",
        ),
    ),
    ModalPhrase(
        "permission",
        0,
        r"\btidak\s+(?:di)?(?:wajib(?:kan)?|haruskan|harus|perlu(?:kan)?|syaratkan)\b|\b(?:tidak\s+berlaku\s+(?:bagi|untuk|terhadap)|dikecualikan\s+(?:bagi|dari))\b",
        (
            "Ketentuan pada angka 2 tidak berlaku bagi petugas humas",
            "dikecualikan dari ketentuan ini",
        ),
        ("dicabut dan dinyatakan tidak berlaku.",),
    ),
    ModalPhrase(
        "permission",
        0,
        r"(?<!tidak )\b(?:bebas\s+(?:menentukan|memilih|menggunakan)|dipersila(?:h)?kan|boleh|diperbolehkan|dibolehkan|diperkenankan|diizinkan|berhak"
        r"|(?:memiliki|mempunyai)\s+hak)\b",
        (
            "PNS boleh menggunakan hak pilih",
            "ASN diperkenankan hadir",
            "Setiap warga berhak melapor",
        ),
        ("tidak boleh hadir", "seboleh mungkin"),
    ),
)

_RECORDS = (
    r"(?:rekap\w*|data|nama(?:-nama)?|daftar|catatan|hasil|berkas|dokumentasi|salinan|bukti|perkembangan|formulir|laporan"
    r"|notul[ae]\w*|absensi|presensi|resume|berita\s+acara|foto|temuan|pengaduan|aduan)"
)
# What is told of breaches: handing it on is reporting, however often it is done.
_TOLD = r"(?:aduan|pengaduan|laporan|temuan|informasi|bukti|dugaan|keterangan|kejadian|nama(?:-nama)?\s+(?:pegawai|pelanggar))"
_TIMELY = r"(?=[^.;]*\b(?:setiap|tiap|per\s+\w+|berkala|paling\s+(?:lambat|lama)|selambat\w*|mingguan|bulanan|triwulan|semester)\b)"
REPORTING = (
    r"\b(?:melapor(?:kan)?(?:nya)?|dilaporkan(?:nya)?|menyampaikan\s+(?:hasil\s+)?(?:laporan|pengaduan|aduan)|mengadukan"
    r"|laporan\b[^.;]{0,60}\bdisampaikan"
    rf"|(?:menyampaikan|menyerahkan|mengirim(?:kan)?|menyetor(?:kan)?|memberi(?:kan)?|memasukkan|mengunggah|melimpahkan)\s+(?:\w+\s+){{0,2}}?{_RECORDS}\b{_TIMELY}"
    r"|\b(?:setiap|tiap)\s+(?:hari|minggu|pekan|bulan|akhir|awal|tanggal|senin|jumat|triwulan)\b[^.;:]{0,60}?"
    rf"\b(?:menyampaikan|menyerahkan|mengirim(?:kan)?|menyetor(?:kan)?|mengunggah)\s+(?:\w+\s+){{0,2}}?{_RECORDS}\b"
    rf"|(?:meneruskan|melimpahkan|menyampaikan|mengirim(?:kan)?|menyerahkan)\s+(?:setiap\s+|semua\s+|segala\s+)?{_TOLD}\b[^.;]{{0,60}}\b(?:ke|kepada)\b"
    r"|(?:menyampaikan|memberitahu(?:kan)?|meneruskan|mengirim(?:kan)?|mengabarkan)nya\b[^.;]{0,60}?\b(?:pengaduan|aduan|lapor\w*|kanal|posko|hotline"
    r"|inspektorat|atasan|bawaslu|panwas\w*|pengawas\w*)"
    r"|(?:menginformasikan|mengabarkan|memberi\s?tahu|memberi(?:kan)?\s+(?:kabar|tahu|informasi|keterangan))\b[^.;]{0,60}\b(?:kepada|ke)\b"
    r"|(?:laporkan(?:lah)?|adukan(?:lah)?|sampaikan(?:lah)?\s+(?:laporan|aduan|pengaduan))"
    r"|dugaan\s+(?:\w+\s+)?pelanggaran\b[^.;]{0,30}\bdisampaikan\s+(?:ke|kepada)"
    r"|(?:menyusun|membuat)\s+laporan|memberitahukan\b[^.;]{0,40}\bkepada"
    rf"|{_RECORDS}\b[^.;]{{0,70}}\b(?:disampaikan|diserahkan|dikirim(?:kan)?|disetor(?:kan)?|diteruskan|diunggah|dilimpahkan|dimasukkan)\b(?:{_TIMELY}|(?=\s+(?:ke|kepada)\b)))\b"
)

# The national list of forbidden acts, as issuers repeat it even where "dilarang" was lost.
FORBIDDEN_ACTS: tuple[str, ...] = (
    r"(?:menguntungkan|keuntungan)\b.{0,30}\b(?:merugikan|kerugian)",
    r"^(?!.*\b(?:tanpa|tidak|mencegah|menghindari|menjauhi|mengawasi)\b.{0,60}keberpihakan).*"
    r"\b(?:mengarah(?:kan)?\s+(?:kepada|pada|ke)|menunjukkan|menjurus\s+(?:kepada|pada|ke))\s+keberpihakan",
    r"^(?:memberikan|menyerahkan)\s+surat\s+dukungan",
    r"^(?:turut|ikut)\s+(?:ber)?kampanye\b|^(?:ber|meng)kampanye|^kampanye\s+(?:untuk|bagi|terselubung|hitam)\b",
    r"^(?:ikut|mengikuti|terlibat|melibatkan\s+diri)\b.{0,40}\bkampanye",
    r"peserta\s+kampanye\s+(?:dengan|menggunakan|mengerahkan)",
    r"^sebagai\s+peserta\s+kampanye",
    r"^menjadi\s+(?:anggota|pengurus|juru|tim|pelaksana|peserta)\b.{0,60}\b(?:partai|kampanye|pemenangan)",
    r"^(?:menghadiri|hadir\s+dalam)\s+deklarasi",
    r"^(?!.*\b(?:sosialisasi|netralitas|h?imbauan|larangan|maklumat)\b)(?:memasang|menyebarkan)\s+(?:spanduk|baliho|alat\s+peraga)",
    r"^(?:memakai|menggunakan|memanfaatkan|meminjamkan)\b.{0,80}\b(?:kampanye|pemenangan|calon|partai|tim\s+sukses)\b",
    r"^(?:mengunggah|membagikan|menyukai|mengomentari|menyiarkan|menyebarluaskan)\b.{0,80}\b(?:calon|kampanye|partai)\b",
    r"^menggunakan\s+(?:jabatan|kewenangan|pengaruh|anggaran|program)\b.{0,60}\b(?:meng\w+kan|mem?pengaruhi|memenangkan|mendukung)\b",
    r"^(?:me|ber)\w+\b.{0,80}\buntuk\s+(?:mendukung|memenangkan|menggalang)\b",
    r"^(?:turut|ikut)\b.{0,60}\b(?:calon|partai|kampanye|pemenangan)\b",
    r"^(?:foto|berfoto|berswafoto|melakukan\s+foto)\s+(?:bersama|dengan)",
    r"^mengerahkan\s+(?:asn|pns|pegawai|massa)",
    r"^menggunakan\s+(?:fasilitas|kendaraan)\b.{0,80}\b(?:kampanye|calon)",
)
