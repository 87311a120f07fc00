"""Reads PDFs and pictures in a process of its own, with bounds on its memory and its time.

A PDF of a few hundred bytes can call a drawing from within itself a billion times, one of a few hundred kilobytes can
unpack to gigabytes, and PDFium follows both. No check beforehand sees all such files, but a process can be ended. It
also keeps a crash of the library away from the web worker, and PDFium's global state away from its threads. The child
knows no secrets of the platform: it gets the file on its standard input and answers with JSON, so that even a child
taken over by a file can do no more than lie about its text. The programs that it starts end with it.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from dataclasses import asdict
from threading import Timer
from typing import IO, Any

from caicach.intake.layout import Cell, Doubt, Layout, Line
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.progress import Progress, unheard
from caicach.values.sentence import Sentence

MAX_MEMORY_BYTES = 512 * 1024 * 1024
"""Memory of the child: a plan of 22 pages takes 45 MB, and pages are read one by one."""

MAX_CPU_SECONDS = 120
"""Computing time of the child: a page of text takes 0.05 to 0.2 seconds."""

CPU_SECONDS_OF_SCAN = 10
"""Computing time added for each page that is recognised: to draw and straighten it takes one or two seconds."""

MOST_CPU_SECONDS = 1200
"""Computing time of the child whatever it reads."""

MAX_SECONDS = 300
"""Time on the clock, for a machine under load: of a document, or from one recognised page to the next."""

MAX_ANSWER_BYTES = 64 * 1024 * 1024
"""Length of what the child answers: three million characters with their places take twenty."""

_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX")
_LAST_WORDS = 1000
_MODULE = "caicach.intake.read"
# Ended by its bounds: computing time, the clock, or PDFium giving up where memory does.
_BOUNDS = {signal.SIGXCPU, signal.SIGKILL, signal.SIGABRT, signal.SIGTRAP, signal.SIGILL}


def read_apart(data: bytes, *, kind: str, progress: Progress = unheard) -> Layout:
    """The layout of a file of this kind ("pdf" or "picture").

    Raises ``UnreadableDocument``; BOMB where the file would burst the bounds.
    """
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(  # noqa: S603 - our own module in our own interpreter; the file goes to its input
            [sys.executable, "-m", _MODULE, kind],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            env=environment,
            start_new_session=True,
        )
        try:
            answered = _heard(child, data, progress)
        finally:
            _end(child)
        if child.returncode or answered is None:
            problem = Problem.BOMB if -child.returncode in _BOUNDS else Problem.DAMAGED
            raise UnreadableDocument(problem) from RuntimeError(_last_words(said))
    return _layout(answered)


def limit_this_process() -> None:
    """Set the bounds; they hold until the process ends, and for the programs that it starts."""
    resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MOST_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def allow_page() -> None:
    """Give this process the computing time of one more recognised page."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if soft != resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_CPU, (min(hard, soft + CPU_SECONDS_OF_SCAN), hard))


def tell_progress(page: int, of: int) -> None:
    """What the child writes while it reads."""
    _tell({"progress": [page, of]})


def answer(result: Layout | Problem) -> None:
    """What the child writes in the end."""
    _tell({"problem": result.name} if isinstance(result, Problem) else asdict(result))


def _tell(said: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def _heard(child: "subprocess.Popen[bytes]", data: bytes, progress: Progress) -> dict[str, Any] | None:
    """Hand the file over and listen until the child has answered; None where it ended without."""
    assert child.stdin is not None
    assert child.stdout is not None
    watch = _watched(child)
    try:
        _hand_over(child.stdin, data)
        while line := child.stdout.readline(MAX_ANSWER_BYTES):
            if not line.endswith(b"\n"):
                raise UnreadableDocument(Problem.BOMB)
            said: dict[str, Any] = json.loads(line)
            if "progress" not in said:
                return said
            watch.cancel()
            watch = _watched(child)
            page, of = said["progress"]
            progress(page, of)
        return None
    finally:
        watch.cancel()


def _hand_over(stdin: IO[bytes], data: bytes) -> None:
    try:
        stdin.write(data)
        stdin.close()
    except BrokenPipeError:
        return  # it ended before it had read all; how, its return code says


def _watched(child: "subprocess.Popen[bytes]") -> Timer:
    watch = Timer(MAX_SECONDS, _kill, [child])
    watch.daemon = True
    watch.start()
    return watch


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Wait for a child that has answered; end whatever it started and one that has not."""
    assert child.stdout is not None
    child.stdout.close()
    watch = _watched(child)
    child.wait()
    watch.cancel()
    _kill(child)


def _kill(child: "subprocess.Popen[bytes]") -> None:
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # nothing is left of it


def _last_words(said: IO[bytes]) -> str:
    said.seek(0)
    return said.read()[-_LAST_WORDS:].decode("utf-8", "replace")


def _layout(result: dict[str, Any]) -> Layout:
    if "problem" in result:
        raise UnreadableDocument(Problem[result["problem"]])
    return Layout(
        **{
            **result,
            "lines": tuple(map(_line, result["lines"])),
            "notes": tuple(Sentence(**note) for note in result["notes"]),
        }
    )


def _line(plain: dict[str, Any]) -> Line:
    cells = tuple(Cell(**cell) for cell in plain["cells"])
    return Line(**{**plain, "cells": cells, "doubts": tuple(Doubt(**doubt) for doubt in plain["doubts"])})
