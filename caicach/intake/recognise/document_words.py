"""Words by which plans name other documents, as patterns over folded text."""

DOCUMENT_KINDS = (
    r"hiến pháp|bộ luật|luật|pháp lệnh|nghị quyết liên tịch|nghị quyết|nghị định|quyết định|chỉ thị|"
    r"thông tư liên tịch|thông tư|thông báo kết luận|thông báo|chương trình hành động|chương trình|kế hoạch|kết luận|"
    r"hướng dẫn|công văn|công điện|tờ trình|báo cáo|đề án|quy định|quy chế|văn bản"
)
"""Kinds of documents, the longer name before the shorter."""

DAY_MONTH_YEAR = r"(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(\d{4})"
"""A whole day, in words or in figures; its three groups are day, month and year."""
