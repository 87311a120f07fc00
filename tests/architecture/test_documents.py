"""The documents keep up with the code."""

import re

from tests.architecture.source import PACKAGE, ROOT, place, tracked_files

READ_BY_SETTINGS = re.compile(r'env\.\w+\(\s*"([A-Z_]+)"')
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def test_every_setting_is_explained() -> None:
    names = READ_BY_SETTINGS.findall((PACKAGE / "config" / "settings.py").read_text(encoding="utf-8"))
    explained = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")

    assert "DATABASE_URL" in names
    assert [name for name in names if f"| `{name}` |" not in explained] == []


def test_every_link_leads_somewhere() -> None:
    documents = (path for path in tracked_files() if path.suffix == ".md")
    links = [(path, target) for path in documents for target in LINK.findall(path.read_text(encoding="utf-8"))]

    assert [f"{place(path)}: {target}" for path, target in links if not (path.parent / target).exists()] == []
