"""What a reviewer types becomes a value, or is refused with what to type instead."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caicach.plans.rules.entry import BadEntry, values_typed
from caicach.plans.rules.fields import FIELDS, Kind, Section
from caicach.values import measure
from caicach.values.period import half_year, month, quarter, year

TASKS = Section.TASKS


def typed(section: Section, name: str, *texts: str, year: int = 2026):
    return values_typed(section=section, name=name, texts=list(texts), year=year)


@pytest.mark.parametrize(
    ("section", "name", "text", "value"),
    [
        (Section.HEAD, "title", "  Kế hoạch \n cải cách ", "Kế hoạch cải cách"),
        (Section.HEAD, "title", "Kê\u0301 hoa\u0323ch", "Kế hoạch"),
        (Section.HEAD, "issued_on", "13/01/2026", "2026-01-13"),
        (Section.HEAD, "issued_on", "ngày 13 tháng 01 năm 2026", "2026-01-13"),
        (Section.HEAD, "year", "2026", 2026),
        (Section.HEAD, "kind", "decision", "decision"),
        (Section.HEAD, "unit_level", "commune", "commune"),
        (TASKS, "domain", "procedures", "procedures"),
        (TASKS, "budget_vnd", "12,5", 12_500_000),
        (TASKS, "budget_vnd", "1.200", 1_200_000_000),
        (TASKS, "budget_vnd", "0", 0),
        (TASKS, "budget_vnd", "0,000001", 1),
        (Section.INDEX_RESULTS, "score", "74,56", "74.56"),
        (Section.INDEX_TOTALS, "rank", "7", 7),
    ],
)
def test_typed_words_become_the_value_of_their_field(section, name, text, value):
    assert typed(section, name, text)[name] == [value]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("≥ 98 %", (">=", "98", "%", None)),
        (">=98%", (">=", "98", "%", None)),
        ("< 1,5 % | từng lĩnh vực", ("<", "1.5", "%", "từng lĩnh vực")),
        ("= 4 bài/tháng", ("=", "4", "bài/tháng", None)),
        ("≤ 1.000 hồ sơ |", ("<=", "1000", "hồ sơ", None)),
        ("> 12", (">", "12", "", None)),
    ],
)
def test_a_measure_is_typed_as_sign_number_unit_and_scope(text, measure):
    (value,) = typed(Section.TARGETS, "measures", text)["measures"]

    assert (value["comparator"], value["value"], value["unit"], value["scope"]) == measure


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("≥ tăng 5 % so với năm trước", "tăng từ 5 % trở lên so với năm trước"),
        ("= giảm 10 %", "giảm 10 %"),
        ("> so với năm 2025 | thứ hạng", "cao hơn năm 2025 (thứ hạng)"),
        (">=so với năm trước", "không thấp hơn năm trước"),
        ("> 50 % | | 6 tháng đầu năm 2026", "trên 50 %, 6 tháng đầu năm 2026"),
        ("= 45 % | kế hoạch vốn | quý II năm 2026", "đạt 45 % (kế hoạch vốn), Quý II năm 2026"),
        ("≥ 95 % so với dự toán", "từ 95 % trở lên so với dự toán"),
    ],
)
def test_a_measure_may_be_typed_against_a_baseline_and_for_a_time(text, words):
    (value,) = typed(Section.TARGETS, "measures", text)["measures"]

    assert measure.say(measure.from_json(value)) == words


@given(
    st.builds(
        measure.Measure,
        comparator=st.sampled_from(get_args(measure.Comparator)),
        value=st.decimals(min_value=0, max_value=10**7, places=2),
        unit=st.sampled_from(["%", "bài/tháng", "hồ sơ", ""]),
        scope=st.sampled_from([None, "từng lĩnh vực", "cấp xã"]),
        baseline=st.sampled_from([None, "năm 2025", "dự toán được giao"]),
        change=st.sampled_from([None, "up", "down"]),
        period=st.sampled_from([None, quarter(2026, 2), half_year(2026, 1), year(2030), month(2026, 9)]),
    )
)
@settings(max_examples=60)
def test_what_the_page_shows_of_a_measure_can_be_typed(shown):
    (value,) = typed(Section.TARGETS, "measures", measure.short(shown))["measures"]

    assert measure.from_json(value) == shown


@pytest.mark.parametrize(
    ("section", "name", "text", "sentence"),
    [
        (Section.HEAD, "issued_on", "31/02/2026", "tháng 2 năm 2026 chỉ có 28 ngày"),
        (Section.HEAD, "issued_on", "hôm qua", "13/01/2023"),
        (Section.HEAD, "year", "năm 2026", "số nguyên"),
        (Section.HEAD, "year", "-1", "số nguyên"),
        (Section.HEAD, "year", "0", "từ 1 đến 9999"),
        (Section.HEAD, "year", "99999", "từ 1 đến 9999"),
        (Section.INDEX_TOTALS, "rank", "9" * 5000, "từ 1 đến 9999"),
        (Section.HEAD, "kind", "letter", "danh sách"),
        (TASKS, "domain", "Thủ tục", "danh sách"),
        (TASKS, "budget_vnd", "-5", "triệu đồng"),
        (TASKS, "budget_vnd", "0,0000001", "triệu đồng"),
        (TASKS, "budget_vnd", "một triệu", "Kinh phí"),
        (TASKS, "deadlines", "Quý I", "suy ra"),
        (TASKS, "origin", "body", "suy ra"),
        (Section.TARGETS, "measures", "98 %", "dấu, số và đơn vị"),
        (Section.TARGETS, "measures", "≥ nhiều", "dấu, số và đơn vị"),
        (Section.TARGETS, "measures", "≥ tăng so với năm trước", "dấu, số và đơn vị"),
        (Section.TARGETS, "measures", "≥", "dấu, số và đơn vị"),
        (Section.TARGETS, "measures", "≥ 98 % | | hôm nào", "chưa hiểu thời gian"),
        (Section.TARGETS, "mentions", "II.1", "suy ra"),
        (Section.TARGETS, "measures", "≥ 9.8.7", "phần thập phân"),
        (Section.INDEX_RESULTS, "score", "7.4", "Điểm đạt"),
    ],
)
def test_what_cannot_be_a_value_is_refused_with_what_to_type(section, name, text, sentence):
    with pytest.raises(BadEntry, match=sentence) as refusal:
        typed(section, name, text)

    assert str(refusal.value).endswith(".")


def test_an_emptied_field_has_no_value():
    assert typed(TASKS, "title", " ", "") == {"title": []}
    assert typed(TASKS, "leads", "", "Văn phòng", " ") == {"leads": ["Văn phòng"]}


def test_a_field_of_one_value_takes_the_first_and_one_of_many_takes_all():
    assert typed(Section.HEAD, "signer", "A", "B") == {"signer": ["A"]}
    assert typed(TASKS, "leads", "A", "B") == {"leads": ["A", "B"]}


def test_typing_when_something_is_due_reads_the_days_again():
    values = typed(TASKS, "deadline_text", "Quý I năm 2026")

    assert values["deadline_text"] == ["Quý I năm 2026"]
    assert [one["kind"] for one in values["deadlines"]] == ["period"]
    assert values["deadlines"][0]["end"] == date(2026, 3, 31).isoformat()


def test_days_without_a_year_are_of_the_year_of_the_plan():
    assert typed(TASKS, "deadline_text", "Quý I", year=2027)["deadlines"][0]["end"] == "2027-03-31"


def test_emptying_when_something_is_due_takes_its_days_away():
    assert typed(TASKS, "deadline_text", "") == {"deadline_text": [], "deadlines": []}
    assert typed(Section.REPORTING, "when_text", "") == {"when_text": [], "deadlines": []}


def test_a_field_that_the_section_does_not_have_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        typed(TASKS, "salary", "1")


OPEN_FIELDS = [
    (section, field.name) for section, fields in FIELDS.items() for field in fields if field.kind != Kind.DEADLINE
]


@given(st.sampled_from(OPEN_FIELDS), st.text(max_size=80))
def test_any_words_at_all_are_taken_or_refused(field, text):
    section, name = field
    try:
        values = typed(section, name, text)
    except BadEntry as refusal:
        values = {name: [str(refusal)]}

    assert len(values[name]) <= 1
