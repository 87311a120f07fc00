"""A plan as its office would send it out: decision or plan, running text, appendix with the table of tasks."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from caicach.demo.content.organizations import Unit
from caicach.demo.content.plans import PlanContent, ReportingContent, TargetContent, TaskContent
from caicach.demo.word.page import CENTRE, LEFT, Letterhead, Page, add_row, spoken_day, write

HEADS = ("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn hoàn thành")
ROW_WIDTHS = (12, 76, 44, 36, 44, 40)
MERGED_HEADS = ("Lĩnh vực", *HEADS, "Kinh phí (triệu đồng)")
MERGED_WIDTHS = (28, 12, 62, 38, 32, 36, 28, 16)
DOMAIN_HEADS = ("TT", "Nội dung", "Thời gian thực hiện", "Đơn vị chủ trì", "Đơn vị phối hợp", "Kết quả đầu ra")
DOMAIN_WIDTHS = (12, 80, 40, 40, 42, 38)
MILLION = 1_000_000


class Tables(StrEnum):
    """How the appendix sets the tasks.

    ``ROWS``: one table, each field of reform a row of its own across it. ``MERGED``: one table with the fields in a
    first column, merged over their tasks, and the budget in the last. ``PER_DOMAIN``: a table for each field, under its
    title, with the columns in another order.
    """

    ROWS = "rows"
    MERGED = "merged"
    PER_DOMAIN = "per_domain"


def write_plan(*, plan: PlanContent, unit: Unit, signer: str, tables: Tables = Tables.ROWS) -> bytes:
    """The whole document as a Word file."""
    writer = _Writer(plan, unit, signer)
    if plan.kind == "decision":
        writer.decision()
    else:
        writer.plan_head()
    writer.body()
    writer.page.landscape()
    writer.appendix_head()
    {Tables.ROWS: writer.rows, Tables.MERGED: writer.merged, Tables.PER_DOMAIN: writer.per_domain}[tables]()
    return writer.page.saved(title=plan.title, author=plan.issuer, on=plan.issued_on)


def target_groups(plan: PlanContent) -> list[tuple[str | None, list[TargetContent]]]:
    """Targets by their printed sections: with the title of the field where a section is one, else without."""
    groups: dict[str, list[TargetContent]] = {}
    for target in plan.targets:
        groups.setdefault(target.section, []).append(target)
    named = len(groups) < len(plan.targets) and len(groups) > 1
    return [(_title(section, plan) if named else None, targets) for section, targets in groups.items()]


def duty_sentence(duty: ReportingContent) -> str:
    """ "Văn phòng …: báo cáo …, gửi Sở Nội vụ hằng quý, …"."""
    to = f", gửi {duty.to}" if duty.to else ""
    return f"{duty.who}: {duty.what}{to} {duty.when}."


def listed(items: Sequence[str], *, mark: str = "- ") -> str:
    """The items as a cell holds them: one alone as it is, several on lines of their own."""
    return "\n".join(f"{mark}{item}" for item in items) if len(items) > 1 else "".join(items)


def after_kind(title: str) -> str:
    """The title as it stands below the word KẾ HOẠCH, which it then leaves out."""
    rest = title.removeprefix("Kế hoạch ")
    return rest[:1].upper() + rest[1:]


def grounds(plan: PlanContent) -> Iterator[str]:
    """The lines that cite legal bases: each ends with a semicolon, the last with a stop."""
    for ordinal, basis in enumerate(plan.legal_bases, start=1):
        yield f"{basis.opening} {basis.text}{'.' if ordinal == len(plan.legal_bases) else ';'}"


def cited(plan: PlanContent) -> str:
    """How the plan's own papers cite the document: "Quyết định số 218/QĐ-UBND ngày … của …"."""
    kind = "Quyết định" if plan.kind == "decision" else "Kế hoạch"
    if plan.is_blank:
        return f"{kind} số         {plan.number} ngày      tháng      năm {plan.issued_on.year} của {plan.issuer}"
    return f"{kind} số {plan.number} {spoken_day(plan.issued_on)} của {plan.issuer}"


def letterhead(plan: PlanContent, unit: Unit) -> Letterhead:
    """What stands above the plan."""
    number, _, symbol = plan.number.partition("/")
    return Letterhead(
        issuer=("ỦY BAN NHÂN DÂN", unit.full_name.upper()),
        symbol=symbol,
        number=number or None,
        place=plan.place,
        day=None if plan.is_blank else plan.issued_on,
        year=plan.issued_on.year,
    )


