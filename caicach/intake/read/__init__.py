"""Bytes of a document -> layout. Each format has a reader; what a file is, its content says before its name does."""

from caicach.intake.layout import Layout
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.detect import detect_format
from caicach.intake.read.isolation import read_apart
from caicach.intake.read.limits import MAX_BYTES
from caicach.intake.read.progress import Progress, unheard
from caicach.intake.read.text.reader import read_text

_APART = frozenset({"pdf", "picture"})


def read_layout(*, data: bytes, name: str, progress: Progress = unheard) -> Layout:
    """The lines of a document. ``name`` is the file's name, used for its ending alone; ``progress`` hears of each page
    that is recognised in a picture.

    Raises ``UnreadableDocument`` with the reason in Vietnamese, and nothing else but what ``progress`` raises.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(Problem.TOO_LARGE)
    if not data:
        raise UnreadableDocument(Problem.EMPTY)
    kind = detect_format(data=data, name=name)
    if kind in _APART:
        return read_apart(data, kind=kind, progress=progress)
    try:
        return _READERS[kind](data)
    except UnreadableDocument:
        raise
    except Exception as error:  # a damaged file can break a library anywhere
        raise UnreadableDocument(Problem.DAMAGED) from error


def _read_word(data: bytes) -> Layout:
    # Stands on lxml, which a process pays for only when it reads such a file. PDFium stays in a process of its own.
    from caicach.intake.read.word.reader import read_word  # noqa: PLC0415

    return read_word(data)


_READERS = {"docx": _read_word, "text": read_text}
