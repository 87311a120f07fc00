"""Labelled lines of an item -> the words of its fields ("- Cơ quan chủ trì: …", "Chủ trì: …; phối hợp: …")."""

import re
from collections.abc import Iterator, Sequence

from caicach.intake.recognise.agencies import opens_as_agency
from caicach.intake.recognise.labels import Role, role_of_label, split_labels
from caicach.intake.recognise.outline import Node, Paragraph
from caicach.intake.recognise.spelling import bare
from caicach.intake.recognise.traced import NOTHING, Piece, Traced, traced

Fields = dict[Role, Traced]


def is_label(node: Node) -> bool:
    """A line that opens with a label, is a heading that is one ("3. Phân công thực hiện"), or gives all work to one."""
    if not isinstance(node.block, Paragraph):
        return False
    text = node.block.text
    opens_with_label = any(piece.role is not None for piece in split_labels(text)[:1])
    return opens_with_label or _is_label_heading(node) or _assigns(text)


def labels_under(node: Node) -> list[Node]:
    """The labelled lines right under a node."""
    return [child for child in node.children if is_label(child)]


def is_task(fields: Fields) -> bool:
    """Enough to tell a task by: who leads it, or what it yields by when."""
    return bool(fields.get(Role.LEAD)) or bool(fields.get(Role.DEADLINE) and fields.get(Role.DELIVERABLE))


def fields_of(labels: Sequence[Node]) -> Fields:
    """The words behind labels, with the lines under each. A label that comes twice goes on."""
    fields: Fields = {}
    for node in labels:
        role: Role | None = None
        for role, words in _labelled(node):
            fields[role] = fields.get(role, NOTHING) + words
        if role is not None:
            fields[role] = fields[role] + Traced(pieces=tuple(_entries(node.children)))
    return _with_helpers(with_time(fields))


def inline_fields(paragraph: Paragraph, *, led: bool = False) -> tuple[Traced, Fields] | None:
    """The title and the fields of an item that carries its labels within its own words.

    Of an item that is ``led`` (who does it stands once for its whole section) any label tells more.
    """
    pieces = split_labels(paragraph.text)
    if len(pieces) < 2 or pieces[0].role is not None:
        return None
    fields: Fields = {}
    for piece in pieces[1:]:
        if piece.role is not None:
            fields[piece.role] = fields.get(piece.role, NOTHING) + _cut(paragraph, piece.start, piece.end)
    title = re.sub(r"[\s(;,–-]+$", "", paragraph.text[: pieces[0].end])
    told = is_task(fields) or (led and bool(fields))
    return (traced(title, paragraph.places), fields) if told and len(title.split()) >= 3 else None


_LEAD_IN_BRACKETS = re.compile(r"\((?:giao\s+)?(?P<lead>[^()]{3,120}?)\s+chu tri\b(?P<rest>[^()]*)\)")


def fields_in_heading(heading: Paragraph) -> Fields | None:
    """ "2. Cải cách thể chế (chủ trì: Phòng A)" or "(Phòng A chủ trì, phối hợp với …)"."""
    if own := inline_fields(heading):
        return own[1]
    match = _LEAD_IN_BRACKETS.search(bare(heading.text))
    if match is None or not opens_as_agency(heading.text[match.start("lead") :]):
        return None
    words = heading.text[match.start("lead") : match.end("rest")]
    return _with_helpers({Role.LEAD: traced(words, heading.places)})


def _is_label_heading(node: Node) -> bool:
    return (
        isinstance(node.block, Paragraph)
        and bool(node.children)
        and role_of_label(node.block.text) in (Role.LEAD, Role.COORDINATOR)
    )


def _labelled(node: Node) -> Iterator[tuple[Role, Traced]]:
    paragraph = node.block
    assert isinstance(paragraph, Paragraph)
    if _is_label_heading(node):
        yield role_of_label(paragraph.text) or Role.LEAD, NOTHING
        return
    if _assigns(paragraph.text):
        yield Role.LEAD, traced(re.sub(r"^Giao\s+", "", paragraph.text), paragraph.places)
        return
    for piece in split_labels(paragraph.text):
        if piece.role is not None:
            yield piece.role, _cut(paragraph, piece.start, piece.end)