class _Writer:
    def __init__(self, plan: PlanContent, unit: Unit, signer: str) -> None:
        self.plan, self.unit, self.signer = plan, unit, signer
        self.page = Page()

    def decision(self) -> None:
        page, plan = self.page, self.plan
        page.letterhead(letterhead(plan, self.unit))
        page.line("QUYẾT ĐỊNH", align=CENTRE, bold=True)
        page.line(f"Ban hành {plan.title}", align=CENTRE, bold=True)
        page.line(plan.issuer.upper(), align=CENTRE, bold=True)
        for ground in grounds(plan):
            page.line(ground, italic=True, indent=True)
        page.line("QUYẾT ĐỊNH:", align=CENTRE, bold=True)
        page.line(f"Điều 1. Ban hành kèm theo Quyết định này {plan.title}.", indent=True)
        page.line("Điều 2. Quyết định này có hiệu lực kể từ ngày ký.", indent=True)
        page.line(
            "Điều 3. Chánh Văn phòng, thủ trưởng các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành "
            "Quyết định này./.",
            indent=True,
        )
        self._signature(("Như Điều 3;", "Thường trực HĐND;", "Lưu: VT."))
        page.new_page()
        page.line("KẾ HOẠCH", align=CENTRE, bold=True)
        page.line(after_kind(plan.title), align=CENTRE, bold=True)
        page.line(f"(Ban hành kèm theo {cited(plan)})", align=CENTRE, italic=True)

    def plan_head(self) -> None:
        page, plan = self.page, self.plan
        page.letterhead(letterhead(plan, self.unit))
        page.line("KẾ HOẠCH", align=CENTRE, bold=True)
        page.line(after_kind(plan.title), align=CENTRE, bold=True)
        for ground in grounds(plan):
            page.line(ground, italic=True, indent=True)
        page.line(f"{plan.issuer} ban hành {plan.title}, cụ thể như sau:", indent=True)

    def body(self) -> None:
        page, plan = self.page, self.plan
        self._heading("I. MỤC ĐÍCH, YÊU CẦU")
        self._heading("1. Mục đích")
        self._bullets(plan.prose.purpose)
        self._heading("2. Yêu cầu")
        self._bullets(plan.prose.requirements)
        self._heading("II. CHỈ TIÊU")
        self._targets()
        self._heading("III. NHIỆM VỤ")
        page.line(
            "Nhiệm vụ, sản phẩm, cơ quan chủ trì, cơ quan phối hợp và thời hạn hoàn thành nêu tại Phụ lục kèm theo.",
            indent=True,
        )
        self._heading("IV. KINH PHÍ THỰC HIỆN")
        page.line(plan.prose.funding, indent=True)
        self._heading("V. TỔ CHỨC THỰC HIỆN")
        self._heading("1. Phân công trách nhiệm")
        self._bullets(plan.prose.duties)
        self._heading("2. Chế độ báo cáo")
        self._bullets([duty_sentence(duty) for duty in plan.reporting])
        if plan.kind == "plan":
            self._signature(("Sở Nội vụ;", "Các phòng, đơn vị thuộc UBND;", "Lưu: VT."))

    def appendix_head(self) -> None:
        self.page.line("PHỤ LỤC", align=CENTRE, bold=True)
        self.page.line(f"DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM {self.plan.year}", align=CENTRE, bold=True)
        self.page.line(f"(Kèm theo {cited(self.plan)})", align=CENTRE, italic=True)

    def merged(self) -> None:
        """One column for the field of reform, its cell merged over all its tasks."""
        table = self.page.ruled_table(MERGED_HEADS, MERGED_WIDTHS)
        for domain in self.plan.domains:
            tasks = [task for task in self.plan.tasks if task.domain == domain]
            rows = [add_row(table, MERGED_WIDTHS) for _ in tasks]
            for cells, task in zip(rows, tasks, strict=True):
                budget = "" if task.budget_vnd is None else str(task.budget_vnd // MILLION)
                _fill(cells[1:], (*_cells(task), budget))
            if rows:
                write(rows[0][0].merge(rows[-1][0]), domain.title, first=True, bold=True, size=12, align=LEFT)

    def rows(self) -> None:
        """Each field of reform as a row of its own, merged across."""
        table = self.page.ruled_table(HEADS, ROW_WIDTHS)
        for ordinal, domain in enumerate(self.plan.domains, start=1):
            cells = add_row(table, ROW_WIDTHS)
            write(cells[0], _roman(ordinal), first=True, bold=True, size=12, align=CENTRE)
            write(cells[1].merge(cells[-1]), domain.title, first=True, bold=True, size=12)
            for task in self.plan.tasks:
                if task.domain == domain:
                    _fill(add_row(table, ROW_WIDTHS), _cells(task))

    def per_domain(self) -> None:
        """A table for each field of reform, under its title."""
        for ordinal, domain in enumerate(self.plan.domains, start=1):
            self._heading(f"{ordinal}. {domain.title}")
            table = self.page.ruled_table(DOMAIN_HEADS, DOMAIN_WIDTHS)
            for task in self.plan.tasks:
                if task.domain == domain:
                    number, title, products, leads, coordinators, when = _cells(task)
                    cells = (number, title, when, leads, coordinators, products)
                    _fill(add_row(table, DOMAIN_WIDTHS), cells)

    def _targets(self) -> None:
        for ordinal, (title, targets) in enumerate(target_groups(self.plan), start=1):
            if title is not None:
                self._heading(f"{targets[0].section.rpartition('.')[2]}. {title}")
                self._bullets([f"{target.text}." for target in targets])
            elif len(targets) == 1:
                self.page.line(f"{ordinal}. {targets[0].text}.", indent=True)
            else:
                self._bullets([f"{target.text}." for target in targets])

    def _heading(self, text: str) -> None:
        self.page.line(text, bold=True, indent=True)

    def _bullets(self, texts: Sequence[str]) -> None:
        for text in texts:
            self.page.line(f"- {text}", indent=True)

    def _signature(self, receivers: Sequence[str]) -> None:
        authority = None if self.plan.issuer.startswith("Chủ tịch") else "TM. ỦY BAN NHÂN DÂN"
        self.page.signature(receivers=receivers, authority=authority, title=self.plan.signer_title, name=self.signer)


def _cells(task: TaskContent) -> tuple[str, ...]:
    return (
        task.number,
        task.title,
        listed(task.deliverables),
        listed([party.words for party in task.leads]),
        listed([party.words for party in task.coordinators]),
        task.deadline_text,
    )


def _fill(cells: Sequence[Any], texts: Sequence[str]) -> None:
    for cell, text in zip(cells, texts, strict=True):
        for ordinal, line in enumerate(text.split("\n")):
            write(cell, line, first=ordinal == 0, size=12, align=LEFT)


def _title(section: str, plan: PlanContent) -> str:
    """The field that "II.3" is about: the third of the plan."""
    return plan.domains[int(section.rpartition(".")[2]) - 1].title


def _roman(number: int) -> str:
    return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[number - 1]
