"""The grammar of words of time: its small words and their composition. In words: docs/algorithms/deadlines.md.

A rule is a pattern over the copy without tone marks (``readable``). A blank stands for blanks, ``_`` for blanks that
may be missing, ``{name}`` for another rule. Only what a rule puts into a named group has a meaning of its own.
"""

import re

from caicach.intake.recognise.spelling import bare

# Digits as a scanner or a hasty hand spoils them: "3O/6", "tháng l2".
_SPOILT = re.compile(r"[oli]\d|\d[oli]")
_SPOILT_NUMBER = re.compile(r"\b(?=[oli]*\d)[\doli]{1,4}\b")
_DIGITS = str.maketrans("oli", "011")
_QUOTED = re.compile(r"“[^“”]*”")


def readable(text: str) -> str:
    """A copy as long as ``text``, to the letter: without case and tone marks, spoilt digits mended, quotations blank.

    What stands in “…” is somebody's words, not a time of this plan.
    """
    low = bare(text)
    if _SPOILT.search(low):
        low = _SPOILT_NUMBER.sub(lambda match: match[0].translate(_DIGITS), low)
    return _QUOTED.sub(lambda match: "“" + "\0" * (len(match[0]) - 2) + "”", low) if "“" in low else low


_RULES = {
    # Small words
    "yyyy": r"(?:19|20|21)\d\d\b",
    "next": r"(?:lien )?(?:sau|tiep theo|ke tiep|lien ke|toi)\b(?! (?:khi|ngay|\d))",
    "in_year": r"(?:_[,/]?_(?:cua )?(?:nam )?(?P<year>{yyyy})|/(?P<short>[2-4]\d)\b(?!/)|_,?_(?:cua )?nam"
    r" (?:(?P<following>{next})|nay\b))?",
    "and": r"_(?:,|;|va|&|hoac|\+)_",
    "thru": r"_(?:-|den(?: het)?|toi)_",
    "number": r"(?:\d+|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)",
    "hour": r"(?:\d{1,2}_(?:gio|h)_(?:\d{1,2}\b(?:_phut)?)?[\s,]*)",
    # Days
    "dd": r"(?P<day>\d{1,2})",
    "mm": r"(?P<month>\d{1,2})",
    "at": r"\b(?:(?P<hour>{hour})ngay |ngay )",
    # Where a day without its year is one: after a word of time, or alone in its cell.
    "led": r"\b(?:(?P<hour>{hour})ngay |ngay |(?<=truoc\s)|(?<=den\s)|(?<=nhat\s)|(?<=nhat\sla\s)|(?<=het\s)"
    r"|(?<=vao\s)|(?<=tu\s)|(?<=qua\s)|(?<=hon\s)|(?<=han\s)|(?<=thanh\s)|(?<=,\s)|(?<=va\s)|(?<=:\s)|(?<=-\s)|\A(?!24/7))",
    # Months and quarters, lists and ranges of them
    "m": r"(?:0?[1-9]|1[0-2])\b(?![/.-]\d{1,2}[/.-])(?! thang (?:dau|cuoi))",
    "months": r"thang_(?P<list>{m}(?:(?:{and}|{thru})(?:thang_)?{m})*)",
    "quy": r"(?:qu_[yi])",
    "q": r"(?:[il]v|[il]{1,3}|[1-4])\b",
    "quarters": r"{quy}_(?P<list>{q}(?:(?:{and}|{thru}|_/_)(?:(?:het )?{quy}_)?{q})*)",
    # Rhythms
    "each": r"(?:hang|moi|tung)",
    "unit": r"(?:tuan|thang|quy|(?:0?1 )?nam(?: 20\d\d)?|(?:0?6|sau) thang(?: dau nam| cuoi nam)?|nua nam)"
    r"\b(?!_/?_\d)",
    "units": r"{unit}(?:(?:{and}|_/_)(?:(?:dinh ky )?{each} )?{unit})*",
    "once": r"(?:_/_| (?:mot|0?1) )lan\b",
    "by": r"(?:(?:cham nhat|muon nhat|vao|la|den|xong) )*",
    "part_of_day": r"(?:(?:sang|chieu) )",
    "weekday": r"(?:(?:ngay )?thu (?:hai|ba|tu|nam|sau|bay|[2-7])\b|chu nhat\b)",
    "day_of": r"{hour}?(?:ngay (?:(?:mung|mong) )?\d{1,2}(?:/\d{1,2}|_thang_\d{1,2})?\b|(?:mung|mong) \d{1,2}\b"
    r"|\d{1,2}/\d{1,2}|{part_of_day}?{weekday}|ngay cuoi(?: cung)?)",
    "days_of": r"{day_of}(?:{and}{day_of})*",
    "which": r"(?:cuoi(?: cung)?|dau(?: tien)?|thu \w+|giua)",
    "turn": r"(?:quy|ky|6 thang|nam)",
    "its_month": r"(?:cua )?thang (?:{which}(?:(?: cua)?(?: {each})? {turn}\b(?: {next})?)?|{next})",
    "after_end": r"\d+ ngay (?:lam viec )?(?:sau|ke tu|tinh tu|tu)(?: khi| ngay)? (?:ket thuc|het)",
}
_REFERENCE = re.compile(r"\{([a-z]\w*)\}")


