"""Tesseract: the only module that knows it. Lines of text go in, words with confidence come out."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol

from ingest.errors import OcrUnavailable, TimedOut
from ingest.images import png
from ingest.options import Engine
from ingest.raster import Raster

DATA_FOLDERS = (  # where systems keep Tesseract's language data, newest first
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
SECOND = ("eng", "ind")  # language data asked where the first is in doubt
LEAST = 3  # pixels of a word's width
LINE = 7  # Tesseract's page segmentation mode for one line of text
RAW_LINE = 13  # the same without a search for letters before reading
# Letters of other alphabets that script data knows and Indonesian print does not. The dotless i is
# the exception: the data calls an i so whose dot is faint, so it is an i and nothing to forbid.
DOTLESS = "\u0131"
FOREIGN = "".join(
    chr(code)
    for first, last in ((0xC0, 0x250), (0x1E00, 0x1F00))
    for code in range(first, last)
    if chr(code).isalpha() and chr(code) != DOTLESS
)
CHOICE = "tessedit_char_whitelist"
SETTINGS = {
    # a second look at pale lines as white on black doubles their cost and finds stamps' letters
    "invert_threshold": "0",
    "tessedit_char_blacklist": FOREIGN,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """One recognised word: where in its picture, in pixels, and how surely, 0..1."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Probe:
    """What of Tesseract is there."""

    tesserocr: str | None  # version of the library in this process
    program: str | None  # version of the command-line program
    folder: str | None  # of language data
    languages: tuple[str, ...]


class Recogniser(Protocol):
    """Something that reads pictures of single lines."""

    def lines(
        self,
        pictures: Sequence[Raster],
        dpi: int,
        seconds: float,
        only: str = "",
        raw: bool = False,
    ) -> list[list[Seen]]:
        """The words of each picture, left to right; raises TimedOut after `seconds` for all.

        `only` are the characters to choose from; none named means all of the language data.
        `raw`: each picture is one line whatever it looks like, no letters are looked for first.
        """


@cache
def recogniser(languages: str, engine: Engine = "auto", mode: int = LINE) -> Recogniser:
    """The engine to use, loaded once per process; OcrUnavailable when there is none.

    `mode` is Tesseract's way of dividing a picture: each picture is one line unless told so.
    """
    found = probe()
    wanted = [resolve(language, found.languages) for language in languages.split("+")]
    missing = [name for name, real in zip(languages.split("+"), wanted, strict=True) if not real]
    if found.folder is None or missing:
        raise OcrUnavailable(f"Missing: {', '.join(missing) or 'language data'}.")
    data = "+".join(filter(None, wanted))
    if engine != "pytesseract" and found.tesserocr:
        return _InProcess(found.folder, data, mode)
    if engine != "tesserocr" and found.program:
        return _ByProgram(found.folder, data, mode)
    raise OcrUnavailable


@cache
def second_opinions(languages: str, engine: Engine = "auto") -> tuple[Recogniser, ...]:
    """Engines with other language data, for what the first cannot make out; as far as there are."""
    found = probe()
    used = {resolve(language, found.languages) for language in languages.split("+")}
    others = [name for name in SECOND if name in found.languages and name not in used]
    return tuple(recogniser(name, engine) for name in others)


def resolve(language: str, known: Sequence[str]) -> str | None:
    """A language's name in this installation: script data is "Latin" here, "script/Latin" there."""
    names = (language, f"script/{language}", language.removeprefix("script/"))
    return next((name for name in names if name in known), None)


@cache
def probe() -> Probe:
    """Look for the library, the program and the language data."""
    folder = next((place for place in DATA_FOLDERS if any(Path(place).glob("*.traineddata"))), None)
    languages: tuple[str, ...] = ()
    if folder is not None:
        root = Path(folder)
        languages = tuple(
            sorted(
                file.relative_to(root).with_suffix("").as_posix()
                for file in root.rglob("*.traineddata")
            )
        )
    return Probe(_library_version(), _program_version(), folder, languages)


def _library_version() -> str | None:
    try:
        import tesserocr
    except ImportError:
        return None
    return str(tesserocr.tesseract_version()).split()[1]


def _program_version() -> str | None:
    if shutil.which("tesseract") is None:
        return None
    try:
        import pytesseract

        return str(pytesseract.get_tesseract_version())
    except (ImportError, SystemExit, OSError):
        return None


