"""When the demonstration is not loaded."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from caicach.demo.load import load_demo
from tests.builders.offices import agency

pytestmark = pytest.mark.django_db


def test_the_command_refuses_a_database_that_serves_somebody_else() -> None:
    agency("UBND xã Có Thật")

    with pytest.raises(CommandError, match="cơ sở dữ liệu trống"):
        call_command("load_demo", stdout=StringIO())


def test_a_day_before_the_province_has_a_past_is_refused() -> None:
    with pytest.raises(ValueError, match="begins in 2026"):
        load_demo(today=date(2025, 12, 31), password="mat-khau-de-thu")
