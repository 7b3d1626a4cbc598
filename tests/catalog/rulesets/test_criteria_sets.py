"""The 26 criteria sets in the law's order."""

from __future__ import annotations

from catalog.rulesets.criteria_sets import criteria_sets, groups, numbers_in

# domain.md §2.3, in the law's order.
NAMES = """Rau, củ, quả, hạt tươi
Thịt, thủy sản, trứng, sữa tươi
Gạo, ngũ cốc, hạt sơ chế khác
Mật ong, mật khác và nông sản thực phẩm khác
Đồ ăn nhanh
Chế biến từ gạo, ngũ cốc
Chế biến từ rau, củ, quả, hạt
Chế biến từ thịt, thủy sản, trứng, sữa, mật ong
Tương, nước mắm, gia vị dạng lỏng khác
Gia vị khác (muối, hành, tỏi, tiêu)
Chè tươi, chè chế biến
Sản phẩm trà từ thực vật khác
Cà phê, ca cao
Rượu trắng
Đồ uống có cồn khác
Nước khoáng thiên nhiên, nước uống đóng chai
Đồ uống không cồn khác
Thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền
Mỹ phẩm có thành phần từ dược liệu
Tinh dầu và dược liệu khác
Thủ công mỹ nghệ gia dụng, trang trí
Vải, may mặc
Hoa
Cây cảnh
Động vật cảnh
Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch""".splitlines()


def test_the_sets_are_numbered_and_named_as_in_the_decision() -> None:
    assert list(criteria_sets()) == list(range(1, 27))
    assert [each.name_vi for each in criteria_sets().values()] == NAMES


def test_the_six_groups_share_the_sets_out_in_order() -> None:
    shares = {key: numbers_in(key) for key in groups()}

    assert shares == {
        "food": tuple(range(1, 14)),
        "drinks": (14, 15, 16, 17),
        "medicinal": (18, 19, 20),
        "handicraft": (21, 22),
        "ornamental": (23, 24, 25),
        "tourism": (26,),
    }


def test_every_set_and_group_has_an_english_name_of_its_own() -> None:
    sets = criteria_sets().values()

    assert len({each.name_en for each in sets}) == 26
    assert len({each.name_en for each in groups().values()}) == 6


def test_an_unknown_group_has_no_sets() -> None:
    assert numbers_in("boats") == ()
