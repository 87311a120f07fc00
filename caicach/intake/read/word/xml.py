"""The XML of an Office file: safe parsing, and short ways to ask an element."""

from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

from caicach.intake.problems import Problem, UnreadableDocument

Element: TypeAlias = _Element

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_WORD = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_OFF = {"0", "false", "off"}


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{_WORD}}}{name}"


def parse_xml(content: bytes) -> Element:
    """The root of a part. Raises ``UnreadableDocument``: BOMB for a document type (entities), DAMAGED for bad XML.

    The strict variant of the format (ISO 29500) differs in its namespace only and is read as the usual one.
    """
    if any(mark in content for mark in _DOCTYPES):
        raise UnreadableDocument(Problem.BOMB)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content.replace(_STRICT_WORD, _WORD.encode()), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(Problem.DAMAGED) from error
    if root is None:
        raise UnreadableDocument(Problem.DAMAGED)
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableDocument(Problem.BOMB)
    return root


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of that name; with several names, the first child of the first child and so on."""
    for name in names:
        if element is None:
            return None
        element = element.find(w(name))
    return element


def value(element: Element | None, attribute: str = "val") -> str | None:
    """An attribute of the element, None where either is missing."""
    if element is None:
        return None
    found = element.get(w(attribute))
    return None if found is None else str(found)


def whole(element: Element | None, attribute: str = "val") -> int | None:
    """An attribute that holds a whole number, None where it is missing or is none."""
    try:
        return int(value(element, attribute) or "")
    except ValueError:
        return None


def is_on(element: Element) -> bool:
    """What an on/off element such as <w:b/> says."""
    return value(element) not in _OFF
