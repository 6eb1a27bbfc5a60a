# ruff: noqa: E501 - sentences are shown as an article prints them
"""Press sentences about circulars, and what may be taken from them."""

from __future__ import annotations

import pytest

from ingest.metadata import find_metadata
from ingest.model import Metadata
from tests.builders import blocks

CASES: list[tuple[str, dict[str, str | None]]] = [
    (
        "Bupati Merbau Surya Contoh menerbitkan Surat Edaran Nomor 800/12/BKD/2024 tentang Netralitas"
        " ASN pada Pilkada 2024. Kabupaten Merbau segera memilih. Kabupaten Merbau siap.",
        {
            "number": "800/12/BKD/2024",
            "subject": "Netralitas ASN pada Pilkada 2024",
            "issuer": "Bupati Merbau",
            "signatory_name": "Surya Contoh",
            "signatory_position": "Bupati Merbau",
        },
    ),
    (
        "Edaran itu tertuang dalam SE Bupati Merbau Nomor : 100.3.4 / 77 / 2024 tertanggal 3 Mei 2024"
        " perihal Netralitas Pegawai.",
        {
            "number": "100.3.4/77/2024",
            "issued_on": "2024-05-03",
            "subject": "Netralitas Pegawai",
            "issuer": "Bupati Merbau",
        },
    ),
    (
        "Surat Edaran Nomor 800/9/2020 yang diterbitkan pada 9 Oktober 2020 itu ditandatangani"
        " langsung oleh Plt Sekretaris Daerah Kabupaten Merbau, Drs. Contoh Nama, M.Si, di Kuala.",
        {
            "number": "800/9/2020",
            "issued_on": "2020-10-09",
            "signatory_name": "Drs. Contoh Nama, M.Si",
            "signatory_position": "Plt Sekretaris Daerah Kabupaten Merbau",
        },
    ),
    (
        "Surat Edaran Bupati itu diteken Senin (9/9/2024). Ditemui Kamis (12/9/2024), ia menegaskan"
        " hal itu.",
        {"issued_on": "2024-09-09", "number": None},
    ),
    (
        "Bupati mengacu pada Surat Edaran Menteri PANRB Nomor 18 Tahun 2023 tentang netralitas.",
        {"number": None},
    ),
    (
        "Edaran itu berlandaskan Undang-Undang Nomor 20 Tahun 2023 tentang ASN.",
        {"number": None, "subject": None},
    ),
    (
        "Pilkada digelar 27 November 2024. Sekda membacakan edaran itu Kamis, 26 September 2024.",
        {"issued_on": None, "number": None},
    ),
    (
        "Dinas Sosial Kabupaten Merbau mengeluarkan surat edaran untuk pendamping. Kabupaten Merbau.",
        {"issuer": "Dinas Sosial Kabupaten Merbau", "signatory_name": None},
    ),
    (
        "Bawaslu Kabupaten Merbau mengirim himbauan kepada Bupati Merbau. Surat bernomor"
        " 0117/PM.00.02/K.SS-20/01/2019 tertanggal 15 Januari 2019 itu memuat tiga hal.",
        {
            "number": "0117/PM.00.02/K.SS-20/01/2019",
            "issued_on": "2019-01-15",
            "issuer": "Bawaslu Kabupaten Merbau",
            "signatory_name": None,
        },
    ),
    (
        "Wali Kota Merbau Contoh Nama meneken Surat Edaran (SE) bernomor 800.1/77/BKPSDM tentang"
        " Netralitas ASN, Selasa (3/9/2024).",
        {
            "number": "800.1/77/BKPSDM",
            "signatory_name": "Contoh Nama",
            "signatory_position": "Wali Kota Merbau",
        },
    ),
    (
        "Hal itu tertuang dalam surat edaran dengan nomor 270/4511/SJ yang dikeluarkan Sekretaris"
        " Daerah Kabupaten Merbau pada 7 Januari 2024.",
        {"number": "270/4511/SJ", "issued_on": "2024-01-07"},
    ),
    (
        "Penjabat (Pj) Gubernur Merbau Contoh Nama menandatangani Instruksi Gubernur Nomor 5 Tahun"
        " 2024 pada 29 Juli 2024 di Kuala.",
        {
            "number": "5 Tahun 2024",
            "issued_on": "2024-07-29",
            "issued_at": "Kuala",
            "signatory_name": "Contoh Nama",
        },
    ),
    (
        "Panwascam Merbau menyerahkan surat himbauan kepada camat, Selasa (9/7/2024). Himbauan itu"
        " mengingatkan Surat Menteri PANRB Nomor B/71/M.SM.00.00/2017 tanggal 27 Desember 2017.",
        {"number": None, "issued_on": None, "signatory_name": None},
    ),
    (
        "Sesuai Surat Edaran Menteri PANRB Nomor 18 Tahun 2023 tanggal 19 September 2023, bupati"
        " meminta ASN netral.",
        {"number": None, "issued_on": None, "signatory_name": None},
    ),
    (
        "ASN diminta netral pada pemungutan suara 27 November 2024, kata Bupati Merbau Contoh Nama"
        " usai menerbitkan surat edaran.",
        {"number": None, "issued_on": None},
    ),
    (
        "Surat edaran itu bukan yang pertama. Pada 2020, Bupati Merbau pernah menerbitkan Surat"
        " Edaran serupa.",
        {"number": None, "issued_on": None, "signatory_name": None},
    ),
    (
        "Kepala Dinas Sosial Kabupaten Merbau Contoh Nama, S.Sos, menandatangani edaran Nomor 460/2/X"
        " pada Jumat, 9 Oktober 2020. Kabupaten Merbau memilih pada 9 Desember 2020.",
        {
            "number": "460/2/X",
            "issued_on": "2020-10-09",
            "signatory_name": "Contoh Nama, S.Sos",
            "signatory_position": "Kepala Dinas Sosial Kabupaten Merbau",
        },
    ),
    (
        "Bawaslu Merbau menyampaikan imbauan tertulis kepada bupati melalui surat Nomor"
        " 0233/PM.00.02/K.SN-04/09/2023 perihal Himbauan Netralitas, 14 September 2023.",
        {
            "number": "0233/PM.00.02/K.SN-04/09/2023",
            "issued_on": "2023-09-14",
            "subject": "Himbauan Netralitas",
        },
    ),
    (
        "Melalui SE 800/12/SE/2024 tanggal 14 Oktober 2024, bupati melarang ASN ikut kampanye.",
        {"number": "800/12/SE/2024", "issued_on": "2024-10-14"},
    ),
    (
        "Surat edaran tentang Netralitas ASN dengan nomor 800/12/SE/2024 itu dibuat di Merbau"
        " tanggal 14 Oktober 2024.",
        {"number": "800/12/SE/2024", "issued_on": "2024-10-14", "subject": "Netralitas ASN"},
    ),
    (
        "Edaran bernomor 800/12/SE/2024 itu, dibubuhi tanggal 14 Oktober 2024, bertema Netral.",
        {"number": "800/12/SE/2024", "issued_on": "2024-10-14"},
    ),
    (
        "SE Bupati Nomor 800/12/SE/2024 (14 Oktober 2024) tentang Netralitas ASN resmi berlaku.",
        {"issued_on": "2024-10-14", "subject": "Netralitas ASN"},
    ),
    (
        "Edaran itu merujuk surat Menteri PANRB Nomor B/71/M.SM.00.00/2017.",
        {"number": None, "issued_on": None},
    ),
    (
        "Edaran itu meneruskan Peraturan Bupati 12/HK/2019 dan surat dalam surat Menteri Dalam"
        " Negeri Nomor 270/12/SJ/2020.",
        {"number": None},
    ),
    (
        "KPU Kabupaten Merbau menerima laporan. Ketua KPU Merbau Contoh Nama mengatakan, edaran"
        " bupati sudah dibaca.",
        {"number": None, "issued_on": None, "signatory_name": None},
    ),
    (
        "Himbauan tersebut ditujukan kepada camat, lurah, dan kepala desa agar dipatuhi.",
        {"addressee": "camat"},
    ),
]


