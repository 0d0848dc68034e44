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


def test_rows_that_are_like_each_other_all_come_when_all_are_answered_as_new(file, propose):
    names = [f"演示{first}{second}先进材料实验平台" for first in "山水田" for second in "日月"]
    path = file("平台名称", *([name] for name in names))

    plan, answers = propose(path), {}
    while plan.open_doubts:
        answers |= {one.key: one.options.index("不是同一条，作为新条目") for one in plan.open_doubts}
        plan = propose(path, decisions=answers)

    assert [one.title for one in plan.new] == names


def test_an_answer_stays_the_same_when_an_earlier_row_is_answered_otherwise(enter, file, propose):
    enter("演示高端先进材料平台")
    rows = ["菏泽演示高端先进材料平台", "演示高端先近材料平台"]
    path = file("平台名称", *([name] for name in rows))
    first, second = propose(path).doubts
    new = second.options.index("不是同一条，作为新条目")

    alone = propose(path, decisions={second.key: new})
    both = propose(path, decisions={first.key: first.options.index("不是同一条，作为新条目"), second.key: new})

    assert [one.title for one in alone.new] == rows[1:]
    assert [one.title for one in both.new] == rows
