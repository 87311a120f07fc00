"""Pictures of pages: photos, and pages of a PDF that were scanned."""

import io
import os
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from caicach.intake.layout import Doubt, Layout
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read import read_layout
from caicach.intake.read.scan import picture as pictures
from caicach.intake.read.scan import reader as scanning
from caicach.intake.read.scan import row_numbers, tesseract
from caicach.intake.read.scan.page import recognised_page
from caicach.intake.read.scan.picture import open_picture, straightened
from caicach.intake.read.scan.row_numbers import with_row_numbers
from caicach.intake.read.scan.rules import part_rules
from caicach.intake.read.scan.tesseract import SeenWord

ROOT = Path(__file__).resolve().parents[3]
TEXT_PAGE = (ROOT / "tests" / "golden" / "cua_lach_2023.pdf", 1)
RULED_PAGE = (ROOT / "docs" / "samples" / "ke-hoach-doi-sim.pdf", 2)
DPI = 200

with_tesseract = pytest.mark.skipif(
    not tesseract.is_installed() and os.environ.get("CI") != "true",
    reason="tesseract-ocr-vie is not installed",
)


def drawn(source: tuple[Path, int], *, turned: float = 0.0, lower: float = 1.0) -> Image.Image:
    """A page of a PDF as a scanner sees it: at an angle, with some noise; ``lower`` keeps that part of its height."""
    path, number = source
    page = pypdfium2.PdfDocument(path)[number].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    page = page.crop((0, 0, page.width, round(page.height * lower)))
    page = page.rotate(turned, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return ImageChops.add(page, Image.effect_noise(page.size, 20), scale=1, offset=-128)


def saved(picture: Image.Image, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()


@cache
def mixed_pdf() -> bytes:
    """The ruled page as letters, and once more as a scan."""
    path, number = RULED_PAGE
    whole = pypdfium2.PdfDocument(path)
    document = pypdfium2.PdfDocument.new()
    document.import_pages(whole, [number])
    scanned = io.BytesIO()
    drawn(RULED_PAGE, turned=-0.8, lower=0.45).save(scanned, "PDF", resolution=DPI)
    document.import_pages(pypdfium2.PdfDocument(scanned.getvalue()))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def words(layout: Layout) -> list[str]:
    return " ".join(line.text for line in layout.lines).split()


def problem_of(data: bytes, name: str = "a.png") -> Problem:
    with pytest.raises(UnreadableDocument) as caught:
        read_layout(data=data, name=name)
    return caught.value.problem


@with_tesseract
class TestRecognition:
    def test_a_crooked_photo_gives_the_words_of_its_page(self) -> None:
        layout = read_layout(data=saved(drawn(TEXT_PAGE, turned=1.3, lower=0.5)), name="trang.png")

        known = read_layout(data=TEXT_PAGE[0].read_bytes(), name="a.pdf")
        wanted = [word for line in known.lines if line.page == 2 for word in line.text.split()][:150]
        assert layout.kind == "picture"
        assert len([word for word in wanted if word in words(layout)]) > 0.95 * len(wanted)
        assert "máy nhận dạng" in str(layout.notes[0])

    def test_a_scanned_page_between_letters_is_read_with_its_ruled_table_and_tells_how_far_it_is(self) -> None:
        told: list[tuple[int, int]] = []

        layout = read_layout(data=mixed_pdf(), name="a.pdf", progress=lambda page, of: told.append((page, of)))

        rows = [[cell.text for cell in line.cells] for line in layout.lines if line.page == 2 and line.cells]
        assert told == [(2, 2)]
        assert str(layout.notes[0]).startswith("Trang 2 là ảnh quét")
        assert rows[0][:4] == ["STT", "Nội dung nhiệm vụ", "Chủ trì", "Phối hợp"]
        assert {len(row) for row in rows if len(row) > 2} == {6}
        assert any("Công khai phí, lệ phí" in row[1] for row in rows if len(row) > 1)


class TestWithoutTesseract:
    def test_a_photo_is_refused_with_what_to_do(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(scanning, "is_installed", lambda: False)

        with pytest.raises(UnreadableDocument) as caught:
            scanning.parse_picture(saved(Image.new("L", (200, 200), 255)))

        assert caught.value.problem is Problem.NO_TEXT
        assert "tesseract-ocr-vie" in str(caught.value)


class TestPictures:
    def test_a_page_is_turned_until_its_lines_are_level(self) -> None:
        rows = Image.new("L", (600, 800), 255)
        for y in range(60, 740, 20):
            rows.paste(0, (60, y, 540, y + 6))
        crooked = rows.rotate(2.0, fillcolor=255)

        level = straightened(crooked)

        assert sum(ImageChops.difference(level, rows).histogram()[128:]) < 0.05 * 600 * 800

    def test_ruled_lines_are_found_and_wiped_out(self) -> None:
        page = Image.new("L", (1000, 1000), 255)
        page.paste(0, (100, 200, 900, 203))
        page.paste(0, (100, 200, 103, 800))
        page.paste(0, (300, 300, 310, 330))

        rules, rest = part_rules(page, scale=0.5)

        assert {rule.horizontal for rule in rules} == {True, False}
        assert all(abs(rule.start - (50 if rule.horizontal else 100)) <= 1 for rule in rules)
        assert rest.crop((90, 190, 910, 210)).getextrema() == (255, 255)
        assert rest.getpixel((305, 315)) == 0

    def test_see_through_pictures_stand_on_white(self) -> None:
        assert open_picture(saved(Image.new("RGBA", (300, 300), (0, 0, 0, 0)))).getextrema() == (255, 255)

    def test_too_many_pixels_are_refused_before_they_are_unpacked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pictures, "MAX_PIXELS", 99)

        with pytest.raises(UnreadableDocument) as caught:
            open_picture(saved(Image.new("L", (10, 10))))

        assert caught.value.problem is Problem.BOMB

    def test_a_picture_cut_off_is_damaged(self) -> None:
        whole = saved(drawn(TEXT_PAGE, lower=0.1), "JPEG")

        assert problem_of(whole[: len(whole) // 2], "a.jpg") is Problem.DAMAGED
        assert problem_of(whole[:30], "a.jpg") is Problem.DAMAGED


class TestDoubts:
    def test_words_below_the_threshold_keep_their_places_and_what_is_left_out_at_first_is_looked_at_again(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def seen(picture: Image.Image, *, dpi: int, is_sparse: bool = False) -> list[SeenWord]:
            assert picture.size == page.size
            assert dpi > 0
            if is_sparse:
                return [SeenWord("9.", 40, 100, 60, 130, 90.0, ("2",))]
            return [
                SeenWord("trước", 100, 100, 200, 130, 95.0, ("1",)),
                SeenWord("15/6", 210, 100, 280, 130, 60.0, ("1",)),
                SeenWord("năm", 290, 100, 350, 130, 92.0, ("1",)),
            ]

        page = Image.new("L", (2100, 2970), 255)
        page.paste(0, (40, 100, 60, 130))
        monkeypatch.setattr("caicach.intake.read.scan.page.words_in", seen)
        monkeypatch.setattr(scanning, "is_installed", lambda: True)

        layout = scanning.parse_picture(saved(page))

        (line,) = layout.lines
        assert line.text == "9. trước 15/6 năm"
        assert line.doubts == (Doubt(start=9, end=13),)
        assert line.doubtful_words() == ["15/6"]

    def test_a_blank_page_has_no_words(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("caicach.intake.read.scan.page.words_in", lambda *_, **__: [])

        assert recognised_page(Image.new("L", (500, 700), 255)).glyphs == ()


class TestRowNumbers:
    """Five rows: a number left out, two seen as something else."""

    def read(self, monkeypatch: pytest.MonkeyPatch, told: list[tuple[str, float]]) -> list[str]:
        """What stands in the column of numbers where the look at the numerals tells this."""
        page = Image.new("L", (800, 700), 255)
        words = []
        for row, text in enumerate(("1", "", "11", "2:2", "3")):
            top = 200 + 80 * row
            page.paste(0, (60, top, 84, top + 20))
            words.append(SeenWord("Ban", 160, top, 210, top + 20, 95.0, ("1", str(row))))
            if text:
                words.append(SeenWord(text, 60, top, 84, top + 20, 90.0, ("2", str(row))))
        looked = [
            SeenWord(text, 64, 96 * row + 32, 100, 96 * row + 64, sureness, ("1", str(row)))
            for row, (text, sureness) in enumerate(told)
        ]
        monkeypatch.setattr(row_numbers, "numerals_in", lambda _tall: looked)
        found = with_row_numbers(words, page, rules=[], scale=0.24)
        return [word.text for word in sorted(found, key=lambda word: word.top) if word.x0 < 100]

    def test_a_second_look_finds_what_was_left_out_and_rights_what_was_misread(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told = [("1", 97.0), ("1.1", 95.0), ("1.2", 93.0), ("2.2", 91.0), ("3", 96.0)]

        assert self.read(monkeypatch, told) == ["1", "1.1", "1.2", "2.2", "3"]

    def test_nothing_is_guessed_where_the_second_look_is_unsure(self, monkeypatch: pytest.MonkeyPatch) -> None:
        told = [("1", 97.0), ("7", 75.0), ("1.2", 40.0), ("II", 80.0), ("3.", 96.0)]

        assert self.read(monkeypatch, told) == ["1", "11", "2:2", "3."]
