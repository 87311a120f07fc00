"""The syllables that names of offices and times are made of, without tone marks."""

import re

NAME_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
    cong chuc van phong thong ke tu phap ho tich tai chinh toan dia xay dung nong nghiep moi truong hoa xa hoi tin
    cac ban nganh doan the lien quan chuyen mon bo phan mot cua chu ubnd hdnd uy nhan dan huyen thon pho an su
    phuong thi tran to so nghe dong phu nu thanh nien cuu chien binh mttq ubmttq mat trung tam don vi co thuoc noi
    vu va kinh te tnmt cchc viet nam dang hop tac vien cap tra giam sat dai hoc hanh tnxp tncs buu dien vh ap khu
    linh vuc duoc giao trach tt tp
    """,
    )
)
TIME_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
    thuong xuyen trong nam quy thang tuan ngay truoc sau hang dinh ky theo ke hoach huong dan yeu cau tien do cham
    nhat khi xong co phat sinh hoan thanh i ii iii iv den tu va cuoi dau giua moi lan cua ubnd huyen tinh pho so
    phong noi vu cap tren nhu dot xuat het lien tuc hoac phan cong dao quyet vong chi lo trinh ca giai doan thoi
    gian
    """,
    )
)