class _InProcess:
    """Tesseract as a library: the model stays loaded."""

    def __init__(self, folder: str, languages: str, mode: int) -> None:
        import tesserocr

        self._library, self._mode = tesserocr, mode
        try:
            self._api = tesserocr.PyTessBaseAPI(
                path=folder, lang=languages, psm=mode, oem=tesserocr.OEM.LSTM_ONLY
            )
        except RuntimeError as error:
            raise OcrUnavailable(str(error)) from error
        for name, value in SETTINGS.items():
            self._api.SetVariable(name, value)

    def lines(
        self,
        pictures: Sequence[Raster],
        dpi: int,
        seconds: float,
        only: str = "",
        raw: bool = False,
    ) -> list[list[Seen]]:
        """See Recogniser."""
        end = time.monotonic() + seconds
        self._api.SetVariable(CHOICE, only)
        self._api.SetPageSegMode(RAW_LINE if raw else self._mode)
        try:
            return [self._line(picture, dpi, end) for picture in pictures]
        finally:
            self._api.SetVariable(CHOICE, "")
            self._api.SetPageSegMode(self._mode)

    def _line(self, picture: Raster, dpi: int, end: float) -> list[Seen]:
        left = end - time.monotonic()
        if left <= 0:
            raise TimedOut
        height, width = picture.shape
        self._api.SetImageBytes(picture.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(dpi)
        if not self._api.Recognize(int(left * 1000) + 1):
            return []
        return within_their_room(list(self._words()))

    def _words(self) -> list[Seen]:
        level = self._library.RIL.WORD
        words = []
        for word in self._library.iterate_level(self._api.GetIterator(), level):
            try:
                text = _dotted(word.GetUTF8Text(level).strip())
            except RuntimeError:  # a word without text
                continue
            box = word.BoundingBox(level)
            if text and box:
                left, top, right, bottom = (float(edge) for edge in box)
                words.append(Seen(text, left, top, right, bottom, word.Confidence(level) / 100))
        return words


class _ByProgram:
    """Tesseract as a program: all lines of a page in one call, as the pages of one file list."""

    def __init__(self, folder: str, languages: str, mode: int) -> None:
        self._folder = folder
        self._languages = languages
        self._mode = mode

    def lines(
        self,
        pictures: Sequence[Raster],
        dpi: int,
        seconds: float,
        only: str = "",
        raw: bool = False,
    ) -> list[list[Seen]]:
        """See Recogniser."""
        if not pictures:
            return []
        import pytesseract

        settings = {**SETTINGS, CHOICE: only} if only else SETTINGS
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        mode = RAW_LINE if raw else self._mode
        config = f"--tessdata-dir {self._folder} --psm {mode} --oem 1 --dpi {dpi} {options}"
        with tempfile.TemporaryDirectory(prefix="edaran-") as folder:
            files = []
            for number, picture in enumerate(pictures):
                files.append(str(Path(folder) / f"{number}.png"))
                Path(files[-1]).write_bytes(png(picture))
            listing = Path(folder) / "lines.txt"
            listing.write_text("\n".join(files), encoding="utf-8")
            try:
                table = pytesseract.image_to_data(
                    str(listing), lang=self._languages, config=config, timeout=max(1, seconds)
                )
            except pytesseract.TesseractNotFoundError as error:
                raise OcrUnavailable from error
            except pytesseract.TesseractError as error:
                raise OcrUnavailable("It ended with an error.") from error
            except (UnicodeDecodeError, FileNotFoundError) as error:  # or no answer at all
                raise OcrUnavailable("Its answer cannot be read.") from error
            except RuntimeError as error:  # pytesseract's word for a time-out
                raise TimedOut from error
        try:
            return _parsed(table, len(pictures))
        except (csv.Error, KeyError, TypeError, ValueError) as error:  # not Tesseract's table
            raise OcrUnavailable("Its answer cannot be read.") from error


def _dotted(text: str) -> str:
    return text.replace(DOTLESS, "i")


def _parsed(table: str, count: int) -> list[list[Seen]]:
    lines: list[list[Seen]] = [[] for _ in range(count)]
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = _dotted((row.get("text") or "").strip())
        page = int(row["page_num"]) - 1
        if not text or not 0 <= page < count:
            continue
        left, top = float(row["left"]), float(row["top"])
        right, bottom = left + float(row["width"]), top + float(row["height"])
        sure = max(0.0, float(row["conf"])) / 100
        lines[page].append(Seen(text, left, top, right, bottom, sure))
    return [within_their_room(line) for line in lines]


def within_their_room(line: Sequence[Seen]) -> list[Seen]:
    """Words left to right; a box that reaches over the words behind it ends where the next begins.

    >>> one, two = Seen("memakai", 10, 0, 95, 9, 0.9), Seen("kaos", 50, 0, 90, 9, 0.9)
    >>> within_their_room([one, two])[0].right
    50
    """
    settled = []
    for i, word in enumerate(line):
        behind = (other.left for other in line[i + 1 :] if other.left > word.left + LEAST)
        settled.append(replace(word, right=min((word.right, *behind))))
    return settled
