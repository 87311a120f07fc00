"""The top layer as an app: it owns the commands of the site and no tables."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Holds the management commands."""

    name = "caicach.config"
    label = "config"
