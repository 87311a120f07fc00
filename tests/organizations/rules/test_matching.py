"""Whom the words of a plan mean: proposed when the words are the agency's own, left to a person when in doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.organizations.rules.groups import names_a_group
from caicach.organizations.rules.matching import SURE, Candidate, best_matches
from caicach.values.vietnamese import fold

COMMITTEE, OFFICE, CULTURE, ECONOMY, CENTRE, POLICE = range(1, 7)
COMMUNE = (
    Candidate(COMMITTEE, ("Ủy ban nhân dân xã Gò Trăng", "UBND xã"), is_body=True),
    Candidate(
        OFFICE,
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Gò Trăng", "Văn phòng HĐND và UBND xã"),
        is_body=False,
    ),
    Candidate(CULTURE, ("Phòng Văn hóa - Xã hội xã Gò Trăng", "Phòng Văn hóa - Xã hội"), is_body=False),
    Candidate(ECONOMY, ("Phòng Kinh tế xã Gò Trăng", "Phòng Kinh tế"), is_body=False),
    Candidate(CENTRE, ("Trung tâm Phục vụ hành chính công xã",), is_body=False),
    Candidate(POLICE, ("Công an xã Gò Trăng", "Công an xã"), is_body=False),
)
PROVINCE, HOME_AFFAIRS, FINANCE, FIRST_COMMUNE, SECOND_COMMUNE, FIRST_ECONOMY, SECOND_ECONOMY = range(11, 18)
OF_THE_PROVINCE = (
    Candidate(PROVINCE, ("Ủy ban nhân dân tỉnh Ngàn Mây", "UBND tỉnh"), is_body=True),
    Candidate(HOME_AFFAIRS, ("Sở Nội vụ tỉnh Ngàn Mây", "Sở Nội vụ"), is_body=False),
    Candidate(FINANCE, ("Sở Tài chính tỉnh Ngàn Mây", "Sở Tài chính"), is_body=False),
    Candidate(FIRST_COMMUNE, ("Ủy ban nhân dân phường Đồi Sim", "UBND phường"), is_body=False),
    Candidate(SECOND_COMMUNE, ("Ủy ban nhân dân phường Bến Nắng", "UBND phường"), is_body=False),
    Candidate(FIRST_ECONOMY, ("Phòng Kinh tế phường Đồi Sim", "Phòng Kinh tế"), is_body=False),
    Candidate(SECOND_ECONOMY, ("Phòng Kinh tế phường Bến Nắng", "Phòng Kinh tế"), is_body=False),
)


def sure(words: str, candidates: tuple[Candidate, ...]) -> int | None:
    """The agency that would be taken over without anybody choosing."""
    matches = best_matches(words, candidates)
    return matches[0].agency_id if matches and matches[0].score >= SURE else None


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("Phòng Văn hóa - Xã hội", CULTURE),
        ("Phòng Văn hóa – Xã hội xã", CULTURE),
        ("phòng văn hoá và xã hội", CULTURE),
        ("PHÒNG VĂN HÓA - XÃ HỘI", CULTURE),
        ("Phong Van hoa - Xa hoi", CULTURE),
        ("Phòng VH-XH", CULTURE),
        ("P. VHXH", CULTURE),
        ("Trưởng phòng Văn hóa - Xã hội", CULTURE),
        ("Đồng chí Trưởng Phòng Kinh tế", ECONOMY),
        ("Phó Trưởng phòng Kinh tế", ECONOMY),
        ("Văn phòng", OFFICE),
        ("VP HĐND&UBND xã", OFFICE),
        ("Văn phòng HĐND-UBND", OFFICE),
        ("Chánh Văn phòng HĐND và UBND xã", OFFICE),
        ("UBND xã", COMMITTEE),
        ("Chủ tịch UBND xã", COMMITTEE),
        ("Phó Chủ tịch Ủy ban nhân dân xã Gò Trăng", COMMITTEE),
        ("Trung tâm PVHCC", CENTRE),
        ("TTPVHCC xã", CENTRE),
        ("Giám đốc Trung tâm Phục vụ hành chính công", CENTRE),
        ("Công an xã", POLICE),
        ("Trưởng Công an xã", POLICE),
    ],
)
def test_an_agency_is_known_by_every_way_of_writing_its_name(words, agency):
    assert sure(words, COMMUNE) == agency


@pytest.mark.parametrize(
    "words",
    [
        "UBND tỉnh",
        "Chủ tịch Ủy ban nhân dân tỉnh",
        "UBND huyện",
        "UBND thành phố",
        "UBND phường Gò Trăng",
        "UBND xã Đồi Sim",
        "Ủy ban nhân dân xã Gò Tranh",
        "HĐND xã",
        "Công an tỉnh",
        "Công an xã Đồi Sim",
        "Phòng Kinh tế huyện",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Phòng Tư pháp",
        "Phòng",
        "Trung tâm Y tế",
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
        "Công chức Tư pháp - Hộ tịch",
        "xã",
        "",
    ],
)
def test_the_name_of_somebody_else_is_never_taken_for_one_of_ours(words):
    assert sure(words, COMMUNE) is None


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("UBND tỉnh", PROVINCE),
        ("Sở Nội vụ", HOME_AFFAIRS),
        ("Giám đốc Sở Tài chính", FINANCE),
        ("UBND phường Bến Nắng", SECOND_COMMUNE),
        ("Phòng Kinh tế phường Đồi Sim", FIRST_ECONOMY),
        ("UBND phường", None),
        ("Phòng Kinh tế", None),
        ("UBND xã", None),
        ("Sở Y tế", None),
        ("Phòng Nội vụ", None),
    ],
)
def test_words_that_fit_several_agencies_alike_are_left_to_a_person(words, agency):
    assert sure(words, OF_THE_PROVINCE) == agency


def test_what_is_only_alike_is_proposed_best_first_and_never_more_than_asked_for():
    matches = best_matches("Phòng Nội vụ", OF_THE_PROVINCE, most=2)

    assert matches[0].agency_id == HOME_AFFAIRS
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)
    assert len(matches) <= 2
    assert len(best_matches("UBND phường", OF_THE_PROVINCE, most=1)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Các phòng, ban, đơn vị",
        "các cơ quan, đơn vị liên quan",
        "Thủ trưởng các cơ quan",
        "Tất cả cán bộ, công chức",
        "Phòng Kinh tế và các đơn vị liên quan",
        "UBND các xã",
        "Chủ tịch UBND các phường",
        "UBND xã, thị trấn",
        "Chủ tịch UBND xã, phường",
        "Sở, ban, ngành tỉnh",
        "Phòng, ban chuyên môn",
    ],
)
def test_a_group_means_nobody_alone(words):
    assert names_a_group(words)
    assert best_matches(words, (*COMMUNE, *OF_THE_PROVINCE)) == ()


@pytest.mark.parametrize("words", ["Phòng Văn hóa - Xã hội", "UBND xã", "Ban Quản lý các dự án", "Trạm Y tế"])
def test_a_single_agency_is_no_group(words):
    assert not names_a_group(words)


@given(st.sampled_from([(name, one.agency_id) for one in COMMUNE for name in one.names]), st.randoms())
def test_tones_case_and_spaces_never_decide(known, random):
    name, agency = known
    written = "".join(random.choice([sign.upper(), sign.lower()]) for sign in fold(name)).replace(" ", "  ")

    assert sure(f" {written} ", COMMUNE) == agency


@given(st.text(max_size=60))
def test_any_words_at_all_get_scores_between_sixty_and_a_hundred(words):
    assert all(60 <= match.score <= 100 for match in best_matches(words, COMMUNE))
