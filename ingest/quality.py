"""How much like Indonesian official prose the words of a page read: 0 garbage .. 1 clean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Words any page of prose or rules is full of; counted as a share of all words.
FUNCTION_WORDS = frozenset(
    """ada adalah agar akan antara apabila atas atau bagi bahwa bagaimana baik belum berdasarkan
    berikut berkaitan bersama bukan dalam dan dapat dari dengan di dilarang dimaksud dilakukan
    diri guna hal hanya hari harus huruf ini itu jika juga kami karena ke kepada ketentuan ketua
    lain lainnya maka maupun melakukan melalui memberikan mengenai menjadi menteri nama negara
    negeri nomor oleh orang pada para pasal paling pegawai pemerintah peraturan perlu pertama
    republik sampai sampai-dengan sebagai sebagaimana sebelum secara sehingga sejak selama seluruh
    sendiri serta sesuai setelah setiap sipil suatu sudah supaya surat tanggal tahun telah tentang
    terhadap terkait tersebut tidak undang untuk wajib yaitu yang indonesia kabupaten kepala kota
    daerah bupati gubernur keputusan edaran dinas badan ayat angka umum tembusan yth""".split()
)
USUAL_SHARE = 0.30  # of function words in clean official prose; lists and tables have less
LONGEST = 24  # letters: hardly a word of these documents is longer
JUDGED = 200  # letters of a word: a run of millions tells no more, and takes its square in time
LETTERS = re.compile(r"[^\W\d_]+")
GLUED = re.compile(r"[a-z][A-Z]|[a-z]{3}\d|\d[a-z]{3}")
ODD = re.compile(
    r"\w[!|~^{}<>«»£§°¢\\*]\w|\w[!|~^{}<>«»£§°¢\\*]$|[A-Za-z]\d[A-Za-z]"
    r"|\b[oOlI]\d|\d[oOlI]\b|\d[oOlI]\d|[A-Z]{2,}[a-z]+[A-Z]|[a-z]{2,}[A-Z]{2,}"
)
VOWELS = re.compile(r"[aeiouAEIOU]")


@dataclass(frozen=True, slots=True)
class Quality:
    """What was counted, and the verdict."""

    words: int
    single: float  # share of one-letter words: letters spaced apart
    glued: float  # share of overlong words and of words run together
    odd: float  # share of words with signs or digits among their letters, or without a vowel
    function: float  # share of function words
    score: float


def judge(texts: Sequence[str]) -> Quality:
    """Judge the words of one page, in any order."""
    words = [text for text in texts if LETTERS.search(text)]
    total = len(words)
    if not total:
        return Quality(0, 0.0, 0.0, 0.0, 0.0, 0.0)
    single = sum(1 for word in words if len(word) == 1 and word not in "IVX") / total
    glued = sum(1 for word in words if _glued(word)) / total
    odd = sum(1 for word in words if _odd(word)) / total
    function = sum(1 for word in words if _bare(word) in FUNCTION_WORDS) / total
    score = (
        (0.4 + 0.6 * min(1.0, function / USUAL_SHARE))
        * (1 - single) ** 2
        * max(0.0, 1 - 4 * glued)
        * max(0.0, 1 - 2 * odd)
    )
    return Quality(total, single, glued, odd, function, round(score, 4))


def _bare(word: str) -> str:
    return word.strip(".,;:()\"'“”-/").lower()


def _glued(word: str) -> bool:
    word = word[:JUDGED]
    run = max((len(part) for part in LETTERS.findall(word)), default=0)
    return run > LONGEST or ("." not in word and GLUED.search(word) is not None)


def _odd(word: str) -> bool:
    word = word[:JUDGED]
    letters = _bare(word)
    consonants = len(letters) > 3 and letters.isalpha() and letters.islower()
    return ODD.search(word) is not None or (consonants and VOWELS.search(letters) is None)
