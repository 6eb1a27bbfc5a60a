"""Formal Indonesian as people say and type it: a table of words, and how spoken verbs are made."""

from __future__ import annotations

import random
import re

from index.language import stem

SHARE = 0.6  # of the words that have a spoken form
FILLERS = ("sih", "ya", "dong", "kan", "min", "deh", "nih", "pak", "bu", "gan")
FILLED = 0.15
SHORTEST_VERB = 7

SPOKEN = {  # formal word -> what people say or type
    "ada": ("ada", "ad"),
    "adalah": ("itu", "tuh"),
    "agar": ("biar", "supaya"),
    "akan": ("bakal", "mau", "bakalan"),
    "anak": ("anak", "bocah"),
    "apakah": ("apa", "emang", "emangnya"),
    "atasan": ("bos", "pimpinan"),
    "bagaimana": ("gimana", "bgmn", "gmn", "gimane"),
    "banyak": ("banyak", "bnyk", "seabrek"),
    "bawahan": ("anak buah", "staf"),
    "begitu": ("gitu", "gt"),
    "begini": ("gini",),
    "belum": ("blm", "belom"),
    "benar": ("bener", "betul"),
    "berbicara": ("ngomong", "bicara"),
    "berkata": ("bilang", "ngomong"),
    "berkumpul": ("ngumpul", "kumpul"),
    "besar": ("gede", "gedhe"),
    "bertanya": ("nanya", "tanya"),
    "bertemu": ("ketemu", "ktmu"),
    "bohong": ("boong", "hoax"),
    "boleh": ("blh", "boleh"),
    "cepat": ("cepet", "buruan"),
    "dapat": ("bisa", "dapet"),
    "datang": ("dateng", "nongol"),
    "dekat": ("deket",),
    "dengan": ("sama", "dgn", "ama", "bareng"),
    "diberi": ("dikasih", "dikasi"),
    "digunakan": ("dipake", "dipakai"),
    "dipakai": ("dipake",),
    "gratis": ("gratisan", "cuma-cuma"),
    "hadir": ("dateng", "datang", "nongol"),
    "hanya": ("cuma", "cuman", "doang"),
    "hari": ("hr", "hari"),
    "harus": ("kudu", "mesti", "hrs", "musti"),
    "ibu": ("bu", "emak"),
    "ini": ("ini", "nih"),
    "istri": ("bini", "istri"),
    "itu": ("itu", "tuh"),
    "jangan": ("jgn", "jangan"),
    "jika": ("kalo", "kalau", "klo", "klw", "kl"),
    "juga": ("jg", "juga"),
    "kalau": ("kalo", "klo", "kl"),
    "kami": ("kita", "kami"),
    "karena": ("karna", "krn", "gara-gara", "soalnya"),
    "kecil": ("kecil", "secuil"),
    "kemarin": ("kemaren", "kmrn"),
    "kepada": ("ke", "kpd", "sama"),
    "ketika": ("pas", "waktu", "wkt"),
    "lagi": ("lg", "lagi"),
    "lain": ("laen", "lain"),
    "lalu": ("terus", "trus", "trs"),
    "masih": ("msh", "masih"),
    "melakukan": ("ngelakuin", "lakuin", "bikin"),
    "melapor": ("ngelapor", "lapor"),
    "melihat": ("liat", "ngeliat", "lihat"),
    "memakai": ("pake", "makai", "make"),
    "memberi": ("ngasih", "kasih"),
    "memberikan": ("ngasih", "kasih", "ngasihin"),
    "membuat": ("bikin", "buat"),
    "memilih": ("milih", "nyoblos", "pilih"),
    "meminta": ("minta", "mintain"),
    "memukul": ("mukul", "gebuk"),
    "mencalonkan": ("nyalonin", "nyalon"),
    "mengajak": ("ngajak", "ajakin", "ngajakin"),
    "mengapa": ("kenapa", "knp", "ngapain"),
    "mengatakan": ("bilang", "ngomong"),
    "menggunakan": ("pakai", "pake", "make"),
    "menghadiri": ("dateng ke", "datang ke", "ikut"),
    "mengikuti": ("ikut", "ikutan", "ngikutin"),
    "mengunggah": ("upload", "posting", "apload"),
    "menjadi": ("jadi", "jd"),
    "menonton": ("nonton",),
    "menyukai": ("ngelike", "nge-like", "like"),
    "menyuruh": ("nyuruh", "suruh"),
    "membagikan": ("share", "bagiin", "nyebarin", "ngeshare"),
    "menerima": ("nerima", "terima", "dapet"),
    "mereka": ("mrk", "mereka"),
    "merupakan": ("itu",),
    "namun": ("tapi", "tp"),
    "oleh": ("sama", "ama"),
    "orang": ("org", "orang"),
    "pada": ("di", "pas", "pd"),
    "pegawai": ("pegawe", "pns", "asn"),
    "punya": ("pny", "punya"),
    "rumah": ("rmh", "rumah"),
    "saat": ("pas", "waktu"),
    "saja": ("aja", "aj"),
    "sama": ("sm", "sama"),
    "sangat": ("banget", "bgt"),
    "saya": ("aku", "gue", "sy", "gw", "ane"),
    "sebelum": ("sblm", "sebelum"),
    "sedang": ("lagi", "lg"),
    "sekarang": ("skrg", "skrng"),
    "selalu": ("slalu", "terus"),
    "semua": ("smua", "semuanya"),
    "seperti": ("kayak", "kyk", "kaya"),
    "siapa": ("sapa", "siapa"),
    "suami": ("laki", "suami"),
    "sudah": ("udah", "sdh", "udh", "dah"),
    "suka": ("demen", "suka"),
    "supaya": ("biar", "spy"),
    "tahu": ("tau",),
    "takut": ("takut", "serem"),
    "teman": ("temen", "kawan"),
    "tentang": ("soal", "ttg"),
    "terlalu": ("kelewat", "terlalu"),
    "tetapi": ("tapi", "tp"),
    "tidak": ("nggak", "gak", "ngga", "tdk", "enggak", "ga", "gk", "kagak"),
    "uang": ("duit", "fulus"),
    "untuk": ("buat", "utk", "tuk"),
    "yaitu": ("yakni", "itu"),
    "yang": ("yg",),
}
VERBS = (  # how a formal verb begins, what it becomes
    (r"meng(?=[aiueo])", ("ng",)),
    (r"meny(?=[aiueo])", ("ny",)),
    (r"menc(?=[aiueo])", ("ny",)),
    (r"mem(?=[aiueo])", ("m",)),
    (r"men(?=[aiueo])", ("n",)),
    (r"mem(?=b)", ("nge", "")),
    (r"men(?=[dj])", ("nge", "")),
    (r"meng(?=[gh])", ("nge", "")),
    (r"me(?=[lr])", ("nge", "")),
)
ENDINGS = (("kan", "in"), ("i", "in"))


def spoken(text: str, draw: random.Random, share: float = SHARE) -> str:
    """Formal words in their everyday form, here and there; a filler at the end at times."""
    words = [said_plainly(word, draw) if draw.random() < share else word for word in text.split()]
    if len(words) > 2 and draw.random() < FILLED:
        words.append(draw.choice(FILLERS))
    return " ".join(words)


def said_plainly(word: str, draw: random.Random) -> str:
    """One word as it is spoken, or the word itself where speech has no other."""
    plain = word.lower()
    if plain in SPOKEN:
        return draw.choice(SPOKEN[plain])
    if len(plain) < SHORTEST_VERB or not plain.startswith(("me", "di")) or stem(plain) == plain:
        return word
    return _ended(_begun(plain, draw))


def _begun(verb: str, draw: random.Random) -> str:
    for pattern, choices in VERBS:
        if re.match(pattern, verb):
            return re.sub(f"^{pattern}", draw.choice(choices), verb)
    return verb


def _ended(verb: str) -> str:
    for formal, plain in ENDINGS:
        if verb.endswith(formal) and len(verb) - len(formal) > 3:
            return verb.removesuffix(formal) + plain
    return verb
