"""One meeting played from its notice to what the next one hears of it, in the window's page and with its papers."""

from datetime import date

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from heze_desk.issuing import store as issuing
from heze_desk.kit import dialogs
from heze_desk.kit.asking import AskDialog
from heze_desk.kit.preview_dialog import PreviewDialog
from heze_desk.meetings import store
from heze_desk.meetings.screen.speaker_popup import SpeakerPopup
from heze_desk.tasks import store as tasks

SLOW_MS = 30_000
SENTENCE = "市科技局牵头于9月30日前提出低空飞行服务平台方案；市财政局10月20日前明确资金渠道。"


class Secretary:
    """Does with the page what somebody at the desk would do."""

    def __init__(self, page, qtbot):
        self.page, self.qtbot = page, qtbot

    def answer(self, **answers):
        dialog = next(one for one in self.page.window().findChildren(AskDialog) if one.isVisible())
        dialog.fill(answers)
        dialog.done_button.click()
        self.qtbot.wait(1)

    def key(self, widget, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(widget, key, modifier)

    def write(self, *lines):
        for line in lines:
            self.page.record.editor.insertPlainText(line)
            self.key(self.page.record.editor, Qt.Key.Key_Return)

    def speaker(self, name):
        self.key(self.page.record.editor, Qt.Key.Key_F4)
        popup = next(one for one in self.page.findChildren(SpeakerPopup) if one.isVisible())
        popup.line.setText(name)
        self.key(popup.line, Qt.Key.Key_Return)

    def printed(self, act):
        """The words of a paper in its preview."""
        act.trigger()
        self.qtbot.waitUntil(lambda: bool(self._previews()), timeout=SLOW_MS)
        (dialog,) = self._previews()
        content = dialog.preview._pages.content
        dialog.reject()
        self.page.activateWindow()
        self.qtbot.waitUntil(self.page.isActiveWindow)
        return words(content)

    def _previews(self):
        return [one for one in self.page.window().findChildren(PreviewDialog) if one.isVisible()]


def words(content):
    pdf = pypdfium2.PdfDocument(content)
    return "".join(page.get_textpage().get_text_bounded() for page in pdf).replace("\r\n", "").replace(" ", "")


@pytest.fixture
def secretary(show, qtbot):
    return Secretary(show(), qtbot)


def test_a_meeting_from_the_notice_to_the_follow_up(secretary, desk, monkeypatch):
    monkeypatch.setattr(dialogs, "confirm", lambda *_args, **_more: True)
    prepare(secretary)
    hold(secretary, desk)
    write(secretary, desk)
    correct(secretary, desk)
    follow(secretary)

    (held,) = [one for one in store.meetings(desk.db) if one.is_final]
    assert held.day == date(2026, 7, 21)


def prepare(secretary):
    page = secretary.page
    page.acts.open_new()
    secretary.answer(名称="低空经济调度会", 日期=date(2026, 7, 21), 地点="第三会议室", 主持="李测二")
    page.preparing.agenda.add()
    secretary.answer(议题="研究低空飞行服务平台建设方案", 汇报单位或人="市科技局")
    page.preparing.invitees.invite()
    secretary.answer()
    notice = secretary.printed(page.papers.notice)
    assert "低空经济调度会" in notice
    assert "回执" in notice


def hold(secretary, desk):
    page = secretary.page
    page.go(1)
    secretary.write("平台建设方案经过两轮论证。")
    secretary.speaker("李测二")
    secretary.write("要把安全放在第一位。")
    secretary.key(page.record.editor, Qt.Key.Key_F7)
    secretary.write(SENTENCE)
    attend(secretary)
    page.settle()
    assert [str(one.kind) for one in store.notes(desk.db, page.shown.id)] == ["记录", "发言", "议定"]


def attend(secretary):
    """赵测三 is excused, a unit sends a deputy, another comes late, an outsider sits in; the rest are there."""
    page, roll = secretary.page, secretary.page.record.roll
    secretary.key(page.record.editor, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    rows = [one.attendee.called for one in roll.table.records]
    roll.view.setCurrentIndex(roll.table.index(rows.index("赵测三"), 0))
    for key, answers in (
        (Qt.Key.Key_4, {"请假原因": "因公外出"}),
        (Qt.Key.Key_5, {"由谁代会": "刘垚"}),
        (Qt.Key.Key_2, None),
        (Qt.Key.Key_Insert, {"姓名": "陈堃", "单位": "演示大学"}),
        (Qt.Key.Key_9, None),
    ):
        page.activateWindow()
        roll.view.setFocus()
        secretary.qtbot.waitUntil(roll.view.hasFocus)
        secretary.key(roll.view, key)
        if answers is not None:
            secretary.answer(**answers)


def write(secretary, desk):
    page, qtbot = secretary.page, secretary.qtbot
    page.go(3)
    page.decisions.decided.gather()
    qtbot.waitUntil(lambda: len(page.decisions.proposed.table.records) == 2)
    page.decisions.proposed.take()
    qtbot.waitUntil(lambda: len(page.decisions.tasks.table.records) == 2)

    page.go(2)
    page.minutes.draft()
    assert "会议强调，要把安全放在第一位。" in page.minutes.editor.toPlainText()
    page.issuing.act.trigger()
    qtbot.waitUntil(lambda: page.shown.meeting.is_final)
    issued = words(issuing.pdf(desk.db, page.shown.meeting.issued_paper_id))
    assert "〔2026〕1号" in issued
    assert "（刘垚代）" in issued
    assert "（第2项议题时到会）" not in issued
    assert "（第1项议题时到会）" in issued
    assert "请假：赵测三（因公外出）" in issued.replace("\n", "")
    assert "列席：演示大学　陈堃" in issued


def correct(secretary, desk):
    """10月15日 was meant: a second version, and its task follows."""
    page, qtbot = secretary.page, secretary.qtbot
    page.issuing.act.trigger()
    secretary.answer(更正后的文字=SENTENCE.replace("9月30日", "10月15日"), 更正原因="时限有误")
    qtbot.waitUntil(lambda: len(issuing.papers(desk.db, "纪要")) == 2, timeout=SLOW_MS)
    secretary.answer()
    qtbot.waitUntil(lambda: page.head.state.text().endswith("更正"))
    (first, _second) = store.tasks_of_meeting(desk.db, page.shown.id)
    assert tasks.get(desk.db, first.task_id).deadline == date(2026, 10, 15)
    assert "更正说明：" in secretary.printed(page.papers.minutes)


def follow(secretary):
    page = secretary.page
    page.acts.open_new()
    secretary.answer(名称="第二次低空经济调度会", 日期=date(2026, 8, 18), 主持="李测二")
    (item,) = page.shown.items
    assert item.title.startswith("上次议定事项落实情况：市科技局牵头")
    followed = secretary.printed(page.papers.follow_up)
    assert "纪要〔2026〕1号" in followed
    assert "市财政局" in followed


@pytest.mark.parametrize("name", ["agenda", "seating", "sign_in", "minutes"])
def test_every_paper_of_a_meeting_opens_from_its_menu(page, qtbot, desk, meeting_id, name):
    desk.invite(meeting_id)
    page.reload()
    text = Secretary(page, qtbot).printed(getattr(page.papers, name))

    assert "重点任务调度会" in text