def _cut(paragraph: Paragraph, start: int, end: int) -> Traced:
    """Words of a paragraph without the bracket that closes around its labels."""
    words = paragraph.text[start:end].strip().rstrip("(;,").rstrip()
    if re.search(r"\)\W*$", words) and words.count(")") > words.count("("):
        words = words[: words.rindex(")")]
    return traced(words, paragraph.places) if words else NOTHING


def _entries(nodes: Sequence[Node]) -> Iterator[Piece]:
    """The lines under a label, and those under them, as entries of a list."""
    for node in nodes:
        if isinstance(node.block, Paragraph):
            mark = "- " if node.block.kind is not None else ""
            yield Piece(text=mark + node.block.text, places=node.block.places)
            yield from _entries(node.children)


# A sentence that gives all work of a section to one agency:
# "Giao Phòng A chủ trì, phối hợp với Phòng B thực hiện các nội dung trên."
_ASSIGNS = re.compile(
    r"(?:giao\s+\S.{3,100}\bchu tri\b|"
    r"\S.{3,100}\bchu tri\b.*\b(?:noi dung|nhiem vu|giai phap|chi tieu) (?:neu tren|tren|nay)\b)"
)


def _assigns(text: str) -> bool:
    low = bare(text)
    return "chu tri" in low and _ASSIGNS.match(low) is not None


_LEADS = re.compile(
    r"^\W*(?:giao\s+)?.{4,120}?\s*,?\s*(?:la (?:co quan|don vi) )?chu tri\b.*?"
    r"phoi hop\s+(?:chat che\s+)?(?:voi|cung)\s+(?P<names>.+?)"
    r"(?:\s+(?:(?:to chuc|trien khai)\s+)?thuc hien(?:\s+(?:cac|nhung)\s.*)?)?[\s.;]*$",
    re.DOTALL,
)


_TIME_TOLD = re.compile(
    r"[;,.]\s*(?:(?:va )?(?:thoi (?:gian|han)|tien do)(?: thuc hien| hoan thanh)?\s*:?\s*|"
    r"(?:thuc hien|trien khai)\s+(?=thuong xuyen|trong\b|truoc\b|tu thang|tu quy|den\b|quy\b|nam\b|hang\b|hoan thanh)|"
    r"(?=(?:phai )?(?:hoan thanh|xong)\b))(?=\S)"
)


def with_time(fields: Fields) -> Fields:
    """Cut the time out of "Phòng A chủ trì, phối hợp với Phòng B; hoàn thành trong quý III"."""
    if Role.DEADLINE in fields:
        return fields
    for role in (Role.LEAD, Role.COORDINATOR):
        *others, last = fields.get(role, NOTHING).pieces or (None,)
        match = _TIME_TOLD.search(bare(last.text)) if last else None
        if last is None or match is None or split_labels(last.text)[0].role is not None:
            continue
        who = Piece(text=last.text[: match.start()], places=last.places)
        when = Piece(text=last.text[match.end() :].rstrip(" .;"), places=last.places)
        kept = Traced(pieces=(*(piece for piece in others if piece), who))
        return {**fields, role: kept, Role.DEADLINE: Traced(pieces=(when,))}
    return fields


def _with_helpers(fields: Fields) -> Fields:
    """ "Phòng A chủ trì, phối hợp với Phòng B" behind one label names both."""
    lead = fields.get(Role.LEAD)
    if not lead or Role.COORDINATOR in fields:
        return fields
    leads, helpers = NOTHING, NOTHING
    for piece in lead.pieces:
        words = Traced(pieces=(piece,))
        match = _LEADS.match(bare(piece.text))
        named, _ = words.cut(match.end("names")) if match else (words, NOTHING)
        first, second = named.cut(match.start("names")) if match else (words, NOTHING)
        leads, helpers = leads + first, helpers + second
    return {**fields, Role.LEAD: leads, Role.COORDINATOR: helpers} if helpers else fields
