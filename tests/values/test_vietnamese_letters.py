from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.values.vietnamese import LIST_LETTERS, fold, letter_index, next_letter, nfc, sort_key

WORDS = st.text(alphabet="aàảãáạăằâấbcdđeéêếghiíklmnoòôốơờpqrstuùưừvxyý AĐÔ1290-,", max_size=12)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đường Nguyễn Thị Minh Khai", "duong nguyen thi minh khai"),
        ("hòa", "hoa"),
        ("hoà", "hoa"),
        ("THỦY", "thuy"),
        ("Thuỷ", "thuy"),
        ("ƯỚC  MƠ\n\tcủa\N{NO-BREAK SPACE}tôi ", "uoc mo cua toi"),
        ("cải\N{ZERO WIDTH SPACE} cách", "cai cach"),
        ("Quý IV/2024", "quy iv/2024"),
    ],
)
def test_folding_drops_case_tones_marks_and_runs_of_blanks(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(WORDS)
def test_every_spelling_of_the_same_letters_folds_and_sorts_alike(text: str) -> None:
    apart = normalize("NFD", text)

    assert nfc(apart) == nfc(text)
    assert fold(apart) == fold(text)
    assert sort_key(apart) == sort_key(text)


@pytest.mark.parametrize(
    "in_order",
    [
        list("aăâbcdđeêghiklmnoôơpqrstuưvxy"),
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["ba", "ba má", "bà", "bà con", "bá"],
        ["An", "Ăn", "Ân", "Bình Chánh", "Bình Tân", "Bình Thạnh", "Cần Giờ", "Củ Chi", "Dĩ An", "Đà Nẵng"],
        ["Quận 2", "Quận 10", "Quận Bình Tân"],
        ["kế hoạch", "Kế hoạch"],
    ],
)
def test_sorting_follows_the_dictionary(in_order: list[str]) -> None:
    upside_down = in_order[::-1]

    assert sorted(upside_down, key=sort_key) == in_order


def test_old_and_new_tone_placement_sort_as_one() -> None:
    assert sort_key("hòa") == sort_key("hoà")


@given(st.lists(st.text()))
def test_any_texts_can_be_sorted(texts: list[str]) -> None:
    in_order = sorted(texts, key=sort_key)

    assert [sort_key(text) for text in in_order] == sorted(map(sort_key, texts))


def test_long_runs_of_digits_sort_by_value() -> None:
    longest = "9" * 5000

    assert sorted([longest, "10", "009"], key=sort_key) == ["009", "10", longest]


def test_list_letters_leave_out_what_vietnamese_lists_leave_out() -> None:
    assert "".join(LIST_LETTERS) == "abcdđeghiklmnopqrstuvxy"
    assert not set("fjwzăâêôơư") & set(LIST_LETTERS)


def test_each_list_letter_leads_to_the_next_until_the_last() -> None:
    followers = [next_letter(letter) for letter in LIST_LETTERS]

    assert followers == [*LIST_LETTERS[1:], None]
    assert [letter_index(letter) for letter in LIST_LETTERS] == list(range(len(LIST_LETTERS)))


def test_list_letters_are_found_in_capitals_and_apart_from_their_marks() -> None:
    assert letter_index("Đ") == letter_index("đ") == 4
    assert next_letter("D") == "đ"


@pytest.mark.parametrize("letter", ["f", "j", "w", "z", "ă", "", "ab", "1"])
def test_a_letter_that_no_list_uses_is_refused(letter: str) -> None:
    with pytest.raises(ValueError, match="không dùng để đánh thứ tự"):
        letter_index(letter)
