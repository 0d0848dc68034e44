"""What an import asks once, and what it asks of each row."""


def test_what_several_cells_say_alike_is_asked_once_and_the_question_names_them(file, propose):
    path = file("平台名称 级别", ["演示甲平台", "特级"], ["测试乙基地", "特级"], ["试验丙中心", "特级"])

    doubts = propose(path).doubts

    assert [(one.key, one.also, one.place) for one in doubts] == [("B3", ("B4", "B5"), "B3等3处")]
    first = propose(path, decisions={"B3": 0})
    assert len(first.new) == 3
    assert len({row.fields[-1].new for row in first.new}) == 1


def test_rows_of_other_names_near_the_same_entry_are_asked_each(enter, file, propose):
    enter("演示未来材料重点实验室")
    path = file("平台名称", ["菏泽演示未来材料重点实验室"], ["演示未来材料重点实验室（筹）"])

    doubts = propose(path).doubts

    assert [one.key for one in doubts] == ["A3", "A4"]
    assert all(one.also == () for one in doubts)
