"""Enter an agency: the first step of an office that begins to use the site."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from caicach.organizations.actions import System, add_agency
from caicach.organizations.models import AdministrativeUnit, Agency, AgencyKind


class Command(BaseCommand):
    """``caicach add-agency NAME --kind peoples_committee --unit 00004 [--parent ID] [--other-name …]``."""

    help = "Thêm một cơ quan, đơn vị. In ra mã số để dùng cho --parent và cho add-account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What it is called, what it is, where, and under which."""
        parser.add_argument("name", help="tên đầy đủ, ví dụ “Ủy ban nhân dân xã …”")
        parser.add_argument("--kind", required=True, choices=AgencyKind.values)
        parser.add_argument("--unit", required=True, help="mã đơn vị hành chính đã nạp bằng load-units, ví dụ 00004")
        parser.add_argument("--parent", type=int, help="mã số của cơ quan cấp trên")
        parser.add_argument("--short-name", default="", help="tên ngắn dùng trong danh sách")
        parser.add_argument("--other-name", action="append", default=[], help="tên khác mà kế hoạch hay dùng")

    def handle(self, *_: Any, **options: Any) -> None:
        """Enter it from today on."""
        unit = AdministrativeUnit.objects.filter(code=options["unit"], valid_to__isnull=True).first()
        if unit is None:
            raise CommandError(f"Chưa có đơn vị hành chính mã “{options['unit']}”. Hãy nạp danh mục bằng load-units.")
        parent = Agency.objects.filter(pk=options["parent"]).first() if options["parent"] else None
        if options["parent"] and parent is None:
            raise CommandError(
                f"Chưa có cơ quan mã số {options['parent']}. Hãy xem lại số đã in khi thêm cơ quan cấp trên."
            )
        agency = add_agency(
            name=options["name"],
            kind=AgencyKind(options["kind"]),
            unit=unit,
            parent=parent,
            valid_from=timezone.localdate(),
            by=System(),
            at=timezone.now(),
            short_name=options["short_name"],
            other_names=tuple(options["other_name"]),
        )
        self.stdout.write(f"{agency.pk}\t{agency.name}")
