"""The way from words of the source to the value that they fed, for whoever is about to correct it."""

from caicach.plans.rules.fields import FIELDS, Section
from caicach.plans.rules.review import Review
from caicach.values.vietnamese import fold

# Values of a review by the line that they stand on: the anchor of the value's field on the page, and its words folded.
Fed = dict[int, list[tuple[str, str]]]


def fed_by_lines(review: Review) -> Fed:
    """What the page shows of a review, by line of the source, in the order of the page."""
    fed: Fed = {}
    for section in Section:
        for item in review.get(section, ()):
            for field in FIELDS[section]:
                if field.silent or field.derived:
                    continue
                for value in item["fields"].get(field.name, []):
                    named = (f"{section.value}-{item['key']}-{field.name}", fold(str(value["value"])))
                    for line in dict.fromkeys(line for line, _ in value["places"]):
                        fed.setdefault(line, []).append(named)
    return fed


def value_of_words(fed: Fed, *, line: int, words: str) -> str:
    """Anchor of the value that words of a line fed, of the line's first where none has them; "" where it fed none."""
    here = fed.get(line, [])
    wanted = fold(words)
    same = [anchor for anchor, text in here if text == wanted]
    part = [anchor for anchor, text in here if text and (text in wanted or wanted in text)]
    return next(iter([*same, *part, *(anchor for anchor, _ in here)]), "")
