"""Audit events and stored files: what every other app stands on."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """Tables: AuditEvent, StoredFile."""

    name = "caicach.foundation"
    label = "foundation"
