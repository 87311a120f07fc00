"""The letterhead as one text: number, day, place and organs, however its two columns were printed or broken.

Word sets a letterhead in a table, a PDF prints its columns side by side, and a converter may run them together or
break them anywhere. So the lines are read as one text, in which the motto of the State is blanked first.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from caicach.intake.draft import Found
from caicach.intake.layout import Place
from caicach.intake.recognise.document_words import DAY_MONTH_YEAR
from caicach.intake.recognise.outline import Paragraph
from caicach.intake.recognise.wording import folded, is_capitals

_NUMBER = re.compile(
    r"(?<!\w)Số\s*:?\s*(\d+[a-zđ]?)?[\s.…_]*"
    r"((?:/\d{4})?\s*/\s*[A-ZĐ][A-ZĐa-zđ0-9&.–-]*|-[A-ZĐ]{1,4}/[A-ZĐ][A-ZĐa-z-]*)"
)
_DATE = re.compile(rf"ngày\s*{DAY_MONTH_YEAR}")
_BEFORE_DATE = re.compile(r"([^,:;\d\n]{2,80}),\s*ngày\b")
_MOTTO = re.compile(r"cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam|độc\s+lập\s*-\s*tự\s+do\s*-\s*hạnh\s+phúc")
_STAMP = re.compile(r"dự thảo|hỏa tốc|thượng khẩn|khẩn|mật")
_ORGAN = re.compile(r"(ủy(?: ban)?|ubnd|hội đồng|sở|phòng|bộ|văn phòng|ban(?! nhân)|trung tâm|cục|chi cục|đảng bộ)\b")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The text of a letterhead, the motto blanked letter for letter, and the place of each of its lines."""

    text: str
    lines: tuple[tuple[int, int, tuple[Place, ...]], ...]

    def number(self) -> Found[str] | None:
        """The document's number, as "12/QĐ-UBND"; None where it was left blank or is not printed."""
        match = _NUMBER.search(self.text)
        if match is None or not match[1]:
            return None
        return Found(re.sub(r"\s+", "", match[1] + match[2]).rstrip(".,"), self._places(match), 0.98)

    def has_number_line(self) -> bool:
        """True where a number is printed, or the blank for it."""
        return _NUMBER.search(self.text) is not None

    def issued_on(self) -> Found[date] | None:
        """The day of issue; None where the line is incomplete or names no day that there is."""
        match = _DATE.search(folded(self.text))
        if match is None:
            return None
        try:
            return Found(date(int(match[3]), int(match[2]), int(match[1])), self._places(match), 0.97)
        except ValueError:
            return None

    def place(self) -> Found[str] | None:
        """The place of issue: the words before ", ngày", without those of the column to their left."""
        blanked = _NUMBER.sub(lambda match: " " * len(match[0]), self.text)
        match = _BEFORE_DATE.search(blanked)
        words = re.split(r"\s{2,}", match[1].rstrip())[-1].strip() if match else ""
        return Found(words, self._places(match), 0.95) if match and words else None

    def organs(self) -> list[tuple[str, tuple[Place, ...]]]:
        """The organs named, the higher one first; a name printed on several lines is one organ."""
        organs: list[tuple[str, tuple[Place, ...]]] = []
        for start, end, places in self.lines:
            words = re.split(r"(?<!\w)Số\s*:|\s{3,}", self.text[start:end].strip(" -*_"))[0].strip(" -*_")
            if len(words) < 2 or not is_capitals(words) or _STAMP.search(folded(words)):
                continue
            if _ORGAN.match(folded(words)):
                organs.append((words, places))
            elif organs:
                organs[-1] = (f"{organs[-1][0]} {words}", organs[-1][1] + places)
        return organs

    def _places(self, match: re.Match[str]) -> tuple[Place, ...]:
        return tuple(
            place
            for start, end, places in self.lines
            for place in places
            if start < match.end() and match.start() < end
        )


def read_letterhead(paragraphs: Iterable[Paragraph]) -> Letterhead:
    """Put the lines of a letterhead together and blank the motto of the State."""
    text = ""
    lines = []
    for paragraph in paragraphs:
        printed = f"{paragraph.mark} {paragraph.text}" if paragraph.mark else paragraph.text
        lines.append((len(text), len(text) + len(printed), paragraph.places))
        text += printed + "\n"
    for match in _MOTTO.finditer(folded(text)):
        blank = re.sub(r"[^\n]", " ", text[match.start() : match.end()])
        text = text[: match.start()] + blank + text[match.end() :]
    return Letterhead(text=text, lines=tuple(lines))
