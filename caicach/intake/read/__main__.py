"""The child process of ``isolation``: a file on standard input, its layout or problem on standard output."""

import sys
from collections.abc import Callable

from caicach.intake.layout import Layout
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.isolation import answer, limit_this_process, tell_progress


def _pdf(data: bytes) -> Layout:
    # Each reader is loaded alone: the child of a photo has no use for PDFium, that of a PDF seldom for Pillow.
    from caicach.intake.read.pdf.reader import parse_pdf  # noqa: PLC0415

    return parse_pdf(data, progress=tell_progress)


def _picture(data: bytes) -> Layout:
    from caicach.intake.read.scan.reader import parse_picture  # noqa: PLC0415

    return parse_picture(data, progress=tell_progress)


_READERS = {"pdf": _pdf, "picture": _picture}


def _read(read: Callable[[bytes], Layout], data: bytes) -> Layout | Problem:
    try:
        return read(data)
    except UnreadableDocument as refusal:
        return refusal.problem
    except MemoryError:
        return Problem.BOMB


if __name__ == "__main__":
    limit_this_process()
    answer(_read(_READERS[sys.argv[1]], sys.stdin.buffer.read()))
