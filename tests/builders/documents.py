"""Documents made in memory: Word files from their XML, PDF files from positioned text and lines.

Both are made by hand rather than by a library, so that a test says exactly what stands in the file: a tracked change, a
merged cell, a page without text.
"""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def run(text: str, properties: str = "") -> str:
    """A run of text; ``properties`` is XML, as "<w:b/>"."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs (XML) or of plain text."""
    runs = "".join(item if item.startswith("<") else run(item) for item in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def numbered(text: str, *, list_id: int = 1, level: int = 0) -> str:
    """A paragraph of an automatic list."""
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(text, properties=properties) if text else paragraph(properties=properties)


def cell(*content: str, properties: str = "") -> str:
    """A cell of blocks (XML) or of plain text, each text a paragraph."""
    blocks = "".join(item if item.startswith("<") else paragraph(item) for item in content) or paragraph()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def table(*rows: list[str]) -> str:
    """A table of rows of cells, each XML or plain text."""
    written = ("".join(item if item.startswith(("<w:tc", "<w:trPr")) else cell(item) for item in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{cells}</w:tr>" for cells in written) + "</w:tbl>"


def level(index: int, style: str, pattern: str, *, start: int = 1, more: str = "") -> str:
    """One level of a list definition."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{escape(pattern)}"/></w:lvl>'
    )


def numbering(definitions: Mapping[int, list[str]], lists: Mapping[int, int | str] | None = None) -> str:
    """The numbering part. ``lists`` maps a list to its definition, or to the XML inside its <w:num>."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'
        for number, levels in definitions.items()
    )
    used = lists if lists is not None else {number: number for number in definitions}
    nums = "".join(
        f'<w:num w:numId="{number}">'
        + (target if isinstance(target, str) else f'<w:abstractNumId w:val="{target}"/>')
        + "</w:num>"
        for number, target in used.items()
    )
    return _part("numbering", abstract + nums)


def styles(*content: str) -> str:
    """The styles part from <w:style> elements."""
    return _part("styles", "".join(content))


def style(style_id: str, *, name: str = "", based_on: str = "", kind: str = "paragraph", content: str = "") -> str:
    """One style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name or style_id}"/>{base}{content}</w:style>'
    )


def footnotes(notes: Mapping[int, str]) -> str:
    """The footnotes part."""
    separator = f'<w:footnote w:type="separator" w:id="-1">{paragraph("")}</w:footnote>'
    content = "".join(f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>' for number, text in notes.items())
    return _part("footnotes", separator + content)


def footnote_reference(number: int) -> str:
    """The place in the text that refers to a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def word_file(*body: str, parts: Mapping[str, str] | None = None, extra: Mapping[str, bytes] | None = None) -> bytes:
    """A .docx file. ``parts`` maps "styles", "numbering", "footnotes" to their XML; ``extra`` any path to its bytes."""
    parts = parts or {}
    relationships = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATIONSHIP}/{kind}" Target="{kind}.xml"/>'
        for number, kind in enumerate(parts)
    )
    files: dict[str, bytes] = {
        "[Content_Types].xml": _CONTENT_TYPES.encode(),
        "_rels/.rels": _relationships(
            f'<Relationship Id="d" Type="{_RELATIONSHIP}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": _part("document", f"<w:body>{''.join(body)}<w:sectPr/></w:body>").encode(),
        "word/_rels/document.xml.rels": _relationships(relationships),
        **{f"word/{kind}.xml": content.encode() for kind, content in parts.items()},
        **(extra or {}),
    }
    return zip_file(files)


def zip_file(files: Mapping[str, bytes]) -> bytes:
    """A packed ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path, date_time=(2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _part(name: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{_WORD}">{content}</w:{name}>'


def _relationships(content: str) -> bytes:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'.encode()
