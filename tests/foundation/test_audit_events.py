"""What happened is written down once and stays."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from caicach.foundation.access import visible_events
from caicach.foundation.actions import record_event
from caicach.foundation.models import AppendOnly, AuditEvent
from caicach.foundation.queries import events_of
from tests.builders import offices

AT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def event(verb: str = "add_unit", *, at: datetime = AT, agency_id: int | None = None, **detail: object) -> AuditEvent:
    return record_event(
        verb=verb,
        subject=offices.unit(code=str(99000 + AuditEvent.objects.count())),
        by=offices.SYSTEM,
        at=at,
        agency_id=agency_id,
        detail=detail,
    )


def test_an_event_says_who_did_what_to_which_thing_when():
    unit = offices.unit("Gò Trăng")

    made = record_event(verb="close_unit", subject=unit, by=offices.SYSTEM, at=AT, detail={"before": None})

    made.refresh_from_db()
    assert (made.verb, made.at, made.actor_id, made.actor_name) == ("close_unit", AT, None, "Hệ thống")
    assert (made.subject_type, made.subject_id, made.subject_label) == ("AdministrativeUnit", unit.pk, "xã Gò Trăng")
    assert (made.agency_id, made.detail) == (None, {"before": None})


def test_an_event_outlives_the_thing_it_speaks_of():
    unit = offices.unit()
    subject_id = unit.pk
    unit.delete()

    (made,) = events_of(subject_type="AdministrativeUnit", subject_id=subject_id)

    assert made.verb == "add_unit"


def test_a_long_name_of_a_thing_is_cut_to_what_the_log_holds():
    unit = offices.unit("x" * 120)
    unit.name = "x" * 400

    assert len(record_event(verb="close_unit", subject=unit, by=offices.SYSTEM, at=AT).subject_label) == 300


def test_an_event_cannot_be_deleted():
    made = event()

    for delete in (made.delete, AuditEvent.objects.all().delete, AuditEvent.objects.filter(pk=made.pk).delete):
        with pytest.raises(AppendOnly):
            delete()

    assert AuditEvent.objects.filter(pk=made.pk).exists()


def test_an_event_cannot_be_changed_through_the_table():
    made = event()

    with pytest.raises(AppendOnly):
        AuditEvent.objects.filter(pk=made.pk).update(verb="nothing")
    with pytest.raises(AppendOnly), transaction.atomic():
        AuditEvent.objects.bulk_update([made], ["verb"])

    made.refresh_from_db()
    assert made.verb == "add_unit"


def test_the_database_itself_refuses_a_changed_event():
    made = event()
    made.verb = "nothing"

    with pytest.raises(IntegrityError, match="audit_event_is_append_only"), transaction.atomic():
        made.save()
    with pytest.raises(IntegrityError, match="audit_event_is_append_only"), transaction.atomic():
        made.save(update_fields=["verb"])

    made.refresh_from_db()
    assert made.verb == "add_unit"


@pytest.mark.postgresql
def test_the_database_itself_refuses_to_lose_an_event():
    made = event()

    with pytest.raises(IntegrityError, match="audit_event_is_append_only"), transaction.atomic():
        connection.cursor().execute("DELETE FROM foundation_auditevent WHERE id = %s", [made.pk])

    assert AuditEvent.objects.filter(pk=made.pk).exists()


def test_the_history_of_a_thing_is_told_newest_first_without_that_of_others():
    unit = offices.unit()
    for verb, minutes in (("first", 1), ("third", 3), ("second", 2), ("also third", 3)):
        record_event(verb=verb, subject=unit, by=offices.SYSTEM, at=AT + timedelta(minutes=minutes))
    event("of another")

    told = [one.verb for one in events_of(subject_type="AdministrativeUnit", subject_id=unit.pk)]

    # The unit was entered in July of the year before.
    assert told == ["also third", "third", "second", "first", "add_unit"]


def test_one_reads_the_events_of_the_agencies_that_were_chosen_and_no_others():
    own, foreign, nobodys = event("own", agency_id=1), event("foreign", agency_id=2), event("nobody's")

    seen = visible_events(agency_ids=[1])

    assert list(seen) == [own]
    assert not {foreign, nobodys} & set(visible_events(agency_ids=[]))
