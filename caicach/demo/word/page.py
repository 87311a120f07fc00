"""What every office document shares: margins, letterhead, paragraphs, tables, signature; and a file without a clock."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FONT = "Times New Roman"
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY
LEFT = WD_ALIGN_PARAGRAPH.LEFT
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the text. ``number`` and ``day`` are None in a draft that has neither yet."""

    issuer: tuple[str, ...]
    symbol: str
    number: str | None
    place: str
    day: date | None
    year: int
    subject: str | None = None

    @property
    def numbered(self) -> str:
        """ "Số: 12/KH-UBND", or with a blank where the number will stand."""
        return f"Số: {self.number or '        '}/{self.symbol}"

    @property
    def dated(self) -> str:
        """ "Gò Trăng, ngày 05 tháng 12 năm 2026", or with blanks where the day will stand."""
        if self.day is None:
            return f"{self.place}, ngày      tháng      năm {self.year}"
        return f"{self.place}, {spoken_day(self.day)}"


def spoken_day(day: date) -> str:
    """ "ngày 05 tháng 12 năm 2026": a leading zero for days below 10 and for the months 1 and 2 (NĐ 30/2020/NĐ-CP)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


class Page:
    """A Word document under construction."""

    def __init__(self) -> None:
        self.document: Any = docx.Document()
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(14)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
        style.paragraph_format.space_after = Pt(6)
        _set_up(self.document.sections[0], landscape=False)
        _page_number(self.document.sections[0])

    def letterhead(self, head: Letterhead) -> None:
        """Issuing body left, motto right, in a table without borders."""
        table = self.document.add_table(rows=2, cols=2)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        _widths(table, (70, 100))
        left, right = table.rows[0].cells
        for ordinal, line in enumerate(head.issuer):
            write(left, line, first=ordinal == 0, bold=ordinal == len(head.issuer) - 1, size=13, align=CENTRE)
        write(right, MOTTO[0], first=True, bold=True, size=13, align=CENTRE)
        write(right, MOTTO[1], bold=True, size=14, align=CENTRE)
        left, right = table.rows[1].cells
        write(left, head.numbered, first=True, size=13, align=CENTRE)
        if head.subject:
            write(left, head.subject, size=12, align=CENTRE)
        write(right, head.dated, first=True, italic=True, size=14, align=CENTRE)
        self.document.add_paragraph()

    def line(
        self, text: str, *, align: Any = JUSTIFY, bold: bool = False, italic: bool = False, indent: bool = False
    ) -> None:
        """A paragraph; running text is justified with its first line indented by 1.27 cm."""
        paragraph = self.document.add_paragraph()
        paragraph.alignment = align
        if indent:
            paragraph.paragraph_format.first_line_indent = Mm(12.7)
        run = paragraph.add_run(text)
        run.bold, run.italic = bold, italic

    def signature(self, *, receivers: Sequence[str], authority: str | None, title: str, name: str) -> None:
        """Recipients on the left, the signature block on the right, in a table without borders."""
        table = self.document.add_table(rows=1, cols=2)
        _widths(table, (90, 80))
        left, right = table.rows[0].cells
        write(left, "Nơi nhận:", first=True, bold=True, italic=True, size=12)
        for receiver in receivers:
            write(left, f"- {receiver}", size=11)
        if authority:
            write(right, authority, first=True, bold=True, align=CENTRE)
        write(right, title.upper(), first=authority is None, bold=True, align=CENTRE)
        for _ in range(3):
            write(right, "", align=CENTRE)
        write(right, name, bold=True, align=CENTRE)

    def ruled_table(self, heads: Sequence[str], millimetres: Sequence[float]) -> Any:
        """A table with rules whose first row is repeated on every page."""
        table = self.document.add_table(rows=1, cols=len(heads))
        table.style = "Table Grid"
        _widths(table, millimetres)
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            write(cell, head, first=True, bold=True, size=12, align=CENTRE)
        repeat = OxmlElement("w:tblHeader")
        repeat.set(qn("w:val"), "true")
        first_row = self.document.element.body.findall(qn("w:tbl"))[-1].find(qn("w:tr"))
        first_row.get_or_add_trPr().append(repeat)
        return table

    def new_page(self) -> None:
        """The following text begins on a new page."""
        self.document.add_page_break()

    def landscape(self) -> None:
        """The following text stands on landscape pages of its own."""
        section = self.document.add_section()
        _set_up(section, landscape=True)

    def saved(self, *, title: str, author: str, on: date) -> bytes:
        """The file. The same content always gives the same bytes: no clock in it."""
        properties = self.document.core_properties
        properties.title, properties.author, properties.last_modified_by = title, author, author
        properties.created = properties.modified = datetime.combine(on, time(8))
        written = io.BytesIO()
        self.document.save(written)
        return _without_clock(written.getvalue())


def write(
    cell: Any,
    text: str,
    *,
    first: bool = False,
    bold: bool = False,
    italic: bool = False,
    size: float = 14,
    align: Any = LEFT,
) -> None:
    """A paragraph in a cell; ``first`` uses the empty one that every cell begins with."""
    paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def add_row(table: Any, millimetres: Sequence[float]) -> Any:
    """The cells of a new row, with their widths: a merged cell then adds up those that it covers."""
    row = table.add_row()
    for cell, width in zip(row.cells, millimetres, strict=True):
        cell.width = Mm(width)
    return row.cells


def _widths(table: Any, millimetres: Sequence[float]) -> None:
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, millimetres, strict=True):
            cell.width = Mm(width)


def _set_up(section: Any, *, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)


def _page_number(section: Any) -> None:
    """Arabic, centred in the top margin, not on the first page."""
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].alignment = CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    section.header.part.element.find(qn("w:p")).append(field)


def _without_clock(data: bytes) -> bytes:
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()