def read(text: str) -> Metadata:
    """Metadata of an article that is one paragraph."""
    return find_metadata(blocks(("prose", text)))[0]


@pytest.mark.parametrize(("text", "fields"), CASES)
def test_an_article_gives_what_its_sentences_state(
    text: str, fields: dict[str, str | None]
) -> None:
    metadata = read(text)
    assert metadata.source == "news"
    assert {key: metadata.get(key) for key in fields} == fields


DATED = [
    ("Surat edaran itu ditandatangani Bupati Merbau pada 3 Oktober 2024.", True),
    ("Edaran bertanggal 3 Oktober 2024 itu memuat lima poin.", True),
    ("Surat Edaran Bupati Merbau per 3 Oktober 2024 melarang ASN berkampanye.", True),
    ("Pada 3 Oktober 2024, Bupati Merbau menerbitkan surat edaran tentang netralitas.", True),
    ("Surat tertanggal 3 Oktober 2024 itu ditujukan kepada camat. Edaran melarang.", True),
    ("Himbauan Bawaslu Merbau tanggal 3 Oktober 2024 mengingatkan ASN.", True),
    ("SE tersebut dibuat tanggal 3 Oktober 2024.", True),
    ("MERBAU, KABAR MERBAU - Pada 3 Oktober 2024 Bupati menerbitkan surat edaran.", True),
    ("Bupati Merbau per 3 Oktober 2024 telah mengeluarkan surat edaran bagi ASN.", True),
    ("Surat edaran yang dirilis 3 Oktober 2024 itu diteken Sekda.", True),
    ('ASN diminta netral. Surat bertajuk "Netral" itu diterbitkan 3 Oktober 2024.', True),
    ("Surat edaran itu diedarkan ke desa sejak 3 Oktober 2024.", False),
    ("Bupati Merbau per 3 Oktober 2024 cuti kampanye. Surat edaran berlaku.", False),
    ("Sekda menyerahkan surat edaran, Kamis (3/10/2024).", False),
    ("Edaran itu menindaklanjuti SKB tanggal 3 Oktober 2024.", False),
    ("Sesuai Surat Edaran Menteri PANRB tanggal 3 Oktober 2024, ASN wajib netral.", False),
    ("Instruksi yang diterima redaksi, Kamis (3/10/2024), melarang ASN.", False),
    ("Pada 3 Oktober 2024, Bupati Merbau membuka pameran. Surat edaran sudah terbit.", False),
]


