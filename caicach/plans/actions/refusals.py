"""Why an action on plans was refused."""

from caicach.values.sentence import Refusal


class NotAllowed(Refusal):
    """The actor may not do this."""


class OutOfDate(Refusal):
    """Somebody else changed the thing meanwhile."""
