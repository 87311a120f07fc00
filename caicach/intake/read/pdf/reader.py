"""Reads a PDF page by page: by its letters, or as a picture where it has none that can be read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from caicach.intake.layout import Layout
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.legacy import CONVERTED, Code
from caicach.intake.read.pdf.glyphs import PageContent
from caicach.intake.read.pdf.pages import PageReader
from caicach.intake.read.pdf.pdfium import DrawnPage, read_pages
from caicach.intake.read.progress import Progress, unheard
from caicach.values.sentence import Sentence

if TYPE_CHECKING:
    from caicach.intake.read.pdf.second_look import SecondLook
    from caicach.intake.read.scan.reader import Scanner

_GARBLED = 0.05
"""From which share of letters without a code on a page is said to be doubtful."""

_HOPELESS = 0.3
"""From which share on its picture tells more; signs and bullets of symbol fonts are fewer."""

_REPLACEMENT = "\ufffd"
_FEW_LETTERS = 300
"""Fewer letters on a page that is a picture are a stamp or a signature laid over it."""


def parse_pdf(data: bytes, *, progress: Progress = unheard) -> Layout:
    """The layout of a PDF. ``progress`` hears of each page that is recognised. Raises ``UnreadableDocument``.

    A hostile file can make this run for ever, fill the memory or crash the process: ``isolation`` keeps it in bounds.
    """
    reader = _Reader(looked_twice=_looked_twice(data), scanner=_scanner(progress))
    for page in read_pages(data):
        reader.read(page)
    lines = reader.pages.out.lines
    if not any(line.text for line in lines):
        raise UnreadableDocument(reader.problem())
    return Layout(kind="pdf", lines=lines, pages=reader.pages.page, notes=reader.notes())


def _looked_twice(data: bytes) -> Callable[[PageContent, int], PageContent]:
    """What gives a page (with its number from 1) the letters of a second extractor where it sees more."""

    @cache
    def second_look() -> "SecondLook":
        # Stands on pdfminer, which takes longer to load than a page takes to read; few files need it.
        from caicach.intake.read.pdf.second_look import SecondLook  # noqa: PLC0415

        return SecondLook(data)

    return lambda page, number: replace(page, glyphs=second_look().better_of(page.glyphs, page=number - 1))


def _scanner(progress: Progress) -> "Callable[[], Scanner]":
    """What recognises pictures, opened when first asked."""

    @cache
    def scanner() -> "Scanner":
        # Stands on Pillow, which a file with letters does not need.
        from caicach.intake.read.scan.reader import Scanner  # noqa: PLC0415

        return Scanner(progress=progress)

    return scanner


@dataclass(slots=True)
class _Reader:
    """State of one reading: the pages so far, and the numbers of those that were recognised, left unread (pictures) or
    read with doubts (garbled)."""

    looked_twice: Callable[[PageContent, int], PageContent]
    scanner: "Callable[[], Scanner]"
    pages: PageReader = field(default_factory=PageReader)
    recognised: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    codes: set[Code] = field(default_factory=set)

    def read(self, page: DrawnPage) -> None:
        content = page.content
        if content.glyphs and not (content.is_embedded or content.is_turned):
            content = self.looked_twice(content, page.number)
        self.codes |= content.codes
        found = self._recognised(page) if _is_unread(content) else None
        if found is None and _unreadable_share(content) > _GARBLED:
            self.garbled.append(page.number)
        self.pages.read(found or content, page.number)

    def problem(self) -> Problem:
        """Why there are no words at all."""
        if not self.pictures:
            return Problem.EMPTY
        return Problem.UNREADABLE_SCAN if self.scanner().is_ready else Problem.NO_TEXT

    def notes(self) -> tuple[Sentence, ...]:
        """What the person who reviews should know about pages that are pictures or could not be read."""
        told: tuple[tuple[list[int], Sentence], ...] = (
            (self.recognised, RECOGNISED),
            (self.pictures, NO_WORDS if self.pictures and self.scanner().is_ready else NOT_RECOGNISED),
            (self.garbled, GARBLED),
        )
        notes = [replace(note, values=_numbers(pages)) for pages, note in told if pages]
        if self.codes:
            notes.append(replace(CONVERTED, values={"code": ", ".join(sorted(self.codes))}))
        return tuple(notes)

    def _recognised(self, page: DrawnPage) -> PageContent | None:
        """The page as tesseract sees it; None where it sees nothing, or is not there."""
        found = self.scanner().page(page.picture, height=page.content.height, number=page.number, of=page.of)
        if found is not None:
            self.recognised.append(page.number)
        elif not page.content.glyphs or page.content.is_pictured:
            self.pictures.append(page.number)
        return found


RECOGNISED = Sentence(
    "Trang %(pages)s là ảnh quét, chữ do máy nhận dạng nên có thể sai. "
    "Hãy đối chiếu với bản gốc, trước hết những từ được đánh dấu."
)
NOT_RECOGNISED = Sentence(
    "Trang %(pages)s chỉ có hình ảnh, không có lớp chữ nên chưa đọc được. "
    "Hãy đối chiếu với bản gốc và nhập thêm nội dung còn thiếu."
)
NO_WORDS = Sentence(
    "Trang %(pages)s chỉ có hình ảnh và máy không nhận ra chữ nào. "
    "Hãy đối chiếu với bản gốc và nhập thêm nội dung còn thiếu."
)
GARBLED = Sentence(
    "Trang %(pages)s dùng phông chữ không kèm bảng mã Unicode nên chữ đọc được có thể sai. Nên dùng tệp Word gốc."
)


def _is_unread(page: PageContent) -> bool:
    """Whether the letters of a page, if it has any, do not tell what is seen on it."""
    if not page.glyphs:
        return page.has_drawing
    return _unreadable_share(page) > _HOPELESS or (page.is_pictured and len(page.glyphs) < _FEW_LETTERS)


def _unreadable_share(page: PageContent) -> float:
    return sum(_is_unreadable(glyph.text) for glyph in page.glyphs) / max(1, len(page.glyphs))


def _is_unreadable(letter: str) -> bool:
    return letter == _REPLACEMENT or "\ue000" <= letter <= "\uf8ff"


def _numbers(pages: Sequence[int]) -> dict[str, str]:
    return {"pages": ", ".join(str(number) for number in pages)}
