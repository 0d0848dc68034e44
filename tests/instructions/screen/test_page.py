"""Everything open on one page, by what must happen next and when."""

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from heze_desk.instructions import matters, store, supervisions
from heze_desk.instructions.matter_records import MatterKind
from heze_desk.instructions.screen.instruction_form import InstructionDialog
from heze_desk.instructions.screen.matter_table import Batch, listed_id
from heze_desk.kit.preview_dialog import PreviewDialog
from heze_desk.tasks.light_records import Light
from heze_desk.tasks.lines import TaskFilter

SLOW_MS = 30_000
TODAY = date(2026, 11, 23)


def test_what_nobody_set_a_day_for_has_the_usual_one_and_is_warned_of(desk, shown):
    chosen = desk.without_day(desk.instruct())

    page = shown()
    page.choose(MatterKind.INSTRUCTION, chosen)

    assert page.view.current().batch is Batch.UNDATED
    assert page.view.current().matter.next_on == date(2026, 12, 8)
    assert page.undated.isVisible()
    assert "没有人定过日期" in page.undated.text()
    page.layout().activate()
    assert page.card.light.width() >= page.card.light.sizeHint().width()
    assert page.card.when.height() >= page.card.when.heightForWidth(page.card.when.width())


def test_every_open_matter_has_a_next_day(desk, shown):
    desk.without_day(desk.instruct())

    assert all(one.matter.next_on for one in shown().table.records)


@pytest.mark.parametrize(("late", "light"), [(True, Light.OVERDUE), (False, None)])
def test_the_line_for_many_tasks_leads_to_the_ledger(desk, shown, qtbot, monkeypatch, late, light):
    monkeypatch.setattr(matters, "OWN_LINES", 0)
    page = shown()
    page.view.choose(next(one.id for one in page.table.records if one.matter.is_late(TODAY) is late))

    with qtbot.waitSignal(page.wanted) as asked:
        page.places.go()

    assert asked.args == ["tasks", TaskFilter(light=light)]


def test_matters_come_by_their_next_day_in_batches(desk, shown):
    for day in (date(2026, 11, 29), TODAY, date(2026, 11, 30)):
        desk.instruct(next_on=day, text=f"{day:%m-%d}")

    page = shown()
    page.kind.choose(MatterKind.INSTRUCTION)
    page.narrow()

    told = [(str(one.batch), one.matter.next_on) for one in page.table.records]
    assert told == [("今天", TODAY), ("本周", date(2026, 11, 29)), ("以后", date(2026, 11, 30))]


def test_the_page_follows_midnight(desk, office, shown, qtbot):
    desk.instruct(next_on=TODAY)
    page = shown()
    page.kind.choose(MatterKind.INSTRUCTION)
    page.narrow()

    office.clock.pin(date(2026, 11, 24))

    qtbot.waitUntil(lambda: [one.batch for one in page.table.records] == [Batch.OVERDUE])


def test_what_another_act_brings_is_shown_at_once(desk, page, matters, qtbot):
    with desk.step("登记") as db:
        store.add(db, _instruction(desk), today=TODAY)

    qtbot.waitUntil(lambda: any(kind == "批示" for _, kind, _ in matters()))


def test_the_card_says_all_of_an_instruction_and_leads_to_its_tasks(desk, page, choose):
    chosen = desk.instruct(text="请<抓紧>办理。", paper="调度简报第3期", next_on=TODAY)

    choose(chosen)

    told = page.card.texts()
    assert page.card.title.text() == "王测一（常务副市长）"
    assert told["批示内容"] == "请&lt;抓紧&gt;办理。"
    assert told["批示文件"] == "调度简报第3期"
    assert told["答复"] == "没有答复"


def test_the_card_names_the_notices_of_an_instruction_by_their_numbers(desk, page, choose):
    chosen = desk.instruct()
    choose(chosen)
    page.supervisions.plan().accept()

    choose(chosen)

    assert "〔2026〕1号" in page.card.texts()["督办"]
    assert page.card.texts()["督办"].endswith("（待签收）")


