"""Browser files of others are pinned exactly, travel with their licences, and are not brought twice."""

import json
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from caicach.web.ui.icons import ICONS
from tools import browser_files

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
LOCK = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
FREE = {"MIT", "Apache-2.0", "BSD-3-Clause", "0BSD", "OFL-1.1"}


def installed(folder: Path) -> Path:
    """A ``node_modules`` folder as npm would leave it, each file saying where it came from."""
    for source in browser_files.COPIES:
        place = folder / source
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"{source}\n/*# sourceMappingURL=far-away.map */\n", encoding="utf-8")
    for name in ICONS:
        place = folder / "bootstrap-icons" / "icons" / f"{name}.svg"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f'<svg xmlns="{browser_files.SVG}" viewBox="0 0 16 16"><path d="M1"/></svg>', encoding="utf-8")
    return folder


def test_every_version_is_exact() -> None:
    assert [v for v in PACKAGE["dependencies"].values() if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []
    assert "scripts" not in PACKAGE
    assert PACKAGE["private"] is True


def test_the_lock_file_holds_what_the_package_file_asks_for() -> None:
    assert LOCK["lockfileVersion"] == 3
    assert LOCK["packages"][""]["dependencies"] == PACKAGE["dependencies"]


def test_every_locked_package_has_a_hash_a_free_licence_and_no_address() -> None:
    packages = {name: package for name, package in LOCK["packages"].items() if name}

    assert [name for name, package in packages.items() if not package["integrity"].startswith("sha512-")] == []
    assert {name: package["license"] for name, package in packages.items() if package["license"] not in FREE} == {}
    assert [name for name, package in packages.items() if "resolved" in package] == []


def test_every_package_that_travels_brings_its_licence() -> None:
    brought = {"/".join(source.split("/")[: 2 if source.startswith("@") else 1]) for source in browser_files.COPIES}
    licensed = {
        "/".join(source.split("/")[: 2 if source.startswith("@") else 1])
        for source in browser_files.COPIES
        if "LICENSE" in source
    }

    assert licensed == brought
    assert "zrender" in licensed  # inside the build of echarts


def test_files_are_copied_with_their_licences_and_without_addresses_of_maps(tmp_path: Path) -> None:
    vendor = tmp_path / "vendor"

    browser_files.copy_files(installed=installed(tmp_path / "node_modules"), vendor=vendor)

    assert {str(path.relative_to(vendor)) for path in vendor.rglob("*.*")} == {
        *browser_files.COPIES.values(),
        "icons/icons.svg",
    }
    assert (vendor / "bootstrap" / "reboot.min.css").read_text(encoding="utf-8").strip() == (
        "bootstrap/dist/css/bootstrap-reboot.min.css"
    )


def test_the_sprite_holds_every_icon_once(tmp_path: Path) -> None:
    icons = installed(tmp_path) / "bootstrap-icons" / "icons"

    sprite = ElementTree.fromstring(browser_files.icon_sprite(folder=icons))

    assert [symbol.attrib["id"] for symbol in sprite] == sorted(ICONS)
    assert {symbol.attrib["viewBox"] for symbol in sprite} == {"0 0 16 16"}


def test_a_second_call_brings_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def run(command: list[str], *, cwd: Path, check: bool) -> None:
        commands.append(command[1:])
        installed(cwd / "node_modules")

    monkeypatch.setattr(subprocess, "run", run)
    vendor = tmp_path / "vendor"
    vendor.mkdir()
    (vendor / "left-from-before.css").touch()

    first, second = browser_files.bring_files(vendor=vendor), browser_files.bring_files(vendor=vendor)

    assert (first, second) == (True, False)
    assert commands == [["ci", "--ignore-scripts", "--no-audit", "--no-fund"]]
    assert not (vendor / "left-from-before.css").exists()


def test_a_page_asks_for_no_file_that_is_not_brought() -> None:
    templates = (ROOT / "caicach" / "web" / "templates").rglob("*.html")
    styles = (ROOT / "caicach" / "web" / "static" / "caicach").rglob("*.css")
    asked = {
        name for path in (*templates, *styles) for name in re.findall(r"vendor/([\w./-]+)", path.read_text("utf-8"))
    }

    assert asked
    assert asked <= {*browser_files.COPIES.values(), "icons/icons.svg"}
