"""How long the pages of a plan take to make, for a plan of 50 and of 2,000 tasks.

Run as ``python -m benchmarks.pages``: a SQLite database in a temporary folder, requests through all middleware, the
median of nine after two that warm up. The baseline of each row is the empty page of the site (a 404 within the frame)
in the same run, so that the ratio tells what the page itself costs.
"""

import os
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from typing import Any

RUNS = 9
SIZES = (50, 2000)
ROW = "{:<28} {:>8} {:>10} {:>8} {:>8}"


def main() -> None:
    """Print a row per page and size."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "caicach.config.settings",
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.sqlite3'}",
            "CAICACH_VAR": folder,
            "CAICACH_TASKS": "immediate",
            "CAICACH_STATIC_MANIFEST": "0",
            "CAICACH_FAST_PASSWORDS": "1",
            "CAICACH_ALLOWED_HOSTS": "testserver",
            "CAICACH_LOG_LEVEL": "CRITICAL",
        }
        (Path(folder) / "static").mkdir()
        import django  # noqa: PLC0415 - the settings above come first

        django.setup()
        _measure()


def _measure() -> None:
    from django.core.management import call_command  # noqa: PLC0415 - needs the settings
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    user, plans = _plans()
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    print(ROW.format("page", "tasks", "ms", "ratio", "queries"))
    empty = _median(client, "/nothing/")
    print(ROW.format("baseline: empty page", "", f"{empty:.1f}", "1.0", ""))
    for size, plan in plans.items():
        for name, address in _addresses(plan).items():
            took = _median(client, address)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            print(ROW.format(name, size, f"{took:.1f}", f"{took / empty:.1f}", len(queries)))


def _addresses(plan: Any) -> dict[str, str]:
    task = plan.tasks.first()
    return {
        "plan": f"/plans/{plan.pk}/",
        "plan, page 2": f"/plans/{plan.pk}/?page=2",
        "plan, search": f"/plans/{plan.pk}/?q=thu+tuc",
        "task": f"/tasks/{task.pk}/",
        "all tasks": "/tasks/",
        "list of plans": "/plans/",
        "desk": "/",
    }


def _plans() -> tuple[Any, dict[int, Any]]:
    from caicach.organizations import actions as offices  # noqa: PLC0415 - needs the settings
    from caicach.organizations.access import viewer_of  # noqa: PLC0415
    from caicach.organizations.models import AgencyKind  # noqa: PLC0415
    from caicach.organizations.rules.roles import Role  # noqa: PLC0415
    from caicach.plans.actions import issue_plan  # noqa: PLC0415
    from caicach.plans.rules.adoption import Issue  # noqa: PLC0415
    from caicach.values.choices import UnitLevel  # noqa: PLC0415

    day, at = date(2025, 7, 1), datetime(2026, 1, 5, tzinfo=UTC)
    by = {"by": offices.System(), "at": at}
    unit = offices.add_unit(
        code="99001", name="Đo", kind="xã", level=UnitLevel.COMMUNE, parent=None, valid_from=day, **by
    )
    office = offices.add_agency(
        name="UBND xã Đo", kind=AgencyKind.PEOPLES_COMMITTEE, unit=unit, parent=None, valid_from=day, **by
    )
    person = offices.add_person(full_name="Người Đo", username="do", password="do", **by)
    offices.seat_person(person=person, agency=office, role=Role.FOCAL_POINT, valid_from=day, **by)
    viewer = viewer_of(person.user, on=date(2026, 1, 5))
    plans = {
        size: issue_plan(
            agency=office,
            content=_content(size),
            issue=Issue("Kế hoạch đo", f"{size}/KH-UBND", date(2026, 1, 5), "Người Đo", "Chủ tịch", 2026),
            who={"UBND xã Đo": office.pk},
            by=viewer,
            at=at,
        )
        for size in SIZES
    }
    return person.user, plans


def _content(size: int) -> dict[str, list[Any]]:
    sections = ("legal_bases", "targets", "reporting", "index_results", "index_totals")
    return {
        "head": [_item("h1", kind="plan")],
        "tasks": [
            _item(
                f"t{number}",
                number=f"{number % 8 + 1}.{number // 8 + 1}",
                title=f"Rà soát, đơn giản hóa thủ tục hành chính nhóm {number} thuộc thẩm quyền giải quyết của xã",
                domain="procedures",
                domain_title=f"Lĩnh vực {number * 8 // size + 1}",
                leads="UBND xã Đo",
                deliverables="Báo cáo kết quả rà soát",
                deadline_text="Quý II",
                deadlines={"kind": "by", "date": f"2026-{number % 12 + 1:02d}-15"},
            )
            for number in range(size)
        ],
        **{section: [] for section in sections},
    }


def _item(key: str, **fields: Any) -> dict[str, Any]:
    return {
        "key": key,
        "fields": {
            name: [{"value": value, "places": [], "confidence": 1.0, "checked": True}] for name, value in fields.items()
        },
    }


def _median(client: Any, address: str) -> float:
    taken = []
    for _ in range(RUNS + 2):
        begun = time.perf_counter()
        client.get(address)
        taken.append((time.perf_counter() - begun) * 1000)
    return median(taken[2:])


if __name__ == "__main__":
    main()
