"""Small letters written for these tests, as the bytes a clerk would upload."""

from __future__ import annotations

SELUMA = """PEMERINTAH KABUPATEN SELUMA
DINAS SOSIAL
Jalan Contoh Nomor 1, Tais

SURAT EDARAN
NOMOR: 460/206/DS.AI/X/2020
TENTANG
NETRALITAS PENDAMPING SOSIAL DALAM PEMILIHAN KEPALA DAERAH TAHUN 2020

Dalam rangka Pemilihan Kepala Daerah Serentak Tahun 2020, dengan ini disampaikan hal-hal sebagai
berikut:

1. Setiap pendamping sosial dilarang:
   a. ikut serta dalam kampanye calon kepala daerah;
   b. membuat keputusan yang menguntungkan atau merugikan salah satu calon;
   c. memberikan barang bantuan kepada warga atas nama calon.
2. Setiap atasan wajib mengawasi bawahannya selama masa kampanye.
3. Pelanggaran terhadap surat edaran ini dikenai sanksi sesuai dengan Peraturan Pemerintah Nomor 53
   Tahun 2010 tentang Disiplin Pegawai Negeri Sipil.

Demikian surat edaran ini disampaikan untuk dilaksanakan dengan penuh tanggung jawab.

Tais, 9 Oktober 2020
Kepala Dinas Sosial Kabupaten Seluma
"""

BATANG_HARI = """BUPATI BATANG HARI

SURAT EDARAN
NOMOR: 800/99/BKPSDMD/2024
TENTANG
NETRALITAS APARATUR SIPIL NEGARA DALAM PEMILIHAN KEPALA DAERAH SERENTAK TAHUN 2024

Dalam rangka Pemilihan Kepala Daerah Serentak Tahun 2024 di Kabupaten Batang Hari, dengan ini
disampaikan hal-hal sebagai berikut:

1. Pegawai ASN dilarang ikut serta dalam kampanye, yang meliputi:
   a. menjadi peserta kampanye;
   b. memakai atribut partai politik atau atribut ASN;
   c. mengerahkan pegawai ASN lain;
   d. menggunakan fasilitas negara.
2. Pegawai ASN dilarang membuat keputusan yang menguntungkan atau merugikan salah satu calon.
3. Pegawai ASN dilarang memberikan surat dukungan disertai fotokopi Kartu Tanda Penduduk.

Demikian surat edaran ini disampaikan untuk dilaksanakan.

Muara Bulian, 12 September 2024
Bupati Batang Hari
"""

MAGETAN = """BUPATI MAGETAN

SURAT EDARAN
NOMOR: 800/1/403.203/2023
TENTANG
NETRALITAS PEGAWAI ASN DALAM PEMILIHAN UMUM TAHUN 2024

Dalam rangka Pemilihan Umum Tahun 2024, dengan ini disampaikan hal-hal sebagai berikut:

1. Pegawai ASN dilarang mengunggah, menyukai, atau membagikan dukungan kepada peserta pemilihan umum
   di media sosial.
2. Pegawai ASN diimbau menggunakan hak pilihnya.

Demikian surat edaran ini disampaikan untuk dilaksanakan.

Magetan, 21 November 2023
Bupati Magetan
"""

# Signs that would run, or turn the page around, if a page took them for its own.
HOSTILE = """BUPATI <script>alert(1)</script>

SURAT EDARAN
NOMOR: 1/"><img src=x onerror=alert(1)>/2024
TENTANG
NETRALITAS {{ 7 * 7 }} {% raw %} <b>ASN</b> TAHUN 2024

1. Pegawai ASN dilarang kampanye </script><script>document.title="TRIPPED"</script>;
2. Pegawai ASN dilarang kampanye "' onmouseover="alert(1)" &lt;i&gt;;
3. Pegawai ASN dilarang kampanye javascript:alert(1) dan =HYPERLINK("http://evil.example");

Demikian surat edaran ini disampaikan untuk dilaksanakan.
"""

LETTERS = {
    "seluma-2020.txt": SELUMA.encode(),
    "batang-hari-2024.txt": BATANG_HARI.encode(),
    "magetan-2024.txt": MAGETAN.encode(),
}
