"""How the states of work are shown: a word, a shape and a tone each, so that no state is told by colour alone."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caicach.web.ui.parts import Tone


@dataclass(frozen=True, slots=True)
class StateLook:
    """The word a user reads, the icon beside it, and what it means for them."""

    label: Promise
    icon: str
    tone: Tone


STATES: dict[str, StateLook] = {
    "not_started": StateLook(_("Chưa bắt đầu"), "circle", "idle"),
    "in_progress": StateLook(_("Đang thực hiện"), "circle-half", "action"),
    "submitted": StateLook(_("Chờ duyệt"), "hourglass-split", "action"),
    "accepted": StateLook(_("Đã hoàn thành"), "check-circle-fill", "done"),
    "returned": StateLook(pgettext_lazy("state", "Trả lại"), "arrow-return-left", "risk"),
    "waived": StateLook(_("Thôi thực hiện"), "dash-circle", "idle"),
    "overdue": StateLook(_("Quá hạn"), "exclamation-octagon-fill", "late"),
    "due_soon": StateLook(_("Sắp đến hạn"), "alarm-fill", "risk"),
}
