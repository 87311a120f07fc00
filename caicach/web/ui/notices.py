"""Saying what has just been done, with the way back.

Kept in Django's messages, so that a notice outlives a redirect. The address that undoes the act travels in the
message's extra tags.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

from caicach.web.ui.parts import Tone

UNDO = "undo="
LEVELS: dict[Tone, int] = {
    "idle": messages.DEBUG,
    "action": messages.INFO,
    "done": messages.SUCCESS,
    "risk": messages.WARNING,
    "late": messages.ERROR,
}
TONES = {level: tone for tone, level in LEVELS.items()} | {messages.DEBUG: "idle"}
ICONS: dict[Tone, str] = {
    "idle": "info-circle",
    "action": "info-circle",
    "done": "check-circle-fill",
    "risk": "exclamation-triangle-fill",
    "late": "exclamation-octagon-fill",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """A message as it is shown. A POST to ``undo_url``, where there is one, takes the act back."""

    text: str
    tone: Tone
    icon: str
    undo_url: str = ""


def notify(request: HttpRequest, text: str, *, tone: Tone = "done", undo_url: str = "") -> None:
    """Say ``text`` on the next page this user sees, with a button "Hoàn tác" where ``undo_url`` is given."""
    level = LEVELS[tone] if tone != "idle" else messages.INFO
    messages.add_message(request, level, text, extra_tags=f"{UNDO}{undo_url}" if undo_url else "")


def notice_of(message: Message) -> Notice:
    """The notice kept in a message of Django's framework."""
    tone = TONES.get(message.level, "action")
    extra = message.extra_tags or ""
    undo_url = extra.removeprefix(UNDO) if extra.startswith(UNDO) else ""
    return Notice(text=str(message.message), tone=tone, icon=ICONS[tone], undo_url=undo_url)
