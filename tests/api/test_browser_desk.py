"""Reading, correcting and taking in, in a real Chromium over real scans."""

from __future__ import annotations

import io
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import uvicorn
from PIL import Image, ImageOps
from playwright.sync_api import Browser, Page, Playwright, Response, Route, expect, sync_playwright
from rapidfuzz import fuzz

from api.app import create_app
from ingest.ocr import recogniser
from service.library import Library
from tests.api.conftest import opened, taken_in
from tests.api.letters import LETTERS
from tests.api.test_browser import CHROMIUM, FLAGS, key_of, lit_boxes_match_the_api

pytestmark = pytest.mark.browser
SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "documents"
SCAN = SAMPLES / "seluma-2020.pdf"
SENT = SAMPLES / "kulon-progo-2019.jpg"
ACTS = (
    "menghadiri deklarasi bakal calon kepala daerah",
    "mengunggah foto bersama calon di media sosial",
    "memakai kendaraan dinas untuk keperluan kampanye",
    "menjanjikan bantuan sosial atas nama salah satu calon",
    "memasang spanduk partai politik di kantor pemerintah",
    "mengajak keluarga dan tetangga memilih calon tertentu",
    "memindahkan pegawai karena pilihan politiknya",
    "meminjamkan gedung sekolah kepada tim pemenangan",
    "menyebarkan kabar bohong tentang peserta pemilihan",
    "memberikan sambutan pada rapat umum terbuka",
)
ENDS = (
    "baik pada hari kerja maupun pada hari libur, di dalam dan di luar kantor",
    "termasuk melalui orang lain atau dengan nama samaran",
    "kecuali atas perintah tertulis pejabat yang berwenang",
)
LONG = (
    LETTERS["batang-hari-2024.txt"]
    .replace(b"800/99/", b"800/98/")
    .replace(
        b"Demikian surat",
        "".join(
            f"{n}. Pegawai ASN dilarang {ACTS[n % 10]},\n   {ENDS[n % 3]},\n"
            f"   sejak penetapan calon sampai dengan {n} hari sesudah pemungutan suara.\n"
            for n in range(4, 30)
        ).encode()
        + b"\nDemikian surat",
    )
)
PAPERS = {
    "seluma.pdf": SCAN.read_bytes(),
    "panjang.txt": LONG,
    "ulang.txt": LONG.replace(b"spanduk partai", b"spandvk partai"),
    **LETTERS,
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Letters and a scan, read."""
    root = tmp_path_factory.mktemp("desk")
    made = opened(root / "home")
    taken_in(made, root / "letters", PAPERS)
    return made


@pytest.fixture(scope="module")
def site(library: Library) -> Iterator[str]:
    """The address of a service over them, its worker at work."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = uvicorn.Config(create_app(library), host="127.0.0.1", port=port, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(30)


@pytest.fixture(scope="module")
def player() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(player: Playwright) -> Iterator[Browser]:
    started = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield started
    started.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A fresh window; foreign requests, script errors and broken policies are faults."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, base_url=site, reduced_motion="reduce"
    )
    window = context.new_page()
    faults: list[str] = []
    window.on("pageerror", lambda error: faults.append(str(error)))
    window.on(
        "console",
        lambda said: faults.append(said.text) if "Content Security" in said.text else None,
    )
    window.on("request", lambda sent: faults.append(sent.url) if foreign(sent.url, site) else None)
    window.on("response", lambda got: faults.append(got.url) if broken(got) else None)
    yield window
    context.close()
    assert faults == []


def broken(got: Response) -> bool:
    """A picture, script or style sheet that the page asked for and did not get."""
    return got.status >= 400 and got.request.resource_type in ("image", "script", "stylesheet")


def foreign(url: str, site: str) -> bool:
    return not url.startswith((site, "blob:", "data:"))


def clauses_of(page: Page, key: str) -> list[dict[str, object]]:
    items: list[dict[str, object]] = page.request.get(f"/api/v1/circulars/{key}/clauses").json()[
        "items"
    ]
    return items


def read_off(image: Image.Image, box: dict[str, float]) -> str:
    """What is printed within a box of a page image."""
    width, height = image.size
    edges = (box["x0"] * width, box["y0"] * height, box["x1"] * width, box["y1"] * height)
    line = image.convert("L").crop(tuple(round(edge) for edge in edges))  # type: ignore[arg-type]
    large = line.resize((line.width * 2, line.height * 2), Image.Resampling.LANCZOS)
    (words,) = recogniser("Latin").lines([np.asarray(ImageOps.expand(large, 12, 240))], 220, 60)
    return " ".join(word.text for word in words)


