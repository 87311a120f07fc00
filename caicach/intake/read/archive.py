"""Opens the ZIP archive of an Office file without trusting what it declares."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Sequence

from caicach.intake.problems import Problem, UnreadableDocument

MAX_ENTRIES = 5_000
"""Entries of the archive. A document with a picture on every page has a few hundred."""

MAX_UNPACKED_BYTES = 400 * 1024 * 1024
"""Declared size of all entries together."""

MAX_RATIO = 200
"""Declared size over packed size. XML packs about 10:1, a long empty table about 60:1."""

RATIO_FREE_BYTES = 10 * 1024 * 1024
"""An archive that unpacks to no more than this is harmless at any ratio."""

MAX_PART_BYTES = 25 * 1024 * 1024
"""Real size of one XML part: some 2,000 pages of tables."""

_ENTRY_MARK = b"PK\x01\x02"
_ENCRYPTED_FLAG = 0x1
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """The parts of an Office file by path. Raises ``UnreadableDocument``: DAMAGED, ENCRYPTED or BOMB."""

    def __init__(self, data: bytes) -> None:
        # Counted before the directory is parsed: a million entries would fill the memory by their names alone.
        if data.count(_ENTRY_MARK) > MAX_ENTRIES:
            raise UnreadableDocument(Problem.BOMB)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
            raise UnreadableDocument(Problem.DAMAGED) from error
        entries = self._zip.infolist()
        _check_sizes(entries, packed_size=len(data))
        self._entries = {posixpath.normpath(entry.filename.replace("\\", "/")).lstrip("/"): entry for entry in entries}

    @property
    def paths(self) -> frozenset[str]:
        """All paths in the archive, without a leading slash."""
        return frozenset(self._entries)

    def read(self, path: str) -> bytes | None:
        """The bytes of a part, None where there is none."""
        entry = self._entries.get(path)
        if entry is None:
            return None
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise UnreadableDocument(Problem.ENCRYPTED)
        if entry.compress_type not in _PLAIN_METHODS:
            raise UnreadableDocument(Problem.DAMAGED)
        try:
            with self._zip.open(entry) as stream:
                content = stream.read(MAX_PART_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise UnreadableDocument(Problem.DAMAGED) from error
        if len(content) > MAX_PART_BYTES:
            raise UnreadableDocument(Problem.BOMB)
        return content


def _check_sizes(entries: Sequence[zipfile.ZipInfo], *, packed_size: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED_BYTES:
        raise UnreadableDocument(Problem.BOMB)
    if unpacked > RATIO_FREE_BYTES and unpacked > MAX_RATIO * packed_size:
        raise UnreadableDocument(Problem.BOMB)
