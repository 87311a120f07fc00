"""Office documents as Word files, laid out by Annex I of NĐ 30/2020/NĐ-CP."""

from caicach.demo.word.letter import write_letter, write_record
from caicach.demo.word.page import Letterhead
from caicach.demo.word.plan import Tables, write_plan

__all__ = ["Letterhead", "Tables", "write_letter", "write_plan", "write_record"]