def test_an_uploaded_scan_is_found_and_its_clause_lit_where_it_is_printed(page: Page) -> None:
    page.goto("/upload")
    page.locator("#files").set_input_files(SENT)
    row = page.locator("#outcomes tbody tr").first
    expect(row).to_contain_text("Siap", timeout=180_000)
    expect(page.locator("#summary")).to_contain_text("1 dari 1 berkas terkirim; 1 siap")
    key = key_of(page, SENT.name)
    wanted = next(
        one for one in clauses_of(page, key) if one["leaf"] and len(str(one["text"])) > 60
    )
    words = " ".join(str(wanted["text"]).split()[2:9])
    page.goto(f"/?q={words}")
    page.locator("article.hit", has_text=words).first.locator("a.to-page").click()
    lit_boxes_match_the_api(page)
    data = page.request.get(f"/api/v1/circulars/{key}/pages/1.png").body()
    image = Image.open(io.BytesIO(data))
    printed = " ".join(read_off(image, box) for box in wanted["boxes"])  # type: ignore[attr-defined]
    assert fuzz.ratio(printed, str(wanted["text"])) > 85  # the print within the lit boxes is it


def test_a_clause_over_a_page_break_is_lit_on_both_pages_and_each_is_shown(page: Page) -> None:
    key = key_of(page, "panjang.txt")
    broken = next(one for one in clauses_of(page, key) if len(one["pages"]) == 2)  # type: ignore[arg-type]
    page.goto(f"/circulars/{key}?clause={broken['path']}")
    lit_boxes_match_the_api(page)
    first, second = broken["pages"]  # type: ignore[misc]
    for number in (second, first):
        page.locator("article.clause.lit").get_by_role("link", name=f"halaman {number}").click()
        expect(page.locator(f"#page-{number} svg a.lit rect").first).to_be_in_viewport()


def test_both_sides_scroll_together_and_the_outline_follows(page: Page) -> None:
    key = key_of(page, "panjang.txt")
    page.goto(f"/circulars/{key}")
    target = page.locator("article.clause").nth(24)
    page.mouse.move(200, 500)
    page.mouse.wheel(0, 30)
    target.evaluate(
        "c => scrollTo(0, scrollY + c.getBoundingClientRect().top - innerHeight / 3 + 5)"
    )
    path = target.get_attribute("data-clause")
    area = page.locator(f'.paper svg a[data-clause="{path}"] rect').first
    expect(area).to_be_in_viewport()
    expect(page.locator("[data-go][aria-current]")).to_have_attribute("data-go", str(path))
    page.get_by_label("Gulir bersama").uncheck()
    page.mouse.move(200, 500)
    page.mouse.wheel(0, -1500)
    page.wait_for_timeout(200)
    expect(area).to_be_in_viewport()
    page.get_by_label("Gulir bersama").check()
    page.locator("#sheets").hover()
    page.locator("#sheets").evaluate("s => s.scrollTo(0, 0)")
    page.mouse.wheel(0, 60)
    expect(page.locator("article.clause").nth(0)).to_be_in_viewport()


def test_zoom_keys_and_the_proof_of_the_number(page: Page) -> None:
    page.goto(f"/circulars/{key_of(page, 'seluma.pdf')}")
    width = page.locator("#page-1 img").bounding_box()["width"]  # type: ignore[index]
    page.locator("#sheets").focus()
    for _ in range(3):
        page.keyboard.press("+")
    assert page.locator("#page-1 img").bounding_box()["width"] > width * 1.7  # type: ignore[index]
    page.keyboard.press("0")
    assert page.locator("#page-1 img").bounding_box()["width"] == pytest.approx(width, abs=2)  # type: ignore[index]
    about = page.locator("details.about").first
    if about.get_attribute("open") is None:
        about.locator("summary").press("Enter")
    proof = about.get_by_role("link", name="Tunjukkan di halaman: Nomor")
    expect(proof.locator("svg image")).to_have_count(1)
    proof.press("Enter")
    expect(page.locator(".paper svg g.lit rect").first).to_be_in_viewport()
    page.goto(f"/circulars/{key_of(page, 'seluma-2020.txt')}")
    basis = page.locator("details.basis")
    basis.locator("summary").press("Enter")
    expect(basis.locator("li").first.locator(".outcome")).not_to_be_empty()


