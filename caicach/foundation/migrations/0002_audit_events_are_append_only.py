"""The database itself refuses to change an audit event, and PostgreSQL to delete one.

SQLite has no other way to empty a table than to delete its rows, which a test has to do after itself: there the model
alone refuses. A later migration that makes SQLite rebuild the table (any that alters a column) loses the trigger and has
to put it up again.
"""

from django.db import migrations

PUT_UP = {
    "sqlite": """
        CREATE TRIGGER audit_event_is_append_only BEFORE UPDATE ON foundation_auditevent
        BEGIN SELECT RAISE(ABORT, 'audit_event_is_append_only'); END
    """,
    "postgresql": """
        CREATE FUNCTION audit_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'audit_event_is_append_only' USING ERRCODE = 'integrity_constraint_violation';
        END $$;
        CREATE TRIGGER audit_event_is_append_only BEFORE UPDATE OR DELETE ON foundation_auditevent
        FOR EACH ROW EXECUTE FUNCTION audit_event_is_append_only();
    """,
}
TAKE_DOWN = {
    "sqlite": "DROP TRIGGER audit_event_is_append_only",
    "postgresql": """
        DROP TRIGGER audit_event_is_append_only ON foundation_auditevent;
        DROP FUNCTION audit_event_is_append_only();
    """,
}


def put_up(apps, schema_editor):
    schema_editor.execute(PUT_UP[schema_editor.connection.vendor], params=None)


def take_down(apps, schema_editor):
    schema_editor.execute(TAKE_DOWN[schema_editor.connection.vendor], params=None)


class Migration(migrations.Migration):

    dependencies = [
        ("foundation", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(put_up, take_down),
    ]
