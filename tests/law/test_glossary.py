import ast
from pathlib import Path
from typing import get_args

import pytest

import caicach
from caicach.law.entries import MalformedLaw
from caicach.law.glossary import UnknownTerm, all_terms, read_glossary, term
from caicach.organizations.rules.roles import Role
from caicach.plans.rules.states import DraftState, Standing, WorkState
from caicach.values.choices import Domain, UnitLevel
from caicach.values.deadline import Deadline

PACKAGE = Path(caicach.__file__).parent
MODEL_BASES = {"models.Model", "AbstractBaseUser"}


def _model_files() -> list[Path]:
    return sorted([*PACKAGE.glob("*/models.py"), *PACKAGE.glob("*/models/*.py")])


def _model_classes(source: str) -> list[str]:
    classes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef)]
    return [node.name for node in classes if MODEL_BASES & {ast.unparse(base) for base in node.bases}]


def test_the_walk_finds_model_classes_and_nothing_else() -> None:
    source = (
        "class Task(models.Model): ...\n"
        "class User(AbstractBaseUser): ...\n"
        "class TaskQuerySet(models.QuerySet['Task']): ...\n"
        "class Part(models.TextChoices): ...\n"
    )

    assert _model_classes(source) == ["Task", "User"]


@pytest.mark.parametrize("path", _model_files(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_table_has_its_term(path: Path) -> None:
    known = {entry.code for entry in all_terms()}

    missing = [name for name in _model_classes(path.read_text(encoding="utf-8")) if name not in known]

    assert missing == [], f"add {', '.join(missing)} to law/glossary.toml, with the source, before the class"


@pytest.mark.parametrize(
    "code",
    [*Domain, *UnitLevel, *Role, *DraftState, *WorkState, *Standing, *(kind.__name__ for kind in get_args(Deadline))],
)
def test_every_domain_level_role_state_and_kind_of_deadline_has_its_term(code: str) -> None:
    assert term(code).vi


def test_terms_are_reached_by_class_name_and_by_member_of_a_closed_list() -> None:
    assert term("Task").vi == "nhiệm vụ"
    assert term("Target").is_not == "chi tiêu (spending); mục tiêu (an aim without a number)"
    assert term(Domain.PROCEDURES).vi == "Cải cách thủ tục hành chính"
    assert term(UnitLevel.COMMUNE).vi == "cấp xã"


def test_an_unknown_code_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnknownTerm, match=r"no entry for 'Nonsense': add one"):
        term("Nonsense")


def test_codes_are_unique_and_every_entry_has_its_source() -> None:
    codes = [entry.code for entry in all_terms()]

    assert len(codes) == len(set(codes))
    assert all(entry.source for entry in all_terms())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[[term]]\ncode = "Task"\nvi = "nhiệm vụ"\n', r"glossary.toml, \[\[term\]\] number 1: source is missing"),
        ('[[term]]\ncode = "Task"\nvi = ""\nsource = "usage"\n', "number 1: vi must be a text"),
        ('[[term]]\ncode = "A"\nvi = "a"\nsource = "usage"\nnote = "b"\n', "number 1: unknown key note"),
        ('[[term]]\ncode = "A"\nvi = "a"\nsource = "usage"\n' * 2, "number 2: A has an entry already"),
        ("", r"there is no \[\[term\]\] entry"),
        ("term = 5", r"term must be written as \[\[term\]\] entries"),
    ],
)
def test_a_malformed_glossary_is_refused_with_its_place(text: str, fault: str) -> None:
    with pytest.raises(MalformedLaw, match=fault):
        read_glossary(text, file="glossary.toml")