def test_a_word_corrected_is_found_at_once_and_after_reading_again(
    page: Page, library: Library
) -> None:
    key = key_of(page, "seluma.pdf")
    wanted = next(
        one for one in clauses_of(page, key) if one["leaf"] and one["modality"] == "prohibition"
    )
    path, text = str(wanted["path"]), str(wanted["text"])
    page.goto(f"/circulars/{key}?clause={path}")
    page.locator("article.clause.lit a.marker").focus()
    page.keyboard.press("e")
    box = page.get_by_label("Bunyi klausul")
    box.press("Control+End")
    page.keyboard.type(" zirafah")
    page.get_by_label("Nama Anda").first.fill("Rina")
    box.press("Control+Enter")
    lit = page.locator("article.clause.lit")
    expect(lit).to_contain_text("zirafah")
    for _ in range(2):
        page.goto("/?q=zirafah")
        expect(page.locator("article.hit").first).to_contain_text(text.split()[0])
        library.care.reread([key], None)
    page.goto("/review?kind=unconfirmed")
    page.locator("article.doubts", has_text="zirafah").get_by_role(
        "link", name="Benarkan atau tarik kembali"
    ).click()
    confirm = page.locator("#corrections li", has_text="zirafah")
    confirm.get_by_label("Nama Anda").fill("Rina")
    confirm.get_by_role("button", name="Benarkan").press("Enter")
    expect(page.locator(".fault")).to_be_visible()  # nobody confirms what they wrote themselves
    page.goto(f"/circulars/{key}/history")
    confirm.get_by_label("Nama Anda").fill("Budi")
    confirm.get_by_role("button", name="Benarkan").press("Enter")
    page.goto(f"/circulars/{key}?clause={path}")
    expect(lit).to_contain_text("dibenarkan Budi")


def test_two_people_edit_one_clause_and_the_second_sees_both(browser: Browser, site: str) -> None:
    contexts = [browser.new_context(base_url=site) for _ in range(2)]
    first, second = (context.new_page() for context in contexts)
    key = key_of(first, "magetan-2024.txt")
    for window, name in ((first, "Rina"), (second, "Budi")):
        window.goto(f"/circulars/{key}/correct?clause=2")
        window.get_by_label("Nama Anda").first.fill(name)
    first.get_by_label("Bunyi klausul").fill("Pegawai ASN diimbau memilih.")
    first.get_by_label("Bunyi klausul").press("Control+Enter")
    expect(first.locator("article.clause.lit")).to_contain_text("Dikoreksi Rina")
    second.get_by_label("Bunyi klausul").fill("Pegawai ASN diimbau hadir.")
    second.get_by_label("Bunyi klausul").press("Control+Enter")
    refused = second.get_by_role("alert")
    expect(refused).to_contain_text("Pegawai ASN diimbau memilih.")
    expect(refused).to_contain_text("Pegawai ASN diimbau hadir.")
    expect(second.get_by_label("Bunyi klausul")).to_have_value("Pegawai ASN diimbau hadir.")
    second.get_by_label("Bunyi klausul").press("Control+Enter")  # both seen: now it is a choice
    expect(second.locator("article.clause.lit")).to_contain_text("Pegawai ASN diimbau hadir.")
    for context in contexts:
        context.close()


def test_a_clause_is_cut_numbered_and_joined_again_by_keyboard_alone(page: Page) -> None:
    key = key_of(page, "batang-hari-2024.txt")
    page.goto(f"/circulars/{key}?clause=3")
    page.locator("article.clause.lit a.marker").focus()
    page.keyboard.press("e")
    box = page.get_by_label("Bunyi klausul")
    text = box.input_value()
    page.get_by_label("Nama Anda").first.focus()
    page.keyboard.type("Rina")
    box.focus()
    page.keyboard.press("Control+Home")
    for _ in range(text.index("disertai") + 3):  # within a word: the cut is made before it
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+Shift+Enter")
    expect(page.get_by_role("status").first).to_contain_text("bagian keduanya")
    expect(page.get_by_label("Bunyi klausul")).to_have_value(text[text.index("disertai") :])
    page.get_by_label("Nomor seperti tercetak").focus()
    page.keyboard.type("4.")
    page.keyboard.press("Enter")
    expect(page.locator("article.clause.lit")).to_have_count(0)  # its place has another name now
    expect(page.locator('article.clause[data-clause="4"]')).to_be_visible()
    parts = {one["path"]: one["text"] for one in clauses_of(page, key)}
    assert parts["3"] == text[: text.index("disertai")].strip()
    assert parts["4"] == text[text.index("disertai") :]

    page.goto(f"/circulars/{key}/correct?clause=4")
    join = page.locator("details", has_text="Gabungkan ke klausul sebelumnya")
    join.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(join.locator("ins")).to_contain_text("disertai")
    join.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_visible()
    joined = {one["path"]: str(one["text"]) for one in clauses_of(page, key)}
    assert "4" not in joined and "disertai" in joined["3"]


