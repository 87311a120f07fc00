"""How long a plan takes to read, against a bare parse of the same file by its format's own library.

Run as ``python -m benchmarks.reading [FILE ...]``; without files it takes the samples of the documentation. Each figure
is the median of five runs, in milliseconds; ours and theirs alternate, so that both meet the same load of the machine.
"layout" stops at the lines of the document, "plan" goes on to the draft. Bare parses: python-docx over all paragraphs
and cells; pdfplumber's and PDFium's text of all pages; lines of decoded text.
"""

import io
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import docx
import pdfplumber
import pypdfium2

from caicach.intake.pipeline import read_plan
from caicach.intake.problems import UnreadableDocument
from caicach.intake.read import read_layout

RUNS = 5
SAMPLES = Path(__file__).parent.parent / "docs" / "samples"
ROW = "{:<42} {:>9} {:>9}  {:<14} {:>9} {:>7} {:>7}"


def parse_docx(data: bytes) -> int:
    """Characters that python-docx finds."""
    document = docx.Document(io.BytesIO(data))
    text = sum(len(paragraph.text) for paragraph in document.paragraphs)
    return text + sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)


def parse_pdfplumber(data: bytes) -> int:
    """Characters that pdfplumber finds."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(len(page.extract_text()) for page in document.pages)


def parse_pdfium(data: bytes) -> int:
    """Characters that PDFium finds."""
    document = pypdfium2.PdfDocument(data)
    return sum(len(page.get_textpage().get_text_range()) for page in document)


def parse_text(data: bytes) -> int:
    """Lines of a text file."""
    return len(data.decode().splitlines())


PARSERS: dict[str, dict[str, Callable[[bytes], int]]] = {
    "docx": {"python-docx": parse_docx},
    "pdf": {"pdfplumber": parse_pdfplumber, "pdfium": parse_pdfium},
    "text": {"str.splitlines": parse_text},
}


def main(arguments: list[str]) -> None:
    """Print the table for the files given, or for the samples."""
    files = [Path(argument) for argument in arguments] or sorted(SAMPLES.glob("*.*"))
    print(ROW.format("document", "layout ms", "plan ms", "bare parse", "bare ms", "layout", "plan"))
    for file in files:
        for line in measure(file):
            print(line)


def measure(file: Path) -> list[str]:
    """One line for each bare parse of the file's format; a file that cannot be read or is no plan says so."""
    data, name = file.read_bytes(), file.name
    try:
        kind = read_plan(data=data, name=name).layout.kind
    except UnreadableDocument as refusal:
        return [f"{name:<42} {refusal.problem.name}"]
    tasks: dict[str, Callable[[], object]] = {
        "layout": partial(read_layout, data=data, name=name),
        "plan": partial(read_plan, data=data, name=name),
        **{parser: partial(parse, data) for parser, parse in PARSERS[kind].items()},
    }
    taken = _medians(tasks)
    layout, plan = taken.pop("layout"), taken.pop("plan")
    return [
        ROW.format(name, _ms(layout), _ms(plan), parser, _ms(bare), f"{layout / bare:.1f}x", f"{plan / bare:.1f}x")
        for parser, bare in taken.items()
    ]


def _medians(tasks: dict[str, Callable[[], object]]) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(RUNS):
        for name, task in tasks.items():
            began = time.perf_counter()
            task()
            times[name].append(time.perf_counter() - began)
    return {name: median(seconds) for name, seconds in times.items()}


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f}"


if __name__ == "__main__":
    main(sys.argv[1:])