@pytest.mark.parametrize(("text", "stated"), DATED)
def test_only_the_day_of_issue_is_taken(text: str, stated: bool) -> None:
    assert read(text).get("issued_on") == ("2024-10-03" if stated else None)


def test_a_day_behind_the_subject_may_be_that_of_delivery_and_is_doubtful() -> None:
    text = "Bawaslu mengirim surat imbauan Nomor 12/PM.00/09/2023 perihal Netralitas, 3 Mei 2023."
    text += " Menurut Ketua, surat itu dikirim tanpa pandang bulu."
    metadata, notices = find_metadata(blocks(("prose", text)))
    found = next(item for item in metadata.found if item.key == "issued_on")
    assert (found.value, found.doubtful) == ("2023-05-03", True)
    assert "date_of_delivery" in [item.code for item in notices]


def test_the_head_of_the_letter_may_stand_in_the_article_as_lines() -> None:
    lines = ("Bupati menerbitkan edaran berikut.", "Nomor : 800/12/SE/2024")
    more = ("Tanggal : 14 Oktober 2024", "Perihal : Netralitas ASN")
    metadata = find_metadata(blocks(*(("prose", line) for line in (*lines, *more))))[0]
    fields = [metadata.get(key) for key in ("number", "issued_on", "subject")]
    assert fields == ["800/12/SE/2024", "2024-10-14", "Netralitas ASN"]


def test_a_day_without_its_year_takes_the_articles_and_is_doubtful() -> None:
    text = "Senin (15/1/2018), ia menyebut Surat Edaran Sekda Nomor 800/57/2018 tanggal 12 Januari lalu."
    metadata, notices = find_metadata(blocks(("prose", text)))
    found = next(item for item in metadata.found if item.key == "issued_on")
    assert (found.value, found.doubtful) == ("2018-01-12", True)
    assert [item.code for item in notices] == ["date_inferred"]


