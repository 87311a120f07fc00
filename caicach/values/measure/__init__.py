"""Numbers to be reached or kept below [chỉ tiêu]: what they are, how they are said, and how they are kept."""

from caicach.values.measure.amounts import NOW, Change, Comparator, Measure, is_met, is_relative
from caicach.values.measure.storage import as_json, from_json
from caicach.values.measure.wording import CHANGES, SIGNS, say, short

__all__ = [
    "CHANGES",
    "NOW",
    "SIGNS",
    "Change",
    "Comparator",
    "Measure",
    "as_json",
    "from_json",
    "is_met",
    "is_relative",
    "say",
    "short",
]
