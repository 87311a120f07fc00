"""Whether a printed line goes on where the line before it broke off, or begins a paragraph of its own."""

import re
from dataclasses import dataclass
from itertools import pairwise

from caicach.intake.layout import Layout, Line
from caicach.intake.recognise.marks import Mark, MarkKind, is_lone_mark, split_mark
from caicach.intake.recognise.wording import folded, is_capitals, plain

# Openings that begin a paragraph of their own wherever they stand at the head of a line.
_CUES = re.compile(
    r"căn cứ\b|theo đề nghị|xét đề nghị|nơi nhận|quyết định\s*:?$|kế hoạch$|phụ lục(\s+[\divx]+)?\s*$|"
    r"\(\s*(ban hành |đính )?kèm|\(có phụ lục|\(chi tiết|tm\s*\.|kt\s*\.|độc lập\s*-|cộng hòa xã hội|ủy ban nhân dân$|"
    r"(phó )?chủ tịch$|giám đốc$|\(đã ký\)"
)
_AFTER_STOP = re.compile(r"đồng thời|trong quá trình|quá trình (thực hiện|triển khai)|trên đây là")
_OWN_LINE = re.compile(
    r"(quyết định|kế hoạch|phụ lục(\s+[\divx]+)?|chủ tịch|phó chủ tịch|giám đốc|nơi nhận|\(đã ký\))\s*[:.]?$"
)
# A preamble that opens with what it carries out; in mid-sentence these words are small.
_PREAMBLE = re.compile(
    r"(?:Thực hiện|Theo|Triển khai)\s+(?:Kế hoạch|Quyết định|Nghị quyết|Chỉ thị|Công văn|Chương trình|Thông báo)\s+số\b"
)
_LABEL = re.compile(
    r"(?:(?:Cơ quan|Đơn vị|Bộ phận)\s+(?:chủ trì|phối hợp|thực hiện)|Chủ trì|Phối hợp|Thời gian|Thời hạn)[^:.;]{0,30}:"
)
# Words that never end a heading or a sentence: the next line goes on, whatever it begins with.
_CONNECTIVE = re.compile(
    r"(?:^|\s)(và|của|về|tại|theo|trong|trên|cho|các|những|với|do|để|từ|đến|hoặc|là|được|bằng|thuộc|ở|như|nhằm|gồm|qua|"
    r"nghị định|nghị quyết|quyết định số|khoản|điểm|điều|giai đoạn)$"
)
_BEFORE_NUMBER = re.compile(r"(?<!của)(?:^|\s)(ngày|tháng|mục|điểm|khoản|điều|mức độ|tiêu chuẩn|iso|phiên bản|thứ)$")
_ENDED = re.compile(r"[.;:!?…][\"”’')]*$|[./]+\\?$")

# Lines of a document broken into a few words each are no longer than this at the median.
_SHREDDED_LENGTH = 32
# Of the lines after a blank one this share begins small only where blanks mean nothing.
_SMALL_AFTER_BLANK = 0.15


@dataclass(frozen=True, slots=True)
class OpenLine:
    """The last printed line of a paragraph still open; ``in_brackets`` where the paragraph has a bracket to close."""

    text: str
    in_brackets: bool


