"""Plans as PDF, printed by Chromium from HTML, so that the text layer is a browser's."""

import re
import shutil
from collections.abc import Iterator
from html import escape

from playwright.sync_api import sync_playwright

from caicach.demo.content.organizations import Unit
from caicach.demo.content.plans import DomainContent, PlanContent, TaskContent
from caicach.demo.word.page import MOTTO
from caicach.demo.word.plan import after_kind, duty_sentence, grounds, letterhead, listed

STYLE = """
@page { size: A4 %(orientation)s; margin: 20mm 15mm 20mm 30mm }
@page { @top-center { content: counter(page); font: 13pt "Liberation Serif" } }
@page :first { @top-center { content: none } }
body { font: 13pt "Liberation Serif", serif; line-height: 1.25; margin: 0 }
p { margin: 6pt 0; text-align: justify; text-indent: 12.7mm }
p.centred { text-align: center; text-indent: 0 }
table { width: 100%%; border-collapse: collapse; margin: 8pt 0 }
.open tr { break-inside: avoid }
td, th { vertical-align: top; text-align: left; padding: 3pt 4pt; font-size: 12pt }
.ruled td, .ruled th { border: 0.75pt solid black }
.letterhead td, .signature td { text-align: center; font-size: 12pt }
.letterhead b { white-space: nowrap }
.signature td:first-child { text-align: left; font-size: 11pt }
"""
RULED_HEADS = ("STT", "Nội dung nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời gian hoàn thành")
RULED_WIDTHS = ("8%", "32%", "16%", "16%", "14%", "14%")
OPEN_HEADS = ("STT", "Nhiệm vụ", "Kết quả, sản phẩm", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn")
OPEN_WIDTHS = ("5%", "33%", "17%", "15%", "15%", "15%")
CLOCK = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}")


def ruled_plan(*, plan: PlanContent, unit: Unit, signer: str) -> bytes:
    """Upright pages; the task table stands in the body, with rules, over several pages."""
    rows = "".join(_ruled_rows(plan))
    table = f'<table class="ruled">{_columns(RULED_HEADS, RULED_WIDTHS)}<tbody>{rows}</tbody></table>'
    body = "".join(
        (
            _opening(plan, unit),
            _bold("I. MỤC TIÊU CHUNG"),
            *(_paragraph(text) for text in (*plan.prose.purpose, *plan.prose.requirements)),
            _bold("II. CHỈ TIÊU CỤ THỂ"),
            *(_paragraph(f"{number}. {target.text}.") for number, target in enumerate(plan.targets, start=1)),
            _bold("III. NHIỆM VỤ CỤ THỂ"),
            table,
            _closing(plan, signer),
        )
    )
    return _printed(body, plan.title, orientation="portrait")


def open_plan(*, plan: PlanContent, unit: Unit, signer: str) -> bytes:
    """Landscape pages; the task table stands in an appendix and has no rules at all."""
    rows = "".join(_open_rows(plan))
    body = "".join(
        (
            _opening(plan, unit),
            _bold("I. MỤC ĐÍCH, YÊU CẦU"),
            *(_paragraph(f"- {text}") for text in (*plan.prose.purpose, *plan.prose.requirements)),
            _bold("II. CHỈ TIÊU"),
            *(_paragraph(f"- {target.text}.") for target in plan.targets),
            _bold("III. NHIỆM VỤ"),
            _paragraph("Các nhiệm vụ cụ thể nêu tại Phụ lục kèm theo Kế hoạch này."),
            _closing(plan, signer),
            '<div style="break-before: page"></div>',
            _centred("PHỤ LỤC", "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH CỦA PHƯỜNG"),
            f'<table class="open">{_columns(OPEN_HEADS, OPEN_WIDTHS)}<tbody>{rows}</tbody></table>',
        )
    )
    return _printed(body, plan.title, orientation="landscape")


