"""Pictures made ready for recognition: opened within bounds, grey, upright, large enough."""

import io
import math
from itertools import pairwise

from PIL import Image, ImageOps, UnidentifiedImageError

from caicach.intake.problems import Problem, UnreadableDocument

MAX_PIXELS = 50_000_000
"""Size of a picture; a page scanned at 600 dpi has 35 million."""

PAGE_HEIGHT = 842.0
"""Points that the longer side of a photo stands for: nobody says how large the page was, A4 is usual."""

_FEWEST_PIXELS = 1_400
_MOST_PIXELS = 4_200
_SMALL = 700
_INK = 160
_STEEPEST = 5.0
_COARSE, _FINE = 0.5, 0.1
_LEVEL = 0.1


def open_picture(data: bytes) -> Image.Image:
    """A grey picture, turned as the camera was held. Raises ``UnreadableDocument``: DAMAGED, BOMB."""
    try:
        picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        if picture.width * picture.height > MAX_PIXELS:
            raise UnreadableDocument(Problem.BOMB)
        picture.draft("L", (_MOST_PIXELS, _MOST_PIXELS))
        return _sized(ImageOps.exif_transpose(_on_white(picture)))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UnreadableDocument(Problem.DAMAGED) from error
    except Image.DecompressionBombError as error:
        raise UnreadableDocument(Problem.BOMB) from error


def straightened(picture: Image.Image) -> Image.Image:
    """The picture turned by so much that its lines of text run level."""
    angle = _skew(picture)
    if abs(angle) < _LEVEL:
        return picture
    return picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)


def _on_white(picture: Image.Image) -> Image.Image:
    """In grey, see-through places white."""
    if picture.has_transparency_data:
        seen = picture.convert("LA")
        white = Image.new("L", seen.size, 255)
        white.paste(seen.getchannel("L"), mask=seen.getchannel("A"))
        white.getexif().load(picture.getexif().tobytes())
        return white
    return picture.convert("L")


def _sized(picture: Image.Image) -> Image.Image:
    """Small photos enlarged, large ones reduced: letters are known best at a height of some thirty pixels."""
    longest = max(picture.size)
    factor = min(_MOST_PIXELS / longest, max(1.0, _FEWEST_PIXELS * 2 / longest)) if longest else 1.0
    if math.isclose(factor, 1.0):
        return picture
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _skew(picture: Image.Image) -> float:
    """By how many degrees to turn the picture against the clock: rows that lie level give the sharpest profile."""
    small = picture.reduce(max(1, max(picture.size) // _SMALL))
    ink = small.point([255 if grey < _INK else 0 for grey in range(256)])
    steps = round(_STEEPEST / _COARSE)
    coarse = max((step * _COARSE for step in range(-steps, steps + 1)), key=lambda angle: _sharpness(ink, angle))
    around = round(_COARSE / _FINE)
    return max((coarse + step * _FINE for step in range(-around, around + 1)), key=lambda angle: _sharpness(ink, angle))


def _sharpness(ink: Image.Image, angle: float) -> int:
    """How much rows differ from their neighbours in ink."""
    turned = ink.rotate(angle, resample=Image.Resampling.NEAREST, fillcolor=0)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return sum((one - other) ** 2 for one, other in pairwise(rows))
