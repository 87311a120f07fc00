"""Single sheets of an office: a letter [công văn], and a record that stands for any other document."""

from collections.abc import Sequence
from datetime import date

from caicach.demo.word.page import CENTRE, Letterhead, Page, spoken_day


def write_letter(
    *, head: Letterhead, to: Sequence[str], text: Sequence[str], receivers: Sequence[str], title: str, name: str
) -> bytes:
    """The letter as a Word file; ``head.subject`` is its "V/v". Raises ``ValueError`` for a letter without a date."""
    if head.day is None:
        raise ValueError("a letter has a date")
    page = Page()
    page.letterhead(head)
    page.line(f"Kính gửi: {'; '.join(to)}.", align=CENTRE)
    for paragraph in text:
        page.line(paragraph, indent=True)
    page.signature(receivers=receivers, authority=None, title=title, name=name)
    return page.saved(title=head.subject or "Công văn", author=" ".join(head.issuer), on=head.day)


def write_record(*, title: str, issuer: str, day: date) -> bytes:
    """A page that stands for a document of an office, so that evidence can be opened and read."""
    page = Page()
    page.line(issuer.upper(), align=CENTRE, bold=True)
    page.line(title, align=CENTRE, bold=True)
    page.line(f"Lập {spoken_day(day)}.", align=CENTRE, italic=True)
    page.line("Tài liệu minh họa của dữ liệu mẫu, không có giá trị thực tế.", indent=True)
    return page.saved(title=title, author=issuer, on=day)
