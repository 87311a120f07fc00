"""Feed mutated documents to the readers and the recognisers until one of them falls over.

Needs atheris, which nothing else does and which is not installed with the project::

    .venv/bin/python -m pip install atheris
    .venv/bin/python -m tools.fuzz text -max_total_time=300
    .venv/bin/python -m tools.fuzz word -max_total_time=300

``text`` and ``markup`` (text with HTML) go on to the recognisers, as does ``word``, whose bytes are the XML of a body.
What follows the name goes to libFuzzer. An input that fails is kept in a file of the working folder, beginning with
"crash-"; it belongs into a test. Only a layout, a draft or a refusal may come out, and each within ten seconds.
"""

import sys
from importlib import import_module

LONGEST = 4096


def main() -> None:
    """Run until libFuzzer has had enough."""
    import atheris  # noqa: PLC0415 - optional: without it this tool alone is missing

    name, *options = sys.argv[1:]
    with atheris.instrument_imports(include=["caicach.intake"]):
        targets = import_module("tools.fuzz_targets").TARGETS
    atheris.Setup([sys.argv[0], f"-max_len={LONGEST}", "-timeout=10", *options], targets[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
