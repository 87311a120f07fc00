"""Files are kept once under their fingerprint, and found again."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings

from caicach.foundation.actions import keep_file
from caicach.foundation.models import StoredFile
from caicach.foundation.queries import bytes_of
from caicach.foundation.rules import MediaType, check_file
from caicach.organizations.actions import System

AT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
LATER = datetime(2026, 2, 5, 2, 0, tzinfo=UTC)
FILE = check_file(name="ke-hoach.txt", data="Kế hoạch".encode())

pytestmark = pytest.mark.django_db


def kept_files() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_kept_file_is_found_again_with_all_that_was_said_of_it():
    stored = keep_file(file=FILE, by=System(), at=AT)

    stored.refresh_from_db()
    assert bytes_of(stored) == FILE.data
    assert (stored.name, stored.size, stored.media_type) == ("ke-hoach.txt", len(FILE.data), MediaType.TEXT)
    assert (stored.sha256, stored.uploaded_at, stored.uploaded_by_id) == (FILE.sha256, AT, None)


def test_the_same_content_is_kept_once_whatever_it_is_called():
    first = keep_file(file=FILE, by=System(), at=AT)

    again = keep_file(file=check_file(name="ban-sao.txt", data=FILE.data), by=System(), at=LATER)

    assert again == first
    assert (again.name, again.uploaded_at) == ("ke-hoach.txt", AT)
    assert StoredFile.objects.count() == len(kept_files()) == 1


def test_different_contents_of_one_name_are_both_kept():
    first = keep_file(file=FILE, by=System(), at=AT)

    second = keep_file(file=check_file(name=FILE.name, data="Kế hoạch sửa".encode()), by=System(), at=LATER)

    assert bytes_of(first) != bytes_of(second)
    assert len(kept_files()) == 2


def test_a_file_lost_from_the_folder_is_missed_and_comes_back_when_it_is_handed_in_again():
    stored = keep_file(file=FILE, by=System(), at=AT)
    shutil.rmtree(settings.MEDIA_ROOT)

    with pytest.raises(FileNotFoundError):
        bytes_of(stored)
    keep_file(file=FILE, by=System(), at=LATER)

    assert bytes_of(stored) == FILE.data


def test_a_file_that_was_cut_short_on_disk_is_made_whole_when_it_is_handed_in_again():
    stored = keep_file(file=FILE, by=System(), at=AT)
    (Path(settings.MEDIA_ROOT) / stored.path).write_bytes(FILE.data[:2])

    keep_file(file=FILE, by=System(), at=LATER)

    assert bytes_of(stored) == FILE.data


def test_no_half_written_file_is_left_when_the_disk_is_full(monkeypatch):
    def full(_: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(OSError, match="no space"):
        keep_file(file=FILE, by=System(), at=AT)

    assert StoredFile.objects.count() == 0
    assert not any(path.name == FILE.sha256 for path in kept_files())


def test_a_stored_file_lies_within_the_folder_under_its_fingerprint_alone():
    stored = keep_file(file=check_file(name="../../thoat.txt", data=b"x"), by=System(), at=AT)

    (path,) = kept_files()
    assert path == Path(settings.MEDIA_ROOT) / stored.sha256[:2] / stored.sha256
    assert stored.name == "thoat.txt"
