"""Asks PDFium for the letters and lines of each page.

PDFium keeps global state and is not safe under threads; it is used only inside the process of its own that
``isolation`` starts.
"""

import ctypes
import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.legacy import FontCode, code_of_font
from caicach.intake.read.limits import MAX_CHARACTERS, MAX_PAGES
from caicach.intake.read.pdf.glyphs import Box, Glyph, PageContent, Rule, is_bold, is_italic
from caicach.intake.read.pdf.old_fonts import DrawnGlyph, glyphs_in_unicode

MAX_DRAWINGS = 20_000
"""Drawn objects of a page; a page with more holds a map or a picture, whose lines are no table."""

_END_MARK = b"startxref"
_END_WINDOW = 16 * 1024
_MAX_NESTING = 8
_THIN = 3.0
_SHORT = 3.0
_STRAIGHT = 1.0
_SLANTED = 0.1
_SCALE = 300 / 72
_MOST_PIXELS = 5_000
_MOST_OF_PAGE = 0.5
_ANGLE_SAMPLE = (0, 500, 10)
_SURROGATES = range(0xD800, 0xE000)
# PDFium puts these for a hyphen at the end of a line.
_HYPHENS = {0x02: "-", 0xFFFE: "-"}

Point = tuple[float, float]
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page while it is open: until the next one is asked for. ``number`` counts from 1, ``of`` is how many pages the
    document has."""

    content: PageContent
    number: int
    of: int
    _page: Any

    def picture(self) -> Any:
        """The page as a grey picture (of Pillow), at 300 dots an inch where that is not too large."""
        longest = max(self._page.get_size())
        scale = min(_SCALE, _MOST_PIXELS / longest)
        return self._page.render(scale=scale, grayscale=True).to_pil().convert("L")


def read_pages(data: bytes) -> Iterator[DrawnPage]:
    """Each page in turn. Raises ``UnreadableDocument``: ENCRYPTED, DAMAGED, TOO_LONG."""
    # A file cut off on its way opens all the same, with the pages that are left: better refused than read by half.
    if _END_MARK not in data[-_END_WINDOW:]:
        raise UnreadableDocument(Problem.DAMAGED)
    document = _open(data)
    if len(document) > MAX_PAGES:
        raise UnreadableDocument(Problem.TOO_LONG)
    letters = 0
    for number in range(len(document)):
        page = document[number]
        text_page = page.get_textpage()
        letters += pdfium.FPDFText_CountChars(text_page)
        if letters > MAX_CHARACTERS:
            raise UnreadableDocument(Problem.TOO_LONG)
        # The bare handle spares a look-up with each of five calls a letter.
        yield DrawnPage(_content(page, text_page.raw), number=number + 1, of=len(document), _page=page)
        text_page.close()
        page.close()


def _open(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise UnreadableDocument(Problem.ENCRYPTED if locked else Problem.DAMAGED) from error


def _content(page: Any, text_page: Any) -> PageContent:
    turns = _turns_of_text(text_page)
    left, bottom, right, top = page.get_bbox()
    place = _PLACES[turns](left, bottom, right, top)
    width, height = (right - left, top - bottom) if turns % 2 == 0 else (top - bottom, right - left)
    drawings = pdfium.FPDFPage_CountObjects(page)
    fonts = _Fonts()
    rules: list[Rule] = []
    has_drawing = drawings > MAX_DRAWINGS
    is_embedded, is_pictured = True, False
    for item, kind, outer in () if has_drawing else _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            is_embedded = is_embedded and fonts.of(item).embedded
        else:
            has_drawing = True
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            is_pictured = is_pictured or _area(item, outer) > _MOST_OF_PAGE * (right - left) * (top - bottom)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules.extend(_rules(item, _product(_matrix(item), outer), place))
    drawn = list(_glyphs(text_page, place, _Looks(fonts)))
    codes = frozenset(code.code for _, code in drawn if code)
    return PageContent(
        width=width,
        height=height,
        glyphs=tuple(glyphs_in_unicode(drawn) if codes else (glyph for glyph, _ in drawn)),
        rules=tuple(rules),
        has_drawing=has_drawing,
        is_pictured=is_pictured,
        is_embedded=is_embedded,
        is_turned=turns != page.get_rotation() // 90,
        codes=codes,
    )


def _turns_of_text(text_page: Any) -> int:
    """Quarter turns clockwise after which most text stands upright.

    The text says more than the page's own /Rotate, which it agrees with wherever a page is shown the right way up: a
    wide table may be set sideways on an upright page.
    """
    turns = [0, 0, 0, 0]
    letters = (index for index in range(pdfium.FPDFText_CountChars(text_page)) if _letter(text_page, index).strip())
    for index in itertools.islice(letters, *_ANGLE_SAMPLE):
        # The angle is measured clockwise, too.
        angle = pdfium.FPDFText_GetCharAngle(text_page, index)
        turns[-round(angle / (math.pi / 2)) % 4] += 1
    return turns.index(max(turns))


Placing = Callable[[float, float], Point]
_PLACES: tuple[Callable[[float, float, float, float], Placing], ...] = (
    lambda left, _bottom, _right, top: lambda x, y: (x - left, top - y),
    lambda left, bottom, _right, _top: lambda x, y: (y - bottom, x - left),
    lambda _left, bottom, right, _top: lambda x, y: (right - x, y - bottom),
    lambda _left, _bottom, right, top: lambda x, y: (top - y, right - x),
)


def _glyphs(text_page: Any, place: Placing, looks: "_Looks") -> Iterator[DrawnGlyph]:
    rectangle = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        text = _letter(text_page, index)
        if not text:
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, index, rectangle)
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        look = looks.of(text_page, index)
        box = _box(place(rectangle.left, rectangle.top), place(rectangle.right, rectangle.bottom))
        x0, baseline = place(x.value, y.value)
        # A slanted letter's box is wider than its advance; words come apart only by advances.
        width = max(0.0, (box.x1 - box.x0) - look.slant * (box.bottom - box.top))
        yield Glyph(text, Box(x0, box.top, x0 + width, box.bottom), baseline, look.bold, look.italic), look.code


def _letter(text_page: Any, index: int) -> str:
    """The letter, "" for what PDFium makes up (blanks where it sees a gap, ends of lines) and for broken codes."""
    code = pdfium.FPDFText_GetUnicode(text_page, index)
    if code in _HYPHENS:
        return _HYPHENS[code]
    if code < ord(" ") or code in _SURROGATES:
        return ""
    if code == ord(" ") and pdfium.FPDFText_IsGenerated(text_page, index):
        return ""
    return chr(code)


@dataclass(frozen=True, slots=True)
class _Font:
    """What the letters of a font look like by its name, and whether the file holds it."""

    bold: bool
    italic: bool
    embedded: bool
    code: FontCode | None


class _Fonts:
    """The fonts of a page, asked once for each."""

    def __init__(self) -> None:
        self._known: dict[int, _Font] = {}

    def of(self, text_object: Any) -> _Font:
        """The font of a text object."""
        font = pdfium.FPDFTextObj_GetFont(text_object)
        key = ctypes.addressof(font.contents) if font else 0
        if key not in self._known:
            name = _font_name(font)
            self._known[key] = _Font(
                bold=is_bold(name),
                italic=is_italic(name),
                embedded=bool(pdfium.FPDFFont_GetIsEmbedded(font)),
                code=code_of_font(name),
            )
        return self._known[key]


def _font_name(font: Any) -> str:
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(1, length))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.value.decode("utf-8", "replace")


class _Look(NamedTuple):
    """How the letters of one text object look. ``slant`` is how far they lean, in heights, where they are sheared."""

    bold: bool = False
    italic: bool = False
    slant: float = 0.0
    code: FontCode | None = None


class _Looks:
    """Looks of a page's text objects, asked once for each."""

    def __init__(self, fonts: _Fonts) -> None:
        self._fonts = fonts
        self._known: dict[int, _Look] = {0: _Look()}

    def of(self, text_page: Any, index: int) -> _Look:
        """The look of a letter."""
        text_object = pdfium.FPDFText_GetTextObject(text_page, index)
        key = ctypes.addressof(text_object.contents) if text_object else 0
        if key not in self._known:
            self._known[key] = self._look(text_object)
        return self._known[key]

    def _look(self, text_object: Any) -> _Look:
        """By the font; letters sheared or outlined by the program that wrote the file count as italic and bold."""
        font = self._fonts.of(text_object)
        a, b, c, d, _, _ = _matrix(text_object)
        slant = abs(a * c + b * d) / abs(a * d - b * c) if a * d != b * c else 0.0
        outlined = pdfium.FPDFTextObj_GetTextRenderMode(text_object) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        return _Look(bold=font.bold or outlined, italic=font.italic or slant > _SLANTED, slant=slant, code=font.code)


