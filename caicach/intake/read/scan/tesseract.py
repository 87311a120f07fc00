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

_LANGUAGE = "vie"
_WORD = "5"
_ANY_LAYOUT, _ONE_BLOCK = "3", "6"


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
    # Straight into its input: the child that reads has no folder to write to.
    sent = io.BytesIO()
    picture.save(sent, "PPM")
    command = [
        "tesseract",
        "-",
        "-",
        "-l",
        _LANGUAGE,
        "--psm",
        _ONE_BLOCK if is_sparse else _ANY_LAYOUT,
        "--dpi",
        str(dpi),
        "tsv",
    ]
    # One thread: more of them cost a busy machine more than they save.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - the picture goes to its input
            command,
            input=sent.getvalue(),
            capture_output=True,
            timeout=MAX_SECONDS_OF_REST if is_sparse else MAX_SECONDS,
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
