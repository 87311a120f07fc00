"""Who sees to a whole field of reform, said once for it in a section on carrying out the plan.

- Phòng Tư pháp chủ trì lĩnh vực cải cách thể chế, phối hợp với các phòng, ban; hoàn thành trong quý III.
- Cải cách thể chế: Phòng Tư pháp chủ trì, phối hợp với các phòng, ban.
2. Phòng Tư pháp
- Chủ trì thực hiện các nhiệm vụ thuộc lĩnh vực cải cách thể chế.
"""

import re
from collections.abc import Sequence

from caicach.intake.recognise.agencies import opens_as_agency
from caicach.intake.recognise.domains import domain_of
from caicach.intake.recognise.item_fields import Fields, with_time
from caicach.intake.recognise.labels import Role
from caicach.intake.recognise.outline import Outline, Paragraph, PartKind, Step
from caicach.intake.recognise.spelling import bare
from caicach.intake.recognise.traced import Traced, traced
from caicach.values.choices import Domain

_LONGEST_NAME = 110
_LEADS_A_FIELD = re.compile(
    r"(?:(?:giao|phan cong|de nghi)\s+)?(?P<lead>\S.{2,110}?)?\s*[:,]?\s*(?:la (?:co quan|don vi) )?"
    r"(?:chiu trach nhiem )?chu tri\b[^.;]{0,80}?"
    r"\b(?:linh vuc|(?:nhiem vu|noi dung|giai phap|tieu chi)\s+(?:ve|thuoc|cua))\s+(?P<field>[^.;]+?)"
    r"(?P<rest>[,;.]?\s*(?:phoi hop|hoan thanh|thoi (?:gian|han)|thuc hien (?:thuong|trong|truoc)).*|[.;].*|$)"
)
_FIELD_FIRST = re.compile(
    r"(?:linh vuc\s+)?(?P<field>[^:.;]{5,110}?)\s*:\s*(?:(?:giao|do)\s+)?(?P<lead>[^.;]{3,110}?)\s+"
    r"(?:la (?:co quan|don vi) )?chu tri\b(?P<rest>.*)$"
)
_HELPERS = re.compile(r"phoi hop\s+(?:chat che\s+)?(?:voi|cung)\s+")


def duties_by_field(outline: Outline) -> dict[Domain, Fields]:
    """The fields of reform that a sentence gives to an agency, with what it says; the first sentence of each counts."""
    duties: dict[Domain, Fields] = {}
    for step in outline.walk(PartKind.BODY):
        block = step.node.block
        if not isinstance(block, Paragraph):
            continue
        low = bare(block.text)
        match = (_LEADS_A_FIELD.match(low) or _FIELD_FIRST.match(low)) if "chu tri" in low else None
        if match is None or not (lead := _lead(step, block, match)):
            continue
        fields = with_time({Role.LEAD: lead, **_helpers(block, match)})
        for domain in _domains(block.text[match.start("field") : match.end("field")]):
            duties.setdefault(domain, fields)
    return duties


def _lead(step: Step, block: Paragraph, match: re.Match[str]) -> Traced:
    """The agency that the sentence names, else the one that heads its section."""
    if match["lead"]:
        words = block.text[match.start("lead") : match.end("lead")]
        return traced(words, block.places_of(*match.span("lead"))) if opens_as_agency(words) else Traced()
    above: Sequence[Paragraph] = step.trail[-1:]
    heads = [head for head in above if opens_as_agency(head.text) and len(head.text) <= _LONGEST_NAME]
    return traced(heads[0].text.strip(" .:"), heads[0].places) if heads else Traced()


def _helpers(block: Paragraph, match: re.Match[str]) -> Fields:
    """Who helps, and with them the words of the time; without helpers the time alone."""
    start, end = match.span("rest")
    helpers = _HELPERS.search(bare(block.text), start)
    words = block.text[helpers.end() if helpers else start : end]
    return {Role.COORDINATOR: traced(words, block.places_of(start, end))} if words.strip(" .;") else {}


def _domains(words: str) -> list[Domain]:
    """Every field that the words name: "chỉ đạo, điều hành và cải cách chế độ công vụ" names two."""
    parts = [words, *re.split(r",|;|\svà\s", words)]
    return list(dict.fromkeys(domain for part in parts if (domain := domain_of(part)) is not None))
