"""The catalogues are complete, and the tool that keeps them does no more than it should."""

import ast
import gettext
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

from caicach.plans import actions
from caicach.plans.rules import adoption, entry, review
from caicach.values.sentence import Refusal
from tests.architecture.source import nodes_of, place, python_files
from tools import messages

ENGLISH = messages.LOCALE / "en" / "LC_MESSAGES" / "django.po"
OURS = messages.LOCALE / "vi" / "LC_MESSAGES" / "django.po"
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd%]|</?\w+>")
VIETNAMESE = re.compile(r"[À-ỹ]")
QUOTED = re.compile(r"“[^”]*”")  # what is to be typed is typed in Vietnamese, whatever language the page speaks
RAISERS = (actions, adoption, entry, review)  # imported so that Python knows every kind of refusal
SAID_ELSEWHERE = {"Refusal", "UnreadableDocument"}  # the one has no sentence of its own, the other those of Problem


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The catalogues where a test may change them."""
    return shutil.copytree(messages.LOCALE, tmp_path / "locale", ignore=shutil.ignore_patterns("*.mo"))


def words(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def forms(text: object) -> tuple[str, ...]:
    """Singular and plural, or the one form there is."""
    return tuple(text) if isinstance(text, tuple | list) else (str(text),)


def kinds_of(refusal: type[Refusal]) -> Iterator[str]:
    yield refusal.__name__
    for kind in refusal.__subclasses__():
        yield from kinds_of(kind)


def test_every_word_has_its_english() -> None:
    catalogue = messages.read_catalogue(ENGLISH)

    assert [message.id for message in words(catalogue) if not all(forms(message.string))] == []
    assert [message.id for message in words(catalogue) if message.fuzzy] == []
    assert list(catalogue.obsolete) == []


def test_english_has_no_vietnamese_letters_and_two_forms_where_it_counts() -> None:
    catalogue = messages.read_catalogue(ENGLISH)

    assert [
        text
        for message in words(catalogue)
        for text in forms(message.string)
        if VIETNAMESE.search(QUOTED.sub("", text))
    ] == []
    assert [message.id for message in words(catalogue) if message.pluralizable and len(set(message.string)) != 2] == []


@pytest.mark.parametrize("path", [ENGLISH, OURS], ids=["en", "vi"])
def test_a_translation_has_the_same_places_for_values(path: Path) -> None:
    wrong = [
        message.id
        for message in words(messages.read_catalogue(path))
        for text in forms(message.string)
        # A refused value may go unsaid: the sentence stands beside it.
        if set(PLACE.findall(forms(message.id)[-1])) - set(PLACE.findall(text)) - {"%(value)s"}
        or set(PLACE.findall(text)) - set(PLACE.findall(forms(message.id)[-1]))
    ]

    assert wrong == []


def test_the_catalogue_is_what_an_update_would_make_of_it(copy: Path) -> None:
    messages.update_catalogues(copy)

    for path in (ENGLISH, OURS):
        assert (copy / path.relative_to(messages.LOCALE)).read_text("utf-8") == path.read_text("utf-8")


def test_an_update_brings_what_is_new_drops_what_is_gone_and_keeps_the_rest(copy: Path) -> None:
    path = copy / "en" / "LC_MESSAGES" / "django.po"
    kept = path.read_text("utf-8")
    path.write_text(kept.replace('msgid "Đăng xuất"', 'msgid "Đăng xuất ngay"'), encoding="utf-8")

    messages.update_catalogues(copy)

    assert path.read_text("utf-8") == kept.replace('msgstr "Sign out"', 'msgstr ""')


def test_what_was_compiled_is_what_the_catalogue_says(copy: Path) -> None:
    assert messages.compile_catalogues(copy) == ["en", "vi"]

    english = gettext.translation("django", copy, ["en"])
    assert english.gettext("Đăng xuất") == "Sign out"
    assert english.pgettext("list", "Kế hoạch") == "Plans"
    assert [english.ngettext("%(n)s nhiệm vụ", "%(n)s nhiệm vụ", n) for n in (0, 1, 2)] == [
        "%(n)s tasks",
        "%(n)s task",
        "%(n)s tasks",
    ]


def test_every_kind_of_refusal_is_one_whose_sentences_are_found() -> None:
    assert set(kinds_of(Refusal)) - SAID_ELSEWHERE <= set(messages.SENTENCES)


def test_no_sentence_is_put_together_before_it_can_be_found() -> None:
    names = {*messages.SENTENCES, "_", "gettext", "gettext_lazy", "ngettext", "pgettext", "pgettext_lazy"}
    found = [
        place(path, call.lineno)
        for path in python_files("caicach")
        for call in nodes_of(path)
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) in names
        if any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in call.args)
    ]

    assert found == []


def test_no_word_is_asked_for_where_the_tool_cannot_see_it() -> None:
    inside = [
        place(path, node.lineno)
        for path in python_files("caicach")
        for text in nodes_of(path)
        if isinstance(text, ast.JoinedStr)
        for node in ast.walk(text)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "gettext", "ngettext", "pgettext"}
        if any(isinstance(argument, ast.Constant) for argument in node.args)
    ]

    assert inside == []


def test_no_page_shows_a_refusal_in_vietnamese_whoever_reads() -> None:
    found = [
        place(path, call.lineno)
        for path in python_files("caicach")
        if "web" in path.parts
        for handler in nodes_of(path)
        if isinstance(handler, ast.ExceptHandler) and handler.name
        for call in ast.walk(handler)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "str"
        if any(getattr(argument, "id", "") == handler.name for argument in call.args)
    ]

    assert found == [], "say it by refusal_in_words"


def test_what_is_said_in_our_words_is_something_that_django_says() -> None:
    source = Path(django.__file__).parent / "conf" / "locale" / "en" / "LC_MESSAGES" / "django.po"
    with source.open("rb") as file:
        django_says = {forms(message.id)[0] for message in read_po(file)}

    assert {forms(message.id)[0] for message in words(messages.read_catalogue(OURS))} <= django_says
