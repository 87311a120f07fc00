"""Lost points of a plan; what was reviewed before knows the section as an empty one."""

from typing import Any

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SECTION = "lost_points"


def add_section(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """Give every review kept so far the new section."""
    for name in ("Draft", "PlanVersion"):
        kept: Any = apps.get_model("plans", name)
        for row in kept.objects.only("content").iterator(chunk_size=50):
            if row.content and SECTION not in row.content:
                row.content[SECTION] = []
                row.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0005_how_far_a_reading_is"),
    ]

    operations = [
        migrations.CreateModel(
            name="LostPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "domain",
                    models.CharField(
                        choices=[
                            ("steering", "STEERING"),
                            ("institutions", "INSTITUTIONS"),
                            ("procedures", "PROCEDURES"),
                            ("organization", "ORGANIZATION"),
                            ("civil_service", "CIVIL_SERVICE"),
                            ("public_finance", "PUBLIC_FINANCE"),
                            ("digital_government", "DIGITAL_GOVERNMENT"),
                            ("competitiveness", "COMPETITIVENESS"),
                            ("satisfaction", "SATISFACTION"),
                            ("other", "OTHER"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField()),
                ("source_lines", models.JSONField(default=list)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lost_points", to="plans.plan"
                    ),
                ),
            ],
            options={"ordering": ["plan_id", "position"]},
        ),
        migrations.RunPython(add_section, migrations.RunPython.noop),
    ]
