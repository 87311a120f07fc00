from django.apps import AppConfig


class WebConfig(AppConfig):
    """Everything HTTP: pages, components, browser files. Owns no tables."""

    name = "caicach.web"
    label = "web"
