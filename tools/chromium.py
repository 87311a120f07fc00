"""Where this machine keeps a Chromium that Playwright can drive."""

import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find() -> Path | None:
    """The first browser of ``NAMES`` on the path; None when there is none."""
    found = (shutil.which(name) for name in NAMES)
    return next((Path(path) for path in found if path), None)
