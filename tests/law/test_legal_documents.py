import itertools
from datetime import date

import pytest

from caicach.law.entries import MalformedLaw
from caicach.law.legal_documents import load_legal_documents, read_legal_documents

# A register that passes; each case below spoils one thing in it.
SOUND = """
[[document]]
kind = "Nghị định"
number = "61/2018/NĐ-CP"
issued_on = 2018-04-23
issuer = "Chính phủ"
title = "Cơ chế một cửa"
valid_from = 2018-06-21
valid_to = 2025-06-30
replaced_by = "118/2025/NĐ-CP"
source = "Nghị định 118/2025/NĐ-CP, Điều 40"
certainty = "decided"
"""


def test_the_one_stop_rules_follow_each_other_without_a_day_between() -> None:
    by_number = {document.number: document for document in load_legal_documents()}

    chain = [by_number[number] for number in ("09/2015/QĐ-TTg", "61/2018/NĐ-CP", "118/2025/NĐ-CP")]

    assert [document.replaced_by for document in chain] == ["61/2018/NĐ-CP", "118/2025/NĐ-CP", None]
    for old, new in itertools.pairwise(chain):
        assert old.valid_to is not None
        assert new.valid_from is not None
        assert (new.valid_from - old.valid_to).days == 1


def test_every_document_that_was_replaced_had_ended_before_its_listed_successor_began() -> None:
    documents = load_legal_documents()
    by_number = {document.number: document for document in documents}

    pairs = [(one, by_number[one.replaced_by]) for one in documents if one.replaced_by in by_number]

    assert len(pairs) >= 10
    assert all(old.valid_to and old.valid_to < (new.valid_from or date.max) for old, new in pairs)


def test_every_document_says_where_it_is_known_from() -> None:
    documents = load_legal_documents()

    assert len(documents) >= 60
    assert {document.certainty for document in documents} == {"decided", "reported"}


def test_a_sound_register_is_read() -> None:
    [document] = read_legal_documents(SOUND, file="legal_documents.toml")

    assert (document.issued_on, document.valid_to) == (date(2018, 4, 23), date(2025, 6, 30))
    assert document.replaced_by == "118/2025/NĐ-CP"


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ('kind = "Nghị định"\n', "", r"\[\[document\]\] number 1: kind is missing"),
        ('title = "Cơ chế một cửa"', 'title = " "', r"number 1: title must be a text"),
        ("issued_on = 2018-04-23", 'issued_on = "23/4/2018"', r"number 1: issued_on must hold dates"),
        ("issued_on = 2018-04-23", "issued_on = 2017-04-23", r"61/2018/NĐ-CP cannot be of 2017"),
        ("valid_from = 2018-06-21", "valid_from = 2018-04-22", r"valid_from 2018-04-22 is before issued_on"),
        ("valid_to = 2025-06-30", "valid_to = 2018-06-20", r"valid_to 2018-06-20 is before the document held"),
        ("valid_to = 2025-06-30\n", "", r"replaced_by needs valid_to"),
        ('certainty = "decided"', 'certainty = "sure"', r"certainty must be one of decided, reported"),
        ('source = "Nghị', 'sources = "Nghị', r"number 1: source is missing"),
        ('certainty = "decided"', 'certainty = "decided"\nnote = "x"', r"number 1: unknown key note"),
        ("[[document]]", "[[paper]]", r"legal_documents.toml: unknown table paper"),
    ],
)
def test_malformed_data_is_refused_with_its_place(was: str, becomes: str, fault: str) -> None:
    assert was in SOUND

    with pytest.raises(MalformedLaw, match=fault):
        read_legal_documents(SOUND.replace(was, becomes, 1), file="legal_documents.toml")


def test_a_document_entered_twice_is_refused_and_the_same_number_of_another_year_is_not() -> None:
    later = SOUND.replace("61/2018/NĐ-CP", "61/QĐ-TTg").replace("2018-04-23", "2017-04-23")
    earlier = SOUND.replace("61/2018/NĐ-CP", "61/QĐ-TTg")

    with pytest.raises(MalformedLaw, match=r"number 2: 61/2018/NĐ-CP of 2018 is entered twice"):
        read_legal_documents(SOUND + SOUND, file="legal_documents.toml")
    assert len(read_legal_documents(earlier + later, file="legal_documents.toml")) == 2


def test_an_empty_register_is_refused() -> None:
    with pytest.raises(MalformedLaw, match=r"there is no \[\[document\]\] entry"):
        read_legal_documents("", file="legal_documents.toml")
