"""From an uploaded document to a reviewed draft: read once, edited by many hands, every edit taken back exactly."""

import shutil
from datetime import timedelta

import pytest
from django.conf import settings

from caicach.foundation.models import StoredFile
from caicach.foundation.queries import bytes_of, events_of
from caicach.foundation.rules import check_file
from caicach.intake.problems import Problem
from caicach.plans import access, actions
from caicach.plans.models import Draft, DraftEdit, SourceDocument
from caicach.plans.rules import review as edits
from caicach.plans.rules.fields import Section
from caicach.plans.rules.review import ImpossibleEdit, many, one
from caicach.plans.rules.states import DraftState
from tests.builders import offices
from tests.builders.plans import AT, draft, task

LATER = AT + timedelta(hours=1)
TASKS = Section.TASKS
DOCUMENT = """ỦY BAN NHÂN DÂN
XÃ GÒ TRĂNG
Số: 15/KH-UBND
Gò Trăng, ngày 12 tháng 01 năm 2026
KẾ HOẠCH
Cải cách hành chính năm 2026
I. MỤC TIÊU
1. Hồ sơ thủ tục hành chính được giải quyết đúng hạn đạt từ 98% trở lên.
II. NHIỆM VỤ
1. Công tác chỉ đạo, điều hành
- Văn phòng HĐND và UBND chủ trì xây dựng kế hoạch tuyên truyền cải cách hành chính; hoàn thành trong Quý I năm 2026.
"""

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> offices.Commune:
    return offices.commune()


@pytest.fixture
def focal_point(office):
    return offices.viewer(office.focal_point)


def text_file(text: str = DOCUMENT, name: str = "ke-hoach.txt"):
    return check_file(name=name, data=text.encode())


def uploaded(office, by, file=None) -> Draft:
    return actions.upload_document(agency=office.committee, file=file or text_file(), by=by, at=AT)


def reviewed(office, *tasks) -> Draft:
    return draft(*(tasks or (task(),)), agency=office.committee, uploaded_by=offices.viewer(office.focal_point))


def titled(made: Draft, title: str, key: str = "t1") -> edits.Splice:
    return edits.set_values(made.content, TASKS, key, {"title": [title]})


def titles(made: Draft) -> list[str]:
    made.refresh_from_db()
    return [one(item, "title") for item in made.content[TASKS]]


def test_an_uploaded_document_is_kept_and_waits_to_be_read(office, focal_point):
    made = uploaded(office, focal_point)

    assert (made.state, made.version, made.content, made.read_at) == (DraftState.READING, 0, {}, None)
    source = made.source
    assert (source.agency, source.name, source.uploaded_by_id) == (office.committee, "ke-hoach.txt", focal_point.id)
    assert bytes_of(source.file) == DOCUMENT.encode()
    (event,) = events_of(subject_type="Draft", subject_id=made.pk)
    assert (event.verb, event.detail, event.agency_id) == (
        "upload_document",
        {"sha256": source.file.sha256},
        office.committee.pk,
    )


def test_the_same_document_may_be_uploaded_again_and_is_kept_once(office, focal_point):
    first, second = uploaded(office, focal_point), uploaded(office, focal_point, text_file(name="ban-hai.txt"))

    assert first.pk != second.pk
    assert [one_.name for one_ in SourceDocument.objects.order_by("id")] == ["ke-hoach.txt", "ban-hai.txt"]
    assert StoredFile.objects.count() == 1


@pytest.mark.parametrize("who", ["head", "specialist", "stranger_to_office"])
def test_only_whoever_drafts_plans_of_the_body_uploads(office, who):
    with pytest.raises(actions.NotAllowed):
        uploaded(office, offices.viewer(getattr(office, who)))

    assert not Draft.objects.exists()


def test_nobody_uploads_for_a_sister_commune_or_for_a_division(office, focal_point):
    sister = offices.commune("Đồi Sim", code="99002")

    for agency in (sister.committee, office.culture):
        with pytest.raises(actions.NotAllowed):
            actions.upload_document(agency=agency, file=text_file(), by=focal_point, at=AT)


def test_reading_fills_the_draft_with_lines_and_proposals(office, focal_point):
    made = actions.read_draft(draft=uploaded(office, focal_point), at=LATER)

    made.refresh_from_db()
    assert (made.state, made.problem, made.read_at, made.version) == (DraftState.REVIEW, "", LATER, 0)
    assert made.lines[4]["text"] == "KẾ HOẠCH"
    assert [line["n"] for line in made.lines] == list(range(1, len(made.lines) + 1))
    assert one(made.content[Section.HEAD][0], "number") == "15/KH-UBND"
    assert set(made.content) == set(Section)


