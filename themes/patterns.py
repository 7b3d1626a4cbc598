"""Made-up values for the pattern page; no product, producer or certificate here exists."""

from datetime import date
from typing import Any

OUTCOME_WORDS = {
    "in_force": ("Còn hiệu lực", "Chứng nhận của sản phẩm này còn hiệu lực hôm nay."),
    "expired": ("Chứng nhận đã hết hạn", "Từng đạt 4 sao, hết hạn ngày 24/12/2025."),
    "suspended": (
        "Chứng nhận tạm đình chỉ",
        "Chứng nhận tạm không có giá trị từ ngày 02/10/2026.",
    ),
    "revoked": ("Chứng nhận bị thu hồi", "Chứng nhận đã bị thu hồi ngày 14/08/2026."),
    "recalled": (
        "Lô hàng bị triệu hồi",
        "Không sử dụng. Lô này đang được gọi trả.",
    ),
    "void": ("Tem đã hủy", "Tem này đã bị hủy và không được dán trên sản phẩm nào."),
    "unknown_code": ("Không có mã này", "Sổ đăng ký không có mã vừa quét hoặc vừa nhập."),
    "cannot_check": ("Chưa kiểm tra được", "Lúc này chưa đọc được sổ đăng ký. Xin thử lại."),
    "potential": ("Sản phẩm tiềm năng", "Chưa được phân hạng sao. Sản phẩm đang được phát triển."),
    "not_covered": ("Chưa được chứng nhận", "Sản phẩm này không nằm trong chứng nhận nào."),
    "needs_checking": ("Cần kiểm tra thêm", "Có dữ liệu chưa khớp; cơ quan quản lý đang xem lại."),
    "not_activated": ("Tem chưa kích hoạt", "Tem đã in nhưng cơ sở chưa khai báo sử dụng."),
}
_PICTURE = {
    "src": "/static/themes/sample.svg",
    "width": 640,
    "height": 480,
    "webp": "",
    "alt": "Hũ mật ong nắp nâu trên bàn gỗ",
}


def sample_values() -> dict[str, Any]:
    """Give the values of every component on the pattern page."""
    return {
        "outcomes": [(key, *words) for key, words in OUTCOME_WORDS.items()],
        "products": [_product(*row) for row in _PRODUCTS],
        "sample": _PICTURE,
        "certificate": _FACTS,
        "details": ("Quyết định 123/QĐ-UBND, 15/08/2025", "Kiểm tra lúc 10:41, 22/11/2026"),
        "history": _HISTORY,
        "crumbs": [("Trang đầu", "/"), ("Sản phẩm", "/"), ("Mật ong hoa cà phê", "")],
        "choices": _CHOICES,
        "months": (2, 3, 4, 5),
    }


def _product(name: str, producer: str, outcome: str, stars: int, price: str) -> dict[str, Any]:
    return {
        "name": name,
        "producer": producer,
        "place": "Xã Ia Kha",
        "outcome": outcome,
        "word": OUTCOME_WORDS[outcome][0],
        "stars": stars,
        "price": price,
    }


_PRODUCTS = (
    (
        "Mật ong hoa cà phê nguyên chất",
        "Hợp tác xã Hoa Rừng (minh họa)",
        "in_force",
        4,
        "165.000 ₫",
    ),
    ("Cà phê bột rang mộc Chư Đăng Ya", "Hộ kinh doanh Bình Minh (minh họa)", "expired", 0, ""),
    ("Tỏi đen", "Công ty Nắng Gió (minh họa)", "potential", 0, "90.000 ₫"),
)
_FACTS = (
    ("Số giấy chứng nhận", "OCOP-52-2025-0123 (minh họa)"),
    ("Cơ quan cấp", "Ủy ban nhân dân tỉnh Gia Lai"),
    ("Có hiệu lực đến hết ngày", "14/08/2028"),
    ("Khối lượng tịnh", "500 g"),
)
_HISTORY = (
    {
        "day": date(2026, 10, 2),
        "day_text": "02/10/2026",
        "title": "Đình chỉ",
        "text": "Quyết định 456/QĐ-UBND",
        "outcome": "suspended",
    },
    {
        "day": date(2025, 8, 15),
        "day_text": "15/08/2025",
        "title": "Cấp giấy chứng nhận 4 sao",
        "text": "Quyết định 123/QĐ-UBND",
        "outcome": "in_force",
    },
)
_CHOICES = (
    {"label": "4 sao", "count": 112, "url": "?sao=4", "is_current": True, "remove_url": "?"},
    {"label": "3 sao", "count": 874, "url": "?sao=3", "is_current": False, "remove_url": ""},
)
