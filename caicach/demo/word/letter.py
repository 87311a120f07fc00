"""A letter of an office [công văn]."""

from collections.abc import Sequence

from caicach.demo.word.page import CENTRE, Letterhead, Page


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
