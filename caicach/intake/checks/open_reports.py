"""Reports that a task owes without a time: "định kỳ báo cáo" with no period, "báo cáo UBND" with no day."""

import re
from collections.abc import Iterator, Sequence

from caicach.intake.checks.case import Case
from caicach.intake.checks.finding import DefectKind, Finding, Severity, Spot
from caicach.intake.checks.spots import place_name, task_place
from caicach.intake.recognise.wording import folded
from caicach.values.sentence import Sentence

_RULE = "open_reports"
_CLAUSE = re.compile(r"[^;.]+")
_REPORTS = re.compile(
    r"\s*[-–+]?\s*(?:và\s+)?(?:(?P<periodic>định kỳ)\s+(?:tổng hợp\s*,?\s*)?)?báo cáo(?!\s*[:,]?\s*$)"
)
# What fixes a time, or leaves it to a rule or event that can be looked up.
_TIMED = re.compile(
    r"\d|(?<!\w)(?:hàng|hằng|mỗi|quý|tháng|tuần|năm|ngày|theo|trước|sau|khi|cuối|đầu|giữa|chậm nhất|thường xuyên|"
    r"đột xuất|cùng|kịp thời|ngay|đúng)(?!\w)"
)


def check_open_reports(case: Case) -> Iterator[Finding]:
    """One finding for the periodic reports without a period, one for the others without a time."""
    periodic: list[Spot] = []
    single: list[Spot] = []
    for task in case.draft.tasks:
        promised = task.deadline_text
        if promised is None or not promised.places:
            continue
        clauses = list(_CLAUSE.finditer(promised.value))
        for clause in clauses:
            low = folded(clause.group())
            match = _REPORTS.match(low)
            if match is None or _TIMED.search(low) or len(clauses) == 1:
                continue
            spot = Spot(promised.places[-1].line, " ".join(clause.group().split()), task_place(case, task))
            (periodic if match["periodic"] else single).append(spot)
    if periodic:
        yield _finding(
            periodic,
            Sentence(
                "Nhiệm vụ ở %(place)s phải “%(words)s” nhưng không ghi kỳ; cần ghi tháng, quý, 6 tháng hay năm.",
                _values(periodic),
            ),
        )
    if single:
        yield _finding(
            single,
            Sentence(
                "Nhiệm vụ ở %(place)s phải “%(words)s” nhưng không ghi khi nào; cần ghi ngày hoặc kỳ phải báo cáo.",
                _values(single),
            ),
        )


def _values(spots: Sequence[Spot]) -> dict[str, object]:
    return {"place": place_name(spots[0]), "words": spots[0].words}


def _finding(spots: Sequence[Spot], sentence: Sentence) -> Finding:
    return Finding(_RULE, DefectKind.MISSING_FIELD, Severity.WARNING, tuple(spots), sentence)
