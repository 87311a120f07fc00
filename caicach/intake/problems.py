"""Why a file cannot be read: one clear Vietnamese sentence each, saying what is wrong and what to do."""

from enum import StrEnum

from caicach.values.sentence import Refusal


class Problem(StrEnum):
    """The value is the sentence shown to the official."""

    EMPTY = "Tệp này trống, không có nội dung. Hãy kiểm tra lại tệp trên máy rồi tải lên lần nữa."
    TOO_LARGE = "Tệp lớn hơn 50 MB. Hãy bỏ bớt hình ảnh hoặc chỉ tải phần kế hoạch rồi thử lại."
    TOO_LONG = (
        "Văn bản quá dài (hơn 500 trang hoặc có lượng chữ lớn bất thường). "
        "Hãy tách riêng phần kế hoạch cùng phụ lục rồi tải lên lại."
    )
    UNKNOWN_FORMAT = (
        "Chưa đọc được loại tệp này. "
        "Hãy tải tệp Word (.docx), PDF, ảnh quét (.png, .jpg) hoặc văn bản thuần (.txt, .md)."
    )
    NOT_WHAT_NAME_SAYS = (
        "Nội dung tệp không đúng với đuôi tên tệp. "
        "Hãy mở tệp bằng phần mềm soạn thảo, lưu lại đúng định dạng rồi thử lại."
    )
    OLD_WORD = "Đây là tệp Word đời cũ (.doc). Hãy mở bằng Word, lưu thành .docx rồi tải lên lại."
    ENCRYPTED = "Tệp có đặt mật khẩu nên không đọc được. Hãy gỡ mật khẩu rồi tải lên lại."
    DAMAGED = "Tệp bị hỏng, không mở được. Hãy xin lại bản gốc hoặc lưu lại từ phần mềm soạn thảo."
    BOMB = (
        "Tệp chứa lượng dữ liệu lớn bất thường sau khi giải nén nên không được mở. "
        "Hãy lưu lại tệp từ phần mềm soạn thảo rồi thử lại."
    )
    OLD_ENCODING = (
        "Tệp văn bản dùng bảng mã cũ mà máy không đoán ra nên không đọc được. "
        "Hãy mở bằng phần mềm soạn thảo, lưu lại với bảng mã Unicode (UTF-8) rồi tải lên lại."
    )
    NO_TEXT = (
        "Tệp chỉ có hình ảnh, không có lớp chữ, mà máy chủ này chưa cài phần nhận dạng chữ. "
        "Hãy dùng tệp Word gốc hoặc bản PDF xuất từ Word, hoặc đề nghị người quản trị cài tesseract-ocr-vie."
    )
    PICTURES_IN_WORD = (
        "Tệp Word chỉ chứa hình ảnh, không có chữ. "
        "Hãy lưu tệp thành PDF hoặc lấy ảnh gốc (.png, .jpg) rồi tải lên để máy nhận dạng chữ."
    )
    UNREADABLE_SCAN = (
        "Không nhận ra chữ nào trong ảnh. Hãy quét lại rõ hơn (300 dpi, đúng chiều, đủ sáng) hoặc dùng tệp Word gốc."
    )
    NOT_A_PLAN = (
        "Văn bản này không giống một kế hoạch cải cách hành chính: không thấy tiêu đề kế hoạch, mục tiêu hay nhiệm vụ. "
        "Hãy chọn đúng tệp kế hoạch."
    )


class UnreadableDocument(Refusal):
    """Raised when a file cannot become a draft; ``problem`` says why in the user's words."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
