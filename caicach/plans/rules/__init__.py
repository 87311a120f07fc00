"""Decisions about drafts, plans and tasks, without a database: states, review of a draft, lateness."""
