"""What went wrong and what to do, by error code, in Bahasa Indonesia."""

from __future__ import annotations

# English takes the sentence of the error class itself.
ERRORS: dict[str, str] = {
    "service_error": "Permintaan tidak dapat dilayani.",
    "circular_not_found": "Tidak ada surat dengan kunci ini. Cari lewat daftar surat.",
    "clause_not_found": "Surat ini tidak memuat klausul tersebut.",
    "page_not_found": "Surat ini tidak memiliki halaman itu.",
    "draft_not_found": "Tidak ada hasil pemeriksaan di alamat ini. Periksa lagi rancangannya.",
    "comparison_not_found": "Tidak ada perbandingan tersimpan dengan alamat ini. Buat lagi.",
    "job_not_found": "Tidak ada pekerjaan dengan nomor ini.",
    "not_ready": "Surat ini belum selesai dibaca; lihat keadaannya.",
    "unknown_filter_value": "Nilai saringan tidak dikenal. Periksa ejaannya.",
    "empty_query": "Kotak pencarian kosong. Tulis kata, nomor surat, atau pertanyaan.",
    "bad_parameter": "Ada isian di luar batas yang diperbolehkan.",
    "nothing_to_compare": "Perbandingan memerlukan sedikitnya dua surat. Longgarkan saringan.",
    "bad_account": "Akun, peran, kata sandi, atau kunci ini tidak dapat dipakai.",
    "login_refused": "Nama atau kata sandi salah.",
    "too_many_tries": "Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.",
    "not_signed_in": "Masuklah dahulu, atau kirim kunci yang masih berlaku.",
    "not_allowed": "Peran Anda tidak mengizinkan tindakan ini; hubungi administrator.",
    "readers_not_started": "Proses pembaca tidak dapat dimulai; naikkan batas proses dan berkas"
    " terbuka.",
    "cluster_unavailable": "Kluster pembaca tidak dapat dihubungi; hubungi pengelola.",
    "only_here": "Selama belum ada akun, layanan hanya melayani komputer ini. Buat akun dahulu.",
    "unknown_name": "Layanan ini tidak dikenal dengan nama di alamat itu; hubungi pengelola.",
    "provider_refused": "Masuk dengan akun kantor tidak berhasil.",
    "provider_failed": "Layanan masuk kantor tidak menjawab; coba lagi atau hubungi pengelola.",
    "open_to_all": "Layanan ini terbuka bagi seluruh jaringan. Buat akun administrator dahulu.",
    "correction_refused": "Koreksi ini tidak dapat dilakukan; baca alasannya, lalu perbaiki.",
    "correction_not_found": "Surat ini tidak memiliki koreksi dengan nomor itu; lihat daftarnya.",
    "stale_revision": "Surat ini sudah diubah orang lain. Muat ulang, lalu coba lagi.",
    "home_busy": "Proses lain sedang mengubah data. Tunggu sampai selesai.",
    "store_unavailable": "Katalog tidak dapat dipakai. Hubungi pengelola: periksa EDARAN_HOME dan "
    "ruang penyimpanan.",
    "original_missing": "Berkas asli hilang. Hubungi pengelola: pulihkan dari cadangan, atau "
    "unggah lagi.",
    "original_damaged": "Berkas asli berubah di penyimpanan. Hubungi pengelola: pulihkan dari "
    "cadangan, atau unggah lagi.",
    "catalogue_lost": "Katalog hilang, padahal berkas asli masih ada. Hubungi pengelola: pulihkan "
    "cadangan terakhir ke EDARAN_HOME yang kosong, atau baca ulang semua berkas asli dengan "
    "`edaran verify --repair`; koreksi hanya ada dalam cadangan.",
    "catalogue_damaged": "Katalog rusak. Hubungi pengelola: pulihkan cadangan terakhir dengan "
    "`edaran restore`.",
    "newer_home": "Data ini ditulis oleh versi yang lebih baru. Hubungi pengelola.",
    "backup_damaged": "Cadangan rusak. Pakai cadangan lain.",
    "bad_feed": "Berkas bukan umpan JDIHN. Kirim satu larik JSON berisi data naskah.",
    "home_not_empty": "Tempat penyimpanan sudah berisi surat. Pulihkan ke EDARAN_HOME yang kosong.",
    "bad_settings": "Setelan layanan tidak dapat dipakai. Hubungi pengelola.",
    "still_written": "Berkas ini masih ditulis program lain; ulangi setelah selesai.",
    "path_not_found": "Berkas atau folder tidak ditemukan.",
    "unreadable": "Berkas tidak dapat dibaca.",
    "empty_file": "Berkas kosong (0 bita). Kirim lagi aslinya.",
    "unknown_format": "Isi berkas bukan PDF, PNG, JPEG, TIFF, HTML, atau teks.",
    "format_mismatch": "Isi berkas tidak sesuai dengan namanya. Ganti namanya atau kirim berkas "
    "yang benar.",
    "encrypted": "PDF dilindungi kata sandi. Lepas perlindungannya, lalu kirim lagi.",
    "damaged": "Berkas rusak atau terpotong. Kirim salinan yang utuh.",
    "no_pages": "Berkas tidak memuat satu halaman pun.",
    "no_text": "Tidak ada tulisan yang terbaca. Kirim pindaian yang lebih tajam.",
    "ocr_unavailable": "Tesseract atau data bahasanya tidak ada. Hubungi pengelola: jalankan "
    "`edaran doctor`.",
    "too_large": "Berkas melebihi batas. Pecah menjadi beberapa berkas atau pindai dengan resolusi "
    "lebih rendah.",
    "timed_out": "Pembacaan melewati batas waktu. Pecah berkasnya menjadi beberapa bagian.",
    "reader_crashed": "Proses pembacaan berhenti pada berkas ini. Berkasnya tetap disimpan untuk "
    "diperiksa.",
    "index_error": "Indeks pencarian gagal.",
    "missing_model": "Model bahasa tidak dapat dibuka. Hubungi pengelola: periksa EDARAN_MODEL.",
    "damaged_index": "Indeks pencarian rusak. Hubungi pengelola: jalankan `edaran reindex`.",
    "index_unavailable": "Indeks pencarian tidak dapat dihubungi. Coba sebentar lagi.",
    "index_busy": "Proses lain sedang menulis indeks. Coba sebentar lagi.",
    "bad_request": "Permintaan tidak dapat dipahami. Periksa bentuk dan penyandiannya.",
    "cross_site": "Permintaan berasal dari situs lain dan ditolak.",
    "no_such_address": "Tidak ada apa pun pada alamat ini. Periksa tautannya.",
    "too_slow": "Permintaan dikirim terlalu lambat sehingga dihentikan; kirimkan lagi.",
    "method_not_allowed": "Alamat ini tidak menerima cara permintaan tersebut.",
    "unsupported_media_type": "Kirim berkas sebagai multipart/form-data, selebihnya JSON.",
    "bad_range": "Bagian berkas yang diminta berada di luar berkas.",
    "internal_error": "Terjadi kesalahan pada layanan. Beri tahu pengelola nomor permintaannya.",
}
