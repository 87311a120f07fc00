"""Bytes of a document -> layout. Each format has a reader; what a file is, its content says before its name does."""

from caicach.intake.layout import Layout
from caicach.intake.read.text.reader import read_text


def read_layout(*, data: bytes, name: str) -> Layout:
    """The lines of a document. ``name`` is the file's name, used for its ending alone.

    Raises ``UnreadableDocument`` with the reason in Vietnamese, and nothing else.
    """
    return read_text(data)
