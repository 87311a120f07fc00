"""The JSON form of deadlines: one object with a ``kind`` for each way of promising."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import get_args

from caicach.values.deadline.promises import (
    Before,
    By,
    Continuous,
    Deadline,
    Every,
    External,
    InPeriod,
    OnEvent,
    Recurring,
)
from caicach.values.period import Period

Json = dict[str, str | None]

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KINDS: dict[type[Deadline], str] = {
    By: "by",
    Before: "before",
    InPeriod: "period",
    Continuous: "continuous",
    Recurring: "recurring",
    OnEvent: "event",
    External: "external",
}
_EVERY: tuple[Every, ...] = get_args(Every)


def as_json(deadline: Deadline) -> Json:
    """The deadline as JSON data: ``kind``, the fields of that kind, and ``of`` only where it is about a part."""
    data = _fields(deadline)
    if deadline.of is not None:
        data["of"] = deadline.of
    return data


def from_json(data: Mapping[str, object]) -> Deadline:
    """Read what ``as_json`` wrote. Raises ``ValueError`` with a Vietnamese sentence that names the faulty field."""
    kind = data.get("kind")
    reader = _READERS.get(kind) if isinstance(kind, str) else None
    if reader is None:
        raise ValueError(f"Loại thời hạn không rõ: {kind!r}; chỉ dùng {', '.join(_READERS)}.")
    keys, read = reader
    if unknown := sorted(set(data) - keys - {"kind", "of"}):
        raise ValueError(f"Thời hạn loại “{kind}” có trường lạ: {', '.join(unknown)}.")
    return read(data)


def _fields(deadline: Deadline) -> Json:
    kind = _KINDS[type(deadline)]
    match deadline:
        case By(date=day) | Before(date=day):
            return {"kind": kind, "date": day.isoformat()}
        case InPeriod(period=period) | Continuous(period=period):
            return {"kind": kind, "start": period.start.isoformat(), "end": period.end.isoformat()}
        case Recurring(every=every, detail=detail):
            return {"kind": kind, "every": every, "detail": detail}
        case OnEvent(detail=detail) | External(detail=detail):
            return {"kind": kind, "detail": detail}


def _day(data: Mapping[str, object], key: str) -> date:
    written = data.get(key)
    if isinstance(written, str) and _ISO_DAY.fullmatch(written):
        try:
            return date.fromisoformat(written)
        except ValueError:
            raise ValueError(f"Ngày {written} của thời hạn (trường “{key}”) không có thật.") from None
    raise ValueError(f"Trường “{key}” của thời hạn phải là ngày dạng 2024-10-31, không phải {written!r}.")


def _period(data: Mapping[str, object]) -> Period:
    start, end = _day(data, "start"), _day(data, "end")
    if end < start:
        raise ValueError(f"Khoảng thời gian của thời hạn kết thúc ({end}) trước khi bắt đầu ({start}).")
    return Period(start, end)


def _text_or_none(data: Mapping[str, object], key: str) -> str | None:
    written = data.get(key)
    if written is None:
        return None
    if not isinstance(written, str) or not written.strip():
        raise ValueError(f"Trường “{key}” của thời hạn phải là chữ và không được bỏ trống.")
    return written


def _text(data: Mapping[str, object], key: str) -> str:
    written = _text_or_none(data, key)
    if written is None:
        raise ValueError(f"Thời hạn thiếu trường “{key}”.")
    return written


def _every(data: Mapping[str, object]) -> Every:
    written = data.get("every")
    for every in _EVERY:
        if written == every:
            return every
    raise ValueError(f"Chu kỳ của thời hạn không rõ: {written!r}; chỉ dùng {', '.join(_EVERY)}.")


def _of(data: Mapping[str, object]) -> str | None:
    return _text_or_none(data, "of")


_READERS: dict[str, tuple[frozenset[str], Callable[[Mapping[str, object]], Deadline]]] = {
    "by": (frozenset({"date"}), lambda data: By(_day(data, "date"), of=_of(data))),
    "before": (frozenset({"date"}), lambda data: Before(_day(data, "date"), of=_of(data))),
    "period": (frozenset({"start", "end"}), lambda data: InPeriod(_period(data), of=_of(data))),
    "continuous": (frozenset({"start", "end"}), lambda data: Continuous(_period(data), of=_of(data))),
    "recurring": (
        frozenset({"every", "detail"}),
        lambda data: Recurring(_every(data), detail=_text_or_none(data, "detail"), of=_of(data)),
    ),
    "event": (frozenset({"detail"}), lambda data: OnEvent(_text(data, "detail"), of=_of(data))),
    "external": (frozenset({"detail"}), lambda data: External(_text(data, "detail"), of=_of(data))),
}
