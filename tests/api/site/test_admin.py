"""Administration on the desk, from the first account on."""

from __future__ import annotations

import re

from tests.api.callers import TestClient

SECRET = "kuda hijau lompat pagar"
HERE = {"Sec-Fetch-Site": "same-origin"}


def test_the_first_account_is_made_on_the_desk_and_closes_it(empty: TestClient) -> None:
    assert empty.get("/admin").status_code == 200
    form = {"name": "rina", "role": "administrator", "password": SECRET}
    assert empty.post("/admin/add", data=form, headers=HERE).status_code in (200, 303)
    assert empty.get("/circulars", follow_redirects=False).status_code == 303
    empty.post("/login", data={"name": "rina", "password": SECRET}, headers=HERE)
    page = empty.get("/admin")
    assert page.status_code == 200 and "rina" in page.text and "scrypt" not in page.text

    weak = {"name": "budi", "role": "reader", "password": "password123"}
    refused = empty.post("/admin/add", data=weak, headers=HERE)
    assert refused.status_code == 422 and "bad_account" in refused.text
    empty.post("/admin/add", data=weak | {"password": SECRET}, headers=HERE)
    made = empty.post(
        "/admin/key", data={"name": "budi", "role": "reader", "days": "2"}, headers=HERE
    )
    key = re.search(r"edk_\w+_[\w-]+", made.text)
    assert key is not None
    program = TestClient(empty.app, headers={"Authorization": f"Bearer {key.group()}"})
    assert program.get("/api/v1/circulars").status_code == 200
    assert program.get("/admin").status_code == 403
    assert empty.post("/admin/remove", data={"name": "rina"}, headers=HERE).status_code == 422
    empty.post("/admin/remove", data={"name": "budi"}, headers=HERE)
    assert program.get("/api/v1/circulars").status_code == 401
    trail = empty.get("/admin/audit").text
    assert "account removed" in trail and "key added" in trail and SECRET not in trail
