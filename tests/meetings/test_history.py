"""What was done with a meeting is told in the history by its name and in words."""

from heze_desk.meetings import store
from heze_desk.meetings.records import AgendaItem
from heze_desk.settings import row_names
from heze_desk.settings.screen import audit_words as words
from heze_desk.workspace import history


def told(desk, act):
    names = row_names.read(desk.db)
    return {words.record(one, names): words.said(one, one.new, names) for one in history.of_act(desk.db, act)}


def test_a_meeting_its_list_and_its_decisions_are_told_by_name(desk):
    meeting = desk.call()
    with desk.step("议程") as db:
        store.add_item(db, AgendaItem(meeting_id=meeting, title="通报"))
    desk.attend(meeting, "刘垚", "出席", unit="市科技局")
    desk.decide(meeting, "市科技局提出方案。")
    acts = history.acts(desk.db)

    said = {}
    for act in acts:
        said |= told(desk, act.id)
    assert said["会议 2026年第1次调度会"].startswith(
        "会议类型：调度会；年份：2026；第几次：1；会议名称：重点任务调度会"
    )
    assert (
        said["参会人员 刘垚"]
        == "会议：2026年第1次调度会；身份：出席；姓名：刘垚；单位名称：市科技局；对应单位：市科技局；到会：到"
    )
    assert said["议程 通报"] == "会议：2026年第1次调度会；议题：通报"
    assert said["议定事项 第1条"] == "会议：2026年第1次调度会；第几条：1；内容：市科技局提出方案。"
    assert said["议定任务 9-0-01"].startswith("议定事项：第1条；任务：9-0-01；原句：")