def test_a_draft_without_any_task_says_so_and_can_be_filled_by_hand(office, focal_point):
    plain = DOCUMENT.partition("II. NHIỆM VỤ")[0]

    made = actions.read_draft(draft=uploaded(office, focal_point, text_file(plain)), at=LATER)

    assert made.state == DraftState.REVIEW
    assert made.content[TASKS] == []
    assert any("Chưa đọc được nhiệm vụ nào" in note["template"] for note in made.notes)


def test_reading_again_what_was_read_changes_nothing(office, focal_point):
    made = actions.read_draft(draft=uploaded(office, focal_point), at=AT)
    actions.edit_draft(draft=made, splice=edits.confirm(made.content, Section.HEAD, "h1"), by=focal_point, at=AT)
    before = Draft.objects.values().get(pk=made.pk)

    actions.read_draft(draft=Draft.objects.get(pk=made.pk), at=LATER)

    assert Draft.objects.values().get(pk=made.pk) == before


def test_two_jobs_that_both_found_it_unread_leave_the_first_reading(office, focal_point):
    made = uploaded(office, focal_point)
    stale = Draft.objects.get(pk=made.pk)
    actions.read_draft(draft=made, at=AT)

    actions.read_draft(draft=stale, at=LATER)

    made.refresh_from_db()
    assert made.read_at == AT


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Hôm nay trời đẹp, anh em đi chợ.", Problem.NOT_A_PLAN),
        ("\n \n", Problem.EMPTY),
    ],
)
def test_a_document_that_is_no_plan_is_refused_with_the_reason(office, focal_point, text, problem):
    made = actions.read_draft(draft=uploaded(office, focal_point, text_file(text)), at=LATER)

    made.refresh_from_db()
    assert (made.state, made.problem, made.read_at) == (DraftState.REFUSED, str(problem), LATER)


def test_a_document_whose_bytes_were_lost_is_refused_with_the_reason(office, focal_point):
    made = uploaded(office, focal_point)
    shutil.rmtree(settings.MEDIA_ROOT)

    made = actions.read_draft(draft=made, at=LATER)

    assert (made.state, made.problem) == (DraftState.REFUSED, str(Problem.DAMAGED))


def test_a_draft_thrown_away_while_it_was_read_stays_away(office, focal_point):
    made = uploaded(office, focal_point)
    stale = Draft.objects.get(pk=made.pk)
    actions.discard_draft(draft=made, by=focal_point, at=AT)

    actions.read_draft(draft=stale, at=LATER)

    made.refresh_from_db()
    assert (made.state, made.content) == (DraftState.DISCARDED, {})


def test_an_edit_is_kept_with_who_made_it_and_when(office, focal_point):
    made = reviewed(office)
    splice = titled(made, "Tên mới")

    edited = actions.edit_draft(draft=made, splice=splice, by=focal_point, at=LATER)

    assert titles(made) == ["Tên mới"]
    assert (edited.version, made.version) == (1, 1)
    kept = made.edits.get()
    assert (kept.number, kept.by_id, kept.at, kept.undone_at) == (1, focal_point.id, LATER, None)
    assert kept.splice == splice.as_json()


def test_undoing_gives_back_exactly_what_was_there_one_edit_at_a_time(office, focal_point):
    made = reviewed(office, task("t1", "Một", places=[[4, 1]]), task("t2", "Hai"))
    begun = made.content
    for make in (
        lambda content: edits.set_values(content, TASKS, "t1", {"title": ["Khác"], "leads": []}),
        lambda content: edits.delete(content, TASKS, "t2"),
        lambda content: edits.add(content, TASKS, after="t1"),
    ):
        made = actions.edit_draft(draft=made, splice=make(made.content), by=focal_point, at=AT)

    backs = [actions.undo_edit(draft=made, by=focal_point, at=LATER) for _ in range(4)]

    made.refresh_from_db()
    assert made.content == begun
    assert made.version == 6
    assert [back is not None for back in backs] == [True, True, True, False]
    assert set(made.edits.values_list("undone_at", flat=True)) == {LATER}


def test_a_new_edit_after_an_undo_takes_the_place_of_what_was_undone(office, focal_point):
    made = reviewed(office)
    for title in ("Một", "Hai"):
        made = actions.edit_draft(draft=made, splice=titled(made, title), by=focal_point, at=AT)
    actions.undo_edit(draft=made, by=focal_point, at=AT)
    made.refresh_from_db()

    actions.edit_draft(draft=made, splice=titled(made, "Ba"), by=focal_point, at=LATER)

    assert titles(made) == ["Ba"]
    assert list(made.edits.values_list("number", "undone_at")) == [(1, None), (2, None)]
    actions.undo_edit(draft=made, by=focal_point, at=LATER)
    assert titles(made) == ["Một"]


