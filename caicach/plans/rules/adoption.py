"""What a reviewed draft still needs before it can become the plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from caicach.plans.rules.fields import Section
from caicach.plans.rules.review import Review, many, one
from caicach.values.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Issue:
    """How a plan was issued: what the adoption form asks where the document left it blank."""

    title: str
    number: str
    issued_on: date
    signer: str
    signer_title: str
    year: int


TOO_LARGE = 10**14  # for the columns of amounts and measures, and for any plan


class NotReady(Exception):
    """The draft cannot be adopted yet; ``sentences`` say what is missing and where."""

    def __init__(self, sentences: list[Sentence]) -> None:
        super().__init__(" ".join(str(one) for one in sentences))
        self.sentences = sentences


def check_ready(review: Review) -> None:
    """Raise ``NotReady`` naming every task that cannot become work, and every number that none can be."""
    problems = [*_wrong_tasks(review), *_wrong_targets(review)]
    if problems:
        raise NotReady(problems)


def agency_words(review: Review) -> dict[str, int]:
    """Every distinct way in which the plan names who leads or helps, with how often, most frequent first."""
    counts: dict[str, int] = {}
    for item in review[Section.TASKS]:
        for words in (*many(item, "leads"), *many(item, "coordinators")):
            counts[words] = counts.get(words, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _wrong_tasks(review: Review) -> Iterator[Sentence]:
    if not review[Section.TASKS]:
        yield Sentence("Kế hoạch chưa có nhiệm vụ nào. Hãy thêm ít nhất một nhiệm vụ trước khi ban hành.")
    for place, item in enumerate(review[Section.TASKS], start=1):
        if not (one(item, "title") or "").strip():
            yield Sentence(
                "Nhiệm vụ thứ %(place)s (số “%(number)s”) chưa có tên. Hãy ghi tên hoặc xóa dòng này.",
                {"place": place, "number": one(item, "number") or "–"},
            )
        if not 0 <= (one(item, "budget_vnd") or 0) < TOO_LARGE:
            yield Sentence(
                "Kinh phí của nhiệm vụ thứ %(place)s không thể đúng. Hãy kiểm tra lại số tiền.", {"place": place}
            )


def _wrong_targets(review: Review) -> Iterator[Sentence]:
    for place, item in enumerate(review[Section.TARGETS], start=1):
        values = [plain["value"] for plain in many(item, "measures") if plain["value"] is not None]
        if any(abs(Decimal(str(value))) >= TOO_LARGE for value in values):
            yield Sentence(
                "Mức phải đạt của chỉ tiêu thứ %(place)s không thể đúng. Hãy kiểm tra lại con số.", {"place": place}
            )
