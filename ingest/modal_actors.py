"""Duties in the plain indicative: an office or staff and the active verb of what it does."""

# ruff: noqa: E501 — a pattern and its examples are read whole or not at all

from __future__ import annotations

import re

ACTORS = """
    admin administrator anggota asn atasan aparatur badan bagian bawaslu bendahara bidang bkd bkn bkpp bkpsdm
    bkpsdmd bpd bpkad bupati camat cpns dinas direksi direktur dosen dpmd gubernur guru inspektorat inspektur instansi
    jajaran kader kades karyawan kasn kelurahan kecamatan kepala kepolisian kesbangpol ketua koordinator kpu lembaga lurah
    majelis operator panitia panwaslu panwascam pegawai pejabat pendamping pengelola pengurus penyelenggara perangkat
    perbekel petugas pimpinan pj pjs plt pns polri pppk puskesmas rektor satgas satpol satuan sekda sekolah sekretariat
    sekretaris staf tenaga tim tni unit wali walikota wakil keuchik dewan jaksa kejaksaan komisi satpam bidan dokter perawat
    kantor desa gampong sopir pengemudi ajudan juru notaris hakim rukun badan-badan pamong kapanewon penghulu dusun aparat
    pihak relawan tokoh ormas bumd perumda perusahaan pemerintah kementerian orang humas komandan mandor wali
""".split()
# What may stand before the actor: when, where, how.
FRONTED = r"(?:(?:dalam|pada|selama|untuk|guna|apabila|bila|jika|setelah|sebelum|di|demi|dengan|bagi|sejak|saat)\b[^,.;:]{3,90},\s+)?"
_ACTOR = re.compile(
    rf"(?i)^\W*{FRONTED}(?:(?:setiap|seluruh|semua|para|segenap|masing-masing|tiap)\s+(?:\w+\b)?|(?:{'|'.join(ACTORS)})\b)"
)
_VERB = re.compile(r"(?i)\b(?:me[a-z]{4,}|ber[a-z]{4,}|turun|tunduk|patuh|taat|siaga)\b")
_PASSIVE = re.compile(
    r"(?i)\bdi(?!bebankan|atur|akses|maksud|sebut|kenal|ketahui|tetapkan|lihat|unduh|temukan|peroleh|dasarkan|anggap"
    r"|nyatakan|pandang|rasa|duga|hadapi|gelar|mulai|sini|mana|nas|sertai|tujukan|peruntukkan|harapkan|kutip|muat)[a-z]{4,}\b"
)
_EVENT = re.compile(
    rf"(?i)^\W*{FRONTED}(?:hari\s+)?(?:pemungutan|pemilihan|pilkada|pemilu|kampanye|tahapan|pencoblosan|pendaftaran"
    r"|penetapan|pelantikan|masa|debat|pilpres|penghitungan|jadwal|biaya|segala\s+biaya)\b"
)
_SUBORDINATE = re.compile(
    r"(?i)\b(?:telah|sudah|pernah|belum|akan|dapat|tidak|yang|untuk|agar|masih|sering|kerap|sedang|baru|jika|bila|apabila|bilamana|ketika|saat|setelah|sebelum"
    r"|selama|sebagaimana|seperti)\s+$"
)
_STATES = re.compile(
    r"(?i)(?:merupakan|menjadi|memiliki|mempunyai|melanggar|menurut|mengenai|merasa|meningkat|memang|melalui|menjelang"
    r"|mendapat\w*|menerima|mengalami|meliputi|mencakup|menyatakan|mengatakan|menegaskan|menilai|berasal|berada"
    r"|berkaitan|berdasarkan|bersama|berstatus|bernama|berlaku|berwenang|beserta|berbagai|beberapa|berikut"
    r"|bermotor|bersangkutan|bertempat|berhubungan|berbunyi|berjumlah|menteri|mereka|media|meter\w*|menengah)\Z"
)
_ASPECT = re.compile(
    r"(?i)\b(?:telah|sudah|pernah|belum|sering|kerap|masih|akan|sedang|mulai|semakin|dapat|tidak|yang|untuk|dalam"
    r"|guna|dan|atau|hasil|tanpa|dengan|dari|saat|agar)\s+$"
)
SUBJECT = 7  # words that a post's name has at most
REACH = 110  # characters within which the actor's verb stands


