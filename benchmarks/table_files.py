"""PDFs with a ruled table of tasks, printed by Chromium: the files of ``benchmarks.tables``.

The cells are put together from stock phrases, the same in every run. Rows are as long as those of real plans, so that
a page holds four or five of them and the end of a page cuts through about one in six.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import count, islice

import pypdfium2
from playwright.sync_api import sync_playwright

from tools.chromium import find

HEADS = ("STT", "Nội dung nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời gian hoàn thành")
TITLE = ("KẾ HOẠCH", "Cải cách hành chính năm 2026 của xã Đo")
_WIDTHS = ("6%", "34%", "15%", "17%", "16%", "12%")
_STYLE = """
@page { size: A4; margin: 20mm 15mm 20mm 25mm }
@page { @bottom-center { content: counter(page); font: 12pt "Liberation Serif" } }
body { font: 11.2pt "Liberation Serif", serif; margin: 0 }
h1 { font-size: 14pt; text-align: center }
table { width: 100%%; border-collapse: collapse; table-layout: fixed }
td, th { border: 0.75pt solid black; vertical-align: top; text-align: left; padding: 3pt 4pt }
tr { break-inside: %(rows)s }
"""
_VERBS = ("Rà soát", "Xây dựng", "Hoàn thiện", "Tổ chức tập huấn về", "Kiểm tra", "Công khai", "Đánh giá", "Số hóa")
_OBJECTS = (
    "quy trình nội bộ giải quyết thủ tục hành chính thuộc thẩm quyền của xã",
    "kết quả giải quyết thủ tục hành chính còn hiệu lực trên hệ thống thông tin",
    "quy chế làm việc của Ủy ban nhân dân và phân công công việc của cán bộ, công chức",
    "chất lượng phục vụ tại Bộ phận Tiếp nhận và Trả kết quả qua phiếu hỏi của người dân",
    "việc sử dụng dịch vụ công trực tuyến và thanh toán trực tuyến phí, lệ phí",
)
_AIMS = (
    "bảo đảm đúng quy định, cắt giảm tối thiểu ba ngày so với thời hạn chung",
    "gắn với trách nhiệm của người đứng đầu và kết quả xếp loại cuối năm",
    "phù hợp với điều kiện thực tế của địa phương và nguồn lực được giao",
    "lấy sự hài lòng của tổ chức và cá nhân làm thước đo, kịp thời chấn chỉnh hạn chế",
)
_AGENCIES = ("Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã", "Trung tâm hành chính")
_PRODUCTS = ("Báo cáo", "Kế hoạch", "Quyết định", "Văn bản triển khai", "Biên bản kiểm tra")


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A printed table and the cells that were printed, a tuple of six texts for each task."""

    data: bytes
    rows: tuple[tuple[str, ...], ...]

    @property
    def pages(self) -> int:
        """Pages of the PDF."""
        return len(pypdfium2.PdfDocument(self.data))


def task_rows() -> Iterator[tuple[str, ...]]:
    """Rows without end."""
    return map(_row, count(1))


def ruled_table(*, tasks: int, torn: bool) -> PlanTable:
    """A plan of so many tasks. ``torn`` lets the end of a page cut through rows; else a row stays whole."""
    rows = tuple(islice(task_rows(), tasks))
    style = _STYLE % {"rows": "auto" if torn else "avoid"}
    body = "".join(_cells(row, "td") for row in rows)
    columns = "".join(f'<col style="width: {width}">' for width in _WIDTHS)
    table = f"<table>{columns}<thead>{_cells(HEADS, 'th')}</thead><tbody>{body}</tbody></table>"
    title = f"<h1>{'<br>'.join(TITLE)}</h1>"
    html = f'<!doctype html><html lang="vi"><meta charset="utf-8"><style>{style}</style>{title}{table}</html>'
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find())
        page = browser.new_page()
        page.set_content(html)
        data = page.pdf(prefer_css_page_size=True)
        browser.close()
    return PlanTable(data=data, rows=rows)


def text_table(size: int) -> tuple[bytes, list[tuple[str, ...]]]:
    """A text file of so many bytes with one row a line, its cells parted by tabs, and the rows."""
    lines, rows, written = [*TITLE, "\t".join(HEADS)], [], 0
    for row in task_rows():
        lines.append("\t".join(row))
        rows.append(row)
        written += len(lines[-1].encode()) + 1
        if written > size:
            break
    return "\n".join(lines).encode(), rows


def _row(number: int) -> tuple[str, ...]:
    sentences = (
        f"{_VERBS[(number + step) % len(_VERBS)]} {_OBJECTS[(number * 3 + step) % len(_OBJECTS)]}, "
        f"{_AIMS[(number + step * 2) % len(_AIMS)]}."
        for step in range(1 + number % 3)
    )
    others = [_AGENCIES[(number + step) % len(_AGENCIES)] for step in range(1, 2 + number % 3)]
    return (
        str(number),
        " ".join(sentences),
        _AGENCIES[number % len(_AGENCIES)],
        "; ".join(others),
        f"{_PRODUCTS[number % len(_PRODUCTS)]} của Ủy ban nhân dân xã",
        ("Quý I", "Quý II", "Tháng 9/2026", "Thường xuyên", "Trước ngày 15/11/2026")[number % 5],
    )


def _cells(texts: tuple[str, ...], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(text)}</{tag}>' for text in texts)}</tr>"
