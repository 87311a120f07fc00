"""From the document to the running plan: sources, drafts under review, plans, targets, tasks, progress, evidence."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Tables of documents, of plans and of the work that they order."""

    name = "caicach.plans"
    label = "plans"
