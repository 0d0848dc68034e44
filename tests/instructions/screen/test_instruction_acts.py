"""Registering what a leader wrote, answering it, and making tasks of it only as the secretary wants."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage

from heze_desk.errors import DeskError
from heze_desk.instructions import store, taking
from heze_desk.instructions.limit_records import Limit
from heze_desk.instructions.matter_records import MatterKind
from heze_desk.kit import dialogs
from heze_desk.tasks import store as tasks

TODAY = date(2026, 11, 23)


@pytest.fixture
def scan(tmp_path):
    """A photograph of a paper."""
    picture = QImage(40, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    target = tmp_path / "批示原件.png"
    assert picture.save(str(target))
    return target


@pytest.fixture
def form(page, desk):
    """The open dialog, filled in."""
    dialog = page.instructions.open_new()
    dialog.fill({"批示领导": desk.leaders["张喆"], "批示内容": "请市科技局抓紧办理。"})
    return dialog


def test_an_instruction_is_registered_with_its_paper_and_its_next_day_and_makes_no_task(desk, page, form, told, qtbot):
    form.fill({"批示文件": "调度简报第3期", "简报": False})
    before = desk.db.execute("select count(*) from task").fetchone()

    form.accept()

    (line,) = store.lines(desk.db)
    assert (line.leader_text, line.instruction.text) == ("张喆（副市长）", "请市科技局抓紧办理。")
    assert (line.instruction.paper, line.instruction.in_briefing) == ("调度简报第3期", False)
    assert line.instruction.next_on == date(2026, 12, 8)
    assert page.shown.known.ref_id == line.instruction.id
    assert "已登记批示" in told[-1]
    assert desk.db.execute("select count(*) from task").fetchone() == before


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"批示内容": "  "}, "批示内容不能为空"),
        ({"批示领导": None}, "请选批示领导"),
        ({"批示日期": date(2026, 11, 30)}, "还没有到"),
        ({"批示日期": None}, "请写批示日期"),
        ({"下次跟进": date(2026, 11, 1)}, "下次跟进日期不能早于"),
        ({"下次跟进": None}, "请定下次跟进日期"),
    ],
)
def test_what_makes_no_sense_is_refused_in_the_dialog_and_nothing_is_kept(desk, form, fields, refusal):
    form.fill(fields)

    form.accept()

    assert refusal in form.refusal.text()
    assert store.lines(desk.db) == []
    form.reject()


def test_leaders_are_offered_under_the_title_of_the_day(page, form):
    form.editors["批示日期"].set_value(date(2026, 7, 1))

    labels = [form.editors["批示领导"].itemText(row) for row in range(form.editors["批示领导"].count())]

    assert "王测一（副市长）" in labels
    form.reject()


def test_a_scan_is_kept_and_entered_with_the_instruction_in_one_step(desk, page, form, scan, qtbot):
    form.scans.take([scan])
    qtbot.waitUntil(lambda: not form.scans.busy)

    form.accept()
    (line,) = store.lines(desk.db)
    desk.workspace.undo()

    assert [one.file_name for one in line.scans] == ["批示原件.png"]
    assert store.lines(desk.db) == []


def test_a_file_that_is_no_picture_is_refused(form, tmp_path):
    wrong = tmp_path / "清单.png"
    wrong.write_text("这不是图片", "utf-8")

    form.scans.take([wrong])

    assert "“清单.png”不是图片" in form.refusal.text()
    assert form.scans.kept == []
    form.reject()


def test_a_scan_is_pasted_onto_the_chosen_instruction_and_the_same_one_not_twice(desk, page, choose, scan, told, qtbot):
    choose(desk.instruct())
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(scan))])
    QGuiApplication.clipboard().setMimeData(files)

    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: "扫描件" in page.card.texts())
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(scan))])
    QGuiApplication.clipboard().setMimeData(files)
    page.paste.trigger()
    qtbot.waitUntil(lambda: len(told) == 2)

    assert "批示原件.png" in page.card.texts()["扫描件"]
    assert told == ["已添加扫描件 1 个；可按 Ctrl+Z 撤销。", "已添加扫描件 0 个；可按 Ctrl+Z 撤销。"]
    QGuiApplication.clipboard().clear()


def test_scans_dropped_on_the_page_go_to_the_chosen_instruction_and_forms_go_on_to_the_window(
    desk, page, choose, scan, tmp_path, qtbot
):
    choose(desk.instruct())
    form = tmp_path / "反馈表.xlsx"
    form.write_bytes(b"")

    taken = [_dropped(page, path) for path in (form, scan)]

    assert taken == [False, True]
    qtbot.waitUntil(lambda: "批示原件.png" in page.card.texts().get("扫描件", ""))


def test_files_are_picked_from_any_field_of_the_dialog(form, scan, monkeypatch, qtbot):
    monkeypatch.setattr(dialogs, "ask_open_many", lambda *asked: [scan])
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.editors["批示内容"].setFocus()

    qtbot.keyClick(form.editors["批示内容"], Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: "批示原件.png" in form.scans.names.text())
    form.reject()


def test_a_scan_is_removed_with_its_reason_and_stays_to_be_read(desk, page, choose, scan, monkeypatch, qtbot):
    choose(desk.instruct())
    page.instructions.add_scans([scan])
    qtbot.waitUntil(lambda: "扫描件" in page.card.texts())
    monkeypatch.setattr(dialogs, "ask_reason", lambda *asked, **more: "传错了文件")
    (kept,) = page.shown.known.instruction.scans

    page.card.linked.emit(f"unscan:{kept.id}")

    qtbot.waitUntil(lambda: "已移除：传错了文件" in page.card.texts()["扫描件"])


def test_an_answer_noted_by_mistake_is_taken_back(desk, page, choose):
    chosen = desk.instruct(next_on=TODAY)
    with desk.step("答复") as db:
        store.answer(db, chosen, "已办理。", day=TODAY)
    choose(chosen)

    page.instructions.unanswer.trigger()

    assert not store.get(desk.db, chosen).is_answered
    assert page.shown.known.ref_id == chosen
    assert not page.instructions.unanswer.isVisible()


def test_words_in_the_clipboard_are_no_scan(desk, page, choose):
    choose(desk.instruct())
    QGuiApplication.clipboard().setText("一段文字")

    with pytest.raises(DeskError, match="没有文件或图片"):
        page._paste()


def test_an_instruction_is_corrected_in_the_same_dialog(desk, page, choose):
    chosen = desk.instruct(next_on=TODAY)
    choose(chosen)

    dialog = page.instructions.open_old()
    before = dialog.answers()
    dialog.fill({"批示内容": "请市财政局抓紧办理。", "简报": False})
    dialog.accept()

    one = store.get(desk.db, chosen)
    assert (before["批示内容"], before["下次跟进"]) == ("请市科技局抓紧办理。", TODAY)
    assert (one.text, one.in_briefing, one.next_on) == ("请市财政局抓紧办理。", False, TODAY)


def test_a_next_day_takes_the_warning_away(desk, page, choose, qtbot):
    choose(desk.without_day(desk.instruct()))

    dialog = page.dating.open()
    proposed = dialog.answers()
    dialog.fill({"下次跟进": date(2026, 11, 27)})
    dialog.accept()

    assert proposed == {"下次跟进": date(2026, 12, 8)}
    qtbot.waitUntil(lambda: page.card.texts()["下次跟进"] == "11月27日")


def test_a_task_that_a_leader_asked_for_gets_the_deadline_that_is_proposed(desk, page, qtbot):
    instruction_id = desk.instruct("请市科技局提出建设方案。")
    with desk.step() as db:
        (task_id,) = taking.take(db, instruction_id, taking.propose(db, instruction_id).tasks, day=TODAY)
    page.choose(MatterKind.TASK, task_id)
    asked = "待定日期" in page.card.texts()

    dialog = page.dating.open()
    dialog.accept()

    assert asked
    assert tasks.get(desk.db, task_id).deadline == date(2026, 12, 8)
    qtbot.waitUntil(lambda: not page.dating.ask.isVisible())


@pytest.mark.parametrize(("urgency", "day"), [(Limit.URGENT, date(2026, 11, 28)), (Limit.HARD, date(2026, 12, 23))])
def test_how_pressing_it_is_proposes_the_next_day(form, urgency, day):
    form.editors["缓急"].set_value(urgency)

    assert form.answers()["下次跟进"] == day
    form.reject()


def test_an_answer_closes_the_instruction_and_can_be_undone(desk, page, choose, matters, qtbot):
    chosen = desk.instruct(next_on=TODAY)
    choose(chosen)

    dialog = page.instructions.answer()
    dialog.fill({"办理和答复": "已按批示办理，专报领导。"})
    dialog.accept()
    qtbot.waitUntil(lambda: all(kind != "批示" for _, kind, _ in matters()))
    desk.workspace.undo()

    qtbot.waitUntil(lambda: any(kind == "批示" for _, kind, _ in matters()))
    assert not store.get(desk.db, chosen).is_answered


def test_an_instruction_is_deleted_after_a_question_unless_a_notice_stands_on_it(desk, page, choose, monkeypatch):
    monkeypatch.setattr(dialogs, "confirm", lambda *asked, **more: True)
    held, free = desk.instruct(), desk.instruct(text="已阅。")
    desk.supervise("1-1-01", instruction_id=held)
    choose(free)

    page.remove.trigger()
    choose(held)
    with pytest.raises(DeskError, match="不能删除"):
        page._remove()

    assert [line.instruction.id for line in store.lines(desk.db)] == [held]


def _dropped(page, path):
    """Drag a file onto the page and let it fall; whether the page took it."""
    found = QMimeData()
    found.setUrls([QUrl.fromLocalFile(str(path))])
    place, button, keys = QPoint(9, 9), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    coming = QDragEnterEvent(place, Qt.DropAction.CopyAction, found, button, keys)
    page.dragEnterEvent(coming)
    if coming.isAccepted():
        page.dropEvent(QDropEvent(QPointF(place), Qt.DropAction.CopyAction, found, button, keys))
    return coming.isAccepted()