def test_only_what_can_be_done_with_the_chosen_matter_is_offered(desk, page, choose):
    unsigned, instruction = desk.issued("1-1-01"), desk.instruct()

    choose.supervision(unsigned)
    of_supervision = _offered(page)
    choose(instruction)

    assert of_supervision == ["登记办理情况…", "催办…", "签收…", "更正…", "作废…"]
    assert _offered(page)[:3] == ["登记答复…", "定日期…", "生成任务…"]
    assert "签收…" not in _offered(page)


def test_what_is_over_is_found_among_what_is_over(desk, page, choose):
    ended = desk.instruct()
    with desk.step("答复") as db:
        store.answer(db, ended, "已办理。", day=TODAY)

    choose(ended)

    assert page.batch.value() == (Batch.ENDED,)
    assert page.view.current().id == listed_id(MatterKind.INSTRUCTION, ended, ended=True)
    assert "已办理。" in page.card.texts()["答复"]


def test_the_list_is_narrowed_as_one_types_and_escape_clears_it(desk, page, qtbot):
    page.list.text.setText("应用场景")

    found = [one.title for one in page.table.records]
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)

    assert found == ["1-1-03 报送应用场景清单"]
    assert len(page.table.records) > 1


@pytest.mark.parametrize(("kind", "number", "to"), [(MatterKind.TASK, "1-1-02", "tasks")])
def test_return_opens_the_page_where_a_matter_lives(desk, page, qtbot, kind, number, to):
    page.choose(kind, desk.tasks[number])
    page.view.setFocus()

    with qtbot.waitSignal(page.wanted) as asked:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)

    assert asked.args == [to, desk.tasks[number]]


def test_return_on_an_instruction_opens_its_words_and_on_a_notice_its_pages(desk, page, choose, qtbot):
    choose(desk.instruct())
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    (form,) = page.findChildren(InstructionDialog)
    form.reject()
    choose.supervision(desk.supervise("1-1-01"))
    page.view.setFocus()

    qtbot.keyClick(page.view, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(page.findChildren(PreviewDialog)), timeout=SLOW_MS)
    page.findChildren(PreviewDialog)[0].reject()


def test_links_of_the_card_lead_to_tasks_and_to_the_instruction_behind_a_notice(desk, page, choose, qtbot):
    instruction = desk.instruct()
    supervision = desk.supervise("1-1-01", instruction_id=instruction)
    choose.supervision(supervision)

    with qtbot.waitSignal(page.wanted) as asked:
        page.card.linked.emit(f"task:{desk.tasks['1-1-01']}")
    page.card.linked.emit(f"instruction:{instruction}")

    assert asked.args == ["tasks", desk.tasks["1-1-01"]]
    assert page.shown.known.ref_id == instruction


def test_a_workspace_that_can_only_be_read_offers_no_act(desk, page, choose, monkeypatch):
    monkeypatch.setattr(type(desk.workspace), "read_only", property(lambda self: True))

    choose(desk_instruction(desk))

    assert _offered(page) == []
    assert not page.instructions.new.isEnabled()


def test_selected_tasks_are_what_a_notice_would_be_about(desk, page):
    rows = [page.table.row_of(listed_id(MatterKind.TASK, desk.tasks[number])) for number in ("1-1-01", "1-1-02")]
    selection = page.view.selectionModel()
    selection.clear()

    for row in rows:
        selection.select(page.table.index(row, 0), QItemSelectionModel.SelectionFlag.Select)

    assert page.shown.task_ids == [desk.tasks["1-1-01"], desk.tasks["1-1-02"]]
    assert page.supervisions.supervise.isEnabled()
    assert supervisions.lines(desk.db, TODAY) == []


def desk_instruction(desk):
    return next(row[0] for row in desk.db.execute("select coalesce(max(id), 0) from instruction"))


def _instruction(desk):
    from heze_desk.instructions.records import Instruction

    return Instruction(leader_id=desk.leaders["张喆"], day=TODAY, text="已阅。", next_on=TODAY)


def _offered(page):
    return [button.text() for button in page.card._buttons if button.isVisibleTo(page.card)]
