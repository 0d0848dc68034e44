"""The preview of a workbook whose further sheets tell more of the entries."""

from heze_desk.registers import importing, store
from heze_desk.registers.records import Kind
from heze_desk.registers.screen.import_dialog import EntryImport


def test_what_a_further_sheet_asks_is_answered_in_the_same_preview_and_undone_with_it(page, known, sheets, qtbot):
    page.receive(Kind.ENTERPRISE)
    tab = page.register(Kind.ENTERPRISE)
    qtbot.waitUntil(tab.isVisible)
    db, entry_id = tab.workspace.db, known["演示材料有限公司"]
    path = sheets(
        企业名录=("企业名称 规模", ["演示材料有限公司", "小型"]),
        动态=("企业名称 日期 事项", ["演示材料有限公司", "3月5日", "走访"]),
    )
    tab.preview_import(importing.read(path))
    preview = tab.window().findChildren(EntryImport)[0]
    (doubt,) = preview.plan.open_doubts

    preview.answer((doubt.key,), 0)
    cells = [one.cell for one in preview.changed.table.records]
    preview.accept()

    assert (doubt.key, cells) == ("动态B2", ["B2", "动态A2"])
    assert [(str(one.day), one.act) for one in store.events(db, entry_id)] == [("2026-03-05", "走访")]
    tab.workspace.undo()
    assert (store.events(db, entry_id), store.get(db, entry_id).category) == ([], "")
