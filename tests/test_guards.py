"""The guards of every test refuse what they are there to refuse."""

import socket
import time

import pytest
from django.template import Context, Template

from tests.guards import Refused


def render(source: str, **variables: object) -> str:
    return Template(source).render(Context(variables))


def test_an_outside_address_is_refused() -> None:
    with socket.socket() as own, pytest.raises(Refused, match=r"192\.0\.2\.1"):
        own.connect(("192.0.2.1", 80))


def test_an_outside_name_is_refused_before_it_is_looked_up() -> None:
    with pytest.raises(Refused, match=r"example\.org"):
        socket.create_connection(("example.org", 80))


def test_a_server_on_this_machine_is_within_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_a_long_sleep_is_refused() -> None:
    with pytest.raises(Refused, match="sleep"):
        time.sleep(0.06)


@pytest.mark.parametrize(
    "source", ["{{ typo }}", "{{ thing.typo }}", "{{ typo|upper }}", "{% with x=typo %}{% endwith %}"]
)
def test_an_undefined_variable_is_refused_by_name(source: str) -> None:
    with pytest.raises(Refused, match="typo"):
        render(source, thing="a")


@pytest.mark.parametrize("source", ["{% if typo %}x{% endif %}", '{{ typo|default:"" }}', "{% firstof typo %}"])
def test_a_template_may_ask_whether_a_variable_is_there(source: str) -> None:
    assert render(source) == ""


def test_a_variable_that_is_there_is_printed() -> None:
    assert render("{{ name }}{{ nothing }}", name="a", nothing="") == "a"
