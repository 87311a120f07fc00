"""Fill an empty database with the demonstration."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from caicach.demo.load import NotEmpty, accounts, is_loaded, load_demo

PASSWORD = "ngan-may-thu-nghiem"  # noqa: S105  known to everybody: it opens a province that does not exist


class Command(BaseCommand):
    """``caicach load-demo [--password …]``."""

    help = "Nạp dữ liệu mẫu về tỉnh Ngàn Mây (không có thật) vào cơ sở dữ liệu trống; đã có dữ liệu thì giữ nguyên."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The password of all accounts of the demonstration."""
        parser.add_argument("--password", default=PASSWORD, help="mật khẩu chung của các tài khoản mẫu")

    def handle(self, *_: Any, **options: Any) -> None:
        """Load what is missing and say who may sign in. Fails where the database serves somebody else."""
        if is_loaded():
            self.stdout.write("Dữ liệu mẫu đã có nên giữ nguyên.")
        else:
            self._load(options["password"])
        self.stdout.write(
            "\nChạy “caicach serve”, mở địa chỉ được in ra và đăng nhập bằng một trong các tài khoản sau."
        )
        self.stdout.write(f"Mật khẩu chung của dữ liệu mẫu: {options['password']}\n\n")
        for account in accounts():
            self.stdout.write(f"  {account.username:<18}{account.name}. {account.who}")

    def _load(self, password: str) -> None:
        self.stdout.write("Đang nạp dữ liệu mẫu, mất khoảng nửa phút…")
        try:
            report = load_demo(today=timezone.localdate(), password=password)
        except NotEmpty as error:
            raise CommandError(
                "Cơ sở dữ liệu đang có dữ liệu khác nên không nạp dữ liệu mẫu. Hãy dùng một cơ sở dữ liệu trống."
            ) from error
        self.stdout.write(
            f"Đã nạp {report.agencies} cơ quan, {report.people} người, {report.plans} kế hoạch, "
            f"{report.tasks} nhiệm vụ."
        )
