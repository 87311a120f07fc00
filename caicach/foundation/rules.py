"""What a file is, judged by its content, and which files may be kept. No database, no Django."""

import hashlib
import io
import zipfile
from dataclasses import dataclass
from enum import StrEnum

from caicach.values.sentence import Refusal

LARGEST_FILE = 50 * 1024 * 1024  # bytes


class MediaType(StrEnum):
    """Kinds of file that officials attach; everything else is refused."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TEXT = "text/plain"


ENDINGS: dict[MediaType, tuple[str, ...]] = {
    MediaType.PDF: ("pdf",),
    MediaType.DOCX: ("docx",),
    MediaType.XLSX: ("xlsx",),
    MediaType.PPTX: ("pptx",),
    MediaType.PNG: ("png",),
    MediaType.JPEG: ("jpg", "jpeg"),
    MediaType.TEXT: ("txt", "md", "csv"),
}
SHOWN_IN_BROWSER = frozenset({MediaType.PDF, MediaType.PNG, MediaType.JPEG})
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
MOST_CONTROLS = 0.01  # of a text's characters: a stray one comes from copying, many from a program
OFFICE_PARTS = {"word/": MediaType.DOCX, "xl/": MediaType.XLSX, "ppt/": MediaType.PPTX}


class FileRefused(Refusal):
    """A file that may not be kept."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that passed the checks: its bytes, what it is and its fingerprint."""

    name: str
    data: bytes
    media_type: MediaType
    sha256: str


def media_type_of(data: bytes) -> MediaType | None:
    """What the bytes are, whatever the file is called; None for anything that we do not know."""
    if data.startswith(b"%PDF-"):
        return MediaType.PDF
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaType.PNG
    if data.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    if data.startswith(b"PK\x03\x04"):
        return _office_type(data)
    return MediaType.TEXT if _is_text(data) else None


def check_file(*, name: str, data: bytes) -> CheckedFile:
    """Accept evidence by content, size and name. Raises ``FileRefused`` with what is wrong and what to do."""
    if not data:
        raise FileRefused("Tệp này trống (0 byte). Hãy kiểm tra lại tệp rồi tải lên lần nữa.")
    if len(data) > LARGEST_FILE:
        raise FileRefused("Tệp lớn hơn 50 MB. Hãy nén ảnh hoặc tách tệp rồi tải lên lại.")
    media_type = media_type_of(data)
    if media_type is None:
        raise FileRefused(
            "Loại tệp này chưa được nhận. Hãy dùng PDF, Word, Excel, PowerPoint, ảnh PNG hoặc JPG, hoặc văn bản thuần."
        )
    kept = clean_name(name)
    _, dot, ending = kept.rpartition(".")
    wanted = ENDINGS[media_type]
    if not dot:
        raise FileRefused(
            "Tên tệp không có đuôi. Hãy đổi đuôi thành “.%(wanted)s” hoặc chọn đúng tệp.", wanted=wanted[0]
        )
    if ending.lower() not in wanted:
        raise FileRefused(
            "Nội dung tệp không đúng với đuôi tên “.%(ending)s”. Hãy đổi đuôi thành “.%(wanted)s” hoặc chọn đúng tệp.",
            ending=ending,
            wanted=wanted[0],
        )
    return CheckedFile(name=kept, data=data, media_type=media_type, sha256=fingerprint(data))


def fingerprint(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def clean_name(name: str) -> str:
    """The file's own name: no folders, no control characters, at most 200 characters with its ending kept."""
    plain = "".join(sign for sign in name.replace("\\", "/").rpartition("/")[2] if sign.isprintable()).strip() or "tep"
    stem, dot, ending = plain.rpartition(".")
    if len(plain) <= 200 or len(ending) > 10:
        return plain[:200]
    return f"{stem[: 199 - len(ending)]}{dot}{ending}"


def _office_type(data: bytes) -> MediaType | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):  # whatever a damaged directory leads to
        return None
    if "[Content_Types].xml" not in names:
        return None
    return next((kind for part, kind in OFFICE_PARTS.items() if any(name.startswith(part) for name in names)), None)


def _is_text(data: bytes) -> bool:
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig").encode()
    except UnicodeDecodeError:
        # Old offices have text in codes of one byte a letter; what a program writes has control bytes among its own.
        text = data
    controls = len(text) - len(text.translate(None, CONTROLS))
    return b"\x00" not in text and controls <= MOST_CONTROLS * len(text)
