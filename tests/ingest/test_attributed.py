"""Rules that an article tells in prose: the letter's words are clauses, nobody else's."""

from __future__ import annotations

import pytest

from ingest.attributed import WAYS, Way, letter_spans, told_lead
from ingest.model import Circular
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.pipeline import circular, trace

OPENING = """Kabar Pesisir
Beranda › Merbau › Politik
Bupati Merbau Terbitkan Edaran, ASN Wajib Netral
Sabtu, 21 September 2024 - Penulis: Redaksi

MERBAU - Bupati Merbau mengeluarkan surat edaran bagi aparatur sipil negara menjelang pemilihan \
bupati. Salinannya sudah tertempel di papan pengumuman kantor camat sejak Senin lalu.
"""
ENDING = """
Pemungutan suara berlangsung bulan depan di seluruh kecamatan. (red)

Tag Pilkada Merbau
"""


def read(*paragraphs: str) -> Circular:
    """An article with these paragraphs between its opening and its end."""
    text = OPENING + "".join(f"\n{paragraph}\n" for paragraph in paragraphs) + ENDING
    return circular(trace(read_pages(text.encode(), "berita.txt", ReadOptions()), "berita.txt"))


def told(*paragraphs: str) -> list[str]:
    """The clauses of such an article."""
    return [clause.text for clause in read(*paragraphs).clauses]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_each_way_fits_its_examples_and_no_near_miss(way: Way) -> None:
    assert all(way.pattern.match(text) for text in way.examples)
    assert not any(way.pattern.match(text) for text in way.near_misses)


LETTERS = [  # the reporter's words, the letter's words, and what follows them
    ("Menurut edaran itu, ", "pegawai dilarang hadir di lokasi kampanye.", ""),
    ("Surat edaran tersebut juga menegaskan bahwa ", "camat wajib menegur bawahannya.", ""),
    ("Dalam surat itu, bupati mengingatkan bahwa ", "kepala desa harus berdiri di tengah.", ""),
    ("Disebutkan pula, ", "guru honorer diminta tidak memakai kaus calon.", ""),
    ("Namun, tulis bupati, ", "pegawai tetap diharapkan datang ke tempat pemungutan.", ""),
    ("Pada bagian akhir, edaran itu ", "melarang pegawai berfoto dengan calon.", ""),
    ("Soal aset, edaran itu berbunyi: “", "Mobil dinas dilarang dipakai rombongan.", "” Itu saja."),
    ("“", "Para lurah wajib menjaga kantornya dari atribut calon", ",” demikian bunyi edaran itu."),
    ("“", "Pegawai wajib menjauhi panggung calon mana pun", "” kata bupati dalam edaran tersebut."),
    ("Dalam surat edarannya, ", "bupati melarang pegawai berfoto bersama calon.", ""),
    ("Bupati melalui surat itu ", "meminta pegawai menjauhi semua calon.", ""),
    ("Poin kedua edaran menyebutkan, ", "tenaga honorer dilarang memasang baliho calon.", ""),
    ("Perihal hukuman, edaran itu menyatakan ", "setiap pelanggaran ditindak menurut aturan.", ""),
    ("Bagian akhir surat menyebutkan, ", "warga dapat melapor kepada Panwaslu kecamatan.", ""),
    ("Edaran membuka ruang bagi publik, yakni ", "badan usaha dapat menyampaikan aduan.", ""),
    ("Surat edaran itu juga ", "memerintahkan setiap camat untuk mengawasi bawahannya.", ""),
    ("Saya bacakan saja. “", "PNS dilarang memakai perahu motor dinas", ".” Itu butir pertama."),
    ("Ikut. Bunyinya begini, “", "PNS tidak dibenarkan memasang gambar calon", ".” Jelas, kan?"),
    (
        "Di situ tertulis, “",
        "Kepala desa diimbau menjaga balai desanya",
        ".” Kami berharap begitu.",
    ),
    ("Boleh, dan ada di butir penutup: “", "Warga dapat mengadukan PNS", ".” Begitu."),
    ("Mengenai hukuman, dinyatakan bahwa ", "pelanggar dijatuhi hukuman disiplin berat.", ""),
]


