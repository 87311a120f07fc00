"""Loading the list of units: all or nothing, twice is once, and what was is closed rather than overwritten."""

from datetime import date, timedelta

import pytest

from caicach.foundation.models import AuditEvent
from caicach.organizations.actions import LoadedUnits, load_units
from caicach.organizations.models import AdministrativeUnit
from caicach.organizations.rules.unit_table import BadTable, UnitRow
from caicach.values.choices import UnitLevel
from tests.builders.offices import AT, SYSTEM, unit

FIRST = date(2025, 7, 1)
SECOND = date(2026, 4, 30)

pytestmark = pytest.mark.django_db


def province(code: str = "99", name: str = "Ngàn Mây", kind: str = "tỉnh") -> UnitRow:
    return UnitRow("Dòng 2", code, name, kind, UnitLevel.PROVINCE, None)


def commune(code: str = "99001", name: str = "Gò Trăng", kind: str = "xã", parent: str = "99") -> UnitRow:
    return UnitRow("Dòng 3", code, name, kind, UnitLevel.COMMUNE, parent)


def load(*rows: UnitRow, on: date = FIRST) -> LoadedUnits:
    return load_units(rows=rows, valid_from=on, source="don-vi.csv", by=SYSTEM, at=AT)


def generations(code: str) -> list[tuple[str, date, date | None]]:
    units = AdministrativeUnit.objects.filter(code=code).order_by("valid_from")
    return [(str(one), one.valid_from, one.valid_to) for one in units]


def standing(code: str) -> AdministrativeUnit:
    return AdministrativeUnit.objects.get(code=code, valid_to=None)


def test_units_stand_under_their_province_from_the_day_given():
    loaded = load(commune(), province())

    assert (len(loaded.new), loaded.renewed, loaded.unchanged, loaded.missing) == (2, (), 0, ())
    assert generations("99001") == [("xã Gò Trăng", FIRST, None)]
    assert standing("99001").parent == standing("99")
    assert (standing("99").level, standing("99").parent) == (UnitLevel.PROVINCE, None)


def test_loading_again_changes_nothing_and_says_so():
    load(province(), commune())
    before = list(AdministrativeUnit.objects.order_by("id").values())
    events = AuditEvent.objects.count()

    again = load(province(), commune(), on=SECOND)

    assert (again.new, again.renewed, again.unchanged, again.missing) == ((), (), 2, ())
    assert list(AdministrativeUnit.objects.order_by("id").values()) == before
    assert AuditEvent.objects.count() == events


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(commune(name="Gò Sao"), id="name"),
        pytest.param(commune(kind="phường"), id="kind"),
        pytest.param(commune(parent="98"), id="province"),
    ],
)
def test_a_changed_unit_closes_the_day_before_and_opens_anew(changed):
    load(province(), province("98", "Mây Ngàn"), commune())

    loaded = load(province(), province("98", "Mây Ngàn"), changed, on=SECOND)

    assert [one.code for one in loaded.renewed] == ["99001"]
    assert (loaded.new, loaded.unchanged) == ((), 2)
    old, new = generations("99001")
    assert old == ("xã Gò Trăng", FIRST, SECOND - timedelta(days=1))
    assert new == (f"{changed.kind} {changed.name}", SECOND, None)
    assert standing("99001").parent.code == changed.parent_code


def test_what_stands_under_a_changed_province_moves_to_its_new_generation_without_changing_itself():
    load(province(), commune(), commune("99002", "Đồi Sim"))

    load(province(kind="thành phố"), commune(), on=SECOND)

    assert str(standing("99")) == "thành phố Ngàn Mây"
    for code in ("99001", "99002"):
        assert standing(code).parent == standing("99")
        assert len(generations(code)) == 1


def test_a_new_commune_of_a_changed_province_stands_under_the_new_generation():
    load(province())

    load(province(kind="thành phố"), commune(), on=SECOND)

    assert standing("99001").parent == standing("99")


def test_a_commune_may_be_loaded_into_a_province_that_is_there_already():
    load(province())

    load(commune(), on=SECOND)

    assert standing("99001").parent == standing("99")


def test_a_unit_that_the_list_lacks_is_reported_and_left():
    load(province(), commune(), commune("99002", "Đồi Sim"))

    loaded = load(province(), commune(), on=SECOND)

    assert [one.code for one in loaded.missing] == ["99002"]
    assert generations("99002") == [("xã Đồi Sim", FIRST, None)]


def test_a_closed_unit_is_not_missed():
    old = unit("Bàu Lát", code="99024")
    AdministrativeUnit.objects.filter(pk=old.pk).update(valid_to=FIRST)

    assert load(province()).missing == ()


def test_a_code_that_was_given_up_may_be_given_again_later():
    load(province(), commune())
    AdministrativeUnit.objects.filter(code="99001").update(valid_to=date(2026, 1, 31))

    loaded = load(province(), commune(), on=SECOND)

    assert [one.code for one in loaded.new] == ["99001"]
    assert generations("99001") == [("xã Gò Trăng", FIRST, date(2026, 1, 31)), ("xã Gò Trăng", SECOND, None)]


@pytest.mark.parametrize("on", [FIRST, FIRST - timedelta(days=1)])
def test_a_change_on_the_first_day_of_a_unit_or_before_is_refused_and_nothing_is_written(on):
    load(province(), commune())
    events = AuditEvent.objects.count()

    with pytest.raises(BadTable) as refusal:
        load(province(name="Mây Ngàn"), commune("99009", "Mới"), commune(name="Gò Sao"), on=on)

    assert refusal.value.problems[0].startswith("Dòng 2: mã 99 đã là “tỉnh Ngàn Mây” ở ngày 01/07/2025")
    assert AdministrativeUnit.objects.count() == 2
    assert AuditEvent.objects.count() == events


def test_a_mistake_among_the_communes_takes_the_provinces_back_too():
    load(province(), commune(), on=SECOND)

    with pytest.raises(BadTable, match="mã 99001"):
        load(province("98", "Mây Ngàn"), province(), commune(name="Gò Sao"), on=SECOND)

    assert not AdministrativeUnit.objects.filter(code="98").exists()


def test_each_unit_opened_or_closed_leaves_its_event():
    load(province(), commune())
    load(province(), commune(name="Gò Sao"), on=SECOND)

    told = AuditEvent.objects.order_by("id").values_list("verb", "subject_label", "detail__valid_from")

    assert list(told) == [
        ("add_unit", "tỉnh Ngàn Mây", "2025-07-01"),
        ("add_unit", "xã Gò Trăng", "2025-07-01"),
        ("close_unit", "xã Gò Trăng", "2026-04-30"),
        ("add_unit", "xã Gò Sao", "2026-04-30"),
    ]


def test_the_number_of_statements_grows_with_batches_not_with_units(django_assert_max_num_queries):
    rows = [province(), *(commune(f"99{number:03}", f"Xã số {number}") for number in range(400))]

    with django_assert_max_num_queries(30):
        load(*rows)

    assert AdministrativeUnit.objects.count() == 401
