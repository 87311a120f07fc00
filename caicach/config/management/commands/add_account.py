"""Give a person an account and a seat; the password is asked for, or read from standard input."""

import sys
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from caicach.organizations.actions import System, add_person, seat_person
from caicach.organizations.models import Agency, User
from caicach.organizations.rules.roles import Role


class Command(BaseCommand):
    """``caicach add-account USERNAME --name "Họ và tên" --agency ID --role head [--oversees ID]``."""

    help = "Thêm một người, cấp tài khoản và giao vai trò ở một cơ quan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, where, as what."""
        parser.add_argument("username")
        parser.add_argument("--name", required=True, help="họ và tên")
        parser.add_argument("--agency", type=int, required=True, help="mã số cơ quan (add-agency in ra)")
        parser.add_argument("--role", required=True, choices=[role.value for role in Role])
        parser.add_argument("--oversees", type=int, help="mã số cơ quan mà người này thay mặt theo dõi")

    def handle(self, *_: Any, **options: Any) -> None:
        """Enter person, account and seat together, or nothing."""
        if User.objects.filter(username=options["username"]).exists():
            raise CommandError(f"Tên đăng nhập “{options['username']}” đã có. Hãy chọn tên khác.")
        agency = _agency(options["agency"])
        oversees = _agency(options["oversees"]) if options["oversees"] else None
        password = _password()
        by, at = System(), timezone.now()
        with transaction.atomic():
            person = add_person(
                full_name=options["name"], username=options["username"], password=password, by=by, at=at
            )
            seat_person(
                person=person,
                agency=agency,
                role=Role(options["role"]),
                oversees=oversees,
                valid_from=timezone.localdate(),
                by=by,
                at=at,
            )
        self.stdout.write(f"Đã cấp tài khoản “{options['username']}” cho {person.full_name}, {agency.name}.")


def _agency(number: int) -> Agency:
    agency = Agency.objects.filter(pk=number).first()
    if agency is None:
        raise CommandError(f"Chưa có cơ quan mã số {number}. Hãy thêm bằng add-agency.")
    return agency


def _password() -> str:
    password = getpass("Mật khẩu: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    try:
        validate_password(password)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    return password
