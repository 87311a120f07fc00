"""Finds the parts of a Word file by the relationships between them."""

import posixpath

from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.archive import Archive
from caicach.intake.read.word.xml import Element, parse_xml

_ROOT_RELATIONSHIPS = "_rels/.rels"
_USUAL_DOCUMENT = "word/document.xml"


class Parts:
    """The parsed parts of one file."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._document = document_path(archive)
        folder, name = posixpath.split(self._document)
        self._related = _related(archive, path=f"{folder}/_rels/{name}.rels".lstrip("/"), folder=folder)

    def document(self) -> Element:
        """The root of the main part."""
        content = self._archive.read(self._document)
        if content is None:
            raise UnreadableDocument(Problem.DAMAGED)
        return parse_xml(content)

    def related(self, kind: str) -> Element | None:
        """The root of the part of that kind ("styles", "numbering", "footnotes", ...), None where there is none."""
        path = self._related.get(kind)
        content = self._archive.read(path) if path else None
        return parse_xml(content) if content else None

    def page_count(self) -> int | None:
        """How many pages Word counted when it last saved the file."""
        content = self._archive.read("docProps/app.xml")
        if not content:
            return None
        pages = parse_xml(content).findtext("{*}Pages")
        return int(pages) if pages and pages.isascii() and pages.isdigit() and len(pages) < 6 else None

    def has_pictures(self) -> bool:
        """Whether the file carries any picture."""
        return any("/media/" in path for path in self._archive.paths)


def document_path(archive: Archive) -> str:
    """The path of the main part, whether or not it is there."""
    return _related(archive, path=_ROOT_RELATIONSHIPS, folder="").get("officeDocument", _USUAL_DOCUMENT)


def _related(archive: Archive, *, path: str, folder: str) -> dict[str, str]:
    """Kind -> path of the parts that a part refers to. Targets outside the file are left out."""
    content = archive.read(path)
    if not content:
        return {}
    found: dict[str, str] = {}
    for item in parse_xml(content).iterfind("{*}Relationship"):
        target, kind = item.get("Target"), item.get("Type")
        if target and kind and item.get("TargetMode") != "External":
            full = target if target.startswith("/") else posixpath.join(folder, target)
            found.setdefault(kind.rsplit("/", 1)[-1], posixpath.normpath(full).lstrip("/"))
    return found