@pytest.mark.parametrize(("before", "own", "after"), LETTERS)
def test_what_is_the_letters_is_a_clause_without_its_attribution(
    before: str, own: str, after: str
) -> None:
    assert told(before + own + after) == [own]


OTHERS = [
    "“Pegawai dilarang berfoto dengan calon mana pun,” kata Kepala BKD Merbau di kantornya.",
    "Menurut dia, edaran itu melarang pegawai berfoto, dan semua harus patuh.",
    "Kepala BKD Merbau menegaskan, pegawai wajib menjauhi semua calon tanpa kecuali.",
    "Dalam suratnya, Bawaslu meminta bupati agar tidak memindahkan pejabat tanpa izin menteri.",
    "Dalam rapat itu, ditegaskan bahwa pegawai wajib hadir setiap Senin pagi di halaman kantor.",
    "Ketua Panwas berharap edaran itu dibaca, sebab pegawai tidak boleh pura-pura lupa.",
    "Edaran itu mengatur bahwa netralitas ialah harga diri setiap pegawai di daerah ini.",
    "Tahun lalu lima pegawai dijatuhi hukuman karena dilarang atasan tetapi tetap berfoto.",
    "Kepala BKD mengaku bingung dengan laporan itu. Disebutkan, pegawai harus diperiksa ulang.",
    "Ia membacakan pesan singkat dari istrinya. “PNS jangan coba-coba ikut kampanye calon.”",
    "Katanya begini, “PNS dilarang memakai perahu motor dinas untuk kampanye.”",
]


@pytest.mark.parametrize("sentence", OTHERS)
def test_an_officials_remark_and_the_reporters_sentence_are_no_clauses(sentence: str) -> None:
    assert told(sentence) == []


def test_sentences_that_go_on_are_the_letters_too_and_each_is_a_clause() -> None:
    first = "Edaran mengatur bahwa kepala bagian wajib memeriksa akun resmi kantornya. "
    going_on = "Selain itu, pegawai yang melihat pelanggaran diminta melapor ke Inspektorat. "
    speech = "“Kita ini pelayan masyarakat,” katanya. Selain itu, pegawai harus datang pagi."
    clauses = read(first + going_on + speech).clauses
    assert [(clause.path, clause.text) for clause in clauses] == [
        ("-1", "kepala bagian wajib memeriksa akun resmi kantornya."),
        ("-2", "pegawai yang melihat pelanggaran diminta melapor ke Inspektorat."),
    ]
    assert [clause.modality for clause in clauses] == ["obligation", "reporting"]


@pytest.mark.parametrize(
    ("further", "own"),
    [
        ("Selain itu, kepala dinas wajib melaporkan pelanggaran.", True),
        ("Kemudian bupati meninjau pasar dan meminta pedagang menjaga kebersihan.", False),
        ("Selanjutnya, Bawaslu akan menindak calon yang dilarang maju.", False),
    ],
)
def test_what_an_official_does_is_no_rule_though_the_letter_spoke_before(
    further: str, own: bool
) -> None:
    first = "Edaran mengatur bahwa kepala bagian wajib memeriksa akun resmi kantornya. "
    assert len(told(first + further)) == 1 + own


POINTS = """Berikut isi edaran itu:

1. Pegawai dilarang menghadiri kampanye calon mana pun.

2. Camat wajib mengawasi pegawai di wilayahnya."""


def test_beside_a_list_only_what_the_letter_is_named_for_below_it_counts() -> None:
    above = "Edaran itu menegaskan bahwa pegawai wajib menjauhi semua calon."
    below = "Pada bagian akhir, edaran itu menyatakan bahwa pelanggar dijatuhi hukuman disiplin."
    loose = "Menurut edaran itu, pegawai dilarang menghadiri kampanye mana pun."
    paths = [(c.path, c.text.split()[0]) for c in read(above, POINTS, below, loose).clauses]
    assert paths == [("1", "Pegawai"), ("2", "Camat"), ("-1", "pelanggar")]


