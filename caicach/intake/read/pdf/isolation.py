"""Reads a PDF in a process of its own, with bounds on its memory and its time.

A PDF of a few hundred bytes can call a drawing from within itself a billion times, one of a few hundred kilobytes can
unpack to gigabytes, and PDFium follows both. No check beforehand sees all such files, but a process can be ended. It
also keeps a crash of the library away from the web worker, and PDFium's global state away from its threads. The child
knows no secrets of the platform: it gets the file on its standard input and answers with JSON, so that even a child
taken over by a file can do no more than lie about its text.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from dataclasses import asdict
from typing import Any

from caicach.intake.layout import Cell, Layout, Line
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.values.sentence import Sentence

MAX_MEMORY_BYTES = 512 * 1024 * 1024
"""Memory of the child: a plan of 22 pages takes 45 MB, and pages are read one by one."""

MAX_CPU_SECONDS = 120
"""Computing time of the child: a page of text takes 0.05 to 0.2 seconds."""

MAX_SECONDS = 300
"""Time on the clock, for a machine under load."""

_PASSED_ON = ("PATH", "LD_LIBRARY_PATH")
_LAST_WORDS = 1000
_MODULE = "caicach.intake.read.pdf"
# Ended by its bounds: computing time, the clock, or PDFium giving up where memory does.
_BOUNDS = {signal.SIGXCPU, signal.SIGKILL, signal.SIGABRT, signal.SIGTRAP, signal.SIGILL}


def read_pdf(data: bytes) -> Layout:
    """The layout of a PDF. Raises ``UnreadableDocument``; BOMB where the file would burst the bounds."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    try:
        child = subprocess.run(  # noqa: S603 - our own module in our own interpreter; the file goes to its input
            [sys.executable, "-m", _MODULE],
            input=data,
            capture_output=True,
            env=environment,
            timeout=MAX_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(Problem.BOMB) from error
    if child.returncode:
        problem = Problem.BOMB if -child.returncode in _BOUNDS else Problem.DAMAGED
        raise UnreadableDocument(problem) from RuntimeError(child.stderr[-_LAST_WORDS:].decode("utf-8", "replace"))
    return _layout(json.loads(child.stdout))


def limit_this_process() -> None:
    """Set the bounds; they hold until the process ends."""
    resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(result: Layout | Problem) -> str:
    """What the child writes to its output."""
    return json.dumps({"problem": result.name} if isinstance(result, Problem) else asdict(result))


def _layout(result: dict[str, Any]) -> Layout:
    if "problem" in result:
        raise UnreadableDocument(Problem[result["problem"]])
    lines = tuple(
        Line(**{**line, "cells": tuple(Cell(**cell) for cell in line["cells"])}) for line in result.pop("lines")
    )
    return Layout(**{**result, "lines": lines, "notes": tuple(Sentence(**note) for note in result["notes"])})
