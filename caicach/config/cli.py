"""The command `caicach`: reading a document needs no database; everything else is a management command of the site."""

import argparse
import json
import os
import signal
import sys
from pathlib import Path

from django.core.management import execute_from_command_line

from caicach.intake.accounting import account_for
from caicach.intake.facts import as_facts
from caicach.intake.outline_text import say_accounting, say_draft
from caicach.intake.pipeline import read_plan
from caicach.intake.problems import UnreadableDocument

CANNOT_READ = 2


def main() -> None:
    """Entry point: ``caicach read FILE [--json]``, or ``caicach COMMAND`` (dashes or underscores) of the site."""
    arguments = sys.argv[1:]
    if arguments and arguments[0] == "read":
        # Who reads only the first lines ("caicach read … | head") ends us quietly, as with other commands.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        sys.exit(read(arguments[1:]))
    if arguments:
        arguments[0] = arguments[0].replace("-", "_") if not arguments[0].startswith("-") else arguments[0]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caicach.config.settings")
    execute_from_command_line(["caicach", *arguments])


def read(arguments: list[str]) -> int:
    """Print what was read out of one plan document; 0, or 2 with one sentence on standard error."""
    parser = argparse.ArgumentParser(
        prog="caicach read", description="In ra những gì đọc được từ một văn bản kế hoạch."
    )
    parser.add_argument("file", type=Path, help="tệp .docx, .pdf, .txt hoặc .md")
    parser.add_argument("--json", action="store_true", help="in dạng JSON")
    parser.add_argument("--unread", action="store_true", help="kê từng dòng chưa đọc được gì")
    options = parser.parse_args(arguments)
    try:
        reading = read_plan(data=options.file.read_bytes(), name=options.file.name)
    except UnreadableDocument as refusal:
        return _refuse(options.file, refusal.problem)
    except OSError:
        return _refuse(options.file, "Không mở được tệp. Hãy kiểm tra đường dẫn và quyền đọc tệp.")
    for note in reading.layout.notes:
        print(note, file=sys.stderr)
    if not reading.draft.tasks:
        print("Chưa đọc được nhiệm vụ nào trong văn bản này.", file=sys.stderr)
    said = say_accounting(account_for(layout=reading.layout, draft=reading.draft), unread=options.unread)
    if options.json:
        print(json.dumps(as_facts(reading.draft), ensure_ascii=False, indent=1))
        print(said, end="", file=sys.stderr)
    else:
        print(say_draft(reading.draft), said, sep="\n", end="")
    return 0


def _refuse(file: Path, sentence: str) -> int:
    print(f"{file.name}: {sentence}", file=sys.stderr)
    return CANNOT_READ
