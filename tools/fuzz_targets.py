"""What ``tools.fuzz`` feeds: loaded apart, so that atheris can watch the code on its way in."""

from collections.abc import Callable

from caicach.intake.pipeline import read_plan
from caicach.intake.problems import UnreadableDocument
from caicach.intake.read import read_layout
from tests.builders.documents import word_file

TITLE = "KẾ HOẠCH\nCải cách hành chính năm 2026\nI. NHIỆM VỤ\n"


def fuzz_text(data: bytes) -> None:
    """A text file, and the same below the title of a plan, so that the recognisers see it."""
    _read(data, "a.txt")
    _read(TITLE.encode() + data, "a.txt")


def fuzz_markup(data: bytes) -> None:
    """Text with HTML in it."""
    _read(f"{TITLE}<table><tr><th>STT</th><th>Nhiệm vụ</th><th>Chủ trì</th></tr>".encode() + data, "a.md")


def fuzz_word(data: bytes) -> None:
    """The body of a Word file."""
    _read(word_file(data.decode("utf-8", "replace")), "a.docx")


def fuzz_file(data: bytes) -> None:
    """Bytes under every name."""
    for name in ("a.docx", "a.txt", "a.md", "a"):
        try:
            read_layout(data=data, name=name)
        except UnreadableDocument:
            continue


def _read(data: bytes, name: str) -> None:
    try:
        read_plan(data=data, name=name)
    except UnreadableDocument as refused:
        # The readers turn whatever breaks inside them into a refusal: here that is a find.
        if isinstance(refused.__cause__, Exception) and not isinstance(refused.__cause__, KNOWN):
            raise refused.__cause__ from None


KNOWN = (UnicodeError, SyntaxError, ValueError, OSError)
TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": fuzz_text,
    "markup": fuzz_markup,
    "word": fuzz_word,
    "file": fuzz_file,
}
