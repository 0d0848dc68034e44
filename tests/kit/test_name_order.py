"""Names stand in the order a secretary knows from Excel."""

from heze_desk.kit.name_order import by_sound


def test_names_are_sorted_by_sound():
    assert "".join(sorted("丁丙乙壬子己庚戊甲癸辛", key=by_sound)) == "丙丁庚癸己甲壬戊辛乙子"
    assert sorted(["张喆", "刘垚", "陈堃", "赵翀"], key=by_sound) == ["陈堃", "刘垚", "张喆", "赵翀"]
