"""Forms into a folder: in the background, told at the end, never over a file that came back unasked."""

import threading

import pytest

from heze_desk.kit import dialogs
from heze_desk.rounds import workbook_making


@pytest.fixture
def folder(tmp_path, monkeypatch):
    folder = tmp_path / "发出"
    folder.mkdir()
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_words: folder)
    return folder


def test_every_unit_gets_its_form_and_the_way_to_the_folder_is_shown(qtbot, page, folder, told):
    page.making.make.trigger()

    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told[-1][0] == "已生成 6 份反馈表。"
    assert told[-1][1].parent == folder
    assert (folder / "反馈表_2026年第9次_市科技局.xlsx").exists()
    assert len(list(folder.iterdir())) == 6


def test_forms_of_the_selected_units_alone_can_be_made(qtbot, page, folder, told):
    page.standing.view.choose(page.standing.table.record_at(1).id)
    page.making.make_chosen.trigger()

    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert [path.name for path in folder.iterdir()] == ["反馈表_2026年第9次_市科技局.xlsx"]


def test_forms_that_lie_there_are_not_written_over_unasked(qtbot, page, folder, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "confirm", lambda _parent, text, **_more: asked.append(text) and False)
    filled = folder / "反馈表_2026年第9次_市科技局.xlsx"
    filled.write_bytes(b"filled in")

    page.making.make.trigger()

    assert asked == ["文件夹里已有 1 份同名的反馈表。"]
    assert not page.desk.background.busy
    assert filled.read_bytes() == b"filled in"


def test_stopped_on_the_way_it_says_how_many_there_are(qtbot, page, folder, told, monkeypatch):
    began, stopped = threading.Event(), threading.Event()
    write = workbook_making.workbook.write

    def slowly(sheet, path):
        began.set()
        stopped.wait(10)
        return write(sheet, path)

    monkeypatch.setattr(workbook_making.workbook, "write", slowly)
    jobs = []
    page.desk.background.began.connect(jobs.append)
    page.making.make.trigger()
    qtbot.waitUntil(began.is_set)
    jobs[0].cancel()
    stopped.set()

    qtbot.waitUntil(lambda: bool(told))
    assert told[-1][0] == "已取消；先生成的 1 份反馈表留在文件夹里，还有 5 份没有生成。"
    assert len(list(folder.iterdir())) == 1
