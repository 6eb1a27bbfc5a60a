"""Edits of clauses, each with the name its change must get: what, before, after, name.

"lead-in || text" gives a clause with its lead-in. Edits are on clauses of the kind our samples
hold; near misses say the same in other words, or differ in nothing that binds.
"""

from __future__ import annotations

EDITS: tuple[tuple[str, str, str, str], ...] = (
    # how strongly
    (
        "force",
        "PNS dilarang memasang baliho calon",
        "PNS diimbau tidak memasang baliho calon",
        "softer",
    ),
    (
        "force",
        "Camat wajib mengawasi pegawai di wilayahnya",
        "Camat agar mengawasi pegawai di wilayahnya",
        "softer",
    ),
    (
        "force",
        "Camat agar mengawasi pegawai di wilayahnya",
        "Camat wajib mengawasi pegawai di wilayahnya",
        "stricter",
    ),
    (
        "force",
        "Lurah harus membacakan edaran ini dalam apel",
        "Lurah diharapkan membacakan edaran ini dalam apel",
        "softer",
    ),
    (
        "force",
        "Lurah diharapkan membacakan edaran ini dalam apel",
        "Lurah harus membacakan edaran ini dalam apel",
        "stricter",
    ),
    (
        "force",
        "Kepala dinas wajib membentuk tim pemantau",
        "Kepala dinas dapat membentuk tim pemantau",
        "softer",
    ),
    (
        "force",
        "Kepala dinas dapat membentuk tim pemantau",
        "Kepala dinas harus membentuk tim pemantau",
        "stricter",
    ),
    (
        "force",
        "Guru diimbau tidak berfoto bersama calon",
        "Guru dilarang berfoto bersama calon",
        "stricter",
    ),
    (
        "force",
        "ASN dilarang: || menghadiri deklarasi bakal calon;",
        "ASN diimbau untuk tidak: || menghadiri deklarasi bakal calon;",
        "softer",
    ),
    (
        "force",
        "Seluruh pegawai diminta untuk: || menandatangani pakta integritas;",
        "Seluruh pegawai wajib: || menandatangani pakta integritas;",
        "stricter",
    ),
    (
        "force",
        "Pegawai wajib: || menjaga suasana yang kondusif;",
        "Pegawai diharapkan: || menjaga suasana yang kondusif;",
        "softer",
    ),
    (
        "force",
        "ASN tidak boleh menyukai unggahan pasangan calon",
        "ASN sebaiknya tidak menyukai unggahan pasangan calon",
        "softer",
    ),
    (
        "force",
        "Pegawai agar menggunakan hak pilihnya",
        "Pegawai dapat menggunakan hak pilihnya",
        "softer",
    ),
    (
        "force",
        "Pegawai yang melanggar dijatuhi hukuman disiplin",
        "Pegawai yang melanggar dapat dijatuhi hukuman disiplin",
        "softer",
    ),
    (
        "force",
        "Pelanggaran dapat dikenai sanksi moral",
        "Pelanggaran dikenai sanksi moral",
        "stricter",
    ),
    (
        "force",
        "Pendamping PKH hendaknya melaporkan kecurangan",
        "Pendamping PKH wajib melaporkan kecurangan",
        "stricter",
    ),
    # who is bound
    (
        "addressee",
        "PNS dilarang menjadi anggota partai politik",
        "PNS dan PPPK dilarang menjadi anggota partai politik",
        "wider",
    ),
    (
        "addressee",
        "PNS, PPPK, dan tenaga honorer wajib netral",
        "PNS dan PPPK wajib netral",
        "narrower",
    ),
    (
        "addressee",
        "ASN dilarang mengunggah foto calon",
        "ASN, perangkat desa, dan pegawai BUMD dilarang mengunggah foto calon",
        "wider",
    ),
    (
        "addressee",
        "Kepala desa dan perangkat desa dilarang mengerahkan warga",
        "Kepala desa dilarang mengerahkan warga",
        "narrower",
    ),
    (
        "addressee",
        "PNS dilarang: || memakai kendaraan dinas untuk kampanye;",
        "PNS dan pegawai non-ASN dilarang: || memakai kendaraan dinas untuk kampanye;",
        "wider",
    ),
    (
        "addressee",
        "ASN, PTT, dan aparatur kampung dilarang: || menghadiri kampanye;",
        "ASN dilarang: || menghadiri kampanye;",
        "narrower",
    ),
    (
        "addressee",
        "Camat wajib meneruskan edaran ini",
        "Camat, lurah, dan kepala desa wajib meneruskan edaran ini",
        "wider",
    ),
    (
        "addressee",
        "Kepala OPD dan Camat agar melaporkan pelanggaran",
        "Kepala OPD agar melaporkan pelanggaran",
        "narrower",
    ),
    (
        "addressee",
        "PNS wajib mengambil cuti bila mendampingi calon",
        "ASN wajib mengambil cuti bila mendampingi calon",
        "wider",
    ),
    (
        "addressee",
        "Melarang setiap PNS untuk: || menjadi saksi partai;",
        "Melarang setiap PNS dan tenaga kontrak untuk: || menjadi saksi partai;",
        "wider",
    ),
    (
        "addressee",
        "CPNS dan PNS dilarang memberikan surat dukungan",
        "PNS dilarang memberikan surat dukungan",
        "narrower",
    ),
    (
        "addressee",
        "Pendamping PKH dilarang membagikan bantuan atas nama calon",
        "Pendamping PKH dan perangkat desa dilarang membagikan bantuan atas nama calon",
        "wider",
    ),
    (
        "addressee",
        "Pegawai ASN, anggota TNI, dan anggota Polri wajib netral",
        "Pegawai ASN wajib netral",
        "narrower",
    ),
    (
        "addressee",
        "Guru dilarang menyisipkan pesan kampanye",
        "Guru dan tenaga kesehatan dilarang menyisipkan pesan kampanye",
        "wider",
    ),
    # when
    (
        "time",
        "PNS dilarang membuat keputusan merugikan calon selama masa kampanye",
        "PNS dilarang membuat keputusan merugikan calon sebelum dan selama masa kampanye",
        "wider",
    ),
    (
        "time",
        "ASN dilarang membagikan barang sebelum, selama, dan sesudah masa kampanye",
        "ASN dilarang membagikan barang selama masa kampanye",
        "narrower",
    ),
    (
        "time",
        "ASN dilarang memasang spanduk calon",
        "ASN dilarang memasang spanduk calon pada masa tenang",
        "narrower",
    ),
    (
        "time",
        "ASN dilarang memasang spanduk calon selama masa kampanye",
        "ASN dilarang memasang spanduk calon",
        "wider",
    ),
    (
        "time",
        "Camat wajib melaporkan pelanggaran paling lambat 7 (tujuh) hari kerja",
        "Camat wajib melaporkan pelanggaran paling lambat 3 (tiga) hari kerja",
        "stricter",
    ),
    (
        "time",
        "Camat wajib melaporkan pelanggaran paling lambat 1x24 jam",
        "Camat wajib melaporkan pelanggaran paling lambat 3 hari",
        "softer",
    ),
    (
        "time",
        "Inspektorat menindaklanjuti laporan paling lama 5 (lima) hari kerja",
        "Inspektorat menindaklanjuti laporan paling lama 14 (empat belas) hari kerja",
        "softer",
    ),
    (
        "time",
        "Kepala OPD agar melaporkan pelaksanaan setiap bulan",
        "Kepala OPD agar melaporkan pelaksanaan setiap minggu",
        "stricter",
    ),
    (
        "time",
        "Kepala OPD agar melaporkan pelaksanaan setiap minggu",
        "Kepala OPD agar melaporkan pelaksanaan setiap triwulan",
        "softer",
    ),
    (
        "time",
        "Pegawai wajib menandatangani pakta integritas paling lambat tanggal 20 September 2024",
        "Pegawai wajib menandatangani pakta integritas paling lambat tanggal 13 September 2024",
        "stricter",
    ),
    (
        "time",
        "Pegawai wajib menandatangani pakta integritas",
        "Pegawai wajib menandatangani pakta integritas paling lambat tanggal 13 September 2024",
        "stricter",
    ),
    (
        "time",
        "Bupati dilarang melakukan mutasi 6 (enam) bulan sebelum penetapan pasangan calon",
        "Bupati dilarang melakukan mutasi 3 (tiga) bulan sebelum penetapan pasangan calon",
        "narrower",
    ),
    (
        "time",
        "PNS wajib netral selama tahapan pemilihan",
        "PNS wajib netral sebelum, selama, dan sesudah tahapan pemilihan",
        "wider",
    ),
    (
        "time",
        "ASN dilarang membuka akun calon pada jam kerja",
        "ASN dilarang membuka akun calon",
        "wider",
    ),
    (
        "time",
        "ASN dilarang membuka akun calon",
        "ASN dilarang membuka akun calon pada jam kerja",
        "narrower",
    ),
    (
        "time",
        "Atasan agar menyampaikan hasil paling lambat 2 (dua) hari kerja",
        "Atasan agar menyampaikan hasil",
        "softer",
    ),
    # save when
    (
        "exception",
        "ASN dilarang menghadiri kampanye",
        "ASN dilarang menghadiri kampanye kecuali sebagai petugas keamanan",
        "narrower",
    ),
    (
        "exception",
        "ASN dilarang berfoto bersama calon, kecuali dalam acara keluarga",
        "ASN dilarang berfoto bersama calon",
        "wider",
    ),
    (
        "exception",
        "Bupati dilarang melakukan mutasi pejabat",
        "Bupati dilarang melakukan mutasi pejabat tanpa izin tertulis Menteri",
        "narrower",
    ),
    (
        "exception",
        "PNS dapat mendampingi istrinya yang menjadi calon",
        "PNS dapat mendampingi istrinya yang menjadi calon sepanjang telah menjalani cuti",
        "narrower",
    ),
    (
        "exception",
        "Pegawai dapat menjadi anggota KPPS dengan izin atasan",
        "Pegawai dapat menjadi anggota KPPS",
        "wider",
    ),
    (
        "exception",
        "Larangan ini berlaku bagi ASN. ASN dilarang merekam kampanye, kecuali petugas humas",
        "Larangan ini berlaku bagi ASN. ASN dilarang merekam kampanye",
        "wider",
    ),
    (
        "exception",
        "PNS dilarang memakai gedung kantor untuk rapat partai",
        "PNS dilarang memakai gedung kantor untuk rapat partai, terkecuali gedung yang disewakan",
        "narrower",
    ),
    (
        "exception",
        "ASN dilarang: || memasang baliho pengenalan diri;",
        "ASN dilarang: || memasang baliho pengenalan diri tanpa terlebih dahulu menjalani cuti;",
        "narrower",
    ),
    (
        "exception",
        "Camat tidak memberi tugas luar kota pada hari pemungutan suara, kecuali keadaan darurat",
        "Camat tidak memberi tugas luar kota pada hari pemungutan suara",
        "wider",
    ),
    # under what sanction
    (
        "sanction",
        "PNS yang melanggar dijatuhi hukuman disiplin sedang",
        "PNS yang melanggar dijatuhi hukuman disiplin berat",
        "stricter",
    ),
    (
        "sanction",
        "PNS yang melanggar dijatuhi hukuman disiplin berat",
        "PNS yang melanggar dijatuhi hukuman disiplin ringan",
        "softer",
    ),
    (
        "sanction",
        "Pelanggar dikenai teguran lisan",
        "Pelanggar dikenai teguran tertulis",
        "stricter",
    ),
    (
        "sanction",
        "Tenaga kontrak yang melanggar dikenai teguran tertulis",
        "Tenaga kontrak yang melanggar dikenai pemutusan kontrak",
        "stricter",
    ),
    (
        "sanction",
        "PNS yang menjadi anggota partai diberhentikan tidak dengan hormat",
        "PNS yang menjadi anggota partai diberhentikan dengan hormat",
        "softer",
    ),
    (
        "sanction",
        "Pelanggaran diancam pidana penjara paling lama 6 (enam) bulan",
        "Pelanggaran diancam pidana penjara paling lama 1 (satu) tahun",
        "stricter",
    ),
    (
        "sanction",
        "Pelanggaran diancam denda paling banyak Rp12.000.000,00",
        "Pelanggaran diancam denda paling banyak Rp6.000.000,00",
        "softer",
    ),
    ("sanction", "Hukuman disiplin sedang sampai berat", "Hukuman disiplin berat", "stricter"),
    (
        "sanction",
        "Pelanggar dikenai pemotongan tunjangan 25 persen selama 3 (tiga) bulan",
        "Pelanggar dikenai pemotongan tunjangan 50 persen selama 3 (tiga) bulan",
        "stricter",
    ),
    (
        "sanction",
        "Pelanggar dikenai penundaan kenaikan pangkat selama 1 (satu) tahun",
        "Pelanggar dikenai penundaan kenaikan pangkat selama 6 (enam) bulan",
        "softer",
    ),
    (
        "sanction",
        "Sanksi moral pernyataan secara tertutup",
        "Sanksi moral pernyataan secara terbuka",
        "stricter",
    ),
    # what is done
    (
        "object",
        "mengenakan kaus, topi, atau pin bergambar calon",
        "mengenakan kaus, topi, rompi, atau pin bergambar calon",
        "wider",
    ),
    (
        "object",
        "ASN dilarang berfoto bersama calon dan tim kampanye",
        "ASN dilarang berfoto bersama calon",
        "narrower",
    ),
    (
        "object",
        "memakai kendaraan dinas untuk kepentingan calon",
        "memakai kendaraan dinas dan gedung kantor untuk kepentingan calon",
        "wider",
    ),
    (
        "object",
        "ASN dilarang mengadakan pertemuan",
        "ASN dilarang mengadakan pertemuan di rumah jabatan",
        "narrower",
    ),
)