def acts(text: str) -> bool:
    """Whether a sentence tells what an office or staff does, as circulars put a duty: "Camat meneruskan …"."""
    actor = _ACTOR.match(text)
    if actor is None:
        return False
    for match in _VERB.finditer(text, actor.end(), actor.end() + REACH):
        before = text[: match.start()]
        if re.search(r"[.;:]", before[actor.end() :]):
            return False
        if _ASPECT.search(before):
            if not re.search(r"(?i)\b(?:yang|dan|atau|dengan|dari|hasil|dalam|untuk)\s+$", before):
                return False
            continue
        if not _STATES.match(match.group()):
            return True
    return False


def is_done(text: str) -> bool:
    """Whether a sentence tells what is to be done without naming by whom: "Kendaraan dinas disimpan …"."""
    if _EVENT.match(text):
        return False
    for match in _PASSIVE.finditer(text, 0, REACH + 30):
        before = text[: match.start()]
        if re.search(r"[.;:]", before):
            return False
        if before.strip() and not _SUBORDINATE.search(before):
            return True
    return False


# First words of sentences that tell how things are: what happens, what is felt, who is only looked at.
_LOOKED_AT = (
    r"ke(?!pala|camatan|lurahan|jaksaan|polisian|menterian|luarga|lompok)\w{3,}an|pe(?!kerja|rwakilan|rusahaan|rkumpulan|rsatuan)\w{4,}an"
    r"|(?:netral|integr|moral|profesional)itas|suhu|suasana|situasi|kondisi|sikap|rasa|dinamika|media|masyarakat|warga|publik"
    r"|pemilih|pilkada|pemilu|pilpres|berbagai|banyak|beberapa|sejumlah|unggahan|tahapan|kasus|potensi|isu|hoaks|politik|demokrasi"
)
_NO_ACTOR = re.compile(
    rf"(?i)^\W*(?:{_LOOKED_AT}|undang|uu|pp|pasal|hal|hasil|data|laporan|dugaan|tahun|masa|berita|calon|bakal|pasangan|partai|peserta"
    r"|kandidat|edaran|surat|lampiran|tabel|formulir|biaya|anggaran|dana|ini|itu|hari|waktu|cara|bentuk|jenis|sanksi|hukuman|larangan"
    r"|tim\s+(?:sukses|kampanye|pemenangan)|me\w+|ber\w+|yang|sebagai|menurut|sehubungan|berdasarkan|bahwa|adapun|maka|namun|karena"
    r"|sebab|agar|oleh|atas|dari)\b(?:nya)?"
)
_TELLS = re.compile(
    rf"(?i)^\W*(?:{_LOOKED_AT})\b(?!\s+di).*?\b(?:me|ber|ter(?!akhir|hadap|sebut|kait|masuk|tentu|dahulu|sendiri))[a-z]{{4,}}\b"
)
_HAPPENS = re.compile(
    r"(?i)me(?:manas|nghangat|ningkat|nurun|mbaik|mburuk|reda|luas|rosot|nguat|lemah|ncapai|nunjukkan|mperlihatkan|ncerminkan|nyebabkan"
    r"|nimbulkan|ngakibatkan|mbuat|njadi|mudahkan|mungkinkan|merlukan|mbutuhkan|nuntut|nghasilkan|warnai|ndahului|nyertai|nanti"
    r"|nggambarkan|ngandung|muat|ngatur|nyangkut|mengaruhi|mpengaruhi|rusak|rugikan|ngganggu|ncederai|lemahkan|nggerus|lihat|ngetahui"
    r"|larang|wajibkan|mpunyai|miliki|milih|nyebut\w*|rupakan)\Z"
)


def does(text: str) -> bool:
    """Whether anybody at all is said to do something: "Juru ketik menyimpan …", whatever the post is called."""
    if _NO_ACTOR.match(text) or _EVENT.match(text):
        return False
    match = re.search(
        r"(?i)\b(?:me[a-z]{4,}|ber(?:jaga|siap|siaga|tugas|kumpul|keliling|ganti|henti|kantor|kunjung)\w*)\b",
        text[:REACH],
    )
    if match is None or _ASPECT.search(text[: match.start()]):
        return False
    before = text[: match.start()].strip()
    named = 0 < len(before.split()) <= SUBJECT and not re.search(r"[,.;:]", before)
    return named and not (_STATES.match(match.group()) or _HAPPENS.match(match.group()))


def tells(text: str) -> bool:
    """Whether a sentence only tells how things are: "Kepercayaan warga bertumpu pada …"."""
    return bool(_TELLS.match(text)) and not is_done(text)
