"""What may be committed."""

import re

import pytest

from tests.architecture.source import ROOT, place, tracked_files

LARGEST_BINARY = 1_000_000
LOCK_FILES = ("package-lock.json", *sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("requirements/*.txt")))
LOCKS_THAT_NAME_A_REGISTRY = {"uv.lock", "poetry.lock", "yarn.lock", "pnpm-lock.yaml", ".npmrc", "pip.conf"}
HOME_OF_SOMEBODY = re.compile(rb"(?<![\w.])/(?:home/\w+|root)/")


def test_no_large_binary_is_kept() -> None:
    large = (path for path in tracked_files() if path.stat().st_size > LARGEST_BINARY)

    assert [place(path) for path in large if b"\0" in path.read_bytes()[:8192]] == []


@pytest.mark.parametrize("name", [name for name in LOCK_FILES if (ROOT / name).exists()])
def test_a_lock_file_holds_hashes_and_no_address(name: str) -> None:
    content = (ROOT / name).read_text(encoding="utf-8")

    assert "://" not in content
    assert "sha256:" in content or "sha512-" in content


def test_no_lock_file_is_of_a_kind_that_names_its_registry() -> None:
    assert [place(path) for path in tracked_files() if path.name in LOCKS_THAT_NAME_A_REGISTRY] == []


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    assert [place(path) for path in tracked_files() if HOME_OF_SOMEBODY.search(path.read_bytes())] == []
