"""Build reviews, drafts and plans with the least that a test needs."""

from datetime import UTC, date, datetime
from typing import Any

from caicach.foundation.rules import check_file
from caicach.organizations.access import Viewer
from caicach.organizations.models import Agency
from caicach.plans import actions
from caicach.plans.models import Draft, Plan
from caicach.plans.rules.adoption import Issue
from caicach.plans.rules.fields import Section
from caicach.plans.rules.review import Item, Review
from tests.builders.offices import Commune, viewer

AT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
ISSUE = Issue(
    title="Kế hoạch cải cách hành chính năm 2026",
    number="01/KH-UBND",
    issued_on=date(2026, 1, 5),
    signer="Chủ Tịch",
    signer_title="Chủ tịch",
    year=2026,
)


def value(plain: Any, *, confidence: float = 0.95, places: list[list[int | None]] | None = None) -> dict[str, Any]:
    """A value as the reader proposes it."""
    return {"value": plain, "places": places or [], "confidence": confidence, "checked": False}


def item(key: str, *, confidence: float = 0.95, places: list[list[int | None]] | None = None, **fields: Any) -> Item:
    """An item with the given fields; a list is a field of many values."""
    return {
        "key": key,
        "fields": {
            name: [
                value(one, confidence=confidence, places=places)
                for one in (plain if isinstance(plain, list) else [plain])
            ]
            for name, plain in fields.items()
        },
    }


def by(day: str) -> dict[str, str]:
    """The deadline "on that day at the latest"."""
    return {"kind": "by", "date": day}


def task(key: str = "t1", title: str = "Xây dựng kế hoạch tuyên truyền", **fields: Any) -> Item:
    """A task led by the culture division until the end of June."""
    known = {
        "number": "1.1",
        "domain": "steering",
        "domain_title": "Công tác chỉ đạo, điều hành",
        "leads": ["Phòng Văn hóa - Xã hội"],
        "deadline_text": "Trước 01/7/2026",
        "deadlines": [by("2026-06-30")],
    }
    return item(key, title=title, **{**known, **fields})


def review(*tasks: Item, **sections: list[Item]) -> Review:
    """A whole review with these tasks."""
    content: Review = {section.value: [] for section in Section}
    content[Section.HEAD.value] = [item("h1", year=2026, title="Kế hoạch cải cách hành chính năm 2026")]
    content[Section.TASKS.value] = list(tasks)
    return {**content, **sections}


def draft(*tasks: Item, agency: Agency, uploaded_by: Viewer, **sections: list[Item]) -> Draft:
    """A draft under review, as if a document had been read."""
    file = check_file(name="ke-hoach.txt", data="KẾ HOẠCH cải cách hành chính năm 2026".encode())
    made = actions.upload_document(agency=agency, file=file, by=uploaded_by, at=AT)
    made.content, made.state = review(*tasks, **sections), "review"
    made.save()
    return made


def draft_in(office: Commune, *tasks: Item, **sections: list[Item]) -> Draft:
    """A draft of the commune under review, uploaded by its focal point."""
    return draft(*tasks, agency=office.committee, uploaded_by=viewer(office.focal_point), **sections)


def adopt(made: Draft, by: Viewer, *, issue: Issue = ISSUE, who: actions.Who | None = None) -> Plan:
    """Make the draft the plan."""
    return actions.adopt_draft(draft=made, issue=issue, who=who or {}, by=by, at=AT)


def plan(
    *tasks: Item,
    agency: Agency,
    issued_by: Viewer,
    who: actions.Who | None = None,
    issue: Issue = ISSUE,
    **sections: list[Item],
) -> Plan:
    """A plan in force."""
    return actions.issue_plan(
        agency=agency,
        content=review(*(tasks or (task(),)), **sections),
        issue=issue,
        who=who or {},
        by=issued_by,
        at=AT,
    )
