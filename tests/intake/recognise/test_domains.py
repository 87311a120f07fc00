"""Headings in many wordings -> the field of reform they name."""

import pytest

from caicach.intake.recognise.domains import domain_of, guess_domain
from caicach.values.choices import Domain


@pytest.mark.parametrize(
    ("title", "domain"),
    [
        ("Công tác chỉ đạo, điều hành", Domain.STEERING),
        ("TUYÊN TRUYỀN VỀ CẢI CÁCH HÀNH CHÍNH", Domain.STEERING),
        ("Cải cách thể chế", Domain.INSTITUTIONS),
        ("Xây dựng, rà soát văn bản QPPL", Domain.INSTITUTIONS),
        ("Cải cách TTHC, cơ chế một cửa", Domain.PROCEDURES),
        ("Về thủ tục hành chính", Domain.PROCEDURES),
        ("Sắp xếp tổ chức bộ máy", Domain.ORGANIZATION),
        ("Cải cách chế độ công vụ", Domain.CIVIL_SERVICE),
        ("Nâng cao chất lượng đội ngũ CBCCVC", Domain.CIVIL_SERVICE),
        ("Tài chính, ngân sách", Domain.PUBLIC_FINANCE),
        ("Hiện đại hoá nền hành chính", Domain.DIGITAL_GOVERNMENT),
        ("Xây dựng chính quyền số", Domain.DIGITAL_GOVERNMENT),
        ("Cải thiện môi trường kinh doanh (PCI)", Domain.COMPETITIVENESS),
        ("Đo lường sự hài lòng về thủ tục hành chính", Domain.SATISFACTION),
        ("Cải cách thể ché", Domain.INSTITUTIONS),
        ("Cải cách thử chế", Domain.INSTITUTIONS),
        ("Cải cách thủ tuc", Domain.PROCEDURES),
        ("Cải cách tải chính công", Domain.PUBLIC_FINANCE),
    ],
)
def test_a_title_names_its_field_even_with_a_spoilt_letter(title: str, domain: Domain) -> None:
    assert domain_of(title) is domain


@pytest.mark.parametrize("title", ["Mục đích", "Tổ chức thực hiện", "Nhiệm vụ trọng tâm", ""])
def test_other_titles_name_none(title: str) -> None:
    assert domain_of(title) is None


@pytest.mark.parametrize(
    ("task", "domain"),
    [
        ("Kiểm tra các văn bản do HĐND ban hành", Domain.INSTITUTIONS),
        ("Giải ngân kinh phí, công khai dự toán", Domain.PUBLIC_FINANCE),
        ("Niêm yết và tiếp nhận phản ánh, kiến nghị", Domain.PROCEDURES),
        ("Cấp chữ ký số, số hóa dữ liệu", Domain.DIGITAL_GOVERNMENT),
        ("Trồng cây", None),
    ],
)
def test_a_task_without_a_heading_is_placed_by_what_it_speaks_of_most(task: str, domain: Domain | None) -> None:
    assert guess_domain(task) is domain
