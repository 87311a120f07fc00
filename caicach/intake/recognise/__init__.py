"""Recognisers: from the layout of a document to a draft of a plan (``recognise_plan``)."""

from caicach.intake.recognise.plan import recognise_plan

__all__ = ["recognise_plan"]
