"""Documents made in memory: Word files from their XML, PDF files from positioned text and lines.

Both are made by hand rather than by a library, so that a test says exactly what stands in the file: a tracked change, a
merged cell, a page without text.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
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


class PdfPage:
    """A page of an A4 PDF: text and lines at points from its upper left corner.

    Letters are half as wide as high, blanks a quarter.
    """

    WIDTH, HEIGHT = 595, 842

    def __init__(self, *, rotate: int = 0, matrix: str = "") -> None:
        self.rotate = rotate
        self.pictures = 0
        self._operations = [matrix] if matrix else []
        self._texts: list[tuple[int, str]] = []

    def text(self, x: float, y: float, text: str, *, size: float = 12, style: str = "", mode: int = 0) -> "PdfPage":
        """Text whose baseline begins at a point. ``style`` is "", "Bold" or "Italic"."""
        font = _STYLES.index(style)
        self._texts.append((len(self._operations), text))
        self._operations.append(f"BT /F{font} {size} Tf {mode} Tr {x} {self.HEIGHT - y} Td <%s> Tj ET")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> "PdfPage":
        """A stroke."""
        self._operations.append(f"{x0} {self.HEIGHT - y0} m {x1} {self.HEIGHT - y1} l S")
        return self

    def bar(self, x: float, y: float, width: float, height: float) -> "PdfPage":
        """A filled rectangle from its upper left corner: how browsers draw borders."""
        self._operations.append(f"{x} {self.HEIGHT - y - height} {width} {height} re f")
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> "PdfPage":
        """Full lines at all places."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        return self

    def picture(self) -> "PdfPage":
        """An image without text."""
        self._operations.append("q 100 0 0 100 50 50 cm /Im Do Q")
        return self

    def content(self, codes: Mapping[str, int]) -> bytes:
        """The page's operations, each letter by its code."""
        operations = list(self._operations)
        for index, text in self._texts:
            operations[index] %= "".join(f"{codes[letter]:04x}" for letter in text)
        return "\n".join(operations).encode()

    @property
    def letters(self) -> set[str]:
        """The letters that the page uses."""
        return {letter for _, text in self._texts for letter in text}


_LIGATURES = {"\ufb01": "fi", "\ufb03": "ffi"}
_STYLES = ("", "Bold", "Italic")
_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def pdf_file(*pages: PdfPage, password: str | None = None) -> bytes:
    """A PDF of these pages with fonts that map each code to its letter. ``password`` locks it ("" : opens for all)."""
    letters = sorted(set().union(*(page.letters for page in pages)))
    codes = {letter: number for number, letter in enumerate(letters, start=1)}
    fonts = [_font(style, blank=codes.get(" ", 0)) for style in _STYLES]
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b"", _to_unicode(codes), _IMAGE, *fonts]
    resources = "/Font<<" + "".join(f"/F{number} {number + 5} 0 R" for number in range(len(fonts))) + ">>"
    resources += "/XObject<</Im 4 0 R>>"
    kids = []
    for page in pages:
        objects.append(pdf_stream("", page.content(codes)))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.WIDTH} {page.HEIGHT}]/Rotate {page.rotate}"
            f"/Contents {len(objects)} 0 R/Resources<<{resources}>>>>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    return pdf_objects(objects) if password is None else _locked(objects, password)


def pdf_stream(entries: str, data: bytes) -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries.encode(), len(data), data)


def packed_stream(entries: str, data: bytes) -> bytes:
    """A stream object, compressed."""
    return pdf_stream(f"/Filter/FlateDecode{entries}", zlib.compress(data, 9))


def pdf_objects(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of raw objects, numbered from 1; the first is the catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(out))
    )


_IMAGE = pdf_stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", b"\x00")


def _font(style: str, *, blank: int) -> bytes:
    name = f"TimesNewRoman{'-' if style else ''}{style}"
    return (
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/ToUnicode 3 0 R/DescendantFonts[<</Type/Font"
        f"/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/DW 500/W[{blank}[250]]/FontDescriptor<</Type/FontDescriptor/FontName/{name}/Flags 4"
        "/FontBBox[0 -220 1000 900]/ItalicAngle 0/Ascent 900/Descent -220/CapHeight 700/StemV 80>>>>]>>"
    ).encode()


def _to_unicode(codes: Mapping[str, int]) -> bytes:
    # A ligature is one code that stands for several letters.
    meanings = ((code, _LIGATURES.get(letter, letter)) for letter, code in codes.items())
    pairs = "".join(f"<{code:04x}> <{letters.encode('utf-16-be').hex()}>\n" for code, letters in meanings)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(codes)} beginbfchar\n{pairs}endbfchar\n"
        "endcmap end end"
    )
    return pdf_stream("", cmap.encode())


def _locked(objects: Sequence[bytes], password: str) -> bytes:
    """The objects' streams under the standard handler, revision 2 (RC4, 40 bits); there are no strings to lock."""
    identity = bytes(16)
    padded = (password.encode() + _PADDING)[:32]
    owner = _rc4(hashlib.md5((b"owner" + _PADDING)[:32]).digest()[:5], padded)
    key = hashlib.md5(padded + owner + (-4).to_bytes(4, "little", signed=True) + identity).digest()[:5]
    locked = []
    for number, content in enumerate(objects, start=1):
        head, mark, rest = content.partition(b"stream\n")
        data = rest.removesuffix(b"\nendstream")
        own_key = hashlib.md5(key + number.to_bytes(3, "little") + bytes(2)).digest()[:10]
        locked.append(head + mark + _rc4(own_key, data) + b"\nendstream" if mark else content)
    entry = b"/Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>" % (owner.hex().encode(), _rc4(key, _PADDING).hex().encode())
    return pdf_objects(
        locked, b"/Encrypt<<%s>>/ID[<%s><%s>]" % (entry, (identity.hex().encode()), identity.hex().encode())
    )


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
