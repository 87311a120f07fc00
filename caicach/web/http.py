"""What every request passes through: signed in by default, the viewer, the clock, the frame of the page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from caicach.law.glossary import term
from caicach.organizations.access import Viewer, viewer_of
from caicach.organizations.models import User
from caicach.organizations.rules.roles import Right

Response = Callable[[HttpRequest], HttpResponse]
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class StaffRequest(HttpRequest):
    """A request of a signed-in person."""

    user: User
    viewer: Viewer
    htmx: HtmxDetails


@dataclass(frozen=True, slots=True)
class NavEntry:
    """An entry of the frame's navigation."""

    label: Any
    url: str
    icon: str
    active: bool


@dataclass(frozen=True, slots=True)
class FrameViewer:
    """Who is signed in, as the frame shows it."""

    name: str
    office: str
    agency_name: str
    role_label: str
    sets_policies: bool


def open_to_all(view: View) -> View:
    """Mark a view that needs no signing in; every other one does."""
    view.open_to_all = True  # type: ignore[attr-defined]  # a mark on the function, read by SignedInByDefault
    return view


class ChosenLanguage:
    """Vietnamese, unless the reader chose otherwise with the switch.

    What the browser asks for does not count: many offices have computers set up in English for people who read
    Vietnamese.
    """

    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class SignedInByDefault:
    """Sends whoever is not signed in to the sign-in page, unless the view is marked ``open_to_all``."""

    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Response, *_: object) -> HttpResponse | None:
        """Refuse before the view runs."""
        if getattr(view, "open_to_all", False) or request.user.is_authenticated:
            return None
        return redirect_to_login(request.get_full_path())


class ViewerMiddleware:
    """Puts the person behind the account on the request; an account without a person or a seat may see nothing."""

    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Response, *_: object) -> None:
        """Read the viewer once; refuse an account that nobody seated."""
        if getattr(view, "open_to_all", False) or not request.user.is_authenticated:
            return
        assert isinstance(request.user, User)
        viewer = viewer_of(request.user, on=today())
        if viewer is None or not viewer.seats:
            raise PermissionDenied("account without a seat")
        request.viewer = viewer  # type: ignore[attr-defined]  # HttpRequest is open; StaffRequest names the field


def today() -> date:
    """The civil day in Vietnam. Views read it once and hand it down."""
    return timezone.localdate()


def get_or_404(rows: QuerySet[Any], **lookup: Any) -> Any:
    """One row of what the viewer may see; forbidden and missing look the same."""
    try:
        return rows.get(**lookup)
    except rows.model.DoesNotExist as error:
        raise Http404 from error


def sent_on(request: StaffRequest, view: str, *args: int) -> HttpResponse:
    """Lead to another page. A script is told the address: following it there, it would use up what that page says."""
    address = reverse(view, args=args)
    return HttpResponseClientRedirect(address) if request.htmx else HttpResponseRedirect(address)


def number_in(text: str) -> int | None:
    """The number that an address or a form gives; None for whatever no row and no page can have."""
    return int(text) if text.isdecimal() and len(text) < 12 else None


def words_in(text: str) -> str:
    """What was typed where no form cleans it, without blanks around it and without NUL, which PostgreSQL refuses."""
    return text.replace("\x00", "").strip()


def page_number(request: HttpRequest) -> int:
    """The page asked for, 1 when the number makes no sense."""
    return number_in(request.GET.get("page", "")) or 1


NAVIGATION = (
    ("desk", _("Bàn làm việc"), "house", None),
    ("plans", pgettext_lazy("list", "Kế hoạch"), "journal-text", Right.READ_PLANS),
    ("tasks", pgettext_lazy("list", "Nhiệm vụ"), "list-check", Right.READ_PLANS),
    ("audit", _("Nhật ký"), "clock-history", Right.READ_AUDIT),
)

EMPTY_FRAME: dict[str, Any] = {"nav": [], "viewer": None, "search_text": ""}


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Context of the frame: navigation (only what one may enter) and who is signed in."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None:
        return EMPTY_FRAME
    seat = viewer.seats[0]
    return {
        "search_text": request.GET.get("q", ""),
        "nav": [
            NavEntry(label=label, url=reverse(name), icon=icon, active=_is_active(request, name))
            for name, label, icon, right in NAVIGATION
            if right is None or viewer.bodies(right)
        ],
        "viewer": FrameViewer(
            name=viewer.full_name,
            office=seat.body_name,
            agency_name=seat.agency_name,
            role_label=seat.post_title or gettext(term(seat.role).vi),
            sets_policies=bool(viewer.bodies(Right.SET_POLICIES)),
        ),
    }


def _is_active(request: HttpRequest, name: str) -> bool:
    url = reverse(name)
    return request.path == url or (name != "desk" and request.path.startswith(url))
