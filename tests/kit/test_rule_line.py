"""The rule of the lights under a table, as on paper."""

from heze_desk.kit.rule_line import RuleLine

RULE = "注：时限遇放假日顺延至下一个工作日；逾期指已过时限尚未办结；暂停的任务单列。"


def test_it_is_as_high_as_what_it_says_and_gone_where_it_says_nothing(qtbot):
    line = RuleLine()
    qtbot.addWidget(line)
    assert line.isHidden()

    line.say(RULE)
    line.resize(1200, line.height())
    low = line.height()
    line.resize(260, line.height())

    assert not line.isHidden()
    assert line.height() > low
    assert line.toolTip() == RULE
    line.say("")
    assert line.isHidden()
