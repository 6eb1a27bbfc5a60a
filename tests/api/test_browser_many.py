"""Thirty circulars on the desk in a real Chromium: the weight of every page."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from api.app import create_app
from tests.api.addresses import every_page
from tests.api.conftest import opened, taken_in
from tests.api.letters import LETTERS
from tests.api.test_browser import CHROMIUM, FLAGS

pytestmark = pytest.mark.browser
HEAVIEST = 150_000  # bytes of a page on the wire, without its pictures
PLACES = (
    *("Bantul", "Sleman", "Klaten", "Kudus", "Demak", "Blora", "Sragen", "Kendal", "Tegal"),
    *("Brebes", "Garut", "Subang", "Bogor", "Cianjur", "Ciamis", "Jember", "Malang", "Blitar"),
    *("Kediri", "Nganjuk", "Ngawi", "Tuban", "Gresik", "Bangli", "Badung", "Bima", "Dompu"),
)


def letters() -> dict[str, bytes]:
    """The three letters, and the second as other regencies would have sent it."""
    model = LETTERS["batang-hari-2024.txt"].decode()
    made = dict(LETTERS)
    for number, place in enumerate(PLACES):
        text = model.replace("BATANG HARI", place.upper()).replace("Batang Hari", place)
        text = text.replace("800/99/", f"800/{200 + number}/").replace("Muara Bulian", place)
        if number % 3 == 0:
            text = text.replace("dilarang membuat keputusan", "diimbau tidak membuat keputusan")
        if number % 4 == 0:
            text = text.replace("   d. menggunakan fasilitas negara.\n", "")
        made[f"{place.lower()}-2024.txt"] = text.encode()
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service over thirty circulars."""
    root = tmp_path_factory.mktemp("many")
    library = opened(root / "home")
    taken_in(library, root / "letters", letters())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(create_app(library), host="127.0.0.1", port=port, log_level="warning")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(30)


@pytest.fixture(scope="module")
def player() -> Iterator[Playwright]:
    """The one that starts browsers."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(player: Playwright) -> Iterator[Browser]:
    """One Chromium for all flows."""
    started = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield started
    started.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A fresh window; a request to any other place, or an error of a script, is a fault."""
    size = {"width": 1280, "height": 720}
    context = browser.new_context(viewport=size, base_url=site, reduced_motion="reduce")  # type: ignore[arg-type]
    window = context.new_page()
    faults: list[str] = []
    window.on("pageerror", lambda error: faults.append(str(error)))
    window.on(
        "request", lambda sent: None if sent.url.startswith(site) else faults.append(sent.url)
    )
    yield window
    context.close()
    assert faults == []


def test_no_page_weighs_more_than_an_old_machine_bears(page: Page) -> None:
    heavy = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    received: list[float] = []
    kinds: dict[str, str] = {}
    session.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))
    session.on(
        "Network.loadingFinished",
        lambda e: (
            received.append(e["encodedDataLength"])
            if kinds.get(e["requestId"]) in {"Document", "Stylesheet", "Script"}
            else None
        ),
    )
    for address in every_page(page.request):
        received.clear()
        page.goto(address, wait_until="networkidle")
        assert received, address
        heavy += [(address, sum(received))] if sum(received) > HEAVIEST else []
    assert heavy == []
