"""What a service loads before anybody can connect: all that its first answers would import."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

from service.cli.serving import AHEAD

ASK = """
import sys
from importlib import import_module
import api.app
for module in {ahead!r}:
    import_module(module)
before = set(sys.modules)
from index.local import LocalIndex
from index.model import Passage, Query
from pathlib import Path
import tempfile
place = Path(tempfile.mkdtemp())
index = LocalIndex(place, "")
index.add([Passage("a#1", "pegawai dilarang mengikuti kampanye", group="a")])
assert index.search(Query("kampanye")).hits
index.close()
print(*sorted(set(sys.modules) - before))
"""


def test_every_module_exists() -> None:
    assert all(find_spec(module) for module in AHEAD)


def test_an_index_is_filled_and_asked_without_loading_a_library() -> None:
    asked = [sys.executable, "-c", ASK.format(ahead=AHEAD)]
    told = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    late = [name.partition(".")[0] for name in told.split()]
    assert not set(late) & {"numpy", "faiss", "tantivy", "tokenizers", "safetensors", "filelock"}
