"""The dictionary of names: complete enough to be used, and refused where it is not what its reader expects."""

import pytest

from caicach.law.agency_names import load_agency_names, read_agency_names
from caicach.law.entries import MalformedLaw
from caicach.values.vietnamese import fold


def test_short_forms_are_folded_and_say_more_than_they_are_long() -> None:
    for short, long in load_agency_names().abbreviations.items():
        assert (short, long) == (fold(short), fold(long))
        assert len(long) > len(short)


def test_no_name_stands_for_two_things() -> None:
    names = [fold(name) for same in load_agency_names().same for name in same]
    assert len(names) == len(set(names))

    words = [word for group in load_agency_names().groups for word in group.words]
    assert len(words) == len(set(words))


def test_nobody_passes_work_on_to_himself() -> None:
    for passed in load_agency_names().passed_on:
        assert not {fold(name) for name in passed.before} & {fold(name) for name in passed.after}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[[same]]\nnames = ["Đoàn"]\nsource = "s"', "two names"),
        ('[[same]]\nnames = "Đoàn"\nsource = "s"', "list of texts"),
        ('[[same]]\nnames = ["Đoàn", " "]\nsource = "s"', "not blank"),
        ('[[group]]\nwords = ["sở"]\nmembers = ["everybody"]', "unknown member everybody"),
        ('[[post]]\ntitle = "Chánh"\nof = "Văn phòng"', "unknown key of"),
        (
            '[[passed_on]]\nfrom = ["A"]\nto = ["B"]\non = 2025-07-01\nsource = "s"\ncertainty = "hoped"',
            "certainty must be one of",
        ),
    ],
)
def test_a_faulty_entry_is_refused_by_its_fault(text: str, fault: str) -> None:
    with pytest.raises(MalformedLaw, match=fault):
        read_agency_names(text, file="names.toml")
