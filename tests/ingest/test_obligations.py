"""Who, how strongly, what, when, save when: every field in the circular's own words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.citations import find_citations
from ingest.modality import judge
from ingest.model import Metadata, Obligation, Stated
from ingest.obligations import find_obligations
from tests.builders import clauses


def obligations(text: str) -> tuple[Obligation, ...]:
    judged = judge(clauses(text))
    cited, _ = find_citations((), judged, Metadata("official", "edaran"))
    return find_obligations(judged, cited)


def words(stated: Stated | None) -> str | None:
    return stated.text if stated else None


def who(obligation: Obligation) -> list[str]:
    return [key for one in obligation.bound for key in one.means]


def test_a_clause_under_a_lead_in_takes_force_and_addressees_from_it() -> None:
    (found,) = obligations(
        """2 PNS, tenaga honorer, dan perangkat desa dilarang:
        2.a memasang baliho bakal calon selama masa kampanye;"""
    )
    assert (found.clause, found.modality) == ("2.a", "prohibition")
    assert words(found.force) == "dilarang"
    assert found.force and found.force.path == "2"
    assert who(found) == ["pns", "non_asn", "village_staff"]
    assert words(found.action) == "memasang"
    assert words(found.object) == "baliho bakal calon"
    assert [one.means for one in found.when] == [("during_campaign",)]


def test_what_is_not_stated_is_left_open() -> None:
    (found,) = obligations("1 Memberikan surat dukungan yang dilampiri fotokopi KTP.")
    assert (found.force, found.bound, found.when, found.exceptions) == (None, (), (), ())
    assert (found.sanction, found.basis) == (None, ())


def test_exceptions_deadlines_and_conditions_are_told_apart() -> None:
    (found,) = obligations(
        "3 Bupati tidak melakukan mutasi pejabat 6 (enam) bulan sebelum penetapan pasangan calon,"
        " kecuali dengan izin tertulis Menteri."
    )
    assert who(found) == ["regional_head"]
    assert words(found.action) == "melakukan"
    assert [one.means for one in found.when] == [("before_designation",)]
    assert [one.means for one in found.exceptions] == [("except",)]
    (found,) = obligations("4 Camat agar melapor kepada Bupati paling lambat 3 (tiga) hari kerja.")
    assert [one.text for one in found.when] == ["paling lambat 3 (tiga) hari kerja"]


def test_whom_the_issuer_orders_stands_behind_the_order() -> None:
    for text in (
        "1 Melarang setiap PNS dan tenaga kontrak untuk: \n 1.a ikut kampanye;",
        "1 Kepada seluruh PNS dan tenaga kontrak dilarang: \n 1.a ikut kampanye;",
        "1 PERBUATAN YANG DILARANG BAGI PNS DAN TENAGA KONTRAK: \n 1.a ikut kampanye;",
    ):
        (found,) = obligations(text)
        assert who(found) == ["pns", "non_asn"]


def test_people_of_a_relative_clause_are_not_bound() -> None:
    (found,) = obligations("5 Pegawai yang menjadi anggota PPK, PPS, atau KPPS wajib minta izin.")
    assert who(found) == ["staff"]
    (found,) = obligations(
        "5 ASN yang suami atau istrinya menjadi calon wajib mengambil cuti luar tanggungan."
    )
    assert who(found) == ["spouse_of_candidate"]


def test_two_orders_in_one_clause_are_two_obligations() -> None:
    first, second = obligations(
        "1 Setiap pegawai wajib menjaga integritas. Camat dilarang mengadakan rapat dengan calon."
    )
    assert (first.modality, who(first)) == ("obligation", ["staff"])
    assert (second.modality, who(second)) == ("prohibition", ["district_head"])
    first, second = obligations(
        "1 Pelanggaran dikenai hukuman disiplin, sedangkan bagi tenaga kontrak dikenai pemutusan"
        " perjanjian kerja."
    )
    assert (who(first), words(first.sanction)) == ([], "hukuman disiplin")
    assert (who(second), words(second.sanction)) == (["non_asn"], "pemutusan perjanjian kerja")


def test_an_order_that_goes_on_binds_the_people_named_before() -> None:
    first, second = obligations(
        "1 PNS dilarang memakai ambulans untuk calon, dan dilarang membagikan barang kepada pasien."
    )
    assert who(first) == who(second) == ["pns"]
    assert words(second.object) == "barang kepada pasien"


def test_the_verb_of_a_relative_clause_is_not_the_act() -> None:
    (found,) = obligations("5 Pegawai yang mengetahui pelanggaran melaporkannya kepada Camat.")
    assert (who(found), words(found.action)) == (["staff"], "melaporkannya")


def test_two_acts_of_one_order_share_force_and_addressees() -> None:
    first, second = obligations(
        "1 Camat wajib mengawasi pegawai di bawahnya dan meneruskan edaran ini paling lambat"
        " tanggal 3 Mei 2024."
    )
    assert [words(one.action) for one in (first, second)] == ["mengawasi", "meneruskan"]
    assert who(first) == who(second) == ["district_head"]
    assert (len(first.when), len(second.when)) == (0, 1)


def test_the_basis_is_what_the_clause_itself_cites() -> None:
    (found,) = obligations(
        "1 PNS yang melanggar dijatuhi hukuman disiplin sesuai Peraturan Pemerintah Nomor 94 Tahun"
        " 2021."
    )
    assert [one.means for one in found.basis] == [("PP 94/2021",)]


def test_clauses_that_oblige_nobody_give_none() -> None:
    assert obligations("1 Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara;") == ()


def test_every_field_has_boxes_on_its_own_line() -> None:
    (found,) = obligations("2 PNS dilarang: \n 2.a ikut kampanye;")
    assert found.force and found.action
    (above,), (below,) = found.force.boxes, found.action.boxes
    assert above.y1 < below.y0


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "PNS dan camat yang dilarang wajib tidak agar dapat mengunggah, menjadi foto: calon;"
            " kampanye selama masa kecuali dengan izin . Bagi dijatuhi sanksi (KTP) untuk".split()
        ),
        max_size=25,
    ).map(" ".join),
    st.text(max_size=40),
)
def test_every_field_points_at_its_words(text: str, noise: str) -> None:
    lines = f"1 PNS dilarang:\n1.a {text} {' '.join(noise.split())}\n2 {text}"
    made = judge(clauses(lines))
    texts = {clause.path: clause.text for clause in made}
    for one in find_obligations(made):
        fields = (one.force, one.action, one.object, one.sanction)
        for stated in (*fields, *one.bound, *one.when, *one.exceptions, *one.basis):
            if stated is not None:
                assert texts[stated.path][stated.start : stated.end] == stated.text