def test_a_december_letter_reported_in_january_is_of_the_year_before() -> None:
    text = (
        "Rabu (3/1/2018), Surat Edaran Bupati Nomor 800/57/BKD tanggal 28 Desember lalu dibagikan."
    )
    assert read(text).get("issued_on") == "2017-12-28"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bupati menerbitkan surat edaran.", "edaran"),
        ("Panwascam menyerahkan surat himbauan netralitas.", "himbauan"),
        ("Wali Kota menghimbau pegawai.", "himbauan"),
        ("Instruksi Bupati itu wajib dipatuhi.", "instruksi"),
        ("Para pegawai membacakan ikrar.", "ikrar"),
        ("Hujan turun di Merbau.", "lain"),
        (
            "Panwascam menyerahkan himbauan. Sesuai Surat Edaran Menteri PANRB, ASN netral.",
            "himbauan",
        ),
        ("Bupati mengimbau ASN netral lewat surat edaran.", "edaran"),
        ("Para pegawai mengucapkan ikrar, sesuai SKB lima lembaga.", "ikrar"),
        ("Himbauan bupati: ASN netral. Surat Edaran Nomor 800/12/BKD terbit.", "edaran"),
        (
            "Bupati mengeluarkan Instruksi Bupati Nomor 6 Tahun 2018; edaran lain sudah ada.",
            "instruksi",
        ),
    ],
)
def test_the_article_names_the_kind(text: str, kind: str) -> None:
    assert read(text).kind == kind


def test_addressees_are_listed_one_by_one() -> None:
    text = "Edaran itu ditujukan kepada camat, lurah, dan kepala desa agar dipatuhi."
    assert read(text).all("addressee") == ("camat", "lurah", "kepala desa")


OFFICES = [
    ("Ketua KPU Merbau menyambut baik bupati yang menerbitkan surat edaran.", None, None),
    ("Bupati Merbau, yang menerbitkan surat edaran itu, meminta ASN netral.", "Bupati Merbau", None),
    ("Bupati Batang Hari Budi Contoh mengeluarkan edaran.", "Bupati Batang Hari", "Budi Contoh"),
    ("Wali Kota Sungai Baru menerbitkan edaran netralitas.", "Wali Kota Sungai Baru", None),
    ("Gubernur Contoh Barat meneken surat edaran.", "Gubernur Contoh Barat", None),
    ("Camat Merbau mengirim himbauan kepada lurah.", "Camat Merbau", None),
    ("Bupati Seluma meminta ASN netral. Bupati Budi Contoh menerbitkan edaran.", "Bupati", "Budi Contoh"),
    ("Melalui surat edaran, Bupati Merbau melarang ASN berkampanye.", "Bupati Merbau", None),
    ("Lewat Surat Edaran Nomor 100.3.4.3/15/2024 tertanggal 3 Mei 2024, Bupati Merbau melarang hal itu.", "Bupati Merbau", None),
    ("Dalam edaran Wali Kota Sungai Baru, ASN dilarang berpihak.", "Wali Kota Sungai Baru", None),
    ("SE Bupati Merbau tersebut meminta ASN netral.", "Bupati Merbau", None),
    ("Edaran itu diterbitkan Bupati Merbau, Budi Contoh.", "Bupati Merbau", "Budi Contoh"),
    ("Pemkab Merbau mengeluarkan surat edaran soal netralitas.", "Pemkab Merbau", None),
    ("Sesuai edaran Bupati Merbau, ASN wajib netral.", None, None),
    ("Badan Pengawas Pemilihan Umum (Bawaslu) Kabupaten Merbau mengirimkan surat himbauan kepada pemda.", "Badan Pengawas Pemilihan Umum (Bawaslu) Kabupaten Merbau", None),
    ("Bupati Merbau membuka pameran. Surat edaran dibacakan.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issuer", "name"), OFFICES)
def test_who_issues_is_told_by_the_office_beside_the_letter(
    text: str, issuer: str | None, name: str | None
) -> None:
    metadata = read(text)
    assert (metadata.get("issuer"), metadata.get("signatory_name")) == (issuer, name)


ENDINGS = [
    "Surat Edaran Nomor 12 Tahun 2024 tentang Netralitas ASN berisi lima poin.",
    "Surat edaran tentang Netralitas ASN telah disebarkan ke seluruh kantor.",
    "Edaran tentang Netralitas ASN, Senin (3/10/2024), dibacakan.",
    "Edaran tentang Netralitas ASN dibagikan ke seluruh kantor oleh Bupati Merbau.",
    "Surat Edaran Nomor 12 Tahun 2024 tentang Netralitas ASN melarang pegawai berkampanye.",
    "Bupati meneken surat edaran tentang Netralitas ASN pada Senin, 3 Oktober 2024.",
    'Surat edaran bertajuk "Netralitas ASN" itu sudah diterima camat.',
    'Surat Edaran Nomor 12 Tahun 2024 dengan perihal "Netralitas ASN" diterbitkan bupati.',
    "Surat edaran dengan judul Netralitas ASN itu ditempel di balai desa.",
]


