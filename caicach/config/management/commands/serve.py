"""Serve the site: web processes and the worker of background jobs, together, until Ctrl C."""

import os
import signal
import subprocess
import sys
from argparse import ArgumentParser
from time import sleep
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

PATIENCE = 10  # seconds for a process to end by itself


class Command(BaseCommand):
    """``caicach serve [--port 8000] [--host 127.0.0.1] [--workers 2]``."""

    help = "Chạy trang web và tiến trình xử lý việc nền."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen and with how many processes."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=os.cpu_count() or 2)

    def handle(self, *_: Any, **options: Any) -> None:
        """Collect static files, take up what was being read, start both, stop both when either ends."""
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("resume_readings")
        address = f"{options['host']}:{options['port']}"
        web = ["gunicorn", "--bind", address, "--workers", str(options["workers"]), "--log-level", "warning"]
        processes = [
            subprocess.Popen([sys.executable, "-m", *web, "caicach.config.wsgi"]),
            subprocess.Popen([sys.executable, "-m", "django", "db_worker", "--interval", "0.3"]),
        ]
        shown = "localhost" if options["host"] == "127.0.0.1" else options["host"]
        self.stdout.write(f"caicach: http://{shown}:{options['port']}/  (Ctrl C để dừng)")
        signal.signal(signal.SIGTERM, _stop)
        try:
            while all(process.poll() is None for process in processes):
                sleep(0.5)
        except KeyboardInterrupt:
            self.stdout.write("Đang dừng…")
        finally:
            _end(processes)


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def _end(processes: list["subprocess.Popen[bytes]"]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
