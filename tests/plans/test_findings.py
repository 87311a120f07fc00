"""What is wrong with a plan is mended, or let stand by whoever answers for issuing it; else it is not issued."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, transaction

from caicach.foundation.queries import events_of
from caicach.intake.checks import Case, Finding
from caicach.organizations.access import Viewer
from caicach.plans import access, actions
from caicach.plans.models import Draft, FindingWaiver, Plan
from caicach.plans.queries.findings import examined, findings_page
from caicach.plans.rules import review as edits
from caicach.plans.rules.adoption import NotReady
from caicach.plans.rules.fields import Section
from tests.builders import findings, offices, plans

pytestmark = pytest.mark.django_db

REASON = "Đã thống nhất với Phòng Nội vụ tại cuộc họp ngày 05/01/2026"
LINES = [
    findings.line(1, "KẾ HOẠCH"),
    findings.line(2, "II. NHIỆM VỤ"),
    findings.line(3, "1. Số hóa hồ sơ"),
    findings.line(4, "2. Rà soát thủ tục còn lại của năm 2024"),
]


class Scene:
    """A draft with a task that nobody leads, which is an error, and words about 2024, which is worth a look."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        findings.only(monkeypatch, findings.leaderless, findings.stale)
        self.commune = offices.commune()
        self.head = offices.viewer(self.commune.head)
        self.clerk = offices.viewer(self.commune.focal_point)
        self.draft = plans.draft(
            plans.task("t1", "Số hóa hồ sơ", leads=[], places=[[3, None]]),
            agency=self.commune.committee,
            uploaded_by=self.clerk,
        )
        Draft.objects.filter(pk=self.draft.pk).update(lines=LINES)
        self.draft.refresh_from_db()
        self.error, self.warning = findings.keys_of(self.draft)

    def waive(self, key: str = "", *, reason: str = REASON, by: Viewer | None = None) -> FindingWaiver:
        return actions.waive_finding(
            draft=self.draft, key=key or self.error, reason=reason, by=by or self.head, at=plans.AT
        )

    def adopt(self, **more: object) -> Plan:
        return actions.adopt_draft(
            draft=self.draft,
            issue=plans.ISSUE,
            who={},
            by=self.head,
            at=plans.AT,
            **more,  # type: ignore[arg-type]  # handed through
        )

    def mend(self) -> None:
        splice = edits.set_values(self.draft.content, Section.TASKS, "t1", {"leads": ["Văn phòng"]})
        self.draft = actions.edit_draft(draft=self.draft, splice=splice, by=self.clerk, at=plans.AT)


@pytest.fixture
def scene(monkeypatch: pytest.MonkeyPatch) -> Scene:
    return Scene(monkeypatch)


def test_findings_are_told_by_how_much_they_matter(scene: Scene) -> None:
    page = findings_page(scene.draft)

    assert {severity.value: len(rows) for severity, rows in page.open.items()} == {"error": 1, "warning": 1, "note": 0}
    (error,) = page.errors
    assert str(error.sentence) == "Nhiệm vụ “Số hóa hồ sơ” chưa có cơ quan chủ trì."
    assert [(spot.line, spot.words, spot.where) for spot in error.spots] == [(3, "Số hóa hồ sơ", "II.1")]
    assert (page.count, page.waived, page.is_checked) == (2, (), True)


def test_what_the_reviewer_fills_in_settles_its_finding(scene: Scene) -> None:
    scene.mend()

    assert findings.keys_of(scene.draft) == [scene.warning]
    assert scene.adopt().tasks.count() == 1


def test_taking_the_mending_back_brings_the_finding_back(scene: Scene) -> None:
    scene.mend()

    actions.undo_edit(draft=scene.draft, by=scene.clerk, at=plans.AT)

    assert findings.keys_of(scene.draft) == [scene.error, scene.warning]


