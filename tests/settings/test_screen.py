"""The settings page: every field saved by itself, refused under itself, and taken back by one undo."""

import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs
from heze_desk.settings import store
from heze_desk.settings.screen import SettingsScreen
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Attachment
from heze_desk.workspace import backup, files

SLOW_MS = 20_000
TYPED = (
    ("名称和版头", "专班名称", "group_name", "演示专班", "演示专班"),
    ("名称和版头", "办公室名称", "office_name", "演示办公室", "演示办公室"),
    ("名称和版头", "发文机关", "issuer", "演示市人民政府", "演示市人民政府"),
    ("名称和版头", "简报名称", "briefing_masthead", "演示简报", "演示简报"),
    ("名称和版头", "简报标题", "briefing_title", "演示标题", "演示标题"),
    ("名称和版头", "名单标题", "roster_title", "演示名单", "演示名单"),
    ("名称和版头", "纪要名称", "minutes_masthead", "演示纪要", "演示纪要"),
    ("名称和版头", "联系人", "contact_person", "王测一", "王测一"),
    ("名称和版头", "联系电话", "contact_telephone", "0000-0000000", "0000-0000000"),
    ("编号样式", "简报期号", "briefing_number", "〔{年}〕第{号}期", "〔{年}〕第{号}期"),
    ("编号样式", "纪要编号", "minutes_number", "演纪〔{年}〕{号}号", "演纪〔{年}〕{号}号"),
    ("编号样式", "督办单编号", "notice_number", "演督〔{年}〕{号}号", "演督〔{年}〕{号}号"),
    ("编号样式", "函件编号", "letter_number", "演函〔{年}〕{号}号", "演函〔{年}〕{号}号"),
    ("编号样式", "催办编号", "reminder_number", "演催〔{年}〕{号}号", "演催〔{年}〕{号}号"),
    ("编号样式", "通报编号", "circular_number", "演通〔{年}〕{号}号", "演通〔{年}〕{号}号"),
    ("报送范围", "印数", "copies", "80", 80),
    ("纸面", "附件摘表项数", "annex_rows", "50", 50),
    ("亮灯规则", "临期提前天数", "warning_days", "15", 15),
    ("亮灯规则", "黄灯落后百分点", "yellow_points", "15", 15),
    ("亮灯规则", "红灯落后百分点", "red_points", "40", 40),
    ("默认办理时限", "公文", "limit_paper", "20", 20),
    ("默认办理时限", "批示急件", "limit_urgent", "3", 3),
)
REFUSED = (
    ("名称和版头", "专班名称", "", "不能为空"),
    ("名称和版头", "简报名称", " ", "不能为空"),
    ("编号样式", "简报期号", "第{期号}期", "只能用"),
    ("编号样式", "简报期号", "第{号期", "不成对"),
    ("编号样式", "督办单编号", "演督〔{年}〕", "必须有 {号}"),
    ("编号样式", "函件编号", "演函〔{年}〕", "必须有 {号}"),
    ("报送范围", "印数", "十", "不是数字"),
    ("报送范围", "印数", "-1", "0 到 9999"),
    ("亮灯规则", "临期提前天数", "400", "0 到 365"),
    ("亮灯规则", "临期提前天数", "", "请填写临期提前天数"),
    ("亮灯规则", "黄灯落后百分点", "31", "红灯不能小于黄灯"),
    ("亮灯规则", "红灯落后百分点", "100", "1 到 99"),
    ("亮灯规则", "规则", "", "请从列表中选"),
    ("默认办理时限", "会议纪要", "0", "1 到 365"),
    ("默认办理时限", "批示难件", "", "请填写批示难件"),
    ("纸面", "版心网格", "", "请从列表中选"),
)


@pytest.fixture
def page(qtbot, office):
    page = SettingsScreen(office)
    qtbot.addWidget(page)
    page.resize(1198, 692)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def kept(office):
    return lambda: store.get(office.workspace.db)


