"""What stands between a plan with findings and its issue: every error is mended, or let stand with a reason."""

from collections.abc import Container, Iterable

from caicach.intake.checks import Finding, Severity
from caicach.plans.rules.adoption import NotReady
from caicach.values.sentence import Sentence


def open_errors(findings: Iterable[Finding], *, waived: Container[str]) -> list[Finding]:
    """The errors that nobody mended and nobody let stand. ``waived`` holds the keys of those let stand."""
    return [one for one in findings if one.severity is Severity.ERROR and one.key not in waived]


def check_settled(findings: Iterable[Finding], *, waived: Container[str]) -> None:
    """Raise ``NotReady`` while an error is open. Warnings and notes are for the head to know; they hold nothing up."""
    if left := open_errors(findings, waived=waived):
        raise NotReady(
            [
                Sentence(
                    "Kế hoạch còn %(n)s lỗi chưa sửa và chưa có lý do giữ nguyên. "
                    "Hãy sửa trong bản nháp, hoặc ghi lý do giữ nguyên từng lỗi trước khi ban hành.",
                    {"n": len(left)},
                )
            ]
        )