def test_two_files_of_one_letter_are_decided_about(page: Page) -> None:
    page.goto(f"/circulars/{key_of(page, 'panjang.txt')}")
    page.get_by_role("link", name="Lihat berdampingan").click()
    other = page.locator("section.twin", has_text="ulang.txt")
    expect(other).to_contain_text("Belum diputuskan")
    other.get_by_label("kutip berkas pertama").press("Space")
    other.get_by_label("Nama Anda").fill("Rina")
    other.get_by_role("button", name="Catat keputusan").press("Enter")
    expect(other).to_contain_text("Rina")
    page.goto(f"/circulars/{key_of(page, 'ulang.txt')}")
    expect(page.get_by_text("Kutiplah panjang.txt")).to_be_visible()
    page.goto(f"/circulars/{key_of(page, 'panjang.txt')}/history")
    expect(page.locator("#corrections")).to_contain_text("Surat yang sama")


def test_a_page_is_read_anew_looked_at_and_chosen(page: Page, library: Library) -> None:
    key = key_of(page, "seluma.pdf")
    page.goto(f"/circulars/{key}")
    page.get_by_role("link", name="Baca ulang halaman ini").first.click()
    page.get_by_label("Pembagian halaman").select_option("block")
    page.get_by_role("button", name="Baca ulang", exact=True).press("Enter")
    trial = page.locator(".trial")
    expect(trial).to_be_visible(timeout=120_000)
    expect(trial.get_by_role("heading", name="Bacaan sekarang")).to_be_visible()
    trial.get_by_label("Nama Anda").fill("Rina")
    trial.get_by_role("button", name="Pakai bacaan baru").press("Enter")
    expect(page.locator("article.clause").first).to_be_visible(timeout=120_000)
    page.goto(f"/circulars/{key}/history")
    line = page.locator("#corrections li", has_text="halaman dibaca ulang")
    expect(line).to_contain_text("Rina")
    assert [one.kind for one in library.editing.corrections(key)][-1] == "page"
    line.get_by_role("button", name="Tarik kembali").press("Enter")
    page.goto(f"/circulars/{key}/history")
    expect(line).to_contain_text("ditarik kembali")


def test_nothing_is_lost_when_the_browser_closes_during_an_upload(
    player: Playwright, site: str, tmp_path: Path
) -> None:
    files = []
    for number in range(12):
        letter = tmp_path / f"surat-{number}.txt"
        changed = LETTERS["magetan-2024.txt"].replace(b"800/1/403", b"800/%d/403" % (500 + number))
        letter.write_bytes(changed)
        files.append(letter)
    window = {"executable_path": CHROMIUM, "args": FLAGS, "base_url": site}
    context = player.chromium.launch_persistent_context(str(tmp_path / "profile"), **window)  # type: ignore[arg-type]
    page = context.new_page()
    page.route("**/api/v1/circulars", lambda route: (time.sleep(0.3), route.continue_()))
    page.goto("/upload")
    page.locator("#files").set_input_files(files)
    expect(page.locator("#outcomes tbody tr").nth(1)).to_contain_text("Diterima", timeout=60_000)
    context.close()

    context = player.chromium.launch_persistent_context(str(tmp_path / "profile"), **window)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/upload")
    expect(page.locator("#resumed")).to_contain_text("berkas dari kunjungan sebelumnya")
    expect(page.locator("#outcomes progress")).to_have_count(0, timeout=60_000)
    kept = {one["file"] for one in page.request.get("/api/v1/circulars?limit=100").json()["items"]}
    assert {letter.name for letter in files} <= kept
    page.reload()
    expect(page.locator("#resumed")).to_be_empty()
    context.close()


def test_a_broken_connection_is_waited_for_and_one_bad_answer_holds_up_nobody(
    page: Page, tmp_path: Path
) -> None:
    files = []
    for number, name in enumerate(("putus.txt", "salah.txt", "akhir.txt")):
        letter = tmp_path / name
        changed = LETTERS["magetan-2024.txt"].replace(b"800/1/403", b"800/%d/403" % (700 + number))
        letter.write_bytes(changed)
        files.append(letter)
    bad = {"status": 500, "content_type": "application/problem+json"}
    fault = '{"code": "internal_error", "detail": "on our side"}'
    seen: list[int] = []

    def answered(route: Route) -> None:
        seen.append(len(seen))
        if seen[-1] == 0:
            route.abort()
        elif seen[-1] in (2, 3, 4):
            route.fulfill(body=fault, **bad)  # type: ignore[arg-type]
        else:
            route.continue_()

    page.route("**/api/v1/circulars", answered)
    page.goto("/upload")
    page.locator("#files").set_input_files(files)
    rows = page.locator("#outcomes tbody tr")
    expect(rows.nth(2)).to_contain_text("Diterima", timeout=60_000)
    expect(rows.nth(0)).to_contain_text("Diterima")
    expect(rows.nth(1)).to_contain_text("internal_error")
    assert len(seen) == 6
    expect(page.locator("#summary")).to_contain_text(
        "3 dari 3 berkas terkirim; 2 siap", timeout=60_000
    )
