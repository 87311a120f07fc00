"""Sentences for the user, kept so that a page can say them in another language.

Pure packages know Vietnamese alone. They give a template and its values apart: put together they are the Vietnamese
sentence, and a page looks the template up in its catalogue first (``caicach.web.ui.words.sentence_in_words``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sentence:
    """``template`` is Vietnamese with places such as ``%(year)s`` for ``values``; without values it is the sentence.

    A value that is a sentence itself is said in the other language with it.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template % self.values if self.values else self.template


class Refusal(Exception):
    """Something that is not done. ``sentence``, and in Vietnamese ``str()``, tells the user why and what to do."""

    def __init__(self, template: str, **values: object) -> None:
        self.sentence = Sentence(template, values)
        super().__init__(str(self.sentence))


class UnreadableText(Refusal, ValueError):
    """What somebody wrote is not what it should be: no date, no number."""