def _opening(plan: PlanContent, unit: Unit) -> str:
    head = letterhead(plan, unit)
    cells = (
        (f"<b>ỦY BAN NHÂN DÂN<br>{unit.full_name.upper()}</b>", f"<b>{MOTTO[0]}<br>{MOTTO[1]}</b>"),
        (head.numbered, f"<i>{escape(head.dated)}</i>"),
    )
    rows = "".join(f"<tr><td style='width: 40%'>{left}</td><td>{right}</td></tr>" for left, right in cells)
    cited = "".join(f"<p><i>{escape(ground)}</i></p>" for ground in grounds(plan))
    follows = _paragraph(f"{plan.issuer} xây dựng {plan.title} với các nội dung sau:")
    return f'<table class="letterhead">{rows}</table>{_centred("KẾ HOẠCH", after_kind(plan.title))}{cited}{follows}'


def _closing(plan: PlanContent, signer: str) -> str:
    receivers = "<br>".join(("<b><i>Nơi nhận:</i></b>", "- UBND tỉnh;", "- Sở Nội vụ;", "- Lưu: VT, VP."))
    block = f"<b>TM. ỦY BAN NHÂN DÂN<br>{plan.signer_title.upper()}<br><br><br>{escape(signer)}</b>"
    return "".join(
        (
            _bold("IV. KINH PHÍ THỰC HIỆN"),
            _paragraph(plan.prose.funding),
            _bold("V. TỔ CHỨC THỰC HIỆN"),
            *(_paragraph(f"- {text}") for text in plan.prose.duties),
            *(_paragraph(f"- {duty_sentence(duty)}") for duty in plan.reporting),
            f'<table class="signature"><tr><td>{receivers}</td><td>{block}</td></tr></table>',
        )
    )


def _ruled_rows(plan: PlanContent) -> Iterator[str]:
    for ordinal, (domain, tasks) in enumerate(_by_domain(plan), start=1):
        yield f'<tr><td><b>{ordinal}</b></td><td colspan="5"><b>{escape(domain.title)}</b></td></tr>'
        for task in tasks:
            leads, coordinators, products = _lists(task)
            yield _row(task.number, task.title, leads, coordinators, products, task.deadline_text)


def _open_rows(plan: PlanContent) -> Iterator[str]:
    for domain, tasks in _by_domain(plan):
        yield f'<tr><td></td><td colspan="5"><b>{escape(domain.title)}</b></td></tr>'
        for task in tasks:
            leads, coordinators, products = _lists(task)
            yield _row(task.number, task.title, products, leads, coordinators, task.deadline_text)


def _by_domain(plan: PlanContent) -> list[tuple[DomainContent, list[TaskContent]]]:
    return [(domain, [task for task in plan.tasks if task.domain == domain]) for domain in plan.domains]


def _lists(task: TaskContent) -> tuple[str, str, str]:
    return (
        listed([party.words for party in task.leads]),
        listed([party.words for party in task.coordinators]),
        listed(task.deliverables),
    )


def _row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{_broken(cell)}</td>' for cell in cells)}</tr>"


def _broken(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _columns(heads: tuple[str, ...], widths: tuple[str, ...]) -> str:
    cells = "".join(
        f'<th style="width: {width}">{escape(head)}</th>' for head, width in zip(heads, widths, strict=True)
    )
    return f"<thead><tr>{cells}</tr></thead>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _bold(text: str) -> str:
    return f"<p><b>{escape(text)}</b></p>"


def _centred(*lines: str) -> str:
    return "".join(f'<p class="centred"><b>{escape(line)}</b></p>' for line in lines)


def _printed(body: str, title: str, *, orientation: str) -> bytes:
    style = STYLE % {"orientation": orientation}
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{style}</style>'
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page()
        page.set_content(f'<!doctype html><html lang="vi"><head>{head}</head><body>{body}</body></html>')
        printed = page.pdf(prefer_css_page_size=True)
        browser.close()
    return CLOCK.sub(rb"/\1 (D:20260101080000", printed)
