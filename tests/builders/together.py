"""Let several people act in the same moment, each in a thread with a database connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from django.db import connection

PATIENCE = 0.5  # seconds to wait for somebody whom a lock keeps away
START = 20  # seconds for every thread to stand ready


def meet_at(patch: pytest.MonkeyPatch, *places: tuple[Any, str], people: int = 2) -> None:
    """Make everybody wait for the others on coming to one of the places: a function, named by its owner and its name.

    Put between reading and writing they bring about the very moment in which one would overwrite the other. Where a
    lock lets only one in, that one waits in vain for a short while and goes on alone.
    """
    barrier = Barrier(people)

    def after_meeting(act: Callable[..., Any]) -> Callable[..., Any]:
        def wait_and_act(*arguments: Any, **named: Any) -> Any:
            with suppress(BrokenBarrierError):
                barrier.wait(PATIENCE)
            return act(*arguments, **named)

        return wait_and_act

    for owner, name in places:
        patch.setattr(owner, name, after_meeting(getattr(owner, name)))


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each act returned or raised, in order. They begin together."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            connection.ensure_connection()
            barrier.wait(START)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        begun = [threads.submit(run, act) for act in acts]
    return [one.exception() or one.result() for one in begun]


def refusals(results: Sequence[object]) -> list[type[BaseException]]:
    """Kinds of what was raised; empty when everybody had their way."""
    return [type(result) for result in results if isinstance(result, BaseException)]
