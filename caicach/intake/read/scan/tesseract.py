"""Calls the program tesseract for the words of a picture. Debian has it as tesseract-ocr with tesseract-ocr-vie."""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from PIL import Image

MAX_SECONDS = 60
"""Time on the clock for one picture; a full page takes 3 to 8 seconds."""

MAX_SECONDS_OF_REST = 20
"""The same for what a first look left out."""

_LANGUAGE, _NUMERALS = "vie", "eng"
_OF_NUMERALS = ("-c", "tessedit_char_whitelist=0123456789.IVXST")
_WORD = "5"
_ANY_LAYOUT, _ONE_BLOCK = "3", "6"
_FINE = "300"


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word with its box in pixels, how sure tesseract is of it (0 to 100), and the line it stands in."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    sureness: float
    line: tuple[str, ...]


@cache
def is_installed() -> bool:
    """Whether the program and what it knows of Vietnamese are on this machine."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run(  # noqa: S603 - nothing of a file is in the command
        [program, "--list-langs"], capture_output=True, text=True, timeout=MAX_SECONDS, check=False
    )
    return _LANGUAGE in listed.stdout.split()


def words_in(picture: Image.Image, *, dpi: int, is_sparse: bool = False) -> list[SeenWord]:
    """The words in reading order; none where the program takes too long or gives up.

    ``is_sparse`` takes whatever stands there for lines of one block: the usual way, which looks for columns first,
    leaves out what stands alone.
    """
    layout = _ONE_BLOCK if is_sparse else _ANY_LAYOUT
    seconds = MAX_SECONDS_OF_REST if is_sparse else MAX_SECONDS
    return _asked(picture, "-l", _LANGUAGE, "--psm", layout, "--dpi", str(dpi), seconds=seconds)


def numerals_in(picture: Image.Image) -> list[SeenWord]:
    """The words of a picture with one short number a line. What tesseract always brings for English knows figures
    better than what it knows of Vietnamese."""
    options = ("-l", _NUMERALS, "--psm", _ONE_BLOCK, "--dpi", _FINE, *_OF_NUMERALS)
    return _asked(picture, *options, seconds=MAX_SECONDS_OF_REST)


def _asked(picture: Image.Image, *options: str, seconds: int) -> list[SeenWord]:
    # Straight into its input: the child that reads has no folder to write to.
    sent = io.BytesIO()
    picture.save(sent, "PPM")
    # One thread: more of them cost a busy machine more than they save.
    command = ["tesseract", "-", "-", *options, "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - the picture goes to its input
            command,
            input=sent.getvalue(),
            capture_output=True,
            timeout=seconds,
            env=environment,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return []
    return list(_words(done.stdout.decode("utf-8", "replace")))


def _words(table: str) -> Iterator[SeenWord]:
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row["text"] or "").strip()
        if row["level"] != _WORD or not text:
            continue
        left, top = int(row["left"]), int(row["top"])
        yield SeenWord(
            text=text,
            x0=left,
            top=top,
            x1=left + int(row["width"]),
            bottom=top + int(row["height"]),
            sureness=float(row["conf"]),
            line=(row["block_num"], row["par_num"], row["line_num"]),
        )
