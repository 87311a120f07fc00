"""The child process of ``isolation``: a PDF on standard input, its layout or problem on standard output."""

import sys

from caicach.intake.layout import Layout
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.pdf.isolation import answer, limit_this_process
from caicach.intake.read.pdf.reader import parse_pdf


def _read(data: bytes) -> Layout | Problem:
    try:
        return parse_pdf(data)
    except UnreadableDocument as refusal:
        return refusal.problem
    except MemoryError:
        return Problem.BOMB


if __name__ == "__main__":
    limit_this_process()
    sys.stdout.write(answer(_read(sys.stdin.buffer.read())))
