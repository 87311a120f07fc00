"""Saying what has just been done, with the way back.

Kept in Django's messages, so that a notice outlives a redirect. The address that undoes the act travels in the
message's extra tags, and so does the one where one goes on.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

from caicach.web.ui.parts import Tone

UNDO, OPEN = "undo=", "open="
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
    """A message as it is shown. A POST to ``undo_url``, where there is one, takes the act back; ``open_url`` shows what
    was done."""

    text: str
    tone: Tone
    icon: str
    undo_url: str = ""
    open_url: str = ""


def notify(request: HttpRequest, text: str, *, tone: Tone = "done", undo_url: str = "", open_url: str = "") -> None:
    """Say ``text`` on the next page this user sees.

    With a button "Hoàn tác" where ``undo_url`` is given, and a link "Mở" where ``open_url`` is.
    """
    level = LEVELS[tone] if tone != "idle" else messages.INFO
    tags = [f"{name}{url}" for name, url in ((UNDO, undo_url), (OPEN, open_url)) if url]
    messages.add_message(request, level, text, extra_tags=" ".join(tags))


def notice_of(message: Message) -> Notice:
    """The notice kept in a message of Django's framework."""
    tone = TONES.get(message.level, "action")
    tags = (message.extra_tags or "").split()
    undo_url, open_url = (_tagged(tags, name) for name in (UNDO, OPEN))
    return Notice(text=str(message.message), tone=tone, icon=ICONS[tone], undo_url=undo_url, open_url=open_url)


def _tagged(tags: list[str], name: str) -> str:
    return next((tag.removeprefix(name) for tag in tags if tag.startswith(name)), "")
