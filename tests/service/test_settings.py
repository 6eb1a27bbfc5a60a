"""Settings are read once, and every fault is told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.errors import BadSettings
from service.settings import Description, Settings, describe, parse


def test_nothing_set_gives_the_defaults() -> None:
    assert parse({"PATH": "/bin", "EDARAN_HOME": ""}) == Settings()


def test_values_are_parsed_to_their_types() -> None:
    settings = parse(
        {"EDARAN_HOME": "/srv/edaran", "EDARAN_WORKERS": " 3 ", "EDARAN_PAGE_SECONDS": "7.5"}
    )
    assert (settings.home, settings.workers, settings.page_seconds) == (Path("/srv/edaran"), 3, 7.5)


def test_every_fault_is_reported_together() -> None:
    bad = {
        "EDARAN_PORT": "70000",
        "EDARAN_WORKERS": "many",
        "EDARAN_MAX_PAGES": "0",
        "EDARAN_FILE_SECONDS": "nan",
        "EDARAN_WORKRES": "2",
    }
    with pytest.raises(BadSettings) as caught:
        parse(bad)
    for name in bad:
        assert name in str(caught.value)
    assert "did you mean EDARAN_WORKERS" in str(caught.value)


@pytest.mark.parametrize("row", describe(), ids=lambda row: row.name)
def test_each_setting_explains_itself(row: Description) -> None:
    assert row.help.endswith(".")
    assert row.type in {"folder", "text", "whole number", "number"}
    assert row.default
