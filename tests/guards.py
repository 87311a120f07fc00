"""What no test may do: reach the network, wait for the clock, print a variable that does not exist.

Each guard replaces one function of a library for as long as the tests run and says clearly what it refused.
"""

import ipaddress
import socket
import sysconfig
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.template.base import FilterExpression
from django.template.context import Context
from django.template.defaultfilters import default, default_if_none

LONGEST_SLEEP_SECONDS = 0.05
THIRD_PARTY = sysconfig.get_path("purelib")


class Refused(AssertionError):
    """A test did what no test may do."""


def refuse_network(patch: pytest.MonkeyPatch) -> None:
    """Leave sockets of the file system and of this machine's loopback; refuse names and addresses beyond."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(own: socket.socket, address: Any, /) -> None:
        _refuse_outside(own.family, address)
        connect(own, address)

    def guarded_connect_ex(own: socket.socket, address: Any, /) -> int:
        _refuse_outside(own.family, address)
        return connect_ex(own, address)

    def guarded_look_up(host: Any, *rest: Any, **options: Any) -> Any:
        _refuse_outside(socket.AF_INET, (host,))
        return look_up(host, *rest, **options)

    patch.setattr(socket.socket, "connect", guarded_connect)
    patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    patch.setattr(socket, "getaddrinfo", guarded_look_up)


def refuse_long_sleep(patch: pytest.MonkeyPatch) -> None:
    """A test that waits for the clock is slow on a fast machine and fails on a slow one."""
    sleep = time.sleep

    def guarded_sleep(seconds: float, /) -> None:
        if seconds > LONGEST_SLEEP_SECONDS:
            raise Refused(f"time.sleep({seconds}) in a test: wait for an event, or pass the time as an argument")
        sleep(seconds)

    patch.setattr(time, "sleep", guarded_sleep)


def refuse_undefined_variables(patch: pytest.MonkeyPatch) -> None:
    """``{{ typo }}`` in our templates raises. ``{% if typo %}`` and ``{{ typo|default:"" }}`` ask, and stay allowed."""
    resolve: Callable[..., Any] = FilterExpression.resolve
    undefined = _Undefined("undefined")

    def strict_resolve(own: Any, context: Context, ignore_failures: bool = False) -> Any:
        asks = bool(own.filters) and own.filters[0][0] in (default, default_if_none)
        value = resolve(own, context, ignore_failures or asks)
        if not isinstance(value, _Undefined):
            return value
        if _is_third_party(context):
            return ""
        raise Refused(f"undefined variable {{{{ {own.token} }}}} in the template {_template_name(context)}")

    patch.setattr(FilterExpression, "resolve", strict_resolve)
    for engine in settings.TEMPLATES:
        options: dict[str, Any] = engine["OPTIONS"]
        patch.setitem(options, "string_if_invalid", undefined)


class _Undefined(str):
    """What Django hands out for a missing variable; ``strict_resolve`` catches it before anything else sees it."""

    __slots__ = ()


def _is_third_party(context: Context) -> bool:
    return _template_name(context).startswith(THIRD_PARTY)


def _template_name(context: Context) -> str:
    template = context.template
    return template.origin.name if template else "<none>"


def _refuse_outside(family: int, address: Any) -> None:
    if family not in (socket.AF_INET, socket.AF_INET6):
        return
    host = address[0].decode() if isinstance(address[0], bytes) else address[0]
    if not _is_this_machine(host):
        raise Refused(f"a test reached for {host}: tests use no network")


def _is_this_machine(host: str | None) -> bool:
    if host in (None, "", "localhost", "0.0.0.0", "::"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