@pytest.fixture
def answer(monkeypatch):
    """What the secretary says to the next dialogs; the question asked comes back."""
    asked = []

    def say(yes=True, path=None):
        def confirm(_parent, text, *, yes, consequence=""):
            asked.append(f"{text}\n{consequence}")
            return agreed

        agreed = yes
        monkeypatch.setattr(dialogs, "confirm", confirm)
        for name in ("ask_save", "ask_open"):
            monkeypatch.setattr(dialogs, name, lambda *_: path)
        return asked

    return say


def _field(page, group, name):
    return page.forms[group].fields[name]


def _type(field, text):
    line = field.editor if isinstance(field.editor, QLineEdit) else field.editor.lineEdit()
    line.setText(text)
    QTest.keyClick(line, Qt.Key.Key_Return)


@pytest.mark.parametrize(("group", "name", "setting", "text", "value"), TYPED)
def test_a_field_is_saved_when_it_is_left_and_can_be_undone(
    qtbot, page, office, kept, group, name, setting, text, value
):
    field = _field(page, group, name)
    before, shown = getattr(kept(), setting), field.editor.text()

    _type(field, text)
    assert getattr(kept(), setting) == value
    assert office.workspace.undoable() == f"修改{name}"

    office.workspace.undo()
    assert getattr(kept(), setting) == before
    qtbot.waitUntil(lambda: field.editor.text() == shown)


@pytest.mark.parametrize(("name", "setting"), [("报", "report_to"), ("送", "send_to"), ("发", "issue_to")])
def test_readers_are_saved_when_their_field_is_left(qtbot, page, kept, name, setting):
    field = _field(page, "报送范围", name)
    field.editor.setFocus()
    qtbot.waitUntil(field.editor.hasFocus)
    field.editor.setPlainText("甲局，乙局")

    _field(page, "报送范围", "印数").editor.setFocus()

    assert getattr(kept(), setting) == "甲局，乙局"


@pytest.mark.parametrize(
    ("name", "setting", "label", "value"),
    [
        ("版心网格", "word_grid", "与 WPS/Word 对齐：行距28.95磅", True),
        ("字体", "system_faces", "只用随程序附带的字体", False),
        ("评估排名", "ranking", "只列情况", "只列情况"),
    ],
)
def test_paper_is_chosen_from_a_list(page, kept, name, setting, label, value):
    _type(_field(page, "纸面", name), label)

    assert getattr(kept(), setting) == value


@pytest.mark.parametrize(("group", "name", "text", "why"), REFUSED)
def test_a_refusal_stays_under_its_field_and_nothing_is_saved(page, kept, group, name, text, why):
    before = kept()
    field = _field(page, group, name)

    _type(field, text)

    assert field.refusal.isVisible()
    assert why in field.refusal.text()
    assert kept() == before


def test_a_pattern_shows_what_it_gives(qtbot, page):
    numbers = page.forms["编号样式"].fields
    assert numbers["编号样例"].text.text() == "菏未专督〔2026〕7号"

    _type(numbers["督办单编号"], "演督{年}-{号}")

    qtbot.waitUntil(lambda: numbers["编号样例"].text.text() == "演督2026-7")
    assert numbers["期号样例"].text.text() == "第7期（总第15期）"


def test_copies_not_given_are_an_empty_field(page, kept):
    field = _field(page, "报送范围", "印数")
    assert field.editor.text() == ""

    _type(field, "80")
    _type(field, "")
    assert kept().copies == 0


def test_the_faces_in_use_are_named(qtbot, page):
    qtbot.waitUntil(lambda: len(page.faces.texts()) == 15, timeout=SLOW_MS)

    assert page.faces.texts()[:2] == ["小标宋", "标题、简报名称"]


def test_a_copy_is_taken_and_listed(qtbot, page, office):
    told = []
    page.told.connect(lambda text, path: told.append(path))

    page.copies.back_up.trigger()

    assert page.copies.list.count() == 1
    assert page.copies.remark.text().startswith("上次备份")
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].parent == office.workspace.folder / "backups"


