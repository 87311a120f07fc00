"""Row numbers of tables: short numbers alone in a narrow column, which a look at the whole page misreads or leaves out.

They are cut out, put under one another in one tall picture and looked at once more as what they can be: Arabic or Roman
numerals, or the head of their column. Where that is not quite sure, the first look stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from PIL import Image, ImageFilter

from caicach.intake.read.pdf.glyphs import Rule
from caicach.intake.read.pdf.grid import find_grids
from caicach.intake.read.scan.tesseract import SeenWord, numerals_in

_WIDEST = 50.0
"""Width of a column that holds nothing but row numbers, in points."""

_LONGEST = 5
_FEWEST_NUMBERS = 3
_WIDE_GAP = 0.8
_SAME_COLUMN = 1.0
_BEYOND = 12.0
"""How far a column may go on beyond the numbers seen at first: its head, and numbers that were left out."""

_LOWEST, _HIGHEST = 0.5, 1.8
"""Heights of numerals, in usual heights of words."""

_INK, _PAPER = 140, 150
_EDGE = 3
_TILE, _STEP = 32, 96
_MOST_TILES = 120
_SURE, _SURE_ALONE, _SURE_ROMAN = 70.0, 80.0, 85.0
"""From which sureness on a number is taken: in place of another reading, where nothing was seen, and of Roman ones,
whose strokes run together."""

_SURE_LETTERS = 80.0
_NUMERAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5})\.?|S?TT")
_LIKE_NUMBER = re.compile(r"[\dIVX].*")
_KEPT = re.compile(r"[a-zđ][.)]?|S?TT|Số", re.IGNORECASE)

_Place = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Tile:
    """The ink of one number and its place on the page."""

    place: _Place
    ink: Image.Image


def with_row_numbers(
    words: Sequence[SeenWord], picture: Image.Image, *, rules: Sequence[Rule], scale: float
) -> list[SeenWord]:
    """The words of a picture without ruled lines, with row numbers as a second look sees them. ``scale`` as points a
    pixel."""
    if not words:
        return []
    usual = median(word.bottom - word.top for word in words)
    grids = [place for grid in find_grids(rules) for place in _ruled(grid.xs, grid.ys, scale)]
    strips = grids or list(_aligned(words, usual, scale))
    tiles = [tile for strip in strips for tile in _tiles(picture, strip, usual)][:_MOST_TILES]
    if not tiles:
        return list(words)
    found = list(_accepted(tiles, words))
    return [*(word for word in words if not any(_inside(word, number) for number in found)), *found]


def _ruled(xs: Sequence[float], ys: Sequence[float], scale: float) -> Iterator[_Place]:
    """The first column of a ruled table, where it is narrow."""
    if xs[1] - xs[0] <= _WIDEST:
        yield round(xs[0] / scale) + _EDGE, round(ys[0] / scale), round(xs[1] / scale) - _EDGE, round(ys[-1] / scale)


def _aligned(words: Sequence[SeenWord], usual: float, scale: float) -> Iterator[_Place]:
    """Strips at the left in which numbers stand under one another, apart from what follows them."""
    leading = sorted(_leading(words, usual), key=lambda pair: pair[0].x0)
    groups: list[list[tuple[SeenWord, SeenWord]]] = []
    for pair in leading:
        if not groups or pair[0].x0 - groups[-1][-1][0].x0 > _SAME_COLUMN * usual:
            groups.append([])
        groups[-1].append(pair)
    for group in groups:
        left = min(word.x0 for word, _ in group) - round(usual / 2)
        right = min(following.x0 for _, following in group) - _EDGE
        top = min(word.top for word, _ in group) - _BEYOND * usual
        bottom = max(word.bottom for word, _ in group) + _BEYOND * usual
        numbers = sum(_LIKE_NUMBER.match(word.text) is not None for word, _ in group)
        if numbers >= _FEWEST_NUMBERS and (right - left) * scale <= _WIDEST:
            yield max(0, left), max(0, round(top)), right, round(bottom)


def _leading(words: Sequence[SeenWord], usual: float) -> Iterator[tuple[SeenWord, SeenWord]]:
    """Short words that nothing stands before, with the word that follows after a wide gap."""
    for word in words:
        if len(word.text) > _LONGEST:
            continue
        level = [other for other in words if other is not word and _is_level(word, other)]
        following = min((other for other in level if other.x0 >= word.x1), key=lambda other: other.x0, default=None)
        if following is None or any(other.x0 < word.x0 for other in level):
            continue
        if following.x0 - word.x1 > _WIDE_GAP * usual:
            yield word, following


def _is_level(one: SeenWord, other: SeenWord) -> bool:
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return 2 * common > min(one.bottom - one.top, other.bottom - other.top)


def _tiles(picture: Image.Image, strip: _Place, usual: float) -> Iterator[_Tile]:
    """The ink in a strip, line by line, without what reaches beyond it."""
    left, upper = strip[:2]
    column = picture.crop(strip)
    # Specks part no lines.
    ink = column.filter(ImageFilter.MedianFilter(3)).point([255 if grey < _INK else 0 for grey in range(256)])
    rows = ink.resize((1, ink.height), Image.Resampling.BOX).tobytes()
    for top, bottom in _runs(rows):
        is_whole = top > 0 and bottom < ink.height
        if not (is_whole and _LOWEST * usual <= bottom - top <= _HIGHEST * usual):
            continue
        box = ink.crop((0, top, ink.width, bottom)).getbbox()
        if box is not None and box[0] > 0 and box[2] < ink.width:
            place = (left + box[0], upper + top, left + box[2], upper + bottom)
            yield _Tile(place, column.crop((box[0], top, box[2], bottom)))


def _runs(rows: bytes) -> Iterator[tuple[int, int]]:
    """Start and end of each run of rows with ink."""
    return ((run.start(), run.end()) for run in re.finditer(rb"[^\x00]+", rows))


def _accepted(tiles: Sequence[_Tile], words: Sequence[SeenWord]) -> Iterator[SeenWord]:
    """The numbers that are sure enough, against what the first look saw there."""
    for tile, seen in zip(tiles, _looked_at(tiles), strict=True):
        if seen is None or not _NUMERAL.fullmatch(seen.text):
            continue
        left, top, right, bottom = tile.place
        number = SeenWord(seen.text, left, top, right, bottom, seen.sureness, line=("row number", str(top)))
        before = [word for word in words if _inside(word, number)]
        kept = any(word.sureness >= _SURE_LETTERS and _KEPT.fullmatch(word.text) for word in before)
        if not kept and seen.sureness >= _needed(seen.text, is_alone=not before):
            yield number


def _needed(text: str, *, is_alone: bool) -> float:
    if not text[0].isdigit():
        return _SURE_ROMAN
    return _SURE_ALONE if is_alone else _SURE


def _looked_at(tiles: Sequence[_Tile]) -> list[SeenWord | None]:
    """What each tile reads as; None for nothing, or more than one word."""
    sized = [_sized(tile.ink) for tile in tiles]
    tall = Image.new("L", (max(ink.width for ink in sized) + 4 * _TILE, _STEP * len(sized) + _TILE), 255)
    for index, ink in enumerate(sized):
        tall.paste(ink, (2 * _TILE, index * _STEP + _TILE))
    seen: list[list[SeenWord]] = [[] for _ in tiles]
    for word in numerals_in(tall):
        seen[min((word.top + word.bottom) // 2 // _STEP, len(tiles) - 1)].append(word)
    return [found[0] if len(found) == 1 else None for found in seen]


def _sized(ink: Image.Image) -> Image.Image:
    """As high as tesseract knows letters best, in black on white."""
    width = max(1, round(ink.width * _TILE / ink.height))
    grey = ink.resize((width, _TILE), Image.Resampling.LANCZOS)
    return grey.point([0 if value < _PAPER else 255 for value in range(256)])


def _inside(word: SeenWord, number: SeenWord) -> bool:
    """Whether a word stands where the number does."""
    across, down = (word.x0 + word.x1) / 2, (number.top + number.bottom) / 2
    return number.x0 - _EDGE <= across <= number.x1 + _EDGE and word.top <= down <= word.bottom