def rule(text: str) -> re.Pattern[str]:
    """The rule as a pattern to search ``readable`` words with. Raises ``KeyError`` for a name that no rule has."""
    while (written := _REFERENCE.sub(lambda match: _RULES[match[1]], text)) != text:
        text = written
    return re.compile(text.replace("_", r"\s*").replace(" ", r"\s+"))


def whole(name: str) -> re.Pattern[str]:
    """One of the rules above alone."""
    return rule("{" + name + "}")


def openings(pattern: str) -> frozenset[str]:
    """The first three characters that a match of ``pattern`` can have, fewer where it can be as short; digits as 0.

    A search asks only the rules that may begin where it stands. Knows the syntax that rules are written in; raises
    ``ValueError`` for a pattern that can match nothing.
    """
    found, _ = _choice(pattern, 0)
    if "" in found:
        raise ValueError(f"a rule must not match nothing: {pattern}")
    return found


_LENGTH = 3
_ZEROS = str.maketrans("123456789", "000000000")
_NO_WIDTH = frozenset({""})
_CLASSES = {
    "b": _NO_WIDTH,
    "A": _NO_WIDTH,
    "d": frozenset("0"),
    "s": frozenset(" "),
    "w": frozenset("abcdefghijklmnopqrstuvwxyz0"),
}
_LOOK = re.compile(r"\(\?<?[=!]")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?")
_SAME = re.compile(r"\(\?P=\w+\)")
_SET = re.compile(r"\[((?:\\.|[^\]])*)\]")
_REPEAT = re.compile(r"[?*+]|\{\d*(?:,\d*)?\}")


def opening(low: str) -> str:
    """``readable`` words as ``openings`` are written, for looking them up."""
    return low.translate(_ZEROS)


def _choice(pattern: str, at: int) -> tuple[frozenset[str], int]:
    found, at = _sequence(pattern, at)
    while pattern[at : at + 1] == "|":
        more, at = _sequence(pattern, at + 1)
        found |= more
    return found, at


def _sequence(pattern: str, at: int) -> tuple[frozenset[str], int]:
    found = _NO_WIDTH
    while at < len(pattern) and pattern[at] not in "|)":
        item, at = _item(pattern, at)
        if repeat := _REPEAT.match(pattern, at):
            at = repeat.end()
            item = _NO_WIDTH.union(item) if repeat[0][0] in "?*" or repeat[0].startswith("{0") else item
            item = item if repeat[0] == "?" else item | _after(item, item)
        found = _after(found, item)
    return found, at


def _after(found: frozenset[str], item: frozenset[str]) -> frozenset[str]:
    short = [one for one in found if len(one) < _LENGTH]
    return found.difference(short).union((one + other)[:_LENGTH] for one in short for other in item)


def _item(pattern: str, at: int) -> tuple[frozenset[str], int]:
    if look := _LOOK.match(pattern, at):
        return _NO_WIDTH, _choice(pattern, look.end())[1] + 1
    if same := _SAME.match(pattern, at):
        return _CLASSES["w"], same.end()
    if group := _GROUP.match(pattern, at):
        found, end = _choice(pattern, group.end())
        return found, end + 1
    if within := _SET.match(pattern, at):
        return frozenset().union(*map(_class, re.findall(r"\\?.", within[1]))), within.end()
    width = 2 if pattern[at] == "\\" else 1
    return _class(pattern[at : at + width]), at + width


def _class(written: str) -> frozenset[str]:
    return (_CLASSES.get(written[1:]) if written[0] == "\\" else None) or frozenset(written[-1].translate(_ZEROS))
