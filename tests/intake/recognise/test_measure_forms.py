"""Forms in which plans set a level, each sentence with all that it sets; and numbers that set nothing.

Measures are written as people type them, without their scope (``measure.short``). The plan's year is 2025.
"""

from dataclasses import replace

import pytest

from caicach.intake.recognise.measures import read_comparisons, read_measures
from caicach.values.measure import short

YEAR = 2025


def said(sentence: str) -> list[str]:
    found = [*read_measures(sentence, year=YEAR), *read_comparisons(sentence, year=YEAR)]
    return [short(replace(read.measure, scope=None)) for read in sorted(found, key=lambda read: read.start)]


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        # At least, at most, more, less, exactly
        ("Tỷ lệ hồ sơ trả đúng hẹn đạt 97,5% trở lên.", ["≥ 97,5 %"]),
        ("Mức độ hài lòng của người dân bằng hoặc cao hơn 91%.", ["≥ 91 %"]),
        ("Mức độ hài lòng đạt 91% hoặc cao hơn.", ["≥ 91 %"]),
        ("Tỷ lệ số hóa cao hơn hoặc bằng 70%.", ["≥ 70 %"]),
        ("Phấn đấu có trên 55 phần trăm hồ sơ nộp qua mạng.", ["> 55 %"]),
        ("Đơn thư quá hạn bằng hoặc thấp hơn 2%.", ["≤ 2 %"]),
        ("Hồ sơ phải bổ sung quá một lần không vượt 3%.", ["≤ 3 %"]),
        ("Số văn bản phải đính chính nhỏ hơn 0,5%.", ["< 0,5 %"]),
        ("Phấn đấu phủ sóng 5G đạt khoảng 65% dân số.", ["= 65 %"]),
        ("Duy trì tỷ lệ trả lời kiến nghị ở mức 100%.", ["= 100 %"]),
        ("Không để tỷ lệ hồ sơ trễ hạn vượt quá 1,5%.", ["≤ 1,5 %"]),
        ("Không để xảy ra hồ sơ chậm quá 03 ngày.", ["≤ 3 ngày"]),
        # Ranges
        ("Có 15-25% viên chức biết ngoại ngữ.", ["≥ 15 %", "≤ 25 %"]),
        ("Từ 15% đến 25% viên chức biết ngoại ngữ.", ["≥ 15 %", "≤ 25 %"]),
        ("Nhân rộng từ 02 đến 04 mô hình dân vận khéo.", ["≥ 2 mô hình", "≤ 4 mô hình"]),
        ("Mỗi tháng đăng 3 - 5 tin, bài.", ["≥ 3 tin, bài/tháng", "≤ 5 tin, bài/tháng"]),
        # Several at once
        ("Thu phí qua mạng của phường, xã đạt tối thiểu tương ứng là 62%, 48%.", ["≥ 62 %", "≥ 48 %"]),
        ("Kiểm tra ít nhất 35% phòng, ban và 20% xã.", ["≥ 35 %", "≥ 20 %"]),
        ("Trả đúng hẹn từ 98% trở lên, riêng lĩnh vực hộ tịch đạt 100%.", ["≥ 98 %", "= 100 %"]),
        (
            "Đúng hẹn trên 97%; trong đó đất đai tối thiểu 94% và môi trường không dưới 95%.",
            ["> 97 %", "≥ 94 %", "≥ 95 %"],
        ),
        # Shares
        ("Trên 2/3 thủ tục được rút ngắn thời gian.", ["> 66,6667 %"]),
        ("Ít nhất 3/4 số thôn có tổ công nghệ số.", ["≥ 75 %"]),
        ("Tối thiểu một nửa số hồ sơ nộp qua mạng.", ["≥ 50 %"]),
        ("Ít nhất hai phần ba công chức dùng chữ ký số.", ["≥ 66,6667 %"]),
        # Numbers of things
        ("Đài truyền thanh phát ít nhất 02 bài/tuần.", ["≥ 2 bài/tuần"]),
        ("Mỗi quý 01 chuyên đề về chuyển đổi số.", ["= 1 chuyên đề/quý"]),
        ("Phát 03 tin, bài/tháng trên hệ thống loa.", ["= 3 tin, bài/tháng"]),
        ("Mỗi cơ quan có tối thiểu 01 sáng kiến.", ["≥ 1 sáng kiến"]),
        ("Phấn đấu xây dựng được 02 mô hình một cửa thân thiện.", ["= 2 mô hình"]),
        ("Đơn giản hóa ít nhất 12 thủ tục hành chính.", ["≥ 12 thủ tục hành chính"]),
        ("Thời gian chờ không quá 20 phút.", ["≤ 20 phút"]),
        ("Trả lời kiến nghị tối đa 48 giờ.", ["≤ 48 giờ"]),
        ("Trả lời kiến nghị trong thời hạn không quá 05 ngày làm việc.", ["≤ 5 ngày làm việc"]),
        ("Mỗi phòng không quá 02 cấp phó.", ["≤ 2 cấp phó"]),
        ("Số lần đi lại tối đa 02 lần/hồ sơ.", ["≤ 2 lần/hồ sơ"]),
        ("Chỉ số cải cách hành chính đạt trên 84,5 điểm.", ["> 84,5 điểm"]),
        ("Chỉ số cải cách hành chính đạt 84/100 điểm trở lên.", ["≥ 84 điểm"]),
        ("Thu ngân sách trên địa bàn đạt trên 1.250 tỷ đồng.", ["> 1.250 tỷ đồng"]),
        ("Phấn đấu Chỉ số của huyện trong nhóm 05 huyện dẫn đầu tỉnh.", ["≤ 5 hạng"]),
        ("Phấn đấu xếp thứ 3 trở lên trong khối thi đua.", ["≤ 3 hạng"]),
        # By how much it moves
        ("Hồ sơ trực tuyến tăng ít nhất 8% so với năm 2024.", ["≥ tăng 8 % so với năm 2024"]),
        ("Tăng 5% so với năm trước số hồ sơ thanh toán qua mạng.", ["= tăng 5 % so với năm trước"]),
        ("Giảm 10% chi phí hội nghị.", ["= giảm 10 %"]),
        ("Rút ngắn tối thiểu 20% thời gian giải quyết so với quy định.", ["≥ giảm 20 % so với quy định"]),
        ("Giảm thời gian giải quyết 30% so với quy định.", ["= giảm 30 % so với quy định"]),
        ("So với năm 2024, tăng tối thiểu 02 bậc.", ["≥ tăng 2 bậc so với năm 2024"]),
        ("Cao hơn năm 2024 ít nhất 03 bậc.", ["≥ tăng 3 bậc so với năm 2024"]),
        ("Điểm số cao hơn 2% so với năm 2024.", ["= tăng 2 % so với năm 2024"]),
        (
            "Cắt giảm ít nhất 25% thời gian và 15% chi phí so với năm 2024.",
            ["≥ giảm 25 % so với năm 2024", "≥ giảm 15 % so với năm 2024"],
        ),
        ("Điểm khảo sát tăng từ 0,5 điểm trở lên.", ["≥ tăng 0,5 điểm"]),
        ("Giảm tỷ lệ hồ sơ trễ hạn xuống dưới 2%.", ["< 2 %"]),
        ("Nâng tỷ lệ thanh toán qua mạng lên trên 60%.", ["> 60 %"]),
        ("Tăng từ 45% lên 60%.", ["= 60 %"]),
        ("Tăng cường kiểm tra tối thiểu 30% đơn vị.", ["≥ 30 %"]),
        ("Giảm phiền hà cho người dân, bảo đảm 100% hồ sơ đúng hẹn.", ["= 100 %"]),
        # Without a number
        ("Chỉ số năm 2025 cao hơn so với năm 2024 về xếp loại và xếp hạng.", ["> so với năm 2024"]),
        ("Tỷ lệ hài lòng không thấp hơn năm trước.", ["≥ so với năm trước"]),
        ("Số đơn vị tự chủ ổn định hoặc cao hơn so với năm 2024.", ["≥ so với năm 2024"]),
        ("Thu ngân sách tăng so với Kế hoạch được tỉnh giao.", ["> so với Kế hoạch được tỉnh giao"]),
        (
            "Bồi dưỡng nguồn thu, bảo đảm thu ngân sách tăng so với Kế hoạch được tỉnh giao hằng năm;",
            ["> so với Kế hoạch được tỉnh giao hằng năm"],
        ),
        ("Thu ngân sách vượt dự toán tỉnh giao.", ["> so với dự toán tỉnh giao"]),
        ("Tăng bậc xếp hạng chỉ số chuyển đổi số so với năm 2024.", ["> so với năm 2024"]),
        ("Số vụ khiếu nại đông người giảm so với cùng kỳ năm trước.", ["< so với cùng kỳ năm trước"]),
        ("Tỷ lệ hồ sơ trả lại không cao hơn năm 2024.", ["≤ so với năm 2024"]),
        ("Không để số đơn thư tăng so với năm trước.", ["≤ so với năm trước"]),
        ("Chỉ số của xã cao hơn mức bình quân chung của tỉnh.", ["> so với mức bình quân chung của tỉnh"]),
        ("Đúng hẹn không thấp hơn năm trước, riêng đất đai đạt từ 96% trở lên.", ["≥ so với năm trước", "≥ 96 %"]),
        # Within a time
        ("Đến hết quý II giải ngân đạt 45%, cả năm đạt 95%.", ["= 45 % | | 6 tháng đầu năm 2025", "= 95 %"]),
        ("6 tháng đầu năm đạt trên 50% kế hoạch.", ["> 50 % | | 6 tháng đầu năm 2025"]),
        ("Đến năm 2030 giảm 10% biên chế so với năm 2025.", ["= giảm 10 % so với năm 2025 | | năm 2030"]),
        ("Đến hết năm 2025 có ít nhất 80% hồ sơ số hóa.", ["≥ 80 %"]),
        ("Trong quý III hoàn thành số hóa 100% sổ hộ tịch.", ["= 100 % | | Quý III năm 2025"]),
        (
            "Số hóa đạt 30% trong quý I và 60% trong quý II.",
            ["= 30 % | | Quý I năm 2025", "= 60 % | | Quý II năm 2025"],
        ),
    ],
)
def test_every_form_is_read_to_the_measure(sentence: str, measures: list[str]) -> None:
    assert said(sentence) == measures