@pytest.mark.parametrize("text", ENDINGS)
def test_the_subject_ends_where_the_sentence_goes_on(text: str) -> None:
    assert read(text).get("subject") == "Netralitas ASN"


PARAPHRASES = [
    ("Bupati meneken surat edaran tentang sikap pegawai menjelang pemilu, dan salinannya beredar.", None),
    ("Bupati meneken Surat Edaran Nomor 12 Tahun 2024 tentang netralitas pegawai.", "netralitas pegawai"),
    ("Bupati meneken surat edaran “netralitas pegawai” tentang “sikap pegawai” itu.", "sikap pegawai"),
    ("Isi Surat Edaran Bupati soal Netralitas ASN di Pilkada. Bupati meneken Surat Edaran Nomor 800/12/2024 itu.", None),
    ("ASN Wajib Netral. Bupati meneken Surat Edaran Nomor 800/12/2024 soal Netralitas ASN.", "Netralitas ASN"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject"), PARAPHRASES)
def test_the_articles_own_words_for_what_a_letter_is_about_are_no_title(
    text: str, subject: str | None
) -> None:
    assert read(text).get("subject") == subject


TITLES = [
    ("Bupati mengeluarkan Surat Edaran Netralitas Aparatur Sipil Negara Nomor 800/12/2024.", "Netralitas Aparatur Sipil Negara"),
    ("Surat Edaran “Netralitas ASN pada Pilkada 2024” ditandatangani Bupati.", "Netralitas ASN pada Pilkada 2024"),
    ("Edaran yang diberi judul Menjaga Netralitas Pegawai itu terbit.", "Menjaga Netralitas Pegawai"),
    ("Surat himbauan itu bernomor 800/12/2024, perihal Himbauan Netralitas, dan ditandatangani Ketua.", "Himbauan Netralitas"),
    ("Surat Edaran Bupati Merbau Nomor 800/12/2024 dibacakan.", None),
    ("Surat edaran “itu” dibacakan kepada camat.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject"), TITLES)
def test_a_title_stands_right_behind_the_kind_of_letter(text: str, subject: str | None) -> None:
    assert read(text).get("subject") == subject


def test_a_letter_made_law_on_a_day_is_of_that_day() -> None:
    text = "Surat edaran netralitas itu disahkan Bupati Merbau, 3 September 2024."
    assert read(text).get("issued_on") == "2024-09-03"


NUMBERED = "Bupati Merbau meneken Surat Edaran (SE) Nomor 800/12/2024 tentang Netralitas"
SEVERAL = [
    # The verb that issues the numbered letter governs the day, before its number or behind.
    (f"{NUMBERED}, Senin (3/10/2024).", True),
    ("Bupati Merbau menetapkan di Kuala, tanggal 3 Oktober 2024, Surat Edaran Nomor 800/12/2024.", True),
    (f"{NUMBERED}. Edaran itu merujuk SKB Nomor 5 Tahun 2020 tertanggal 3 Oktober 2024.", False),
    (f"{NUMBERED}, menyusul surat Bawaslu yang diteken Senin (3/10/2024).", False),
    (f"{NUMBERED}, ujar Kepala BKD, Senin (3/10/2024).", False),
    (f"{NUMBERED}, demikian Kepala BKD, Senin (3/10/2024).", False),
    (f"{NUMBERED} yang dibacakan pada apel, Senin (3/10/2024).", None),
    (f"{NUMBERED} pada Pemilu 3 Oktober 2024.", False),
    (f"{NUMBERED} menyusul kampanye yang dimulai pada Kamis, 3 Oktober 2024.", None),
    (f"{NUMBERED} menjelang pemungutan suara pada Kamis, 3 Oktober 2024.", None),
    (f"{NUMBERED} dalam Pilkada Serentak (3/10/2024).", None),
    (f"{NUMBERED} yang berlaku mulai Kamis, 3 Oktober 2024.", None),
    (f"{NUMBERED} dalam Pilkada 2024 tanggal 3 Oktober 2024.", True),
    (f"{NUMBERED} menjelang Pilkada, Kamis (3/10/2024).", True),
    ("Sekda membagikan Surat Edaran Nomor 800/12/2024, Senin (3/10/2024).", None),
    # Behind a verb of issuing: of the letter named last before it.
    (f"{NUMBERED}. Surat yang ditandatangani Bupati pada 3 Oktober 2024 itu berlaku.", True),
    (f"{NUMBERED}. Surat tertanda Kuala, 3 Oktober 2024, tersebut berlaku.", True),
    (f"{NUMBERED}. Ada juga surat KASN Nomor 9/KASN/2024. Surat tertanggal 3 Oktober 2024 itu singkat.", False),
    (f"{NUMBERED}. Kabupaten Batu lebih dulu mengeluarkan edaran pada 3 Oktober 2024.", False),
    (f"{NUMBERED}. Edaran itu terbit setelah calon ditetapkan 3 Oktober 2024.", False),
    (f"{NUMBERED}. Edaran itu keluar sebelum KPU mengeluarkan jadwal pada 3 Oktober 2024.", False),
    ("Gubernur lewat surat Nomor 9/2024 tanggal 3 Oktober 2024 meminta itu. " + NUMBERED, False),
    ("Menteri PANRB menerbitkan surat edaran pada 3 Oktober 2024. " + NUMBERED, False),
    ("Bupati mengeluarkan edaran. Surat yang diteken Ketua pada 3 Oktober 2024 dasarnya.", False),
    ("Imbauan Netralitas\nDitulis oleh Humas pada Kamis, 3 Oktober 2024\nBawaslu mengirim surat.", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stated"), SEVERAL)
def test_a_day_is_of_the_letter_that_is_named_last_before_it(
    text: str, stated: bool | None
) -> None:
    metadata, _ = find_metadata(blocks(("prose", text)))
    found = [item for item in metadata.found if item.key == "issued_on"]
    certain = [item.value for item in found if not item.doubtful]
    assert certain == (["2024-10-03"] if stated else [])
    assert bool(found) is (stated is not False)


def test_place_and_day_may_stand_as_below_a_letter() -> None:
    text = "Surat edaran tertanda Kuala Merbau, 3 Oktober 2024, tersebut berlaku."
    assert read(text).get("issued_at") == "Kuala Merbau"


def test_the_day_of_publication_is_a_line_of_its_own() -> None:
    text = (
        "Merbau Edarkan Imbauan\nDitulis oleh Humas pada Kamis, 3 Oktober 2024\nKuala - Bawaslu"
        " Kabupaten Merbau mengirim surat bernomor 112/PM.00/2024 perihal Imbauan."
    )
    metadata = read(text)
    assert (metadata.get("number"), metadata.get("issued_on")) == ("112/PM.00/2024", None)


SENDERS = [
    ("Disurati KASN dan Bawaslu, Bupati Merbau Keluarkan Edaran. Bupati Merbau meneken Surat Edaran Nomor 800/12/2024.", "Bupati Merbau"),
    ("Sekda Keluarkan Edaran. Sekretaris Daerah (Sekda) Kabupaten Seluma mengeluarkan surat edaran Nomor 800/12/2024.", "Sekretaris Daerah Kabupaten Seluma"),
    ("Bawaslu Kabupaten Seluma mengirim surat bernomor 112/PM.00/2024. Surat diteken Ketua Bawaslu Kabupaten Seluma.", "Bawaslu Kabupaten Seluma"),
    ("Bupati Seluma, didampingi Sekda Seluma, menerbitkan Surat Edaran Nomor 800/12/2024.", "Bupati Seluma"),
    ("Pj Gubernur Bengkulu menerbitkan surat edaran Nomor 800/12/2024.", "Pj Gubernur Bengkulu"),
    ("Pelaksana Tugas (Plt) Wali Kota Bengkulu mengeluarkan surat edaran.", "Pelaksana Tugas Wali Kota Bengkulu"),
    ("Bawaslu Seluma mengirim surat bernomor 5/PM.00/2024. Bupati Seluma menerbitkan Surat Edaran Nomor 800/12/2024.", "Bupati Seluma"),
    ("Bupati Seluma mengeluarkan edaran netralitas. Surat yang dikirim Bawaslu menjadi dasarnya.", "Bupati Seluma"),
    ("Didesak Bawaslu, Bupati Seluma menerbitkan edaran netralitas.", "Bupati Seluma"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issuer"), SENDERS)
def test_the_issuer_is_whose_verb_governs_the_letter(text: str, issuer: str) -> None:
    assert read(text).get("issuer") == issuer
