"""Ruled lines of a picture: found as long runs of ink, and wiped out so that they are not read as letters."""

from collections.abc import Iterator

from PIL import Image, ImageChops, ImageFilter

from caicach.intake.read.pdf.glyphs import Rule

_DOUBLINGS = 6
"""Runs of 2 to the power of this many pixels, in the picture at half its size, are lines: no stroke of a letter is."""

_INK = 176
_MAX_RUNS = 20_000


def part_rules(picture: Image.Image, *, scale: float) -> tuple[list[Rule], Image.Image]:
    """The lines, in points (``scale`` points a pixel), and the picture without them."""
    # Half the size closes the gaps that noise leaves in a line.
    ink = picture.reduce(2).point([255 if grey < _INK else 0 for grey in range(256)])
    across = _long_runs(ink)
    down = _long_runs(ink.transpose(Image.Transpose.TRANSPOSE))
    rules = [*_rules(across, horizontal=True, scale=2 * scale), *_rules(down, horizontal=False, scale=2 * scale)]
    if not rules:
        return [], picture
    lines = ImageChops.lighter(across, down.transpose(Image.Transpose.TRANSPOSE)).filter(ImageFilter.MaxFilter(3))
    return rules, ImageChops.lighter(picture, lines.resize(picture.size))


def _long_runs(ink: Image.Image) -> Image.Image:
    """The ink that stands in long runs along the rows (morphological opening, the run doubled in each step)."""
    worn = ink
    for step in range(_DOUBLINGS):
        worn = ImageChops.darker(worn, ImageChops.offset(worn, -(1 << step), 0))
    for step in range(_DOUBLINGS):
        worn = ImageChops.lighter(worn, ImageChops.offset(worn, 1 << step, 0))
    return worn


def _rules(runs: Image.Image, *, horizontal: bool, scale: float) -> Iterator[Rule]:
    """Each run as a line. A picture with too many is a photo: it has none."""
    found = list(_runs(runs))
    for row, start, end in found if len(found) <= _MAX_RUNS else ():
        yield Rule(horizontal=horizontal, at=(row + 0.5) * scale, start=start * scale, end=end * scale)


def _runs(runs: Image.Image) -> Iterator[tuple[int, int, int]]:
    """Row, start and end of each run of ink."""
    data, width = runs.tobytes(), runs.width
    for row in range(runs.height):
        line = data[row * width : (row + 1) * width]
        start = line.find(b"\xff")
        while start >= 0:
            end = line.find(b"\x00", start)
            end = width if end < 0 else end
            yield row, start, end
            start = line.find(b"\xff", end)