SAME: tuple[tuple[str, str, str], ...] = (
    (
        "identical",
        "ASN dilarang: || menghadiri deklarasi bakal calon;",
        "ASN dilarang: || menghadiri deklarasi bakal calon;",
    ),
    ("stops", "menghadiri deklarasi bakal calon; dan", "Menghadiri deklarasi bakal calon."),
    ("capitals", "PNS DILARANG MEMASANG BALIHO CALON", "PNS dilarang memasang baliho calon"),
    ("slip", "menaati peraturan yang berlaku", "menaati peraturan yang ber1aku"),
    ("quotes", 'menyukai ("like") unggahan calon', "menyukai (“like”) unggahan calon"),
    ("dashes", "selambat-lambatnya 3 hari", "selambat–lambatnya 3 hari"),
)

REWORDED: tuple[tuple[str, str, str], ...] = (
    (
        "always",
        "mengadakan pertemuan yang memihak sebelum, selama, dan sesudah masa kampanye",
        "mengadakan pertemuan yang memihak",
    ),
    ("synonym", "PNS dilarang memasang baliho calon", "PNS tidak boleh memasang baliho calon"),
    ("synonym", "ASN dilarang menghadiri kampanye", "ASN dilarang mendatangi kampanye"),
    (
        "abbreviation",
        "memberikan surat dukungan disertai fotokopi KTP",
        "memberikan surat dukungan disertai fotokopi Kartu Tanda Penduduk",
    ),
    (
        "abbreviation",
        "Pegawai Negeri Sipil wajib netral",
        "Pegawai Negeri Sipil (PNS) wajib netral",
    ),
    ("abbreviation", "Setiap PNS wajib netral", "Setiap Pegawai Negeri Sipil wajib netral"),
    (
        "numbering",
        "Pelanggaran atas angka 2 dikenai hukuman disiplin",
        "Pelanggaran atas angka 4 dikenai hukuman disiplin",
    ),
    (
        "order",
        "melakukan pembinaan dan pengawasan terhadap pegawai",
        "melakukan pengawasan dan pembinaan terhadap pegawai",
    ),
    ("filler", "PNS dilarang memasang baliho calon", "Setiap PNS dilarang memasang baliho calon"),
    (
        "place",
        "ASN di lingkungan Pemerintah Kabupaten Seluma wajib netral",
        "ASN di lingkungan Pemerintah Kabupaten Bangka Selatan wajib netral",
    ),
    ("modal of one rung", "Camat wajib melapor", "Camat bertanggung jawab melapor"),
    (
        "other election",
        "Pegawai wajib menyerahkan pernyataan paling lambat tanggal 3 Maret 2019",
        "Pegawai wajib menyerahkan pernyataan paling lambat tanggal 1 Oktober 2024",
    ),
    (
        "passive",
        "Kepala OPD agar meneruskan edaran ini kepada staf",
        "Edaran ini agar diteruskan Kepala OPD kepada staf",
    ),
    (
        "aside",
        "mengunggah foto calon di media sosial",
        "mengunggah foto calon di media sosial (Facebook)",
    ),
    ("staff", "Seluruh pegawai wajib netral", "Seluruh ASN wajib netral"),
)

# As printed, and as recognition gave it back.
RECOGNISED: tuple[tuple[str, str], ...] = (
    (
        "mengadakan kegiatan yang mengarah kepada keberpihakan",
        "mengadakan kegiatan yang mengarah kepada keberplhakan",
    ),
    ("Gubernur dan Bupati wajib menjaga netralitas", "Gubemur dan Bupati wajib menjaga netra1itas"),
    ("menghadiri deklarasi bakal pasangan calon", "menghadiri dcklarasi bakal pasangan calon"),
    ("tidak boleh hadir dalam acara deklarasi", "tidak bolehhadir dalam acara deklarasi"),
    (
        "menggunakan fasilitas negara dalam kampanye;",
        "e menggunakan fasilitas negara dalam kampanve,",
    ),
    ("perangkat daerah agar mengawasi pegawai", "perangkat dacrah agar mengawasi pegawai"),
    ("pada masa pemilihan kepala daerah", "pada masa pemilinan kepala daerah"),
    (
        "memberikan surat dukungan kepada calon perseorangan",
        "memberikan surat dukungan kepada calon perseorengan |",
    ),
)
