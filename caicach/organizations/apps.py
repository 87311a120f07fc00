"""Units, agencies, posts, people and what their roles allow."""

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    """Tables: AdministrativeUnit, UnitSuccession, Agency, Post, Person, Membership, User."""

    name = "caicach.organizations"
    label = "organizations"