BELOW = [  # paragraphs below a list, and what of them is the letter's
    (["Surat itu juga mengutip undang-undang. Disebutkan bahwa ASN dilarang hadir di sana.",
      "Tidak hanya itu, dicantumkan pula bahwa pelaku dapat dipidana berat."], ["ASN", "pelaku"]),
    (["Ketua Bawaslu mengutip undang-undang. Disebutkan bahwa ASN dilarang hadir di sana."], []),
    (["Edaran tersebut juga mengatur bahwa PNS yang menjadi calon harus mundur.",
      "Adapun bagi yang melanggar, PNS akan dijatuhi hukuman disiplin."], ["PNS", "PNS"]),
    (["Edaran tersebut juga mengatur bahwa PNS yang menjadi calon harus mundur.",
      "Selain itu, Bupati juga meminta warga agar menjaga kampungnya."], ["PNS"]),
    (["Bupati menghadiri rapat. Selain itu, pegawai harus datang pagi ke kantor."], []),
]  # fmt: skip


@pytest.mark.parametrize(("below", "first"), BELOW)
def test_what_goes_on_below_a_list_follows_the_letter_and_no_official(
    below: list[str], first: list[str]
) -> None:
    clauses = read(POINTS, *below).clauses
    assert [clause.text.split()[0] for clause in clauses] == ["Pegawai", "Camat", *first]


def test_where_the_letters_words_lead_in_to_every_list_its_rules_stand_above_them_too() -> None:
    above = "Surat Edaran menyatakan bahwa ketentuan di dalamnya berlaku bagi semua pegawai."
    first = (
        "Menurut Surat Edaran, pegawai dilarang:\n\n(i) menerima uang dari calon;\n\n(ii) berfoto."
    )
    second = "Masih menurut Surat Edaran, camat wajib:\n\n(i) menegur;\n\n(ii) melapor."
    between = "Edaran itu juga mengatur bahwa lurah wajib menjaga balai desanya."
    paths = [c.path for c in read(above, first, between, second).clauses]
    assert paths == ["-1", "-2", "-2.i", "-2.ii", "-3", "-4", "-4.i", "-4.ii"]


def test_a_sentence_ends_at_its_quotation_and_a_lead_in_needs_a_rule() -> None:
    text = "Edaran itu berbunyi: “Mobil dinas dilarang dipakai.” Kalimat itu harus dicetak tebal."
    assert [text[start:end] for start, end in letter_spans(text, [0])] == [
        "Mobil dinas dilarang dipakai."
    ]
    assert told_lead("Menurut edaran itu, isinya adalah sebagai berikut:") is None


def test_an_officials_remark_between_two_spoken_points_is_no_part_of_either() -> None:
    points = (
        "Edaran tersebut berisi tiga hal. Pertama, pegawai dilarang menghadiri kampanye.",
        "“Guru paling sering lupa, padahal muridnya melihat,” kata dia.",
        "Kedua, camat harus mengecek kehadiran. Ketiga, pelanggar dikenai hukuman disiplin.",
    )
    assert told(*points) == [
        "pegawai dilarang menghadiri kampanye.",
        "camat harus mengecek kehadiran.",
        "pelanggar dikenai hukuman disiplin.",
    ]


def test_a_reporters_sentence_whose_first_letter_was_misread_is_no_rule() -> None:
    rule = "ASN dan kepala kampung dilarang menjadi anggota tim kampanye."
    said = "la mencontohkan, pada pemilu lalu ada pegawai yang dimintai klarifikasi."
    assert told(f"Surat edaran itu juga mengingatkan bahwa {rule} {said}") == [rule]
