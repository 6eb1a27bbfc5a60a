"""The word index's files while they are open: nothing of the library's own reads them unasked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from index.lexical import files, write
from index.model import Passage

# Opened, a file cut, and its list of files changed: what looks for changes would read the cut one.
OPENED = """
import sys, time
from pathlib import Path
from index.lexical import Lexicon
lexicon = Lexicon(Path(sys.argv[1]))
for cut in Path(sys.argv[1]).glob("*.*"):
    if cut.suffix not in {".json", ".lock"}:
        cut.open("wb").close()
meta = Path(sys.argv[1]) / "meta.json"
meta.write_bytes(meta.read_bytes() + b" ")
time.sleep(1.5)
print(lexicon.count)
"""


def test_a_file_cut_while_the_index_is_open_ends_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "words"
    write(folder, None, (), [(1, Passage("a#1", "ASN dilarang berkampanye"))])
    assert len(list(files(folder))) > 2
    ended = subprocess.run(
        [sys.executable, "-c", OPENED, str(folder)], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout.strip()) == (0, "1"), ended.stderr
