"""Take up again what was being read when the worker ended: run before a worker starts."""

from typing import Any

from django.core.management.base import BaseCommand

from caicach.plans.jobs import resume_readings


class Command(BaseCommand):
    """``caicach resume-readings``."""

    help = "Đưa các văn bản đang đọc dở trở lại hàng đợi."

    def handle(self, *_: Any, **__: Any) -> None:
        """Queue them and say how many."""
        count = resume_readings()
        if count:
            self.stdout.write(f"Đọc tiếp {count} văn bản.")