def test_a_version_of_a_draft_is_looked_through_once(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    findings.only(monkeypatch, lambda case: iter(seen.append(case) or ()))

    for _ in range(3):
        examined(scene.draft)
    assert seen == []
    scene.mend()
    for _ in range(3):
        examined(scene.draft)

    assert len(seen) == 1


def test_a_draft_with_the_number_of_another_is_looked_through_by_itself(scene: Scene) -> None:
    Draft.objects.filter(pk=scene.draft.pk).update(lines=LINES[:3])  # as a copy of the database may hold it

    assert findings.keys_of(scene.draft) == [scene.error]


def test_a_check_that_falls_over_keeps_nobody_from_the_review(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fallen(case: Case) -> Iterator[Finding]:
        raise ZeroDivisionError

    findings.only(monkeypatch, fallen)
    scene.mend()

    page = findings_page(scene.draft)

    assert (page.is_checked, page.count) == (False, 0)
    assert "the checks fell over" in caplog.text
    assert examined(scene.draft).lines == len(LINES)


def test_the_head_lets_a_finding_stand_and_the_record_says_who_when_and_why(scene: Scene) -> None:
    waiver = scene.waive(reason=f"  {REASON} ")

    page = findings_page(scene.draft)
    (row,) = page.waived
    assert row.waiver is not None
    assert (row.waiver.by, row.waiver.at, row.waiver.reason) == (scene.head.full_name, plans.AT, REASON)
    assert (waiver.words, page.errors) == ("Nhiệm vụ “Số hóa hồ sơ” chưa có cơ quan chủ trì.", ())
    event = events_of(subject_type="Draft", subject_id=scene.draft.pk)[0]
    assert (event.verb, event.actor_id, event.detail["reason"]) == ("waive_finding", scene.head.id, REASON)
    assert scene.adopt().draft == scene.draft


def test_a_decision_is_withdrawn_and_may_be_taken_again(scene: Scene) -> None:
    waiver = scene.waive()

    actions.withdraw_waiver(waiver=waiver, by=scene.clerk, at=plans.AT)

    assert [row.key for row in findings_page(scene.draft).errors] == [scene.error]
    assert events_of(subject_type="Draft", subject_id=scene.draft.pk)[0].verb == "withdraw_waiver"
    waiver.refresh_from_db()
    assert (waiver.withdrawn_by_id, waiver.withdrawn_at) == (scene.clerk.id, plans.AT)
    with pytest.raises(actions.OutOfDate):
        actions.withdraw_waiver(waiver=waiver, by=scene.head, at=plans.AT)
    scene.waive()
    assert findings_page(scene.draft).errors == ()


@pytest.mark.parametrize("reason", ["", "  ", "\n\t"])
def test_a_finding_is_not_let_stand_without_a_reason(scene: Scene, reason: str) -> None:
    with pytest.raises(actions.ReasonMissing, match="Hãy ghi lý do giữ nguyên"):
        scene.waive(reason=reason)

    assert not FindingWaiver.objects.exists()


def test_what_nobody_found_or_somebody_decided_already_is_out_of_date(scene: Scene) -> None:
    with pytest.raises(actions.OutOfDate, match="không còn bị nêu"):
        scene.waive("0" * 16)
    scene.waive()

    with pytest.raises(actions.OutOfDate, match="đã có người quyết định"):
        scene.waive(by=scene.clerk)

    assert FindingWaiver.objects.count() == 1


def test_a_waiver_stays_on_record_when_its_finding_is_mended_after_all(scene: Scene) -> None:
    waiver = scene.waive()

    scene.mend()

    page = findings_page(scene.draft)
    assert (page.waived, [row.waiver_id for row in page.outlived]) == ((), [waiver.pk])


def test_who_does_not_answer_for_the_plan_decides_nothing(scene: Scene) -> None:
    waiver = scene.waive(scene.warning)
    strangers = [scene.commune.specialist, offices.commune("Đồi Sim", code="99002").head]

    for viewer in map(offices.viewer, strangers):
        assert not access.can_waive(viewer, scene.draft)
        assert not access.visible_waivers(viewer).exists()
        with pytest.raises(actions.NotAllowed):
            scene.waive(by=viewer)
        with pytest.raises(actions.NotAllowed):
            actions.withdraw_waiver(waiver=waiver, by=viewer, at=plans.AT)

    assert access.can_waive(scene.head, scene.draft)
    assert list(access.visible_waivers(scene.head)) == [waiver]


def test_a_plan_with_an_open_error_is_not_issued(scene: Scene) -> None:
    with pytest.raises(NotReady, match="Kế hoạch còn 1 lỗi chưa sửa và chưa có lý do giữ nguyên"):
        scene.adopt()

    assert not Plan.objects.exists()


def test_reasons_given_with_the_issue_let_errors_stand(scene: Scene) -> None:
    plan = scene.adopt(reasons={scene.error: REASON})

    assert plan.draft is not None
    assert [waiver.reason for waiver in plan.draft.waivers.all()] == [REASON]


def test_a_reason_is_not_kept_when_the_issue_fails(scene: Scene) -> None:
    issued = plans.plan(agency=scene.commune.committee, issued_by=scene.head)

    with pytest.raises(actions.NumberTaken):
        scene.adopt(reasons={scene.error: REASON})

    assert list(Plan.objects.all()) == [issued]
    assert not FindingWaiver.objects.exists()


def test_nothing_is_decided_about_a_plan_in_force(scene: Scene) -> None:
    waiver = scene.waive()
    scene.adopt()

    with pytest.raises(actions.OutOfDate):
        scene.waive(scene.warning)
    with pytest.raises(actions.OutOfDate):
        actions.withdraw_waiver(waiver=waiver, by=scene.head, at=plans.AT)


@pytest.mark.parametrize(
    "broken",
    [
        {"reason": ""},
        {"withdrawn_at": plans.AT},
        {"key": "taken"},
    ],
)
def test_the_database_holds_what_must_always_hold(scene: Scene, broken: dict[str, object]) -> None:
    sound = {"draft": scene.draft, "key": "free", "words": "x", "reason": "y", "by_id": scene.head.id, "at": plans.AT}
    FindingWaiver.objects.create(**{**sound, "key": "taken"})

    with pytest.raises(IntegrityError), transaction.atomic():
        FindingWaiver.objects.create(**{**sound, **broken})
    FindingWaiver.objects.create(**sound)


def test_unread_lines_stand_under_their_heading(scene: Scene) -> None:
    found = examined(scene.draft)

    (group,) = found.unread
    assert (group.heading, [passage.lines for passage in group.passages]) == ("II. NHIỆM VỤ", [(4,)])
    assert group.passages[0].words == "Rà soát thủ tục còn lại của năm 2024"
    assert (found.unread_lines, found.percent) == ({4}, 75)
