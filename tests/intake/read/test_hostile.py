"""Files meant to hang or fill the machine, or that look so: read within the bounds, or refused with a sentence.

Bombs of archives, of XML and of PDF stand in ``test_refusals``. Nothing here looks at the clock: the bounds that are
set decide, and a reader that took on more than they allow would fail these tests by what it returns.
"""

import sys
from collections import Counter
from collections.abc import Callable

import pytest

from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read import isolation, limits, read_layout
from caicach.intake.recognise import recognise_plan
from tests.builders.documents import PdfPage, paragraph, pdf_file, table, word_file

MANY = 10_000
FEW = 60
CELLS = ["1", "Rà soát", "UBND xã"]
TASK = "1\tRà soát thủ tục\tUBND xã\tQuý I\n"


def refusal(data: bytes, name: str) -> Problem:
    with pytest.raises(UnreadableDocument) as caught:
        read_layout(data=data, name=name)
    assert str(caught.value).endswith(".")
    return caught.value.problem


def as_word(rows: int) -> bytes:
    return word_file(table(*[CELLS[:1]] * rows))


def as_html(rows: int) -> bytes:
    row = "".join(f"<td>{cell}</td>" for cell in CELLS[:2])
    return f"<table>{f'<tr>{row}</tr>' * rows}</table>".encode()


def as_markdown(rows: int) -> bytes:
    return (f"| {' | '.join(CELLS)} |\n" * rows).encode()


def as_tabs(rows: int) -> bytes:
    return ("\t".join(CELLS) + "\n").encode() * rows


def calls_to_read(data: bytes, name: str) -> int:
    """How many functions are called while a file is read: its cost, the same on every machine."""
    called = Counter[str]()
    watching = sys.getprofile()
    sys.setprofile(lambda _frame, event, _of: called.update((event,)))
    try:
        read_layout(data=data, name=name)
    finally:
        sys.setprofile(watching)
    return called["call"] + called["c_call"]


TABLES = [(as_word, "a.docx"), (as_html, "a.md"), (as_markdown, "a.md"), (as_tabs, "a.txt")]


@pytest.mark.parametrize(("make", "name"), TABLES)
def test_twice_the_rows_cost_twice_the_work(make: Callable[[int], bytes], name: str) -> None:
    once, twice = (calls_to_read(make(rows), name) for rows in (FEW, 2 * FEW))

    assert once < twice <= 2 * once


@pytest.mark.parametrize(("make", "name", "rows"), [*((*one, 1_000) for one in TABLES), (as_tabs, "a.txt", MANY)])
def test_a_long_table_is_read_whole(make: Callable[[int], bytes], name: str, rows: int) -> None:
    layout = read_layout(data=make(rows), name=name)

    assert len([line for line in layout.lines if line.cells]) == rows
    last = [cell.text for cell in layout.lines[-1].cells]
    assert last == CELLS[: len(last)] != []


def test_a_table_with_more_tags_than_any_plan_is_refused() -> None:
    tags = 4 * (limits.MAX_TAGS // 4 + 1)

    assert refusal(b"<table>" + b"<tr><td>a</td></tr>" * (tags // 4), "a.md") is Problem.TOO_LONG


@pytest.mark.parametrize("size", [limits.MAX_CHARACTERS * 3, limits.MAX_LINE_CHARACTERS + 1])
def test_one_endless_line_is_refused(size: int) -> None:
    assert refusal(b"ab" * (size // 2 + 1), "a.txt") is Problem.TOO_LONG


@pytest.mark.parametrize("tag", ["table><tr><td", "ul><li", "b", "div", "blockquote", "unknown"])
def test_tags_nested_without_end_are_read_flat(tag: str) -> None:
    layout = read_layout(data=f"<p>Kế hoạch</p>{f'<{tag}>' * 5_000}sâu".encode(), name="a.md")

    assert "sâu" in layout.lines[-1].text


def test_a_word_file_with_macros_gives_its_text_and_no_macro_is_looked_at() -> None:
    data = word_file(paragraph("Kế hoạch"), extra={"word/vbaProject.bin": b'Sub AutoOpen()\nShell "x"\nEnd Sub'})

    assert [line.text for line in read_layout(data=data, name="a.docm").lines] == ["Kế hoạch"]


def test_a_link_to_a_file_or_an_address_inside_a_word_file_is_not_followed() -> None:
    field = '<w:r><w:instrText>INCLUDETEXT "/etc/hostname"</w:instrText></w:r>'
    linked = '<w:altChunk xmlns:r="x" r:id="rId9"/>'

    layout = read_layout(data=word_file(paragraph("Kế hoạch", field) + linked), name="a.docx")

    assert [line.text for line in layout.lines] == ["Kế hoạch"]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_text_with_zeros_is_no_text(name: str) -> None:
    assert refusal("Kế hoạch\0năm".encode(), name) is Problem.UNKNOWN_FORMAT


def test_a_pdf_under_another_name_is_read_for_what_it_is() -> None:
    data = pdf_file(PdfPage().text(72, 72, "Kế hoạch"))

    assert read_layout(data=data, name="a.txt").kind == "pdf"


def test_a_pdf_cut_off_anywhere_is_refused() -> None:
    data = pdf_file(PdfPage().text(72, 72, "Kế hoạch"))

    assert refusal(data[: len(data) // 2], "a.pdf") is Problem.DAMAGED


def test_a_font_whose_codes_mean_nothing_costs_a_note_and_not_the_other_pages() -> None:
    data = pdf_file(PdfPage().text(72, 72, "Kế hoạch"))
    broken = data.replace(b"/ToUnicode 3 0 R", b"/ToUnicode 9 9 R")

    assert outcome(broken, "a.pdf") in {"noted", Problem.EMPTY, Problem.UNREADABLE_SCAN, Problem.NO_TEXT}


def outcome(data: bytes, name: str) -> str:
    """ "noted" for a layout with a note, "silent" for one without, or the problem."""
    try:
        return "noted" if read_layout(data=data, name=name).notes else "silent"
    except UnreadableDocument as refused:
        return refused.problem


def test_a_reader_that_hears_nothing_for_too_long_ends_what_it_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "MAX_SECONDS", 0.01)

    assert refusal(pdf_file(PdfPage().text(72, 72, "Kế hoạch")), "a.pdf") is Problem.BOMB


def test_equal_rows_are_a_task_each_however_many() -> None:
    head = "KẾ HOẠCH\nCải cách hành chính năm 2026\nSTT\tNhiệm vụ\tChủ trì\tThời hạn\n"

    layout = read_layout(data=head.encode() + TASK.encode() * 300, name="a.txt")

    assert len(recognise_plan(layout).tasks) == 300