def test_an_edit_of_a_place_that_somebody_changed_meanwhile_is_refused_and_not_kept(office, focal_point):
    made = reviewed(office)
    mine, theirs = titled(made, "Của tôi"), titled(made, "Của người kia")
    actions.edit_draft(draft=made, splice=theirs, by=focal_point, at=AT)

    with pytest.raises(ImpossibleEdit, match="tải lại trang"):
        actions.edit_draft(draft=made, splice=mine, by=focal_point, at=LATER)

    assert titles(made) == ["Của người kia"]
    assert (made.version, made.edits.count()) == (1, 1)


def test_edits_of_different_places_from_one_page_both_stand(office, focal_point):
    made = reviewed(office, task("t1", "Một"), task("t2", "Hai"))
    first, second = titled(made, "Một mới"), titled(made, "Hai mới", key="t2")

    for splice in (first, second):
        actions.edit_draft(draft=made, splice=splice, by=focal_point, at=AT)

    assert titles(made) == ["Một mới", "Hai mới"]


def test_typed_words_keep_the_places_that_they_were_read_from(office, focal_point):
    made = reviewed(office, task(leads=["Phòng VHXH", "Văn phòng"], places=[[7, 3]]))

    actions.edit_draft(
        draft=made,
        splice=edits.set_values(made.content, TASKS, "t1", {"leads": ["Văn phòng"]}),
        by=focal_point,
        at=AT,
    )

    made.refresh_from_db()
    (item,) = made.content[TASKS]
    assert many(item, "leads") == ["Văn phòng"]
    assert item["fields"]["leads"][0]["places"] == [[7, 3]]


@pytest.mark.parametrize("act", [actions.edit_draft, actions.undo_edit])
@pytest.mark.parametrize("who", ["head", "specialist"])
def test_nobody_but_a_drafter_edits(office, focal_point, act, who):
    made = reviewed(office)
    actions.edit_draft(draft=made, splice=titled(made, "Một"), by=focal_point, at=AT)
    made.refresh_from_db()
    splice = {"splice": titled(made, "Hai")} if act is actions.edit_draft else {}

    with pytest.raises(actions.NotAllowed):
        act(draft=made, by=offices.viewer(getattr(office, who)), at=LATER, **splice)

    assert titles(made) == ["Một"]


@pytest.mark.parametrize("state", [DraftState.ADOPTED, DraftState.DISCARDED, DraftState.READING])
def test_a_draft_that_is_not_under_review_is_not_edited(office, focal_point, state):
    made = reviewed(office)
    Draft.objects.filter(pk=made.pk).update(state=state)

    with pytest.raises(actions.OutOfDate):
        actions.edit_draft(draft=made, splice=titled(made, "Một"), by=focal_point, at=AT)
    with pytest.raises(actions.OutOfDate):
        actions.undo_edit(draft=made, by=focal_point, at=AT)

    assert not DraftEdit.objects.exists()


@pytest.mark.parametrize(
    ("state", "problem"),
    [(DraftState.READING, ""), (DraftState.REVIEW, ""), (DraftState.REFUSED, str(Problem.NOT_A_PLAN))],
)
def test_a_discarded_draft_is_gone_from_sight_and_its_source_is_kept(office, focal_point, state, problem):
    made = reviewed(office)
    Draft.objects.filter(pk=made.pk).update(state=state, problem=problem)

    actions.discard_draft(draft=made, by=focal_point, at=LATER)

    assert not access.visible_drafts(focal_point).exists()
    made.refresh_from_db()
    assert (made.state, made.problem) == (DraftState.DISCARDED, "")
    assert bytes_of(made.source.file)
    assert events_of(subject_type="Draft", subject_id=made.pk).first().verb == "discard_draft"


@pytest.mark.parametrize("state", [DraftState.ADOPTED, DraftState.DISCARDED])
def test_a_draft_that_is_settled_is_not_discarded(office, focal_point, state):
    made = reviewed(office)
    Draft.objects.filter(pk=made.pk).update(state=state)

    with pytest.raises(actions.OutOfDate):
        actions.discard_draft(draft=made, by=focal_point, at=LATER)


def test_nobody_but_a_drafter_discards(office):
    made = reviewed(office)

    with pytest.raises(actions.NotAllowed):
        actions.discard_draft(draft=made, by=offices.viewer(office.head), at=LATER)

    made.refresh_from_db()
    assert made.state == DraftState.REVIEW
