"""Make docs/samples, and what a careful person reads out of each: ``python -m tools.make_samples``.

The same sources always give the same files (the PDFs with the same Chromium), so that a change shows in git.
"""

import json
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from caicach.demo.content import PlanContent, Unit, read_organizations, read_people, read_plan_content
from caicach.demo.content.organizations import FOLDER
from caicach.demo.draft import draft_of
from caicach.demo.word import Letterhead, Tables, write_letter, write_plan
from caicach.intake.facts import as_facts
from tools.samples.pdf import open_plan, ruled_plan
from tools.samples.plain import markdown, plain_text

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "docs" / "samples"
EXPECTED = ROOT / "tests" / "demo" / "expected"
SOURCES = Path(__file__).parent / "samples"
YEAR = 2026


@dataclass(frozen=True, slots=True)
class Sample:
    """A plan to print: its source, its printer, and where its tasks then stand."""

    name: str
    source: Path
    printer: Callable[..., bytes]
    origin: Literal["table", "body"] = "table"
    slips: Path | None = None

    def __str__(self) -> str:
        return self.name


def merged_word(*, plan: PlanContent, unit: Unit, signer: str) -> bytes:
    """Word, the fields of reform in a merged first column."""
    return write_plan(plan=plan, unit=unit, signer=signer, tables=Tables.MERGED)


def split_word(*, plan: PlanContent, unit: Unit, signer: str) -> bytes:
    """Word, a table for each field of reform."""
    return write_plan(plan=plan, unit=unit, signer=signer, tables=Tables.PER_DOMAIN)


PLANS = (
    Sample("ke-hoach-go-trang.docx", FOLDER / "plan_go_trang.toml", merged_word),
    Sample("ke-hoach-doi-sim.pdf", FOLDER / "plan_doi_sim.toml", ruled_plan),
    Sample("ke-hoach-ben-nang-khong-ke-o.pdf", FOLDER / "plan_ben_nang.toml", open_plan),
    Sample("ke-hoach-suoi-trong.txt", SOURCES / "suoi_trong.toml", plain_text, origin="body"),
    Sample("ke-hoach-ha-suong.md", SOURCES / "ha_suong.toml", markdown),
    Sample(
        "ke-hoach-thuong-lua-ban-nhap.docx",
        SOURCES / "thuong_lua.toml",
        split_word,
        slips=SOURCES / "thuong_lua_slips.toml",
    ),
)


def main() -> None:
    """Write every sample and its expected reading."""
    SAMPLES.mkdir(parents=True, exist_ok=True)
    EXPECTED.mkdir(parents=True, exist_ok=True)
    for sample in PLANS:
        (SAMPLES / sample.name).write_bytes(print_sample(sample))
        (EXPECTED / f"{sample.name}.json").write_text(expected_of(sample), encoding="utf-8")
    (SAMPLES / "cong-van-moi-hop.docx").write_bytes(invitation())
    for path in sorted(SAMPLES.iterdir()):
        print(f"{path.stat().st_size:7} {path.relative_to(ROOT)}")


def print_sample(sample: Sample) -> bytes:
    """The document."""
    plan, unit, signer = _content(sample)
    return sample.printer(plan=plan, unit=unit, signer=signer)


def expected_of(sample: Sample) -> str:
    """What is to be read out of it, as JSON text."""
    plan, unit, signer = _content(sample)
    draft = draft_of(plan=plan, unit_name=unit.full_name, unit_level=unit.level, signer=signer, origin=sample.origin)
    facts = as_facts(draft)
    if sample.slips:
        facts["defects"] = tomllib.loads(sample.slips.read_text(encoding="utf-8"))["slips"]
    return json.dumps(facts, ensure_ascii=False, indent=1) + "\n"


def invitation() -> bytes:
    """A letter that is no plan: an invitation to a meeting."""
    return write_letter(
        head=Letterhead(
            issuer=("UBND TỈNH NGÀN MÂY", "SỞ NỘI VỤ"),
            symbol="SNV-VP",
            number="145",
            place="Ngàn Mây",
            day=date(YEAR, 3, 4),
            year=YEAR,
            subject="V/v mời dự họp giao ban tháng 3",
        ),
        to=("Văn phòng UBND tỉnh", "Ủy ban nhân dân các xã, phường"),
        text=(
            "Sở Nội vụ trân trọng kính mời đại diện lãnh đạo cơ quan, địa phương dự họp giao ban tháng 3.",
            "Thời gian: 08 giờ 00, thứ Ba, ngày 10 tháng 3 năm 2026.",
            "Địa điểm: Phòng họp số 2, trụ sở Sở Nội vụ tỉnh Ngàn Mây.",
            "Đề nghị các đại biểu chuẩn bị ý kiến và có mặt đúng giờ để cuộc họp đạt kết quả tốt./.",
        ),
        receivers=("Như trên;", "Giám đốc Sở;", "Lưu: VT."),
        title="Giám đốc",
        name="Hoàng Mạnh Cường",
    )


def _content(sample: Sample) -> tuple[PlanContent, Unit, str]:
    organizations = read_organizations()
    plan = read_plan_content(sample.source, this_year=YEAR, organizations=organizations)
    names = {person.username: person.name for person in read_people()}
    return plan, organizations.unit(organizations.agency(plan.agency).unit), names[plan.signer]


if __name__ == "__main__":
    main()