def _objects(page: Any) -> Iterator[tuple[Any, int, _Matrix]]:
    """The drawn objects with their kind and the place of what they stand in, also those inside form objects."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _unfold(pdfium.FPDFPage_GetObject(page, index), _MAX_NESTING, _IDENTITY)


def _unfold(item: Any, depth: int, outer: _Matrix) -> Iterator[tuple[Any, int, _Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield item, kind, outer
    elif depth:
        matrix = _product(_matrix(item), outer)
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _unfold(pdfium.FPDFFormObj_GetObject(item, index), depth - 1, matrix)


def _matrix(item: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return _IDENTITY
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _area(picture: Any, outer: _Matrix) -> float:
    """How much of the page a picture covers, in square points: its matrix stretches a square of one by one."""
    a, b, c, d, _, _ = _product(_matrix(picture), outer)
    return abs(a * d - b * c)


def _product(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _rules(path: Any, matrix: _Matrix, place: Placing) -> Iterator[Rule]:
    """The straight lines of a path: strokes, and filled rectangles so thin that they are seen as lines."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    for points in _figures(path, matrix, place):
        if stroke.value:
            for start, end in itertools.pairwise(points):
                yield from _rule(_box(start, end), _STRAIGHT)
        elif fill.value:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            yield from _rule(Box(min(xs), min(ys), max(xs), max(ys)), _THIN)


def _rule(box: Box, thickness: float) -> Iterator[Rule]:
    width, height = box.x1 - box.x0, box.bottom - box.top
    if height <= thickness and width >= _SHORT and width > height:
        yield Rule(horizontal=True, at=box.middle[1], start=box.x0, end=box.x1)
    elif width <= thickness and height >= _SHORT:
        yield Rule(horizontal=False, at=box.middle[0], start=box.top, end=box.bottom)


def _figures(path: Any, matrix: _Matrix, place: Placing) -> Iterator[list[Point]]:
    """The figures of a path as their corner points, closed where the path closes them. Curves count by their ends."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            if points:
                yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(place(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _box(one: Point, other: Point) -> Box:
    (x0, y0), (x1, y1) = one, other
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
