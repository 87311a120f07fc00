"""Reads pictures of pages: photos as documents of one page, and pages of a PDF that are pictures."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from caicach.intake.layout import Layout
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.isolation import allow_page
from caicach.intake.read.pdf.glyphs import PageContent
from caicach.intake.read.pdf.pages import PageReader
from caicach.intake.read.progress import Progress, unheard
from caicach.intake.read.scan.page import recognised_page
from caicach.intake.read.scan.picture import open_picture
from caicach.intake.read.scan.tesseract import is_installed
from caicach.values.sentence import Sentence

MAX_SCANNED_PAGES = 100
"""Pages recognised in one document; a page takes some five seconds."""

PHOTO = Sentence(
    "Chữ trong ảnh do máy nhận dạng nên có thể sai. Hãy đối chiếu với bản gốc, trước hết những từ được đánh dấu."
)


def parse_picture(data: bytes, *, progress: Progress = unheard) -> Layout:
    """The layout of a photo or scan. Raises ``UnreadableDocument``."""
    picture = open_picture(data)
    scanner = Scanner(progress=progress)
    if not scanner.is_ready:
        raise UnreadableDocument(Problem.NO_TEXT)
    content = scanner.page(lambda: picture, height=None, number=1, of=1)
    if content is None:
        raise UnreadableDocument(Problem.UNREADABLE_SCAN)
    reader = PageReader()
    reader.read(content, 1)
    return Layout(kind="picture", lines=reader.out.lines, pages=1, notes=(PHOTO,))


@dataclass(slots=True)
class Scanner:
    """Recognises the pictures of one document, up to a bound."""

    progress: Progress
    pages: int = 0

    @property
    def is_ready(self) -> bool:
        """Whether this machine can recognise words."""
        return is_installed()

    def page(
        self, picture: Callable[[], Image.Image], *, height: float | None, number: int, of: int
    ) -> PageContent | None:
        """What stands on a picture; None where nothing is recognised."""
        if self.pages == MAX_SCANNED_PAGES or not self.is_ready:
            return None
        self.pages += 1
        self.progress(number, of)
        allow_page()
        content = recognised_page(picture(), height=height)
        return content if content.glyphs else None
