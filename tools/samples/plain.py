"""Plans as plain text and as Markdown."""

from collections.abc import Iterator

from caicach.demo.content.organizations import Unit
from caicach.demo.content.plans import PlanContent, TaskContent
from caicach.demo.word.page import MOTTO
from caicach.demo.word.plan import after_kind, duty_sentence, grounds, letterhead

PIPE_HEADS = ("TT", "Công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Kết quả", "Hoàn thành")


def plain_text(*, plan: PlanContent, unit: Unit, signer: str) -> bytes:
    """Lettered tasks, each with labelled lines; UTF-8, a paragraph a line."""
    return ("\n".join(_plain_lines(plan, unit, signer)) + "\n").encode()


def markdown(*, plan: PlanContent, unit: Unit, signer: str) -> bytes:
    """A table with pipes for each field of reform; UTF-8."""
    return ("\n".join(_markdown_lines(plan, unit, signer)) + "\n").encode()


def _plain_lines(plan: PlanContent, unit: Unit, signer: str) -> Iterator[str]:
    head = letterhead(plan, unit)
    yield from ("ỦY BAN NHÂN DÂN", unit.full_name.upper(), "", head.numbered, "")
    yield from (*MOTTO, "", head.dated, "", "KẾ HOẠCH", after_kind(plan.title), "")
    yield from grounds(plan)
    yield f"{plan.issuer} ban hành {plan.title} như sau:"
    yield from ("", "I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích")
    yield from (f"- {text}" for text in plan.prose.purpose)
    yield "2. Yêu cầu"
    yield from (f"- {text}" for text in plan.prose.requirements)
    yield from ("", "II. MỤC TIÊU, CHỈ TIÊU")
    yield from (f"- {target.text}." for target in plan.targets)
    yield from ("", "III. NHIỆM VỤ VÀ PHÂN CÔNG THỰC HIỆN")
    for ordinal, domain in enumerate(plan.domains, start=1):
        yield from ("", f"{ordinal}. {domain.title}")
        for task in plan.tasks:
            if task.domain == domain:
                yield from _labelled(task)
    yield from ("", "IV. KINH PHÍ", plan.prose.funding, "", "V. TỔ CHỨC THỰC HIỆN")
    yield from (f"- {text}" for text in plan.prose.duties)
    yield from (f"- {duty_sentence(duty)}" for duty in plan.reporting)
    yield from ("", "Nơi nhận:", "- Sở Nội vụ;", "- Đảng ủy, HĐND xã;", "- Các phòng thuộc xã;", "- Lưu: VT.", "")
    yield from ("TM. ỦY BAN NHÂN DÂN", plan.signer_title.upper(), "", signer)


def _labelled(task: TaskContent) -> Iterator[str]:
    yield f"{task.number}) {task.title}."
    yield f"- Đơn vị chủ trì: {'; '.join(party.words for party in task.leads)}."
    if task.coordinators:
        yield f"- Đơn vị phối hợp: {'; '.join(party.words for party in task.coordinators)}."
    yield f"- Sản phẩm: {'; '.join(task.deliverables)}."
    yield f"- Thời gian thực hiện: {task.deadline_text}."


def _markdown_lines(plan: PlanContent, unit: Unit, signer: str) -> Iterator[str]:
    head = letterhead(plan, unit)
    yield from (f"**ỦY BAN NHÂN DÂN {unit.full_name.upper()}**", "", head.numbered, "")
    yield from (f"**{MOTTO[0]}**", "", f"**{MOTTO[1]}**", "", f"*{head.dated}*", "")
    yield from ("# KẾ HOẠCH", "", f"**{after_kind(plan.title)}**", "")
    for ground in grounds(plan):
        yield from (f"*{ground}*", "")
    yield from ("## I. MỤC ĐÍCH, YÊU CẦU", "")
    yield from (f"- {text}" for text in (*plan.prose.purpose, *plan.prose.requirements))
    yield from ("", "## II. CHỈ TIÊU CHỦ YẾU", "")
    yield from (f"- {target.text}." for target in plan.targets)
    yield from ("", "## III. NHIỆM VỤ", "")
    for ordinal, domain in enumerate(plan.domains, start=1):
        yield from (f"### {ordinal}. {domain.title}", "", _pipes(PIPE_HEADS), _pipes(("---",) * len(PIPE_HEADS)))
        for task in plan.tasks:
            if task.domain == domain:
                yield _pipes(_piped_cells(task))
        yield ""
    yield from ("## IV. KINH PHÍ", "", plan.prose.funding, "", "## V. TỔ CHỨC THỰC HIỆN", "")
    yield from (f"- {text}" for text in plan.prose.duties)
    yield from (f"- {duty_sentence(duty)}" for duty in plan.reporting)
    yield from ("", "**TM. ỦY BAN NHÂN DÂN**", "", f"**{plan.signer_title.upper()}**", "", f"**{signer}**")


def _piped_cells(task: TaskContent) -> tuple[str, ...]:
    return (
        task.number,
        task.title,
        "<br>".join(party.words for party in task.leads),
        "<br>".join(party.words for party in task.coordinators),
        "<br>".join(task.deliverables),
        task.deadline_text,
    )


def _pipes(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
