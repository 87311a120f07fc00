"""Who waits for a long reading hears how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with the page that is being recognised (from 1) and with how many pages the document has."""


def unheard(_page: int, _of: int) -> None:
    """Nobody waits."""
