"""Roles and matching of names: decisions without a database."""
