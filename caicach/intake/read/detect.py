"""What kind of file the bytes are. Content decides; the name decides only where content says nothing."""

from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.archive import Archive

_PDF = b"%PDF-"
_PDF_WINDOW = 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE_WORD = "WordDocument".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff")
_PICTURE_ENDINGS = {"png", "jpg", "jpeg"}
_OTHER_FORMATS = (
    *_PICTURES, b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b",
    b"{\\rtf", b"%!PS",
)  # fmt: skip
_MARKUP = (b"<!doctype html", b"<html", b"<?xml", b"mime-version:")
_TEXT_ENDINGS = {"txt", "text", "md", "markdown", ""}
_DOCUMENT_ENDINGS = {"docx", "pdf"}
_OLD_WORD_ENDINGS = {"doc", "dot"}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))


def detect_format(*, data: bytes, name: str) -> str:
    """ "docx", "pdf", "picture" or "text". Raises ``UnreadableDocument`` for everything else.

    A file of ours under another of our names is read for what it is; a foreign one under our name is refused as such.
    """
    ending = _ending(name)
    if data.startswith(_PDF) or (ending == "pdf" and _PDF in data[:_PDF_WINDOW]):
        return "pdf"
    if data.startswith(_ZIP):
        if _is_word(Archive(data)):
            return "docx"
        raise UnreadableDocument(_problem_of_foreign(ending))
    if data.startswith(_OLE):
        raise UnreadableDocument(_problem_of_ole(data, ending))
    if data.startswith(_PICTURES) and ending in _PICTURE_ENDINGS:
        return "picture"
    head = data[:_PDF_WINDOW].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(_OTHER_FORMATS) or head.startswith(_MARKUP) or _is_bitmap(data):
        raise UnreadableDocument(_problem_of_foreign(ending))
    if ending in _TEXT_ENDINGS:
        return "text"
    raise UnreadableDocument(_problem_of_unmarked(data, ending))


def _ending(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return ending.strip().lower() if dot and stem else ""


def _is_word(archive: Archive) -> bool:
    """Whether an archive is a Word file. Other Office files differ in the folders that they keep their parts in."""
    folders = {path.partition("/")[0] for path in archive.paths}
    return "[Content_Types].xml" in archive.paths and not folders & {"xl", "ppt", "mimetype"}


def _is_bitmap(data: bytes) -> bool:
    # Two letters are too few to tell a bitmap from a text: four bytes that a bitmap leaves at zero decide.
    return data.startswith(b"BM") and data[6:10] == bytes(4)


def _problem_of_ole(data: bytes, ending: str) -> Problem:
    """The container of old Office files, and of new ones with a password."""
    if _OLE_ENCRYPTED in data:
        return Problem.ENCRYPTED
    if _OLE_WORD in data or ending in _OLD_WORD_ENDINGS:
        return Problem.OLD_WORD
    return _problem_of_foreign(ending)


def _problem_of_foreign(ending: str) -> Problem:
    if ending in _OLD_WORD_ENDINGS:
        # RTF or a web page under the name .doc: Word opens it and can save it anew.
        return Problem.OLD_WORD
    if ending in _DOCUMENT_ENDINGS | _PICTURE_ENDINGS or ending in _TEXT_ENDINGS - {""}:
        return Problem.NOT_WHAT_NAME_SAYS
    return Problem.UNKNOWN_FORMAT


def _problem_of_unmarked(data: bytes, ending: str) -> Problem:
    """Bytes without a mark under a name that promises one: text that was renamed, or a file that lost its beginning."""
    if ending not in _DOCUMENT_ENDINGS:
        return Problem.UNKNOWN_FORMAT
    has_controls = any(byte in _CONTROLS for byte in data[:_PDF_WINDOW])
    return Problem.DAMAGED if has_controls else Problem.NOT_WHAT_NAME_SAYS
