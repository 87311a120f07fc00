"""The components as template tags and filters: ``{% load ui %}``. Their parameters: caicach/web/ui/README.md."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from django import forms, template
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.forms import BoundField
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from caicach.web.ui.icons import ICONS
from caicach.web.ui.notices import Notice, notice_of
from caicach.web.ui.parts import Due, Event, Link, ProgressRow, Tone, WrongField, bars_of
from caicach.web.ui.states import STATES
from caicach.web.ui.words import day_in_words, moment_in_words, number_in_words

register = template.Library()
register.filter("vn_date", day_in_words)
register.filter("vn_datetime", moment_in_words)
register.filter("vn_number", number_in_words)

DUE_ICONS = {"late": "exclamation-octagon-fill", "risk": "alarm-fill"}


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon by its name; decoration unless ``label`` says what it means. Raises ``KeyError`` for an unknown name."""
    if name not in ICONS:
        raise KeyError(f"no icon {name!r}: add it to caicach/web/ui/icons.py")
    address = f"{_sprite()}#{name}"
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, address)
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"></use></svg>', address)


@register.simple_tag
def badge(text: str, tone: Tone = "idle", icon_name: str = "") -> SafeString:
    """A short word in the colour of its tone, with a shape where ``icon_name`` is given."""
    shape = icon(icon_name) if icon_name else ""
    return format_html('<span class="badge badge-{}">{}{}</span>', tone, shape, text)


@register.simple_tag
def state_badge(state: str) -> SafeString:
    """The badge of a state of work. Raises ``KeyError`` for a state that nobody gave a word to."""
    look = STATES[state]
    return badge(str(look.label), look.tone, look.icon)


@register.simple_tag
def due(deadline: Due) -> SafeString:
    """A deadline in words, with a shape when it is near or past."""
    shape = icon(DUE_ICONS[deadline.tone]) if deadline.tone in DUE_ICONS else ""
    words = format_html('<time datetime="{}">{}</time>', deadline.day, deadline.text) if deadline.day else deadline.text
    return format_html('<span class="due tone-{}">{}<span>{}</span></span>', deadline.tone, shape, words)


@register.inclusion_tag("ui/progress_bar.html")
def progress_bar(
    done: int, late: int, in_hand: int, overdue: int, not_started: int, *, legend: bool = True, large: bool = False
) -> dict[str, Any]:
    """One bar over all tasks: finished in time, finished late, in hand, overdue, not started."""
    bars = bars_of(done=done, late=late, in_hand=in_hand, overdue=overdue, not_started=not_started)
    return {
        "bars": bars,
        "total": done + late + in_hand + overdue + not_started,
        "summary": ", ".join(f"{bar.label.lower()} {bar.count}" for bar in bars),
        "legend": legend,
        "large": large,
    }


@register.inclusion_tag("ui/progress_chart.html")
def progress_chart(title: str, rows: Sequence[ProgressRow]) -> dict[str, Any]:
    """Progress by domain, unit or whatever the rows are: stacked bars over the table that they are drawn from."""
    return {"title": title, "rows": rows}


@register.inclusion_tag("ui/trend_chart.html")
def trend_chart(title: str, columns: Sequence[str], lines: Sequence[tuple[str, Sequence[Decimal | int | None]]]) -> Any:
    """A line per name over the columns (months, quarters), none of them cut off from zero; None is a gap."""
    return {"title": title, "columns": columns, "lines": lines}


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(context: RequestContext, page: Page[Any]) -> dict[str, Any]:
    """Links to the pages of a list; the other parameters of the address stay as they are."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "request": context["request"]}


@register.inclusion_tag("ui/empty_state.html")
def empty_state(title: str, text: str, action_url: str = "", action_label: str = "") -> dict[str, str]:
    """What will stand here, and how to begin."""
    return {"title": title, "text": text, "action_url": action_url, "action_label": action_label}


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, example: str = "") -> dict[str, Any]:
    """A form field: label, hint, example, error, control."""
    return {
        "bound": bound,
        "example": example,
        "group": bound.use_fieldset,
        "checkbox": isinstance(bound.field.widget, forms.CheckboxInput),
        "described_by": _described_by(bound, example=example),
        "control": _control(bound, example=example),
    }


@register.inclusion_tag("ui/drop_zone.html")
def drop_zone(bound: BoundField, example: str = "") -> dict[str, Any]:
    """A file field onto which files can be dropped, for a ``<form data-upload enctype="multipart/form-data">``."""
    return {"bound": bound, "example": example, "control": _control(bound, example=example)}


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: forms.BaseForm, more: Sequence[WrongField] = ()) -> dict[str, Any]:
    """All that is wrong with a form, each line leading to its field. Shows nothing when nothing is wrong.

    ``more`` are lines for what the page asks beside the form's own fields.
    """
    wrong = [*_wrong_fields(form), *more]
    count = len(wrong)
    return {"wrong": wrong, "heading": ngettext("Còn %(n)s chỗ cần sửa", "Còn %(n)s chỗ cần sửa", count) % {"n": count}}


@register.inclusion_tag("ui/tabs.html")
def tabs(label: str, links: Sequence[Link]) -> dict[str, Any]:
    """Parts of a page that have an address each. ``label`` names the whole for screen readers."""
    return {"label": label, "links": links}


@register.inclusion_tag("ui/breadcrumbs.html")
def breadcrumbs(trail: Sequence[Link]) -> dict[str, Any]:
    """The way down to this page; its last step is this page and has no address."""
    return {"trail": trail}


@register.inclusion_tag("ui/timeline.html")
def timeline(events: Sequence[Event]) -> dict[str, Any]:
    """What happened to a thing, in the order given (newest first)."""
    return {"events": events}


@register.inclusion_tag("ui/notice.html")
def notice(message: Message | Notice) -> dict[str, Any]:
    """A message of Django's framework, or a ``Notice`` that stands on the page by itself."""
    return {"notice": notice_of(message) if isinstance(message, Message) else message}


@cache
def _sprite() -> str:
    # Asked for by every icon of a page; a new sprite comes with a new process.
    return static("vendor/icons/icons.svg")


def _control(bound: BoundField, *, example: str) -> SafeString:
    described_by = _described_by(bound, example=example)
    if bound.use_fieldset or not described_by:
        return bound.as_widget()
    return bound.as_widget(attrs={"aria-describedby": described_by})


def _described_by(bound: BoundField, *, example: str) -> str:
    """The ids that Django gives to hint and error; of an example without a hint it knows nothing."""
    hint = f"{bound.auto_id}_helptext" if bound.help_text or example else ""
    error = f"{bound.auto_id}_error" if bound.errors else ""
    return f"{hint} {error}".strip()


def _wrong_fields(form: forms.BaseForm) -> Iterator[WrongField]:
    for text in form.non_field_errors():
        yield WrongField(anchor="", label="", text=str(text))
    for bound in form:
        # A group of choices has no control of its own: its first choice is the place to go to.
        anchor = f"{bound.auto_id}_0" if bound.use_fieldset else bound.id_for_label
        for text in bound.errors:
            yield WrongField(anchor=anchor, label=str(bound.label), text=str(text))