def test_copies_made_elsewhere_are_listed_when_the_page_is_shown_again(page, office):
    page.hide()
    backup.take(office.workspace.db, office.workspace.folder / "backups", "手动")

    page.show()

    assert page.copies.list.count() == 1


def test_restoring_shows_the_counts_first_and_keeps_what_it_replaces(qtbot, page, office, answer):
    workspace = office.workspace
    page.copies.back_up.trigger()
    with workspace.step("移除") as db:
        db.execute("delete from task_unit where task_id = 1")
        db.execute("delete from task where id = 1")
    page.copies.list.setCurrentRow(0)

    asked = answer(yes=False)
    page.copies.restore_chosen.trigger()
    assert "任务：现有 143，备份中 144" in asked[0]
    assert workspace.db.table("task").count == 143

    answer(yes=True)
    page.copies.restore_chosen.trigger()

    assert workspace.db.table("task").count == 144
    assert workspace.undoable() is None
    assert any("恢复前" in page.copies.list.item(row).text() for row in range(page.copies.list.count()))


def test_a_backup_on_a_stick_brings_the_attachments_back(qtbot, page, office, answer, tmp_path):
    workspace = office.workspace
    digest = _attach(workspace, tmp_path)
    stick = tmp_path / "备份.zip"
    answer(path=stick)

    page.copies.save_as.trigger()
    qtbot.waitUntil(stick.exists, timeout=SLOW_MS)
    assert f"attachments/{digest[:2]}/{digest}" in zipfile.ZipFile(stick).namelist()

    shutil.rmtree(workspace.folder / "attachments")
    page.copies.restore_file.trigger()

    assert files.place(workspace.folder, digest).read_text("utf-8") == "演示附件"


def test_a_file_that_is_no_backup_is_refused_and_changes_nothing(page, office, answer, tmp_path):
    wrong = tmp_path / "错的.sqlite3"
    with closing(sqlite3.connect(wrong)) as db:
        db.execute("create table other (id integer)")
    answer(path=wrong)

    with pytest.raises(DeskError, match="错的"):
        page.copies.restore_from_file()

    assert office.workspace.db.table("task").count == 144


def test_the_check_says_that_all_is_well(qtbot, page):
    told = []
    page.told.connect(lambda text, _path: told.append(text))

    page.copies.check.trigger()

    qtbot.waitUntil(lambda: told == ["工作区完好：数据文件、引用、附件和印发的文件都没有发现问题。"], timeout=SLOW_MS)


def test_the_check_finds_an_altered_attachment(qtbot, page, office, tmp_path):
    digest = _attach(office.workspace, tmp_path)
    files.place(office.workspace.folder, digest).write_text("改过", "utf-8")

    with qtbot.captureExceptions() as refused:
        page.copies.check.trigger()
        qtbot.waitUntil(lambda: bool(refused), timeout=SLOW_MS)

    assert "附件“方案.txt”内容与登记不符；备份里没有" in str(refused[0][1])


def test_the_name_of_a_backup_is_the_groups(page, office, monkeypatch):
    with office.workspace.step("改名") as db:
        store.change(db, group_name="演示专班")
    offered = []
    monkeypatch.setattr(dialogs, "ask_save", lambda *words: offered.append(words[2]))

    page.copies.save_elsewhere()

    assert offered[0].startswith("演示专班备份-")


def _attach(workspace, tmp_path):
    source = tmp_path / "方案.txt"
    source.write_text("演示附件", "utf-8")
    digest, size = files.keep(workspace.folder, source)
    with workspace.step("添加附件") as db:
        kept = Attachment(task_id=1, file_name="方案.txt", sha256=digest, size=size, added_on=date(2026, 11, 23))
        tasks.save_attachment(db, kept)
    return digest
