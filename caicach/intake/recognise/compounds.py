"""Pairs of syllables that make one word in the language of offices, to tell where a broken line goes on.

Vietnamese writes every syllable apart, so a narrow column breaks words ("thủ" / "tục"). Two lines that meet in such a
word belong to one cell. The list holds the usual words; those of the document itself are added to it.
"""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from caicach.intake.recognise.wording import folded

_WORDS = """
hành chính, thủ tục, cải cách, công chức, viên chức, cán bộ, pháp luật, thi hành, văn bản, quy phạm, phạm pháp, thể
chế, nghị quyết, nghị định, quyết định, kế hoạch, báo cáo, kết quả, kiểm tra, rà soát, thực hiện, triển khai, xây
dựng, ban hành, tuyên truyền, phổ biến, giáo dục, theo dõi, đánh giá, xếp loại, chất lượng, nâng cao, hiệu quả, hiệu
lực, bồi dưỡng, đào tạo, trình độ, chuyên môn, nghiệp vụ, kỹ năng, giao tiếp, kỷ luật, kỷ cương, chấp hành, công vụ,
công sở, văn hóa, ứng xử, quy tắc, quy chế, quy định, quy trình, nội bộ, chi tiêu, tài chính, tài sản, ngân sách, dự
toán, quyết toán, công khai, minh bạch, tiết kiệm, kinh phí, thu nhập, tự chủ, tổ chức, bộ máy, biên chế, tinh giản,
sắp xếp, kiện toàn, chức năng, nhiệm vụ, quyền hạn, phân cấp, ủy quyền, vị trí, việc làm, công tác, chuyển đổi, điện
tử, trực tuyến, dịch vụ, bưu chính, công ích, một cửa, liên thông, bộ phận, hồ sơ, tiếp nhận, giải quyết, đúng hạn,
quá hạn, trễ hạn, xin lỗi, phản ánh, kiến nghị, cá nhân, người dân, nhân dân, doanh nghiệp, hài lòng, khảo sát, mức
độ, niêm yết, số hóa, dữ liệu, dân cư, định danh, xác thực, chữ ký, phần mềm, môi trường, đất đai, trang thông,
thông tin, thông báo, thông qua, truyền thanh, truyền thông, hệ thống, quản lý, tiêu chuẩn, áp dụng, duy trì, cải
tiến, chỉ đạo, điều hành, chỉ số, tự chấm, chấm điểm, tài liệu, kiểm chứng, sáng kiến, mô hình, hội nghị, đối thoại,
sơ kết, tổng kết, tổng hợp, phối hợp, chủ trì, liên quan, cơ quan, đơn vị, địa bàn, địa phương, địa chính, lĩnh vực,
trọng tâm, đơn giản, cắt giảm, thời gian, thời hạn, phương án, đề án, đề xuất, đề nghị, danh mục, danh sách, biên
bản, tờ trình, công văn, hướng dẫn, chương trình, nội dung, tham mưu, tham gia, bảo đảm, đảm bảo, an toàn, an ninh,
công nghệ, cộng đồng, nông nghiệp, sản xuất, sản phẩm, thương mại, thanh toán, thanh tra, giám sát, trách nhiệm,
người đứng, đứng đầu, chủ tịch, ủy ban, hội đồng, văn phòng, thống kê, tư pháp, hộ tịch, kế toán, xã hội, công an,
công đoàn, đoàn thể, thanh niên, phụ nữ, nông dân, thường xuyên, định kỳ, đột xuất, phát sinh, phát triển, hạn chế,
khắc phục, tồn tại, sửa đổi, bổ sung, thay thế, bãi bỏ, xử lý, phát hiện, soạn thảo, góp ý, thẩm định, thẩm quyền,
cung cấp, sử dụng, ứng dụng, cập nhật, kịp thời, đầy đủ, chính xác, hoạt động, hoàn thành, hoàn thiện, tăng cường,
đẩy mạnh, tiếp tục, chế độ, chính sách, tiền lương, khen thưởng, thi đua, phong trào, quy hoạch, luân chuyển, bổ
nhiệm, tuyển dụng, số lượng, cơ cấu, năng lực, phẩm chất, đạo đức, thái độ, phục vụ, hỗ trợ, cơ sở, vật chất, trang
thiết, thiết bị, máy tính, đường truyền, trụ sở, quốc gia, chính phủ, chính quyền, nhà nước, cấp xã, toàn xã, thôn
xóm, khu phố, tổ dân, dân phố, nhu cầu, yêu cầu, mục tiêu, giải pháp, tiến độ, tỷ lệ, số liệu, biểu mẫu, phiếu khảo,
bảng phân, phân công, phân tích, bài viết, tin bài, chuyên mục, chuyên đề, lồng ghép, bàn giao, nghiệm thu, hợp
đồng, kiểm kê, kiểm soát, chứng thực, khai sinh, xây lắp, quy mô, sáp nhập, hòa giải, hòa nhập, tiếp công, công dân,
công việc, công bố, công nhận, công tâm, khiếu nại, tố cáo, phòng chống, tham nhũng, lãng phí, tiêu cực, trật tự,
quân sự, mặt trận, tổ quốc, hợp tác, hộ gia, gia đình, mạng xã, tin nhắn, tra cứu, trả kết, trả lời, gửi kết, nhân
sự, nhân lực, vận hành, vận động, cài đặt, khai thác, tập huấn, tìm hiểu, hội thi, giấy tờ, trình tự, tác phong, giờ
giấc, đồng phục, chất vấn, nhân rộng, điển hình, cách làm, tồn đọng, ách tắc, nhũng nhiễu, phiền hà, quyền lợi,
nghĩa vụ, trường học, nhà văn, trưởng phòng, phó phòng, phòng nội, nội vụ, pháp chế, ban pháp, trưởng thôn, trưởng
ban, phòng tư, phòng tài, phòng văn, vi phạm, vi rút, khung giờ, sàn thương
"""
_SYLLABLE = re.compile(r"[^\W_]+(?:/[^\W_]+)*")


def syllables(text: str) -> list[str]:
    """The syllables of ``text`` as they are compared: small letters, one placing of tone marks, no marks between."""
    return _SYLLABLE.findall(folded(text))


def pairs_of(texts: Iterable[str]) -> Counter[tuple[str, str]]:
    """How often each two syllables stand side by side within one of the texts."""
    count: Counter[tuple[str, str]] = Counter()
    for text in texts:
        said = syllables(text)
        count.update(pairwise(said))
    return count


COMPOUNDS = frozenset((first, second) for first, second in (word.split() for word in folded(_WORDS).split(",")))
_ONLY_FIRST = frozenset(first for first, _ in COMPOUNDS) - frozenset(second for _, second in COMPOUNDS)


def ends_in_half_a_word(text: str) -> bool:
    """True where the last syllable begins a word that is not there: "Báo cáo kết"."""
    said = syllables(text)
    return bool(said) and said[-1] in _ONLY_FIRST
