"""The command `caicach`: reading and checking a document need no database; all else are commands of the site."""

import argparse
import json
import os
import signal
import sys
from itertools import groupby
from pathlib import Path

from django.core.management import execute_from_command_line

from caicach.intake.accounting import account_for
from caicach.intake.checks import Case, Finding, Severity, Spot, check_plan
from caicach.intake.facts import as_facts
from caicach.intake.outline_text import say_accounting, say_draft
from caicach.intake.pipeline import Reading, read_plan
from caicach.intake.problems import UnreadableDocument
from caicach.intake.read.limits import MAX_BYTES
from caicach.law.days_off import load_calendar
from caicach.law.legal_documents import load_legal_documents

SOUND = 0
HAS_ERRORS = 1
CANNOT_READ = 2

_HEADINGS = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.NOTE: "Lưu ý"}


def main() -> None:
    """Entry point: ``caicach read FILE``, ``caicach check FILE``, or ``caicach COMMAND`` (dashes or underscores)."""
    arguments = sys.argv[1:]
    on_files = {"read": read, "check": check}
    if arguments and arguments[0] in on_files:
        # Who reads only the first lines ("caicach read … | head") ends us quietly, as with other commands.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        sys.exit(on_files[arguments[0]](arguments[1:]))
    if arguments:
        arguments[0] = arguments[0].replace("-", "_") if not arguments[0].startswith("-") else arguments[0]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caicach.config.settings")
    execute_from_command_line(["caicach", *arguments])


def read(arguments: list[str]) -> int:
    """Print what was read out of one plan document, and which share of its lines; 0, or 2 with one sentence on
    standard error. With ``--json`` the share stands there, too."""
    parser = _options("read", "In ra những gì đọc được từ một văn bản kế hoạch.")
    parser.add_argument("--unread", action="store_true", help="kê từng dòng chưa đọc được gì")
    options = parser.parse_args(arguments)
    reading = _reading_of(options.file)
    if reading is None:
        return CANNOT_READ
    if not reading.draft.tasks:
        print("Chưa đọc được nhiệm vụ nào trong văn bản này.", file=sys.stderr)
    said = say_accounting(account_for(layout=reading.layout, draft=reading.draft), unread=options.unread)
    if options.json:
        print(json.dumps(as_facts(reading.draft), ensure_ascii=False, indent=1))
        print(said, end="", file=sys.stderr)
    else:
        print(say_draft(reading.draft), said, sep="\n", end="")
    return SOUND


def check(arguments: list[str]) -> int:
    """Print what is wrong with one plan document.

    0 where no error was found (there may be warnings and notes), 1 where at least one was, 2 with one sentence on
    standard error where the file cannot be read. ``--json`` prints a list, empty for a sound plan, of
    ``{"kind", "severity", "places": [{"line", "words"}], "message"}``; lines count from 1, in a text file as an
    editor shows them.
    """
    parser = _options("check", "In ra những điểm mâu thuẫn, thiếu sót trong một văn bản kế hoạch.")
    parser.add_argument("--days-off", action="store_true", help="nêu cả những thời hạn rơi vào ngày nghỉ")
    options = parser.parse_args(arguments)
    reading = _reading_of(options.file)
    if reading is None:
        return CANNOT_READ
    findings = check_plan(
        Case(
            layout=reading.layout,
            draft=reading.draft,
            register=load_legal_documents(),
            calendar=load_calendar() if options.days_off else None,
        ),
        on_fault=_say_fault,
    )
    if options.json:
        print(json.dumps([_as_json(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        print(_say(findings))
    return HAS_ERRORS if any(finding.severity is Severity.ERROR for finding in findings) else SOUND


def _options(command: str, purpose: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"caicach {command}", description=purpose)
    parser.add_argument("file", type=Path, help="tệp .docx, .pdf, .txt, .md, hoặc ảnh .png, .jpg")
    parser.add_argument("--json", action="store_true", help="in dạng JSON")
    return parser


def _say_fault(check: str, fault: Exception) -> None:
    print(f"Một phép kiểm tra gặp lỗi và được bỏ qua ({check}: {fault!r}).", file=sys.stderr)


def _bytes_of(file: Path) -> bytes:
    """What the file holds, and of one that is too large only so much that its size is known."""
    with file.open("rb") as opened:
        return opened.read(MAX_BYTES + 1)


def _reading_of(file: Path) -> Reading | None:
    """What the file holds, its notes on standard error; None where it cannot be read, with the reason there."""
    try:
        reading = read_plan(data=_bytes_of(file), name=file.name)
    except UnreadableDocument as refusal:
        print(f"{file.name}: {refusal.problem}", file=sys.stderr)
        return None
    except OSError:
        print(f"{file.name}: Không mở được tệp. Hãy kiểm tra đường dẫn và quyền đọc tệp.", file=sys.stderr)
        return None
    for note in reading.layout.notes:
        print(note, file=sys.stderr)
    return reading


def _as_json(finding: Finding) -> dict[str, object]:
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "places": [{"line": spot.line, "words": spot.words} for spot in finding.spots],
        "message": str(finding.sentence),
    }


def _say(findings: tuple[Finding, ...]) -> str:
    """The findings under a heading for each severity, worst first, each with its places."""
    if not findings:
        return "Không thấy điểm nào cần sửa."
    lines = []
    for severity, group in groupby(findings, key=lambda finding: finding.severity):
        members = list(group)
        lines.append(f"{_HEADINGS[severity]} ({len(members)})")
        for finding in members:
            lines.append(f"- {finding.sentence}")
            lines.extend(f"    {_say_spot(spot)}" for spot in finding.spots)
        lines.append("")
    return "\n".join(lines).rstrip()


def _say_spot(spot: Spot) -> str:
    where = f" ({spot.where})" if spot.where else ""
    return f"dòng {spot.line}{where}: {spot.words}"