@pytest.mark.parametrize(
    "sentence",
    [
        "Sắp xếp chính quyền địa phương 02 cấp từ ngày 01 tháng 7 năm 2025.",
        "Triển khai Đề án 06 và Nghị quyết số 76/NQ-CP.",
        "Kỷ niệm 100 năm ngày thành lập ngành.",
        "Trả kết quả trong 03 ngày làm việc kể từ ngày nhận đủ hồ sơ.",
        "Kinh phí thực hiện tối đa 200 triệu đồng.",
        "Tổng kinh phí 850 triệu đồng, trong đó chi tập huấn chiếm 40%.",
        "Hỗ trợ không quá 30 triệu đồng cho mỗi mô hình.",
        "Rà soát 07 nội dung theo khoản 3 Điều 12 Nghị định số 61/2018/NĐ-CP.",
        "Báo cáo trước ngày 15/6 và trước 20/11.",
        "Tổ chức 02 lớp tập huấn cho công chức.",
        "Áp dụng dịch vụ công trực tuyến mức độ 3, 4.",
        "Năm 2024 tỷ lệ đúng hẹn đã đạt 98%.",
        "Năm 2024 tỷ lệ đúng hẹn tăng so với năm 2023.",
        "Số hồ sơ đã tăng so với năm 2024.",
        "Việc số hóa mới đạt 20%.",
        "Xã xếp thứ 12/19 trong huyện.",
        "Tăng cường công tác kiểm tra, giám sát so với yêu cầu nhiệm vụ.",
        "Phân công 14 phòng, 19 xã, 02 thị trấn thực hiện.",
        "Thời gian làm việc từ 7 giờ đến 17 giờ.",
        "Nghiên cứu nâng hạng cho 12 viên chức theo Thông tư số 01/2025/TT-BNV.",
        "Nhóm 05 tiêu chí bị mất điểm cần khắc phục.",
    ],
)
def test_numbers_of_another_kind_set_nothing(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "scopes"),
    [
        ("Đúng hẹn từ 98% trở lên, riêng các xã biên giới đạt ít nhất 90%.", [None, "các xã biên giới"]),
        ("Đúng hẹn từ 98% trở lên, riêng hồ sơ đất đai đạt 95%.", [None, "hồ sơ đất đai"]),
        ("Thu phí qua mạng của cấp huyện, cấp xã đạt tối thiểu tương ứng là 62%, 48%.", ["cấp huyện", "cấp xã"]),
        ("Hồ sơ trực tuyến đạt 80% ở cấp tỉnh, 60% ở cấp xã.", ["cấp tỉnh", "cấp xã"]),
        ("Riêng lĩnh vực môi trường đạt tối thiểu 93%.", ["lĩnh vực môi trường"]),
        ("Riêng Trung tâm Phục vụ hành chính công đạt từ 99% trở lên.", ["Trung tâm Phục vụ hành chính công"]),
    ],
)
def test_an_exception_says_what_it_is_for(sentence: str, scopes: list[str | None]) -> None:
    assert [read.measure.scope for read in read_measures(sentence, year=YEAR)] == scopes


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("Nâng cao mức độ hài lòng của người dân, doanh nghiệp.", ["> so với hiện nay"]),
        ("Giảm tỷ lệ chi trực tiếp từ ngân sách cho đơn vị sự nghiệp.", ["< so với hiện nay"]),
        ("Phấn đấu cải thiện thứ hạng của huyện.", ["> so với hiện nay"]),
        ("Quyết tâm đưa xã tăng thứ hạng trong toàn huyện.", ["> so với hiện nay"]),
        ("Đơn giản hóa giấy tờ, nâng cao mức độ hài lòng.", []),
        ("Giảm tỷ lệ hồ sơ trễ hạn xuống còn dưới 3%.", []),
        ("Nâng cao chất lượng phục vụ.", []),
        ("Xây dựng kế hoạch nâng cao tỷ lệ hài lòng.", []),
    ],
)
def test_a_goal_that_names_no_baseline_is_to_do_better_than_now(sentence: str, measures: list[str]) -> None:
    assert [short(read.measure) for read in read_comparisons(sentence, unnamed=True)] == measures
