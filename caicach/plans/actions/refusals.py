"""Why an action on plans was refused."""


class NotAllowed(Exception):
    """The actor may not do this; the message is the Vietnamese sentence for the user."""


class OutOfDate(Exception):
    """Somebody else changed the thing meanwhile; the message is the Vietnamese sentence for the user."""
