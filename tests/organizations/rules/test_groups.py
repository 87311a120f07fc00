"""Whom a plan means when it names many at once."""

import pytest

from caicach.organizations.rules.groups import Member, names_a_group, read_group
from caicach.organizations.rules.matching import SURE, Candidate, best_matches, members_of

DIVISION, UNIT, COMMUNE, ASSOCIATION, OUTSIDE = Member


@pytest.mark.parametrize(
    ("words", "members", "some"),
    [
        ("Chủ tịch UBND xã, thị trấn", {COMMUNE}, False),
        ("UBND các xã, phường, đặc khu", {COMMUNE}, False),
        ("UBND cấp xã", {COMMUNE}, False),
        ("Các phòng, ban liên quan", {DIVISION}, True),
        ("Các sở, ban, ngành", {DIVISION}, False),
        ("Thủ trưởng cơ quan chuyên môn huyện", {DIVISION}, False),
        ("Thủ trưởng các cơ quan, đơn vị thuộc huyện", {DIVISION, UNIT}, False),
        ("các phòng, đơn vị thuộc Sở", {DIVISION, UNIT}, False),
        ("Các cơ quan, đơn vị, địa phương", {DIVISION, UNIT, COMMUNE}, False),
        ("Các cơ quan, đơn vị, địa phương được kiểm tra", {DIVISION, UNIT, COMMUNE}, True),
        ("Các đơn vị sự nghiệp công lập", {UNIT}, False),
        ("Thủ trưởng các đơn vị sự nghiệp công lập ngành Giáo dục – Đào tạo", {UNIT}, False),
        ("Các tổ chức chính trị - xã hội", {ASSOCIATION}, False),
        ("Trưởng các thôn, bản", {OUTSIDE}, False),
        ("Các cơ sở kinh doanh", set(), False),
        ("Thủ trưởng các cơ quan, đơn vị thuộc UBND xã, thị trấn", set(), False),
    ],
)
def test_a_group_takes_in_the_kinds_that_its_nouns_name(words: str, members: set[Member], some: bool) -> None:
    group = read_group(words)

    assert group is not None
    assert set(group.members) == members
    assert group.some is some


@pytest.mark.parametrize("words", ["Phòng Văn hóa - Xã hội", "UBND xã", "Ban điều hành khu phố", "Công an xã", ""])
def test_one_agency_is_no_group(words: str) -> None:
    assert not names_a_group(words)
    assert read_group(words) is None


PROVINCE = (
    Candidate(1, ("UBND tỉnh Ngàn Mây",), is_body=True),
    Candidate(2, ("Sở Nội vụ",), is_body=False, member=DIVISION),
    Candidate(3, ("Trung tâm Lưu trữ",), is_body=False, member=UNIT),
    Candidate(4, ("UBND xã Gò Trăng",), is_body=False, member=COMMUNE),
    Candidate(5, ("UBND phường Đồi Sim",), is_body=False, member=COMMUNE),
    Candidate(6, ("Phòng Kinh tế xã Gò Trăng",), is_body=False),
)


def test_a_group_fans_out_to_todays_agencies_and_never_to_the_body_itself() -> None:
    assert members_of("Chủ tịch UBND xã, phường", PROVINCE) == (4, 5)
    assert members_of("Các cơ quan, đơn vị, địa phương", PROVINCE) == (2, 3, 4, 5)
    assert members_of("Sở Nội vụ", PROVINCE) == ()
    assert members_of("Các ngân hàng trên địa bàn", PROVINCE) == ()


COMMUNE_TODAY = (
    Candidate(1, ("Ủy ban nhân dân xã Gò Trăng", "UBND xã"), is_body=True),
    Candidate(2, ("Văn phòng HĐND và UBND xã",), is_body=False),
    Candidate(3, ("Phòng Kinh tế",), is_body=False),
    Candidate(4, ("Phòng Văn hóa - Xã hội",), is_body=False),
    Candidate(5, ("Trung tâm Phục vụ hành chính công xã",), is_body=False),
    Candidate(6, ("Ủy ban MTTQ Việt Nam xã",), is_body=False),
    Candidate(7, ("Đoàn TNCS Hồ Chí Minh xã",), is_body=False),
)


@pytest.mark.parametrize(
    ("words", "heir"),
    [
        ("Công chức Văn phòng - Thống kê", 2),
        ("Văn phòng Thống kê", 2),
        ("Công chức VP-TK", 2),
        ("Công chức Tư pháp - Hộ tịch", 2),
        ("Phòng Tư pháp", 2),
        ("Công chức Tài chính - Kế toán", 3),
        ("Kế toán - ngân sách", 3),
        ("Trưởng phòng Tài chính - Kế hoạch", 3),
        ("Công chức Địa chính - Nông nghiệp - Xây dựng và Môi trường", 3),
        ("Phòng Nội vụ", 4),
        ("Bộ phận Một cửa", 5),
        ("Bộ phận TN&TKQ", 5),
    ],
)
def test_who_took_over_the_work_of_an_office_that_is_no_more_is_proposed_first_and_never_sure(
    words: str, heir: int
) -> None:
    first = best_matches(words, COMMUNE_TODAY)[0]

    assert (first.agency_id, first.heir) == (heir, True)
    assert first.score < SURE


@pytest.mark.parametrize(
    ("words", "agency"),
    [("Mặt trận Tổ quốc xã", 6), ("UBMTTQ xã", 6), ("UBMTTQVN xã", 6), ("Đoàn Thanh niên xã", 7)],
)
def test_another_name_of_the_same_thing_is_sure(words: str, agency: int) -> None:
    first = best_matches(words, COMMUNE_TODAY)[0]

    assert (first.agency_id, first.heir) == (agency, False)
    assert first.score >= SURE