@dataclass(frozen=True, slots=True)
class LineHabits:
    """How a document breaks its lines: learnt from all of them, asked for each.

    ``width`` is the length of a full line; ``shredded`` means a few words to a line; where ``blanks_mean_nothing`` a
    converter put blank lines between all lines.
    """

    is_word: bool
    width: int
    shredded: bool
    blanks_mean_nothing: bool

    def goes_on(self, before: OpenLine, text: str, *, blank: bool, heading: bool) -> bool:
        """True where ``text`` belongs to the paragraph of ``before``; ``blank`` tells of a blank line between them."""
        blank = blank and not self.blanks_mean_nothing
        unfinished = _ENDED.search(before.text) is None
        mark, _ = split_mark(f"{text} Ý" if is_lone_mark(text) else text)
        if mark:
            return unfinished and _is_false_mark(mark, before, text)
        if (
            _CUES.match(folded(text))
            or _PREAMBLE.match(text)
            or _LABEL.match(text)
            or _OWN_LINE.match(folded(before.text))
            or heading
        ):
            return False
        if self.is_word:
            return unfinished and _can_only_go_on(before, text)
        if not unfinished:
            return self._goes_on_after_stop(before, text, blank=blank)
        return _can_only_go_on(before, text) or self._runs_over(before, text, blank=blank)

    def _goes_on_after_stop(self, before: OpenLine, text: str, *, blank: bool) -> bool:
        """A sentence or clause may end just where its line does, in the middle of a paragraph."""
        if blank or _AFTER_STOP.match(folded(text)):
            return False
        if text[0].islower() and not before.text.endswith(":"):
            return True
        return before.text.endswith((".", ":")) and len(before.text) <= 160 and self._had_no_room(before, text)

    def _had_no_room(self, before: OpenLine, text: str) -> bool:
        """The first word of the next line would not have fitted: the line was broken, the paragraph was not."""
        if len(before.text) < 40 and not self.shredded:
            return False
        return len(before.text) + 1 + len(text.split(" ", 1)[0]) > 0.95 * self.width

    def _runs_over(self, before: OpenLine, text: str, *, blank: bool) -> bool:
        """An unfinished line runs on into a line that begins with a capital where it was broken for want of room."""
        if _is_title(before.text) != _is_title(text):
            return False
        if self.shredded:
            return not blank
        return not blank and len(before.text) >= min(66, max(28, int(0.7 * self.width)))


def learn_habits(layout: Layout) -> LineHabits:
    """How the document behind ``layout`` breaks its lines."""
    running = [line for line in layout.lines if not line.cells]
    lengths = sorted(len(plain(line.text)) for line in running if plain(line.text))
    printed = [length for length in lengths if length <= 160] or [0]
    return LineHabits(
        is_word=layout.kind == "docx",
        width=printed[int(0.97 * (len(printed) - 1))],
        shredded=len(lengths) >= 60 and lengths[len(lengths) // 2] <= _SHREDDED_LENGTH,
        blanks_mean_nothing=_blanks_mean_nothing(running),
    )


def is_blank_between(before: Line | None, line: Line) -> bool:
    """True where the numbers of two lines show that lines between them (blank ones) were left out."""
    return before is None or line.number > before.number + 1


def _blanks_mean_nothing(running: list[Line]) -> bool:
    after_blank = [
        plain(line.text)
        for before, line in pairwise(running)
        if plain(line.text) and (not plain(before.text) or is_blank_between(before, line))
    ]
    small = sum(text[0].islower() and split_mark(text)[0] is None for text in after_blank)
    return len(after_blank) >= 20 and small > _SMALL_AFTER_BLANK * len(after_blank)


def _is_title(text: str) -> bool:
    """Capitals of more than one word; a single word in capitals is an abbreviation."""
    return is_capitals(text) and " " in text


def _can_only_go_on(before: OpenLine, text: str) -> bool:
    """``text`` is the rest of a sentence: it begins small or with a closing sign, or a word was left hanging."""
    first = text[0]
    if first.islower() or first in "),.;:%/" or (first == "(" and text[1:2].islower()):
        return True
    if before.in_brackets:
        return True
    if first.isdigit() and not is_capitals(before.text):
        return True
    # A name may end like a connective ("Suối Trong"): only small letters hang.
    return before.text.endswith(",") or _CONNECTIVE.search(before.text) is not None


def _is_false_mark(mark: Mark, before: OpenLine, text: str) -> bool:
    """A number or dash at the head of a line that belongs to the sentence before ("… ngày / 3. …", "2021 / - 2030")."""
    if mark.kind in (MarkKind.PAREN, MarkKind.LETTER) and before.in_brackets:
        return True
    if mark.kind in (MarkKind.NUMBER, MarkKind.DOTTED, MarkKind.PAREN):
        return _BEFORE_NUMBER.search(folded(before.text)) is not None
    if mark.kind is MarkKind.DASH:
        return before.text[-1:].isdigit() and re.match(r"[-–]\s*\d+(?![\d%]|\s*%)", text) is not None
    return False
