"""What every template, style and script keeps to."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, place, tracked_files

WEB = PACKAGE / "web"
# Read as a sentence by nobody: a name space of SVG is an identifier.
OUTSIDE = re.compile(r"(?:\b(?:https?|wss?):)?//(?!www\.w3\.org/)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
READ_ALOUD = re.compile(r"""\b(?:alt|title|placeholder|aria-label|aria-description)\s*=\s*(["'])(.*?)\1""", re.DOTALL)
VIETNAMESE = re.compile(r"[À-ỹ]")
WORD = re.compile(r"[^\W\d_]{2,}")
# Names that are the same in every language: ours, the languages' own, a key's.
NAMES = {"caicach", "CCHC", "English", "Tiếng", "Việt", "Ctrl"}
NOT_READ_OR_TRANSLATED = (
    re.compile(r"\{%\s*block\s+\w*class\s*%\}.*?\{%\s*endblock.*?%\}", re.DOTALL),
    re.compile(r"\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}", re.DOTALL),
    re.compile(r"\{#.*?#\}"),
    re.compile(r"\{%\s*blocktrans(?:late)?\b.*?%\}.*?\{%\s*endblocktrans(?:late)?\s*%\}", re.DOTALL),
    re.compile(r"""\{%\s*trans(?:late)?\s+(["']).*?\1.*?%\}""", re.DOTALL),
    re.compile(r"""_\((["']).*?\1\)""", re.DOTALL),
)
DJANGO = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
MARKUP = re.compile(r"<!--.*?-->|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|&\w+;", re.DOTALL)


def pages(*endings: str) -> list[Path]:
    return [path for path in tracked_files() if path.is_relative_to(WEB) and path.suffix in endings]


def untranslated(source: str) -> Iterator[str]:
    """Words that a reader of another language would meet in Vietnamese."""
    for pattern in NOT_READ_OR_TRANSLATED:
        source = pattern.sub("", source)
    yield from (tag for tag in DJANGO.findall(source) if VIETNAMESE.search(tag))
    source = DJANGO.sub("", source)
    texts = [MARKUP.sub(" ", source), *(match[2] for match in READ_ALOUD.finditer(source))]
    yield from (word for text in texts for word in WORD.findall(text) if word not in NAMES)


@pytest.mark.parametrize(
    "source",
    [
        "<p>Nhiệm vụ</p>",
        "<p>Xem</p>",
        '{% button "Lưu lại" %}',
        '<input placeholder="Tìm">',
        "{{ x|default:'chưa có' }}",
    ],
)
def test_an_untranslated_word_is_found(source: str) -> None:
    assert list(untranslated(source))


@pytest.mark.parametrize(
    "source",
    [
        '{% translate "Nhiệm vụ" %}',
        "{% blocktranslate count n=n %}{{ n }} việc{% plural %}{{ n }} việc{% endblocktranslate %}",
        '{% button _("Lưu lại") %}',
        '<a class="nav-link" href="{% url "desk" %}" title="{% translate "Xem" %}">{{ name }}&nbsp;·</a>',
        "{# ghi chú #}",
    ],
)
def test_a_translated_word_is_left_alone(source: str) -> None:
    assert list(untranslated(source)) == []


def test_every_text_of_a_template_can_be_translated() -> None:
    read_by_users = (path for path in pages(".html") if path.name != "styleguide.html")
    found = [f"{place(path)}: {word}" for path in read_by_users for word in untranslated(path.read_text("utf-8"))]

    assert found == []


def test_no_page_names_another_host() -> None:
    found = [
        f"{place(path)}: {match[0]}"
        for path in pages(".html", ".css", ".js", ".svg", ".txt")
        for match in OUTSIDE.finditer(path.read_text(encoding="utf-8"))
    ]

    assert found == []
